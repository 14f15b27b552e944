-- The chain of the audit. What COPY writes of `unchained` is what is hashed: the verifier reads
-- the same columns.
-- name: alone
select pg_advisory_xact_lock(hashtextextended('hub.audit_chain', 0))
-- name: last
select size, head, frontier from hub.audit_checkpoint order by size desc limit 1
-- name: unchained
select a.seq, (extract(epoch from a.at) * 1000000)::bigint, a.actor, a.action, a.entity, a.batch,
       a.run_id, a.rows, a.reason, a.detail
from hub.audit a
where not exists (select from hub.audit_link l where l.seq = a.seq)
order by a.seq
limit $1
-- name: checkpoint
insert into hub.audit_checkpoint (size, head, root, frontier, at, signature)
values ($1, $2, $3, $4, $5, $6)
-- name: since
select size, head, root, at, signature from hub.audit_checkpoint where size > $1 order by size
