-- Accounts of other systems that may be, are, or never are a person's.
-- name: decided
select row_key, employee_id::text as employee, state
from hub.identity_account
where stream_id = $1 and row_key = any($2::text[]) and state in ('joined', 'apart')
-- name: apart
select stream_id, row_key, employee_id::text from hub.identity_account where state = 'apart'
-- name: put
insert into hub.identity_account as a
    (id, stream_id, row_key, employee_id, grade, state, score, evidence)
select n.id, n.stream_id, n.row_key, n.employee_id, n.grade, 'open', n.score,
       array(select jsonb_array_elements_text(n.evidence::jsonb))
from unnest($1::uuid[], $2::int[], $3::text[], $4::uuid[], $5::text[], $6::int[], $7::text[])
    as n (id, stream_id, row_key, employee_id, grade, score, evidence)
on conflict (stream_id, row_key, employee_id) do update set
    grade = excluded.grade, score = excluded.score, evidence = excluded.evidence, state = 'open'
where a.state in ('open', 'gone')
-- name: gone
update hub.identity_account set state = 'gone'
where state = 'open' and not (stream_id, row_key, employee_id) in (
    select * from unnest($1::int[], $2::text[], $3::uuid[]))
-- name: decide
insert into hub.identity_account as a
    (id, stream_id, row_key, employee_id, grade, state, score, evidence, decided_by, decided_at,
     reason)
values ($1, $2, $3, $4, 'review', $5, 0, '{}', $6, now(), $7)
on conflict (stream_id, row_key, employee_id) do update set
    state = excluded.state, decided_by = excluded.decided_by, decided_at = now(),
    reason = excluded.reason
returning a.id::text
-- name: others_gone
update hub.identity_account set state = 'gone'
where state in ('open', 'joined') and stream_id = $1 and row_key = $2 and employee_id <> $3
-- name: matches
select a.id::text, a.stream_id, c.id::text as connection_id, c.name as connection,
       s.name as stream, a.row_key, a.employee_id::text as employee, a.grade, a.state, a.score,
       a.evidence, a.found_at, a.decided_by, a.decided_at, a.reason
from hub.identity_account a
join hub.stream s on s.id = a.stream_id
join hub.connection c on c.id = s.connection_id
where ($1::text is null or a.state = $1) and ($2::uuid is null or a.id = $2)
  and ($3::uuid is null or a.employee_id = $3)
  and ($4::int is null or (a.score, a.id) < ($4, $5::uuid))
order by a.score desc, a.id desc
limit $6
-- name: counts
select a.state, count(*)::int as matches, count(distinct (a.stream_id, a.row_key))::int as accounts
from hub.identity_account a
group by 1
order by 1
-- name: to_decide
select count(distinct (a.stream_id, a.row_key))::int from hub.identity_account a
where a.state = 'open' and ($1::uuid is null or a.employee_id <> $1)
-- name: of_person
select m.stream_id, c.name as connection, s.name as stream, m.row_key, m.record_key,
       m.recorded_at
from hub.mapped_record m
join hub.stream s on s.id = m.stream_id
join hub.connection c on c.id = s.connection_id
where m.entity = 'Employee' and m.row_id = $1 and m.closed_at is null and c.connector <> 'hub'
order by 2, 3, 4
-- name: row_of
select m.row_id::text from hub.mapped_record m
where m.entity = 'Employee' and m.stream_id = $1 and m.row_key = $2 and m.closed_at is null
-- name: about
select r.record_key from hub.raw_record r
where r.stream_id = $1 and r.subject = $2 and r.closed_at is null
  and r.state in ('landed', 'partial')
-- name: naming
select distinct m.record_key from hub.mapped_record m
where m.stream_id = $1 and m.closed_at is null and position($2 in m.fields::text) > 0
-- name: forget
delete from hub.mapped_record where entity = 'Employee' and stream_id = $1 and row_key = $2
-- name: wait_again
update hub.raw_record set state = 'waiting', closed_at = null
where stream_id = $1 and record_key = any($2::text[])
-- name: wait_anew
update hub.raw_record set state = 'waiting'
where stream_id = $1 and record_key = any($2::text[]) and closed_at is null
  and state in ('landed', 'partial')
-- name: known
select row_key from hub.mapped_record
where entity = 'Employee' and stream_id = $1 and row_key = any($2::text[])
-- name: rekey
update hub.identity_account t set row_key = k.new
from unnest($2::text[], $3::text[]) as k(old, new)
where t.stream_id = $1 and t.row_key = k.old
  and not exists (select from hub.identity_account o
                  where o.stream_id = $1 and o.row_key = k.new and o.employee_id = t.employee_id)
