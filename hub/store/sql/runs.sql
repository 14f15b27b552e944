-- Runs of connections and what they counted.
-- name: interrupt
update hub.run set state = 'interrupted', finished_at = now(), error = $2
where connection_id = $1 and state = 'running'
returning id
-- name: start
insert into hub.run (id, connection_id, state, operator, kind) values ($1, $2, 'running', $3, $4)
-- name: finish
update hub.run set state = $2, finished_at = now(), error = $3
where id = $1 and state = 'running'
-- name: assess
update hub.run set assessment = $2 where id = $1
-- name: forget_seen
delete from hub.run_seen where run_id = $1
-- name: note_stream
insert into hub.run_stream (run_id, stream_id, complete, errors) values ($1, $2, $3, $4)
on conflict (run_id, stream_id) do update set
    complete = excluded.complete, errors = excluded.errors
-- name: get
select id, connection_id, state, assessment, accepted_by from hub.run where id = $1
-- name: accept
update hub.run set accepted_by = $2 where id = $1
-- name: latest
select distinct on (connection_id)
    id, connection_id, state, operator, started_at, finished_at, error, assessment, accepted_by
from hub.run where connection_id = any($1::uuid[]) and kind = 'pull'
order by connection_id, started_at desc, id desc
-- name: history
select id, connection_id, state, operator, started_at, finished_at, error
from hub.run
where connection_id = $1 and kind = 'pull' and ($2::uuid is null or id < $2)
order by id desc
limit $3
-- name: counts
select c.name as connection, s.name, r.read, r.inserted, r.changed, r.unchanged, r.quarantined,
       r.ignored, r.deleted, r.absent, r.pending_cells, r.late, r.landed_waiting, r.complete, r.errors
from hub.run_stream r
join hub.stream s on s.id = r.stream_id
join hub.connection c on c.id = s.connection_id
where r.run_id = any($1::uuid[])
order by s.place, s.id
-- name: waiting
select s.connection_id,
       count(*) filter (where r.state = 'waiting') as waiting,
       count(*) filter (where r.state = 'rejected') as rejected
from hub.raw_record r join hub.stream s on s.id = r.stream_id
where r.state in ('waiting', 'rejected') and r.closed_at is null
group by s.connection_id
-- name: open_quarantine
select s.connection_id, count(*) as open
from hub.quarantine q join hub.stream s on s.id = q.stream_id
where q.state = 'open'
group by s.connection_id
-- name: quarantine
select c.name as connection, s.name as stream, q.entity, q.field, q.code, count(*) as records,
       min(q.first_seen) as first_seen, max(q.last_seen) as last_seen, min(q.message) as message
from hub.quarantine q
join hub.stream s on s.id = q.stream_id
join hub.connection c on c.id = s.connection_id
where q.state = 'open'
  and ($1::text is null or c.name = $1)
  and ($2::text is null or q.code = $2)
group by c.name, s.name, q.entity, q.field, q.code
order by count(*) desc, c.name, s.name, q.entity, q.field, q.code
-- name: progress
select r.id::text, c.name as connection, r.state, r.started_at, r.finished_at,
       coalesce(sum(s.read), 0)::int as read, coalesce(sum(s.inserted), 0)::int as inserted,
       coalesce(sum(s.changed), 0)::int as changed,
       coalesce(sum(s.unchanged), 0)::int as unchanged,
       coalesce(sum(s.quarantined), 0)::int as quarantined,
       coalesce(sum(s.ignored), 0)::int as ignored, coalesce(sum(s.deleted), 0)::int as deleted,
       coalesce(sum(s.pending_cells), 0)::int as "pendingCells",
       coalesce(sum(s.late), 0)::int as late
from hub.run r
join hub.connection c on c.id = r.connection_id
left join hub.run_stream s on s.run_id = r.id
where r.id = $1::text::uuid
group by r.id, c.name
