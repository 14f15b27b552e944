-- What happened to the 50,000: attendance and training. Payslips and identity numbers are sealed:
-- bench/sealed.py. The setting bench.days is how many days of attendance a person has.
-- Statements are separated by a line "--;".
create function pg_temp.id_of(kind text, number integer) returns uuid
    language sql immutable as $$ select md5(kind || number)::uuid $$;
--;
-- Ids of records rise with time, as the hub's own do.
create function pg_temp.next_of(kind integer, number integer) returns uuid
    language sql immutable as
    $$ select ('0000000' || kind || '-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid $$;
--;
-- Indexes are made once all rows are there: that takes a third of the time.
create temp table later as
select format('alter table %s drop constraint %I', conrelid::regclass, conname) as leave,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname,
              pg_get_constraintdef(oid)) as make
from pg_constraint
where contype = 'p' and conrelid in ('hub.attendance_day'::regclass, 'hub.enrolment'::regclass)
union all
select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
from pg_index
where not indisprimary and indrelid in ('hub.attendance_day'::regclass, 'hub.enrolment'::regclass);
--;
do $$ declare one text; begin for one in select leave from later loop execute one; end loop; end $$;
--;
insert into hub.course (id, code, title, category, provider, duration_minutes, mandatory, version, recorded)
select pg_temp.id_of('course', n), 'C' || lpad(n::text, 3, '0'),
       (array['安全生产', '数据保护', '沟通"技巧"', '项目管理', 'Excel\Power BI'])[1 + n % 5] || n,
       '通用', '培训中心', 30 + n % 90, n % 3 = 0, 1, tstzrange(now(), null)
from generate_series(1, 200) as n;
--;
-- Day after day, as a time clock writes: one person's days lie apart on the heap.
insert into hub.attendance_day
    (id, employee_id, date, status, shift, scheduled_minutes, worked_minutes, late_minutes, version,
     recorded, stream_id, record_key, row_key, mapping_version, content_hash)
select pg_temp.next_of(1, d * 50000 + n), pg_temp.id_of('employee', n), date '2026-10-31' - d,
       (array['normal', 'normal', 'normal', 'normal', 'late', 'normal', 'normal', 'absent', 'normal',
              'leave', 'normal'])[1 + (n * 31 + d * 17) % 11],
       '早班', 480, 400 + (n * 7 + d * 13) % 120, (n + d) % 20, 1, tstzrange(now(), null), 9001,
       d || '/' || n, d || '/' || n, 1, '\x00'
from generate_series(0, current_setting('bench.days')::integer - 1) as d,
     generate_series(1, 50000) as n;
--;
insert into hub.enrolment
    (id, employee_id, course_id, status, progress, enrolled_at, version, recorded, stream_id,
     record_key, row_key, mapping_version, content_hash)
select pg_temp.next_of(2, n * 5 + k), pg_temp.id_of('employee', n),
       pg_temp.id_of('course', 1 + (n * 5 + k * 37) % 200),
       (array['assigned', 'in_progress', 'completed', 'completed', 'failed'])[1 + (n + k) % 5],
       (n + k) % 101, timestamptz '2026-01-01' + k * interval '9 days' + n % 97 * interval '1 hour',
       1, tstzrange(now(), null), 9002, n || '/' || k, n || '/' || k, 1, '\x00'
from generate_series(1, 50000) as n, generate_series(1, 5) as k;
--;
set local maintenance_work_mem = '256MB';
--;
do $$ declare one text; begin for one in select make from later loop execute one; end loop; end $$;
