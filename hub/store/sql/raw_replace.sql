-- Records that are kept already. Where `pack` is said the body lies there from now on.
create temp table next_raw on commit drop as
select stream_id, record_key, pack, place, size, subject, hash, state, mapping_version
from hub.raw_record limit 0
--;
-- Bodies that are sealed anew, because they are about somebody else: where they lay before.
select r.pack, array_agg(r.place) as places, array_agg(r.size) as sizes
from hub.raw_record r
join next_raw n on n.stream_id = r.stream_id and n.record_key = r.record_key
where n.pack is not null and n.hash = r.hash and r.size > 0
group by r.pack
--;
-- A body that differs goes to the history.
insert into hub.raw_history (stream_id, record_key, pack, place, size, subject, hash, received_at)
select r.stream_id, r.record_key, r.pack, r.place, r.size, r.subject, r.hash, r.received_at
from hub.raw_record r
join next_raw n on n.stream_id = r.stream_id and n.record_key = r.record_key
where n.hash <> r.hash and r.size > 0
--;
update hub.raw_record r
set pack = coalesce(n.pack, r.pack), place = coalesce(n.place, r.place),
    size = coalesce(n.size, r.size), subject = n.subject, hash = n.hash,
    state = n.state, mapping_version = n.mapping_version, closed_at = null,
    received_at = case when n.hash <> r.hash then now() else r.received_at end
from next_raw n
where n.stream_id = r.stream_id and n.record_key = r.record_key
--;
drop table next_raw
