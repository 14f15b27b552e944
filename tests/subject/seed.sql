-- One row about the person $1 in tables that no pull fills. Statements are separated by `--;`.
insert into hub.access_grant (id, employee_id, role, classes, extent, extent_ids, valid_from, granted_by, reason)
values ('00000000-0000-4000-8000-000000000001', $1, 'hr', '{CORE}', 'all', '{}', '2026-01-01', 't', 'r')
--;
insert into hub.access_version (employee_id, version) values ($1, 1) on conflict do nothing
--;
insert into hub.account (id, employee_id, password, created_by)
values ('00000000-0000-4000-8000-000000000002', $1, '$argon2id$secret-of-the-account', 't')
--;
insert into hub.account_invitation (digest, account_id, created_by, expires_at)
select '\x01', '00000000-0000-4000-8000-000000000002', 't', now() where $1::uuid is not null
--;
insert into hub.account_factor (id, account_id, kind, name, secret)
select '00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000002', 'recovery',
       'my phone', '\x02' where $1::uuid is not null
--;
insert into hub.sign_in_session (id, digest, employee_id, issuer, methods, expires_at)
values ('00000000-0000-4000-8000-000000000004', '\x03', $1, 'hub', '{pwd}', now())
--;
insert into hub.sign_in_begun (digest, step, detail, expires_at)
values ('\x04', 'factor', jsonb_build_object('employee', $1::uuid), now())
--;
insert into hub.token_revocation (id, principal_id, token)
values ('00000000-0000-4000-8000-000000000005', $1, '')
--;
insert into hub.delegation (id, manager_id, deputy_id, valid_from, valid_to, given_by, reason)
values ('00000000-0000-4000-8000-000000000006', $1, '00000000-0000-4000-8000-00000000000f',
        '2026-01-01', '2026-02-01', 't', 'r')
--;
insert into hub.emergency (id, employee_id, classes, purpose)
values ('00000000-0000-4000-8000-000000000007', $1, '{PAY}', 'p')
--;
insert into hub.access_alarm (id, kind, principal, class)
values ('00000000-0000-4000-8000-000000000008', 'bulk', $1::uuid::text, 'PAY')
--;
insert into hub.idempotency (subject, key, request, outcome)
values ($1::uuid::text, 'k', '\x05', '{}')
--;
insert into hub.idempotency (subject, key, request, outcome)
values ('client', 'k', '\x05', jsonb_build_object('Employee', $1::uuid))
--;
insert into hub.job (id, kind, payload, dedupe)
values ('00000000-0000-4000-8000-000000000009', 'none', jsonb_build_object('employee', $1::uuid), 'd')
--;
insert into hub.points (consumer, minute, spent, lease)
values ('employee/' || $1::uuid::text, 1, 1, 1)
--;
insert into hub.department_part (department_id, employee_id, successor_id)
values ('00000000-0000-4000-8000-00000000000a', $1, '00000000-0000-4000-8000-00000000000b')
--;
insert into hub.management (manager_id, employee_id, direct)
values ('00000000-0000-4000-8000-00000000000c', $1, true)
--;
insert into hub.audit (actor, action, entity, batch, rows, reason, detail)
values ('00000000-0000-4000-8000-00000000000d', 'people.read', 'Employee',
        '00000000-0000-4000-8000-00000000000e', 2, 'payroll', jsonb_build_object(
            'read', jsonb_build_array(jsonb_build_object('classes', '["PAY"]'::jsonb, 'people',
                jsonb_build_array('00000000-0000-4000-8000-0000000000ff', $1::uuid))),
            'searched', '[]'::jsonb))
--;
insert into hub.term_edit (vocabulary, code, document, author, reason)
values ('gender', 'x', '{}', $1::uuid::text, 'r')
--;
insert into hub.queue_note (word, stream_id, state, assignee, noted_by)
select '\x06', min(id), 'open', $1::uuid::text, 't' from hub.stream
--;
insert into hub.late_change (id, stream_id, record_key, entity, row_key, subject, kind, period, payroll_run_id)
select '00000000-0000-4000-8000-000000000010', min(id), 'late', 'Payslip', 'late', $1::uuid, 'new',
       '2026-01', '00000000-0000-4000-8000-000000000011' from hub.stream
--;
insert into hub.record_decision (stream_id, hash, state, subject, noted_by)
select min(id), '\x07', 'open', $1::uuid, 't' from hub.stream
--;
insert into hub.subject_hold (id, employee_id, reason, placed_by, released_at)
values ('00000000-0000-4000-8000-000000000012', $1, 'a case', 't', now())
--;
insert into hub.run_seen (run_id, stream_id, keys)
select '00000000-0000-4000-8000-000000000013', r.stream_id, array[r.record_key, 'of nobody']
from hub.raw_record r where r.subject = $1 limit 1
--;
insert into hub.subscriber (id, kind, name, config, position, created_by)
values ('00000000-0000-4000-8000-000000000014', 'webhook', 'told', '{}', 0, $1::uuid::text)
--;
insert into hub.delivery (id, subscriber_id, entity, row_id, seq, state, receipt)
values ('00000000-0000-4000-8000-000000000015', '00000000-0000-4000-8000-000000000014', 'Employee',
        $1, 1, 'done', '{"key": "E0001"}')
