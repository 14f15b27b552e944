WITH gate AS /* the gate */ (
  SELECT set_config($7::VARCHAR, CAST($2::UUID AS TEXT), true) AS set_config_1, set_config($8::VARCHAR, $9::VARCHAR, true) AS wall, coalesce((
    SELECT hub.access_version.version
    FROM hub.access_version
    WHERE hub.access_version.employee_id = $2::UUID
  ), 0) = $10::INTEGER AND ($2::UUID IS NULL OR (EXISTS (
    SELECT hub.employee.id
    FROM hub.employee
    WHERE hub.employee.id = $2::UUID AND
    CASE WHEN ($11::VARCHAR = 'number') THEN hub.employee.number = $12::VARCHAR WHEN ($11::VARCHAR = 'workEmail') THEN hub.employee.work_email = $12::VARCHAR
    ELSE true END AND hub.employee.status = ANY ('{"probation","active","leave","notice"}'::text[])
  ))) AS open
)
SELECT
CASE WHEN gate.open THEN '{"known":' || (
  SELECT '{"nodes":' || '[' || coalesce(array_to_string(array_agg(page_1.n0), $1::VARCHAR), '') || ']' || '}' AS anon_2
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
|| ',"unknown":'
|| '{"totalCount":' || CAST((
  SELECT count(*) AS count_1
  FROM hub.employee AS employee_2
  LEFT OUTER JOIN hub.management AS management_2 ON management_2.manager_id = $2::UUID AND management_2.employee_id = employee_2.id
  WHERE (employee_2.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_2.id = $2::UUID) AND
  CASE WHEN (management_2.manager_id IS NOT NULL OR employee_2.id = $2::UUID) THEN employee_2.grade
  ELSE NULL END IS NULL
) AS TEXT) || '}'
|| ',"neither":' || (
  SELECT '{"nodes":' || '[' || coalesce(array_to_string(array_agg(page_2.n0), $3::VARCHAR), '') || ']' || '}' AS anon_3
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
    ELSE NULL END != $4::VARCHAR
    ORDER BY employee_3.legal_name_sort ASC, employee_3.id ASC
    LIMIT 50
  ) AS page_2
  HAVING true
)
|| ',"bosses":' || (
  SELECT '{"nodes":' || '[' || coalesce(array_to_string(array_agg(page_3.n0), $5::VARCHAR), '') || ']' || '}' AS anon_4
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
      ELSE NULL END = $6::VARCHAR AS anon_5
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
-- $3 constant "," as value
-- $4 constant "P5" as value
-- $5 constant "," as value
-- $6 constant "M1" as value
-- $7 constant "hub.employee" as value
-- $8 constant "hub.wall" as value
-- $9 the viewer's wall as given
-- $10 the viewer's version as given
-- $11 the viewer's viewer.named as given
-- $12 the viewer's viewer.name as given
-- hole 0: cursor of Employee:employees
-- hole 1: cursor of Employee:employees
-- hole 2: cursor of Employee:employees
-- hole 3: cursor of Employee:employees
-- some of known.grade: JOB, opened by grant CORE, manager, self
-- some of known(filter: grade): JOB, opened by grant CORE, manager, self
-- some of unknown(filter: grade): JOB, opened by grant CORE, manager, self
-- some of neither(filter: grade): JOB, opened by grant CORE, manager, self
-- some of bosses(filter: grade): JOB, opened by grant CORE, manager, self
