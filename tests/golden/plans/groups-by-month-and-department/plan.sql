WITH gate AS /* the gate */ (
  SELECT set_config('hub.employee', CAST($4::UUID AS text), true), set_config('hub.wall', $5::VARCHAR, true), coalesce((
    SELECT version
    FROM hub.access_version
    WHERE employee_id = $4::UUID
  ), 0) = $6::INTEGER AND ($4::UUID IS NULL OR EXISTS (
    SELECT
    FROM hub.employee
    WHERE id = $4::UUID AND status = ANY ('{"probation","active","leave","notice"}') AND
    CASE $7::VARCHAR WHEN 'number' THEN number = $8::VARCHAR WHEN 'workEmail' THEN work_email = $8::VARCHAR
    ELSE true END
  )) AS open
)
SELECT
CASE WHEN gate.open THEN '{"attendanceDays":{"groups":' || (
  SELECT '{"totalCount":' || coalesce(CAST(coalesce(max(groups_1.total), 0) AS TEXT), 'null')
  || ',"nodes":[' || coalesce(array_to_string(array_agg('{"keys":{"date":' || coalesce('"' || CAST(groups_1.v0 AS TEXT)
  || '"', 'null')
  || ',"employeeBy":{"department":' || coalesce((
    SELECT '{"name":' || coalesce(
      CASE WHEN department_3.plain THEN '"' || department_3.name
      || '"'
      ELSE CAST(to_json(department_3.name) AS TEXT) END, 'null'
    )
    || ',"head":' || coalesce((
      SELECT '{"legalName":' || coalesce(
        CASE WHEN employee_2.plain THEN '"' || employee_2.legal_name
        || '"'
        ELSE CAST(to_json(employee_2.legal_name) AS TEXT) END, 'null'
      ) || '}'
      FROM hub.employee AS employee_2
      WHERE employee_2.id = department_3.head_id
      LIMIT 1
    ), 'null') || '}' AS anon_3
    FROM hub.department AS department_3
    WHERE department_3.id = groups_1.v1 AND department_3.closed_at IS NULL
    LIMIT 1
  ), 'null') || '}},"aggregates":{"count":' || coalesce(CAST(groups_1.a0 AS TEXT), 'null')
  || ',"workedMinutes":{"sum":' || coalesce('"' || CAST(trim_scale(CAST(groups_1.a1 AS NUMERIC)) AS TEXT)
  || '"', 'null')
  || ',"avg":' || coalesce('"' || CAST(trim_scale(CAST(groups_1.a2 AS NUMERIC)) AS TEXT)
  || '"', 'null') || '}}}'), $1::VARCHAR), '') || ']}' AS anon_2
  FROM (
    SELECT rows_1.v0 AS v0, rows_1.v1 AS v1, count(*) AS a0, sum(rows_1.v2) AS a1, round(avg(rows_1.v2), 4) AS a2, count(*) OVER () AS total
    FROM (
      SELECT CAST(date_trunc('month', CAST(attendance_day_1.date AS TIMESTAMP WITHOUT TIME ZONE)) AS DATE) AS v0, department_1.id AS v1, attendance_day_1.worked_minutes AS v2
      FROM hub.attendance_day AS attendance_day_1
      LEFT OUTER JOIN (hub.employee AS employee_1 LEFT OUTER JOIN (
        SELECT tree_1.department_id AS department_id, array_agg(tree_1.ancestor_id ORDER BY tree_1.depth DESC) AS line
        FROM hub.department_tree AS tree_1
        GROUP BY tree_1.department_id
      ) AS lines_1 ON lines_1.department_id = employee_1.department_id LEFT OUTER JOIN hub.department AS department_1 ON department_1.id = coalesce(lines_1.line[least($2::INTEGER, cardinality(lines_1.line))], employee_1.department_id) AND department_1.closed_at IS NULL) ON employee_1.id = attendance_day_1.employee_id
      WHERE attendance_day_1.closed_at IS NULL
    ) AS rows_1
    GROUP BY rows_1.v0, rows_1.v1
    HAVING sum(rows_1.v2) > $3::NUMERIC
    ORDER BY round(avg(rows_1.v2), 4) DESC NULLS LAST, rows_1.v0 ASC NULLS LAST, (
      SELECT department_2.name
      FROM hub.department AS department_2
      WHERE department_2.id = rows_1.v1
    ) ASC NULLS LAST, rows_1.v1 ASC NULLS LAST
    LIMIT 10
  ) AS groups_1
  HAVING true
) || '}}' END AS anon_1
FROM gate

-- $1 constant "," as value
-- $2 variable level as level
-- $3 constant "0" as numeric
-- $4 the viewer's viewer as given
-- $5 the viewer's wall as given
-- $6 the viewer's version as given
-- $7 the viewer's viewer.named as given
-- $8 the viewer's viewer.name as given
-- hole 0: cursor of AttendanceDay:attendanceDays
