-- What the peers read: views over the hub's own tables, so that all answer from the same rows.
-- The comments are PostGraphile's: keys and links, which a view does not have by itself.
-- Statements are separated by a line "--;".
create schema bench;
--;
create view bench.department as select id, name, code from hub.department;
--;
create view bench.course as select id, title from hub.course;
--;
create view bench.employee as
select e.id, e.number, e.legal_name, e.legal_name_sort, e.preferred_name, e.latin_name,
       e.work_email, e.work_phone, e.position, e.status, e.employment_type, e.grade, e.hire_date,
       e.department_id, e.manager_id, p.national_id_sealed
from hub.employee e left join hub.employee_private p on p.id = e.id;
--;
create view bench.attendance as
select id, employee_id, date, status, worked_minutes from hub.attendance_day;
--;
create view bench.enrolment as
select id, employee_id, course_id, status, enrolled_at from hub.enrolment;
--;
create view bench.payslip as select id, employee_id, period, net_sealed from hub.payslip;
--;
comment on view bench.department is E'@primaryKey id';
--;
comment on view bench.course is E'@primaryKey id';
--;
comment on view bench.employee is E'@primaryKey id\n@unique legal_name_sort\n@foreignKey (department_id) references bench.department (id)\n@foreignKey (manager_id) references bench.employee (id)';
--;
comment on view bench.attendance is E'@primaryKey id\n@foreignKey (employee_id) references bench.employee (id)';
--;
comment on view bench.enrolment is E'@primaryKey id\n@foreignKey (employee_id) references bench.employee (id)\n@foreignKey (course_id) references bench.course (id)';
--;
comment on view bench.payslip is E'@primaryKey id\n@foreignKey (employee_id) references bench.employee (id)';
--;
create type bench.attendance_summary as (days integer, late_days integer, absent_days integer);
--;
create function bench.employee_attendance_summary(e bench.employee, month text)
    returns bench.attendance_summary language sql stable as $$
    select row(count(*)::integer, (count(*) filter (where status = 'late'))::integer,
               (count(*) filter (where status = 'absent'))::integer)::bench.attendance_summary
    from bench.attendance
    where employee_id = e.id and date >= (month || '-01')::date
      and date < ((month || '-01')::date + interval '1 month')::date
$$;
