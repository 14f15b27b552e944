-- The oracle: who may read what, said again in plain SQL, straight from the table of access.
-- It shares nothing with the hub's policy or planner. It reads its own copy of the plain values
-- (`oracle.cell`) and derives by itself who is staff, who stands above whom, what has begun.
-- Statements are separated by a line "--;".
drop schema if exists oracle cascade
--;
create schema oracle
--;
create table oracle.clock (today date not null, now timestamptz not null)
--;
-- A row: whom it is about (nobody: zero), and whether its source has taken it back.
create table oracle.row (
    entity text, id uuid, subject uuid not null, closed boolean not null, primary key (entity, id)
)
--;
-- A cell, empty ones too: the value as text, links as ids, money as "12345 CNY".
create table oracle.cell (
    entity text, id uuid, field text, value text, primary key (entity, id, field)
)
--;
create table oracle.viewer (
    name text primary key, employee uuid, scopes text[] not null, proved boolean not null,
    -- As whom they look: the name of another viewer.
    shown text
)
--;
-- Who stands in for a manager, from day to day.
create table oracle.delegation (manager uuid, deputy uuid, first date, last date)
--;
-- What has been granted: a class, and to whom it reaches (`all`, `entities`, `departments`).
create table oracle.grant (
    viewer text, role text, class text, extent text, ids uuid[], first date, last date
)
--;
-- A token uses grants of the roles that it names; emergency access is an administrator's.
create function oracle.used(role text, scopes text[]) returns boolean language sql immutable as $$
    select role = any(scopes) or (role = 'emergency' and 'admin' = any(scopes))
$$
--;
-- ---------------------------------------------------------------------------------------------
-- The table of access. A way is a relation, or a class of HR grants; behind "@" the state that the
-- row must be in. "*" are all fields of an entity that no later line names; "(row)" is who may
-- know of the row at all; a name with "?" is the masked form of a field.
create table oracle.line (place int generated always as identity, entity text, fields text, ways text)
--;
insert into oracle.line (entity, fields, ways)
select one, '* (row)', 'everyone' from unnest(array[
    'LegalEntity', 'Location', 'CostCentre', 'Grade', 'Team', 'PayGroup', 'WorkCalendar',
    'CalendarDay', 'Shift', 'LeaveType', 'Course', 'Session']) one
--;
-- Company rows that lie ahead are unpublished.
insert into oracle.line (entity, fields, ways)
select one.name, what.fields, what.ways
from unnest(array['Department', 'Position']) one(name),
     (values ('*', 'everyone'), ('(row)', 'everyone@begun CORE')) what(fields, ways)
--;
insert into oracle.line (entity, fields, ways) values
-- DIRECTORY: current staff only; pre-hires and leavers are known to HR and to themselves.
('Employee', '(row)', 'everyone@current self ANY'),
-- By the key that another system has for them one finds oneself; others only HR.
('Employee', '(key)', 'self CORE'),
('Employee', 'number legal_name preferred_name latin_name family_name given_name middle_name '
    'salutation pronouns photo locale zone work_email work_phone department manager location '
    'position', 'everyone'),
-- JOB
('Employee', 'legal_entity status employment_type grade hire_date employment highest_education '
    'highest_full_time_education first_education', 'self manager CORE'),
-- CONTACT: of it the phone for the direct manager. HOME.
('Employee', 'private_phone', 'self direct CORE'),
('Employee', 'private_email home_address permanent_address', 'self CORE'),
-- PERSONAL; that somebody died is not told to themselves.
('Employee', 'birth_date gender marital_status household_registration nationality '
    'other_nationalities birth_place birth_country household_place languages native_place '
    'entered_workforce', 'self PERSONAL'),
('Employee', 'died_on', 'PERSONAL'),
('Employee', 'ethnicity political_status religion disability special_care', 'self SPECIAL'),
-- IDENTITY: masked for oneself, whole after a second factor.
('Employee', 'tax_number social_security_number national_id id_document_type',
    'proved IDENTITY PAY'),
