-- Migration 0002: bodies move out of the raw records; each is a pack of its own, at place 0.
-- Sealed bytes have no use for compression, and are read by parts.
alter table hub.raw_pack alter column bodies set storage external
--;
insert into hub.raw_pack (id, stream_id, run_id, bodies)
select id, stream_id, run_id, body from hub.raw_record
--;
insert into hub.raw_pack (id, stream_id, run_id, bodies)
select distinct on (id) id, stream_id, run_id, body from hub.raw_history
on conflict do nothing
--;
alter table hub.raw_record rename column id to pack
--;
alter table hub.raw_record add column place integer, add column size integer
--;
update hub.raw_record set place = 0, size = octet_length(body)
--;
alter table hub.raw_record
    alter column place set not null, alter column size set not null,
    drop column body, drop column run_id
--;
alter table hub.raw_history rename column id to pack
--;
alter table hub.raw_history add column place integer, add column size integer
--;
update hub.raw_history set place = 0, size = octet_length(body)
--;
alter table hub.raw_history
    alter column place set not null, alter column size set not null,
    drop column body, drop column run_id
