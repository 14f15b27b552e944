-- Outcomes by the key of the request.
-- name: known
select key, request, outcome::text as outcome
from hub.idempotency where subject = $1 and key = any($2::text[])
-- name: done
select exists (select from hub.idempotency where subject = $1 and key = any($2::text[]))
-- name: keep
insert into hub.idempotency (subject, key, request, outcome)
values ($1, $2, $3, $4::jsonb) on conflict do nothing
returning true
-- name: forget
delete from hub.idempotency where subject = $1 and key = any($2::text[])
-- name: forget_old
delete from hub.idempotency where at < now() - make_interval(days => $1)
