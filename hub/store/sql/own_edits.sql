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
-- Of everybody, from the latest on: one's own, and those that touch some of these fields.
select id::text, employee_id::text, entity, row_id::text, fields, seen::text as seen, reason,
       asked_by, asked_at, state, decided_by, decided_at, decided_for
from hub.own_edit
where state = $1 and id < coalesce($2::text::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
  and (employee_id = $4::text::uuid
       or exists (select from unnest(fields) one where entity || '.' || one = any($5::text[])))
order by own_edit.id desc
limit $3
-- name: listed_of
-- Of oneself, of whom one manages, and within extents; each person's are found by their index.
with people as materialized (
    select $4::text::uuid as id
    union select m.employee_id from hub.management m where m.manager_id = $4::text::uuid
    union select e.id from hub.employee e where e.legal_entity_id = any($5::text[]::uuid[])
    union select e.id
    from hub.employee e join hub.department_tree t on t.department_id = e.department_id
    where t.ancestor_id = any($6::text[]::uuid[])
), theirs as (
    select id from people
    union select s.merged_id from hub.identity_survivor s join people p on p.id = s.survivor_id
)
select one.id::text, one.employee_id::text, one.entity, one.row_id::text, one.fields,
       one.seen::text as seen, one.reason, one.asked_by, one.asked_at, one.state,
       one.decided_by, one.decided_at, one.decided_for
from theirs p
cross join lateral (
    select * from hub.own_edit e
    where e.employee_id = p.id and e.state = $1
      and e.id < coalesce($2::text::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
    order by e.id desc
    limit $3
) one
order by one.id desc
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
