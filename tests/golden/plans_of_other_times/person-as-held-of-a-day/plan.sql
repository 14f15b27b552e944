WITH RECURSIVE follows_1(id, next, depth) AS (
  SELECT unit_1.id AS id, unit_1.merged_into_id AS next, 1 AS depth
  FROM (
    SELECT merged_into_id, effective_to, id, recorded
    FROM (
      SELECT merged_into_id, effective_to, id, recorded
      FROM hub.department
      UNION ALL
      SELECT merged_into_id, effective_to, id, recorded
      FROM hub.department_history
    ) AS ever
    WHERE lower(ever.recorded) <= $1::TIMESTAMP
    WITH TIME ZONE AND NOT coalesce(upper(ever.recorded) <= $1::TIMESTAMP WITH TIME ZONE, false)
  ) AS unit_1
  WHERE unit_1.merged_into_id IS NOT NULL AND unit_1.effective_to < $2::DATE
  UNION ALL
  SELECT follows_1.id AS id, unit_2.merged_into_id AS merged_into_id, follows_1.depth + 1 AS anon_3
  FROM follows_1, (
    SELECT merged_into_id, id, effective_to, recorded
    FROM (
      SELECT merged_into_id, id, effective_to, recorded
      FROM hub.department
      UNION ALL
      SELECT merged_into_id, id, effective_to, recorded
      FROM hub.department_history
    ) AS ever
    WHERE lower(ever.recorded) <= $1::TIMESTAMP
    WITH TIME ZONE AND NOT coalesce(upper(ever.recorded) <= $1::TIMESTAMP WITH TIME ZONE, false)
  ) AS unit_2
  WHERE unit_2.id = follows_1.next AND unit_2.merged_into_id IS NOT NULL AND unit_2.effective_to < $2::DATE AND follows_1.depth < 32
), successor_1 AS (
  SELECT DISTINCT ON (follows_1.id) follows_1.id AS id, follows_1.next AS next
  FROM follows_1
  ORDER BY follows_1.id, follows_1.depth DESC
), gate AS /* the gate */ (
  SELECT set_config('hub.employee', CAST($5::UUID AS text), true), set_config('hub.wall', $7::VARCHAR, true), coalesce((
    SELECT version
    FROM hub.access_version
    WHERE employee_id = $5::UUID
  ), 0) = $8::INTEGER AND ($5::UUID IS NULL OR EXISTS (
    SELECT
    FROM hub.employee
    WHERE id = $5::UUID AND status = ANY ('{"probation","active","leave","notice"}') AND
    CASE $9::VARCHAR WHEN 'number' THEN number = $10::VARCHAR WHEN 'workEmail' THEN work_email = $10::VARCHAR
    ELSE true END
  )) AS open
)
SELECT
CASE WHEN gate.open THEN '{"employee":' || coalesce((
  SELECT '{"status":' ||
  CASE WHEN (job_2.status IS NULL) THEN 'null'
  ELSE '{"code":' || coalesce(CAST(to_json(job_2.status) AS TEXT), 'null') || '}' END
  || ',"grade":' || coalesce(CAST(to_json(post_2.grade) AS TEXT), 'null') || '}' AS anon_2
  FROM (
    SELECT id, recorded
    FROM (
      SELECT id, recorded
      FROM hub.employee
      UNION ALL
      SELECT id, recorded
      FROM hub.employee_history
    ) AS ever
    WHERE lower(ever.recorded) <= $1::TIMESTAMP
    WITH TIME ZONE AND NOT coalesce(upper(ever.recorded) <= $1::TIMESTAMP WITH TIME ZONE, false)
  ) AS employee_1
  LEFT OUTER JOIN hub.employee AS employee_today_1 ON employee_today_1.id = coalesce((
    SELECT hub.identity_survivor.survivor_id
    FROM hub.identity_survivor
    WHERE hub.identity_survivor.merged_id = employee_1.id
  ), employee_1.id)
  LEFT OUTER JOIN LATERAL (
    SELECT job_1.number AS number, job_1.legal_entity_id AS legal_entity_id,
    CASE WHEN (
      CASE WHEN (job_1.valid @> $2::DATE) THEN 0 WHEN (job_1.effective_from > $2::DATE) THEN 1
      ELSE 2 END = 1
    ) THEN 'prehire' WHEN (
      CASE WHEN (job_1.valid @> $2::DATE) THEN 0 WHEN (job_1.effective_from > $2::DATE) THEN 1
      ELSE 2 END = 2 AND (job_1.status = ANY ('{prehire,probation,active,leave,notice}'::text[]) OR job_1.status IS NULL)
    ) THEN 'left' WHEN (job_1.status IS NULL AND NOT (coalesce(job_1.pending, '[]'::jsonb) @> '[{"field": "status"}]'::jsonb)) THEN 'active'
    ELSE job_1.status END AS status, job_1.employment_type AS employment_type, job_1.effective_from AS hire_date, job_1.id AS employment_id
    FROM (
      SELECT valid, effective_from, status, pending, number, legal_entity_id, employment_type, id, employee_id, closed_at, "primary", effective_to, recorded
      FROM (
        SELECT valid, effective_from, status, pending, number, legal_entity_id, employment_type, id, employee_id, closed_at, "primary", effective_to, recorded
        FROM hub.employment
        UNION ALL
        SELECT valid, effective_from, status, pending, number, legal_entity_id, employment_type, id, employee_id, closed_at, "primary", effective_to, recorded
        FROM hub.employment_history
      ) AS ever
      WHERE lower(ever.recorded) <= $1::TIMESTAMP
      WITH TIME ZONE AND NOT coalesce(upper(ever.recorded) <= $1::TIMESTAMP WITH TIME ZONE, false)
    ) AS job_1
    WHERE job_1.employee_id = employee_1.id AND job_1.closed_at IS NULL AND (EXISTS (
      SELECT 1
      FROM hub.employment AS now_1
      WHERE now_1.id = job_1.id AND now_1.employee_id = coalesce((
        SELECT hub.identity_survivor.survivor_id
        FROM hub.identity_survivor
        WHERE hub.identity_survivor.merged_id = job_1.employee_id
      ), job_1.employee_id)
    ))
    ORDER BY
    CASE WHEN (job_1.valid @> $2::DATE) THEN 0 WHEN (job_1.effective_from > $2::DATE) THEN 1
    ELSE 2 END,
    CASE WHEN (job_1.effective_from > $3::DATE) THEN 2 WHEN (job_1.effective_from > CAST(timezone($4::VARCHAR, $1::TIMESTAMP WITH TIME ZONE) AS DATE)) THEN 1
    ELSE 0 END, coalesce(job_1."primary", true) DESC,
    CASE WHEN (job_1.effective_from > $2::DATE) THEN job_1.effective_from END,
    CASE WHEN (job_1.valid @> $2::DATE) THEN NULL
    ELSE job_1.effective_to END DESC NULLS LAST, job_1.effective_from DESC NULLS LAST, job_1.id
    LIMIT 1
  ) AS job_2 ON true
  LEFT OUTER JOIN LATERAL (
    SELECT
    CASE WHEN (post_1.valid @> $2::DATE) THEN coalesce((
      SELECT coalesce(successor_3.next, part_1.successor_id, successor_2.next) AS coalesce_1
      FROM successor_1 AS successor_2
      LEFT OUTER JOIN hub.department_part AS part_1 ON part_1.department_id = successor_2.id AND part_1.employee_id = post_1.employee_id
      LEFT OUTER JOIN successor_1 AS successor_3 ON part_1.successor_id = successor_3.id
      WHERE successor_2.id = post_1.department_id
    ), post_1.department_id)
    ELSE post_1.department_id END AS department_id, post_1.manager_id AS manager_id, post_1.location_id AS location_id, post_1.position AS position, post_1.grade AS grade
    FROM (
      SELECT employee_id, department_id, valid, manager_id, location_id, position, grade, effective_from, closed_at, id, "primary", effective_to, recorded
      FROM (
        SELECT employee_id, department_id, valid, manager_id, location_id, position, grade, effective_from, closed_at, id, "primary", effective_to, recorded
        FROM hub.assignment
        UNION ALL
        SELECT employee_id, department_id, valid, manager_id, location_id, position, grade, effective_from, closed_at, id, "primary", effective_to, recorded
        FROM hub.assignment_history
      ) AS ever
      WHERE lower(ever.recorded) <= $1::TIMESTAMP
      WITH TIME ZONE AND NOT coalesce(upper(ever.recorded) <= $1::TIMESTAMP WITH TIME ZONE, false)
    ) AS post_1
    WHERE post_1.employee_id = employee_1.id AND post_1.closed_at IS NULL AND (EXISTS (
      SELECT 1
      FROM hub.assignment AS now_2
      WHERE now_2.id = post_1.id AND now_2.employee_id = coalesce((
        SELECT hub.identity_survivor.survivor_id
        FROM hub.identity_survivor
        WHERE hub.identity_survivor.merged_id = post_1.employee_id
      ), post_1.employee_id)
    ))
    ORDER BY
    CASE WHEN (post_1.valid @> $2::DATE) THEN 0 WHEN (post_1.effective_from > $2::DATE) THEN 1
    ELSE 2 END,
    CASE WHEN (post_1.effective_from > $3::DATE) THEN 2 WHEN (post_1.effective_from > CAST(timezone($4::VARCHAR, $1::TIMESTAMP WITH TIME ZONE) AS DATE)) THEN 1
    ELSE 0 END, coalesce(post_1."primary", true) DESC,
    CASE WHEN (post_1.effective_from > $2::DATE) THEN post_1.effective_from END,
    CASE WHEN (post_1.valid @> $2::DATE) THEN NULL
    ELSE post_1.effective_to END DESC NULLS LAST, post_1.effective_from DESC NULLS LAST, post_1.id
    LIMIT 1
  ) AS post_2 ON true
  LEFT OUTER JOIN hub.management AS management_1 ON management_1.manager_id = $5::UUID AND management_1.employee_id = employee_today_1.id
  WHERE employee_1.id IN (
    SELECT job_3.employee_id
    FROM (
      SELECT number, employee_id, recorded
      FROM (
        SELECT number, employee_id, recorded
        FROM hub.employment
        UNION ALL
        SELECT number, employee_id, recorded
        FROM hub.employment_history
      ) AS ever
      WHERE lower(ever.recorded) <= $1::TIMESTAMP
      WITH TIME ZONE AND NOT coalesce(upper(ever.recorded) <= $1::TIMESTAMP WITH TIME ZONE, false)
    ) AS job_3
    WHERE job_3.number = $6::VARCHAR
  ) AND job_2.number = $6::VARCHAR AND employee_today_1.id IS NOT NULL AND (employee_today_1.status = ANY ('{"probation","active","leave","notice"}'::text[]) AND job_2.status = ANY ('{"probation","active","leave","notice"}'::text[]) AND management_1.manager_id IS NOT NULL OR employee_today_1.id = $5::UUID)
  LIMIT 1
), 'null') || '}' END AS anon_1
FROM gate

-- $1 variable moment as known_at
-- $2 variable day as as_of
-- $3 the viewer's today as given
-- $4 the viewer's zone as given
-- $5 the viewer's viewer as given
-- $6 variable number as text
-- $7 the viewer's wall as given
-- $8 the viewer's version as given
-- $9 the viewer's viewer.named as given
-- $10 the viewer's viewer.name as given
