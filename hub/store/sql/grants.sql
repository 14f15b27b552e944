-- Grants, and the facts about a principal that sign-in needs.
-- name: by_number
select e.id, e.status, coalesce(v.version, 0) as version
from hub.employee e left join hub.access_version v on v.employee_id = e.id
where e.number = $1 and e.closed_at is null
limit 2
-- name: by_workEmail
select e.id, e.status, coalesce(v.version, 0) as version
from hub.employee e left join hub.access_version v on v.employee_id = e.id
where e.work_email = lower($1) and e.closed_at is null
limit 2
-- name: by_id
select e.id, e.status, coalesce(v.version, 0) as version
from hub.employee e left join hub.access_version v on v.employee_id = e.id
where e.id = $1::text::uuid and e.closed_at is null
-- name: numbered
select e.number, min(e.id::text) as id
from hub.employee e where e.number = any($1::text[]) and e.closed_at is null
group by e.number having count(*) = 1
-- name: numbers
select e.id::text, e.number
from hub.employee e where e.id = any($1::text[]::uuid[]) and e.number is not null
-- name: client
select id from hub.machine_client where id = $1::text::uuid and revoked_at is null
-- name: grants_of
select id, role, classes, extent, extent_ids, valid_from, valid_to, expires_at
from hub.access_grant
where employee_id = $1 and revoked_at is null
order by id
-- name: listed
select g.id, g.role, g.classes, g.extent, g.extent_ids, g.valid_from, g.valid_to, g.expires_at,
       g.employee_id, e.id is not null as employee,
       coalesce(e.number, 'client ' || c.name) as number, g.granted_by, g.reason
from hub.access_grant g
left join hub.employee e on e.id = g.employee_id
left join hub.machine_client c on c.id = g.employee_id
where g.revoked_at is null
order by e.number, g.id
-- name: page
select g.id, g.role, g.classes, g.extent, g.extent_ids, g.valid_from, g.valid_to, g.expires_at,
       g.employee_id, e.id is not null as employee,
       coalesce(e.number, 'client ' || c.name) as number, g.granted_by, g.reason
from hub.access_grant g
left join hub.employee e on e.id = g.employee_id
left join hub.machine_client c on c.id = g.employee_id
where g.revoked_at is null and coalesce(g.expires_at > now(), true)
  and ($1::uuid is null or g.employee_id = $1) and ($2::uuid is null or g.id > $2)
order by g.id
limit $3
-- name: holder
select true from hub.employee where id = $1
union all
select true from hub.machine_client where id = $1 and revoked_at is null
-- name: add
insert into hub.access_grant
    (id, employee_id, role, classes, extent, extent_ids, valid_from, valid_to, granted_by, reason)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
-- name: revoke
update hub.access_grant set revoked_at = now()
where id = $1 and revoked_at is null
returning employee_id
-- name: bump
insert into hub.access_version (employee_id, version) values ($1, 1)
on conflict (employee_id) do update set version = access_version.version + 1
-- name: missing_entities
select wanted.id from unnest($1::uuid[]) as wanted(id)
where not exists (select from hub.legal_entity found where found.id = wanted.id)
-- name: missing_subtrees
select wanted.id from unnest($1::uuid[]) as wanted(id)
where not exists (select from hub.department found where found.id = wanted.id)
-- name: ids_of_entities
select id from hub.legal_entity where code = any($1::text[]) and closed_at is null
-- name: ids_of_subtrees
select id from hub.department where code = any($1::text[]) and closed_at is null
-- name: standing
select e.id::text, coalesce(v.version, 0) as version, e.status, e.number, e.work_email
from hub.employee e left join hub.access_version v on v.employee_id = e.id
where e.id = any($1::text[]::uuid[])
