-- Trusted documents: by client (empty for all clients) and id.
-- name: find
select document from hub.trusted_document
where id = $1 and client in ('', $2)
order by client desc
limit 1
-- name: clashing
select wanted.id
from unnest($2::text[], $3::text[]) as wanted(id, document)
join hub.trusted_document known on known.client = $1 and known.id = wanted.id
where known.document <> wanted.document
limit 1
-- name: load
insert into hub.trusted_document (client, id, document, name, loaded_by)
select $1, wanted.id, wanted.document, wanted.name, $5
from unnest($2::text[], $3::text[], $4::text[]) as wanted(id, document, name)
on conflict (client, id) do nothing
returning 1
-- name: listed
select client, id, name, length(document) as size, loaded_at, loaded_by
from hub.trusted_document
order by client, name, id
-- name: remove
delete from hub.trusted_document
where client = $1 and (id = any($2::text[]) or cardinality($2::text[]) = 0)
returning id
