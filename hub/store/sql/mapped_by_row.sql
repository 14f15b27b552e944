select stream_id, row_key, record_key, row_id, fields::text as fields, pending::text as pending,
       precedence, hash, recorded_at, closed_at, closed_on, changed_at, newest
from hub.mapped_record
where row_id = any($1::uuid[]) and entity = $2
