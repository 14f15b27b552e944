select record_key, id, body, state
from hub.raw_record
where stream_id = $1 and state = any($2::text[]) and closed_at is null and record_key > $3
order by record_key
limit $4
