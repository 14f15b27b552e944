-- Connections, their streams and the versions of their mappings.
-- name: by_name
select id, name, connector, config, schedule, paused from hub.connection where name = $1
-- name: all
select id, name, connector, config, schedule, paused from hub.connection
where connector <> 'hub' and removed_at is null order by created_at, id
-- name: put
insert into hub.connection (id, name, connector, config, secrets, schedule, created_by)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (name) do update set
    connector = excluded.connector, config = excluded.config,
    secrets = coalesce(excluded.secrets, connection.secrets), schedule = excluded.schedule
-- name: pause
update hub.connection set paused = $2 where id = $1
-- name: secrets
select secrets from hub.connection where id = $1
-- name: streams
select id, connection_id, name, mode, cursor, mapping_version, place from hub.stream
where connection_id = any($1::uuid[]) order by place, id
-- name: put_stream
insert into hub.stream (connection_id, name, mode, place) values ($1, $2, $3, $4)
on conflict (connection_id, name) do update set mode = excluded.mode, place = excluded.place
returning id
-- name: lock_stream
select mapping_version from hub.stream where id = $1 for update
-- name: version_hash
select hash from hub.mapping_version where stream_id = $1 and version = $2
-- name: add_version
insert into hub.mapping_version (stream_id, version, hash, document, author, reason, approved_by)
select $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5, $6
from hub.mapping_version where stream_id = $1
returning version
-- name: use_version
update hub.stream set mapping_version = $2 where id = $1
-- name: document
select document from hub.mapping_version where stream_id = $1 and version = $2
-- name: put_replay
insert into hub.state (key, value) values ('replay/' || $1::int, to_jsonb($2::int))
on conflict (key) do update set value = excluded.value
-- name: replay_due
select value from hub.state where key = 'replay/' || $1::int
-- name: replayed
delete from hub.state where key = 'replay/' || $1::int and value = to_jsonb($2::int)
-- name: has_records
select exists (
    select from hub.raw_record r join hub.stream s on s.id = r.stream_id
    where s.connection_id = $1
) or exists (select from hub.run where connection_id = $1)
-- name: remove_drafts
delete from hub.mapping_draft
where stream_id in (select id from hub.stream where connection_id = $1)
-- name: remove_examples
delete from hub.mapping_example
where stream_id in (select id from hub.stream where connection_id = $1)
-- name: remove_versions
delete from hub.mapping_version
where stream_id in (select id from hub.stream where connection_id = $1)
-- name: remove_streams
delete from hub.stream where connection_id = $1
-- name: retire
update hub.connection set removed_at = now(), secrets = null, schedule = null, paused = true,
    name = name || ' (removed ' || to_char(now(), 'YYYY-MM-DD') || ', ' || left(id::text, 13) || ')'
where id = $1
-- name: rewind
update hub.stream set cursor = null where connection_id = $1 and ($2::text is null or name = $2)
returning name
-- name: open_keys
select record_key from hub.raw_record
where stream_id = $1 and closed_at is null and record_key > $2
order by record_key
limit $3
-- name: remove
delete from hub.connection where id = $1
-- name: taken
select record_key from hub.raw_record
where stream_id = $1 and record_key = any($2::text[]) and closed_at is null
-- name: rejoin
with apart as (
    select unnest($2::text[]) as apart_key, unnest($3::text[]) as record_key
), closed as (
    update hub.raw_record r set closed_at = now()
    from apart a, hub.raw_record own
    where r.stream_id = $1 and r.record_key = a.apart_key and r.closed_at is null
      and own.stream_id = $1 and own.record_key = a.record_key and own.closed_at is null
      and own.hash = r.hash
    returning r.record_key
)
update hub.quarantine q set state = 'resolved', last_seen = now()
from closed c
where q.stream_id = $1 and q.record_key = c.record_key and q.state = 'open'
-- name: unmapped
select distinct record_key from hub.quarantine
where stream_id = $1 and state = 'open' and code = 'UNMAPPED'
