WITH gate AS /* the gate */ (
  SELECT set_config($9::VARCHAR, CAST($1::UUID AS TEXT), true) AS set_config_1, set_config($10::VARCHAR, $11::VARCHAR, true) AS wall, coalesce((
    SELECT hub.access_version.version
    FROM hub.access_version
    WHERE hub.access_version.employee_id = $1::UUID
  ), 0) = $12::INTEGER AND ($1::UUID IS NULL OR (EXISTS (
    SELECT hub.employee.id
    FROM hub.employee
    WHERE hub.employee.id = $1::UUID AND
    CASE WHEN ($13::VARCHAR = 'number') THEN hub.employee.number = $14::VARCHAR WHEN ($13::VARCHAR = 'workEmail') THEN hub.employee.work_email = $14::VARCHAR
    ELSE true END AND hub.employee.status = ANY ('{"probation","active","leave","notice"}'::text[])
  ))) AS open
)
SELECT
CASE WHEN gate.open THEN '{"attendanceDays":' || (
  SELECT '{"totalCount":' || CAST((
    SELECT count(*) AS count_1
    FROM hub.attendance_day AS attendance_day_1
    LEFT OUTER JOIN hub.management AS management_1 ON management_1.manager_id = $1::UUID AND management_1.employee_id = attendance_day_1.employee_id
    LEFT OUTER JOIN hub.employee AS subject_1 ON subject_1.id = attendance_day_1.employee_id
    WHERE attendance_day_1.closed_at IS NULL AND (management_1.manager_id IS NOT NULL OR attendance_day_1.employee_id = $1::UUID OR subject_1.department_id IN (
      SELECT hub.department_tree.department_id
      FROM hub.department_tree
      WHERE hub.department_tree.ancestor_id = ANY ($2::UUID[])
    )) AND attendance_day_1.date >= $3::DATE AND attendance_day_1.late_minutes > $4::INTEGER
  ) AS TEXT)
  || ',"nodes":' || '[' || coalesce(array_to_string(array_agg(page_1.n1), $5::VARCHAR), '') || ']' || '}' AS anon_2
  FROM (
    SELECT '{"date":' || coalesce('"' || CAST(attendance_day_1.date AS TEXT)
    || '"', 'null')
    || ',"lateMinutes":' || coalesce(CAST(attendance_day_1.late_minutes AS TEXT), 'null')
    || ',"employee":' || coalesce((
      SELECT '{"legalName":' || coalesce(
        CASE WHEN employee_1.plain THEN '"' || employee_1.legal_name
        || '"'
        ELSE CAST(to_json(employee_1.legal_name) AS TEXT) END, 'null'
      )
      || ',"department":' || coalesce((
        SELECT '{"name":' || coalesce(
          CASE WHEN department_1.plain THEN '"' || department_1.name
          || '"'
          ELSE CAST(to_json(department_1.name) AS TEXT) END, 'null'
        ) || '}' AS anon_4
        FROM hub.department AS department_1
        WHERE department_1.id = employee_1.department_id AND department_1.closed_at IS NULL
        LIMIT 1
      ), 'null') || '}' AS anon_3
      FROM hub.employee AS employee_1
      WHERE employee_1.id = attendance_day_1.employee_id AND (employee_1.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_1.id = $1::UUID OR employee_1.department_id IN (
        SELECT hub.department_tree.department_id
        FROM hub.department_tree
        WHERE hub.department_tree.ancestor_id = ANY ($2::UUID[])
      ))
      LIMIT 1
    ), 'null') || '}' AS n1
    FROM hub.attendance_day AS attendance_day_1
    LEFT OUTER JOIN hub.management AS management_1 ON management_1.manager_id = $1::UUID AND management_1.employee_id = attendance_day_1.employee_id
    LEFT OUTER JOIN hub.employee AS subject_1 ON subject_1.id = attendance_day_1.employee_id
    WHERE attendance_day_1.closed_at IS NULL AND (management_1.manager_id IS NOT NULL OR attendance_day_1.employee_id = $1::UUID OR subject_1.department_id IN (
      SELECT hub.department_tree.department_id
      FROM hub.department_tree
      WHERE hub.department_tree.ancestor_id = ANY ($2::UUID[])
    )) AND attendance_day_1.date >= $3::DATE AND attendance_day_1.late_minutes > $4::INTEGER
    ORDER BY attendance_day_1.date ASC, attendance_day_1.id ASC
    LIMIT 50
  ) AS page_1
  HAVING true
)
|| ',"employees":' || (
  SELECT '{"nodes":' || '[' || coalesce(array_to_string(array_agg(page_2.n0), $6::VARCHAR), '') || ']' || '}' AS anon_5
  FROM (
    SELECT '{"legalName":' || coalesce(
      CASE WHEN employee_2.plain THEN '"' || employee_2.legal_name
      || '"'
      ELSE CAST(to_json(employee_2.legal_name) AS TEXT) END, 'null'
    )
    || ',"grade":' ||
    CASE WHEN (management_2.manager_id IS NOT NULL OR employee_2.id = $1::UUID OR employee_2.department_id IN (
      SELECT hub.department_tree.department_id
      FROM hub.department_tree
      WHERE hub.department_tree.ancestor_id = ANY ($2::UUID[])
    )) THEN coalesce(
      CASE WHEN employee_2.plain THEN '"' || employee_2.grade
      || '"'
      ELSE CAST(to_json(employee_2.grade) AS TEXT) END, 'null'
    )
    ELSE 'null' END || '}' AS n0
    FROM hub.employee AS employee_2
    LEFT OUTER JOIN hub.management AS management_2 ON management_2.manager_id = $1::UUID AND management_2.employee_id = employee_2.id
    WHERE (employee_2.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_2.id = $1::UUID OR employee_2.department_id IN (
      SELECT hub.department_tree.department_id
      FROM hub.department_tree
      WHERE hub.department_tree.ancestor_id = ANY ($2::UUID[])
    )) AND
    CASE WHEN (management_2.manager_id IS NOT NULL OR employee_2.id = $1::UUID OR employee_2.department_id IN (
      SELECT hub.department_tree.department_id
      FROM hub.department_tree
      WHERE hub.department_tree.ancestor_id = ANY ($2::UUID[])
    )) THEN employee_2.grade
    ELSE NULL END >= $7::VARCHAR AND
    CASE WHEN (management_2.manager_id IS NOT NULL OR employee_2.id = $1::UUID OR employee_2.department_id IN (
      SELECT hub.department_tree.department_id
      FROM hub.department_tree
      WHERE hub.department_tree.ancestor_id = ANY ($2::UUID[])
    )) THEN employee_2.grade
    ELSE NULL END < $8::VARCHAR
    ORDER BY employee_2.legal_name_sort ASC, employee_2.id ASC
    LIMIT 50
  ) AS page_2
  HAVING true
) || '}' END AS anon_1
FROM gate

-- $1 the viewer's viewer as given
-- $2 the viewer's extent.0 as given
-- $3 variable since as date
-- $4 constant 0 as value
-- $5 constant "," as value
-- $6 constant "," as value
-- $7 constant "P" as text
-- $8 constant "P" as prefix_end
-- $9 constant "hub.employee" as value
-- $10 constant "hub.wall" as value
-- $11 the viewer's wall as given
-- $12 the viewer's version as given
-- $13 the viewer's viewer.named as given
-- $14 the viewer's viewer.name as given
-- hole 0: cursor of AttendanceDay:attendanceDays
-- hole 1: cursor of Employee:employees
-- some of employees.grade: JOB, opened by grant CORE, manager, self
-- some of employees(filter: grade): JOB, opened by grant CORE, manager, self
