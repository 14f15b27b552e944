-- name: current
select d.code, coalesce(d.name, d.code) as name, coalesce(p.code, '') as parent
from hub.department d left join hub.department p on p.id = d.parent_id
where d.effective_to is null or d.effective_to >= $1::date
order by d.code
