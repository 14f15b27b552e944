-- Employees that were merged, each with whose row has everything by now.
-- name: of
select merged_id::text, survivor_id::text from hub.identity_survivor where merged_id = any($1::uuid[])
-- name: forget
delete from hub.identity_survivor
-- name: follow
insert into hub.identity_survivor (merged_id, survivor_id)
with recursive follows (id, next, depth) as (
    select merged_id, survivor_id, 1 from hub.identity_merge where undone_at is null
    union all
    select f.id, m.survivor_id, f.depth + 1
    from follows f join hub.identity_merge m on m.merged_id = f.next and m.undone_at is null
    where f.depth < 64
)
select distinct on (id) id, next from follows order by id, depth desc
