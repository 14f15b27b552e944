-- Late changes of closed pay periods.
-- name: closed
select id::text as id, period, coalesce(start_date, (period || '-01')::date) as first,
       coalesce(end_date, ((period || '-01')::date + interval '1 month - 1 day')::date) as last,
       pay_group_id::text as pay_group
from hub.payroll_run
where closed_at is null and period is not null
  and (status = 'closed' or books_closed_at <= now())
order by period, id
-- name: paid_in
select distinct employee_id::text as person, pay_group_id::text as pay_group,
       effective_from, effective_to
from hub.employment
where closed_at is null and pay_group_id = any($1::text[]::uuid[])
  and employee_id = any($2::text[]::uuid[])
-- name: dismissed
select record_key, hash from hub.late_change
where stream_id = $1 and state = 'dismissed' and record_key = any($2::text[])
-- name: note
insert into hub.late_change as l (id, stream_id, record_key, entity, row_key, row_id, subject, kind,
                             period, payroll_run_id, hash, noticed_run)
select * from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[]::uuid[],
                     $7::text[]::uuid[], $8::text[], $9::text[], $10::text[]::uuid[], $11::bytea[],
                     $12::text[]::uuid[])
on conflict (stream_id, record_key, entity, row_key) where state = 'open' do update
set kind = excluded.kind, hash = excluded.hash, row_id = excluded.row_id,
    period = excluded.period, payroll_run_id = excluded.payroll_run_id,
    -- What was seen before is not decided about under the same name.
    id = case when l.hash is distinct from excluded.hash then excluded.id else l.id end
-- name: any
select exists (select from hub.late_change where stream_id = $1 and state = 'open')
-- name: settled
update hub.late_change
set state = case when record_key = any($3::text[]) then 'applied' else 'superseded' end,
    decided_at = now(), decided_by = $4, reason = $5
where stream_id = $1 and state = 'open' and record_key = any($2::text[])
-- name: page
select l.id::text as id, l.stream_id, c.name as connection, s.name as stream, l.record_key,
       l.entity, l.row_key, l.row_id::text as row_id, l.subject::text as subject, l.kind, l.period,
       l.payroll_run_id::text as payroll_run, l.state, l.noticed_at, l.noticed_run::text as run,
       l.decided_at, l.decided_by, l.reason, e.number
from hub.late_change l
join hub.stream s on s.id = l.stream_id
join hub.connection c on c.id = s.connection_id
left join hub.employee e on e.id = l.subject
where ($1::text is null or l.state = $1) and ($2::text is null or l.period = $2)
  and ($3::uuid is null or l.id < $3) and ($4::uuid[] is null or l.id = any($4))
  and ($6::text is null or c.name = $6)
order by l.id desc
limit $5
-- name: counts
select l.period, c.name as connection, count(*) as changes,
       count(distinct (l.stream_id, l.record_key)) as records, count(distinct l.subject) as people
from hub.late_change l
join hub.stream s on s.id = l.stream_id
join hub.connection c on c.id = s.connection_id
where $1::text is null or l.state = $1
group by 1, 2
order by 1 desc, 3 desc, 2
-- name: dismiss
update hub.late_change
set state = 'dismissed', decided_at = now(), decided_by = $2, reason = $3
where state = 'open' and (stream_id, record_key) in (
    select stream_id, record_key from hub.late_change where id = any($1::uuid[])
)
returning stream_id, record_key, (hash is null) as gone
-- name: understood
update hub.raw_record set state = 'landed'
where stream_id = $1 and record_key = any($2::text[]) and state = 'waiting'
-- name: heard
update hub.quarantine set state = 'resolved', last_seen = now()
where stream_id = $1 and record_key = any($2::text[]) and state = 'open' and entity = ''
