WITH gate AS /* the gate */ (
  SELECT set_config('hub.employee', CAST($2::UUID AS text), true), set_config('hub.wall', $5::VARCHAR, true), coalesce((
    SELECT version
    FROM hub.access_version
    WHERE employee_id = $2::UUID
  ), 0) = $6::INTEGER AND ($2::UUID IS NULL OR EXISTS (
    SELECT
    FROM hub.employee
    WHERE id = $2::UUID AND status = ANY ('{"probation","active","leave","notice"}') AND
    CASE $7::VARCHAR WHEN 'number' THEN number = $8::VARCHAR WHEN 'workEmail' THEN work_email = $8::VARCHAR
    ELSE true END
  )) AS open
)
SELECT
CASE WHEN gate.open THEN '{"viewer":{"employee":' || coalesce((
  SELECT '{"reports":' || (
    SELECT '{"nodes":[' || coalesce(array_to_string(array_agg(page_2.n0), $1::VARCHAR), '') || ']}' AS anon_3
    FROM (
      SELECT
      CASE WHEN (employee_2.id IS DISTINCT FROM $2::UUID AND (management_1.direct IS true OR employee_2.id = $2::UUID)) THEN coalesce(chr(1) || '4:' || CAST(employee_2.id AS TEXT) || chr(2), '')
      ELSE '' END
      || '{"legalName":' || coalesce(
        CASE WHEN employee_2.plain THEN '"' || employee_2.legal_name
        || '"'
        ELSE CAST(to_json(employee_2.legal_name) AS TEXT) END, 'null'
      )
      || ',"grade":' ||
      CASE WHEN (management_1.manager_id IS NOT NULL OR employee_2.id = $2::UUID) THEN coalesce(
        CASE WHEN employee_2.plain THEN '"' || employee_2.grade
        || '"'
        ELSE CAST(to_json(employee_2.grade) AS TEXT) END, 'null'
      )
      ELSE 'null' END
      || ',"birthDate":' ||
      CASE WHEN (employee_2.id = $2::UUID) THEN coalesce('"' || CAST(employee_private_1.birth_date AS TEXT)
      || '"', 'null')
      ELSE 'null' END
      || ',"privatePhone":' ||
      CASE WHEN (management_1.direct IS true OR employee_2.id = $2::UUID) THEN coalesce(chr(1) || '1:' || CAST(employee_2.id AS TEXT) || ':' || encode(employee_private_1.private_phone_sealed, $3::VARCHAR) || chr(2), 'null')
      ELSE 'null' END
      || ',"attendance":' ||
      CASE WHEN (management_1.manager_id IS NOT NULL OR employee_2.id = $2::UUID) THEN (
        SELECT '{"nodes":[' || coalesce(array_to_string(array_agg(page_1.n0), $4::VARCHAR), '') || ']}' AS anon_4
        FROM (
          SELECT '{"date":' || coalesce('"' || CAST(attendance_day_1.date AS TEXT)
          || '"', 'null')
          || ',"lateMinutes":' || coalesce(CAST(attendance_day_1.late_minutes AS TEXT), 'null')
          || ',"status":' ||
          CASE WHEN (attendance_day_1.status IS NULL) THEN 'null'
          ELSE '{"code":' || coalesce(
            CASE WHEN attendance_day_1.plain THEN '"' || attendance_day_1.status
            || '"'
            ELSE CAST(to_json(attendance_day_1.status) AS TEXT) END, 'null'
          ) || '}' END || '}' AS n0
          FROM hub.attendance_day AS attendance_day_1
          WHERE attendance_day_1.employee_id = employee_2.id AND attendance_day_1.closed_at IS NULL AND (management_1.manager_id IS NOT NULL OR attendance_day_1.employee_id = $2::UUID)
          ORDER BY attendance_day_1.date DESC, attendance_day_1.id DESC
          LIMIT 1
        ) AS page_1
        HAVING true
      )
      ELSE 'null' END
      || ',"payslips":' ||
      CASE WHEN (employee_2.id = $2::UUID) THEN '{"totalCount":' || CAST((
        SELECT count(*) AS count_1
        FROM hub.payslip AS payslip_1
        WHERE payslip_1.employee_id = employee_2.id AND payslip_1.closed_at IS NULL AND payslip_1.released_at IS NOT NULL AND payslip_1.released_at <= statement_timestamp() AND payslip_1.employee_id = $2::UUID
      ) AS TEXT) || '}'
      ELSE 'null' END || '}' AS n0
      FROM hub.employee AS employee_2
      LEFT OUTER JOIN hub.management AS management_1 ON management_1.manager_id = $2::UUID AND management_1.employee_id = employee_2.id
      LEFT OUTER JOIN hub.employee_private AS employee_private_1 ON employee_private_1.id = employee_2.id
      WHERE employee_2.id IN (
        SELECT hub.management.employee_id
        FROM hub.management
        WHERE hub.management.manager_id = employee_1.id AND hub.management.acting IS false
      ) AND (employee_2.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_2.id = $2::UUID)
      ORDER BY employee_2.legal_name_sort ASC, employee_2.id ASC
      LIMIT 50
    ) AS page_2
    HAVING true
  ) || '}' AS anon_2
  FROM hub.employee AS employee_1
  WHERE employee_1.id = $2::UUID AND (employee_1.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_1.id = $2::UUID)
  LIMIT 1
), 'null') || '}}' END AS anon_1
FROM gate

-- $1 constant "," as value
-- $2 the viewer's viewer as given
-- $3 constant "hex" as value
-- $4 constant "," as value
-- $5 the viewer's wall as given
-- $6 the viewer's version as given
-- $7 the viewer's viewer.named as given
-- $8 the viewer's viewer.name as given
-- hole 0: cursor of Employee:Employee.manager.reports.1
-- hole 1: employee_private.private_phone, opened and shown whole
-- hole 2: cursor of AttendanceDay:AttendanceDay.employee.attendance.0
-- hole 3: cursor of Payslip:Payslip.employee.payslips.0
-- hole 4: whose CONTACT is read
-- some of viewer.employee.reports.grade: JOB, opened by grant CORE, manager, self
-- some of viewer.employee.reports.birthDate: PERSONAL, opened by grant PERSONAL, self
-- some of viewer.employee.reports.privatePhone: CONTACT, opened by direct manager, grant CORE, self
-- some of viewer.employee.reports.attendance: ATTENDANCE, opened by grant TIME, manager, self
-- some of viewer.employee.reports.payslips: PAY, opened by grant PAY, self
