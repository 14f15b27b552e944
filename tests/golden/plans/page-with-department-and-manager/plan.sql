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
  )) AS open,
  CASE WHEN $9::VARCHAR IS NULL THEN false
  ELSE NOT EXISTS (
    SELECT
    FROM hub.outbox
    WHERE xid >= CAST(CAST(pg_snapshot_xmin(CAST($9::VARCHAR AS pg_snapshot)) AS text) AS bigint) AND entity <> ALL (ARRAY['Run', 'Alarm']) AND NOT pg_visible_in_snapshot( CAST(CAST(xid AS text) AS xid8), CAST($9::VARCHAR AS pg_snapshot))
  ) END AS unchanged
)
SELECT
CASE WHEN gate.open THEN '{"employees":' || (
  SELECT '{"totalCount":' ||
  CASE WHEN gate.unchanged THEN CAST($1::BIGINT AS TEXT)
  ELSE coalesce(chr(1) || '2:' || CAST((
    SELECT count(*) AS count_1
    FROM hub.employee AS employee_1
    WHERE employee_1.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_1.id = $2::UUID
  ) AS TEXT) || ';' || CAST(pg_current_snapshot() AS TEXT) || chr(2), 'null') END
  || ',"nodes":[' || coalesce(array_to_string(array_agg(page_1.n1 ORDER BY page_1.rn) FILTER (WHERE page_1.rn <= 3), $3::VARCHAR), '') || '],"pageInfo":{"hasNextPage":' || CAST(count(*) > 3 AS TEXT) || '}}' AS anon_2
  FROM (
    SELECT '{"id":"employee_' || CAST(employee_1.id AS TEXT)
    || '","number":' || coalesce(
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
      ) || '}'
      FROM hub.department AS department_1
      WHERE department_1.id = employee_1.department_id AND department_1.closed_at IS NULL AND (department_1.effective_from IS NULL OR department_1.effective_from <= $4::DATE)
      LIMIT 1
    ), 'null')
    || ',"manager":' || coalesce((
      SELECT '{"legalName":' || coalesce(
        CASE WHEN employee_2.plain THEN '"' || employee_2.legal_name
        || '"'
        ELSE CAST(to_json(employee_2.legal_name) AS TEXT) END, 'null'
      ) || '}'
      FROM hub.employee AS employee_2
      WHERE employee_2.id = employee_1.manager_id AND (employee_2.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_2.id = $2::UUID)
      LIMIT 1
    ), 'null') || '}' AS n1, coalesce(chr(1) || '0:[' || coalesce(CAST(to_json(CAST(employee_1.legal_name_sort AS TEXT)) AS TEXT), 'null')
    || ',"' || CAST(employee_1.id AS TEXT)
    || '"]' || chr(2), 'null') AS c, row_number() OVER (ORDER BY employee_1.legal_name_sort ASC, employee_1.id ASC) AS rn
    FROM hub.employee AS employee_1
    WHERE employee_1.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_1.id = $2::UUID
    ORDER BY employee_1.legal_name_sort ASC, employee_1.id ASC
    LIMIT 4
  ) AS page_1
  HAVING true
) || '}' END AS anon_1
FROM gate

-- $1 the count of hole 2, if remembered
-- $2 the viewer's viewer as given
-- $3 constant "," as value
-- $4 the viewer's today as given
-- $5 the viewer's wall as given
-- $6 the viewer's version as given
-- $7 the viewer's viewer.named as given
-- $8 the viewer's viewer.name as given
-- $9 the snapshot of what is remembered
-- hole 0: cursor of Employee:employees
-- hole 1: computed pinyin
-- hole 2: count
