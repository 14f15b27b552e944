-- Whoever listens is told that the outbox grew, and up to where: never what stands in it.
create function hub.tell_outbox() returns trigger language plpgsql as $$
begin
    perform pg_notify('hub_outbox', (select max(seq) from added)::text);
    return null;
end
$$
--;
create trigger told after insert on hub.outbox
referencing new table as added for each statement execute function hub.tell_outbox()
