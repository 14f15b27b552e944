select e.number, e.id, case when e.closed_at is null then 0 else 1 end
from hub.employee e
where e.number = any($1::text[])
