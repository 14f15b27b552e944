-- Machine clients: programs that ask the graph by a secret of their own.
-- name: add
insert into hub.machine_client (id, name, secret, created_by) values ($1, $2, $3, $4)
on conflict (name) do nothing
returning true
-- name: find
select id::text, secret from hub.machine_client where name = $1 and revoked_at is null
-- name: used
update hub.machine_client set used_at = now() where id = $1
-- name: renew
update hub.machine_client set secret = $2 where name = $1 and revoked_at is null returning id::text
-- name: revoke
update hub.machine_client set revoked_at = now() where name = $1 and revoked_at is null
returning id::text
-- name: end_grants
update hub.access_grant set revoked_at = now() where employee_id = $1 and revoked_at is null
-- name: listed
select id::text, name, created_at, created_by, used_at, revoked_at from hub.machine_client
order by name
