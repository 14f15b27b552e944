select e.number, e.legal_entity_id::text, e.id::text
from hub.employment e
where e.number = any($1::text[])
  and e.closed_at is null and e.valid @> $2::date
order by e.effective_from desc nulls last, e.id