('Employee', 'tax_number? social_security_number? national_id?', 'self IDENTITY PAY'),
('IdentityDocument', '* (row)', 'self IDENTITY PAY'),
('IdentityDocument', 'number name files', 'proved IDENTITY PAY'),
('IdentityDocument', 'number?', 'self IDENTITY PAY'),
-- BANK: masked for oneself.
('BankAccount', '* (row) number?', 'self PAY'),
('BankAccount', 'number holder', 'PAY'),
-- JOB: what lies ahead - posts, ends, terminations - is HR's until it has come.
('Employment', '* (row)', 'self@begun manager@begun CORE'),
('Employment', 'effective_to', 'self@ended manager@ended CORE'),
('Employment', 'last_working_day', 'self@gone manager@gone CORE'),
('Employment', 'leaving_kind leaving_reason', 'CORE'),
('Assignment', '* (row)', 'self@begun manager@begun CORE'),
('Assignment', 'effective_to', 'self@ended manager@ended CORE'),
('TeamMembership', '* (row)', 'self@begun manager@begun CORE'),
('TeamMembership', 'effective_to', 'self@ended manager@ended CORE'),
-- CONTRACT: files and the reason of leaving are HR's.
('Contract', '* (row)', 'self manager CORE'),
('Contract', 'files', 'CORE'),
('Offboarding', '* (row)', 'CORE'),
-- UNPUBLISHED
('Onboarding', '* (row)', 'CORE'),
-- EDUCATION, work history; why one left, and who tells of one, is HR's.
('Education', '* (row)', 'self manager CORE'),
('WorkHistory', '* (row)', 'self manager CORE'),
('WorkHistory', 'leaving_reason referee', 'CORE'),
-- FAMILY, HOME
('Dependent', '* (row) national_id?', 'self BENEFITS'),
('EmergencyContact', '* (row)', 'self CORE'),
-- ATTENDANCE; moments of a day and whereabouts as in PUNCH.
('AttendanceDay', '* (row)', 'self manager TIME'),
('AttendanceDay', 'first_in last_out', 'self direct TIME'),
('Overtime', '* (row)', 'self manager TIME'),
('PunchCorrection', '* (row)', 'self manager TIME'),
('PunchCorrection', 'punched_at', 'self direct TIME'),
('BusinessTrip', '* (row)', 'self manager TIME'),
('BusinessTrip', 'destination', 'self direct TIME'),
-- PUNCH: time, in or out of range for the direct manager; whereabouts are sensitive.
('Punch', '* (row)', 'self direct TIME'),
('Punch', 'place latitude longitude coordinates device photo note', 'self TIME'),
-- LEAVE: dates for managers above; LEAVE DETAIL: the type merged, the reason while deciding.
('LeaveRequest', '(row)', 'self manager TIME HEALTH'),
('LeaveRequest', '*', 'self direct TIME'),
('LeaveRequest', 'employee', 'self manager TIME HEALTH'),
('LeaveRequest', 'status start_date end_date start_half end_half start_time end_time',
    'self manager TIME'),
