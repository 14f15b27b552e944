-- Words that wait for a decision, and what people noted about them.
-- A cell that waits names its word (queue.py); words are counted without opening any cell, and one
-- cell of each word that is shown is opened. Completed with the conditions that are asked for.
-- A word is of one stream and field (its name is made of them): grouped by all of these, Postgres
-- would expect many groups and sort all cells.
-- name: words
with cell as (
  select q.word, min(q.stream_id) as stream_id, min(q.entity) as entity, min(q.field) as field,
         count(*) as cells, {ranked} as ranked, min(q.first_seen) as first_seen,
         max(q.last_seen) as last_seen
  from hub.quarantine q
  where q.state = 'open' and q.code = 'UNMAPPED' and q.word is not null and {cells}
  group by q.word
),
word as (
  select w.*, c.name as connection, s.name as stream, n.state, n.assignee, n.comment, n.noted_by,
         n.noted_at, {place} as place
  from cell w
  join hub.stream s on s.id = w.stream_id
  join hub.connection c on c.id = s.connection_id
  left join hub.queue_note n on n.word = w.word
  where {words}
)
select p.*, q.id, q.raw, m.people
from (select * from word w where {beyond} order by place, word limit {limit}) p
cross join lateral (
  select q.id, q.raw from hub.quarantine q
  where q.word = p.word and q.state = 'open' and q.code = 'UNMAPPED'
  limit 1
) q
cross join lateral (
  select count(distinct q.subject) as people from hub.quarantine q
  where q.word = p.word and q.state = 'open' and q.code = 'UNMAPPED'
) m
order by p.place, p.word
-- name: fields
select c.name as connection, w.entity, w.field, count(*) as words, sum(w.cells)::bigint as cells
from (
  select q.word, min(q.stream_id) as stream_id, min(q.entity) as entity, min(q.field) as field,
         count(*) as cells
  from hub.quarantine q
  where q.state = 'open' and q.code = 'UNMAPPED' and q.word is not null
  group by q.word
) w
join hub.stream s on s.id = w.stream_id
join hub.connection c on c.id = s.connection_id
left join hub.queue_note n on n.word = w.word
where {words}
group by c.name, w.entity, w.field
order by c.name, w.entity, w.field
-- name: unnamed
select id, stream_id, entity, field, raw from hub.quarantine
where state = 'open' and code = 'UNMAPPED' and raw is not null and word is null and id > $1
order by id
limit 5000
-- name: named
update hub.quarantine q set word = n.word
from unnest($1::uuid[], $2::bytea[]) as n(id, word)
where q.id = n.id
-- name: note
insert into hub.queue_note (word, stream_id, state, assignee, comment, noted_by)
values ($1, $2, $3, $4, $5, $6)
on conflict (word) do update set
    state = excluded.state, assignee = coalesce(excluded.assignee, queue_note.assignee),
    comment = coalesce(excluded.comment, queue_note.comment),
    noted_by = excluded.noted_by, noted_at = now()
-- name: forget
delete from hub.queue_note where word = any($1::bytea[])
