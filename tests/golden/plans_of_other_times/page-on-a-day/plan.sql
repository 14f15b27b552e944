WITH RECURSIVE follows_1(id, next, depth) AS (
  SELECT unit_1.id AS id, unit_1.merged_into_id AS next, 1 AS depth
  FROM hub.department AS unit_1
  WHERE unit_1.merged_into_id IS NOT NULL AND unit_1.effective_to < $1::DATE
  UNION ALL
  SELECT follows_1.id AS id, unit_2.merged_into_id AS merged_into_id, follows_1.depth + 1 AS anon_3
  FROM follows_1, hub.department AS unit_2
  WHERE unit_2.id = follows_1.next AND unit_2.merged_into_id IS NOT NULL AND unit_2.effective_to < $1::DATE AND follows_1.depth < 32
), successor_1 AS (
  SELECT DISTINCT ON (follows_1.id) follows_1.id AS id, follows_1.next AS next
  FROM follows_1
  ORDER BY follows_1.id, follows_1.depth DESC
), gate AS /* the gate */ (
  SELECT set_config('hub.employee', CAST($3::UUID AS text), true), set_config('hub.wall', $7::VARCHAR, true), coalesce((
    SELECT version
    FROM hub.access_version
    WHERE employee_id = $3::UUID
  ), 0) = $8::INTEGER AND ($3::UUID IS NULL OR EXISTS (
    SELECT
    FROM hub.employee
    WHERE id = $3::UUID AND status = ANY ('{"probation","active","leave","notice"}') AND
    CASE $9::VARCHAR WHEN 'number' THEN number = $10::VARCHAR WHEN 'workEmail' THEN work_email = $10::VARCHAR
    ELSE true END
  )) AS open
)
SELECT
CASE WHEN gate.open THEN '{"employees":' || (
  SELECT '{"totalCount":' || CAST((
    SELECT count(*) AS count_1
    FROM hub.employee AS employee_1
    LEFT OUTER JOIN LATERAL (
      SELECT job_1.number AS number, job_1.legal_entity_id AS legal_entity_id,
      CASE WHEN (
        CASE WHEN (job_1.valid @> $1::DATE) THEN 0 WHEN (job_1.effective_from > $1::DATE) THEN 1
        ELSE 2 END = 1
      ) THEN 'prehire' WHEN (
        CASE WHEN (job_1.valid @> $1::DATE) THEN 0 WHEN (job_1.effective_from > $1::DATE) THEN 1
        ELSE 2 END = 2 AND (job_1.status = ANY ('{prehire,probation,active,leave,notice}'::text[]) OR job_1.status IS NULL)
      ) THEN 'left' WHEN (job_1.status IS NULL AND NOT (coalesce(job_1.pending, '[]'::jsonb) @> '[{"field": "status"}]'::jsonb)) THEN 'active'
      ELSE job_1.status END AS status, job_1.employment_type AS employment_type, job_1.effective_from AS hire_date, job_1.id AS employment_id
      FROM hub.employment AS job_1
      WHERE job_1.employee_id = employee_1.id AND job_1.closed_at IS NULL
      ORDER BY
      CASE WHEN (job_1.valid @> $1::DATE) THEN 0 WHEN (job_1.effective_from > $1::DATE) THEN 1
      ELSE 2 END,
      CASE WHEN (job_1.effective_from > $2::DATE) THEN 2
      ELSE 0 END, coalesce(job_1."primary", true) DESC,
      CASE WHEN (job_1.effective_from > $1::DATE) THEN job_1.effective_from END,
      CASE WHEN (job_1.valid @> $1::DATE) THEN NULL
      ELSE job_1.effective_to END DESC NULLS LAST, job_1.effective_from DESC NULLS LAST, job_1.id
      LIMIT 1
    ) AS job_2 ON true
    LEFT OUTER JOIN hub.management AS management_1 ON management_1.manager_id = $3::UUID AND management_1.employee_id = employee_1.id
    LEFT OUTER JOIN LATERAL (
      SELECT
      CASE WHEN (post_1.valid @> $1::DATE) THEN coalesce((
        SELECT coalesce(successor_3.next, part_1.successor_id, successor_2.next) AS coalesce_1
        FROM successor_1 AS successor_2
        LEFT OUTER JOIN hub.department_part AS part_1 ON part_1.department_id = successor_2.id AND part_1.employee_id = post_1.employee_id
        LEFT OUTER JOIN successor_1 AS successor_3 ON successor_3.id = part_1.successor_id
        WHERE successor_2.id = post_1.department_id
      ), post_1.department_id)
      ELSE post_1.department_id END AS department_id, post_1.manager_id AS manager_id, post_1.location_id AS location_id, post_1.position AS position, post_1.grade AS grade
      FROM hub.assignment AS post_1
      WHERE post_1.employee_id = employee_1.id AND post_1.closed_at IS NULL
      ORDER BY
      CASE WHEN (post_1.valid @> $1::DATE) THEN 0 WHEN (post_1.effective_from > $1::DATE) THEN 1
      ELSE 2 END,
      CASE WHEN (post_1.effective_from > $2::DATE) THEN 2
      ELSE 0 END, coalesce(post_1."primary", true) DESC,
      CASE WHEN (post_1.effective_from > $1::DATE) THEN post_1.effective_from END,
      CASE WHEN (post_1.valid @> $1::DATE) THEN NULL
      ELSE post_1.effective_to END DESC NULLS LAST, post_1.effective_from DESC NULLS LAST, post_1.id
      LIMIT 1
    ) AS post_2 ON true
    WHERE true AND (employee_1.status = ANY ('{"probation","active","leave","notice"}'::text[]) AND job_2.status = ANY ('{"probation","active","leave","notice"}'::text[]) AND management_1.manager_id IS NOT NULL OR employee_1.id = $3::UUID OR employee_1.department_id IN (
      SELECT hub.department_tree.department_id
      FROM hub.department_tree
      WHERE hub.department_tree.ancestor_id = ANY ($4::UUID[])
    )) AND post_2.department_id IN (
      SELECT tree_1.department_id
      FROM hub.department_tree AS tree_1
      WHERE tree_1.ancestor_id = $5::UUID
    )
  ) AS TEXT)
  || ',"nodes":[' || coalesce(array_to_string(array_agg(page_1.n1), $6::VARCHAR), '') || ']}' AS anon_2
  FROM (
    SELECT '{"number":' || coalesce(CAST(to_json(job_2.number) AS TEXT), 'null')
    || ',"legalName":' || coalesce(
      CASE WHEN employee_1.plain THEN '"' || employee_1.legal_name
      || '"'
      ELSE CAST(to_json(employee_1.legal_name) AS TEXT) END, 'null'
    )
    || ',"position":' || coalesce(CAST(to_json(post_2.position) AS TEXT), 'null')
    || ',"department":' || coalesce((
      SELECT '{"name":' || coalesce(
        CASE WHEN department_1.plain THEN '"' || department_1.name
        || '"'
        ELSE CAST(to_json(department_1.name) AS TEXT) END, 'null'
      ) || '}'
      FROM hub.department AS department_1
      WHERE department_1.id = post_2.department_id AND department_1.closed_at IS NULL AND (department_1.valid @> $1::DATE)
      LIMIT 1
    ), 'null')
    || ',"manager":' || coalesce((
      SELECT '{"legalName":' || coalesce(
        CASE WHEN employee_2.plain THEN '"' || employee_2.legal_name
        || '"'
        ELSE CAST(to_json(employee_2.legal_name) AS TEXT) END, 'null'
      ) || '}'
      FROM hub.employee AS employee_2
      LEFT OUTER JOIN LATERAL (
        SELECT job_3.number AS number, job_3.legal_entity_id AS legal_entity_id,
        CASE WHEN (
          CASE WHEN (job_3.valid @> $1::DATE) THEN 0 WHEN (job_3.effective_from > $1::DATE) THEN 1
          ELSE 2 END = 1
        ) THEN 'prehire' WHEN (
          CASE WHEN (job_3.valid @> $1::DATE) THEN 0 WHEN (job_3.effective_from > $1::DATE) THEN 1
          ELSE 2 END = 2 AND (job_3.status = ANY ('{prehire,probation,active,leave,notice}'::text[]) OR job_3.status IS NULL)
        ) THEN 'left' WHEN (job_3.status IS NULL AND NOT (coalesce(job_3.pending, '[]'::jsonb) @> '[{"field": "status"}]'::jsonb)) THEN 'active'
        ELSE job_3.status END AS status, job_3.employment_type AS employment_type, job_3.effective_from AS hire_date, job_3.id AS employment_id
        FROM hub.employment AS job_3
        WHERE job_3.employee_id = employee_2.id AND job_3.closed_at IS NULL
        ORDER BY
        CASE WHEN (job_3.valid @> $1::DATE) THEN 0 WHEN (job_3.effective_from > $1::DATE) THEN 1
        ELSE 2 END,
        CASE WHEN (job_3.effective_from > $2::DATE) THEN 2
        ELSE 0 END, coalesce(job_3."primary", true) DESC,
        CASE WHEN (job_3.effective_from > $1::DATE) THEN job_3.effective_from END,
        CASE WHEN (job_3.valid @> $1::DATE) THEN NULL
        ELSE job_3.effective_to END DESC NULLS LAST, job_3.effective_from DESC NULLS LAST, job_3.id
        LIMIT 1
      ) AS job_4 ON true
      LEFT OUTER JOIN hub.management AS management_2 ON management_2.manager_id = $3::UUID AND management_2.employee_id = employee_2.id
      WHERE employee_2.id = post_2.manager_id AND true AND (employee_2.status = ANY ('{"probation","active","leave","notice"}'::text[]) AND job_4.status = ANY ('{"probation","active","leave","notice"}'::text[]) AND management_2.manager_id IS NOT NULL OR employee_2.id = $3::UUID OR employee_2.department_id IN (
        SELECT hub.department_tree.department_id
        FROM hub.department_tree
        WHERE hub.department_tree.ancestor_id = ANY ($4::UUID[])
      ))
      LIMIT 1
    ), 'null') || '}' AS n1
    FROM hub.employee AS employee_1
    LEFT OUTER JOIN LATERAL (
      SELECT job_1.number AS number, job_1.legal_entity_id AS legal_entity_id,
      CASE WHEN (
        CASE WHEN (job_1.valid @> $1::DATE) THEN 0 WHEN (job_1.effective_from > $1::DATE) THEN 1
        ELSE 2 END = 1
      ) THEN 'prehire' WHEN (
        CASE WHEN (job_1.valid @> $1::DATE) THEN 0 WHEN (job_1.effective_from > $1::DATE) THEN 1
        ELSE 2 END = 2 AND (job_1.status = ANY ('{prehire,probation,active,leave,notice}'::text[]) OR job_1.status IS NULL)
      ) THEN 'left' WHEN (job_1.status IS NULL AND NOT (coalesce(job_1.pending, '[]'::jsonb) @> '[{"field": "status"}]'::jsonb)) THEN 'active'
      ELSE job_1.status END AS status, job_1.employment_type AS employment_type, job_1.effective_from AS hire_date, job_1.id AS employment_id
      FROM hub.employment AS job_1
      WHERE job_1.employee_id = employee_1.id AND job_1.closed_at IS NULL
      ORDER BY
      CASE WHEN (job_1.valid @> $1::DATE) THEN 0 WHEN (job_1.effective_from > $1::DATE) THEN 1
      ELSE 2 END,
      CASE WHEN (job_1.effective_from > $2::DATE) THEN 2
      ELSE 0 END, coalesce(job_1."primary", true) DESC,
      CASE WHEN (job_1.effective_from > $1::DATE) THEN job_1.effective_from END,
      CASE WHEN (job_1.valid @> $1::DATE) THEN NULL
      ELSE job_1.effective_to END DESC NULLS LAST, job_1.effective_from DESC NULLS LAST, job_1.id
      LIMIT 1
    ) AS job_2 ON true
    LEFT OUTER JOIN hub.management AS management_1 ON management_1.manager_id = $3::UUID AND management_1.employee_id = employee_1.id
    LEFT OUTER JOIN LATERAL (
      SELECT
      CASE WHEN (post_1.valid @> $1::DATE) THEN coalesce((
        SELECT coalesce(successor_3.next, part_1.successor_id, successor_2.next) AS coalesce_1
        FROM successor_1 AS successor_2
        LEFT OUTER JOIN hub.department_part AS part_1 ON part_1.department_id = successor_2.id AND part_1.employee_id = post_1.employee_id
        LEFT OUTER JOIN successor_1 AS successor_3 ON successor_3.id = part_1.successor_id
        WHERE successor_2.id = post_1.department_id
      ), post_1.department_id)
      ELSE post_1.department_id END AS department_id, post_1.manager_id AS manager_id, post_1.location_id AS location_id, post_1.position AS position, post_1.grade AS grade
      FROM hub.assignment AS post_1
      WHERE post_1.employee_id = employee_1.id AND post_1.closed_at IS NULL
      ORDER BY
      CASE WHEN (post_1.valid @> $1::DATE) THEN 0 WHEN (post_1.effective_from > $1::DATE) THEN 1
      ELSE 2 END,
      CASE WHEN (post_1.effective_from > $2::DATE) THEN 2
      ELSE 0 END, coalesce(post_1."primary", true) DESC,
      CASE WHEN (post_1.effective_from > $1::DATE) THEN post_1.effective_from END,
      CASE WHEN (post_1.valid @> $1::DATE) THEN NULL
      ELSE post_1.effective_to END DESC NULLS LAST, post_1.effective_from DESC NULLS LAST, post_1.id
      LIMIT 1
    ) AS post_2 ON true
    WHERE true AND (employee_1.status = ANY ('{"probation","active","leave","notice"}'::text[]) AND job_2.status = ANY ('{"probation","active","leave","notice"}'::text[]) AND management_1.manager_id IS NOT NULL OR employee_1.id = $3::UUID OR employee_1.department_id IN (
      SELECT hub.department_tree.department_id
      FROM hub.department_tree
      WHERE hub.department_tree.ancestor_id = ANY ($4::UUID[])
    )) AND post_2.department_id IN (
      SELECT tree_1.department_id
      FROM hub.department_tree AS tree_1
      WHERE tree_1.ancestor_id = $5::UUID
    )
    ORDER BY employee_1.legal_name_sort ASC, employee_1.id ASC
    LIMIT 2
  ) AS page_1
  HAVING true
) || '}' END AS anon_1
FROM gate

-- $1 variable day as as_of
-- $2 the viewer's today as given
-- $3 the viewer's viewer as given
-- $4 the viewer's extent.0 as given
-- $5 variable sales as id Department
-- $6 constant "," as value
-- $7 the viewer's wall as given
-- $8 the viewer's version as given
-- $9 the viewer's viewer.named as given
-- $10 the viewer's viewer.name as given
-- hole 0: cursor of Employee:employees
