-- What other streams and edits than those of a stream ($1) say of rows ($2) of an entity ($3), as
-- far as these fields ($4) go.
select m.stream_id, m.row_key, m.record_key, m.row_id,
       (select coalesce(jsonb_object_agg(f.key, f.value), '{}')
        from jsonb_each(m.fields) f where f.key = any($4::text[]))::text as fields,
       null as pending, m.precedence, m.hash, m.recorded_at, m.closed_at, m.closed_on,
       m.changed_at, m.newest
from hub.mapped_record m
where m.stream_id <> $1 and m.row_id = any($2::uuid[]) and m.entity = $3 and m.closed_at is null
