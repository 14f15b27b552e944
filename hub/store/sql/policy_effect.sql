-- How many people of each kind there are, for what a change of the policy comes to.
-- name: people
select 'everyone' as who, count(*)::int as people from hub.employee where status = any($1::text[])
union all
select 'self', count(*) from hub.employee where status = any($1::text[])
union all
select 'direct manager', count(distinct manager_id) from hub.management where direct
union all
select 'manager', count(distinct manager_id) from hub.management
union all
select class, count(distinct g.employee_id)
from hub.access_grant g cross join lateral unnest(g.classes) class
where g.revoked_at is null and g.valid_from <= $2 and (g.valid_to is null or g.valid_to >= $2)
  and (g.expires_at is null or g.expires_at > now())
group by class
