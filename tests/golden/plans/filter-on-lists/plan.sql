WITH gate AS /* the gate */ (
  SELECT set_config('hub.employee', CAST($2::UUID AS text), true), set_config('hub.wall', $10::VARCHAR, true), coalesce((
    SELECT version
    FROM hub.access_version
    WHERE employee_id = $2::UUID
  ), 0) = $11::INTEGER AND ($2::UUID IS NULL OR EXISTS (
    SELECT
    FROM hub.employee
    WHERE id = $2::UUID AND status = ANY ('{"probation","active","leave","notice"}') AND
    CASE $12::VARCHAR WHEN 'number' THEN number = $13::VARCHAR WHEN 'workEmail' THEN work_email = $13::VARCHAR
    ELSE true END
  )) AS open
)
SELECT
CASE WHEN gate.open THEN '{"employees":' || (
  SELECT '{"nodes":[' || coalesce(array_to_string(array_agg(page_1.n0), $1::VARCHAR), '') || ']}' AS anon_2
  FROM (
    SELECT '{"number":' || coalesce(
      CASE WHEN employee_1.plain THEN '"' || employee_1.number
      || '"'
      ELSE CAST(to_json(employee_1.number) AS TEXT) END, 'null'
    ) || '}' AS n0
    FROM hub.employee AS employee_1
    LEFT OUTER JOIN hub.management AS management_1 ON management_1.manager_id = $2::UUID AND management_1.employee_id = employee_1.id
    WHERE (employee_1.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_1.id = $2::UUID) AND ((management_1.manager_id IS NOT NULL OR employee_1.id = $2::UUID) AND (EXISTS (
      SELECT 1
      FROM hub.education AS education_1
      WHERE education_1.employee_id = employee_1.id AND education_1.closed_at IS NULL AND (management_1.manager_id IS NOT NULL OR education_1.employee_id = $2::UUID) AND education_1.level IN (
        SELECT term_1.code
        FROM hub.term AS term_1
        WHERE term_1.vocabulary = text($3::VARCHAR) AND term_1.rank >= (
          SELECT term_2.rank
          FROM hub.term AS term_2
          WHERE term_2.vocabulary = text($4::VARCHAR) AND term_2.code = $5::VARCHAR
        )
      )
    )) OR NOT CASE WHEN (management_1.manager_id IS NOT NULL OR employee_1.id = $2::UUID) THEN (
      SELECT
      CASE WHEN bool_or(attendance_day_1.date >= $6::DATE AND attendance_day_1.late_minutes = $7::INTEGER) THEN true WHEN (count(*) > count(attendance_day_1.date >= $6::DATE AND attendance_day_1.late_minutes = $7::INTEGER)) THEN NULL
      ELSE false END AS anon_3
      FROM hub.attendance_day AS attendance_day_1
      WHERE attendance_day_1.employee_id = employee_1.id AND attendance_day_1.closed_at IS NULL AND (management_1.manager_id IS NOT NULL OR attendance_day_1.employee_id = $2::UUID)
    ) END)
    ORDER BY employee_1.legal_name_sort ASC, employee_1.id ASC
    LIMIT 50
  ) AS page_1
  HAVING true
)
|| ',"departments":' || (
  SELECT '{"nodes":[' || coalesce(array_to_string(array_agg(page_2.n0), $8::VARCHAR), '') || ']}' AS anon_4
  FROM (
    SELECT '{"code":' || coalesce(
      CASE WHEN department_1.plain THEN '"' || department_1.code
      || '"'
      ELSE CAST(to_json(department_1.code) AS TEXT) END, 'null'
    ) || '}' AS n0
    FROM hub.department AS department_1
    WHERE department_1.closed_at IS NULL AND (department_1.effective_from IS NULL OR department_1.effective_from <= $9::DATE) AND (EXISTS (
      SELECT 1
      FROM hub.employee AS employee_2
      WHERE employee_2.department_id = department_1.id AND (employee_2.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_2.id = $2::UUID)
    )) AND NOT (EXISTS (
      SELECT 1
      FROM hub.employee AS employee_3
      WHERE employee_3.department_id = department_1.id AND (employee_3.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_3.id = $2::UUID) AND NOT coalesce(NOT (EXISTS (
        SELECT 1
        FROM hub.employee AS employee_4
        WHERE employee_4.manager_id = employee_3.id AND (employee_4.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_4.id = $2::UUID) AND coalesce(true, true)
      )), false)
    ))
    ORDER BY department_1.name ASC NULLS LAST, department_1.id ASC
    LIMIT 50
  ) AS page_2
  HAVING true
) || '}' END AS anon_1
FROM gate

-- $1 constant "," as value
-- $2 the viewer's viewer as given
-- $3 constant "education_level" as value
-- $4 constant "education_level" as value
-- $5 variable level as term education_level
-- $6 variable from as date
-- $7 constant 0 as value
-- $8 constant "," as value
-- $9 the viewer's today as given
-- $10 the viewer's wall as given
-- $11 the viewer's version as given
-- $12 the viewer's viewer.named as given
-- $13 the viewer's viewer.name as given
-- hole 0: cursor of Employee:employees
-- hole 1: cursor of Department:departments
-- some of employees(filter: educations): EDUCATION, opened by grant CORE, manager, self
-- some of employees(filter: attendance): ATTENDANCE, opened by grant TIME, manager, self