('LeaveRequest', 'type', 'self TIME'),
('LeaveRequest', 'reason', 'self direct@deciding HEALTH'),
('LeaveRequest', 'attachment', 'self HEALTH'),
('LeaveBalance', '* (row)', 'self direct TIME'),
('LeaveBalance', 'type', 'self TIME'),
-- TRAINING
('Enrolment', '* (row)', 'self manager LEARNING'),
('Certificate', '* (row)', 'self manager LEARNING'),
('Certificate', 'file', 'self LEARNING'),
-- PAY: for oneself once released or begun.
('PayrollRun', '* (row)', 'PAY'),
('Payslip', '* (row)', 'self@released PAY'),
('PayslipLine', '* (row)', 'self@released PAY'),
('Contribution', '* (row)', 'self@released PAY'),
('TaxItem', '* (row)', 'self@released PAY'),
('Compensation', '* (row)', 'self@begun PAY'),
('Compensation', 'reason', 'PAY'),
('Compensation', 'effective_to', 'self@ended PAY'),
('InsuranceEnrolment', '* (row)', 'self@begun PAY'),
('InsuranceEnrolment', 'effective_to', 'self@ended PAY'),
-- PERFORMANCE: goals; a review is one's own when published, its rating the managers'.
('Goal', '* (row)', 'self REVIEW'),
('Review', '(row)', 'self@published manager REVIEW'),
('Review', '*', 'self@published REVIEW'),
('Review', 'employee period rating score', 'self@published manager REVIEW'),
('Review', 'self_comment', 'self REVIEW'),
-- REWARD, PENALTY; the money in them is pay.
('Reward', '(row)', 'everyone@public self direct RELATIONS'),
('Reward', '*', 'everyone@public self direct RELATIONS'),
('Reward', 'published_at', 'self direct RELATIONS'),
('Reward', 'amount', 'self PAY'),
('Penalty', '* (row)', 'self direct RELATIONS'),
('Penalty', 'amount', 'self PAY'),
('HealthRecord', '* (row)', 'self HEALTH')
--;
-- ---------------------------------------------------------------------------------------------
-- One row a way: (entity, field or "(row)", relation or class, state).
create materialized view oracle.way as
with named as (
    select l.entity, f.field, l.ways, l.place from oracle.line l, regexp_split_to_table(l.fields, ' +') f(field)
),
known as (
    select distinct entity, field from oracle.cell
),
chosen as (
    select n.entity, n.field, n.ways, n.place from named n where n.field <> '*'
    union all
    select n.entity, k.field, n.ways, -1 from named n join known k using (entity) where n.field = '*'
),
last as (
    select distinct on (entity, field) entity, field, ways from chosen order by entity, field, place desc
)
select entity, field, split_part(w.way, '@', 1) as relation, nullif(split_part(w.way, '@', 2), '') as state
from last, regexp_split_to_table(ways, ' +') w(way)
with no data
--;
create view oracle.value as
select c.entity, c.id, r.subject, r.closed, c.field, c.value from oracle.cell c join oracle.row r using (entity, id)
--;
-- Valid periods: both days included, open at either end.
create view oracle.period as
select r.entity, r.id, r.subject, r.closed,
       (select value::date from oracle.cell c where (c.entity, c.id, c.field) = (r.entity, r.id, 'effective_from')) as first,
       (select value::date from oracle.cell c where (c.entity, c.id, c.field) = (r.entity, r.id, 'effective_to')) as last
from oracle.row r
--;
-- Which of somebody's employments, posts counts: the main one of today, else the next, else the last.
create materialized view oracle.counts as
select distinct on (p.entity, p.subject) p.entity, p.subject, p.id,
       coalesce(p.first, '-infinity') <= k.today and coalesce(p.last, 'infinity') >= k.today as current
from oracle.period p cross join oracle.clock k
left join oracle.cell m on (m.entity, m.id, m.field) = (p.entity, p.id, 'primary')
where p.entity in ('Employment', 'Assignment') and not p.closed
order by p.entity, p.subject,
         case when coalesce(p.first, '-infinity') <= k.today and coalesce(p.last, 'infinity') >= k.today then 0
              when p.first > k.today then 1 else 2 end,
         coalesce(m.value = 'true', true) desc,
         case when p.first > k.today then p.first end, p.last desc nulls first, p.first desc
with no data
--;
-- Staff of today: an employment holds today.
create view oracle.staff as
select subject as id from oracle.counts where entity = 'Employment' and current
--;
-- Where somebody belongs: the department and manager of the post, the company of the employment.
create view oracle.place as
select e.id,
       (select v.value::uuid from oracle.cell v where (v.entity, v.id, v.field) = ('Assignment', a.id, 'department')) as department,
       (select v.value::uuid from oracle.cell v where (v.entity, v.id, v.field) = ('Assignment', a.id, 'manager')) as manager,
       (select v.value::uuid from oracle.cell v where (v.entity, v.id, v.field) = ('Employment', m.id, 'legal_entity')) as company
