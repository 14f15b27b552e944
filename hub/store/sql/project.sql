-- Current projections of employees ($1) as of a day ($2): the employment, the post, the education.
-- A projection that is empty because its source waits for a decision waits itself: `waiting` is
-- what the employee's own record says, and for the projected fields ($3) what their sources say.
-- Rows that were written in this transaction are named in a temporary table of their own.
create temp table written_now (id uuid primary key) on commit drop
--;
create temp table projected (
    id uuid primary key, number text, legal_entity_id uuid, status text, employment_type text,
    hire_date date, employment_id uuid, department_id uuid, manager_id uuid, location_id uuid,
    "position" text, grade text, highest_education_id uuid, highest_full_time_education_id uuid,
    first_education_id uuid, waiting jsonb
) on commit drop
--;
insert into projected
with recursive wanted as (
    select e.id from hub.employee e join unnest($1::uuid[]) u(id) on u.id = e.id
),
-- The current one (main one first, then the latest), else the next, else the last.
employment as (
    select distinct on (m.employee_id) m.*,
           case when m.valid @> $2::date then 0 when m.effective_from > $2::date then 1 else 2 end
               as lies
    from hub.employment m join wanted w on w.id = m.employee_id
    where m.closed_at is null
    order by m.employee_id, lies, coalesce(m."primary", true) desc,
             case when m.effective_from > $2::date then m.effective_from end,
             case when m.valid @> $2::date then null else m.effective_to end desc nulls last,
             m.effective_from desc nulls last, m.id
),
post as (
    select distinct on (a.employee_id) a.*,
           case when a.valid @> $2::date then 0 when a.effective_from > $2::date then 1 else 2 end
               as lies
    from hub.assignment a join wanted w on w.id = a.employee_id
    where a.closed_at is null
    order by a.employee_id, lies, coalesce(a."primary", true) desc,
             case when a.effective_from > $2::date then a.effective_from end,
             case when a.valid @> $2::date then null else a.effective_to end desc nulls last,
             a.effective_from desc nulls last, a.id
),
-- A department that had ended by that day is meant by nobody: the one that has its place is.
-- The post itself keeps what held while it lasted.
follows(id, next, depth) as (
    select d.id, d.merged_into_id, 1 from hub.department d
    where d.merged_into_id is not null and d.effective_to < $2::date
    union all
    select f.id, d.merged_into_id, f.depth + 1
    from follows f join hub.department d on d.id = f.next
    where d.merged_into_id is not null and d.effective_to < $2::date and f.depth < 32
),
successor as (
    select distinct on (id) id, next from follows order by id, depth desc
),
-- Waiting cells (null in the row, named in pending) are not taken for unknown ones.
learned as (
    select e.*, t.rank,
           (e.outcome in ('graduated', 'unknown')
            or (e.outcome is null and not coalesce(e.pending, '[]') @> '[{"field": "outcome"}]')) as done,
           (e.study_mode = 'full_time'
            or (e.study_mode is null and not coalesce(e.pending, '[]') @> '[{"field": "study_mode"}]')) as full_time
    from hub.education e
    join wanted w on w.id = e.employee_id
    left join hub.term t on t.vocabulary = 'education_level' and t.code = e.level
    where e.closed_at is null
),
highest as (
    select distinct on (employee_id) employee_id, id from learned
    where done and rank is not null
    order by employee_id, rank desc, end_date desc nulls last, id
),
highest_full as (
    select distinct on (employee_id) employee_id, id from learned
    where done and full_time and rank is not null
    order by employee_id, rank desc, end_date desc nulls last, id
),
-- The one that is named so; else the earliest in full time above school.
first_one as (
    select distinct on (l.employee_id) l.employee_id, l.id
    from learned l
    where l.first or (l.done and l.full_time and l.rank > (
        select rank from hub.term
        where vocabulary = 'education_level' and code = 'secondary_vocational'))
    order by l.employee_id, coalesce(l.first, false) desc, l.end_date nulls last, l.id
),
held_up as (
    select m.employee_id, shows.field, cell ->> 'reason' as reason
    from employment m, jsonb_array_elements(m.pending) cell,
         (values ('number', 'number'), ('legal_entity', 'legal_entity'),
                 ('employment_type', 'employment_type'), ('effective_from', 'hire_date'),
                 ('status', 'status')) shows(source, field)
    where cell ->> 'field' = shows.source and (shows.source <> 'status' or m.lies = 0)
    union all
    select a.employee_id, cell ->> 'field', cell ->> 'reason'
    from post a, jsonb_array_elements(a.pending) cell
    where cell ->> 'field' in ('department', 'manager', 'location', 'position', 'grade')
    union all
    select l.employee_id, shows.field, min(cell ->> 'reason')
    from learned l, jsonb_array_elements(l.pending) cell,
         (values ('level', 'highest_education'), ('outcome', 'highest_education'),
                 ('level', 'highest_full_time_education'),
                 ('outcome', 'highest_full_time_education'),
                 ('study_mode', 'highest_full_time_education'),
                 ('level', 'first_education'), ('outcome', 'first_education'),
                 ('study_mode', 'first_education')) shows(source, field)
    where cell ->> 'field' = shows.source
      and case shows.field
          when 'highest_education' then not exists (
              select from highest h where h.employee_id = l.employee_id)
          when 'highest_full_time_education' then not exists (
              select from highest_full h where h.employee_id = l.employee_id)
          else not exists (select from first_one o where o.employee_id = l.employee_id)
          end
    group by l.employee_id, shows.field
),
waits as (
    select h.employee_id,
           jsonb_agg(jsonb_build_object('field', h.field, 'reason', h.reason) order by h.field)
               as cells
    from held_up h group by h.employee_id
)
select w.id, m.number, m.legal_entity_id,
       case
           when m.id is null then null
           when m.lies = 1 then 'prehire'
           when m.lies = 2 and (m.status in ('prehire', 'probation', 'active', 'leave', 'notice')
                                or m.status is null) then 'left'
           when m.status is null and not coalesce(m.pending, '[]') @> '[{"field": "status"}]' then 'active'
           else m.status
       end,
       m.employment_type, m.effective_from, m.id,
       case when a.lies = 0 then coalesce(later.next, part.successor_id, s.next, a.department_id)
            else a.department_id end,
       a.manager_id, a.location_id,
       a."position", a.grade, h.id, f.id, o.id,
       nullif(
           coalesce((select jsonb_agg(cell order by place)
                     from jsonb_array_elements(e.pending) with ordinality own(cell, place)
                     where cell ->> 'field' <> all($3::text[])), '[]')
           || coalesce(waits.cells, '[]'), '[]')
