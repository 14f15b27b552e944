WITH gate AS /* the gate */ (
  SELECT set_config('hub.employee', CAST($8::UUID AS text), true), set_config('hub.wall', $9::VARCHAR, true), coalesce((
    SELECT version
    FROM hub.access_version
    WHERE employee_id = $8::UUID
  ), 0) = $10::INTEGER AND ($8::UUID IS NULL OR EXISTS (
    SELECT
    FROM hub.employee
    WHERE id = $8::UUID AND status = ANY ('{"probation","active","leave","notice"}') AND
    CASE $11::VARCHAR WHEN 'number' THEN number = $12::VARCHAR WHEN 'workEmail' THEN work_email = $12::VARCHAR
    ELSE true END
  )) AS open
)
SELECT
CASE WHEN gate.open THEN '{"vocabulary":' ||
CASE WHEN ($1::VARCHAR IS NOT NULL) THEN '{"label":' || coalesce(CAST(to_json($2::VARCHAR) AS TEXT), 'null')
|| ',"terms":' || (
  SELECT '[' || coalesce(array_to_string(array_agg('{"code":' || coalesce(CAST(to_json(term_1.code) AS TEXT), 'null')
  || ',"label":' || coalesce(CAST(to_json(term_1.label_en) AS TEXT), 'null') || '}' ORDER BY term_1.rank DESC NULLS LAST, term_1.code), $3::VARCHAR), '') || ']' AS anon_2
  FROM hub.term AS term_1
  WHERE term_1.vocabulary = $1::VARCHAR
) || '}'
ELSE 'null' END
|| ',"employees":' || (
  SELECT '{"nodes":[' || coalesce(array_to_string(array_agg(page_1.n0), $4::VARCHAR), '') || ']}' AS anon_3
  FROM (
    SELECT '{"legalName":' || coalesce(
      CASE WHEN employee_1.plain THEN '"' || employee_1.legal_name
      || '"'
      ELSE CAST(to_json(employee_1.legal_name) AS TEXT) END, 'null'
    )
    || ',"highestEducation":' || coalesce((
      SELECT '{"level":' || coalesce((
        SELECT '{"label":' || coalesce(CAST(to_json(term_4.label_zh) AS TEXT), 'null')
        || ',"rank":' || coalesce(CAST(term_4.rank AS TEXT), 'null')
        || ',"broader":' || coalesce(CAST(to_json(term_4.broader) AS TEXT), 'null') || '}'
        FROM hub.term AS term_4
        WHERE term_4.vocabulary = 'education_level' AND term_4.code = education_2.level
      ), 'null') || '}' AS anon_4
      FROM hub.education AS education_2
      WHERE education_2.id = employee_1.highest_education_id AND education_2.closed_at IS NULL
      LIMIT 1
    ), 'null') || '}' AS n0
    FROM hub.employee AS employee_1
    WHERE EXISTS (
      SELECT 1
      FROM hub.education AS education_1
      WHERE education_1.id = employee_1.highest_education_id AND education_1.closed_at IS NULL AND education_1.level IN (
        SELECT term_2.code
        FROM hub.term AS term_2
        WHERE term_2.vocabulary = text($5::VARCHAR) AND term_2.rank >= (
          SELECT term_3.rank
          FROM hub.term AS term_3
          WHERE term_3.vocabulary = text($6::VARCHAR) AND term_3.code = $7::VARCHAR
        )
      )
    )
    ORDER BY employee_1.legal_name_sort ASC, employee_1.id ASC
    LIMIT 50
  ) AS page_1
  HAVING true
) || '}' END AS anon_1
FROM gate

-- $1 constant "gender" as vocabulary
-- $2 constant "gender" as vocabulary_label en
-- $3 constant "," as value
-- $4 constant "," as value
-- $5 constant "education_level" as value
-- $6 constant "education_level" as value
-- $7 variable level as term education_level
-- $8 the viewer's viewer as given
-- $9 the viewer's wall as given
-- $10 the viewer's version as given
-- $11 the viewer's viewer.named as given
-- $12 the viewer's viewer.name as given
-- hole 0: cursor of Employee:employees
