-- Kept records by column.
-- name: store
insert into hub.raw_columns (id, stream_id, size, body) values ($1, $2, $3, $4)
-- name: blocks
select id from hub.raw_columns where stream_id = $1 order by id
-- name: body
select body from hub.raw_columns where id = $1
-- name: live
-- As one row of lists: a hundred thousand rows would cost more than all that is done with them.
select array_agg(record_key) as key, array_agg(hash) as hash,
       array_agg(subject::text) as subject, array_agg(mapping_version) as version
from (select record_key, hash, subject, mapping_version
      from hub.raw_record
      where stream_id = $1 and ($2::text[] is null or state = any($2)) and closed_at is null and pack <> $3::uuid
      order by record_key) r
-- name: drop
delete from hub.raw_columns where id = any($1::uuid[])
-- name: forget
delete from hub.raw_columns
