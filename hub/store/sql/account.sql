select m.record_key, m.row_id, case when m.closed_at is null then 0 else 1 end
from hub.mapped_record m
join hub.stream s on s.id = m.stream_id
join hub.connection c on c.id = s.connection_id
where m.record_key = any($1::text[]) and m.entity = $2 and c.name = $3 and s.name = $4
