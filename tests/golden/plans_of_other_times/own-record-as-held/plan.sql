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
CASE WHEN gate.open THEN '{"viewer":{"employee":' || coalesce((
  SELECT '{"legalName":' || coalesce(CAST(to_json(employee_1.legal_name) AS TEXT), 'null')
  || ',"privatePhone":' || coalesce(chr(1) || '0:' || CAST(employee_1.id AS TEXT) || ':' || encode(employee_private_1.private_phone_sealed, $1::VARCHAR) || chr(2), 'null')
  || ',"educations":' ||
  CASE WHEN (employee_today_1.id = $2::UUID) THEN (
    SELECT '{"nodes":[' || coalesce(array_to_string(array_agg(page_1.n0), $3::VARCHAR), '') || ']}' AS anon_3
    FROM (
      SELECT '{"school":' || coalesce(CAST(to_json(education_1.school) AS TEXT), 'null')
      || ',"level":' ||
      CASE WHEN (education_1.level IS NULL) THEN 'null'
      ELSE '{"code":' || coalesce(CAST(to_json(education_1.level) AS TEXT), 'null') || '}' END || '}' AS n0
      FROM (
        SELECT id, employee_id, closed_at, end_date, school, level, recorded
        FROM (
          SELECT id, employee_id, closed_at, end_date, school, level, recorded
          FROM hub.education
          UNION ALL
          SELECT id, employee_id, closed_at, end_date, school, level, recorded
          FROM hub.education_history
        ) AS ever
        WHERE lower(ever.recorded) <= $4::TIMESTAMP
        WITH TIME ZONE AND NOT coalesce(upper(ever.recorded) <= $4::TIMESTAMP WITH TIME ZONE, false)
      ) AS education_1
      LEFT OUTER JOIN hub.education AS education_today_1 ON education_today_1.id = education_1.id
      WHERE education_1.employee_id = employee_1.id AND education_1.closed_at IS NULL AND education_today_1.id IS NOT NULL AND education_today_1.employee_id IS NOT DISTINCT
      FROM coalesce((
        SELECT hub.identity_survivor.survivor_id
        FROM hub.identity_survivor
        WHERE hub.identity_survivor.merged_id = education_1.employee_id
      ), education_1.employee_id) AND education_today_1.employee_id = $2::UUID
      ORDER BY education_1.end_date ASC NULLS LAST, education_1.id ASC
      LIMIT 3
    ) AS page_1
    HAVING true
  )
  ELSE 'null' END || '}' AS anon_2
  FROM (
    SELECT id, legal_name, recorded
    FROM (
      SELECT id, legal_name, recorded
      FROM hub.employee
      UNION ALL
      SELECT id, legal_name, recorded
      FROM hub.employee_history
    ) AS ever
    WHERE lower(ever.recorded) <= $4::TIMESTAMP
    WITH TIME ZONE AND NOT coalesce(upper(ever.recorded) <= $4::TIMESTAMP WITH TIME ZONE, false)
  ) AS employee_1
  LEFT OUTER JOIN hub.employee AS employee_today_1 ON employee_today_1.id = coalesce((
    SELECT hub.identity_survivor.survivor_id
    FROM hub.identity_survivor
    WHERE hub.identity_survivor.merged_id = employee_1.id
  ), employee_1.id)
  LEFT OUTER JOIN (
    SELECT id, private_phone_sealed, recorded
    FROM (
      SELECT id, private_phone_sealed, recorded
      FROM hub.employee_private
      UNION ALL
      SELECT id, private_phone_sealed, recorded
      FROM hub.employee_private_history
    ) AS ever
    WHERE lower(ever.recorded) <= $4::TIMESTAMP
    WITH TIME ZONE AND NOT coalesce(upper(ever.recorded) <= $4::TIMESTAMP WITH TIME ZONE, false)
  ) AS employee_private_1 ON employee_private_1.id = employee_1.id
  WHERE employee_1.id = $2::UUID AND employee_today_1.id IS NOT NULL AND employee_today_1.id = $2::UUID
  LIMIT 1
), 'null') || '}}' END AS anon_1
FROM gate

-- $1 constant "hex" as value
-- $2 the viewer's viewer as given
-- $3 constant "," as value
-- $4 variable moment as known_at
-- $5 the viewer's wall as given
-- $6 the viewer's version as given
-- $7 the viewer's viewer.named as given
-- $8 the viewer's viewer.name as given
-- hole 0: employee_private.private_phone, opened and shown whole
-- hole 1: cursor of Education:Education.employee.educations.0
-- some of viewer.employee.educations: EDUCATION, opened by grant CORE, manager, self
