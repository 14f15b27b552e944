-- Which mapped records a row comes from, and what their records said.
-- name: folded
select stream_id, row_key, record_key, row_id, fields::text as fields, pending::text as pending,
       precedence, hash, recorded_at, closed_at, closed_on, changed_at, newest,
       mapping_version
from hub.mapped_record
where row_id = $1 and entity = $2
-- name: records
select r.stream_id, r.record_key, r.pack, r.place,
       substring(p.bodies from r.place + 1 for r.size) as body, p.run_id,
       r.hash, d.corrections
from unnest($1::int[], $2::text[]) as wanted (stream_id, record_key)
join hub.raw_record r on r.stream_id = wanted.stream_id and r.record_key = wanted.record_key
join hub.raw_pack p on p.id = r.pack
left join hub.record_decision d on d.stream_id = r.stream_id and d.hash = r.hash
-- name: streams
select s.id, s.name as stream, c.name as connection, c.connector
from hub.stream s join hub.connection c on c.id = s.connection_id
where s.id = any($1::int[])
-- name: acts
select distinct on (run_id) run_id, actor, reason from hub.audit
where run_id = any($1::uuid[]) order by run_id, seq
