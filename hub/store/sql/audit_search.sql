-- Entries of the audit in the order of time. `page` is completed with where they are looked for, all or
-- those of a row (`of_row`), and with the conditions that are asked for.
-- name: page
select p.*,
       exists (select from hub.employee e where e.id = case
           when p.actor ~ '^[0-9a-f]{{8}}(-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}}$' then p.actor::uuid end
       ) as employee,
       exists (select from hub.audit_link l where l.seq = p.seq) as chained
from (
    select a.seq, a.at, a.actor, a.action, a.entity, a.rows, a.reason, a.detail::text as detail,
           a.run_id::text as run
    from {source} a
    where {where}
    order by a.at {direction}, a.seq {direction}
    limit {limit}
) as p
order by p.at {direction}, p.seq {direction}
-- name: of_row
(
    select * from hub.audit a
    where a.action = 'people.read'
      and jsonb_path_query_array(a.detail, '$."read"[*]."people"[*]'::jsonpath) ? {row}
    union all
    select * from hub.audit a
    where a.action <> 'people.read'
      and jsonb_path_query_array(a.detail, '$.**?(@.type() == "string")'::jsonpath) ? {row}
    union all
    select * from hub.audit a
    where a.entity = {entity} and a.at = any({moments}::timestamptz[])
      and not coalesce(jsonb_path_query_array(
          a.detail, '$.**?(@.type() == "string")'::jsonpath) ? {row}, false)
    offset 0  -- few entries name a row: they are found first, then put in order
)
-- name: actions
with recursive known as (
    (select action from hub.audit order by action limit 1)
    union all
    select (select a.action from hub.audit a where a.action > k.action order by a.action limit 1)
    from known k where k.action is not null
)
select action from known where action is not null
-- name: entities
with recursive known as (
    (select entity from hub.audit order by entity limit 1)
    union all
    select (select a.entity from hub.audit a where a.entity > k.entity order by a.entity limit 1)
    from known k where k.entity is not null
)
select entity from known where entity is not null
-- name: sealed
select size, at from hub.audit_checkpoint order by size desc limit 1
-- name: loose
select count(*) as entries, min(a.at) as since
from hub.audit a
where a.at > now() - interval '1 day'
  and not exists (select from hub.audit_link l where l.seq = a.seq)
-- name: verified
select a.at, a.actor, a.rows as entries, a.detail,
       exists (select from hub.employee e where e.id::text = a.actor) as employee
from hub.audit a
where a.action = $1 order by a.at desc, a.seq desc limit 1
