-- Records that are kept already: a body that differs goes to the history.
create temp table next_raw on commit drop as
select stream_id, record_key, id, subject, body, hash, run_id, state, mapping_version
from hub.raw_record limit 0
--;
insert into hub.raw_history (stream_id, record_key, id, subject, body, hash, received_at, run_id)
select r.stream_id, r.record_key, r.id, r.subject, r.body, r.hash, r.received_at, r.run_id
from hub.raw_record r
join next_raw n on n.stream_id = r.stream_id and n.record_key = r.record_key
where n.hash <> r.hash
--;
update hub.raw_record r
set id = n.id, subject = n.subject, body = n.body, hash = n.hash, run_id = n.run_id,
    state = n.state, mapping_version = n.mapping_version, closed_at = null,
    received_at = case when n.hash <> r.hash then now() else r.received_at end
from next_raw n
where n.stream_id = r.stream_id and n.record_key = r.record_key
--;
drop table next_raw
