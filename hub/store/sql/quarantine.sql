-- What could not land, by reason; and what somebody dismissed of it.
-- A dismissal is a note about the entry as its record stands: it ends when the record changes. Of
-- a record that could not land at all it is the decision about its bytes (held.sql).
-- name: groups
with waiting as (
  select q.*, s.name as stream, c.name as connection,
         r.hash,
         sha256(uuid_send(q.id) || convert_to(q.code, 'UTF8') || coalesce(r.hash, ''::bytea)) as dismissal
  from hub.quarantine q
  join hub.stream s on s.id = q.stream_id
  join hub.connection c on c.id = s.connection_id
  left join hub.raw_record r on r.stream_id = q.stream_id and r.record_key = q.record_key
  where q.state = 'open' and ($1::text is null or c.name = $1)
)
select connection, stream, entity, field, code, min(message) as message, count(*) as cells,
       count(distinct (stream_id, record_key)) as records, count(distinct subject) as people,
       min(first_seen) as first_seen, max(last_seen) as last_seen
from waiting w
where case when w.entity = '' then exists (
             select from hub.record_decision d
             where d.stream_id = w.stream_id and d.hash = w.hash and d.state = 'dismissed')
           else exists (select from hub.queue_note n where n.word = w.dismissal) end = $2
group by connection, stream, entity, field, code
order by count(*) desc, connection, stream, entity, field, code
limit $3
-- name: page
-- Completed with the way through the list: ids grow with time.
select q.id, q.stream_id, q.record_key, q.row_key, q.message, q.raw, q.subject::text as subject,
       q.first_seen, q.last_seen, r.pack, r.place, r.state as record_state,
       substring(p.bodies from r.place + 1 for r.size) as body
from hub.quarantine q
left join hub.raw_record r
  on r.stream_id = q.stream_id and r.record_key = q.record_key and r.closed_at is null
left join hub.raw_pack p on p.id = r.pack
where q.state = 'open' and q.stream_id = $1 and q.entity = $2 and q.field = $3 and q.code = $4
  and {beyond}
  and case when q.entity = '' then exists (
             select from hub.record_decision d
             where d.stream_id = q.stream_id and d.hash = r.hash and d.state = 'dismissed')
           else exists (
             select from hub.queue_note n
             where n.word =
               sha256(uuid_send(q.id) || convert_to(q.code, 'UTF8') || coalesce(r.hash, ''::bytea))
           ) end = $5
order by q.id {direction}
limit $6
-- name: dismiss
insert into hub.queue_note (word, stream_id, state, comment, noted_by)
select sha256(uuid_send(q.id) || convert_to(q.code, 'UTF8') || coalesce(r.hash, ''::bytea)),
       q.stream_id, 'declined', $2, $3
from hub.quarantine q
left join hub.raw_record r on r.stream_id = q.stream_id and r.record_key = q.record_key
where q.id = any($1::uuid[]) and q.state = 'open' and q.entity <> ''
on conflict (word) do update set comment = excluded.comment, noted_by = excluded.noted_by,
                                 noted_at = now()
returning stream_id
-- name: reopen
delete from hub.queue_note n
using hub.quarantine q
left join hub.raw_record r on r.stream_id = q.stream_id and r.record_key = q.record_key
where q.id = any($1::uuid[]) and q.entity <> ''
  and n.word = sha256(uuid_send(q.id) || convert_to(q.code, 'UTF8') || coalesce(r.hash, ''::bytea))
returning n.stream_id
-- name: whole
select q.id::text from hub.quarantine q
join hub.raw_record r on r.stream_id = q.stream_id and r.record_key = q.record_key
where q.id = any($1::uuid[]) and q.state = 'open' and q.entity = '' and r.closed_at is null
  and r.state in ('rejected', 'waiting')
-- name: left
select count(*) from hub.quarantine q
join hub.stream s on s.id = q.stream_id
join hub.connection c on c.id = s.connection_id
where q.state = 'open' and c.name = $1
-- name: standing
select q.id::text as id, q.entity = '' as whole,
       encode(substring(sha256(uuid_send(q.id) || convert_to(q.code, 'UTF8')
                               || coalesce(r.hash, ''::bytea)) from 1 for 8), 'hex') as state
from hub.quarantine q
left join hub.raw_record r on r.stream_id = q.stream_id and r.record_key = q.record_key
where q.id = any($1::uuid[]) and q.state = 'open'
  and case when q.entity = '' then not exists (
             select from hub.record_decision d
             where d.stream_id = q.stream_id and d.hash = r.hash and d.state = 'dismissed')
           else not exists (
             select from hub.queue_note n
             where n.word =
               sha256(uuid_send(q.id) || convert_to(q.code, 'UTF8') || coalesce(r.hash, ''::bytea))
           ) end
