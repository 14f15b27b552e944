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
CASE WHEN gate.open THEN '{"departments":' || (
  SELECT '{"nodes":[' || coalesce(array_to_string(array_agg(page_1.n0), $1::VARCHAR), '') || ']}' AS anon_2
  FROM (
    SELECT '{"name":' || coalesce(
      CASE WHEN department_1.plain THEN '"' || department_1.name
      || '"'
      ELSE CAST(to_json(department_1.name) AS TEXT) END, 'null'
    )
    || ',"employees":{"aggregates":' || (
      SELECT '{"count":' || coalesce(CAST(sums_1.a0 AS TEXT), 'null')
      || ',"hireDate":{"min":' || coalesce('"' || CAST(sums_1.a1 AS TEXT)
      || '"', 'null')
      || ',"max":' || coalesce('"' || CAST(sums_1.a2 AS TEXT)
      || '"', 'null') || '}}' AS anon_3
      FROM (
        SELECT count(*) AS a0, min(rows_1.v0) AS a1, max(rows_1.v0) AS a2
        FROM (
          SELECT
          CASE WHEN (management_1.manager_id IS NOT NULL OR employee_1.id = $2::UUID) THEN employee_1.hire_date
          ELSE NULL END AS v0
          FROM hub.employee AS employee_1
          LEFT OUTER JOIN hub.management AS management_1 ON management_1.manager_id = $2::UUID AND management_1.employee_id = employee_1.id
          WHERE employee_1.department_id IN (
            SELECT hub.department_tree.department_id
            FROM hub.department_tree
            WHERE hub.department_tree.ancestor_id = department_1.id
          ) AND (employee_1.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_1.id = $2::UUID)
        ) AS rows_1
      ) AS sums_1
    )
    || ',"groups":' || (
      SELECT '{"nodes":[' || coalesce(array_to_string(array_agg('{"keys":{"status":' || CASE WHEN (groups_1.v0 IS NULL) THEN 'null' ELSE '{"code":' || coalesce(CAST(to_json(groups_1.v0) AS TEXT), 'null') || '}' END || '},"aggregates":{"count":' || coalesce(CAST(groups_1.a0 AS TEXT), 'null') || '}}'), $3::VARCHAR), '') || ']}' AS anon_4
      FROM (
        SELECT rows_2.v0 AS v0, count(*) AS a0, count(*) OVER () AS total
        FROM (
          SELECT
          CASE WHEN (management_2.manager_id IS NOT NULL OR employee_1.id = $2::UUID) THEN employee_1.status
          ELSE NULL END AS v0
          FROM hub.employee AS employee_1
          LEFT OUTER JOIN hub.management AS management_2 ON management_2.manager_id = $2::UUID AND management_2.employee_id = employee_1.id
          WHERE employee_1.department_id IN (
            SELECT hub.department_tree.department_id
            FROM hub.department_tree
            WHERE hub.department_tree.ancestor_id = department_1.id
          ) AND (employee_1.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_1.id = $2::UUID)
        ) AS rows_2
        GROUP BY rows_2.v0
        ORDER BY rows_2.v0 ASC NULLS LAST
        LIMIT 50
      ) AS groups_1
      HAVING true
    ) || '}}' AS n0
    FROM hub.department AS department_1
    WHERE department_1.closed_at IS NULL AND (department_1.effective_from IS NULL OR department_1.effective_from <= $4::DATE)
    ORDER BY department_1.code ASC, department_1.id ASC
    LIMIT 50
  ) AS page_1
  HAVING true
) || '}' END AS anon_1
FROM gate

-- $1 constant "," as value
-- $2 the viewer's viewer as given
-- $3 constant "," as value
-- $4 the viewer's today as given
-- $5 the viewer's wall as given
-- $6 the viewer's version as given
-- $7 the viewer's viewer.named as given
-- $8 the viewer's viewer.name as given
-- hole 0: cursor of Department:departments
-- hole 1: cursor of Employee:Employee.department.employees.1
-- some of departments.employees.aggregates.hireDate(aggregate: hireDate): JOB, opened by grant CORE, manager, self
-- some of departments.employees.groups(group: status): JOB, opened by grant CORE, manager, self
