-- What the tables of the mechanism hold about a person, each statement named by its table; the
-- person is laid out in temporary tables (`subject_person.sql`). One column, `row`: JSON.
-- Of rows that name many people only what is theirs; secrets and digests are left out.
-- name: connection
select jsonb_build_object('id', id, 'name', name, 'created_at', created_at, 'created_by', created_by)
    as row
from hub.connection where created_by in (select name from person_id)
-- name: mapping_version
select jsonb_build_object('stream_id', stream_id, 'version', version, 'author', author,
    'approved_by', approved_by, 'reason', reason, 'published_at', published_at) as row
from hub.mapping_version
where author in (select name from person_id) or approved_by in (select name from person_id)
-- name: mapping_draft
select to_jsonb(t) - '{document,effect,hash}'::text[] as row
from hub.mapping_draft t
where author in (select name from person_id) or approved_by in (select name from person_id)
-- name: mapping_example
select to_jsonb(t) - 'body' as row
from hub.mapping_example t where author in (select name from person_id)
-- name: run
select to_jsonb(t) - '{error,assessment}'::text[] as row
from hub.run t
where operator in (select name from person_id) or accepted_by in (select name from person_id)
   or exists (select from person_id p where t.assessment::text like '%' || p.name || '%')
-- name: run_seen
select jsonb_build_object('run_id', t.run_id, 'stream_id', t.stream_id, 'keys', array(
    select r.record_key from person_record r
    where r.stream_id = t.stream_id and r.record_key = any(t.keys))) as row
from hub.run_seen t
where exists (select from person_record r
              where r.stream_id = t.stream_id and r.record_key = any(t.keys))
-- name: raw_record
select to_jsonb(t) - 'hash' as row
from hub.raw_record t join person_record using (stream_id, record_key)
-- name: raw_history
select to_jsonb(t) - 'hash' as row
from hub.raw_history t join person_record using (stream_id, record_key)
-- name: mapped_record
select to_jsonb(t) - 'hash' as row
from hub.mapped_record t where row_id in (select id from person_row)
-- name: bodies
select r.stream_id, r.record_key, r.pack, r.place, substring(p.bodies from r.place + 1 for r.size) as body
from (select stream_id, record_key, pack, place, size from hub.raw_record
      union all
      select stream_id, record_key, pack, place, size from hub.raw_history) r
join person_record using (stream_id, record_key)
join hub.raw_pack p on p.id = r.pack
-- name: streams
select s.id, c.name as connection, c.connector, s.name as stream, count(*)::int as records
from person_record r
join hub.stream s on s.id = r.stream_id
join hub.connection c on c.id = s.connection_id
group by 1, 2, 3, 4
order by 2, 4
-- name: quarantine
select to_jsonb(t) as row
from hub.quarantine t
where subject in (select id from person_subject)
   or exists (select from person_record r
              where r.stream_id = t.stream_id and r.record_key = t.record_key)
-- name: queue_note
select to_jsonb(t) - 'word' as row
from hub.queue_note t
where noted_by in (select name from person_id) or assignee in (select name from person_id)
-- name: record_decision
select to_jsonb(t) as row
from hub.record_decision t
where subject in (select id from person_subject) or noted_by in (select name from person_id)
   or assignee in (select name from person_id)
   or exists (select from person_record r join hub.raw_record k using (stream_id, record_key)
              where k.stream_id = t.stream_id and k.hash = t.hash)
-- name: conflict
select to_jsonb(t) - '{said,shown}'::text[] as row
from hub.conflict t where row_id in (select id from person_row)
-- name: conflict_decision
select to_jsonb(t) - 'digest' as row
from hub.conflict_decision t
where row_id in (select id from person_row)
   or decided_by in (select name from person_id) or undone_by in (select name from person_id)
-- name: own_edit
select to_jsonb(t) - 'seen' as row
from hub.own_edit t
where employee_id in (select id from person_id) or row_id in (select id from person_row)
   or asked_by in (select name from person_id) or decided_by in (select name from person_id)
-- name: own_edit_cell
select to_jsonb(t) as row
from hub.own_edit_cell t
where edit_id in (select id from hub.own_edit where row_id in (select id from person_row))
-- name: statistic
select to_jsonb(t) - '{people,given,values,total}'::text[] as row
from hub.statistic t
where asked_by in (select name from person_id)
   or people && array(select id from person_id)
-- name: statistic_piece
select to_jsonb(t) - '{given,people}'::text[] as row
from hub.statistic_piece t where person_id in (select id from person_id)
-- name: late_change
select to_jsonb(t) - 'hash' as row
from hub.late_change t
where subject in (select id from person_id) or row_id in (select id from person_row)
   or decided_by in (select name from person_id)
-- name: audit
select to_jsonb(t) as row
from hub.audit t
where actor in (select name from person_id)
   or batch in (select batch from hub.outbox
                where row_ids && array(select id from person_row))
   or exists (select from person_id p where t.detail::text like '%' || p.name || '%')
order by seq
-- name: outbox
select (to_jsonb(t) - 'row_ids') || jsonb_build_object('row_ids', array(
    select one from unnest(t.row_ids) one where one in (select id from person_row))) as row
from hub.outbox t where row_ids && array(select id from person_row)
order by seq
-- name: idempotency
select to_jsonb(t) - '{request,key}'::text[] as row
from hub.idempotency t
where subject in (select name from person_id)
   or exists (select from person_row p where t.outcome::text like '%' || p.id || '%')
