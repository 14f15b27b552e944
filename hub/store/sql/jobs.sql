-- Jobs: what is due next, who works on it, and until when they are believed to live.
-- name: put
insert into hub.job (id, kind, payload, dedupe, run_at) values ($1, $2, $3, $4, $5)
on conflict (dedupe) do update set
    id = excluded.id, payload = excluded.payload, run_at = excluded.run_at, attempts = 0,
    last_error = null
where job.payload <> excluded.payload
  and (job.leased_until is null or job.leased_until < now())
-- name: wake
select pg_notify('hub_jobs', '')
-- name: claim
update hub.job set leased_until = now() + $1::interval, attempts = attempts + 1
where id = (
    select id from hub.job
    where run_at <= now() and (leased_until is null or leased_until < now())
    order by run_at, id
    for update skip locked
    limit 1
)
returning id, kind, payload, dedupe, attempts
-- name: keep
update hub.job set leased_until = now() + $3::interval
where id = $1 and attempts = $2 and leased_until is not null
returning id
-- name: done
delete from hub.job where id = $1 and attempts = $2
returning id
-- name: failed
update hub.job set leased_until = null, run_at = now() + $3::interval, last_error = $4
where id = $1 and attempts = $2
returning id
-- name: release
update hub.job set leased_until = null
where id = $1 and attempts = $2
-- name: drop_others
delete from hub.job
where kind = $1 and not (dedupe = any($2::text[]))
  and (leased_until is null or leased_until < now())
-- name: next_due
select extract(epoch from min(greatest(run_at, coalesce(leased_until, run_at))) - now())::float8
from hub.job
-- name: all
select kind, payload, dedupe, run_at, attempts, leased_until, last_error from hub.job
order by run_at, id
