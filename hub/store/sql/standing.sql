-- What an edit must know of the rows as they stand.
-- name: number_held
select exists (
    select from hub.employment
    where number = $1 and employee_id <> $2::text::uuid and closed_at is null
      and (effective_to is null or effective_to >= current_date))
-- name: address_held
select exists (
    select from hub.employee
    where work_email = lower($1) and id <> $2::text::uuid and closed_at is null)
-- name: person_of_employment
select employee_id::text from hub.employment where id = $1::text::uuid
-- name: posts_of
select id::text, version, effective_from, effective_to, employment_id::text, department_id::text,
       location_id::text, manager_id::text, "position", grade, cost_centre
from hub.assignment
where employee_id = $1::text::uuid and closed_at is null and coalesce("primary", true)
order by effective_from nulls first, id
