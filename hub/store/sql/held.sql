-- Records that could not land, and what people decided about their bytes.
-- name: page
select q.id::text, q.stream_id, c.name as connection, s.name as stream, q.record_key, q.code,
       q.message, r.state as kind, r.hash, r.subject::text, q.first_seen, q.last_seen, r.pack,
       r.place, substring(p.bodies from r.place + 1 for r.size) as body, d.state as decided,
       d.corrections, d.reason, d.assignee, d.comment, d.noted_by, d.noted_at
from hub.quarantine q
join hub.raw_record r on r.stream_id = q.stream_id and r.record_key = q.record_key
join hub.raw_pack p on p.id = r.pack
join hub.stream s on s.id = q.stream_id
join hub.connection c on c.id = s.connection_id
left join hub.record_decision d on d.stream_id = q.stream_id and d.hash = r.hash
where q.entity = '' and q.state = 'open' and r.closed_at is null
  and r.state in ('rejected', 'waiting')
  and ($1::text is null or c.name = $1)
  and ($2::text is null or s.name = $2)
  and ($3::text is null or q.code = $3)
  and ($4::text is null or coalesce(d.state, 'open') = $4)
  and ($5::text is null or d.assignee = $5)
  and ($6::uuid[] is null or q.id = any($6))
  and ($7::uuid is null or q.id > $7)
  and ($9::uuid is null or r.subject = $9)
order by q.id
limit $8
-- name: reasons
select c.name as connection, s.name as stream, r.state as kind, q.code,
       count(*) filter (where coalesce(d.state, 'open') = 'open') as open,
       count(*) filter (where d.state = 'dismissed') as dismissed,
       count(*) filter (where d.assignee is not null and d.state = 'open') as assigned,
       min(q.first_seen) as first_seen
from hub.quarantine q
join hub.raw_record r on r.stream_id = q.stream_id and r.record_key = q.record_key
join hub.stream s on s.id = q.stream_id
join hub.connection c on c.id = s.connection_id
left join hub.record_decision d on d.stream_id = q.stream_id and d.hash = r.hash
where q.entity = '' and q.state = 'open' and r.closed_at is null
  and r.state in ('rejected', 'waiting') and ($1::text is null or c.name = $1)
group by 1, 2, 3, 4
order by 5 desc, 1, 2, 3, 4
-- name: in_force
select hash, state, corrections from hub.record_decision
where stream_id = $1 and (state = 'dismissed' or corrections is not null)
-- name: correct
insert into hub.record_decision
    (stream_id, hash, state, corrections, subject, reason, noted_by)
values ($1, $2, 'open', $3, $4, $5, $6)
on conflict (stream_id, hash) do update set
    corrections = excluded.corrections, subject = excluded.subject, state = 'open',
    reason = excluded.reason, noted_by = excluded.noted_by, noted_at = now()
-- name: decide
insert into hub.record_decision (stream_id, hash, state, subject, reason, noted_by)
select * from unnest($1::int[], $2::bytea[], array_fill($4::text, array[cardinality($1)]),
                     $3::uuid[], array_fill($5::text, array[cardinality($1)]),
                     array_fill($6::text, array[cardinality($1)]))
on conflict (stream_id, hash) do update set
    state = excluded.state, reason = excluded.reason, noted_by = excluded.noted_by,
    noted_at = now()
-- name: annotate
insert into hub.record_decision (stream_id, hash, state, subject, assignee, comment, noted_by)
select *, $4::text, $5::text, $6::text
from unnest($1::int[], $2::bytea[], array_fill('open'::text, array[cardinality($1)]), $3::uuid[])
on conflict (stream_id, hash) do update set
    assignee = nullif(coalesce(excluded.assignee, record_decision.assignee), ''),
    comment = nullif(coalesce(excluded.comment, record_decision.comment), ''),
    noted_by = excluded.noted_by, noted_at = now()
-- name: stands
select r.state, r.subject::text, q.code, q.message
from hub.raw_record r
left join hub.quarantine q on q.stream_id = r.stream_id and q.record_key = r.record_key
                          and q.entity = '' and q.state = 'open'
where r.stream_id = $1 and r.hash = $2 and r.closed_at is null
order by r.state = 'rejected', r.state = 'waiting'
limit 1