from oracle.row e
left join oracle.counts a on (a.entity, a.subject) = ('Assignment', e.id)
left join oracle.counts m on (m.entity, m.subject) = ('Employment', e.id)
where e.entity = 'Employee'
--;
create view oracle.unit as
select p.id, p.closed, coalesce(p.first, '-infinity') <= k.today and coalesce(p.last, 'infinity') >= k.today as current,
       (select value::uuid from oracle.cell c where (c.entity, c.id, c.field) = ('Department', p.id, 'parent')) as parent,
       (select value::uuid from oracle.cell c where (c.entity, c.id, c.field) = ('Department', p.id, 'head')) as head
from oracle.period p cross join oracle.clock k where p.entity = 'Department'
--;
-- A department and those above it, itself at depth 0; a circle is cut.
create materialized view oracle.above as
with recursive line(id, above, depth, seen) as (
    select id, id, 0, array[id] from oracle.unit
    union all
    select l.id, u.parent, l.depth + 1, l.seen || u.parent
    from line l join oracle.unit u on u.id = l.above
    where u.parent is not null and not u.parent = any(l.seen)
)
select id, above, depth from line
with no data
--;
-- Who stands above whom: the reporting line, and the heads of the department and of those above it.
-- The direct one is the manager of the post, else the nearest head. Nobody is above a leaver.
create materialized view oracle.manages as
with recursive line(employee, manager, seen) as (
    select p.id, p.manager, array[p.id, p.manager] from oracle.place p where p.manager is not null
    union all
    select l.employee, p.manager, l.seen || p.manager
    from line l join oracle.place p on p.id = l.manager
    where p.manager is not null and not p.manager = any(l.seen)
),
head as (
    select p.id as employee, u.head as manager, t.depth
    from oracle.place p join oracle.above t on t.id = p.department join oracle.unit u on u.id = t.above
    where u.head is not null and u.head <> p.id and u.current and not u.closed
),
direct as (
    select distinct on (p.id) p.id as employee,
           coalesce(p.manager, first_value(h.manager) over (partition by p.id order by h.depth)) as manager
    from oracle.place p left join head h on h.employee = p.id order by p.id, h.depth
),
leads as (
    select each.employee, each.manager, exists (
        select from direct d where (d.employee, d.manager) = (each.employee, each.manager)) as direct
    from (select employee, manager from line union select employee, manager from head) each
    where each.employee in (select id from oracle.staff) and each.employee <> each.manager
)
-- A deputy of today stands as the manager does, to all but themselves; deputies have no deputies.
select employee, manager, bool_or(direct) as direct
from (
    select employee, manager, direct from leads
    union all
    select l.employee, d.deputy, l.direct
    from leads l join oracle.delegation d on d.manager = l.manager
    join oracle.clock k on k.today between d.first and d.last
    where d.deputy <> l.employee
) each
group by employee, manager
with no data
--;
create materialized view oracle.state as
select entity, id, 'begun' as state from oracle.period, oracle.clock where coalesce(first, '-infinity') <= today
union all select entity, id, 'ended' from oracle.period, oracle.clock where last < today
union all select entity, id, 'gone' from oracle.value, oracle.clock where field = 'last_working_day' and value::date < today
union all select entity, id, 'released' from oracle.value, oracle.clock where field = 'released_at' and value::timestamptz <= now
union all select entity, id, 'published' from oracle.value, oracle.clock
    where entity = 'Review' and field = 'published_at' and value::timestamptz <= now
union all select entity, id, 'public' from oracle.value, oracle.clock
    where entity = 'Reward' and field = 'published_at' and value::timestamptz <= now
