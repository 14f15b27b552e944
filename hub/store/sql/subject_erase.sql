-- What is erased of a person laid out in temporary tables (`subject_person.sql`).
-- name: keep
insert into hub.erasure (id, employee_id, classes, heir_id, subjects, groups, reason, actor)
values ($1, $2, $3, $4, $5, $6, $7, $8)
-- name: mark
insert into hub.erasure_mark (mark, erasure_id) select unnest($1::bytea[]), $2 on conflict do nothing
-- name: known
select id::text from hub.erasure where id = any($1::uuid[])
-- name: undone
select id::text, subjects::text[] as subjects, groups from hub.erasure where done_at is null
-- name: done
update hub.erasure set done_at = now(), subjects = '{}', groups = '{}' where id = $1
-- name: standing
select e.id::text, coalesce(s.survivor_id, e.employee_id)::text as employee_id, e.classes
from hub.erasure e
left join hub.identity_survivor s on s.merged_id = e.employee_id
where e.lifted_at is null
order by e.at
-- name: marked
select m.mark, m.erasure_id::text
from hub.erasure_mark m join hub.erasure e on e.id = m.erasure_id
where m.mark = any($1::bytea[]) and e.lifted_at is null
-- name: blocked
insert into hub.erasure_blocked as b (erasure_id, stream_id, records, partial)
select one.erasure, $2, one.records, one.partial
from unnest($1::uuid[], $3::bigint[], $4::bigint[]) as one(erasure, records, partial)
on conflict (erasure_id, stream_id) do update set
    records = b.records + excluded.records, partial = b.partial + excluded.partial, last_at = now()
-- name: listing
select e.id::text, e.employee_id::text, e.classes, e.reason, e.actor, e.at, e.done_at, e.lifted_at,
       e.lifted_by, e.lifted_for,
       coalesce((select sum(records) from hub.erasure_blocked b where b.erasure_id = e.id), 0)::int
           as blocked,
       coalesce((select sum(partial) from hub.erasure_blocked b where b.erasure_id = e.id), 0)::int
           as partial
from hub.erasure e order by e.at desc, e.id desc limit $1
-- name: lift
update hub.erasure set lifted_at = now(), lifted_by = $2, lifted_for = $3
where id = $1 and lifted_at is null
returning employee_id::text
-- name: unmark
delete from hub.erasure_mark where erasure_id = $1
-- name: conflict
delete from hub.conflict
where entity = $1 and field = any($2::text[]) and row_id in (select id from person_row)
-- name: conflict_decision
delete from hub.conflict_decision
where entity = $1 and field = any($2::text[]) and row_id in (select id from person_row)
-- name: own_edit_cell
delete from hub.own_edit_cell
where field = any($2::text[]) and edit_id in (
    select id from hub.own_edit where entity = $1 and row_id in (select id from person_row))
-- name: mapped_gone
delete from hub.mapped_record where entity = $1 and row_id in (select id from person_row)
-- name: mapped_less
update hub.mapped_record
set fields = fields - $2::text[], pending = pending - $2::text[], hash = ''
where entity = $1 and row_id in (select id from person_row where entity = $1)
-- name: raw_history
delete from hub.raw_history t using person_record r
where r.stream_id = t.stream_id and r.record_key = t.record_key
-- name: decisions
delete from hub.record_decision t
where subject in (select id from person_subject)
   or exists (select from person_record r join hub.raw_record k using (stream_id, record_key)
              where k.stream_id = t.stream_id and k.hash = t.hash)
-- name: quarantine
delete from hub.quarantine t
where subject in (select id from person_subject)
   or exists (select from person_record r
              where r.stream_id = t.stream_id and r.record_key = t.record_key)
-- name: left
create temp table person_left on commit drop as
select stream_id, record_key from hub.mapped_record where row_id in (select id from person_row)
-- name: late
delete from hub.late_change t using person_record r
where r.stream_id = t.stream_id and r.record_key = t.record_key
-- name: emptied
delete from hub.raw_record t using person_record r
where r.stream_id = t.stream_id and r.record_key = t.record_key
  and not exists (select from person_left l
                  where l.stream_id = t.stream_id and l.record_key = t.record_key)
-- name: bare
update hub.raw_record t
set pack = '00000000-0000-0000-0000-000000000000', place = 0, size = 0, hash = ''
from person_record r where r.stream_id = t.stream_id and r.record_key = t.record_key
