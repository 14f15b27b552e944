select e.id::text, e.legal_name, e.hire_date,
       (select count(*) from hub.employee where status = 'active') as total
from hub.employee e
where e.status = 'active' and (e.hire_date, e.id) < ($1, $2)
order by e.hire_date desc, e.id desc
limit 51
