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
  SELECT '{"legalName":' || coalesce(CAST(to_json(employee_4.legal_name) AS TEXT), 'null')
  || ',"privatePhone":' || coalesce(chr(1) || '0:' || CAST(employee_4.id AS TEXT) || ':' || encode(employee_private_4.private_phone_sealed, $1::VARCHAR) || chr(2), 'null')
  || ',"educations":' ||
  CASE WHEN (employee_today_1.id = $2::UUID) THEN (
    SELECT '{"nodes":[' || coalesce(array_to_string(array_agg(page_1.n0), $3::VARCHAR), '') || ']}' AS anon_3
    FROM (
      SELECT '{"school":' || coalesce(CAST(to_json(education_4.school) AS TEXT), 'null')
      || ',"level":' ||
      CASE WHEN (education_4.level IS NULL) THEN 'null'
      ELSE '{"code":' || coalesce(CAST(to_json(education_4.level) AS TEXT), 'null') || '}' END || '}' AS n0
      FROM (
        SELECT education_3.id AS id, education_3.employee_id AS employee_id, education_3.level AS level, education_3.outcome AS outcome, education_3.study_mode AS study_mode, education_3.degree AS degree, education_3.school AS school, education_3.country AS country, education_3.field_of_study AS field_of_study, education_3.start_date AS start_date, education_3.end_date AS end_date, education_3.expected_end_date AS expected_end_date, education_3.grade AS grade, education_3.certificate_number AS certificate_number, education_3.first AS first, education_3.version AS version, education_3.recorded AS recorded, education_3.pending AS pending, education_3.closed_at AS closed_at, education_3.changes AS changes
        FROM (
          SELECT education_1.id AS id, education_1.employee_id AS employee_id, education_1.level AS level, education_1.outcome AS outcome, education_1.study_mode AS study_mode, education_1.degree AS degree, education_1.school AS school, education_1.country AS country, education_1.field_of_study AS field_of_study, education_1.start_date AS start_date, education_1.end_date AS end_date, education_1.expected_end_date AS expected_end_date, education_1.grade AS grade, education_1.certificate_number AS certificate_number, education_1.first AS first, education_1.version AS version, education_1.recorded AS recorded, education_1.pending AS pending, education_1.closed_at AS closed_at, education_1.changes AS changes
          FROM hub.education AS education_1
          UNION ALL
          SELECT education_2.id AS id, education_2.employee_id AS employee_id, education_2.level AS level, education_2.outcome AS outcome, education_2.study_mode AS study_mode, education_2.degree AS degree, education_2.school AS school, education_2.country AS country, education_2.field_of_study AS field_of_study, education_2.start_date AS start_date, education_2.end_date AS end_date, education_2.expected_end_date AS expected_end_date, education_2.grade AS grade, education_2.certificate_number AS certificate_number, education_2.first AS first, education_2.version AS version, education_2.recorded AS recorded, education_2.pending AS pending, education_2.closed_at AS closed_at, education_2.changes AS changes
          FROM hub.education_history AS education_2
        ) AS education_3
        WHERE lower(education_3.recorded) <= $4::TIMESTAMP
        WITH TIME ZONE AND NOT coalesce(upper(education_3.recorded) <= $4::TIMESTAMP WITH TIME ZONE, false)
      ) AS education_4
      LEFT OUTER JOIN hub.education AS education_today_1 ON education_today_1.id = education_4.id
      WHERE education_4.employee_id = employee_4.id AND education_4.closed_at IS NULL AND education_today_1.id IS NOT NULL AND education_today_1.employee_id IS NOT DISTINCT
      FROM coalesce((
        SELECT hub.identity_survivor.survivor_id
        FROM hub.identity_survivor
        WHERE hub.identity_survivor.merged_id = education_4.employee_id
      ), education_4.employee_id) AND education_today_1.employee_id = $2::UUID
      ORDER BY education_4.end_date ASC NULLS LAST, education_4.id ASC
      LIMIT 3
    ) AS page_1
    HAVING true
  )
  ELSE 'null' END || '}' AS anon_2
  FROM (
    SELECT employee_3.id AS id, employee_3.number AS number, employee_3.legal_name AS legal_name, employee_3.legal_name_sort AS legal_name_sort, employee_3.preferred_name AS preferred_name, employee_3.preferred_name_sort AS preferred_name_sort, employee_3.latin_name AS latin_name, employee_3.family_name AS family_name, employee_3.family_name_sort AS family_name_sort, employee_3.given_name AS given_name, employee_3.given_name_sort AS given_name_sort, employee_3.middle_name AS middle_name, employee_3.middle_name_sort AS middle_name_sort, employee_3.salutation AS salutation, employee_3.pronouns AS pronouns, employee_3.photo AS photo, employee_3.locale AS locale, employee_3.zone AS zone, employee_3.work_email AS work_email, employee_3.work_phone AS work_phone, employee_3.department_id AS department_id, employee_3.manager_id AS manager_id, employee_3.location_id AS location_id, employee_3.position AS position, employee_3.legal_entity_id AS legal_entity_id, employee_3.status AS status, employee_3.employment_type AS employment_type, employee_3.grade AS grade, employee_3.hire_date AS hire_date, employee_3.employment_id AS employment_id, employee_3.highest_education_id AS highest_education_id, employee_3.highest_full_time_education_id AS highest_full_time_education_id, employee_3.first_education_id AS first_education_id, employee_3.version AS version, employee_3.recorded AS recorded, employee_3.pending AS pending, employee_3.closed_at AS closed_at, employee_3.changes AS changes, employee_3.search AS search
    FROM (
      SELECT employee_1.id AS id, employee_1.number AS number, employee_1.legal_name AS legal_name, employee_1.legal_name_sort AS legal_name_sort, employee_1.preferred_name AS preferred_name, employee_1.preferred_name_sort AS preferred_name_sort, employee_1.latin_name AS latin_name, employee_1.family_name AS family_name, employee_1.family_name_sort AS family_name_sort, employee_1.given_name AS given_name, employee_1.given_name_sort AS given_name_sort, employee_1.middle_name AS middle_name, employee_1.middle_name_sort AS middle_name_sort, employee_1.salutation AS salutation, employee_1.pronouns AS pronouns, employee_1.photo AS photo, employee_1.locale AS locale, employee_1.zone AS zone, employee_1.work_email AS work_email, employee_1.work_phone AS work_phone, employee_1.department_id AS department_id, employee_1.manager_id AS manager_id, employee_1.location_id AS location_id, employee_1.position AS position, employee_1.legal_entity_id AS legal_entity_id, employee_1.status AS status, employee_1.employment_type AS employment_type, employee_1.grade AS grade, employee_1.hire_date AS hire_date, employee_1.employment_id AS employment_id, employee_1.highest_education_id AS highest_education_id, employee_1.highest_full_time_education_id AS highest_full_time_education_id, employee_1.first_education_id AS first_education_id, employee_1.version AS version, employee_1.recorded AS recorded, employee_1.pending AS pending, employee_1.closed_at AS closed_at, employee_1.changes AS changes, employee_1.search AS search
      FROM hub.employee AS employee_1
      UNION ALL
      SELECT employee_2.id AS id, employee_2.number AS number, employee_2.legal_name AS legal_name, employee_2.legal_name_sort AS legal_name_sort, employee_2.preferred_name AS preferred_name, employee_2.preferred_name_sort AS preferred_name_sort, employee_2.latin_name AS latin_name, employee_2.family_name AS family_name, employee_2.family_name_sort AS family_name_sort, employee_2.given_name AS given_name, employee_2.given_name_sort AS given_name_sort, employee_2.middle_name AS middle_name, employee_2.middle_name_sort AS middle_name_sort, employee_2.salutation AS salutation, employee_2.pronouns AS pronouns, employee_2.photo AS photo, employee_2.locale AS locale, employee_2.zone AS zone, employee_2.work_email AS work_email, employee_2.work_phone AS work_phone, employee_2.department_id AS department_id, employee_2.manager_id AS manager_id, employee_2.location_id AS location_id, employee_2.position AS position, employee_2.legal_entity_id AS legal_entity_id, employee_2.status AS status, employee_2.employment_type AS employment_type, employee_2.grade AS grade, employee_2.hire_date AS hire_date, employee_2.employment_id AS employment_id, employee_2.highest_education_id AS highest_education_id, employee_2.highest_full_time_education_id AS highest_full_time_education_id, employee_2.first_education_id AS first_education_id, employee_2.version AS version, employee_2.recorded AS recorded, employee_2.pending AS pending, employee_2.closed_at AS closed_at, employee_2.changes AS changes, employee_2.search AS search
      FROM hub.employee_history AS employee_2
    ) AS employee_3
    WHERE lower(employee_3.recorded) <= $4::TIMESTAMP
    WITH TIME ZONE AND NOT coalesce(upper(employee_3.recorded) <= $4::TIMESTAMP WITH TIME ZONE, false)
  ) AS employee_4
  LEFT OUTER JOIN hub.employee AS employee_today_1 ON employee_today_1.id = coalesce((
    SELECT hub.identity_survivor.survivor_id
    FROM hub.identity_survivor
    WHERE hub.identity_survivor.merged_id = employee_4.id
  ), employee_4.id)
  LEFT OUTER JOIN (
    SELECT employee_private_3.id AS id, employee_private_3.private_phone_sealed AS private_phone_sealed, employee_private_3.private_phone_index AS private_phone_index, employee_private_3.private_email_sealed AS private_email_sealed, employee_private_3.private_email_index AS private_email_index, employee_private_3.home_address_sealed AS home_address_sealed, employee_private_3.permanent_address_sealed AS permanent_address_sealed, employee_private_3.birth_date AS birth_date, employee_private_3.gender AS gender, employee_private_3.marital_status AS marital_status, employee_private_3.household_registration AS household_registration, employee_private_3.nationality AS nationality, employee_private_3.other_nationalities AS other_nationalities, employee_private_3.birth_place AS birth_place, employee_private_3.birth_country AS birth_country, employee_private_3.household_place AS household_place, employee_private_3.languages AS languages, employee_private_3.died_on AS died_on, employee_private_3.native_place AS native_place, employee_private_3.entered_workforce AS entered_workforce, employee_private_3.ethnicity_sealed AS ethnicity_sealed, employee_private_3.political_status_sealed AS political_status_sealed, employee_private_3.religion_sealed AS religion_sealed, employee_private_3.disability_sealed AS disability_sealed, employee_private_3.special_care_sealed AS special_care_sealed, employee_private_3.tax_number_sealed AS tax_number_sealed, employee_private_3.tax_number_index AS tax_number_index, employee_private_3.social_security_number_sealed AS social_security_number_sealed, employee_private_3.social_security_number_index AS social_security_number_index, employee_private_3.national_id_sealed AS national_id_sealed, employee_private_3.national_id_index AS national_id_index, employee_private_3.id_document_type AS id_document_type, employee_private_3.version AS version, employee_private_3.recorded AS recorded
    FROM (
      SELECT employee_private_1.id AS id, employee_private_1.private_phone_sealed AS private_phone_sealed, employee_private_1.private_phone_index AS private_phone_index, employee_private_1.private_email_sealed AS private_email_sealed, employee_private_1.private_email_index AS private_email_index, employee_private_1.home_address_sealed AS home_address_sealed, employee_private_1.permanent_address_sealed AS permanent_address_sealed, employee_private_1.birth_date AS birth_date, employee_private_1.gender AS gender, employee_private_1.marital_status AS marital_status, employee_private_1.household_registration AS household_registration, employee_private_1.nationality AS nationality, employee_private_1.other_nationalities AS other_nationalities, employee_private_1.birth_place AS birth_place, employee_private_1.birth_country AS birth_country, employee_private_1.household_place AS household_place, employee_private_1.languages AS languages, employee_private_1.died_on AS died_on, employee_private_1.native_place AS native_place, employee_private_1.entered_workforce AS entered_workforce, employee_private_1.ethnicity_sealed AS ethnicity_sealed, employee_private_1.political_status_sealed AS political_status_sealed, employee_private_1.religion_sealed AS religion_sealed, employee_private_1.disability_sealed AS disability_sealed, employee_private_1.special_care_sealed AS special_care_sealed, employee_private_1.tax_number_sealed AS tax_number_sealed, employee_private_1.tax_number_index AS tax_number_index, employee_private_1.social_security_number_sealed AS social_security_number_sealed, employee_private_1.social_security_number_index AS social_security_number_index, employee_private_1.national_id_sealed AS national_id_sealed, employee_private_1.national_id_index AS national_id_index, employee_private_1.id_document_type AS id_document_type, employee_private_1.version AS version, employee_private_1.recorded AS recorded
      FROM hub.employee_private AS employee_private_1
      UNION ALL
      SELECT employee_private_2.id AS id, employee_private_2.private_phone_sealed AS private_phone_sealed, employee_private_2.private_phone_index AS private_phone_index, employee_private_2.private_email_sealed AS private_email_sealed, employee_private_2.private_email_index AS private_email_index, employee_private_2.home_address_sealed AS home_address_sealed, employee_private_2.permanent_address_sealed AS permanent_address_sealed, employee_private_2.birth_date AS birth_date, employee_private_2.gender AS gender, employee_private_2.marital_status AS marital_status, employee_private_2.household_registration AS household_registration, employee_private_2.nationality AS nationality, employee_private_2.other_nationalities AS other_nationalities, employee_private_2.birth_place AS birth_place, employee_private_2.birth_country AS birth_country, employee_private_2.household_place AS household_place, employee_private_2.languages AS languages, employee_private_2.died_on AS died_on, employee_private_2.native_place AS native_place, employee_private_2.entered_workforce AS entered_workforce, employee_private_2.ethnicity_sealed AS ethnicity_sealed, employee_private_2.political_status_sealed AS political_status_sealed, employee_private_2.religion_sealed AS religion_sealed, employee_private_2.disability_sealed AS disability_sealed, employee_private_2.special_care_sealed AS special_care_sealed, employee_private_2.tax_number_sealed AS tax_number_sealed, employee_private_2.tax_number_index AS tax_number_index, employee_private_2.social_security_number_sealed AS social_security_number_sealed, employee_private_2.social_security_number_index AS social_security_number_index, employee_private_2.national_id_sealed AS national_id_sealed, employee_private_2.national_id_index AS national_id_index, employee_private_2.id_document_type AS id_document_type, employee_private_2.version AS version, employee_private_2.recorded AS recorded
      FROM hub.employee_private_history AS employee_private_2
    ) AS employee_private_3
    WHERE lower(employee_private_3.recorded) <= $4::TIMESTAMP
    WITH TIME ZONE AND NOT coalesce(upper(employee_private_3.recorded) <= $4::TIMESTAMP WITH TIME ZONE, false)
  ) AS employee_private_4 ON employee_private_4.id = employee_4.id
  WHERE employee_4.id = $2::UUID AND employee_today_1.id IS NOT NULL AND employee_today_1.id = $2::UUID
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
