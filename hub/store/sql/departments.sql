-- name: current
select d.code, coalesce(d.name, d.code) as name, coalesce(p.code, '') as parent
from hub.department d left join hub.department p on p.id = d.parent_id
where d.effective_to is null or d.effective_to >= $1::date
order by d.code
-- name: members
select d.code, e.id::text as employee
from hub.employee e join hub.department d on d.id = e.department_id
where e.closed_at is null and e.status is distinct from 'left'
-- name: coded
select id::text from hub.department where code = $1 and closed_at is null
order by effective_to desc nulls first, id limit 1
-- name: lies_below
select exists (
    select from hub.department_tree where ancestor_id = $2::text::uuid and department_id = $1::text::uuid
)
-- name: follows
with recursive line(id, depth) as (
    select $1::text::uuid, 0
    union
    select d.merged_into_id, l.depth + 1 from line l join hub.department d on d.id = l.id
    where d.merged_into_id is not null and l.depth < 32
)
select exists (select from line where id = $2::text::uuid)
-- name: held_after
select (select count(*)::int from hub.assignment a
        where a.department_id = $1::text::uuid and a.closed_at is null
          and (a.effective_to is null or a.effective_to > $2::text::date)) as posts,
       (select count(*)::int from hub.department d
        where d.parent_id = $1::text::uuid and d.closed_at is null
          and (d.effective_to is null or d.effective_to > $2::text::date)) as units
-- name: calendar_day
select id::text from hub.calendar_day
where calendar_id = $1::text::uuid and date = $2 and closed_at is null
