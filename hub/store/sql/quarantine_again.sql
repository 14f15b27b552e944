-- What waited before and waits still.
create temp table again on commit drop as
select id, stream_id, record_key, entity, row_key, field, code, message, subject, run_id, state, raw,
       word
from hub.quarantine limit 0
--;
update hub.quarantine q
set code = a.code, message = a.message, subject = a.subject, run_id = a.run_id,
    state = a.state, raw = a.raw, word = a.word, last_seen = now()
from again a
where q.id = a.id
--;
drop table again
