-- A person laid out in temporary tables: all that is held about them hangs on these.
-- name: find
select distinct coalesce(s.survivor_id, e.id)::text as id
from hub.employee e
left join hub.identity_survivor s on s.merged_id = e.id
where e.id::text = $1 or e.number = $1
   or exists (select from hub.employment m where m.employee_id = e.id and m.number = $1)
order by 1
-- name: number
select number from hub.employee where id = $1
-- name: last_day
select count(*)::int as employments, bool_or(one.last is null or one.last >= $2) as goes_on,
       max(one.last) as last
from (
    select coalesce(
        effective_to, last_working_day, closed_at::date,
        case when status in ('left', 'retired', 'deceased') then lower(recorded)::date end
    ) as last
    from hub.employment where employee_id = any($1::uuid[])
) one
-- name: ids
create temp table person_id (id uuid primary key, name text) on commit drop
-- name: fill_ids
insert into person_id select one, one::text from unnest($1::uuid[]) one
-- name: rows
create temp table person_row (entity text, id uuid, primary key (id, entity)) on commit drop
-- name: records
create temp table person_record (
    stream_id integer, record_key text collate "C", primary key (stream_id, record_key)
) on commit drop
-- name: subjects
create temp table person_subject (id uuid primary key) on commit drop
-- name: heirs
insert into person_subject
select id from person_id
union
select heir_id from hub.erasure where employee_id in (select id from person_id)
on conflict do nothing
-- name: accounts
insert into person_subject select unnest($1::uuid[]) on conflict do nothing
-- name: kept
insert into person_record
select stream_id, record_key from hub.mapped_record where row_id in (select id from person_row)
union
select stream_id, record_key from hub.raw_record where subject in (select id from person_id)
union
select stream_id, record_key from hub.raw_history where subject in (select id from person_id)
union
select stream_id, record_key from hub.quarantine where subject in (select id from person_id)
union
select stream_id, record_key from hub.late_change where subject in (select id from person_id)
on conflict do nothing
-- name: of_records
select stream_id, record_key from person_record order by 1, 2
-- name: all_subjects
select id::text from person_subject order by 1
-- name: all_ids
select name from person_id order by 1
