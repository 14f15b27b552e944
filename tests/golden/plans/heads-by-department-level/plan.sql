WITH gate AS /* the gate */ (
  SELECT set_config('hub.employee', CAST($3::UUID AS text), true), set_config('hub.wall', $5::VARCHAR, true), coalesce((
    SELECT version
    FROM hub.access_version
    WHERE employee_id = $3::UUID
  ), 0) = $6::INTEGER AND ($3::UUID IS NULL OR EXISTS (
    SELECT
    FROM hub.employee
    WHERE id = $3::UUID AND status = ANY ('{"probation","active","leave","notice"}') AND
    CASE $7::VARCHAR WHEN 'number' THEN number = $8::VARCHAR WHEN 'workEmail' THEN work_email = $8::VARCHAR
    ELSE true END
  )) AS open
)
SELECT
CASE WHEN gate.open THEN '{"employees":{"groups":' || (
  SELECT '{"nodes":[' || coalesce(array_to_string(array_agg('{"keys":{"department":' || coalesce((
    SELECT '{"code":' || coalesce(
      CASE WHEN department_3.plain THEN '"' || department_3.code
      || '"'
      ELSE CAST(to_json(department_3.code) AS TEXT) END, 'null'
    )
    || ',"name":' || coalesce(
      CASE WHEN department_3.plain THEN '"' || department_3.name
      || '"'
      ELSE CAST(to_json(department_3.name) AS TEXT) END, 'null'
    ) || '}'
    FROM hub.department AS department_3
    WHERE department_3.id = groups_1.v0 AND department_3.closed_at IS NULL AND (department_3.effective_from IS NULL OR department_3.effective_from <= $1::DATE)
    LIMIT 1
  ), 'null') || '},"aggregates":{"count":' || coalesce(CAST(groups_1.a0 AS TEXT), 'null')
  || ',"hireDate":{"max":' || coalesce('"' || CAST(groups_1.a1 AS TEXT)
  || '"', 'null') || '}}}'), $2::VARCHAR), '') || ']}' AS anon_2
  FROM (
    SELECT rows_1.v0 AS v0, count(*) AS a0, max(rows_1.v1) AS a1, count(*) OVER () AS total
    FROM (
      SELECT department_1.id AS v0,
      CASE WHEN (management_1.manager_id IS NOT NULL OR employee_1.id = $3::UUID) THEN employee_1.hire_date
      ELSE NULL END AS v1
      FROM hub.employee AS employee_1
      LEFT OUTER JOIN (
        SELECT tree_1.department_id AS department_id, array_agg(tree_1.ancestor_id ORDER BY tree_1.depth DESC) AS line
        FROM hub.department_tree AS tree_1
        GROUP BY tree_1.department_id
      ) AS lines_1 ON lines_1.department_id = employee_1.department_id
      LEFT OUTER JOIN hub.department AS department_1 ON department_1.id = coalesce(lines_1.line[least($4::INTEGER, cardinality(lines_1.line))], employee_1.department_id) AND department_1.closed_at IS NULL AND (department_1.effective_from IS NULL OR department_1.effective_from <= $1::DATE)
      LEFT OUTER JOIN hub.management AS management_1 ON management_1.manager_id = $3::UUID AND management_1.employee_id = employee_1.id
      WHERE employee_1.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_1.id = $3::UUID
    ) AS rows_1
    GROUP BY rows_1.v0
    ORDER BY count(*) DESC NULLS LAST, (
      SELECT department_2.name
      FROM hub.department AS department_2
      WHERE department_2.id = rows_1.v0
    ) ASC NULLS LAST, rows_1.v0 ASC NULLS LAST
    LIMIT 50
  ) AS groups_1
  HAVING true
) || '}}' END AS anon_1
FROM gate

-- $1 the viewer's today as given
-- $2 constant "," as value
-- $3 the viewer's viewer as given
-- $4 constant 2 as level
-- $5 the viewer's wall as given
-- $6 the viewer's version as given
-- $7 the viewer's viewer.named as given
-- $8 the viewer's viewer.name as given
-- hole 0: cursor of Employee:employees
-- some of employees.groups.nodes.aggregates.hireDate(aggregate: hireDate): JOB, opened by grant CORE, manager, self
