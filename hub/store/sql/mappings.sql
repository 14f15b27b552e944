-- Drafts, versions and examples of the mappings of a stream ($1).
-- name: versions
select v.version, v.hash, v.author, v.reason, v.published_at, v.approved_by,
       v.retired_at is not null as retired, s.mapping_version as in_use
from hub.mapping_version v join hub.stream s on s.id = v.stream_id
where v.stream_id = $1 order by v.version desc
-- name: draft
select id::text, state, hash, document, base, author, reason, effect, approved_by, version,
       changed_at
from hub.mapping_draft
where stream_id = $1 and state in ('draft', 'previewed', 'approved')
for update
-- name: add_draft
insert into hub.mapping_draft (id, stream_id, state, hash, document, base, author, reason)
values ($2, $1, 'draft', $3, $4, $5, $6, $7)
-- name: edit_draft
update hub.mapping_draft
set state = $3, hash = $4, document = $5, author = $6, reason = coalesce($7, reason),
    effect = null, approved_by = null, changed_at = now()
where stream_id = $1 and id = $2
-- name: move_draft
update hub.mapping_draft
set state = $3, effect = coalesce($4, effect), approved_by = coalesce($5, approved_by),
    version = coalesce($6, version), changed_at = now()
where stream_id = $1 and id = $2
-- name: retire
update hub.mapping_version set retired_at = now() where stream_id = $1 and version = $2
-- name: restore
update hub.mapping_version set retired_at = null where stream_id = $1 and version = $2
-- name: examples
select id, name, body, author, changed_at from hub.mapping_example where stream_id = $1 order by name
-- name: example_id
select id from hub.mapping_example where stream_id = $1 and name = $2
-- name: put_example
insert into hub.mapping_example (stream_id, id, name, body, author) values ($1, $2, $3, $4, $5)
on conflict (stream_id, name) do update set
    body = excluded.body, author = excluded.author, changed_at = now()
-- name: remove_example
delete from hub.mapping_example where stream_id = $1 and name = $2 returning id
-- name: people
select count(*) as employees, count(distinct department_id) as departments
from hub.employee where id = any($1::uuid[]) and closed_at is null
-- name: people_total
select count(*) from hub.employee where closed_at is null
-- name: understood
update hub.raw_record set mapping_version = $2
where stream_id = $1 and record_key = any($3::text[])
-- name: kept_count
select count(*) from hub.raw_record where stream_id = $1 and closed_at is null
