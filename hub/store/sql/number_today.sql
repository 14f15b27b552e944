select e.number, e.employee_id, 0
from hub.employment e
where e.number = any($1::text[]) and e.closed_at is null and e.valid @> $2::date
  and e.employee_id is not null
