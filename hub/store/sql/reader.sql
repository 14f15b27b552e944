-- Statements are separated by a line "--;".
-- The reading role owns nothing: it may read what answers are made of, and nothing else.
do $$
begin
    if not exists (select from pg_roles where rolname = 'hub_reader') then
        create role hub_reader nologin;
    end if;
exception when duplicate_object or unique_violation then
    null;  -- another database of the same server made it at this moment
end
$$;
--;
do $$ begin execute format('grant hub_reader to %I', current_user); end $$;
--;
grant usage on schema hub to hub_reader;
--;
grant select on all tables in schema hub to hub_reader;
--;
revoke select on hub.connection, hub.raw_record, hub.raw_history, hub.mapped_record,
    hub.quarantine, hub.idempotency, hub.job, hub.stream from hub_reader;
--;
-- Just enough of the accounts to find an employee by the key of another system.
grant select (stream_id, entity, row_key, row_id) on hub.mapped_record to hub_reader;
--;
grant select (id, connection_id) on hub.stream to hub_reader;
--;
grant select (id, name) on hub.connection to hub_reader;

--;
-- The second wall before the restricted classes: whatever the planner does, a statement sees
-- only the rows that its context opens. The context is set by the statement's own gate.
alter table hub.employee_private enable row level security;
--;
create policy wall on hub.employee_private for select to hub_reader using (
    (select current_setting('hub.wall', true)) = 'hr'
    or id = nullif(current_setting('hub.employee', true), '')::uuid
    or exists (
        select from hub.management m
        where m.manager_id = nullif(current_setting('hub.employee', true), '')::uuid
          and m.employee_id = employee_private.id
    )
);
