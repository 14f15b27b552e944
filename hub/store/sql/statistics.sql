-- Answers about groups, and the groups.
-- name: lock
select pg_advisory_xact_lock(4815162343)
-- name: people
-- Who had their main post in the department, or below it, on a day.
select post.employee_id::text as person
from (
    select distinct on (a.employee_id) a.employee_id, a.department_id
    from hub.assignment a
    where a.closed_at is null and a.valid @> $2::date
    order by a.employee_id, coalesce(a."primary", true) desc, a.effective_from desc nulls last, a.id
) post
join hub.department_tree t on t.department_id = post.department_id
where t.ancestor_id = $1::text::uuid
-- name: below
select exists (
    select from hub.department_tree
    where department_id = $1::text::uuid and ancestor_id = any($2::text[]::uuid[]))
-- name: known
select month, department_id::text, people::text[], given::text[], "values", total
from hub.statistic where measure = $1
-- name: keep
insert into hub.statistic
    (measure, month, department_id, people, given, "values", total, asked_by)
values ($1, $2, $3::text::uuid, $4::text[]::uuid[], $5::text[]::uuid[], $6, $7, $8)
-- name: floor
select month from hub.statistic_floor where measure = $1
-- name: pieces
select person_id::text as person, given, people, always
from hub.statistic_piece where measure = $1
-- name: forget
delete from hub.statistic where measure = $1 and month <= $2
-- name: forget_pieces
delete from hub.statistic_piece where measure = $1
-- name: keep_pieces
insert into hub.statistic_piece (measure, person_id, given, people, always)
select $1, one.person::uuid, one.given, one.people, one.always
from unnest($2::text[], $3::int[], $4::int[], $5::bool[]) one (person, given, people, always)
-- name: keep_floor
insert into hub.statistic_floor (measure, month) values ($1, $2)
on conflict (measure) do update set month = greatest(statistic_floor.month, excluded.month)
