select id::text, number, legal_name, preferred_name, latin_name, work_email, work_phone, position,
       status, employment_type, grade, hire_date
from hub.employee
where (legal_name_sort, id) > ($1, $2)
order by legal_name_sort, id
limit 1000