union all select entity, id, 'deciding' from oracle.value where entity = 'LeaveRequest' and (field, value) = ('status', 'requested')
union all select 'Employee', id, 'current' from oracle.staff
with no data
--;
-- How a viewer stands to a subject: relations and classes by name; no subject: to everybody.
-- Scopes narrow what the data and the grants give; an office opens no value.
create materialized view oracle.stands as
select v.name as viewer, null::uuid as subject, 'everyone' as relation from oracle.viewer v
union all
select v.name, v.employee, 'self' from oracle.viewer v where v.employee is not null and 'employee' = any(v.scopes)
union all
select v.name, v.employee, 'proved' from oracle.viewer v
where v.employee is not null and 'employee' = any(v.scopes) and v.proved
union all
select v.name, m.employee, how.name
from oracle.viewer v join oracle.manages m on m.manager = v.employee
cross join (values ('manager'), ('direct')) how(name)
where 'manager' = any(v.scopes) and (how.name = 'manager' or m.direct)
union all
select g.viewer, reached.subject, class.name
from oracle.grant g join oracle.viewer v on v.name = g.viewer and oracle.used(g.role, v.scopes) cross join oracle.clock k
cross join lateral (values (g.class), ('ANY')) class(name)
cross join lateral (
    select null::uuid where g.extent = 'all'
    union all
    -- Rows about the company are read alike under every extent.
    select '00000000-0000-0000-0000-000000000000'::uuid where cardinality(g.ids) > 0
    union all
    select p.id from oracle.place p where g.extent = 'entities' and p.company = any(g.ids)
    union all
    select p.id from oracle.place p join oracle.above t on t.id = p.department
    where g.extent = 'departments' and t.above = any(g.ids)
) reached(subject)
where k.today between g.first and coalesce(g.last, 'infinity') and g.role not in ('admin', 'auditor', 'developer')
with no data
--;
-- The verdicts for one viewer: rows that they may know of …
create function oracle.rows_of(who text) returns table (entity text, id uuid) language sql stable as $$
    select distinct r.entity, r.id
    from oracle.row r
    join oracle.way w on w.entity = r.entity and w.field = '(row)'
    join oracle.stands s on s.viewer = who and s.relation = w.relation and coalesce(s.subject = r.subject, true)
    where (not r.closed or r.entity = 'Employee')
      and (w.state is null or exists (
          select from oracle.state t where (t.entity, t.id, t.state) = (r.entity, r.id, w.state)))
$$
--;
-- … and of these the cells (or masked forms: "name?") that they may read.
create function oracle.cells_of(who text) returns table (entity text, id uuid, field text) language sql stable as $$
    select distinct r.entity, r.id, w.field
    from oracle.rows_of(who) k
    join oracle.row r using (entity, id)
    join oracle.way w on w.entity = r.entity and w.field <> '(row)'
    join oracle.stands s on s.viewer = who and s.relation = w.relation and coalesce(s.subject = r.subject, true)
    where w.state is null or exists (
        select from oracle.state t where (t.entity, t.id, t.state) = (r.entity, r.id, w.state))
$$
--;
-- Fields that could be open on some row, whatever the rows are: others may be used in no door.
create function oracle.ever_of(who text) returns table (entity text, field text) language sql stable as $$
    select distinct w.entity, w.field
    from oracle.way w join oracle.viewer v on v.name = who cross join oracle.clock k
    where w.relation = 'everyone'
       or (v.employee is not null and (
            (w.relation = 'self' and 'employee' = any(v.scopes))
         or (w.relation = 'proved' and 'employee' = any(v.scopes) and v.proved)
         or (w.relation in ('direct', 'manager') and 'manager' = any(v.scopes))))
       or exists (
            select from oracle.grant g
            where g.viewer = who and (g.class = w.relation or w.relation = 'ANY') and oracle.used(g.role, v.scopes)
              and (g.extent = 'all' or cardinality(g.ids) > 0)
              and k.today between g.first and coalesce(g.last, 'infinity')
              and g.role not in ('admin', 'auditor', 'developer'))
$$
--;
-- Lists below an employee that are open: whether their rows wait for a state stays hidden.
create function oracle.lists_of(who text) returns table (entity text, subject uuid) language sql stable as $$
    select distinct w.entity, e.id
    from oracle.row e
    join oracle.way w on w.field = '(row)' and w.entity <> 'Employee'
    join oracle.stands s on s.viewer = who and s.relation = w.relation and coalesce(s.subject = e.id, true)
    where e.entity = 'Employee'
