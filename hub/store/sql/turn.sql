-- Employees whose employments or posts begin or ended after one day ($1) up to another ($2);
-- without the first day everybody.
select e.id::text from hub.employee e where $1::date is null
union
select m.employee_id::text from hub.employment m
where m.closed_at is null and m.employee_id is not null
  and ((m.effective_from > $1 and m.effective_from <= $2)
       or (m.effective_to >= $1 and m.effective_to < $2))
union
select a.employee_id::text from hub.assignment a
where a.closed_at is null and a.employee_id is not null
  and ((a.effective_from > $1 and a.effective_from <= $2)
       or (a.effective_to >= $1 and a.effective_to < $2))
union
-- Those whose department ended then, and is followed by another one.
select a.employee_id::text
from hub.assignment a join hub.department d on d.id = a.department_id
where a.closed_at is null and a.employee_id is not null and d.merged_into_id is not null
  and d.effective_to >= $1 and d.effective_to < $2
union
select e.id::text
from hub.employee e join hub.department d on d.id = e.department_id
where d.merged_into_id is not null and d.effective_to >= $1 and d.effective_to < $2
--;
-- Departments of which the same is true.
select d.id::text from hub.department d
where d.closed_at is null
  and ($1::date is null
       or (d.effective_from > $1 and d.effective_from <= $2)
       or (d.effective_to >= $1 and d.effective_to < $2))
--;
-- Managers whose deputies begin or ended between the days.
select d.manager_id::text from hub.delegation d
where d.ended_at is null
  and ($1::date is null
       or (d.valid_from > $1 and d.valid_from <= $2)
       or (d.valid_to >= $1 and d.valid_to < $2))
