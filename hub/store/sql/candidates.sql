-- Who may have a way to what is about an employee.
-- name: above
select $1::uuid::text as id, 0 as place where $1 is not null
union all
select manager_id::text, case when direct then 1 else 2 end
from hub.management where employee_id = $1
order by place, id
-- name: holders
select g.employee_id::text as id, bool_or(e.id is not null) as employee
from hub.access_grant g left join hub.employee e on e.id = g.employee_id
where g.revoked_at is null
group by 1
order by 2 desc, 1
