-- Mapped records that say something else than before: new contents, open again.
create temp table next_mapped on commit drop as
select stream_id, entity, row_key, record_key, row_id, fields, pending, precedence,
       mapping_version, hash, recorded_at, changed_at, newest
from hub.mapped_record limit 0
--;
update hub.mapped_record m
set record_key = n.record_key, fields = n.fields, pending = n.pending,
    precedence = n.precedence, mapping_version = n.mapping_version, hash = n.hash,
    changed_at = n.changed_at, newest = n.newest,
    recorded_at = coalesce(n.recorded_at, now()), closed_at = null, closed_on = null
from next_mapped n
where m.stream_id = n.stream_id and m.entity = n.entity and m.row_key = n.row_key
--;
drop table next_mapped
