-- Legal holds: while one stands, nothing of the person is erased.
-- name: place
insert into hub.subject_hold (id, employee_id, reason, placed_by) values ($1, $2, $3, $4)
-- name: release
update hub.subject_hold set released_by = $2, released_at = now(), released_for = $3
where id = $1 and released_at is null
returning employee_id::text
-- name: standing
select id::text from hub.subject_hold where employee_id = any($1::uuid[]) and released_at is null
-- name: listing
select h.id::text, coalesce(s.survivor_id, h.employee_id)::text as employee_id, h.reason,
       h.placed_by, h.placed_at, h.released_by, h.released_at, h.released_for
from hub.subject_hold h
left join hub.identity_survivor s on s.merged_id = h.employee_id
where ($1::boolean or h.released_at is null)
  and ($2::uuid[] is null or h.employee_id = any($2::uuid[]))
order by h.placed_at desc, h.id desc
limit $3
