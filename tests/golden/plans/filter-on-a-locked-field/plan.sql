WITH gate AS /* the gate */ (
  SELECT set_config('hub.employee', CAST($2::UUID AS text), true), set_config('hub.wall', $8::VARCHAR, true), coalesce((
    SELECT version
    FROM hub.access_version
    WHERE employee_id = $2::UUID
  ), 0) = $9::INTEGER AND ($2::UUID IS NULL OR EXISTS (
    SELECT
    FROM hub.employee
    WHERE id = $2::UUID AND status = ANY ('{"probation","active","leave","notice"}') AND
    CASE $10::VARCHAR WHEN 'number' THEN number = $11::VARCHAR WHEN 'workEmail' THEN work_email = $11::VARCHAR
    ELSE true END
  )) AS open,
  CASE WHEN $12::VARCHAR IS NULL THEN false
  ELSE NOT EXISTS (
    SELECT
    FROM hub.outbox
    WHERE xid >= CAST(CAST(pg_snapshot_xmin(CAST($12::VARCHAR AS pg_snapshot)) AS text) AS bigint) AND entity <> ALL (ARRAY['Run', 'Alarm']) AND NOT pg_visible_in_snapshot( CAST(CAST(xid AS text) AS xid8), CAST($12::VARCHAR AS pg_snapshot))
  ) END AS unchanged
)
SELECT
CASE WHEN gate.open THEN '{"known":' || (
  SELECT '{"nodes":[' || coalesce(array_to_string(array_agg(page_1.n0), $1::VARCHAR), '') || ']}' AS anon_2
  FROM (
    SELECT '{"legalName":' || coalesce(
      CASE WHEN employee_1.plain THEN '"' || employee_1.legal_name
      || '"'
      ELSE CAST(to_json(employee_1.legal_name) AS TEXT) END, 'null'
    )
    || ',"grade":' ||
    CASE WHEN (management_1.manager_id IS NOT NULL OR employee_1.id = $2::UUID) THEN coalesce(
      CASE WHEN employee_1.plain THEN '"' || employee_1.grade
      || '"'
      ELSE CAST(to_json(employee_1.grade) AS TEXT) END, 'null'
    )
    ELSE 'null' END || '}' AS n0
    FROM hub.employee AS employee_1
    LEFT OUTER JOIN hub.management AS management_1 ON management_1.manager_id = $2::UUID AND management_1.employee_id = employee_1.id
    WHERE (employee_1.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_1.id = $2::UUID) AND
    CASE WHEN (management_1.manager_id IS NOT NULL OR employee_1.id = $2::UUID) THEN employee_1.grade
    ELSE NULL END IS NOT NULL
    ORDER BY employee_1.legal_name_sort ASC, employee_1.id ASC
    LIMIT 50
  ) AS page_1
  HAVING true
)
|| ',"unknown":{"totalCount":' ||
CASE WHEN gate.unchanged THEN CAST($3::BIGINT AS TEXT)
ELSE coalesce(chr(1) || '2:' || CAST((
  SELECT count(*) AS count_1
  FROM hub.employee AS employee_2
  LEFT OUTER JOIN hub.management AS management_2 ON management_2.manager_id = $2::UUID AND management_2.employee_id = employee_2.id
  WHERE (employee_2.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_2.id = $2::UUID) AND
  CASE WHEN (management_2.manager_id IS NOT NULL OR employee_2.id = $2::UUID) THEN employee_2.grade
  ELSE NULL END IS NULL
) AS TEXT) || ';' || CAST(pg_current_snapshot() AS TEXT) || chr(2), 'null') END || '},"neither":' || (
  SELECT '{"nodes":[' || coalesce(array_to_string(array_agg(page_2.n0), $4::VARCHAR), '') || ']}' AS anon_3
  FROM (
    SELECT '{"legalName":' || coalesce(
      CASE WHEN employee_3.plain THEN '"' || employee_3.legal_name
      || '"'
      ELSE CAST(to_json(employee_3.legal_name) AS TEXT) END, 'null'
    ) || '}' AS n0
    FROM hub.employee AS employee_3
    LEFT OUTER JOIN hub.management AS management_3 ON management_3.manager_id = $2::UUID AND management_3.employee_id = employee_3.id
    WHERE (employee_3.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_3.id = $2::UUID) AND
    CASE WHEN (management_3.manager_id IS NOT NULL OR employee_3.id = $2::UUID) THEN employee_3.grade
    ELSE NULL END != $5::VARCHAR
    ORDER BY employee_3.legal_name_sort ASC, employee_3.id ASC
    LIMIT 50
  ) AS page_2
  HAVING true
)
|| ',"bosses":' || (
  SELECT '{"nodes":[' || coalesce(array_to_string(array_agg(page_3.n0), $6::VARCHAR), '') || ']}' AS anon_4
  FROM (
    SELECT '{"legalName":' || coalesce(
      CASE WHEN employee_4.plain THEN '"' || employee_4.legal_name
      || '"'
      ELSE CAST(to_json(employee_4.legal_name) AS TEXT) END, 'null'
    ) || '}' AS n0
    FROM hub.employee AS employee_4
    WHERE (employee_4.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_4.id = $2::UUID) AND NOT (
      SELECT
      CASE WHEN (management_4.manager_id IS NOT NULL OR employee_5.id = $2::UUID) THEN employee_5.grade
      ELSE NULL END = $7::VARCHAR AS anon_5
      FROM hub.employee AS employee_5
      LEFT OUTER JOIN hub.management AS management_4 ON management_4.manager_id = $2::UUID AND management_4.employee_id = employee_5.id
      WHERE employee_5.id = employee_4.manager_id AND (employee_5.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_5.id = $2::UUID)
    )
    ORDER BY employee_4.legal_name_sort ASC, employee_4.id ASC
    LIMIT 50
  ) AS page_3
  HAVING true
) || '}' END AS anon_1
FROM gate

-- $1 constant "," as value
-- $2 the viewer's viewer as given
-- $3 the count of hole 2, if remembered
-- $4 constant "," as value
-- $5 constant "P5" as value
-- $6 constant "," as value
-- $7 constant "M1" as value
-- $8 the viewer's wall as given
-- $9 the viewer's version as given
-- $10 the viewer's viewer.named as given
-- $11 the viewer's viewer.name as given
-- $12 the snapshot of what is remembered
-- hole 0: cursor of Employee:employees
-- hole 1: cursor of Employee:employees
-- hole 2: count
-- hole 3: cursor of Employee:employees
-- hole 4: cursor of Employee:employees
-- some of known.grade: JOB, opened by grant CORE, manager, self
-- some of known(filter: grade): JOB, opened by grant CORE, manager, self
-- some of unknown(filter: grade): JOB, opened by grant CORE, manager, self
-- some of neither(filter: grade): JOB, opened by grant CORE, manager, self
-- some of bosses(filter: grade): JOB, opened by grant CORE, manager, self
