-- Conflicts that are looked at, and what people decided about them.
-- name: sources
select m.stream_id, m.row_key, m.record_key, m.row_id, m.fields::text as fields,
       m.pending::text as pending, m.precedence, m.hash, m.recorded_at, m.closed_at, m.closed_on,
       m.changed_at, m.newest
from hub.mapped_record m
where m.row_id = any($1::uuid[]) and m.entity = $2 and m.closed_at is null
-- name: streams
select s.id, c.name as connection, s.name as stream, c.connector
from hub.stream s join hub.connection c on c.id = s.connection_id
-- name: standing
select id::text, kind, digest, before from hub.conflict_decision
where row_id = $1 and entity = $2 and field = $3 and undone_at is null
-- name: decide
insert into hub.conflict_decision
    (id, row_id, entity, field, kind, digest, before, reason, decided_by)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
-- name: undo
update hub.conflict_decision set undone_at = now(), undone_by = $4, undone_reason = $5
where row_id = $1 and entity = $2 and field = $3 and undone_at is null
-- name: decisions
select id::text, row_id::text, entity, field, kind, reason, decided_by, decided_at, undone_by,
       undone_at, undone_reason
from hub.conflict_decision where row_id = $1 and entity = $2 and field = $3
order by decided_at desc, id desc limit 50