from wanted w
join hub.employee e on e.id = w.id
left join waits on waits.employee_id = w.id
left join employment m on m.employee_id = w.id
left join post a on a.employee_id = w.id
left join successor s on s.id = a.department_id
left join hub.department_part part
    on s.id is not null and part.department_id = a.department_id and part.employee_id = w.id
left join successor later on later.id = part.successor_id
left join highest h on h.employee_id = w.id
left join highest_full f on f.employee_id = w.id
left join first_one o on o.employee_id = w.id
--;
-- What stands already is left alone, unless the row was written in this transaction.
delete from projected p
using hub.employee e
where e.id = p.id and not exists (select from written_now w where w.id = e.id)
  and (e.number, e.legal_entity_id, e.status, e.employment_type, e.hire_date, e.employment_id,
       e.department_id, e.manager_id, e.location_id, e."position", e.grade,
       e.highest_education_id, e.highest_full_time_education_id, e.first_education_id, e.pending)
      is not distinct from
      (p.number, p.legal_entity_id, p.status, p.employment_type, p.hire_date, p.employment_id,
       p.department_id, p.manager_id, p.location_id, p."position", p.grade,
       p.highest_education_id, p.highest_full_time_education_id, p.first_education_id, p.waiting)
--;
select p.id::text as id, e.legal_name, e.preferred_name, e.latin_name, p.number, e.work_email,
       (e.manager_id, e.department_id, e.status)
           is distinct from (p.manager_id, p.department_id, p.status) as moved,
       array(select field from (values
           ('number', e.number is distinct from p.number),
           ('legal_entity', e.legal_entity_id is distinct from p.legal_entity_id),
           ('status', e.status is distinct from p.status),
           ('employment_type', e.employment_type is distinct from p.employment_type),
           ('hire_date', e.hire_date is distinct from p.hire_date),
           ('employment', e.employment_id is distinct from p.employment_id),
           ('department', e.department_id is distinct from p.department_id),
           ('manager', e.manager_id is distinct from p.manager_id),
           ('location', e.location_id is distinct from p.location_id),
           ('position', e."position" is distinct from p."position"),
           ('grade', e.grade is distinct from p.grade),
           ('highest_education', e.highest_education_id is distinct from p.highest_education_id),
           ('highest_full_time_education',
            e.highest_full_time_education_id is distinct from p.highest_full_time_education_id),
           ('first_education', e.first_education_id is distinct from p.first_education_id)
       ) compared(field, other) where other) as other,
       e.pending::text as waited, p.waiting::text as waits, e.changes::text as changes,
       w.id is not null and e.version = 1 as fresh
from projected p join hub.employee e on e.id = p.id left join written_now w on w.id = e.id
--;
create temp table searched (id uuid primary key, search tsvector, changes jsonb) on commit drop
--;
-- One step of the version a transaction: rows that were written in it are set in place.
update hub.employee e
set number = p.number, legal_entity_id = p.legal_entity_id, status = p.status,
    employment_type = p.employment_type, hire_date = p.hire_date,
    employment_id = p.employment_id, department_id = p.department_id,
    manager_id = p.manager_id, location_id = p.location_id, "position" = p."position",
    grade = p.grade, highest_education_id = p.highest_education_id,
    highest_full_time_education_id = p.highest_full_time_education_id,
    first_education_id = p.first_education_id, search = s.search, changes = s.changes,
    pending = p.waiting,
    version = e.version + case when w.id is null then 1 else 0 end,
    recorded = case when w.id is null
                    then tstzrange(greatest(now(), lower(e.recorded)), null) else e.recorded end
from projected p
join searched s on s.id = p.id
left join written_now w on w.id = p.id
where e.id = p.id
  -- of what was written a moment ago mostly nothing is left to do, and every index would be paid
  and (w.id is null or (
      e.number, e.legal_entity_id, e.status, e.employment_type, e.hire_date, e.employment_id,
      e.department_id, e.manager_id, e.location_id, e."position", e.grade,
      e.highest_education_id, e.highest_full_time_education_id, e.first_education_id, e.pending,
      e.search, e.changes)
      is distinct from (
      p.number, p.legal_entity_id, p.status, p.employment_type, p.hire_date, p.employment_id,
      p.department_id, p.manager_id, p.location_id, p."position", p.grade,
      p.highest_education_id, p.highest_full_time_education_id, p.first_education_id, p.waiting,
      s.search, s.changes))
--;
update hub.employee_private e
set version = e.version + 1, recorded = tstzrange(greatest(now(), lower(e.recorded)), null)
from projected p
where e.id = p.id and not exists (select from written_now w where w.id = e.id)
--;
drop table projected, searched, written_now
