WITH gate AS /* the gate */ (
  SELECT set_config($3::VARCHAR, CAST($1::UUID AS TEXT), true) AS set_config_1, set_config($4::VARCHAR, $5::VARCHAR, true) AS wall, coalesce((
    SELECT hub.access_version.version
    FROM hub.access_version
    WHERE hub.access_version.employee_id = $1::UUID
  ), 0) = $6::INTEGER AND ($1::UUID IS NULL OR (EXISTS (
    SELECT hub.employee.id
    FROM hub.employee
    WHERE hub.employee.id = $1::UUID AND
    CASE WHEN ($7::VARCHAR = 'number') THEN hub.employee.number = $8::VARCHAR WHEN ($7::VARCHAR = 'workEmail') THEN hub.employee.work_email = $8::VARCHAR
    ELSE true END AND hub.employee.status = ANY ('{"probation","active","leave","notice"}'::text[])
  ))) AS open
)
SELECT
CASE WHEN gate.open THEN '{"attendanceDays":'
|| '{"totalCount":' || CAST((
  SELECT count(*) AS count_1
  FROM hub.attendance_day AS attendance_day_1
  LEFT OUTER JOIN hub.management AS management_1 ON management_1.manager_id = $1::UUID AND management_1.employee_id = attendance_day_1.employee_id
  WHERE attendance_day_1.closed_at IS NULL AND (management_1.manager_id IS NOT NULL OR attendance_day_1.employee_id = $1::UUID) AND attendance_day_1.date >= $2::DATE
) AS TEXT)
|| ',"aggregates":' || (
  SELECT '{"count":' || coalesce(CAST(sums_1.a0 AS TEXT), 'null')
  || ',"workedMinutes":'
  || '{"sum":' || coalesce('"' || CAST(trim_scale(CAST(sums_1.a1 AS NUMERIC)) AS TEXT)
  || '"', 'null')
  || ',"avg":' || coalesce('"' || CAST(trim_scale(CAST(sums_1.a2 AS NUMERIC)) AS TEXT)
  || '"', 'null')
  || ',"min":' || coalesce(CAST(sums_1.a3 AS TEXT), 'null')
  || ',"max":' || coalesce(CAST(sums_1.a4 AS TEXT), 'null') || '}'
  || ',"late":'
  || '{"count":' || coalesce(CAST(sums_1.a5 AS TEXT), 'null')
  || ',"countDistinct":' || coalesce(CAST(sums_1.a6 AS TEXT), 'null') || '}'
  || ',"date":'
  || '{"min":' || coalesce('"' || CAST(sums_1.a7 AS TEXT)
  || '"', 'null')
  || ',"max":' || coalesce('"' || CAST(sums_1.a8 AS TEXT)
  || '"', 'null') || '}'
  || ',"status":'
  || '{"countDistinct":' || coalesce(CAST(sums_1.a9 AS TEXT), 'null') || '}' || '}' AS anon_2
  FROM (
    SELECT count(*) AS a0, sum(rows_1.v0) AS a1, round(avg(rows_1.v0), 4) AS a2, min(rows_1.v0) AS a3, max(rows_1.v0) AS a4, count(rows_1.v1) AS a5, count(DISTINCT rows_1.v1) AS a6, min(rows_1.v2) AS a7, max(rows_1.v2) AS a8, count(DISTINCT rows_1.v3) AS a9
    FROM (
      SELECT attendance_day_1.worked_minutes AS v0, attendance_day_1.late_minutes AS v1, attendance_day_1.date AS v2, attendance_day_1.status AS v3
      FROM hub.attendance_day AS attendance_day_1
      LEFT OUTER JOIN hub.management AS management_1 ON management_1.manager_id = $1::UUID AND management_1.employee_id = attendance_day_1.employee_id
      WHERE attendance_day_1.closed_at IS NULL AND (management_1.manager_id IS NOT NULL OR attendance_day_1.employee_id = $1::UUID) AND attendance_day_1.date >= $2::DATE
    ) AS rows_1
  ) AS sums_1
) || '}' || '}' END AS anon_1
FROM gate

-- $1 the viewer's viewer as given
-- $2 constant "2026-06-01" as date
-- $3 constant "hub.employee" as value
-- $4 constant "hub.wall" as value
-- $5 the viewer's wall as given
-- $6 the viewer's version as given
-- $7 the viewer's viewer.named as given
-- $8 the viewer's viewer.name as given
-- hole 0: cursor of AttendanceDay:attendanceDays
