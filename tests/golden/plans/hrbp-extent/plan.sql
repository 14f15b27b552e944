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
  )) AS open,
  CASE WHEN $14::VARCHAR IS NULL THEN false
  ELSE NOT EXISTS (
    SELECT
    FROM hub.outbox
    WHERE xid >= CAST(CAST(pg_snapshot_xmin(CAST($14::VARCHAR AS pg_snapshot)) AS text) AS bigint) AND entity <> ALL (ARRAY['Run', 'Alarm']) AND NOT pg_visible_in_snapshot( CAST(CAST(xid AS text) AS xid8), CAST($14::VARCHAR AS pg_snapshot))
  ) END AS unchanged
)
SELECT
CASE WHEN gate.open THEN '{"attendanceDays":' || (
  SELECT '{"totalCount":' ||
  CASE WHEN gate.unchanged THEN CAST($1::BIGINT AS TEXT)
  ELSE coalesce(chr(1) || '1:' || CAST((
    SELECT count(*) AS count_1
    FROM hub.attendance_day AS attendance_day_1
    LEFT OUTER JOIN hub.management AS management_1 ON management_1.manager_id = $2::UUID AND management_1.employee_id = attendance_day_1.employee_id
    LEFT OUTER JOIN hub.employee AS subject_1 ON subject_1.id = attendance_day_1.employee_id
    WHERE attendance_day_1.closed_at IS NULL AND (management_1.manager_id IS NOT NULL OR attendance_day_1.employee_id = $2::UUID OR subject_1.department_id IN (
      SELECT hub.department_tree.department_id
      FROM hub.department_tree
      WHERE hub.department_tree.ancestor_id = ANY ($3::UUID[])
    )) AND attendance_day_1.date >= $4::DATE AND attendance_day_1.late_minutes > $5::INTEGER
  ) AS TEXT) || ';' || CAST(pg_current_snapshot() AS TEXT) || chr(2), 'null') END
  || ',"nodes":[' || coalesce(array_to_string(array_agg(page_1.n1), $6::VARCHAR), '') || ']}' AS anon_2
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
        ) || '}'
        FROM hub.department AS department_1
        WHERE department_1.id = employee_1.department_id AND department_1.closed_at IS NULL
        LIMIT 1
      ), 'null') || '}' AS anon_3
      FROM hub.employee AS employee_1
      WHERE employee_1.id = attendance_day_1.employee_id AND (employee_1.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_1.id = $2::UUID OR employee_1.department_id IN (
        SELECT hub.department_tree.department_id
        FROM hub.department_tree
        WHERE hub.department_tree.ancestor_id = ANY ($3::UUID[])
      ))
      LIMIT 1
    ), 'null') || '}' AS n1
    FROM hub.attendance_day AS attendance_day_1
    LEFT OUTER JOIN hub.management AS management_1 ON management_1.manager_id = $2::UUID AND management_1.employee_id = attendance_day_1.employee_id
    LEFT OUTER JOIN hub.employee AS subject_1 ON subject_1.id = attendance_day_1.employee_id
    WHERE attendance_day_1.closed_at IS NULL AND (management_1.manager_id IS NOT NULL OR attendance_day_1.employee_id = $2::UUID OR subject_1.department_id IN (
      SELECT hub.department_tree.department_id
      FROM hub.department_tree
      WHERE hub.department_tree.ancestor_id = ANY ($3::UUID[])
    )) AND attendance_day_1.date >= $4::DATE AND attendance_day_1.late_minutes > $5::INTEGER
    ORDER BY attendance_day_1.date ASC, attendance_day_1.id ASC
    LIMIT 50
  ) AS page_1
  HAVING true
)
|| ',"employees":' || (
  SELECT '{"nodes":[' || coalesce(array_to_string(array_agg(page_2.n0), $7::VARCHAR), '') || ']}' AS anon_4
  FROM (
    SELECT '{"legalName":' || coalesce(
      CASE WHEN employee_2.plain THEN '"' || employee_2.legal_name
      || '"'
      ELSE CAST(to_json(employee_2.legal_name) AS TEXT) END, 'null'
    )
    || ',"grade":' ||
    CASE WHEN (management_2.manager_id IS NOT NULL OR employee_2.id = $2::UUID OR employee_2.department_id IN (
      SELECT hub.department_tree.department_id
      FROM hub.department_tree
      WHERE hub.department_tree.ancestor_id = ANY ($3::UUID[])
    )) THEN coalesce(
      CASE WHEN employee_2.plain THEN '"' || employee_2.grade
      || '"'
      ELSE CAST(to_json(employee_2.grade) AS TEXT) END, 'null'
    )
    ELSE 'null' END || '}' AS n0
    FROM hub.employee AS employee_2
    LEFT OUTER JOIN hub.management AS management_2 ON management_2.manager_id = $2::UUID AND management_2.employee_id = employee_2.id
    WHERE (employee_2.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_2.id = $2::UUID OR employee_2.department_id IN (
      SELECT hub.department_tree.department_id
      FROM hub.department_tree
      WHERE hub.department_tree.ancestor_id = ANY ($3::UUID[])
    )) AND
    CASE WHEN (management_2.manager_id IS NOT NULL OR employee_2.id = $2::UUID OR employee_2.department_id IN (
      SELECT hub.department_tree.department_id
      FROM hub.department_tree
      WHERE hub.department_tree.ancestor_id = ANY ($3::UUID[])
    )) THEN employee_2.grade
    ELSE NULL END >= $8::VARCHAR AND
    CASE WHEN (management_2.manager_id IS NOT NULL OR employee_2.id = $2::UUID OR employee_2.department_id IN (
      SELECT hub.department_tree.department_id
      FROM hub.department_tree
      WHERE hub.department_tree.ancestor_id = ANY ($3::UUID[])
    )) THEN employee_2.grade
    ELSE NULL END < $9::VARCHAR
    ORDER BY employee_2.legal_name_sort ASC, employee_2.id ASC
    LIMIT 50
  ) AS page_2
  HAVING true
) || '}' END AS anon_1
FROM gate

-- $1 the count of hole 1, if remembered
-- $2 the viewer's viewer as given
-- $3 the viewer's extent.0 as given
-- $4 variable since as date
-- $5 constant 0 as value
-- $6 constant "," as value
-- $7 constant "," as value
-- $8 constant "P" as text
-- $9 constant "P" as prefix_end
-- $10 the viewer's wall as given
-- $11 the viewer's version as given
-- $12 the viewer's viewer.named as given
-- $13 the viewer's viewer.name as given
-- $14 the snapshot of what is remembered
-- hole 0: cursor of AttendanceDay:attendanceDays
-- hole 1: count
-- hole 2: cursor of Employee:employees
-- some of employees.grade: JOB, opened by grant CORE, manager, self
-- some of employees(filter: grade): JOB, opened by grant CORE, manager, self
