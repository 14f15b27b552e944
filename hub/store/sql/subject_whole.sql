-- Nothing of a person stays but the empty row to which ids of others lead.
delete from hub.raw_record t using person_record r
where r.stream_id = t.stream_id and r.record_key = t.record_key
--;
update hub.run_seen t
set keys = array(select one from unnest(t.keys) one
                 where not exists (select from person_record r
                                   where r.stream_id = t.stream_id and r.record_key = one))
where exists (select from person_record r
              where r.stream_id = t.stream_id and r.record_key = any(t.keys))
--;
delete from hub.mapped_record where row_id in (select id from person_row)
--;
delete from hub.conflict where row_id in (select id from person_row)
--;
delete from hub.conflict_decision where row_id in (select id from person_row)
--;
delete from hub.own_edit_cell
where edit_id in (select id from hub.own_edit where row_id in (select id from person_row))
--;
delete from hub.own_edit where row_id in (select id from person_row)
--;
delete from hub.late_change
where subject in (select id from person_id) or row_id in (select id from person_row)
--;
update hub.delivery set receipt = null where row_id in (select id from person_row)
--;
delete from hub.account_factor
where account_id in (select id from hub.account where employee_id in (select id from person_id))
--;
delete from hub.account_invitation
where account_id in (select id from hub.account where employee_id in (select id from person_id))
--;
delete from hub.account where employee_id in (select id from person_id)
--;
delete from hub.sign_in_session where employee_id in (select id from person_id)
--;
delete from hub.sign_in_begun t
where exists (select from person_id p where t.detail::text like '%' || p.name || '%')
--;
delete from hub.token_revocation where principal_id in (select id from person_id)
--;
delete from hub.access_grant where employee_id in (select id from person_id)
--;
update hub.access_version set version = version + 1 where employee_id in (select id from person_id)
--;
delete from hub.delegation
where manager_id in (select id from person_id) or deputy_id in (select id from person_id)
--;
delete from hub.emergency where employee_id in (select id from person_id)
--;
delete from hub.access_alarm where principal in (select name from person_id)
--;
delete from hub.management
where manager_id in (select id from person_id) or employee_id in (select id from person_id)
--;
delete from hub.department_part where employee_id in (select id from person_id)
--;
delete from hub.identity_pair
where first_id in (select id from person_id) or second_id in (select id from person_id)
--;
delete from hub.identity_merge
where survivor_id in (select id from person_id) or merged_id in (select id from person_id)
--;
delete from hub.identity_account t
where employee_id in (select id from person_id)
   or exists (select from person_record r
              where r.stream_id = t.stream_id and r.record_key = t.row_key)
--;
delete from hub.identity_survivor where survivor_id in (select id from person_id)
--;
delete from hub.idempotency t
where subject in (select name from person_id)
   or exists (select from person_row p where t.outcome::text like '%' || p.id || '%')
--;
delete from hub.points t
where exists (select from person_id p where t.consumer like '%' || p.name || '%')
