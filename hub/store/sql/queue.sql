-- Words that wait for a decision, and what people noted about them.
-- A cell that waits names its word (queue.py); words are counted without opening any cell, and one
-- cell of each word that is shown is opened.
-- name: words
with cell as (
  select q.word, q.stream_id, q.entity, q.field, count(*) as cells,
         count(distinct q.subject) as people, min(q.first_seen) as first_seen,
         max(q.last_seen) as last_seen
  from hub.quarantine q
  where q.state = 'open' and q.code = 'UNMAPPED' and q.word is not null
    and ($3::bytea[] is null or q.word = any($3))
  group by q.word, q.stream_id, q.entity, q.field
),
word as (
  select w.*, c.name as connection, s.name as stream, n.state, n.assignee, n.comment, n.noted_by,
         n.noted_at,
         case $7::text
           when 'cells' then cells
           when 'people' then people
           when 'firstSeen' then (extract(epoch from w.first_seen) * 1000000)::bigint
           else (extract(epoch from w.last_seen) * 1000000)::bigint
         end * $8::int as place
  from cell w
  join hub.stream s on s.id = w.stream_id
  join hub.connection c on c.id = s.connection_id
  left join hub.queue_note n on n.word = w.word
  where ($1::text is null or c.name = $1)
    and w.entity || '.' || w.field = any($2::text[])
    and ($4::text is null or coalesce(n.state, 'open') = $4)
    and ($5::text is null or w.entity = $5)
    and ($6::text is null or w.field = $6)
),
page as (
  select * from word
  where $9::bigint is null or (place, word) > ($9, $10::bytea)
  order by place, word
  limit $11
)
select t.words, t.waiting, p.*, q.id, q.raw
from (select count(*) as words, coalesce(sum(cells), 0)::bigint as waiting from word) t
left join page p on true
left join lateral (
  select q.id, q.raw from hub.quarantine q
  where q.word = p.word and q.state = 'open' and q.code = 'UNMAPPED'
  limit 1
) q on true
order by p.place, p.word
-- name: fields
select c.name as connection, w.entity, w.field, count(*) as words, sum(w.cells)::bigint as cells
from (
  select q.word, q.stream_id, q.entity, q.field, count(*) as cells
  from hub.quarantine q
  where q.state = 'open' and q.code = 'UNMAPPED' and q.word is not null
  group by q.word, q.stream_id, q.entity, q.field
) w
join hub.stream s on s.id = w.stream_id
join hub.connection c on c.id = s.connection_id
left join hub.queue_note n on n.word = w.word
where ($1::text is null or c.name = $1)
  and w.entity || '.' || w.field = any($2::text[])
  and ($3::text is null or coalesce(n.state, 'open') = $3)
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
