-- Conflicts, kept by landing: what follows from the mapped records of a row.
-- name: several
select m.stream_id, m.row_key, m.record_key, m.row_id, m.fields::text as fields,
       m.pending::text as pending, m.precedence, m.hash, m.recorded_at, m.closed_at, m.closed_on,
       m.changed_at, m.newest
from hub.mapped_record m
join (select row_id from hub.mapped_record
      where row_id = any($1::uuid[]) and entity = $2 and closed_at is null
      group by row_id having count(*) > 1) s using (row_id)
where m.entity = $2 and m.closed_at is null
-- name: settled
delete from hub.conflict c
where c.row_id = any($1::uuid[]) and c.entity = $2
  and (c.row_id, c.field) not in (select * from unnest($3::uuid[], $4::text[]))
-- name: keep
insert into hub.conflict as c (entity, row_id, field, rule, winner, against, said, shown)
select $1, n.row_id, n.field, n.rule, n.winner, n.against::int[], n.said, n.shown
from unnest($2::uuid[], $3::text[], $4::text[], $5::int[], $6::text[], $7::bytea[], $8::bytea[])
    as n (row_id, field, rule, winner, against, said, shown)
on conflict (row_id, entity, field) do update set
    rule = excluded.rule, winner = excluded.winner, against = excluded.against,
    said = excluded.said, shown = excluded.shown
where (c.rule, c.winner, c.against, c.said, c.shown)
    is distinct from (excluded.rule, excluded.winner, excluded.against, excluded.said,
                      excluded.shown)
-- name: rows
select distinct row_id::text from hub.mapped_record
where entity = $1 and ($2::uuid is null or row_id > $2)
order by 1 limit $3
