WITH gate AS /* the gate */ (
  SELECT set_config('hub.employee', CAST($2::UUID AS text), true), set_config('hub.wall', $4::VARCHAR, true), coalesce((
    SELECT version
    FROM hub.access_version
    WHERE employee_id = $2::UUID
  ), 0) = $5::INTEGER AND ($2::UUID IS NULL OR EXISTS (
    SELECT
    FROM hub.employee
    WHERE id = $2::UUID AND status = ANY ('{"probation","active","leave","notice"}') AND
    CASE $6::VARCHAR WHEN 'number' THEN number = $7::VARCHAR WHEN 'workEmail' THEN work_email = $7::VARCHAR
    ELSE true END
  )) AS open,
  CASE WHEN $8::VARCHAR IS NULL THEN false
  ELSE NOT EXISTS (
    SELECT
    FROM hub.outbox
    WHERE xid >= CAST(CAST(pg_snapshot_xmin(CAST($8::VARCHAR AS pg_snapshot)) AS text) AS bigint) AND entity <> ALL (ARRAY['Run', 'Alarm']) AND NOT pg_visible_in_snapshot( CAST(CAST(xid AS text) AS xid8), CAST($8::VARCHAR AS pg_snapshot))
  ) END AS unchanged
)
SELECT
CASE WHEN gate.open THEN '{"attendanceDays":{"totalCount":' ||
CASE WHEN gate.unchanged THEN CAST($1::BIGINT AS TEXT)
ELSE coalesce(chr(1) || '1:' || CAST((
  SELECT count(*) AS count_1
  FROM hub.attendance_day AS attendance_day_1
  LEFT OUTER JOIN hub.management AS management_1 ON management_1.manager_id = $2::UUID AND management_1.employee_id = attendance_day_1.employee_id
  WHERE attendance_day_1.closed_at IS NULL AND (management_1.manager_id IS NOT NULL OR attendance_day_1.employee_id = $2::UUID) AND attendance_day_1.date >= $3::DATE
) AS TEXT) || ';' || CAST(pg_current_snapshot() AS TEXT) || chr(2), 'null') END
|| ',"aggregates":' || (
  SELECT '{"count":' || coalesce(CAST(sums_1.a0 AS TEXT), 'null')
  || ',"workedMinutes":{"sum":' || coalesce('"' || CAST(trim_scale(CAST(sums_1.a1 AS NUMERIC)) AS TEXT)
  || '"', 'null')
  || ',"avg":' || coalesce('"' || CAST(trim_scale(CAST(sums_1.a2 AS NUMERIC)) AS TEXT)
  || '"', 'null')
  || ',"min":' || coalesce(CAST(sums_1.a3 AS TEXT), 'null')
  || ',"max":' || coalesce(CAST(sums_1.a4 AS TEXT), 'null') || '},"late":{"count":' || coalesce(CAST(sums_1.a5 AS TEXT), 'null')
  || ',"countDistinct":' || coalesce(CAST(sums_1.a6 AS TEXT), 'null') || '},"date":{"min":' || coalesce('"' || CAST(sums_1.a7 AS TEXT)
  || '"', 'null')
  || ',"max":' || coalesce('"' || CAST(sums_1.a8 AS TEXT)
  || '"', 'null') || '},"status":{"countDistinct":' || coalesce(CAST(sums_1.a9 AS TEXT), 'null') || '}}' AS anon_2
  FROM (
    SELECT count(*) AS a0, sum(rows_1.v0) AS a1, round(avg(rows_1.v0), 4) AS a2, min(rows_1.v0) AS a3, max(rows_1.v0) AS a4, count(rows_1.v1) AS a5, count(DISTINCT rows_1.v1) AS a6, min(rows_1.v2) AS a7, max(rows_1.v2) AS a8, count(DISTINCT rows_1.v3) AS a9
    FROM (
      SELECT attendance_day_1.worked_minutes AS v0, attendance_day_1.late_minutes AS v1, attendance_day_1.date AS v2, attendance_day_1.status AS v3
      FROM hub.attendance_day AS attendance_day_1
      LEFT OUTER JOIN hub.management AS management_1 ON management_1.manager_id = $2::UUID AND management_1.employee_id = attendance_day_1.employee_id
      WHERE attendance_day_1.closed_at IS NULL AND (management_1.manager_id IS NOT NULL OR attendance_day_1.employee_id = $2::UUID) AND attendance_day_1.date >= $3::DATE
    ) AS rows_1
  ) AS sums_1
) || '}}' END AS anon_1
FROM gate

-- $1 the count of hole 1, if remembered
-- $2 the viewer's viewer as given
-- $3 constant "2026-06-01" as date
-- $4 the viewer's wall as given
-- $5 the viewer's version as given
-- $6 the viewer's viewer.named as given
-- $7 the viewer's viewer.name as given
-- $8 the snapshot of what is remembered
-- hole 0: cursor of AttendanceDay:attendanceDays
-- hole 1: count
