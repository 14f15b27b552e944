-- Points that consumers have spent in the present minute.
-- name: lease
with asked as (
    select $2::bigint as wanted, $3::bigint as most,
           floor(extract(epoch from clock_timestamp()) / 60)::bigint as minute
)
insert into hub.points as p (consumer, minute, spent, lease)
select $1, minute, least(wanted, most), least(wanted, most) from asked
on conflict (consumer) do update set
    minute = excluded.minute,
    lease = case when p.minute = excluded.minute
                 then greatest(least($2::bigint, $3::bigint - p.spent), 0)
                 else excluded.lease end,
    spent = case when p.minute = excluded.minute
                 then greatest(least(p.spent + $2::bigint, $3::bigint), p.spent)
                 else excluded.spent end
returning lease, spent,
    (60 - extract(epoch from clock_timestamp())::numeric % 60)::float8 as seconds
