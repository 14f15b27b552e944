select stream_id, row_key, record_key, row_id, fields::text as fields, pending::text as pending,
       precedence, hash, recorded_at, closed_at, closed_on, changed_at, newest
from hub.mapped_record
where stream_id = $1 and entity = $2 and row_key = any($3::text[])
