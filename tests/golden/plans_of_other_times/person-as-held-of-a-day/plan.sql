WITH RECURSIVE follows_1(id, next, depth) AS (
  SELECT unit_4.id AS id, unit_4.merged_into_id AS next, 1 AS depth
  FROM (
    SELECT unit_3.id AS id, unit_3.code AS code, unit_3.name AS name, unit_3.type AS type, unit_3.parent_id AS parent_id, unit_3.head_id AS head_id, unit_3.legal_entity_id AS legal_entity_id, unit_3.cost_centre_id AS cost_centre_id, unit_3.position_in_list AS position_in_list, unit_3.merged_into_id AS merged_into_id, unit_3.effective_from AS effective_from, unit_3.effective_to AS effective_to, unit_3.version AS version, unit_3.recorded AS recorded, unit_3.pending AS pending, unit_3.closed_at AS closed_at, unit_3.valid AS valid, unit_3.changes AS changes
    FROM (
      SELECT unit_1.id AS id, unit_1.code AS code, unit_1.name AS name, unit_1.type AS type, unit_1.parent_id AS parent_id, unit_1.head_id AS head_id, unit_1.legal_entity_id AS legal_entity_id, unit_1.cost_centre_id AS cost_centre_id, unit_1.position_in_list AS position_in_list, unit_1.merged_into_id AS merged_into_id, unit_1.effective_from AS effective_from, unit_1.effective_to AS effective_to, unit_1.version AS version, unit_1.recorded AS recorded, unit_1.pending AS pending, unit_1.closed_at AS closed_at, unit_1.valid AS valid, unit_1.changes AS changes
      FROM hub.department AS unit_1
      UNION ALL
      SELECT unit_2.id AS id, unit_2.code AS code, unit_2.name AS name, unit_2.type AS type, unit_2.parent_id AS parent_id, unit_2.head_id AS head_id, unit_2.legal_entity_id AS legal_entity_id, unit_2.cost_centre_id AS cost_centre_id, unit_2.position_in_list AS position_in_list, unit_2.merged_into_id AS merged_into_id, unit_2.effective_from AS effective_from, unit_2.effective_to AS effective_to, unit_2.version AS version, unit_2.recorded AS recorded, unit_2.pending AS pending, unit_2.closed_at AS closed_at, unit_2.valid AS valid, unit_2.changes AS changes
      FROM hub.department_history AS unit_2
    ) AS unit_3
    WHERE lower(unit_3.recorded) <= $1::TIMESTAMP
    WITH TIME ZONE AND NOT coalesce(upper(unit_3.recorded) <= $1::TIMESTAMP WITH TIME ZONE, false)
  ) AS unit_4
  WHERE unit_4.merged_into_id IS NOT NULL AND unit_4.effective_to < $2::DATE
  UNION ALL
  SELECT follows_1.id AS id, unit_8.merged_into_id AS merged_into_id, follows_1.depth + 1 AS anon_3
  FROM follows_1, (
    SELECT unit_7.id AS id, unit_7.code AS code, unit_7.name AS name, unit_7.type AS type, unit_7.parent_id AS parent_id, unit_7.head_id AS head_id, unit_7.legal_entity_id AS legal_entity_id, unit_7.cost_centre_id AS cost_centre_id, unit_7.position_in_list AS position_in_list, unit_7.merged_into_id AS merged_into_id, unit_7.effective_from AS effective_from, unit_7.effective_to AS effective_to, unit_7.version AS version, unit_7.recorded AS recorded, unit_7.pending AS pending, unit_7.closed_at AS closed_at, unit_7.valid AS valid, unit_7.changes AS changes
    FROM (
      SELECT unit_5.id AS id, unit_5.code AS code, unit_5.name AS name, unit_5.type AS type, unit_5.parent_id AS parent_id, unit_5.head_id AS head_id, unit_5.legal_entity_id AS legal_entity_id, unit_5.cost_centre_id AS cost_centre_id, unit_5.position_in_list AS position_in_list, unit_5.merged_into_id AS merged_into_id, unit_5.effective_from AS effective_from, unit_5.effective_to AS effective_to, unit_5.version AS version, unit_5.recorded AS recorded, unit_5.pending AS pending, unit_5.closed_at AS closed_at, unit_5.valid AS valid, unit_5.changes AS changes
      FROM hub.department AS unit_5
      UNION ALL
      SELECT unit_6.id AS id, unit_6.code AS code, unit_6.name AS name, unit_6.type AS type, unit_6.parent_id AS parent_id, unit_6.head_id AS head_id, unit_6.legal_entity_id AS legal_entity_id, unit_6.cost_centre_id AS cost_centre_id, unit_6.position_in_list AS position_in_list, unit_6.merged_into_id AS merged_into_id, unit_6.effective_from AS effective_from, unit_6.effective_to AS effective_to, unit_6.version AS version, unit_6.recorded AS recorded, unit_6.pending AS pending, unit_6.closed_at AS closed_at, unit_6.valid AS valid, unit_6.changes AS changes
      FROM hub.department_history AS unit_6
    ) AS unit_7
    WHERE lower(unit_7.recorded) <= $1::TIMESTAMP
    WITH TIME ZONE AND NOT coalesce(upper(unit_7.recorded) <= $1::TIMESTAMP WITH TIME ZONE, false)
  ) AS unit_8
  WHERE unit_8.id = follows_1.next AND unit_8.merged_into_id IS NOT NULL AND unit_8.effective_to < $2::DATE AND follows_1.depth < 32
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
  CASE WHEN (job_5.status IS NULL) THEN 'null'
  ELSE '{"code":' || coalesce(CAST(to_json(job_5.status) AS TEXT), 'null') || '}' END
  || ',"grade":' || coalesce(CAST(to_json(post_5.grade) AS TEXT), 'null') || '}' AS anon_2
  FROM (
    SELECT employee_3.id AS id, employee_3.number AS number, employee_3.legal_name AS legal_name, employee_3.legal_name_sort AS legal_name_sort, employee_3.preferred_name AS preferred_name, employee_3.preferred_name_sort AS preferred_name_sort, employee_3.latin_name AS latin_name, employee_3.family_name AS family_name, employee_3.family_name_sort AS family_name_sort, employee_3.given_name AS given_name, employee_3.given_name_sort AS given_name_sort, employee_3.middle_name AS middle_name, employee_3.middle_name_sort AS middle_name_sort, employee_3.salutation AS salutation, employee_3.pronouns AS pronouns, employee_3.photo AS photo, employee_3.locale AS locale, employee_3.zone AS zone, employee_3.work_email AS work_email, employee_3.work_phone AS work_phone, employee_3.department_id AS department_id, employee_3.manager_id AS manager_id, employee_3.location_id AS location_id, employee_3.position AS position, employee_3.legal_entity_id AS legal_entity_id, employee_3.status AS status, employee_3.employment_type AS employment_type, employee_3.grade AS grade, employee_3.hire_date AS hire_date, employee_3.employment_id AS employment_id, employee_3.highest_education_id AS highest_education_id, employee_3.highest_full_time_education_id AS highest_full_time_education_id, employee_3.first_education_id AS first_education_id, employee_3.version AS version, employee_3.recorded AS recorded, employee_3.pending AS pending, employee_3.closed_at AS closed_at, employee_3.changes AS changes, employee_3.search AS search
    FROM (
      SELECT employee_1.id AS id, employee_1.number AS number, employee_1.legal_name AS legal_name, employee_1.legal_name_sort AS legal_name_sort, employee_1.preferred_name AS preferred_name, employee_1.preferred_name_sort AS preferred_name_sort, employee_1.latin_name AS latin_name, employee_1.family_name AS family_name, employee_1.family_name_sort AS family_name_sort, employee_1.given_name AS given_name, employee_1.given_name_sort AS given_name_sort, employee_1.middle_name AS middle_name, employee_1.middle_name_sort AS middle_name_sort, employee_1.salutation AS salutation, employee_1.pronouns AS pronouns, employee_1.photo AS photo, employee_1.locale AS locale, employee_1.zone AS zone, employee_1.work_email AS work_email, employee_1.work_phone AS work_phone, employee_1.department_id AS department_id, employee_1.manager_id AS manager_id, employee_1.location_id AS location_id, employee_1.position AS position, employee_1.legal_entity_id AS legal_entity_id, employee_1.status AS status, employee_1.employment_type AS employment_type, employee_1.grade AS grade, employee_1.hire_date AS hire_date, employee_1.employment_id AS employment_id, employee_1.highest_education_id AS highest_education_id, employee_1.highest_full_time_education_id AS highest_full_time_education_id, employee_1.first_education_id AS first_education_id, employee_1.version AS version, employee_1.recorded AS recorded, employee_1.pending AS pending, employee_1.closed_at AS closed_at, employee_1.changes AS changes, employee_1.search AS search
      FROM hub.employee AS employee_1
      UNION ALL
      SELECT employee_2.id AS id, employee_2.number AS number, employee_2.legal_name AS legal_name, employee_2.legal_name_sort AS legal_name_sort, employee_2.preferred_name AS preferred_name, employee_2.preferred_name_sort AS preferred_name_sort, employee_2.latin_name AS latin_name, employee_2.family_name AS family_name, employee_2.family_name_sort AS family_name_sort, employee_2.given_name AS given_name, employee_2.given_name_sort AS given_name_sort, employee_2.middle_name AS middle_name, employee_2.middle_name_sort AS middle_name_sort, employee_2.salutation AS salutation, employee_2.pronouns AS pronouns, employee_2.photo AS photo, employee_2.locale AS locale, employee_2.zone AS zone, employee_2.work_email AS work_email, employee_2.work_phone AS work_phone, employee_2.department_id AS department_id, employee_2.manager_id AS manager_id, employee_2.location_id AS location_id, employee_2.position AS position, employee_2.legal_entity_id AS legal_entity_id, employee_2.status AS status, employee_2.employment_type AS employment_type, employee_2.grade AS grade, employee_2.hire_date AS hire_date, employee_2.employment_id AS employment_id, employee_2.highest_education_id AS highest_education_id, employee_2.highest_full_time_education_id AS highest_full_time_education_id, employee_2.first_education_id AS first_education_id, employee_2.version AS version, employee_2.recorded AS recorded, employee_2.pending AS pending, employee_2.closed_at AS closed_at, employee_2.changes AS changes, employee_2.search AS search
      FROM hub.employee_history AS employee_2
    ) AS employee_3
    WHERE lower(employee_3.recorded) <= $1::TIMESTAMP
    WITH TIME ZONE AND NOT coalesce(upper(employee_3.recorded) <= $1::TIMESTAMP WITH TIME ZONE, false)
  ) AS employee_4
  LEFT OUTER JOIN hub.employee AS employee_today_1 ON employee_today_1.id = coalesce((
    SELECT hub.identity_survivor.survivor_id
    FROM hub.identity_survivor
    WHERE hub.identity_survivor.merged_id = employee_4.id
  ), employee_4.id)
  LEFT OUTER JOIN LATERAL (
    SELECT job_4.number AS number, job_4.legal_entity_id AS legal_entity_id,
    CASE WHEN (
      CASE WHEN (job_4.valid @> $2::DATE) THEN 0 WHEN (job_4.effective_from > $2::DATE) THEN 1
      ELSE 2 END = 1
    ) THEN 'prehire' WHEN (
      CASE WHEN (job_4.valid @> $2::DATE) THEN 0 WHEN (job_4.effective_from > $2::DATE) THEN 1
      ELSE 2 END = 2 AND (job_4.status = ANY ('{prehire,probation,active,leave,notice}'::text[]) OR job_4.status IS NULL)
    ) THEN 'left' WHEN (job_4.status IS NULL AND NOT (coalesce(job_4.pending, '[]'::jsonb) @> '[{"field": "status"}]'::jsonb)) THEN 'active'
    ELSE job_4.status END AS status, job_4.employment_type AS employment_type, job_4.effective_from AS hire_date, job_4.id AS employment_id
    FROM (
      SELECT job_3.id AS id, job_3.employee_id AS employee_id, job_3.number AS number, job_3.legal_entity_id AS legal_entity_id, job_3.employment_type AS employment_type, job_3.status AS status, job_3."primary" AS "primary", job_3.service_company_id AS service_company_id, job_3.pay_group_id AS pay_group_id, job_3.calendar_id AS calendar_id, job_3.weekly_hours AS weekly_hours, job_3.overtime_exempt AS overtime_exempt, job_3.rehire AS rehire, job_3.source AS source, job_3.retirement_date AS retirement_date, job_3.notice_days AS notice_days, job_3.effective_from AS effective_from, job_3.effective_to AS effective_to, job_3.probation_start AS probation_start, job_3.probation_end AS probation_end, job_3.contract_end AS contract_end, job_3.seniority_date AS seniority_date, job_3.leaving_kind AS leaving_kind, job_3.last_working_day AS last_working_day, job_3.leaving_reason_sealed AS leaving_reason_sealed, job_3.version AS version, job_3.recorded AS recorded, job_3.pending AS pending, job_3.closed_at AS closed_at, job_3.valid AS valid, job_3.changes AS changes
      FROM (
        SELECT job_1.id AS id, job_1.employee_id AS employee_id, job_1.number AS number, job_1.legal_entity_id AS legal_entity_id, job_1.employment_type AS employment_type, job_1.status AS status, job_1."primary" AS "primary", job_1.service_company_id AS service_company_id, job_1.pay_group_id AS pay_group_id, job_1.calendar_id AS calendar_id, job_1.weekly_hours AS weekly_hours, job_1.overtime_exempt AS overtime_exempt, job_1.rehire AS rehire, job_1.source AS source, job_1.retirement_date AS retirement_date, job_1.notice_days AS notice_days, job_1.effective_from AS effective_from, job_1.effective_to AS effective_to, job_1.probation_start AS probation_start, job_1.probation_end AS probation_end, job_1.contract_end AS contract_end, job_1.seniority_date AS seniority_date, job_1.leaving_kind AS leaving_kind, job_1.last_working_day AS last_working_day, job_1.leaving_reason_sealed AS leaving_reason_sealed, job_1.version AS version, job_1.recorded AS recorded, job_1.pending AS pending, job_1.closed_at AS closed_at, job_1.valid AS valid, job_1.changes AS changes
        FROM hub.employment AS job_1
        UNION ALL
        SELECT job_2.id AS id, job_2.employee_id AS employee_id, job_2.number AS number, job_2.legal_entity_id AS legal_entity_id, job_2.employment_type AS employment_type, job_2.status AS status, job_2."primary" AS "primary", job_2.service_company_id AS service_company_id, job_2.pay_group_id AS pay_group_id, job_2.calendar_id AS calendar_id, job_2.weekly_hours AS weekly_hours, job_2.overtime_exempt AS overtime_exempt, job_2.rehire AS rehire, job_2.source AS source, job_2.retirement_date AS retirement_date, job_2.notice_days AS notice_days, job_2.effective_from AS effective_from, job_2.effective_to AS effective_to, job_2.probation_start AS probation_start, job_2.probation_end AS probation_end, job_2.contract_end AS contract_end, job_2.seniority_date AS seniority_date, job_2.leaving_kind AS leaving_kind, job_2.last_working_day AS last_working_day, job_2.leaving_reason_sealed AS leaving_reason_sealed, job_2.version AS version, job_2.recorded AS recorded, job_2.pending AS pending, job_2.closed_at AS closed_at, job_2.valid AS valid, job_2.changes AS changes
        FROM hub.employment_history AS job_2
      ) AS job_3
      WHERE lower(job_3.recorded) <= $1::TIMESTAMP
      WITH TIME ZONE AND NOT coalesce(upper(job_3.recorded) <= $1::TIMESTAMP WITH TIME ZONE, false)
    ) AS job_4
    WHERE job_4.employee_id = employee_4.id AND job_4.closed_at IS NULL AND (EXISTS (
      SELECT 1
      FROM hub.employment AS now_1
      WHERE now_1.id = job_4.id AND now_1.employee_id = coalesce((
        SELECT hub.identity_survivor.survivor_id
        FROM hub.identity_survivor
        WHERE hub.identity_survivor.merged_id = job_4.employee_id
      ), job_4.employee_id)
    ))
    ORDER BY
    CASE WHEN (job_4.valid @> $2::DATE) THEN 0 WHEN (job_4.effective_from > $2::DATE) THEN 1
    ELSE 2 END,
    CASE WHEN (job_4.effective_from > $3::DATE) THEN 2 WHEN (job_4.effective_from > CAST(timezone($4::VARCHAR, $1::TIMESTAMP WITH TIME ZONE) AS DATE)) THEN 1
    ELSE 0 END, coalesce(job_4."primary", true) DESC,
    CASE WHEN (job_4.effective_from > $2::DATE) THEN job_4.effective_from END,
    CASE WHEN (job_4.valid @> $2::DATE) THEN NULL
    ELSE job_4.effective_to END DESC NULLS LAST, job_4.effective_from DESC NULLS LAST, job_4.id
    LIMIT 1
  ) AS job_5 ON true
  LEFT OUTER JOIN LATERAL (
    SELECT
    CASE WHEN (post_4.valid @> $2::DATE) THEN coalesce((
      SELECT coalesce(successor_3.next, part_1.successor_id, successor_2.next) AS coalesce_1
      FROM successor_1 AS successor_2
      LEFT OUTER JOIN hub.department_part AS part_1 ON part_1.department_id = successor_2.id AND part_1.employee_id = post_4.employee_id
      LEFT OUTER JOIN successor_1 AS successor_3 ON successor_3.id = part_1.successor_id
      WHERE successor_2.id = post_4.department_id
    ), post_4.department_id)
    ELSE post_4.department_id END AS department_id, post_4.manager_id AS manager_id, post_4.location_id AS location_id, post_4.position AS position, post_4.grade AS grade
    FROM (
      SELECT post_3.id AS id, post_3.employee_id AS employee_id, post_3.employment_id AS employment_id, post_3.department_id AS department_id, post_3.location_id AS location_id, post_3.manager_id AS manager_id, post_3.position AS position, post_3.grade AS grade, post_3.action AS action, post_3.held_position_id AS held_position_id, post_3.second_manager_id AS second_manager_id, post_3.job_family AS job_family, post_3.remote AS remote, post_3.shift_id AS shift_id, post_3.cost_centre AS cost_centre, post_3."primary" AS "primary", post_3.percent AS percent, post_3.effective_from AS effective_from, post_3.effective_to AS effective_to, post_3.version AS version, post_3.recorded AS recorded, post_3.pending AS pending, post_3.closed_at AS closed_at, post_3.valid AS valid, post_3.changes AS changes
      FROM (
        SELECT post_1.id AS id, post_1.employee_id AS employee_id, post_1.employment_id AS employment_id, post_1.department_id AS department_id, post_1.location_id AS location_id, post_1.manager_id AS manager_id, post_1.position AS position, post_1.grade AS grade, post_1.action AS action, post_1.held_position_id AS held_position_id, post_1.second_manager_id AS second_manager_id, post_1.job_family AS job_family, post_1.remote AS remote, post_1.shift_id AS shift_id, post_1.cost_centre AS cost_centre, post_1."primary" AS "primary", post_1.percent AS percent, post_1.effective_from AS effective_from, post_1.effective_to AS effective_to, post_1.version AS version, post_1.recorded AS recorded, post_1.pending AS pending, post_1.closed_at AS closed_at, post_1.valid AS valid, post_1.changes AS changes
        FROM hub.assignment AS post_1
        UNION ALL
        SELECT post_2.id AS id, post_2.employee_id AS employee_id, post_2.employment_id AS employment_id, post_2.department_id AS department_id, post_2.location_id AS location_id, post_2.manager_id AS manager_id, post_2.position AS position, post_2.grade AS grade, post_2.action AS action, post_2.held_position_id AS held_position_id, post_2.second_manager_id AS second_manager_id, post_2.job_family AS job_family, post_2.remote AS remote, post_2.shift_id AS shift_id, post_2.cost_centre AS cost_centre, post_2."primary" AS "primary", post_2.percent AS percent, post_2.effective_from AS effective_from, post_2.effective_to AS effective_to, post_2.version AS version, post_2.recorded AS recorded, post_2.pending AS pending, post_2.closed_at AS closed_at, post_2.valid AS valid, post_2.changes AS changes
        FROM hub.assignment_history AS post_2
      ) AS post_3
      WHERE lower(post_3.recorded) <= $1::TIMESTAMP
      WITH TIME ZONE AND NOT coalesce(upper(post_3.recorded) <= $1::TIMESTAMP WITH TIME ZONE, false)
    ) AS post_4
    WHERE post_4.employee_id = employee_4.id AND post_4.closed_at IS NULL AND (EXISTS (
      SELECT 1
      FROM hub.assignment AS now_2
      WHERE now_2.id = post_4.id AND now_2.employee_id = coalesce((
        SELECT hub.identity_survivor.survivor_id
        FROM hub.identity_survivor
        WHERE hub.identity_survivor.merged_id = post_4.employee_id
      ), post_4.employee_id)
    ))
    ORDER BY
    CASE WHEN (post_4.valid @> $2::DATE) THEN 0 WHEN (post_4.effective_from > $2::DATE) THEN 1
    ELSE 2 END,
    CASE WHEN (post_4.effective_from > $3::DATE) THEN 2 WHEN (post_4.effective_from > CAST(timezone($4::VARCHAR, $1::TIMESTAMP WITH TIME ZONE) AS DATE)) THEN 1
    ELSE 0 END, coalesce(post_4."primary", true) DESC,
    CASE WHEN (post_4.effective_from > $2::DATE) THEN post_4.effective_from END,
    CASE WHEN (post_4.valid @> $2::DATE) THEN NULL
    ELSE post_4.effective_to END DESC NULLS LAST, post_4.effective_from DESC NULLS LAST, post_4.id
    LIMIT 1
  ) AS post_5 ON true
  LEFT OUTER JOIN hub.management AS management_1 ON management_1.manager_id = $5::UUID AND management_1.employee_id = employee_today_1.id
  WHERE employee_4.id IN (
    SELECT job_9.employee_id
    FROM (
      SELECT job_8.id AS id, job_8.employee_id AS employee_id, job_8.number AS number, job_8.legal_entity_id AS legal_entity_id, job_8.employment_type AS employment_type, job_8.status AS status, job_8."primary" AS "primary", job_8.service_company_id AS service_company_id, job_8.pay_group_id AS pay_group_id, job_8.calendar_id AS calendar_id, job_8.weekly_hours AS weekly_hours, job_8.overtime_exempt AS overtime_exempt, job_8.rehire AS rehire, job_8.source AS source, job_8.retirement_date AS retirement_date, job_8.notice_days AS notice_days, job_8.effective_from AS effective_from, job_8.effective_to AS effective_to, job_8.probation_start AS probation_start, job_8.probation_end AS probation_end, job_8.contract_end AS contract_end, job_8.seniority_date AS seniority_date, job_8.leaving_kind AS leaving_kind, job_8.last_working_day AS last_working_day, job_8.leaving_reason_sealed AS leaving_reason_sealed, job_8.version AS version, job_8.recorded AS recorded, job_8.pending AS pending, job_8.closed_at AS closed_at, job_8.valid AS valid, job_8.changes AS changes
      FROM (
        SELECT job_6.id AS id, job_6.employee_id AS employee_id, job_6.number AS number, job_6.legal_entity_id AS legal_entity_id, job_6.employment_type AS employment_type, job_6.status AS status, job_6."primary" AS "primary", job_6.service_company_id AS service_company_id, job_6.pay_group_id AS pay_group_id, job_6.calendar_id AS calendar_id, job_6.weekly_hours AS weekly_hours, job_6.overtime_exempt AS overtime_exempt, job_6.rehire AS rehire, job_6.source AS source, job_6.retirement_date AS retirement_date, job_6.notice_days AS notice_days, job_6.effective_from AS effective_from, job_6.effective_to AS effective_to, job_6.probation_start AS probation_start, job_6.probation_end AS probation_end, job_6.contract_end AS contract_end, job_6.seniority_date AS seniority_date, job_6.leaving_kind AS leaving_kind, job_6.last_working_day AS last_working_day, job_6.leaving_reason_sealed AS leaving_reason_sealed, job_6.version AS version, job_6.recorded AS recorded, job_6.pending AS pending, job_6.closed_at AS closed_at, job_6.valid AS valid, job_6.changes AS changes
        FROM hub.employment AS job_6
        UNION ALL
        SELECT job_7.id AS id, job_7.employee_id AS employee_id, job_7.number AS number, job_7.legal_entity_id AS legal_entity_id, job_7.employment_type AS employment_type, job_7.status AS status, job_7."primary" AS "primary", job_7.service_company_id AS service_company_id, job_7.pay_group_id AS pay_group_id, job_7.calendar_id AS calendar_id, job_7.weekly_hours AS weekly_hours, job_7.overtime_exempt AS overtime_exempt, job_7.rehire AS rehire, job_7.source AS source, job_7.retirement_date AS retirement_date, job_7.notice_days AS notice_days, job_7.effective_from AS effective_from, job_7.effective_to AS effective_to, job_7.probation_start AS probation_start, job_7.probation_end AS probation_end, job_7.contract_end AS contract_end, job_7.seniority_date AS seniority_date, job_7.leaving_kind AS leaving_kind, job_7.last_working_day AS last_working_day, job_7.leaving_reason_sealed AS leaving_reason_sealed, job_7.version AS version, job_7.recorded AS recorded, job_7.pending AS pending, job_7.closed_at AS closed_at, job_7.valid AS valid, job_7.changes AS changes
        FROM hub.employment_history AS job_7
      ) AS job_8
      WHERE lower(job_8.recorded) <= $1::TIMESTAMP
      WITH TIME ZONE AND NOT coalesce(upper(job_8.recorded) <= $1::TIMESTAMP WITH TIME ZONE, false)
    ) AS job_9
    WHERE job_9.number = $6::VARCHAR
  ) AND job_5.number = $6::VARCHAR AND employee_today_1.id IS NOT NULL AND (employee_today_1.status = ANY ('{"probation","active","leave","notice"}'::text[]) AND job_5.status = ANY ('{"probation","active","leave","notice"}'::text[]) AND management_1.manager_id IS NOT NULL OR employee_today_1.id = $5::UUID)
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
