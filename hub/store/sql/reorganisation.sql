-- Departments as they are changed by people: what there is, what hangs on it, what is planned.
-- name: units
select d.id::text, d.code, d.name, d.parent_id::text as parent,
       d.merged_into_id::text as merged_into, d.effective_from as first, d.effective_to as last
from hub.department d where d.closed_at is null
-- name: units_at
-- As they were recorded at a moment; what was not known by then is taken as it was known first.
select distinct on (d.id) d.id::text, d.code, d.name, d.parent_id::text as parent,
       d.merged_into_id::text as merged_into, d.effective_from as first, d.effective_to as last
from (
    select id, code, name, parent_id, merged_into_id, effective_from, effective_to, recorded,
           closed_at
    from hub.department
    union all
    select id, code, name, parent_id, merged_into_id, effective_from, effective_to, recorded,
           closed_at
    from hub.department_history
) d
where not isempty(d.recorded)
  and (upper(d.recorded) is null or upper(d.recorded) > $1::timestamptz)
  and (d.closed_at is null or d.closed_at > $1)
order by d.id, lower(d.recorded)
-- name: positions
select id::text from hub.position where department_id = $1::text::uuid and closed_at is null
-- name: hanging
select (select count(*)::int from hub.employee e
        where e.department_id = $1::text::uuid and e.closed_at is null
          and e.status = any('{probation,active,leave,notice}')) as people,
       (select count(*)::int from hub.assignment a
        where a.department_id = $1::text::uuid and a.closed_at is null
          and (a.effective_to is null or a.effective_to >= $2::date)) as posts,
       (select count(*)::int from hub.department d
        where d.parent_id = $1::text::uuid and d.closed_at is null
          and (d.effective_to is null or d.effective_to >= $2::date)) as units,
       (select count(*)::int from hub.position p
        where p.department_id = $1::text::uuid and p.closed_at is null) as positions,
       (select count(*)::int from hub.access_grant g
        where g.revoked_at is null and $1::text::uuid = any(g.extent_ids)) as grants
-- name: senders
select c.name as connection, s.name as stream, count(*)::int as posts
from hub.mapped_record m
join hub.stream s on s.id = m.stream_id
join hub.connection c on c.id = s.connection_id
where m.entity = 'Assignment' and m.closed_at is null and m.fields ->> 'department' = $1::text
  and c.name <> 'hub'
group by 1, 2 order by 1, 2
-- name: mappings
select c.name as connection, s.name as stream, v.document::text as document
from hub.stream s
join hub.connection c on c.id = s.connection_id
join hub.mapping_version v on v.stream_id = s.id and v.version = s.mapping_version
where c.removed_at is null
order by 1, 2
-- name: waiting
select q.id, q.raw, c.name as connection, q.subject::text as subject
from hub.quarantine q
join hub.stream s on s.id = q.stream_id
join hub.connection c on c.id = s.connection_id
where q.state = 'open' and q.code = 'UNKNOWN_REFERENCE' and q.raw is not null
  and q.entity || '.' || q.field = any($1::text[])
-- name: plan
insert into hub.department_change (id, department_id, kind, day, document, state, author, reason,
                                   done_at)
values ($1, $2::text::uuid, $3, $4, $5, $6, $7, $8, case when $6 = 'done' then now() end)
-- name: settle
update hub.department_change set state = $2, error = $3, done_at = now()
where id = $1 and state = 'planned' returning true
-- name: due
select * from hub.department_change where state = 'planned' and day <= $1 order by day, planned_at
-- name: changes
-- Completed with the conditions that are asked for.
select * from hub.department_change where {where} order by day desc, id desc limit {limit}
-- name: changes_beyond
(day, id) < (select p.day, p.id from hub.department_change p where p.id = {}::uuid)
-- name: later
-- What holds on a day and was not carried out by a moment.
select * from hub.department_change
where day <= $1 and (state = 'planned' or (state = 'done' and done_at > $2::timestamptz))
order by day, planned_at
-- name: put_alias
insert into hub.department_alias (id, department_id, value, system, author, reason)
values ($1, $2::text::uuid, $3, $4, $5, $6)
on conflict (value, system) do update set
    department_id = excluded.department_id, author = excluded.author, reason = excluded.reason,
    at = now()
-- name: drop_alias
delete from hub.department_alias where id::text = $1 returning value
-- name: aliases
select id::text, department_id::text, value, system, author, reason, at
from hub.department_alias
where $1::text is null or department_id = $1::text::uuid
order by value, system
-- name: put_part
insert into hub.department_part (department_id, employee_id, successor_id)
select place.department_id, $2::text::uuid, $3::text::uuid
from (select $1::text::uuid as department_id
      union
      select a.department_id from hub.assignment a
      join hub.employee e on e.id = a.employee_id
      where a.employee_id = $2::text::uuid and a.closed_at is null
        and a.department_id is not null and e.department_id = $1::text::uuid
        and (a.effective_to is null or a.effective_to >= $4::date)) place
on conflict (department_id, employee_id) do update set successor_id = excluded.successor_id
-- name: employees
select id::text from hub.employee where id = any($1::text[]::uuid[]) and closed_at is null
-- name: numbered
select number, id::text from hub.employee where number = any($1::text[]) and closed_at is null
