WITH gate AS /* the gate */ (
  SELECT set_config($4::VARCHAR, CAST($1::UUID AS TEXT), true) AS set_config_1, set_config($5::VARCHAR, $6::VARCHAR, true) AS wall, coalesce((
    SELECT hub.access_version.version
    FROM hub.access_version
    WHERE hub.access_version.employee_id = $1::UUID
  ), 0) = $7::INTEGER AND ($1::UUID IS NULL OR (EXISTS (
    SELECT hub.employee.id
    FROM hub.employee
    WHERE hub.employee.id = $1::UUID AND
    CASE WHEN ($8::VARCHAR = 'number') THEN hub.employee.number = $9::VARCHAR WHEN ($8::VARCHAR = 'workEmail') THEN hub.employee.work_email = $9::VARCHAR
    ELSE true END AND hub.employee.status = ANY ('{"probation","active","leave","notice"}'::text[])
  ))) AS open
)
SELECT
CASE WHEN gate.open THEN '{"employees":' || (
  SELECT '{"totalCount":' || CAST((
    SELECT count(*) AS count_1
    FROM hub.employee AS employee_1
    WHERE employee_1.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_1.id = $1::UUID
  ) AS TEXT)
  || ',"nodes":' || '[' || coalesce(array_to_string(array_agg(page_1.n1 ORDER BY page_1.rn) FILTER (WHERE page_1.rn <= 3), $2::VARCHAR), '') || ']'
  || ',"pageInfo":'
  || '{"hasNextPage":' || CAST(count(*) > 3 AS TEXT) || '}' || '}' AS anon_2
  FROM (
    SELECT '{"id":'
    || '"employee_' || CAST(employee_1.id AS TEXT)
    || '"'
    || ',"number":' || coalesce(
      CASE WHEN employee_1.plain THEN '"' || employee_1.number
      || '"'
      ELSE CAST(to_json(employee_1.number) AS TEXT) END, 'null'
    )
    || ',"legalName":' || coalesce(
      CASE WHEN employee_1.plain THEN '"' || employee_1.legal_name
      || '"'
      ELSE CAST(to_json(employee_1.legal_name) AS TEXT) END, 'null'
    )
    || ',"pinyin":' || coalesce(chr(1) || '1:' || coalesce(CAST(to_json(employee_1.legal_name) AS TEXT), 'null') || chr(2), 'null')
    || ',"department":' || coalesce((
      SELECT '{"name":' || coalesce(
        CASE WHEN department_1.plain THEN '"' || department_1.name
        || '"'
        ELSE CAST(to_json(department_1.name) AS TEXT) END, 'null'
      ) || '}' AS anon_3
      FROM hub.department AS department_1
      WHERE department_1.id = employee_1.department_id AND department_1.closed_at IS NULL AND (department_1.effective_from IS NULL OR department_1.effective_from <= $3::DATE)
      LIMIT 1
    ), 'null')
    || ',"manager":' || coalesce((
      SELECT '{"legalName":' || coalesce(
        CASE WHEN employee_2.plain THEN '"' || employee_2.legal_name
        || '"'
        ELSE CAST(to_json(employee_2.legal_name) AS TEXT) END, 'null'
      ) || '}' AS anon_4
      FROM hub.employee AS employee_2
      WHERE employee_2.id = employee_1.manager_id AND (employee_2.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_2.id = $1::UUID)
      LIMIT 1
    ), 'null') || '}' AS n1, coalesce(chr(1) || '0:' || '[' || coalesce(CAST(to_json(CAST(employee_1.legal_name_sort AS TEXT)) AS TEXT), 'null')
    || ',"' || CAST(employee_1.id AS TEXT)
    || '"]' || chr(2), 'null') AS c, row_number() OVER (ORDER BY employee_1.legal_name_sort ASC, employee_1.id ASC) AS rn
    FROM hub.employee AS employee_1
    WHERE employee_1.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_1.id = $1::UUID
    ORDER BY employee_1.legal_name_sort ASC, employee_1.id ASC
    LIMIT 4
  ) AS page_1
  HAVING true
) || '}' END AS anon_1
FROM gate

-- $1 the viewer's viewer as given
-- $2 constant "," as value
-- $3 the viewer's today as given
-- $4 constant "hub.employee" as value
-- $5 constant "hub.wall" as value
-- $6 the viewer's wall as given
-- $7 the viewer's version as given
-- $8 the viewer's viewer.named as given
-- $9 the viewer's viewer.name as given
-- hole 0: cursor of Employee:employees
-- hole 1: computed pinyin
