WITH gate AS /* the gate */ (
  SELECT set_config('hub.employee', CAST($6::UUID AS text), true), set_config('hub.wall', $7::VARCHAR, true), coalesce((
    SELECT version
    FROM hub.access_version
    WHERE employee_id = $6::UUID
  ), 0) = $8::INTEGER AND ($6::UUID IS NULL OR EXISTS (
    SELECT
    FROM hub.employee
    WHERE id = $6::UUID AND status = ANY ('{"probation","active","leave","notice"}') AND
    CASE $9::VARCHAR WHEN 'number' THEN number = $10::VARCHAR WHEN 'workEmail' THEN work_email = $10::VARCHAR
    ELSE true END
  )) AS open
)
SELECT
CASE WHEN gate.open THEN '{"employees":' || (
  SELECT '{"edges":[' || coalesce(array_to_string(array_agg(page_1.n0 ORDER BY page_1.rn) FILTER (WHERE page_1.rn <= 3), $1::VARCHAR), '') || '],"pageInfo":{"hasNextPage":' || CAST(count(*) > 3 AS TEXT)
  || ',"hasPreviousPage":true,"startCursor":' || coalesce((array_agg(page_1.c ORDER BY page_1.rn))[1], 'null')
  || ',"endCursor":' || coalesce((array_agg(page_1.c ORDER BY page_1.rn))[least(count(*), 3)], 'null') || '}}' AS anon_2
  FROM (
    SELECT '{"cursor":' || coalesce(chr(1) || '0:[' || coalesce(CAST(to_json(CAST(employee_1.hire_date AS TEXT)) AS TEXT), 'null') || ',' || coalesce(CAST(to_json(CAST(employee_1.legal_name_sort AS TEXT)) AS TEXT), 'null')
    || ',"' || CAST(employee_1.id AS TEXT)
    || '"]' || chr(2), 'null')
    || ',"node":{"legalName":' || coalesce(
      CASE WHEN employee_1.plain THEN '"' || employee_1.legal_name
      || '"'
      ELSE CAST(to_json(employee_1.legal_name) AS TEXT) END, 'null'
    )
    || ',"hireDate":' || coalesce('"' || CAST(employee_1.hire_date AS TEXT)
    || '"', 'null') || '}}' AS n0, coalesce(chr(1) || '0:[' || coalesce(CAST(to_json(CAST(employee_1.hire_date AS TEXT)) AS TEXT), 'null') || ',' || coalesce(CAST(to_json(CAST(employee_1.legal_name_sort AS TEXT)) AS TEXT), 'null')
    || ',"' || CAST(employee_1.id AS TEXT)
    || '"]' || chr(2), 'null') AS c, row_number() OVER (ORDER BY employee_1.hire_date DESC NULLS LAST, employee_1.legal_name_sort ASC, employee_1.id ASC) AS rn
    FROM hub.employee AS employee_1
    WHERE true AND (NOT $2::BOOLEAN AND (employee_1.hire_date < $3::DATE OR employee_1.hire_date IS NULL) OR ($2::BOOLEAN AND employee_1.hire_date IS NULL OR NOT $2::BOOLEAN AND employee_1.hire_date = $3::DATE) AND (employee_1.legal_name_sort > $4::VARCHAR OR employee_1.legal_name_sort = $4::VARCHAR AND employee_1.id > $5::UUID))
    ORDER BY employee_1.hire_date DESC NULLS LAST, employee_1.legal_name_sort ASC, employee_1.id ASC
    LIMIT 4
  ) AS page_1
  HAVING true
) || '}' END AS anon_1
FROM gate

-- $1 constant "," as value
-- $2 variable after as cursor 0 0 missing
-- $3 variable after as cursor 0 0 date
-- $4 variable after as cursor 0 1 text
-- $5 variable after as cursor 0 2 uuid
-- $6 the viewer's viewer as given
-- $7 the viewer's wall as given
-- $8 the viewer's version as given
-- $9 the viewer's viewer.named as given
-- $10 the viewer's viewer.name as given
-- hole 0: cursor of Employee:employees
