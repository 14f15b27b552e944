select m.row_key, m.row_id, 0
from hub.mapped_record m
where m.row_key = any($1::text[]) and m.stream_id = $2 and m.entity = $3