$$
--;
-- Whoever looks as another is answered what both may see.
create function oracle.looks_as(who text) returns text language sql stable as $$
    select coalesce(shown, name) from oracle.viewer where name = who
$$
--;
create function oracle.rows_for(who text) returns table (entity text, id uuid) language sql stable as $$
    select * from oracle.rows_of(who) intersect select * from oracle.rows_of(oracle.looks_as(who))
$$
--;
create function oracle.cells_for(who text) returns table (entity text, id uuid, field text) language sql stable as $$
    select * from oracle.cells_of(who) intersect select * from oracle.cells_of(oracle.looks_as(who))
$$
--;
create function oracle.ever_for(who text) returns table (entity text, field text) language sql stable as $$
    select * from oracle.ever_of(who) intersect select * from oracle.ever_of(oracle.looks_as(who))
$$
--;
create function oracle.lists_for(who text) returns table (entity text, subject uuid) language sql stable as $$
    select * from oracle.lists_of(who) intersect select * from oracle.lists_of(oracle.looks_as(who))
$$
--;
-- Other times. What everybody may see of people leads nowhere: there it is for those who may know of
-- a person in any case. What is kept of an employee from other rows is as open as those rows are, in
-- whatever state they are. Rights and states are those of today.
create materialized view oracle.past_way as
with about as (select distinct entity from oracle.row where subject <> '00000000-0000-0000-0000-000000000000')
select w.entity, w.field, coalesce(known.relation, w.relation) as relation, w.state
from oracle.way w
left join unnest(array['self', 'manager', 'ANY']) known(relation)
    on w.relation = 'everyone' and w.entity in (select entity from about)
with no data
--;
create table oracle.kept (field text, entity text, source text)
--;
insert into oracle.kept values
('number', 'Employment', 'number'), ('legal_entity', 'Employment', 'legal_entity'),
('status', 'Employment', 'status'), ('employment_type', 'Employment', 'employment_type'),
('hire_date', 'Employment', 'effective_from'), ('employment', 'Employment', 'employee'),
('department', 'Assignment', 'department'), ('manager', 'Assignment', 'manager'),
('location', 'Assignment', 'location'), ('position', 'Assignment', 'position'),
('grade', 'Assignment', 'grade'), ('highest_education', 'Education', 'employee'),
('highest_full_time_education', 'Education', 'employee'), ('first_education', 'Education', 'employee')
--;
create function oracle.past_rows_of(who text) returns table (entity text, id uuid) language sql stable as $$
    select distinct r.entity, r.id
    from oracle.row r
    join oracle.past_way w on w.entity = r.entity and w.field = '(row)'
    join oracle.stands s on s.viewer = who and s.relation = w.relation and coalesce(s.subject = r.subject, true)
    where (not r.closed or r.entity = 'Employee')
      and (w.state is null or exists (
          select from oracle.state t where (t.entity, t.id, t.state) = (r.entity, r.id, w.state)))
$$
--;
create function oracle.past_cells_of(who text) returns table (entity text, id uuid, field text) language sql stable as $$
    with opened as materialized (
        select distinct w.entity, w.field, s.subject
        from oracle.past_way w join oracle.stands s on s.viewer = who and s.relation = w.relation
        where (w.entity, w.field) in (
            select o.entity, asked.field from oracle.kept o cross join unnest(array['(row)', o.source]) asked(field))
    )
    select distinct r.entity, r.id, w.field
    from oracle.past_rows_of(who) k
    join oracle.row r using (entity, id)
    join oracle.past_way w on w.entity = r.entity and w.field <> '(row)'
    join oracle.stands s on s.viewer = who and s.relation = w.relation and coalesce(s.subject = r.subject, true)
    where (w.state is null or exists (
        select from oracle.state t where (t.entity, t.id, t.state) = (r.entity, r.id, w.state)))
      and not exists (
        select from oracle.kept o cross join unnest(array['(row)', o.source]) asked(field)
        where r.entity = 'Employee' and o.field = w.field and not exists (
            select from opened x
            where (x.entity, x.field) = (o.entity, asked.field) and coalesce(x.subject = r.subject, true)))
