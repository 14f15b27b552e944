select m.legal_name, e.id::text, e.legal_name, s.days, s.late, s.absent
from hub.employee m
left join hub.employee e on e.manager_id = m.id
left join lateral (
    select count(*) as days, count(*) filter (where status = 'late') as late,
           count(*) filter (where status = 'absent') as absent
    from hub.attendance_day
    where employee_id = e.id and date >= '2026-10-01' and date < '2026-11-01'
) s on true
where m.id = $1
order by e.legal_name_sort, e.id
