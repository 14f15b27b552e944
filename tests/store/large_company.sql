-- 100,000 people, a million days, 250,000 enrolments, 200,000 payslips: made of numbers alone.
set synchronous_commit = off;
insert into hub.legal_entity (id, code, name, version, recorded)
select md5('l' || i)::uuid, 'L' || i, 'entity ' || i, 1, '[2020-01-01,)' from generate_series(1, 8) i;
insert into hub.department (id, code, name, parent_id, version, recorded, effective_from)
select md5('d' || i)::uuid, 'D' || i, 'unit ' || i,
       case when i > 1 then md5('d' || (i / 4 + 1))::uuid end, 1, '[2020-01-01,)', '2020-01-01'
from generate_series(1, 400) i;
insert into hub.department_tree
with recursive line (ancestor, department, depth) as (
    select id, id, 0 from hub.department
    union all
    select parent_id, department, depth + 1
    from line join hub.department on id = ancestor where parent_id is not null and depth < 8
)
select ancestor, department, min(depth) from line where ancestor is not null group by 1, 2;
insert into hub.employee (id, legal_name, legal_name_sort, number, work_email, status,
                          department_id, manager_id, legal_entity_id, hire_date, grade, version,
                          recorded, search)
select md5('e' || i)::uuid, 'n' || i, md5('n' || i), 'E' || i, 'e' || i || '@corp.example',
       case when i % 20 = 0 then 'left' else 'active' end, md5('d' || (i % 400 + 1))::uuid,
       case when i > 1 then md5('e' || (i / 10 + 1))::uuid end, md5('l' || (i % 8 + 1))::uuid,
       date '2010-01-01' + i % 6000, 'P' || i % 9, 1, '[2020-01-01,)',
       to_tsvector('simple', 'n' || i)
from generate_series(1, 100000) i;
insert into hub.employee_private (id, national_id_index, birth_date, version, recorded)
select id, decode(md5(number), 'hex'), '1990-01-01', 1, recorded from hub.employee;
insert into hub.management
with recursive line (boss, who, depth) as (
    select manager_id, id, 1 from hub.employee where manager_id is not null
    union all
    select manager_id, who, depth + 1
    from line join hub.employee on id = boss where manager_id is not null and depth < 8
)
select boss, who, bool_or(depth = 1) from line where boss <> who group by 1, 2;
insert into hub.course (id, code, title, version, recorded)
select md5('c' || i)::uuid, 'C' || i, 'course ' || i, 1, '[2020-01-01,)'
from generate_series(1, 500) i;
insert into hub.enrolment (id, employee_id, course_id, enrolled_at, version, recorded, stream_id,
                           record_key, row_key, mapping_version, content_hash)
select md5('n' || i)::uuid, md5('e' || (i % 100000 + 1))::uuid, md5('c' || (i % 499 + 1))::uuid,
       timestamptz '2026-01-01' + i * interval '1 minute', 1, '[2020-01-01,)', 2, 'n' || i,
       'n' || i, 1, ''
from generate_series(1, 250000) i;
insert into hub.payslip (id, employee_id, period, released_at, version, recorded, stream_id,
                         record_key, row_key, mapping_version, content_hash)
select md5('p' || i)::uuid, md5('e' || (i % 100000 + 1))::uuid, '2026-0' || (i / 100000 + 4),
       '2026-05-05', 1, '[2020-01-01,)', 3, 'p' || i, 'p' || i, 1, ''
from generate_series(0, 199999) i;
insert into hub.payslip_line (id, employee_id, payslip_id, position, name, released_at, version,
                              recorded, stream_id, record_key, row_key, mapping_version,
                              content_hash)
select md5('q' || record_key)::uuid, employee_id, id, 1, 'basic', released_at, 1, recorded, 3,
       record_key, row_key, 1, ''
from hub.payslip;
insert into hub.attendance_day (id, employee_id, date, status, worked_minutes, late_minutes,
                                version, recorded, stream_id, record_key, row_key,
                                mapping_version, content_hash)
select md5('a' || i)::uuid, md5('e' || (i % 100000 + 1))::uuid, date '2026-05-11' + i / 100000,
       case when i % 30 = 0 then 'late' else 'normal' end, 480, case when i % 30 = 0 then 5 else 0 end,
       1, '[2020-01-01,)', 1, 'a' || i, 'a' || i, 1, ''
from generate_series(0, 999999) i;
