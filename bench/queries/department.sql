-- The page of a department as a person would write it: joins, rows, no access.
select 'employee_' || e.id as id, e.number, e.legal_name, e.position, e.status,
       d.name as department, m.number as manager_number, m.legal_name as manager_name,
       e.manager_id is not null as managed, e.legal_name_sort, e.id as key
from (
    select * from hub.employee
    where department_id = $1
    order by legal_name_sort, id
    limit 51
) as e
left join hub.department d on d.id = e.department_id and d.closed_at is null
left join hub.employee m on m.id = e.manager_id
order by e.legal_name_sort, e.id
