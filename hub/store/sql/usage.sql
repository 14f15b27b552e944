-- name: add
insert into hub.usage (day, client, coordinate, count)
select $1, client, coordinate, count
from unnest($2::text[], $3::text[], $4::bigint[]) as seen (client, coordinate, count)
order by client, coordinate
on conflict (day, client, coordinate) do update set count = usage.count + excluded.count

-- name: forget
delete from hub.usage where day < $1

-- name: since
select coordinate, client, sum(count)::bigint as count, max(day) as last
from hub.usage
where day >= $1 and ($2::text is null or client = $2)
  and ($3::text is null or coordinate = $3 or starts_with(coordinate, $3 || '.'))
group by coordinate, client
order by coordinate, client
