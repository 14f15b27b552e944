select e.legal_name, d.id is not null, d.name, m.id is not null, m.legal_name
from hub.employee e
left join hub.department d on d.id = e.department_id
left join hub.employee m on m.id = e.manager_id
where e.id = $1
