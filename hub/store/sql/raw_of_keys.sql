
select r.record_key, r.pack, r.place, substring(p.bodies from r.place + 1 for r.size) as body,
       r.state, r.subject::text as subject, r.mapping_version
from hub.raw_record r
join hub.raw_pack p on p.id = r.pack
where r.stream_id = $1 and r.record_key = any($2::text[]) and r.closed_at is null
order by r.record_key
