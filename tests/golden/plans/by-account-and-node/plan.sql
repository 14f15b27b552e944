WITH gate AS /* the gate */ (
  SELECT set_config($9::VARCHAR, CAST($1::UUID AS TEXT), true) AS set_config_1, set_config($10::VARCHAR, $11::VARCHAR, true) AS wall, coalesce((
    SELECT hub.access_version.version
    FROM hub.access_version
    WHERE hub.access_version.employee_id = $1::UUID
  ), 0) = $12::INTEGER AND ($1::UUID IS NULL OR (EXISTS (
    SELECT hub.employee.id
    FROM hub.employee
    WHERE hub.employee.id = $1::UUID AND
    CASE WHEN ($13::VARCHAR = 'number') THEN hub.employee.number = $14::VARCHAR WHEN ($13::VARCHAR = 'workEmail') THEN hub.employee.work_email = $14::VARCHAR
    ELSE true END AND hub.employee.status = ANY ('{"probation","active","leave","notice"}'::text[])
  ))) AS open
)
SELECT
CASE WHEN gate.open THEN '{"employee":' || coalesce((
  SELECT '{"legalName":' || coalesce(
    CASE WHEN employee_1.plain THEN '"' || employee_1.legal_name
    || '"'
    ELSE CAST(to_json(employee_1.legal_name) AS TEXT) END, 'null'
  )
  || ',"workEmail":' || coalesce(
    CASE WHEN employee_1.plain THEN '"' || employee_1.work_email
    || '"'
    ELSE CAST(to_json(employee_1.work_email) AS TEXT) END, 'null'
  )
  || ',"location":' || coalesce((
    SELECT '{"name":' || coalesce(
      CASE WHEN location_1.plain THEN '"' || location_1.name
      || '"'
      ELSE CAST(to_json(location_1.name) AS TEXT) END, 'null'
    ) || '}' AS anon_3
    FROM hub.location AS location_1
    WHERE location_1.id = employee_1.location_id AND location_1.closed_at IS NULL
    LIMIT 1
  ), 'null') || '}' AS anon_2
  FROM hub.employee AS employee_1
  WHERE employee_1.id = $1::UUID AND employee_1.id IN (
    SELECT hub.mapped_record.row_id
    FROM hub.mapped_record
    JOIN hub.stream ON hub.stream.id = hub.mapped_record.stream_id
    JOIN hub.connection ON hub.connection.id = hub.stream.connection_id
    WHERE hub.connection.name = $2::VARCHAR AND hub.mapped_record.row_key = $3::VARCHAR AND hub.mapped_record.entity = 'Employee'
  ) AND (employee_1.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_1.id = $1::UUID)
  LIMIT 1
), 'null')
|| ',"nodes":' || (
  SELECT '[' || coalesce(array_to_string(array_agg(coalesce(
    CASE WHEN (asked_1.kind = 'LegalEntity') THEN coalesce((
      SELECT '{"__typename":'
      || '"LegalEntity"'
      || ',"id":'
      || '"legal_entity_' || CAST(legal_entity_1.id AS TEXT)
      || '"' || '}' AS anon_5
      FROM hub.legal_entity AS legal_entity_1
      WHERE legal_entity_1.id = asked_1.id AND legal_entity_1.closed_at IS NULL
      LIMIT 1
    ), 'null') WHEN (asked_1.kind = 'Location') THEN coalesce((
      SELECT '{"__typename":'
      || '"Location"'
      || ',"id":'
      || '"location_' || CAST(location_2.id AS TEXT)
      || '"' || '}' AS anon_6
      FROM hub.location AS location_2
      WHERE location_2.id = asked_1.id AND location_2.closed_at IS NULL
      LIMIT 1
    ), 'null') WHEN (asked_1.kind = 'Department') THEN coalesce((
      SELECT '{"__typename":'
      || '"Department"'
      || ',"id":'
      || '"department_' || CAST(department_1.id AS TEXT)
      || '"'
      || ',"code":' || coalesce(
        CASE WHEN department_1.plain THEN '"' || department_1.code
        || '"'
        ELSE CAST(to_json(department_1.code) AS TEXT) END, 'null'
      )
      || ',"children":'
      || '{"totalCount":' || CAST((
        SELECT count(*) AS count_1
        FROM hub.department AS department_2
        WHERE department_2.parent_id = department_1.id AND department_2.closed_at IS NULL AND (department_2.effective_from IS NULL OR department_2.effective_from <= $4::DATE)
      ) AS TEXT) || '}' || '}' AS anon_7
      FROM hub.department AS department_1
      WHERE department_1.id = asked_1.id AND department_1.closed_at IS NULL AND (department_1.effective_from IS NULL OR department_1.effective_from <= $4::DATE)
      LIMIT 1
    ), 'null') WHEN (asked_1.kind = 'Employee') THEN coalesce((
      SELECT '{"__typename":'
      || '"Employee"'
      || ',"id":'
      || '"employee_' || CAST(employee_2.id AS TEXT)
      || '"'
      || ',"legalName":' || coalesce(
        CASE WHEN employee_2.plain THEN '"' || employee_2.legal_name
        || '"'
        ELSE CAST(to_json(employee_2.legal_name) AS TEXT) END, 'null'
      )
      || ',"workEmail":' || coalesce(
        CASE WHEN employee_2.plain THEN '"' || employee_2.work_email
        || '"'
        ELSE CAST(to_json(employee_2.work_email) AS TEXT) END, 'null'
      )
      || ',"location":' || coalesce((
        SELECT '{"name":' || coalesce(
          CASE WHEN location_3.plain THEN '"' || location_3.name
          || '"'
          ELSE CAST(to_json(location_3.name) AS TEXT) END, 'null'
        ) || '}' AS anon_9
        FROM hub.location AS location_3
        WHERE location_3.id = employee_2.location_id AND location_3.closed_at IS NULL
        LIMIT 1
      ), 'null')
      || ',"pending":' ||
      CASE WHEN (employee_2.pending IS NULL) THEN '[]'
      ELSE (
        SELECT '[' || coalesce(array_to_string(array_agg('{"field":' || coalesce(CAST(to_json(coalesce(('{}'::jsonb
        || '{"department":"department","latin_name":"latinName","legal_name":"legalName","location":"location","manager":"manager","number":"number","position":"position","preferred_name":"preferredName","work_email":"workEmail","work_phone":"workPhone"}'::jsonb) || CASE WHEN (employee_2.id = $1::UUID) THEN '{"birth_date":"birthDate","employment":"employment","employment_type":"employmentType","entered_workforce":"enteredWorkforce","ethnicity":"ethnicity","first_education":"firstEducation","gender":"gender","grade":"grade","highest_education":"highestEducation","highest_full_time_education":"highestFullTimeEducation","hire_date":"hireDate","home_address":"homeAddress","household_registration":"householdRegistration","legal_entity":"legalEntity","marital_status":"maritalStatus","nationality":"nationality","native_place":"nativePlace","political_status":"politicalStatus","private_email":"privateEmail","private_phone":"privatePhone","status":"status"}'::jsonb ELSE '{}'::jsonb END, '{}'::jsonb) ->> (waiting_1.value ->> 'field')) AS TEXT), 'null')
        || ',"reason":' || coalesce(CAST(to_json(waiting_1.value ->> 'reason') AS TEXT), 'null') || '}'), $5::VARCHAR), '') || ']' AS anon_10
        FROM jsonb_array_elements(employee_2.pending) AS waiting_1
        WHERE (coalesce(('{}'::jsonb
        || '{"department":"department","latin_name":"latinName","legal_name":"legalName","location":"location","manager":"manager","number":"number","position":"position","preferred_name":"preferredName","work_email":"workEmail","work_phone":"workPhone"}'::jsonb) || CASE WHEN (employee_2.id = $1::UUID) THEN '{"birth_date":"birthDate","employment":"employment","employment_type":"employmentType","entered_workforce":"enteredWorkforce","ethnicity":"ethnicity","first_education":"firstEducation","gender":"gender","grade":"grade","highest_education":"highestEducation","highest_full_time_education":"highestFullTimeEducation","hire_date":"hireDate","home_address":"homeAddress","household_registration":"householdRegistration","legal_entity":"legalEntity","marital_status":"maritalStatus","nationality":"nationality","native_place":"nativePlace","political_status":"politicalStatus","private_email":"privateEmail","private_phone":"privatePhone","status":"status"}'::jsonb ELSE '{}'::jsonb END, '{}'::jsonb) ->> (waiting_1.value ->> 'field')) IS NOT NULL
      ) END || '}' AS anon_8
      FROM hub.employee AS employee_2
      WHERE employee_2.id = asked_1.id AND (employee_2.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_2.id = $1::UUID)
      LIMIT 1
    ), 'null') WHEN (asked_1.kind = 'Employment') THEN coalesce((
      SELECT '{"__typename":'
      || '"Employment"'
      || ',"id":'
      || '"employment_' || CAST(employment_1.id AS TEXT)
      || '"' || '}' AS anon_11
      FROM hub.employment AS employment_1
      WHERE employment_1.id = asked_1.id AND employment_1.closed_at IS NULL AND (employment_1.effective_from IS NULL OR employment_1.effective_from <= $4::DATE) AND employment_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN (asked_1.kind = 'Assignment') THEN coalesce((
      SELECT '{"__typename":'
      || '"Assignment"'
      || ',"id":'
      || '"assignment_' || CAST(assignment_1.id AS TEXT)
      || '"' || '}' AS anon_12
      FROM hub.assignment AS assignment_1
      WHERE assignment_1.id = asked_1.id AND assignment_1.closed_at IS NULL AND (assignment_1.effective_from IS NULL OR assignment_1.effective_from <= $4::DATE) AND assignment_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN (asked_1.kind = 'Education') THEN coalesce((
      SELECT '{"__typename":'
      || '"Education"'
      || ',"id":'
      || '"education_' || CAST(education_1.id AS TEXT)
      || '"' || '}' AS anon_13
      FROM hub.education AS education_1
      WHERE education_1.id = asked_1.id AND education_1.closed_at IS NULL AND education_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN (asked_1.kind = 'AttendanceDay') THEN coalesce((
      SELECT '{"__typename":'
      || '"AttendanceDay"'
      || ',"id":'
      || '"attendance_day_' || CAST(attendance_day_1.id AS TEXT)
      || '"' || '}' AS anon_14
      FROM hub.attendance_day AS attendance_day_1
      WHERE attendance_day_1.id = asked_1.id AND attendance_day_1.closed_at IS NULL AND attendance_day_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN (asked_1.kind = 'Course') THEN coalesce((
      SELECT '{"__typename":'
      || '"Course"'
      || ',"id":'
      || '"course_' || CAST(course_1.id AS TEXT)
      || '"' || '}' AS anon_15
      FROM hub.course AS course_1
      WHERE course_1.id = asked_1.id AND course_1.closed_at IS NULL
      LIMIT 1
    ), 'null') WHEN (asked_1.kind = 'Enrolment') THEN coalesce((
      SELECT '{"__typename":'
      || '"Enrolment"'
      || ',"id":'
      || '"enrolment_' || CAST(enrolment_1.id AS TEXT)
      || '"' || '}' AS anon_16
      FROM hub.enrolment AS enrolment_1
      WHERE enrolment_1.id = asked_1.id AND enrolment_1.closed_at IS NULL AND enrolment_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN (asked_1.kind = 'Payslip') THEN coalesce((
      SELECT '{"__typename":'
      || '"Payslip"'
      || ',"id":'
      || '"payslip_' || CAST(payslip_1.id AS TEXT)
      || '"' || '}' AS anon_17
      FROM hub.payslip AS payslip_1
      WHERE payslip_1.id = asked_1.id AND payslip_1.closed_at IS NULL AND payslip_1.released_at IS NOT NULL AND payslip_1.released_at <= statement_timestamp() AND payslip_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN (asked_1.kind = 'PayslipLine') THEN coalesce((
      SELECT '{"__typename":'
      || '"PayslipLine"'
      || ',"id":'
      || '"payslip_line_' || CAST(payslip_line_1.id AS TEXT)
      || '"' || '}' AS anon_18
      FROM hub.payslip_line AS payslip_line_1
      WHERE payslip_line_1.id = asked_1.id AND payslip_line_1.closed_at IS NULL AND payslip_line_1.released_at IS NOT NULL AND payslip_line_1.released_at <= statement_timestamp() AND payslip_line_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') END, 'null'
  ) ORDER BY asked_1.place), $6::VARCHAR), '') || ']' AS anon_4
  FROM unnest($7::UUID[], $8::TEXT[])
  WITH ORDINALITY AS asked_1(id, kind, place)
) || '}' END AS anon_1
FROM gate

-- $1 the viewer's viewer as given
-- $2 constant "time-clock" as text
-- $3 variable key as text
-- $4 the viewer's today as given
-- $5 constant "," as value
-- $6 constant "," as value
-- $7 variable ids as ids
-- $8 variable ids as id_kinds
-- $9 constant "hub.employee" as value
-- $10 constant "hub.wall" as value
-- $11 the viewer's wall as given
-- $12 the viewer's version as given
-- $13 the viewer's viewer.named as given
-- $14 the viewer's viewer.name as given
-- hole 0: cursor of Department:Department.parent.children.0
