-- Words that wait for a decision, and what people noted about them.
-- name: open
select q.id, q.stream_id, c.name as connection, s.name as stream, q.entity, q.field, q.raw,
       q.subject, q.first_seen, q.last_seen
from hub.quarantine q
join hub.stream s on s.id = q.stream_id
join hub.connection c on c.id = s.connection_id
where q.state = 'open' and q.code = 'UNMAPPED' and q.raw is not null
  and ($1::text is null or c.name = $1)
-- name: notes
select word, state, assignee, comment, noted_by, noted_at from hub.queue_note
-- name: note
insert into hub.queue_note (word, stream_id, state, assignee, comment, noted_by)
values ($1, $2, $3, $4, $5, $6)
on conflict (word) do update set
    state = excluded.state, assignee = coalesce(excluded.assignee, queue_note.assignee),
    comment = coalesce(excluded.comment, queue_note.comment),
    noted_by = excluded.noted_by, noted_at = now()
-- name: forget
delete from hub.queue_note where word = any($1::bytea[])
