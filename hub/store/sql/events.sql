-- Events that came in, remembered for as long as a sender might repeat one.
-- name: keep
insert into hub.received_event (connection_id, id) values ($1, left($2, 200))
on conflict (connection_id, id) do nothing
returning id
-- name: forget
delete from hub.received_event where at < now() - interval '30 days'
