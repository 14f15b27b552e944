select p.path, p.department_id, p.rank
from (
    select t.department_id, string_agg(a.name, '/' order by t.depth desc) as path,
           case when d.closed_at is not null then 2 when d.valid @> $2::date then 0 else 1 end
               as rank
    from hub.department_tree t
    join hub.department a on a.id = t.ancestor_id
    join hub.department d on d.id = t.department_id
    group by t.department_id, d.closed_at, d.valid
) p
where p.path = any($1::text[])
