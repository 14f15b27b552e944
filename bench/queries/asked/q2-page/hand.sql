select e.id::text, e.legal_name, d.id is not null, d.name, m.id is not null, m.legal_name
from (
    select * from hub.employee where (legal_name_sort, id) > ($1, $2)
    order by legal_name_sort, id limit 50
) e
left join hub.department d on d.id = e.department_id
left join hub.employee m on m.id = e.manager_id
order by e.legal_name_sort, e.id