$$
--;
create function oracle.past_lists_of(who text) returns table (entity text, subject uuid) language sql stable as $$
    select distinct w.entity, e.id
    from oracle.row e
    join oracle.past_way w on w.field = '(row)' and w.entity <> 'Employee'
    join oracle.stands s on s.viewer = who and s.relation = w.relation and coalesce(s.subject = e.id, true)
    where e.entity = 'Employee'
$$
--;
create function oracle.past_rows_for(who text) returns table (entity text, id uuid) language sql stable as $$
    select * from oracle.past_rows_of(who) intersect select * from oracle.past_rows_of(oracle.looks_as(who))
$$
--;
create function oracle.past_cells_for(who text) returns table (entity text, id uuid, field text) language sql stable as $$
    select * from oracle.past_cells_of(who) intersect select * from oracle.past_cells_of(oracle.looks_as(who))
$$
--;
create function oracle.past_lists_for(who text) returns table (entity text, subject uuid) language sql stable as $$
    select * from oracle.past_lists_of(who) intersect select * from oracle.past_lists_of(oracle.looks_as(who))
$$
--;
-- That a row was taken back is told to whoever would know of it if it were not.
create function oracle.gone_for(who text) returns table (entity text, id uuid) language sql stable as $$
    select distinct r.entity, r.id
    from oracle.row r
    join oracle.way w on w.entity = r.entity and w.field = '(row)'
    join oracle.stands s on s.viewer = who and s.relation = w.relation and coalesce(s.subject = r.subject, true)
    where r.closed and r.entity <> 'Employee'
      and (w.state is null or exists (
          select from oracle.state t where (t.entity, t.id, t.state) = (r.entity, r.id, w.state)))
$$
--;
-- ---------------------------------------------------------------------------------------------
-- Who changes what of people. Nobody changes their own record by a grant; whoever looks as another
-- changes nothing, and emergency access opens no edit. "(move)": a post; "(add)": an education.
create table oracle.write_line (place int generated always as identity, fields text, ways text)
--;
insert into oracle.write_line (fields, ways) values
('*', 'CORE'),
('private_phone private_email home_address permanent_address', 'self CORE'),
('birth_date gender marital_status household_registration nationality other_nationalities '
    'birth_place birth_country household_place languages native_place entered_workforce died_on', 'PERSONAL'),
('ethnicity political_status religion disability special_care', 'SPECIAL'),
('tax_number social_security_number national_id id_document_type', 'IDENTITY'),
('(move) (add)', 'CORE')
--;
create function oracle.writes_of(who text) returns table (entity text, id uuid, field text) language sql stable as $$
    with chosen as (
        select f.field, l.ways, l.place from oracle.write_line l, regexp_split_to_table(l.fields, ' +') f(field)
        where f.field <> '*'
        union all
        select distinct c.field, l.ways, -1 from oracle.cell c, oracle.write_line l
        where c.entity = 'Employee' and l.fields = '*'
    ),
    way as (
        select distinct on (field) field, ways from chosen order by field, place desc
    )
    select distinct 'Employee', r.id, w.field
    from oracle.rows_for(who) k
    join oracle.row r on (r.entity, r.id) = ('Employee', k.id)
    cross join way w
    cross join lateral regexp_split_to_table(w.ways, ' +') one(relation)
    join oracle.stands s on s.viewer = who and s.relation = one.relation and coalesce(s.subject = r.subject, true)
    join oracle.viewer v on v.name = who
    where k.entity = 'Employee' and v.shown is null
      and (one.relation = 'self'
           or (coalesce(v.employee <> r.subject, true) and not exists (
               select from oracle.grant g where g.viewer = who and g.role = 'emergency')))
$$
