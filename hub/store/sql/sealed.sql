-- name: machinery
-- Sealed values outside the tables of entities: (place's table, place's column, row, value).
-- $1: fields of sealed kinds in mapped records, as Entity.field.
select 'raw_record' as place, 'body' as field,
       case when r.place = 0 then uuid_send(r.pack)
            else uuid_send(r.pack) || int4send(r.place) end as row_id,
       substring(p.bodies from r.place + 1 for r.size) as sealed
from (select pack, place, size from hub.raw_record
      union all
      select pack, place, size from hub.raw_history) r
join hub.raw_pack p on p.id = r.pack
where get_byte(p.bodies, r.place) = 1  -- zeros where somebody else's key seals it now
union all
select 'raw_columns', 'body', uuid_send(id), body from hub.raw_columns
union all
select 'mapped_record', m.entity || '.' || f.key, uuid_send(m.row_id), decode(f.value, 'base64')
from hub.mapped_record m
cross join lateral jsonb_each_text(m.fields) f
where m.entity || '.' || f.key = any($1::text[]) and f.value is not null
union all
select 'quarantine', 'raw', uuid_send(id), raw from hub.quarantine where raw is not null
union all
select 'record_decision', 'corrections', hash, corrections
from hub.record_decision where corrections is not null
union all
select 'conflict_decision', 'before', uuid_send(row_id), before
from hub.conflict_decision where before is not null
union all
select 'own_edit_cell', 'value', uuid_send(edit_id) || convert_to(field, 'UTF8'), value
from hub.own_edit_cell where value is not null
union all
select 'connection', 'secrets', uuid_send(id), secrets
from hub.connection where secrets is not null
union all
select 'subscriber', 'secret', uuid_send(s.id), v.secret
from hub.subscriber s
cross join lateral (values (s.secret), (s.secret_before)) v (secret)
where v.secret is not null
union all
select 'mapping_example', 'body', uuid_send(id), body from hub.mapping_example
union all
select 'account_factor', 'secret', uuid_send(id), secret
from hub.account_factor where kind = 'totp'
