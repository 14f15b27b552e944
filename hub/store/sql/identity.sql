-- Pairs of rows that may be one person, and merges.
-- name: systems
select m.row_id::text as id, array_agg(distinct s.connection_id::text) as systems
from hub.mapped_record m
join hub.stream s on s.id = m.stream_id
join hub.connection c on c.id = s.connection_id
where m.entity = 'Employee' and m.closed_at is null and c.connector <> 'hub'
group by 1
-- name: numbers
select employee_id::text as id, number, legal_entity_id::text as space, effective_from,
       effective_to
from hub.employment
where closed_at is null and number is not null
-- name: apart
select first_id::text, second_id::text from hub.identity_pair where state = 'apart'
-- name: put
insert into hub.identity_pair as p (first_id, second_id, grade, state, score, evidence)
select n.first_id, n.second_id, n.grade, 'open', n.score,
       array(select jsonb_array_elements_text(n.evidence::jsonb))
from unnest($1::uuid[], $2::uuid[], $3::text[], $4::int[], $5::text[])
    as n (first_id, second_id, grade, score, evidence)
on conflict (first_id, second_id) do update set
    grade = excluded.grade, score = excluded.score, evidence = excluded.evidence, state = 'open'
where p.state <> 'apart'
-- name: gone
update hub.identity_pair set state = 'gone'
where state = 'open'
  and not (first_id, second_id) in (select * from unnest($1::uuid[], $2::uuid[]))
-- name: pairs
select p.first_id::text, p.second_id::text, p.grade, p.state, p.score, p.evidence, p.found_at,
       p.assignee, p.comment, p.decided_by, p.decided_at, p.reason
from hub.identity_pair p
where ($1::text is null or p.state = $1) and ($2::text is null or p.grade = $2)
  and ($3::text is null or p.assignee = $3)
  and ($4::int is null or (p.score, p.first_id, p.second_id) < ($4, $5::uuid, $6::uuid))
order by p.score desc, p.first_id desc, p.second_id desc
limit $7
-- name: pair
select p.first_id::text, p.second_id::text, p.grade, p.state, p.score, p.evidence, p.found_at,
       p.assignee, p.comment, p.decided_by, p.decided_at, p.reason
from hub.identity_pair p
where p.first_id = least($1::uuid, $2::uuid) and p.second_id = greatest($1::uuid, $2::uuid)
-- name: counts
select state, grade, count(*)::int from hub.identity_pair group by 1, 2 order by 1, 2
-- name: decide
insert into hub.identity_pair
    (first_id, second_id, grade, state, score, evidence, decided_by, decided_at, reason)
values (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), 'review', $3, 0, '{}', $4, now(),
        $5)
on conflict (first_id, second_id) do update set
    state = excluded.state, decided_by = excluded.decided_by, decided_at = now(),
    reason = excluded.reason
-- name: annotate
update hub.identity_pair set
    assignee = nullif(coalesce($3, assignee), ''), comment = nullif(coalesce($4, comment), '')
where first_id = least($1::uuid, $2::uuid) and second_id = greatest($1::uuid, $2::uuid)
-- name: retire
update hub.identity_pair set state = 'gone'
where state = 'open' and $1::uuid in (first_id, second_id)
-- name: people
select e.id::text, e.closed_at is null as open from hub.employee e where e.id = any($1::uuid[])
-- name: rights
select 'grant' as what from hub.access_grant
where employee_id = $1 and revoked_at is null and (valid_to is null or valid_to >= $2)
union all
select 'account' from hub.account where employee_id = $1
union all
select 'deputy' from hub.delegation
where $1 in (manager_id, deputy_id) and ended_at is null and valid_to >= $2
-- name: merge
insert into hub.identity_merge (id, survivor_id, merged_id, merged_by, reason, moved)
values ($1, $2, $3, $4, $5, $6)
-- name: undo
update hub.identity_merge set undone_at = now(), undone_by = $2, undone_reason = $3 where id = $1
-- name: merges
-- Ids grow with time; completed with the conditions that are asked for.
select m.id::text, m.survivor_id::text, m.merged_id::text, m.merged_by, m.merged_at, m.reason,
       m.moved::text, m.undone_by, m.undone_at, m.undone_reason
from hub.identity_merge m
where {where}
order by m.id desc
limit {limit}
-- name: wait_again
update hub.raw_record set state = 'waiting'
where subject = $1 and received_at >= $2 and closed_at is null and state in ('landed', 'partial')
-- name: joined_since
select count(*)::int from hub.mapped_record m
where m.entity = 'Employee' and m.row_id = $1 and m.recorded_at >= $2 and m.closed_at is null
  and exists (select from hub.raw_record r where r.stream_id = m.stream_id
              and r.record_key = m.record_key and r.received_at >= $2)
