-- The outbox, followed: entries that were not seen yet. A landing that began earlier may commit
-- later, so that numbers below the highest can still come.
-- name: highest
select coalesce(max(seq), 0) from hub.outbox
-- name: known
select seq from hub.outbox where seq > $1
-- name: after
select seq, entity, row_ids::text[] as row_ids, groups
from hub.outbox
where seq > $1 and seq <> all($2::bigint[])
order by seq
limit 1000
-- name: run_moved
insert into hub.outbox (entity, batch, row_ids, origin) values ('Run', $1, array[$1::uuid], 'run')
