-- What was read of people, in the audit: `detail` is
-- {"read": [{"classes": […], "people": [ids]}, …], "searched": [classes]}; never a value.
-- name: keep
insert into hub.audit (actor, action, entity, batch, rows, reason, detail)
select one.actor, 'people.read', 'Employee', one.batch, one.rows, one.reason, one.detail::jsonb
from unnest($1::text[], $2::uuid[], $3::int[], $4::text[], $5::text[])
    as one(actor, batch, rows, reason, detail)
-- name: of_person
select a.seq, a.at, a.actor, a.reason, reader.id is not null as employee,
       (select array_agg(distinct class order by class)
        from jsonb_array_elements(a.detail -> 'read') as part,
             jsonb_array_elements_text(part -> 'classes') as class
        where part -> 'people' ? $1) as classes
from (
    select * from hub.audit
    where action = 'people.read'
      and jsonb_path_query_array(detail, '$."read"[*]."people"[*]'::jsonpath) ? $1
      and ($2::bigint is null or seq < $2)
    offset 0  -- few entries name a person: they are found first, then put in order
) a
left join hub.employee reader on reader.id::text = a.actor
order by a.seq desc
limit $3
-- name: bulk
select date_trunc('hour', a.at) as hour, a.actor, reader.id is not null as employee, class,
       count(distinct person) as people, count(distinct a.seq) as requests
from hub.audit a
left join hub.employee reader on reader.id::text = a.actor
cross join jsonb_array_elements(a.detail -> 'read') as part
cross join jsonb_array_elements_text(part -> 'classes') as class
cross join jsonb_array_elements_text(part -> 'people') as person
where a.action = 'people.read' and a.at >= $1
group by 1, 2, 3, 4
having count(distinct person) > $2
order by 1 desc, people desc, 2, 4
limit $3
