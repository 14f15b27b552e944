-- The way out: subscribers, and what is on its way to each of them.
-- name: subscribers
select id::text as id, kind, name, stream_id, config, secret, position, paused, error, created_at,
       created_by, secret_before, before_until
from hub.subscriber where $1::text is null or kind = $1
order by created_at, id
-- name: subscriber
select id::text as id, kind, name, stream_id, config, secret, position, paused, error, created_at,
       created_by, secret_before, before_until
from hub.subscriber where kind = $1 and name = $2
-- name: put
insert into hub.subscriber (id, kind, name, stream_id, config, secret, position, created_by)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (kind, name) do update set
    config = excluded.config, secret = coalesce(excluded.secret, subscriber.secret),
    secret_before = case when excluded.secret is null then subscriber.secret_before end
returning id::text
-- name: configure
update hub.subscriber set config = config || $2::jsonb where id = $1
-- name: renew
update hub.subscriber set secret_before = secret, before_until = now() + $3::interval, secret = $2
where id = $1
returning before_until
-- name: pause
update hub.subscriber set paused = $2 where id = $1
-- name: fault
update hub.subscriber set error = $2 where id = $1 and error is distinct from $2::jsonb
-- name: remove_deliveries
delete from hub.delivery where subscriber_id = $1
-- name: remove
delete from hub.subscriber where id = $1
-- name: horizon
select pg_snapshot_xmin(pg_current_snapshot())::text::bigint
-- name: lock
select position from hub.subscriber where id = $1 for update
-- name: move
update hub.subscriber set position = $2 where id = $1
-- name: grown
select seq, entity, row_ids::text[] as row_ids, groups from hub.outbox
where xid >= $1 and xid < $2 and entity = any($3::text[])
order by seq
-- name: enqueue
insert into hub.delivery (id, subscriber_id, entity, row_id, seq, groups, state)
select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::bigint[])
    as w(id, subscriber_id, entity, row_id, seq)
    cross join lateral (select $6::text[] as groups, 'waiting' as state) s
on conflict (subscriber_id, row_id) where state = 'waiting' do update set
    seq = greatest(delivery.seq, excluded.seq),
    groups = case when delivery.groups is null or excluded.groups is null then null
                  else array(select distinct unnest(delivery.groups || excluded.groups) order by 1)
             end
-- name: highest
select coalesce(max(seq), 0) from hub.outbox
-- name: due
select id::text as id, entity, row_id::text as row_id, seq, groups, uncertain, attempts, created_at
from hub.delivery
where subscriber_id = $1 and state = 'waiting' and run_at <= now()
order by seq, id
limit $2
-- name: begin
update hub.delivery set uncertain = true, attempts = attempts + 1 where id = any($1::uuid[])
-- name: finish
with told as (
    select * from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::jsonb[])
        as t(id, seq, state, action, error, receipt)
)
update hub.delivery d set
    -- What changed meanwhile is another thing to deliver: it stays open, from the start.
    state = case when d.seq > t.seq then 'waiting' else t.state end,
    attempts = case when d.seq > t.seq then 0 else d.attempts end,
    run_at = case when d.seq > t.seq then now() else d.run_at end,
    finished_at = case when d.seq > t.seq then null else now() end,
    action = t.action, error = t.error, receipt = t.receipt, uncertain = false
from told t where d.id = t.id
-- name: postpone
update hub.delivery set run_at = now() + $2::interval, error = $3, uncertain = $4
where id = any($1::uuid[])
-- name: bury
update hub.delivery set state = 'dead', error = $2, finished_at = now()
where id = any($1::uuid[]) and state = 'waiting'
-- name: next_due
select extract(epoch from min(run_at) - now())::float8 from hub.delivery
where state = 'waiting' and subscriber_id = $1
-- name: replay
-- Dead ones that nothing newer has overtaken are tried again; the others are settled.
with wanted as (
    select d.id, row_number() over (partition by d.row_id order by d.id desc) as place, exists (
        select from hub.delivery o
        where o.subscriber_id = d.subscriber_id and o.row_id = d.row_id and o.id > d.id
          and o.state in ('waiting', 'done')
    ) as overtaken
    from hub.delivery d
    where d.subscriber_id = $1 and d.state = 'dead'
      and ($2::uuid[] is null or d.id = any($2::uuid[]))
)
update hub.delivery d set
    state = case when w.overtaken or w.place > 1 then 'superseded' else 'waiting' end,
    attempts = 0, run_at = now(),
    finished_at = case when w.overtaken or w.place > 1 then now() end
from wanted w where d.id = w.id
returning d.state
-- name: listed
select d.id::text as id, s.kind, s.name, d.entity, d.row_id::text as row_id, d.state, d.action,
       d.attempts, d.run_at, d.error, d.receipt, d.created_at, d.finished_at
from hub.delivery d join hub.subscriber s on s.id = d.subscriber_id
where ($1::text is null or s.name = $1) and ($2::text is null or d.state = $2)
  and ($3::uuid is null or d.id < $3) and ($5::text is null or s.kind = $5)
order by d.id desc
limit $4
-- name: counted
select subscriber_id::text as id, state, count(*) as deliveries, min(created_at) as oldest
from hub.delivery group by subscriber_id, state
-- name: prune
delete from hub.delivery where state in ('done', 'superseded') and finished_at < now() - $1::interval
-- name: resend
-- Without groups: nothing changed, it is asked for.
update hub.delivery set
    state = 'waiting', attempts = 0, run_at = now(), finished_at = null, groups = '{}'
where id = $1 and subscriber_id = $2 and state <> 'waiting' and not exists (
    select from hub.delivery o
    where o.subscriber_id = $2 and o.row_id = delivery.row_id and o.state = 'waiting'
)
returning id
-- name: given_up
select distinct on (row_id) row_id::text as row_id, state from hub.delivery
where subscriber_id = $1
order by row_id, id desc
-- name: last_digest
select receipt ->> 'digest' from hub.delivery
where subscriber_id = $1 and row_id = $2 and receipt ? 'digest'
order by id desc limit 1
-- name: under
select department_id::text as id from hub.department_tree where ancestor_id = any($1::uuid[])
-- name: accounts
select row_id::text as row_id, record_key from hub.mapped_record
where stream_id = $1 and entity = $2 and closed_at is null
  and ($3::uuid[] is null or row_id = any($3::uuid[]))
order by record_key
-- name: kept_of
select r.record_key, r.pack, r.place, substring(p.bodies from r.place + 1 for r.size) as body,
       r.state, r.subject::text as subject, r.mapping_version
from hub.raw_record r
join hub.raw_pack p on p.id = r.pack
where r.stream_id = $1 and r.record_key = any($2::text[]) and r.closed_at is null
