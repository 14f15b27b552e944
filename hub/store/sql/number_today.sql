-- Who has these numbers ($1, a JSON list) on a day ($2): two texts, many times quicker than rows.
select json_agg(e.number)::text as numbers, string_agg(e.employee_id::text, ',') as ids
from hub.employment e
where e.number = any(array(select json_array_elements_text($1::json)))
  and e.closed_at is null and e.valid @> $2::date
  and e.employee_id is not null
