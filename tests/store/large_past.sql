-- The past of the 100,000 people: an employment and two posts each; of every third person what was
-- held before 2022 is an image.
insert into hub.employment (id, employee_id, number, legal_entity_id, status, effective_from,
                            version, recorded)
select md5('j' || number)::uuid, id, number, legal_entity_id, status, hire_date, 2, '[2020-01-01,)'
from hub.employee;
insert into hub.assignment (id, employee_id, employment_id, department_id, manager_id, position,
                            effective_from, effective_to, version, recorded)
select md5('a' || part || number)::uuid, id, md5('j' || number)::uuid, department_id, manager_id,
       'p' || part, case part when 1 then hire_date else hire_date + 1001 end,
       case part when 1 then hire_date + 1000 end, 2, '[2020-01-01,)'
from hub.employee, generate_series(1, 2) part;
create temporary table changed as
select id from hub.employee where substr(number, 2)::int % 3 = 0;
insert into hub.employee_history (id, legal_name, legal_name_sort, number, work_email, status,
                                  department_id, manager_id, legal_entity_id, hire_date, grade,
                                  version, recorded, search)
select id, legal_name, legal_name_sort, number, work_email, status, department_id, manager_id,
       legal_entity_id, hire_date, grade, 0, '[2020-01-01,2022-01-01)', search
from hub.employee join changed using (id);
insert into hub.employment_history (id, employee_id, number, legal_entity_id, status,
                                    effective_from, version, recorded)
select e.id, employee_id, number, legal_entity_id, 'probation', effective_from, 1,
       '[2020-01-01,2022-01-01)' from hub.employment e join changed c on c.id = e.employee_id;
insert into hub.assignment_history (id, employee_id, employment_id, department_id, manager_id,
                                    position, effective_from, version, recorded)
select a.id, employee_id, employment_id, department_id, manager_id, 'q', effective_from, 1,
       '[2020-01-01,2022-01-01)'
from hub.assignment a join changed c on c.id = a.employee_id;
update hub.employee set recorded = '[2022-01-01,)' where id in (select id from changed);
update hub.employment set recorded = '[2022-01-01,)' where employee_id in (select id from changed);
update hub.assignment set recorded = '[2022-01-01,)' where employee_id in (select id from changed);
