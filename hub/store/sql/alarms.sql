-- Alarms: what is wrong with a connection, from when to when.
-- name: standing
select c.id::text as id, c.name, c.schedule, c.paused, c.fresh_within, c.created_at,
       l.state, l.started_at, l.run_id, l.code,
       (select max(r.finished_at) from hub.run r
        where r.connection_id = c.id and r.kind = 'pull' and r.state = 'finished') as fresh_at
from hub.connection c
left join lateral (
    select r.state, r.started_at, r.id::text as run_id, r.error ->> 'code' as code from hub.run r
    where r.connection_id = c.id and r.kind = 'pull' order by r.started_at desc, r.id desc limit 1
) l on true
where c.connector <> 'hub' and c.removed_at is null
order by c.created_at, c.id
-- name: raise
insert into hub.alarm (id, connection_id, kind, run_id, code) values ($1, $2, $3, $4, $5)
on conflict (connection_id, kind) where cleared_at is null do nothing
returning id::text
-- name: clear
update hub.alarm set cleared_at = now()
where connection_id = $1 and kind = $2 and cleared_at is null
returning id::text
-- name: told
insert into hub.outbox (entity, batch, row_ids, origin)
values ('Alarm', $1, array[$1::uuid], 'alarm')
-- name: open
select a.id::text as id, a.connection_id::text as connection_id, c.name as connection, a.kind,
       a.run_id::text as run_id, a.code, a.raised_at, a.cleared_at
from hub.alarm a join hub.connection c on c.id = a.connection_id
where a.cleared_at is null and c.removed_at is null
order by a.raised_at, a.id
-- name: one
select a.id::text as id, a.connection_id::text as connection_id, c.name as connection, a.kind,
       a.run_id::text as run_id, a.code, a.raised_at, a.cleared_at
from hub.alarm a join hub.connection c on c.id = a.connection_id
where a.id = $1
-- name: fresh_within
update hub.connection set fresh_within = $2 where id = $1
