-- What makes rows ($1) of an entity ($2) besides the records of a stream ($3) with these keys ($4).
select stream_id, row_key, record_key, row_id, fields::text as fields, pending::text as pending,
       precedence, hash, recorded_at, closed_at, closed_on, changed_at, newest
from hub.mapped_record m
where row_id = any($1::uuid[]) and entity = $2
  and not exists (
      select from unnest($4::text[]) own(key) where m.stream_id = $3 and own.key = m.row_key)
