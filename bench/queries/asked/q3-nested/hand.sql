select e.legal_name, a.listed, n.listed, p.id::text, p.period, p.net_sealed
from (
    select * from hub.employee where (legal_name_sort, id) > ($1, $2)
    order by legal_name_sort, id limit 20
) e
left join lateral (
    select json_agg(json_build_object(
        'date', date, 'status', status, 'workedMinutes', worked_minutes)) as listed
    from (
        select date, status, worked_minutes from hub.attendance_day
        where employee_id = e.id order by date desc limit 10
    ) shown
) a on true
left join lateral (
    select json_agg(json_build_object(
        'status', status, 'course', json_build_object('title', title))) as listed
    from (
        select n.status, c.title from hub.enrolment n join hub.course c on c.id = n.course_id
        where n.employee_id = e.id order by n.enrolled_at, n.id limit 5
    ) shown
) n on true
left join lateral (
    select id, period, net_sealed from hub.payslip
    where employee_id = e.id order by period desc limit 1
) p on true
order by e.legal_name_sort, e.id
