-- Emergency access: asked for by one person, opened by a second, over within the hour.
-- name: ask
insert into hub.emergency (id, employee_id, classes, purpose) values ($1, $2, $3, $4)
-- name: confirm
update hub.emergency set confirmed_by = $2, confirmed_at = now(), grant_id = $3
where id = $1 and confirmed_at is null and refused_at is null and asked_at > now() - interval '1 hour'
  and employee_id::text <> $2
returning employee_id::text, classes, purpose
-- name: refuse
update hub.emergency set refused_at = now()
where id = $1 and confirmed_at is null and refused_at is null
returning employee_id::text
-- name: open
insert into hub.access_grant
    (id, employee_id, role, classes, extent, extent_ids, valid_from, granted_by, reason, expires_at)
values ($1, $2, 'emergency', $3, 'all', '{}', current_date - 1, $4, $5, now() + interval '1 hour')
returning expires_at
-- name: listed
-- Ids grow with time; completed with the place where a page begins.
select e.id::text, e.employee_id::text, e.classes, e.purpose, e.asked_at, e.confirmed_by,
       e.confirmed_at, g.expires_at, coalesce(g.revoked_at, e.refused_at) as ended_at
from hub.emergency e left join hub.access_grant g on g.id = e.grant_id
where {where}
order by e.id desc
limit {limit}
