-- Versions of mappings, and the draft of each stream.
-- name: versions
select version, hash, author, reason, published_at, approved_by from hub.mapping_version
where stream_id = $1 order by version desc
-- name: get_draft
select state, hash, document::text as document, author, note, saved_at, approved_by
from hub.mapping_draft where stream_id = $1
-- name: lock_draft
select state, hash, document::text as document, author, note, saved_at, approved_by
from hub.mapping_draft where stream_id = $1 for update
-- name: save_draft
insert into hub.mapping_draft (stream_id, state, hash, document, author, note)
values ($1, $2, $3, $4, $5, $6)
on conflict (stream_id) do update set
    state = excluded.state, hash = excluded.hash, document = excluded.document,
    author = excluded.author, note = excluded.note, saved_at = now(), approved_by = null
-- name: approve_draft
update hub.mapping_draft set state = $2, approved_by = $3 where stream_id = $1
-- name: drop_draft
delete from hub.mapping_draft where stream_id = $1 and hash = $2
