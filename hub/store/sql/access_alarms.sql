-- Alarms about access: raised once, cleared once, told to the outbox both times.
-- name: emergencies
select g.employee_id::text as principal, class
from hub.access_grant g cross join unnest(g.classes) as class
where g.role = 'emergency' and g.revoked_at is null and g.expires_at > now()
-- name: raise
insert into hub.access_alarm (id, kind, principal, class, people)
select gen_random_uuid(), wanted.kind, wanted.principal, wanted.class, wanted.people
from unnest($1::text[], $2::text[], $3::text[], $4::int[])
    as wanted(kind, principal, class, people)
on conflict (kind, principal, class) where cleared_at is null do nothing
returning id::text
-- name: clear
update hub.access_alarm a set cleared_at = now()
where a.cleared_at is null and not exists (
    select from unnest($1::text[], $2::text[], $3::text[]) as wanted(kind, principal, class)
    where (wanted.kind, wanted.principal, wanted.class) = (a.kind, a.principal, a.class))
returning id::text
-- name: told
insert into hub.outbox (entity, batch, row_ids, origin)
values ('Alarm', $1, array[$1::uuid], 'alarm')
-- name: listed
select a.id::text, a.kind, a.principal, e.id is not null as employee, a.class as cls, a.people,
       a.raised_at, a.cleared_at
from hub.access_alarm a left join hub.employee e on e.id::text = a.principal
where ($1::uuid is null and a.cleared_at is null) or a.id = $1
order by a.raised_at desc, a.id
limit $2
