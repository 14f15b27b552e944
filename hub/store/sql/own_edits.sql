-- Edits of one's own data that wait for a decision.
-- name: add
insert into hub.own_edit (id, employee_id, entity, row_id, fields, seen, reason, asked_by)
values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8)
-- name: cell
insert into hub.own_edit_cell (edit_id, field, value) values ($1, $2, $3)
-- name: turn
select pg_advisory_xact_lock(hashtextextended('own_edit ' || $1::text, 0))
-- name: waiting_of
select count(*) from hub.own_edit where employee_id = $1::text::uuid and state = 'waiting'
-- name: listed
select id::text, employee_id::text, entity, row_id::text, fields, seen::text as seen, reason,
       asked_by, asked_at, state, decided_by, decided_at, decided_for
from hub.own_edit
where state = $1 and ($2::uuid is null or id < $2)
order by id desc
limit $3
-- name: one
select id::text, employee_id::text, entity, row_id::text, fields, seen::text as seen, reason,
       asked_by, asked_at, state, decided_by, decided_at, decided_for
from hub.own_edit where id = $1
-- name: cells
select edit_id::text, field, value from hub.own_edit_cell where edit_id = any($1::text[]::uuid[])
-- name: decide
update hub.own_edit set state = $2, decided_by = $3, decided_at = now(), decided_for = $4
where id = $1 and state = 'waiting'
returning id
-- name: empty
delete from hub.own_edit_cell where edit_id = $1
