-- Accounts of the built-in provider: people, passwords, second factors, and who failed.
-- name: by_number
select e.id::text as employee_id, e.number, e.status, a.id::text as account_id, a.password
from hub.employee e left join hub.account a on a.employee_id = e.id
where e.number = $1 and e.closed_at is null
limit 2
-- name: by_mail
select e.id::text as employee_id, e.number, e.status, a.id::text as account_id, a.password
from hub.employee e left join hub.account a on a.employee_id = e.id
where e.work_email = lower($1) and e.closed_at is null
limit 2
-- name: by_employee
select e.id::text as employee_id, e.number, e.status, a.id::text as account_id, a.password
from hub.employee e left join hub.account a on a.employee_id = e.id
where e.id = $1::text::uuid and e.closed_at is null
-- name: by_account
select e.id::text as employee_id, e.number, e.status, a.id::text as account_id, a.password
from hub.account a join hub.employee e on e.id = a.employee_id
where a.id = $1::text::uuid and e.closed_at is null
-- name: make
insert into hub.account (id, employee_id, created_by) values ($1, $2, $3)
on conflict (employee_id) do update set employee_id = excluded.employee_id
returning id::text
-- name: listed
select a.id::text, e.number, a.password is not null as taken_up, a.created_at, a.created_by,
       (select count(*) from hub.account_factor f where f.account_id = a.id and f.kind = 'passkey')
           as passkeys,
       (select count(*) from hub.account_factor f where f.account_id = a.id and f.kind = 'totp')
           as apps,
       (select count(*) from hub.account_factor f where f.account_id = a.id and f.kind = 'recovery')
           as recovery_codes
from hub.account a left join hub.employee e on e.id = a.employee_id
order by e.number
-- name: remove_invitations
delete from hub.account_invitation where account_id = $1 or expires_at < now()
-- name: remove_factors
delete from hub.account_factor where account_id = $1
-- name: remove
delete from hub.account where id = $1
-- name: invite
insert into hub.account_invitation (digest, account_id, created_by, expires_at)
values ($1, $2, $3, now() + make_interval(hours => $4))
-- name: invited
select account_id::text from hub.account_invitation where digest = $1 and expires_at > now()
-- name: take_invitation
delete from hub.account_invitation where digest = $1 and expires_at > now()
returning account_id::text
-- name: set_password
update hub.account set password = $2, password_at = now() where id = $1
-- name: forget_password
update hub.account set password = null where id = $1
-- name: factors
select id::text, kind, name, secret, credential, counter, created_at, used_at
from hub.account_factor where account_id = $1 order by kind, created_at, id
-- name: add_factor
insert into hub.account_factor (id, account_id, kind, name, secret, credential, counter)
values ($1, $2, $3, $4, $5, $6, $7)
-- name: remove_factor
delete from hub.account_factor
where id = $1::text::uuid and account_id = $2::text::uuid and kind in ('totp', 'passkey')
returning kind
-- name: remove_recovery
delete from hub.account_factor where account_id = $1 and kind = 'recovery'
-- name: use_step
update hub.account_factor set counter = $2, used_at = now()
where id = $1 and counter < $2 returning true
-- name: use_passkey
update hub.account_factor set counter = $2, used_at = now()
where id = $1 and (counter < $2 or (counter = 0 and $2 = 0)) returning true
-- name: use_recovery
delete from hub.account_factor where account_id = $1 and kind = 'recovery' and secret = $2
returning true
-- name: passkey
select f.id::text, f.account_id::text, f.secret, f.credential, f.counter
from hub.account_factor f where f.credential = $1 and f.kind = 'passkey'
-- name: failures
select count, greatest(extract(epoch from until - now())::float8, 0) as wait
from hub.sign_in_failures where key = $1 for update
-- name: first_failure
insert into hub.sign_in_failures (key, count, last_at, until) values ($1, 0, now(), now())
on conflict (key) do nothing
-- name: fail
update hub.sign_in_failures
set count = $2, last_at = now(), until = now() + make_interval(secs => $3)
where key = $1
-- name: forgive
update hub.sign_in_failures set count = greatest(count - 1, 0), until = now() where key = $1
-- name: forget
delete from hub.sign_in_failures where key = $1
-- name: sweep
delete from hub.sign_in_failures where last_at < now() - make_interval(secs => $1) and until < now()
