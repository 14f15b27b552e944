select e.number, e.legal_entity_id::text, e.id::text
from hub.employment e
where e.number = any($1::text[]) and e.id <> all($2::uuid[])
  and e.closed_at is null and e.valid @> $3::date
order by e.effective_from desc nulls last, e.id
