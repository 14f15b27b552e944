-- Counts of an entity. {names} are the model's own; $1: streams that were read in time; $2: a value
-- whose record is from before is old.
-- name: folded
with base as materialized (
    select t.id, {own_department} as department_id, {subject} as subject_id, t.pending
    from {table} t {person}
    where t.closed_at is null
), fresh as (
    select distinct m.row_id from hub.mapped_record m
    where m.entity = '{entity}' and m.closed_at is null and m.stream_id = any($1::int[])
)
select 'rows' as what, case grouping(b.department_id) when 1 then 'company' else 'department' end,
       coalesce(b.department_id::text, case grouping(b.department_id) when 1 then 'all' else '' end),
       null::text as field, count(*) as rows, count(distinct b.subject_id) as people,
       count(f.row_id) as fresh, {filled} as filled, null::bigint[] as waiting,
       null::bigint[] as old
from base b join {table} t on t.id = b.id {beside}
left join fresh f on f.row_id = b.id
group by grouping sets ((), (b.department_id))
union all
select 'waiting', case grouping(b.department_id) when 1 then 'company' else 'department' end,
       coalesce(b.department_id::text, case grouping(b.department_id) when 1 then 'all' else '' end),
       w ->> 'field', count(*), 0, 0, null, null, null
from base b, jsonb_array_elements(b.pending) w
group by grouping sets ((w ->> 'field'), (b.department_id, w ->> 'field'))
union all
select 'conflicts', case grouping(b.department_id) when 1 then 'company' else 'department' end,
       coalesce(b.department_id::text, case grouping(b.department_id) when 1 then 'all' else '' end),
       c.field, count(*), 0, 0, null, null, null
from base b join hub.conflict c on c.row_id = b.id and c.entity = '{entity}'
group by grouping sets ((c.field), (b.department_id, c.field))
union all
select 'ages', case grouping(b.department_id) when 1 then 'company' else 'department' end,
       coalesce(b.department_id::text, case grouping(b.department_id) when 1 then 'all' else '' end),
       null, 0, 0, 0, {aged}, null, {old}
from base b join {table} t on t.id = b.id {beside}
join (select r.row_id {winners}
      from (select m.row_id, m.fields, m.pending, m.newest,
                   array[m.precedence, -m.stream_id, extract(epoch from m.recorded_at)]::float8[]
                       as rank,
                   extract(epoch from coalesce(m.changed_at, m.recorded_at))::float8 as told
            from hub.mapped_record m
            where m.entity = '{entity}' and m.closed_at is null) r
      group by r.row_id) w on w.row_id = b.id
group by grouping sets ((), (b.department_id))
union all
select 'rows', 'system', x.connection_id::text, null, count(*), count(distinct x.subject_id),
       count(*) filter (where x.fresh), {said}, {waits}, {said_old}
from (select s.connection_id, b.id, b.subject_id, bool_or(m.stream_id = any($1::int[])) as fresh
             {by_record}
      from hub.mapped_record m join base b on b.id = m.row_id
      join hub.stream s on s.id = m.stream_id
      where m.entity = '{entity}' and m.closed_at is null
      group by s.connection_id, b.id, b.subject_id) x
group by x.connection_id
union all
select 'conflicts', 'system', s.connection_id::text, c.field, count(distinct c.row_id), 0, 0, null, null,
       null
from base b join hub.conflict c on c.row_id = b.id and c.entity = '{entity}'
join hub.stream s on s.id = any(c.winner || c.against)
group by s.connection_id, c.field
-- name: owned
with base as materialized (
    select t.id, {own_department} as department_id, {subject} as subject_id, s.connection_id,
           t.stream_id, t.pending
    from {table} t {person} join hub.stream s on s.id = t.stream_id
    where t.closed_at is null
)
select 'rows' as what,
       case grouping(b.department_id, b.connection_id) when 3 then 'company' when 1 then 'department'
            else 'system' end,
       case grouping(b.department_id, b.connection_id) when 3 then 'all'
            when 1 then coalesce(b.department_id::text, '') else b.connection_id::text end,
       null::text as field, count(*) as rows, count(distinct b.subject_id) as people,
       count(*) filter (where b.stream_id = any($1::int[])) as fresh, {filled} as filled,
       null::bigint[] as waiting, null::bigint[] as old
from base b join {table} t on t.id = b.id
group by grouping sets ((), (b.department_id), (b.connection_id))
union all
select 'waiting',
       case grouping(b.department_id, b.connection_id) when 3 then 'company' when 1 then 'department'
            else 'system' end,
       case grouping(b.department_id, b.connection_id) when 3 then 'all'
            when 1 then coalesce(b.department_id::text, '') else b.connection_id::text end,
       w ->> 'field', count(*), 0, 0, null, null, null
from base b, jsonb_array_elements(b.pending) w
group by grouping sets ((w ->> 'field'), (b.department_id, w ->> 'field'),
                        (b.connection_id, w ->> 'field'))
-- name: forget_day
delete from hub.quality where day = $1
-- name: put
insert into hub.quality (day, entity, part, of, rows, people, fresh, fields)
select $1, n.entity, n.part, n.of, n.rows, n.people, n.fresh, n.fields::jsonb
from unnest($2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[],
            $8::text[]) as n (entity, part, of, rows, people, fresh, fields)
-- name: forget
delete from hub.quality where (part = $1 and day < $2) or day < $3
-- name: since
select day, entity, part, of, rows, people, fresh, fields::text
from hub.quality
where day >= $1 and part = any($2::text[]) and ($3::text is null or entity = $3)
order by day, entity, part, of
-- name: departments
select d.id::text, d.parent_id::text from hub.department d
-- name: streams
select s.id, s.connection_id::text, c.fresh_within,
       case c.connector when 'hub' then now()
            else (select max(r.finished_at) from hub.run r
                  where r.connection_id = c.id and r.kind = 'pull' and r.state = 'finished') end
from hub.stream s join hub.connection c on c.id = s.connection_id
where c.removed_at is null
