WITH gate AS /* the gate */ (
  SELECT set_config('hub.employee', CAST($1::UUID AS text), true), set_config('hub.wall', $9::VARCHAR, true), coalesce((
    SELECT version
    FROM hub.access_version
    WHERE employee_id = $1::UUID
  ), 0) = $10::INTEGER AND ($1::UUID IS NULL OR EXISTS (
    SELECT
    FROM hub.employee
    WHERE id = $1::UUID AND status = ANY ('{"probation","active","leave","notice"}') AND
    CASE $11::VARCHAR WHEN 'number' THEN number = $12::VARCHAR WHEN 'workEmail' THEN work_email = $12::VARCHAR
    ELSE true END
  )) AS open
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
    ) || '}'
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
    CASE WHEN ('LegalEntity' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"LegalEntity","id":"legal_entity_' || CAST(legal_entity_1.id AS TEXT)
      || '"}' AS anon_4
      FROM hub.legal_entity AS legal_entity_1
      WHERE legal_entity_1.id = asked_1.id AND legal_entity_1.closed_at IS NULL
      LIMIT 1
    ), 'null') WHEN ('Location' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"Location","id":"location_' || CAST(location_2.id AS TEXT)
      || '"}' AS anon_5
      FROM hub.location AS location_2
      WHERE location_2.id = asked_1.id AND location_2.closed_at IS NULL
      LIMIT 1
    ), 'null') WHEN ('CostCentre' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"CostCentre","id":"cost_centre_' || CAST(cost_centre_1.id AS TEXT)
      || '"}' AS anon_6
      FROM hub.cost_centre AS cost_centre_1
      WHERE cost_centre_1.id = asked_1.id AND cost_centre_1.closed_at IS NULL
      LIMIT 1
    ), 'null') WHEN ('Grade' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"Grade","id":"grade_' || CAST(grade_1.id AS TEXT)
      || '"}' AS anon_7
      FROM hub.grade AS grade_1
      WHERE grade_1.id = asked_1.id AND grade_1.closed_at IS NULL
      LIMIT 1
    ), 'null') WHEN ('Department' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"Department","id":"department_' || CAST(department_1.id AS TEXT)
      || '","code":' || coalesce(
        CASE WHEN department_1.plain THEN '"' || department_1.code
        || '"'
        ELSE CAST(to_json(department_1.code) AS TEXT) END, 'null'
      )
      || ',"children":{"totalCount":' || CAST((
        SELECT count(*) AS count_1
        FROM hub.department AS department_2
        WHERE department_2.parent_id = department_1.id AND department_2.closed_at IS NULL AND (department_2.effective_from IS NULL OR department_2.effective_from <= $4::DATE)
      ) AS TEXT) || '}}' AS anon_8
      FROM hub.department AS department_1
      WHERE department_1.id = asked_1.id AND department_1.closed_at IS NULL AND (department_1.effective_from IS NULL OR department_1.effective_from <= $4::DATE)
      LIMIT 1
    ), 'null') WHEN ('Position' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"Position","id":"position_' || CAST(position_1.id AS TEXT)
      || '"}' AS anon_9
      FROM hub.position AS position_1
      WHERE position_1.id = asked_1.id AND position_1.closed_at IS NULL AND (position_1.effective_from IS NULL OR position_1.effective_from <= $4::DATE)
      LIMIT 1
    ), 'null') WHEN ('Team' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"Team","id":"team_' || CAST(team_1.id AS TEXT)
      || '"}' AS anon_10
      FROM hub.team AS team_1
      WHERE team_1.id = asked_1.id AND team_1.closed_at IS NULL
      LIMIT 1
    ), 'null') WHEN ('PayGroup' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"PayGroup","id":"pay_group_' || CAST(pay_group_1.id AS TEXT)
      || '"}' AS anon_11
      FROM hub.pay_group AS pay_group_1
      WHERE pay_group_1.id = asked_1.id AND pay_group_1.closed_at IS NULL
      LIMIT 1
    ), 'null') WHEN ('PayrollRun' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"PayrollRun","id":"payroll_run_' || CAST(payroll_run_1.id AS TEXT)
      || '"}' AS anon_12
      FROM hub.payroll_run AS payroll_run_1
      WHERE false
      LIMIT 1
    ), 'null') WHEN ('WorkCalendar' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"WorkCalendar","id":"work_calendar_' || CAST(work_calendar_1.id AS TEXT)
      || '"}' AS anon_13
      FROM hub.work_calendar AS work_calendar_1
      WHERE work_calendar_1.id = asked_1.id AND work_calendar_1.closed_at IS NULL
      LIMIT 1
    ), 'null') WHEN ('CalendarDay' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"CalendarDay","id":"calendar_day_' || CAST(calendar_day_1.id AS TEXT)
      || '"}' AS anon_14
      FROM hub.calendar_day AS calendar_day_1
      WHERE calendar_day_1.id = asked_1.id AND calendar_day_1.closed_at IS NULL
      LIMIT 1
    ), 'null') WHEN ('Shift' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"Shift","id":"shift_' || CAST(shift_1.id AS TEXT)
      || '"}' AS anon_15
      FROM hub.shift AS shift_1
      WHERE shift_1.id = asked_1.id AND shift_1.closed_at IS NULL
      LIMIT 1
    ), 'null') WHEN ('LeaveType' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"LeaveType","id":"leave_type_' || CAST(leave_type_1.id AS TEXT)
      || '"}' AS anon_16
      FROM hub.leave_type AS leave_type_1
      WHERE leave_type_1.id = asked_1.id AND leave_type_1.closed_at IS NULL
      LIMIT 1
    ), 'null') WHEN ('Course' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"Course","id":"course_' || CAST(course_1.id AS TEXT)
      || '"}' AS anon_17
      FROM hub.course AS course_1
      WHERE course_1.id = asked_1.id AND course_1.closed_at IS NULL
      LIMIT 1
    ), 'null') WHEN ('Session' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"Session","id":"session_' || CAST(session_1.id AS TEXT)
      || '"}' AS anon_18
      FROM hub.session AS session_1
      WHERE session_1.id = asked_1.id AND session_1.closed_at IS NULL
      LIMIT 1
    ), 'null') WHEN ('Employee' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"Employee","id":"employee_' || CAST(employee_2.id AS TEXT)
      || '","legalName":' || coalesce(
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
        ) || '}'
        FROM hub.location AS location_3
        WHERE location_3.id = employee_2.location_id AND location_3.closed_at IS NULL
        LIMIT 1
      ), 'null')
      || ',"pending":' ||
      CASE WHEN (employee_2.pending IS NULL) THEN '[]'
      ELSE (
        SELECT '[' || coalesce(array_to_string(array_agg('{"field":' || coalesce(CAST(to_json(coalesce(('{}'::jsonb
        || '{"department":"department","family_name":"familyName","given_name":"givenName","latin_name":"latinName","legal_name":"legalName","locale":"locale","location":"location","manager":"manager","middle_name":"middleName","number":"number","photo":"photo","position":"position","preferred_name":"preferredName","pronouns":"pronouns","salutation":"salutation","work_email":"workEmail","work_phone":"workPhone","zone":"zone"}'::jsonb) || CASE WHEN (employee_2.id = $1::UUID) THEN '{"birth_country":"birthCountry","birth_date":"birthDate","birth_place":"birthPlace","disability":"disability","employment":"employment","employment_type":"employmentType","entered_workforce":"enteredWorkforce","ethnicity":"ethnicity","first_education":"firstEducation","gender":"gender","grade":"grade","highest_education":"highestEducation","highest_full_time_education":"highestFullTimeEducation","hire_date":"hireDate","home_address":"homeAddress","household_place":"householdPlace","household_registration":"householdRegistration","languages":"languages","legal_entity":"legalEntity","marital_status":"maritalStatus","nationality":"nationality","native_place":"nativePlace","other_nationalities":"otherNationalities","permanent_address":"permanentAddress","political_status":"politicalStatus","private_email":"privateEmail","private_phone":"privatePhone","religion":"religion","special_care":"specialCare","status":"status"}'::jsonb ELSE '{}'::jsonb END, '{}'::jsonb) ->> (waiting_1.value ->> 'field')) AS TEXT), 'null')
        || ',"reason":' || coalesce(CAST(to_json(waiting_1.value ->> 'reason') AS TEXT), 'null') || '}'), $5::VARCHAR), '') || ']' AS anon_20
        FROM jsonb_array_elements(employee_2.pending) AS waiting_1
        WHERE (coalesce(('{}'::jsonb
        || '{"department":"department","family_name":"familyName","given_name":"givenName","latin_name":"latinName","legal_name":"legalName","locale":"locale","location":"location","manager":"manager","middle_name":"middleName","number":"number","photo":"photo","position":"position","preferred_name":"preferredName","pronouns":"pronouns","salutation":"salutation","work_email":"workEmail","work_phone":"workPhone","zone":"zone"}'::jsonb) || CASE WHEN (employee_2.id = $1::UUID) THEN '{"birth_country":"birthCountry","birth_date":"birthDate","birth_place":"birthPlace","disability":"disability","employment":"employment","employment_type":"employmentType","entered_workforce":"enteredWorkforce","ethnicity":"ethnicity","first_education":"firstEducation","gender":"gender","grade":"grade","highest_education":"highestEducation","highest_full_time_education":"highestFullTimeEducation","hire_date":"hireDate","home_address":"homeAddress","household_place":"householdPlace","household_registration":"householdRegistration","languages":"languages","legal_entity":"legalEntity","marital_status":"maritalStatus","nationality":"nationality","native_place":"nativePlace","other_nationalities":"otherNationalities","permanent_address":"permanentAddress","political_status":"politicalStatus","private_email":"privateEmail","private_phone":"privatePhone","religion":"religion","special_care":"specialCare","status":"status"}'::jsonb ELSE '{}'::jsonb END, '{}'::jsonb) ->> (waiting_1.value ->> 'field')) IS NOT NULL
      ) END || '}' AS anon_19
      FROM hub.employee AS employee_2
      WHERE employee_2.id = coalesce((
        SELECT hub.identity_survivor.survivor_id
        FROM hub.identity_survivor
        WHERE hub.identity_survivor.merged_id = asked_1.id
      ), asked_1.id) AND (employee_2.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_2.id = $1::UUID)
      LIMIT 1
    ), 'null') WHEN ('Employment' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"Employment","id":"employment_' || CAST(employment_1.id AS TEXT)
      || '"}' AS anon_21
      FROM hub.employment AS employment_1
      WHERE employment_1.id = asked_1.id AND employment_1.closed_at IS NULL AND (employment_1.effective_from IS NULL OR employment_1.effective_from <= $4::DATE) AND employment_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN ('Assignment' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"Assignment","id":"assignment_' || CAST(assignment_1.id AS TEXT)
      || '"}' AS anon_22
      FROM hub.assignment AS assignment_1
      WHERE assignment_1.id = asked_1.id AND assignment_1.closed_at IS NULL AND (assignment_1.effective_from IS NULL OR assignment_1.effective_from <= $4::DATE) AND assignment_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN ('TeamMembership' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"TeamMembership","id":"team_membership_' || CAST(team_membership_1.id AS TEXT)
      || '"}' AS anon_23
      FROM hub.team_membership AS team_membership_1
      WHERE team_membership_1.id = asked_1.id AND team_membership_1.closed_at IS NULL AND (team_membership_1.effective_from IS NULL OR team_membership_1.effective_from <= $4::DATE) AND team_membership_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN ('Contract' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"Contract","id":"contract_' || CAST(contract_1.id AS TEXT)
      || '"}' AS anon_24
      FROM hub.contract AS contract_1
      WHERE contract_1.id = asked_1.id AND contract_1.closed_at IS NULL AND contract_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN ('Onboarding' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"Onboarding","id":"onboarding_' || CAST(onboarding_1.id AS TEXT)
      || '"}' AS anon_25
      FROM hub.onboarding AS onboarding_1
      WHERE false
      LIMIT 1
    ), 'null') WHEN ('Offboarding' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"Offboarding","id":"offboarding_' || CAST(offboarding_1.id AS TEXT)
      || '"}' AS anon_26
      FROM hub.offboarding AS offboarding_1
      WHERE false
      LIMIT 1
    ), 'null') WHEN ('Education' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"Education","id":"education_' || CAST(education_1.id AS TEXT)
      || '"}' AS anon_27
      FROM hub.education AS education_1
      WHERE education_1.id = asked_1.id AND education_1.closed_at IS NULL AND education_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN ('WorkHistory' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"WorkHistory","id":"work_history_' || CAST(work_history_1.id AS TEXT)
      || '"}' AS anon_28
      FROM hub.work_history AS work_history_1
      WHERE work_history_1.id = asked_1.id AND work_history_1.closed_at IS NULL AND work_history_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN ('Dependent' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"Dependent","id":"dependent_' || CAST(dependent_1.id AS TEXT)
      || '"}' AS anon_29
      FROM hub.dependent AS dependent_1
      WHERE dependent_1.id = asked_1.id AND dependent_1.closed_at IS NULL AND dependent_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN ('EmergencyContact' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"EmergencyContact","id":"emergency_contact_' || CAST(emergency_contact_1.id AS TEXT)
      || '"}' AS anon_30
      FROM hub.emergency_contact AS emergency_contact_1
      WHERE emergency_contact_1.id = asked_1.id AND emergency_contact_1.closed_at IS NULL AND emergency_contact_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN ('IdentityDocument' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"IdentityDocument","id":"identity_document_' || CAST(identity_document_1.id AS TEXT)
      || '"}' AS anon_31
      FROM hub.identity_document AS identity_document_1
      WHERE identity_document_1.id = asked_1.id AND identity_document_1.closed_at IS NULL AND identity_document_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN ('BankAccount' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"BankAccount","id":"bank_account_' || CAST(bank_account_1.id AS TEXT)
      || '"}' AS anon_32
      FROM hub.bank_account AS bank_account_1
      WHERE bank_account_1.id = asked_1.id AND bank_account_1.closed_at IS NULL AND bank_account_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN ('AttendanceDay' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"AttendanceDay","id":"attendance_day_' || CAST(attendance_day_1.id AS TEXT)
      || '"}' AS anon_33
      FROM hub.attendance_day AS attendance_day_1
      WHERE attendance_day_1.id = asked_1.id AND attendance_day_1.closed_at IS NULL AND attendance_day_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN ('Punch' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"Punch","id":"punch_' || CAST(punch_1.id AS TEXT)
      || '"}' AS anon_34
      FROM hub.punch AS punch_1
      WHERE punch_1.id = asked_1.id AND punch_1.closed_at IS NULL AND punch_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN ('PunchCorrection' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"PunchCorrection","id":"punch_correction_' || CAST(punch_correction_1.id AS TEXT)
      || '"}' AS anon_35
      FROM hub.punch_correction AS punch_correction_1
      WHERE punch_correction_1.id = asked_1.id AND punch_correction_1.closed_at IS NULL AND punch_correction_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN ('Overtime' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"Overtime","id":"overtime_' || CAST(overtime_1.id AS TEXT)
      || '"}' AS anon_36
      FROM hub.overtime AS overtime_1
      WHERE overtime_1.id = asked_1.id AND overtime_1.closed_at IS NULL AND overtime_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN ('BusinessTrip' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"BusinessTrip","id":"business_trip_' || CAST(business_trip_1.id AS TEXT)
      || '"}' AS anon_37
      FROM hub.business_trip AS business_trip_1
      WHERE business_trip_1.id = asked_1.id AND business_trip_1.closed_at IS NULL AND business_trip_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN ('LeaveRequest' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"LeaveRequest","id":"leave_request_' || CAST(leave_request_1.id AS TEXT)
      || '"}' AS anon_38
      FROM hub.leave_request AS leave_request_1
      WHERE leave_request_1.id = asked_1.id AND leave_request_1.closed_at IS NULL AND leave_request_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN ('LeaveBalance' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"LeaveBalance","id":"leave_balance_' || CAST(leave_balance_1.id AS TEXT)
      || '"}' AS anon_39
      FROM hub.leave_balance AS leave_balance_1
      WHERE leave_balance_1.id = asked_1.id AND leave_balance_1.closed_at IS NULL AND leave_balance_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN ('Enrolment' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"Enrolment","id":"enrolment_' || CAST(enrolment_1.id AS TEXT)
      || '"}' AS anon_40
      FROM hub.enrolment AS enrolment_1
      WHERE enrolment_1.id = asked_1.id AND enrolment_1.closed_at IS NULL AND enrolment_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN ('Certificate' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"Certificate","id":"certificate_' || CAST(certificate_1.id AS TEXT)
      || '"}' AS anon_41
      FROM hub.certificate AS certificate_1
      WHERE certificate_1.id = asked_1.id AND certificate_1.closed_at IS NULL AND certificate_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN ('Compensation' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"Compensation","id":"compensation_' || CAST(compensation_1.id AS TEXT)
      || '"}' AS anon_42
      FROM hub.compensation AS compensation_1
      WHERE compensation_1.id = asked_1.id AND compensation_1.closed_at IS NULL AND (compensation_1.effective_from IS NULL OR compensation_1.effective_from <= $4::DATE) AND compensation_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN ('Payslip' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"Payslip","id":"payslip_' || CAST(payslip_1.id AS TEXT)
      || '"}' AS anon_43
      FROM hub.payslip AS payslip_1
      WHERE payslip_1.id = asked_1.id AND payslip_1.closed_at IS NULL AND payslip_1.released_at IS NOT NULL AND payslip_1.released_at <= statement_timestamp() AND payslip_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN ('PayslipLine' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"PayslipLine","id":"payslip_line_' || CAST(payslip_line_1.id AS TEXT)
      || '"}' AS anon_44
      FROM hub.payslip_line AS payslip_line_1
      WHERE payslip_line_1.id = asked_1.id AND payslip_line_1.closed_at IS NULL AND payslip_line_1.released_at IS NOT NULL AND payslip_line_1.released_at <= statement_timestamp() AND payslip_line_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN ('InsuranceEnrolment' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"InsuranceEnrolment","id":"insurance_enrolment_' || CAST(insurance_enrolment_1.id AS TEXT)
      || '"}' AS anon_45
      FROM hub.insurance_enrolment AS insurance_enrolment_1
      WHERE insurance_enrolment_1.id = asked_1.id AND insurance_enrolment_1.closed_at IS NULL AND (insurance_enrolment_1.effective_from IS NULL OR insurance_enrolment_1.effective_from <= $4::DATE) AND insurance_enrolment_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN ('Contribution' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"Contribution","id":"contribution_' || CAST(contribution_1.id AS TEXT)
      || '"}' AS anon_46
      FROM hub.contribution AS contribution_1
      WHERE contribution_1.id = asked_1.id AND contribution_1.closed_at IS NULL AND contribution_1.released_at IS NOT NULL AND contribution_1.released_at <= statement_timestamp() AND contribution_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN ('TaxItem' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"TaxItem","id":"tax_item_' || CAST(tax_item_1.id AS TEXT)
      || '"}' AS anon_47
      FROM hub.tax_item AS tax_item_1
      WHERE tax_item_1.id = asked_1.id AND tax_item_1.closed_at IS NULL AND tax_item_1.released_at IS NOT NULL AND tax_item_1.released_at <= statement_timestamp() AND tax_item_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN ('Goal' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"Goal","id":"goal_' || CAST(goal_1.id AS TEXT)
      || '"}' AS anon_48
      FROM hub.goal AS goal_1
      WHERE goal_1.id = asked_1.id AND goal_1.closed_at IS NULL AND goal_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN ('Review' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"Review","id":"review_' || CAST(review_1.id AS TEXT)
      || '"}' AS anon_49
      FROM hub.review AS review_1
      WHERE review_1.id = asked_1.id AND review_1.closed_at IS NULL AND review_1.published_at IS NOT NULL AND review_1.published_at <= statement_timestamp() AND review_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN ('Reward' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"Reward","id":"reward_' || CAST(reward_1.id AS TEXT)
      || '"}' AS anon_50
      FROM hub.reward AS reward_1
      WHERE reward_1.id = asked_1.id AND reward_1.closed_at IS NULL AND (reward_1.published_at IS NOT NULL AND reward_1.published_at <= statement_timestamp() OR reward_1.employee_id = $1::UUID)
      LIMIT 1
    ), 'null') WHEN ('Penalty' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"Penalty","id":"penalty_' || CAST(penalty_1.id AS TEXT)
      || '"}' AS anon_51
      FROM hub.penalty AS penalty_1
      WHERE penalty_1.id = asked_1.id AND penalty_1.closed_at IS NULL AND penalty_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') WHEN ('HealthRecord' = asked_1.kind) THEN coalesce((
      SELECT '{"__typename":"HealthRecord","id":"health_record_' || CAST(health_record_1.id AS TEXT)
      || '"}' AS anon_52
      FROM hub.health_record AS health_record_1
      WHERE health_record_1.id = asked_1.id AND health_record_1.closed_at IS NULL AND health_record_1.employee_id = $1::UUID
      LIMIT 1
    ), 'null') END, 'null'
  ) ORDER BY asked_1.place), $6::VARCHAR), '') || ']' AS anon_3
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
-- $9 the viewer's wall as given
-- $10 the viewer's version as given
-- $11 the viewer's viewer.named as given
-- $12 the viewer's viewer.name as given
-- hole 0: cursor of Department:Department.parent.children.0
