-- The department tree, made anew; cycles are cut where they close.
create temp table tree_now on commit drop as
with recursive up(department_id, ancestor_id, depth) as (
    select d.id, d.id, 0 from hub.department d
    union all
    select u.department_id, d.parent_id, u.depth + 1
    from up u join hub.department d on d.id = u.ancestor_id
    where d.parent_id is not null
) cycle ancestor_id set looped using path
select department_id, ancestor_id, depth, looped from up
--;
select count(distinct department_id) from tree_now where looped
--;
delete from tree_now where looped
--;
-- Departments that lie elsewhere than before, and those below departments that changed ($1).
select distinct x.department_id::text
from (
    (select department_id, ancestor_id, depth from tree_now
     except select department_id, ancestor_id, depth from hub.department_tree)
    union all
    (select department_id, ancestor_id, depth from hub.department_tree
     except select department_id, ancestor_id, depth from tree_now)
    union all
    select department_id, ancestor_id, depth from tree_now where ancestor_id = any($1::uuid[])
) x
--;
delete from hub.department_tree t
where not exists (
    select from tree_now n
    where n.department_id = t.department_id and n.ancestor_id = t.ancestor_id and n.depth = t.depth)
--;
insert into hub.department_tree (ancestor_id, department_id, depth)
select ancestor_id, department_id, depth from tree_now
on conflict do nothing
--;
drop table tree_now
