WITH gate AS /* the gate */ (
  SELECT set_config('hub.employee', CAST($3::UUID AS text), true), set_config('hub.wall', $10::VARCHAR, true), coalesce((
    SELECT version
    FROM hub.access_version
    WHERE employee_id = $3::UUID
  ), 0) = $11::INTEGER AND ($3::UUID IS NULL OR EXISTS (
    SELECT
    FROM hub.employee
    WHERE id = $3::UUID AND status = ANY ('{"probation","active","leave","notice"}') AND
    CASE $12::VARCHAR WHEN 'number' THEN number = $13::VARCHAR WHEN 'workEmail' THEN work_email = $13::VARCHAR
    ELSE true END
  )) AS open
)
SELECT
CASE WHEN gate.open THEN '{"employees":' || (
  SELECT '{"nodes":[' || coalesce(array_to_string(array_agg(page_1.n0 ORDER BY page_1.rn) FILTER (WHERE page_1.rn <= 3), $1::VARCHAR), '') || '],"pageInfo":{"hasNextPage":' || CAST(count(*) > 3 AS TEXT)
  || ',"endCursor":' || coalesce((array_agg(page_1.c ORDER BY page_1.rn))[least(count(*), 3)], 'null') || '}}' AS anon_2
  FROM (
    SELECT '{"legalName":' || coalesce(
      CASE WHEN employee_1.plain THEN '"' || employee_1.legal_name
      || '"'
      ELSE CAST(to_json(employee_1.legal_name) AS TEXT) END, 'null'
    )
    || ',"department":' || coalesce((
      SELECT '{"name":' || coalesce(
        CASE WHEN department_2.plain THEN '"' || department_2.name
        || '"'
        ELSE CAST(to_json(department_2.name) AS TEXT) END, 'null'
      ) || '}'
      FROM hub.department AS department_2
      WHERE department_2.id = employee_1.department_id AND department_2.closed_at IS NULL AND (department_2.effective_from IS NULL OR department_2.effective_from <= $2::DATE)
      LIMIT 1
    ), 'null')
    || ',"manager":' || coalesce((
      SELECT '{"legalName":' || coalesce(
        CASE WHEN employee_3.plain THEN '"' || employee_3.legal_name
        || '"'
        ELSE CAST(to_json(employee_3.legal_name) AS TEXT) END, 'null'
      ) || '}'
      FROM hub.employee AS employee_3
      WHERE employee_3.id = employee_1.manager_id AND (employee_3.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_3.id = $3::UUID)
      LIMIT 1
    ), 'null') || '}' AS n0, coalesce(chr(1) || '0:[' || coalesce(CAST(to_json(CAST(department_1.name AS TEXT)) AS TEXT), 'null') || ',' || coalesce(CAST(to_json(CAST(
      CASE WHEN (management_1.manager_id IS NOT NULL OR employee_2.id = $3::UUID) THEN employee_2.grade
      ELSE NULL END AS TEXT
    )) AS TEXT), 'null') || ',' || coalesce(CAST(to_json(CAST(employee_1.legal_name_sort AS TEXT)) AS TEXT), 'null')
    || ',"' || CAST(employee_1.id AS TEXT)
    || '"]' || chr(2), 'null') AS c, row_number() OVER (ORDER BY department_1.name DESC NULLS LAST, CASE WHEN (management_1.manager_id IS NOT NULL OR employee_2.id = $3::UUID) THEN employee_2.grade ELSE NULL END ASC NULLS LAST, employee_1.legal_name_sort ASC, employee_1.id ASC) AS rn
    FROM hub.employee AS employee_1
    LEFT OUTER JOIN hub.department AS department_1 ON department_1.id = employee_1.department_id AND department_1.closed_at IS NULL AND (department_1.effective_from IS NULL OR department_1.effective_from <= $2::DATE)
    LEFT OUTER JOIN (hub.employee AS employee_2 LEFT OUTER JOIN hub.management AS management_1 ON management_1.manager_id = $3::UUID AND management_1.employee_id = employee_2.id) ON employee_2.id = employee_1.manager_id AND (employee_2.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_2.id = $3::UUID)
    WHERE (employee_1.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_1.id = $3::UUID) AND (NOT $4::BOOLEAN AND (department_1.name < $5::VARCHAR OR department_1.name IS NULL) OR ($4::BOOLEAN AND department_1.name IS NULL OR NOT $4::BOOLEAN AND department_1.name = $5::VARCHAR) AND (NOT $6::BOOLEAN AND (
      CASE WHEN (management_1.manager_id IS NOT NULL OR employee_2.id = $3::UUID) THEN employee_2.grade
      ELSE NULL END > $7::VARCHAR OR
      CASE WHEN (management_1.manager_id IS NOT NULL OR employee_2.id = $3::UUID) THEN employee_2.grade
      ELSE NULL END IS NULL
    ) OR ($6::BOOLEAN AND CASE WHEN (management_1.manager_id IS NOT NULL OR employee_2.id = $3::UUID) THEN employee_2.grade ELSE NULL END IS NULL OR NOT $6::BOOLEAN AND CASE WHEN (management_1.manager_id IS NOT NULL OR employee_2.id = $3::UUID) THEN employee_2.grade ELSE NULL END = $7::VARCHAR) AND (employee_1.legal_name_sort > $8::VARCHAR OR employee_1.legal_name_sort = $8::VARCHAR AND employee_1.id > $9::UUID)))
    ORDER BY department_1.name DESC NULLS LAST,
    CASE WHEN (management_1.manager_id IS NOT NULL OR employee_2.id = $3::UUID) THEN employee_2.grade
    ELSE NULL END ASC NULLS LAST, employee_1.legal_name_sort ASC, employee_1.id ASC
    LIMIT 4
  ) AS page_1
  HAVING true
) || '}' END AS anon_1
FROM gate

-- $1 constant "," as value
-- $2 the viewer's today as given
-- $3 the viewer's viewer as given
-- $4 variable after as cursor 0 0 missing
-- $5 variable after as cursor 0 0 text
-- $6 variable after as cursor 0 1 missing
-- $7 variable after as cursor 0 1 text
-- $8 variable after as cursor 0 2 text
-- $9 variable after as cursor 0 3 uuid
-- $10 the viewer's wall as given
-- $11 the viewer's version as given
-- $12 the viewer's viewer.named as given
-- $13 the viewer's viewer.name as given
-- hole 0: cursor of Employee:employees
-- some of employees(order: manager.grade): JOB, opened by grant CORE, manager, self
