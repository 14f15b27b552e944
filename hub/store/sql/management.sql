-- Whose managers may be others: these employees ($1), those below them, those in departments ($2).
select m.employee_id::text from hub.management m where m.manager_id = any($1::uuid[])
union
select e.id::text from hub.employee e where e.id = any($1::uuid[])
union
select e.id::text from hub.employee e where e.department_id = any($2::uuid[])
--;
-- Who is above them ($1) on a day ($2).
create temp table above (
    manager_id uuid, employee_id uuid, direct boolean, looped boolean, acting boolean default false)
on commit drop
--;
insert into above (manager_id, employee_id, direct, looped)
with recursive who as (
    -- Leavers and pre-hires are known to HR only: nobody is above them.
    select e.id, e.manager_id, e.department_id
    from hub.employee e join unnest($1::uuid[]) u(id) on u.id = e.id
    where e.status = any('{probation,active,leave,notice}')
),
line(employee_id, manager_id) as (
    select w.id, w.manager_id from who w where w.manager_id is not null
    union
    select l.employee_id, m.manager_id
    from line l join hub.employee m on m.id = l.manager_id
    where m.manager_id is not null
),
head as (
    select w.id as employee_id, d.head_id as manager_id, t.depth
    from who w
    join hub.department_tree t on t.department_id = w.department_id
    join hub.department d on d.id = t.ancestor_id
    where d.head_id <> w.id and d.closed_at is null and d.valid @> $2::date
),
nearest as (
    select distinct on (employee_id) employee_id, manager_id from head
    order by employee_id, depth
),
everybody as (
    select employee_id, manager_id, false as direct from line
    union all
    select employee_id, manager_id, false from head
    union all
    select w.id, coalesce(nullif(w.manager_id, w.id), n.manager_id), true
    from who w left join nearest n on n.employee_id = w.id
)
select manager_id, employee_id, bool_or(direct), manager_id = employee_id
from everybody
where manager_id is not null
group by manager_id, employee_id
--;
select count(*) from above where looped
--;
-- Who stands in for a manager that day ($1) stands as they do, to everybody but themselves; the
-- deputy of a deputy does not.
insert into above
select d.deputy_id, a.employee_id, bool_or(a.direct), false, true
from above a join hub.delegation d on d.manager_id = a.manager_id
where not a.looped and d.ended_at is null and $1::date between d.valid_from and d.valid_to
  and d.deputy_id <> a.employee_id
group by d.deputy_id, a.employee_id
--;
delete from hub.management m
where m.employee_id = any($1::uuid[]) and not exists (
    select from above a
    where a.manager_id = m.manager_id and a.employee_id = m.employee_id and not a.looped)
--;
insert into hub.management (manager_id, employee_id, direct, acting)
select manager_id, employee_id, bool_or(direct), bool_and(acting)
from above where not looped group by manager_id, employee_id
on conflict (manager_id, employee_id)
do update set direct = excluded.direct, acting = excluded.acting
where (hub.management.direct, hub.management.acting)
    is distinct from (excluded.direct, excluded.acting)
--;
drop table above
