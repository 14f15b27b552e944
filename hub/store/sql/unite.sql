-- Mapped records that are of another row now.
-- name: move
update hub.mapped_record m
set row_id = n.row_id, fields = n.fields::jsonb, hash = n.hash
from unnest($1::int[], $3::text[], $4::uuid[], $5::text[], $6::bytea[])
    as n (stream_id, row_key, row_id, fields, hash)
where m.stream_id = n.stream_id and m.entity = $2 and m.row_key = n.row_key
