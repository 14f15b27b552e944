-- Deputies of managers, for a time.
-- name: staff
select e.id::text from hub.employee e
where e.id = any($1::text[]::uuid[]) and e.status = any('{probation,active,leave,notice}')
-- name: add
insert into hub.delegation (id, manager_id, deputy_id, valid_from, valid_to, given_by, reason)
values ($1, $2, $3, $4, $5, $6, $7)
-- name: end
update hub.delegation set ended_at = now()
where id = $1 and ended_at is null and ($2::uuid is null or manager_id = $2 or deputy_id = $2)
returning id::text, manager_id::text, deputy_id::text, valid_from, valid_to, given_by, reason
-- name: one
select id::text, manager_id::text, deputy_id::text, valid_from, valid_to, given_by, reason
from hub.delegation where id = $1::text::uuid
-- name: listed
select id::text, manager_id::text, deputy_id::text, valid_from, valid_to, given_by, reason
from hub.delegation
where ended_at is null and valid_to >= $2
  and ($1::uuid is null or manager_id = $1 or deputy_id = $1)
order by valid_from, id
limit $3
