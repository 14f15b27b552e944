WITH gate AS /* the gate */ (
  SELECT set_config('hub.employee', CAST($4::UUID AS text), true), set_config('hub.wall', $7::VARCHAR, true), coalesce((
    SELECT version
    FROM hub.access_version
    WHERE employee_id = $4::UUID
  ), 0) = $8::INTEGER AND ($4::UUID IS NULL OR EXISTS (
    SELECT
    FROM hub.employee
    WHERE id = $4::UUID AND status = ANY ('{"probation","active","leave","notice"}') AND
    CASE $9::VARCHAR WHEN 'number' THEN number = $10::VARCHAR WHEN 'workEmail' THEN work_email = $10::VARCHAR
    ELSE true END
  )) AS open
)
SELECT
CASE WHEN gate.open THEN '{"departments":' || (
  SELECT '{"nodes":[' || coalesce(array_to_string(array_agg(page_3.n0), $1::VARCHAR), '') || ']}' AS anon_2
  FROM (
    SELECT '{"name":' || coalesce(
      CASE WHEN department_1.plain THEN '"' || department_1.name
      || '"'
      ELSE CAST(to_json(department_1.name) AS TEXT) END, 'null'
    )
    || ',"ancestors":' || (
      SELECT '[' || coalesce(array_to_string(array_agg('{"name":' || coalesce(
        CASE WHEN department_2.plain THEN '"' || department_2.name
        || '"'
        ELSE CAST(to_json(department_2.name) AS TEXT) END, 'null'
      ) || '}' ORDER BY tree_1.depth DESC), $2::VARCHAR), '') || ']' AS anon_3
      FROM hub.department AS department_2
      JOIN hub.department_tree AS tree_1 ON tree_1.ancestor_id = department_2.id
      WHERE tree_1.department_id = department_1.id AND tree_1.depth > 0 AND department_2.closed_at IS NULL AND (department_2.effective_from IS NULL OR department_2.effective_from <= $3::DATE)
    )
    || ',"head":' || coalesce((
      SELECT '{"legalName":' || coalesce(
        CASE WHEN employee_1.plain THEN '"' || employee_1.legal_name
        || '"'
        ELSE CAST(to_json(employee_1.legal_name) AS TEXT) END, 'null'
      ) || '}'
      FROM hub.employee AS employee_1
      WHERE employee_1.id = department_1.head_id AND (employee_1.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_1.id = $4::UUID)
      LIMIT 1
    ), 'null')
    || ',"employees":' || (
      SELECT '{"totalCount":' || CAST((
        SELECT count(*) AS count_1
        FROM hub.employee AS employee_2
        LEFT OUTER JOIN hub.management AS management_1 ON management_1.manager_id = $4::UUID AND management_1.employee_id = employee_2.id
        WHERE employee_2.department_id IN (
          SELECT hub.department_tree.department_id
          FROM hub.department_tree
          WHERE hub.department_tree.ancestor_id = department_1.id
        ) AND (employee_2.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_2.id = $4::UUID)
      ) AS TEXT)
      || ',"nodes":[' || coalesce(array_to_string(array_agg(page_2.n1), $5::VARCHAR), '') || ']}' AS anon_4
      FROM (
        SELECT '{"legalName":' || coalesce(
          CASE WHEN employee_2.plain THEN '"' || employee_2.legal_name
          || '"'
          ELSE CAST(to_json(employee_2.legal_name) AS TEXT) END, 'null'
        )
        || ',"educations":' ||
        CASE WHEN (management_1.manager_id IS NOT NULL OR employee_2.id = $4::UUID) THEN (
          SELECT '{"nodes":[' || coalesce(array_to_string(array_agg(page_1.n0), $6::VARCHAR), '') || ']}' AS anon_5
          FROM (
            SELECT '{"level":' || coalesce((
              SELECT '{"code":' || coalesce(CAST(to_json(term_1.code) AS TEXT), 'null')
              || ',"rank":' || coalesce(CAST(term_1.rank AS TEXT), 'null') || '}'
              FROM hub.term AS term_1
              WHERE term_1.vocabulary = 'education_level' AND term_1.code = education_1.level
            ), 'null')
            || ',"school":' || coalesce(
              CASE WHEN education_1.plain THEN '"' || education_1.school
              || '"'
              ELSE CAST(to_json(education_1.school) AS TEXT) END, 'null'
            ) || '}' AS n0
            FROM hub.education AS education_1
            WHERE education_1.employee_id = employee_2.id AND education_1.closed_at IS NULL AND (management_1.manager_id IS NOT NULL OR education_1.employee_id = $4::UUID)
            ORDER BY education_1.end_date ASC NULLS LAST, education_1.id ASC
            LIMIT 50
          ) AS page_1
          HAVING true
        )
        ELSE 'null' END || '}' AS n1
        FROM hub.employee AS employee_2
        LEFT OUTER JOIN hub.management AS management_1 ON management_1.manager_id = $4::UUID AND management_1.employee_id = employee_2.id
        WHERE employee_2.department_id IN (
          SELECT hub.department_tree.department_id
          FROM hub.department_tree
          WHERE hub.department_tree.ancestor_id = department_1.id
        ) AND (employee_2.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_2.id = $4::UUID)
        ORDER BY employee_2.legal_name_sort ASC, employee_2.id ASC
        LIMIT 2
      ) AS page_2
      HAVING true
    ) || '}' AS n0
    FROM hub.department AS department_1
    WHERE department_1.closed_at IS NULL AND (department_1.effective_from IS NULL OR department_1.effective_from <= $3::DATE) AND department_1.parent_id IS NOT NULL
    ORDER BY department_1.code ASC, department_1.id ASC
    LIMIT 50
  ) AS page_3
  HAVING true
) || '}' END AS anon_1
FROM gate

-- $1 constant "," as value
-- $2 constant "," as value
-- $3 the viewer's today as given
-- $4 the viewer's viewer as given
-- $5 constant "," as value
-- $6 constant "," as value
-- $7 the viewer's wall as given
-- $8 the viewer's version as given
-- $9 the viewer's viewer.named as given
-- $10 the viewer's viewer.name as given
-- hole 0: cursor of Department:departments
-- hole 1: cursor of Employee:Employee.department.employees.1
-- hole 2: cursor of Education:Education.employee.educations.0
-- some of departments.employees.educations: EDUCATION, opened by grant CORE, manager, self
