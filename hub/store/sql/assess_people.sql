-- What this stream ($1) says now of open employments and posts, and whom they are about.
select m.entity, m.row_key, m.record_key,
       coalesce(m.fields ->> 'employee', m.row_id::text) as employee,
       m.fields ->> 'department' as department,
       m.fields ->> 'effective_to' as effective_to,
       m.fields ->> 'status' as status
from hub.mapped_record m
where m.stream_id = $1 and m.closed_at is null
  and m.entity in ('Employee', 'Employment', 'Assignment')