-- name: job
select to_jsonb(t) as row
from hub.job t
where exists (select from person_id p where t.payload::text like '%' || p.name || '%')
-- name: state
select jsonb_build_object('key', key) as row
from hub.state t
where exists (select from person_id p where t.value::text like '%' || p.name || '%')
-- name: usage
select to_jsonb(t) as row from hub.usage t where client in (select name from person_id)
-- name: trusted_document
select to_jsonb(t) - 'document' as row
from hub.trusted_document t where loaded_by in (select name from person_id)
-- name: points
select to_jsonb(t) as row
from hub.points t
where exists (select from person_id p where t.consumer like '%' || p.name || '%')
-- name: access_grant
select to_jsonb(t) as row
from hub.access_grant t
where employee_id in (select id from person_id) or granted_by in (select name from person_id)
-- name: access_version
select to_jsonb(t) as row
from hub.access_version t where employee_id in (select id from person_id)
-- name: management
select to_jsonb(t) as row
from hub.management t
where manager_id in (select id from person_id) or employee_id in (select id from person_id)
-- name: account
select (to_jsonb(t) - 'password') as row
from hub.account t
where employee_id in (select id from person_id) or created_by in (select name from person_id)
-- name: account_invitation
select to_jsonb(t) - 'digest' as row
from hub.account_invitation t
where account_id in (select id from hub.account where employee_id in (select id from person_id))
   or created_by in (select name from person_id)
-- name: account_factor
select to_jsonb(t) - '{secret,credential}'::text[] as row
from hub.account_factor t
where account_id in (select id from hub.account where employee_id in (select id from person_id))
-- name: sign_in_begun
select jsonb_build_object('step', step, 'expires_at', expires_at) as row
from hub.sign_in_begun t
where exists (select from person_id p where t.detail::text like '%' || p.name || '%')
-- name: sign_in_session
select to_jsonb(t) - 'digest' as row
from hub.sign_in_session t where employee_id in (select id from person_id)
-- name: token_revocation
select to_jsonb(t) as row
from hub.token_revocation t where principal_id in (select id from person_id)
-- name: machine_client
select to_jsonb(t) - 'secret' as row
from hub.machine_client t where created_by in (select name from person_id)
-- name: subscriber
select jsonb_build_object('id', id, 'kind', kind, 'name', name, 'created_by', created_by) as row
from hub.subscriber where created_by in (select name from person_id)
-- name: delivery
select to_jsonb(t) as row from hub.delivery t where row_id in (select id from person_row)
-- name: department_change
select to_jsonb(t) - 'document' as row
from hub.department_change t
where author in (select name from person_id)
   or exists (select from person_id p where t.document::text like '%' || p.name || '%')
-- name: department_alias
select to_jsonb(t) as row from hub.department_alias t where author in (select name from person_id)
-- name: department_part
select to_jsonb(t) as row
from hub.department_part t where employee_id in (select id from person_id)
-- name: term_edit
select to_jsonb(t) - 'document' as row
from hub.term_edit t where author in (select name from person_id)
-- name: delegation
select to_jsonb(t) as row
from hub.delegation t
where manager_id in (select id from person_id) or deputy_id in (select id from person_id)
   or given_by in (select name from person_id)
-- name: emergency
select to_jsonb(t) as row
from hub.emergency t
where employee_id in (select id from person_id) or confirmed_by in (select name from person_id)
-- name: access_alarm
select to_jsonb(t) as row
from hub.access_alarm t where principal in (select name from person_id)
-- name: identity_pair
select to_jsonb(t) as row
from hub.identity_pair t
where first_id in (select id from person_id) or second_id in (select id from person_id)
   or decided_by in (select name from person_id) or assignee in (select name from person_id)
-- name: identity_merge
select to_jsonb(t) - 'moved' as row
from hub.identity_merge t
where survivor_id in (select id from person_id) or merged_id in (select id from person_id)
   or merged_by in (select name from person_id) or undone_by in (select name from person_id)
   or exists (select from person_id p where t.moved::text like '%' || p.name || '%')
-- name: identity_account
select to_jsonb(t) as row
from hub.identity_account t
where employee_id in (select id from person_id) or decided_by in (select name from person_id)
   or exists (select from person_record r
              where r.stream_id = t.stream_id and r.record_key = t.row_key)
-- name: identity_survivor
select to_jsonb(t) as row
from hub.identity_survivor t
where survivor_id in (select id from person_id) or merged_id in (select id from person_id)
-- name: subject_hold
select to_jsonb(t) as row
from hub.subject_hold t
where employee_id in (select id from person_id) or placed_by in (select name from person_id)
   or released_by in (select name from person_id)
-- name: erasure
select to_jsonb(t) as row
from hub.erasure t
where employee_id in (select id from person_id) or actor in (select name from person_id)
   or lifted_by in (select name from person_id)
-- name: erasure_mark
select to_jsonb(t) - 'mark' as row
from hub.erasure_mark t
where erasure_id in (select id from hub.erasure where employee_id in (select id from person_id))
-- name: erasure_blocked
select to_jsonb(t) as row
from hub.erasure_blocked t
where erasure_id in (select id from hub.erasure where employee_id in (select id from person_id))
