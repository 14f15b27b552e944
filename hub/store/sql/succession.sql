-- Departments that others follow, and names of departments beside those that they have.
-- name: followed
select d.id::text, d.merged_into_id::text as next, d.effective_to as last
from hub.department d
where d.merged_into_id is not null and d.effective_to is not null and d.closed_at is null
  and not exists (select from hub.department_part p where p.department_id = d.id)
-- name: aliased
select a.value, a.department_id, case when a.system = '' then 1 else 0 end
from hub.department_alias a
where a.value = any($1::text[])
  and a.system in ('', (select c.name from hub.stream s
                        join hub.connection c on c.id = s.connection_id where s.id = $2))
-- name: people_in
select distinct a.employee_id::text from hub.assignment a
where a.department_id = any($1::text[]::uuid[]) and a.closed_at is null
  and a.employee_id is not null
union
select e.id::text from hub.employee e where e.department_id = any($1::text[]::uuid[])
