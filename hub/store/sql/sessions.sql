-- Sessions of the hub's own pages, sign-ins that have begun, and tokens that are revoked.
-- name: begin
insert into hub.sign_in_session
    (id, digest, employee_id, issuer, methods, expires_at, proved_at)
values ($1, $2, $3, $4, $5, now() + make_interval(hours => $6), to_timestamp($7::float8))
-- name: find
select s.id, s.employee_id, s.issuer, s.methods,
       extract(epoch from s.began_at)::float8 as began_at,
       extract(epoch from least(s.expires_at, now() + make_interval(mins => $2)))::float8
           as expires_at,
       extract(epoch from s.proved_at)::float8 as proved_at,
       s.seen_at < now() - interval '1 minute' as stale
from hub.sign_in_session s
where s.digest = $1 and s.expires_at > now() and s.seen_at > now() - make_interval(mins => $2)
-- name: seen
update hub.sign_in_session set seen_at = now() where id = $1
-- name: step_up
update hub.sign_in_session
set digest = $2, proved_at = to_timestamp($3::float8), methods = $4, seen_at = now()
where digest = $1 and employee_id = $5 and expires_at > now()
returning id
-- name: end
delete from hub.sign_in_session where digest = $1 returning id, employee_id
-- name: end_one
delete from hub.sign_in_session where id::text = $1 and employee_id = $2::text::uuid
returning id
-- name: end_all
delete from hub.sign_in_session where employee_id = $1 returning id
-- name: end_others
delete from hub.sign_in_session where employee_id = $1 and digest <> $2 returning id
-- name: swept
delete from hub.sign_in_session
where expires_at < now() or seen_at < now() - make_interval(mins => $1)
-- name: listed
select s.id::text, s.employee_id::text, s.issuer, s.methods, s.began_at, s.seen_at, s.proved_at,
       s.digest, e.number
from hub.sign_in_session s left join hub.employee e on e.id = s.employee_id
where s.expires_at > now() and s.seen_at > now() - make_interval(mins => $1)
  and ($2::text::uuid is null or s.employee_id = $2::text::uuid)
order by s.seen_at desc
limit $3
-- name: begun
insert into hub.sign_in_begun (digest, step, detail, expires_at)
values ($1, $2, $3, now() + make_interval(secs => $4))
-- name: begun_swept
delete from hub.sign_in_begun where expires_at < now()
-- name: begun_ended
delete from hub.sign_in_begun where detail->>'employee' = $1
-- name: begun_taken
delete from hub.sign_in_begun where digest = $1 and step = $2 and expires_at > now()
returning detail
-- name: begun_seen
select detail from hub.sign_in_begun where digest = $1 and step = $2 and expires_at > now()
-- name: revoke
insert into hub.token_revocation (id, principal_id, token) values ($1, $2, $3)
-- name: revoked
select token, extract(epoch from at)::float8 as at
from hub.token_revocation where principal_id = $1
