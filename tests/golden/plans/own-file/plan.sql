WITH gate AS /* the gate */ (
  SELECT set_config('hub.employee', CAST($2::UUID AS text), true), set_config('hub.wall', $10::VARCHAR, true), coalesce((
    SELECT version
    FROM hub.access_version
    WHERE employee_id = $2::UUID
  ), 0) = $11::INTEGER AND ($2::UUID IS NULL OR EXISTS (
    SELECT
    FROM hub.employee
    WHERE id = $2::UUID AND status = ANY ('{"probation","active","leave","notice"}') AND
    CASE $12::VARCHAR WHEN 'number' THEN number = $13::VARCHAR WHEN 'workEmail' THEN work_email = $13::VARCHAR
    ELSE true END
  )) AS open
)
SELECT
CASE WHEN gate.open THEN '{"viewer":{"scopes":' || $1::VARCHAR
|| ',"employee":' || coalesce((
  SELECT '{"legalName":' || coalesce(
    CASE WHEN employee_1.plain THEN '"' || employee_1.legal_name
    || '"'
    ELSE CAST(to_json(employee_1.legal_name) AS TEXT) END, 'null'
  )
  || ',"birthDate":' ||
  CASE WHEN (employee_1.id = $2::UUID) THEN coalesce('"' || CAST(employee_private_1.birth_date AS TEXT)
  || '"', 'null')
  ELSE 'null' END
  || ',"privatePhone":' ||
  CASE WHEN (employee_1.id = $2::UUID) THEN coalesce(chr(1) || '0:' || CAST(employee_1.id AS TEXT) || ':' || encode(employee_private_1.private_phone_sealed, $3::VARCHAR) || chr(2), 'null')
  ELSE 'null' END
  || ',"nationalId":null,"nationalIdMasked":' ||
  CASE WHEN (employee_1.id = $2::UUID) THEN coalesce(chr(1) || '1:' || CAST(employee_1.id AS TEXT) || ':' || encode(employee_private_1.national_id_sealed, $4::VARCHAR) || chr(2), 'null')
  ELSE 'null' END
  || ',"restricted":[' || ltrim(
    CASE WHEN (employee_1.id = $2::UUID) THEN ''
    ELSE ',"assignments","attendance","bankAccounts","birthCountry","birthDate","birthPlace","businessTrips","certificates","compensations","contracts","contributions","dependents","disability","educations","emergencyContacts","employment","employmentType","employments","enrolments","enteredWorkforce","ethnicity","firstEducation","gender","goals","grade","healthRecords","highestEducation","highestFullTimeEducation","hireDate","homeAddress","householdPlace","householdRegistration","identityDocuments","insuranceEnrolments","languages","leaveBalances","leaveRequests","legalEntity","maritalStatus","nationalIdMasked","nationality","nativePlace","otherNationalities","overtimes","payslipLines","payslips","penalties","permanentAddress","politicalStatus","privateEmail","privatePhone","punchCorrections","punches","religion","reviews","socialSecurityNumberMasked","specialCare","status","taxItems","taxNumberMasked","teamMemberships","workHistory"' END
    || ',"diedOn","idDocumentType","nationalId","offboardings","onboardings","socialSecurityNumber","taxNumber"', ','
  ) || '],"status":' ||
  CASE WHEN (employee_1.id = $2::UUID) THEN coalesce((
    SELECT '{"code":' || coalesce(CAST(to_json(term_1.code) AS TEXT), 'null')
    || ',"label":' || coalesce(CAST(to_json(term_1.label_zh) AS TEXT), 'null') || '}'
    FROM hub.term AS term_1
    WHERE term_1.vocabulary = 'employment_status' AND term_1.code = employee_1.status
  ), 'null')
  ELSE 'null' END
  || ',"employment":' ||
  CASE WHEN (employee_1.id = $2::UUID) THEN coalesce((
    SELECT '{"effectiveFrom":' || coalesce('"' || CAST(employment_1.effective_from AS TEXT)
    || '"', 'null')
    || ',"leavingReason":null}'
    FROM hub.employment AS employment_1
    WHERE employment_1.id = employee_1.employment_id AND employment_1.closed_at IS NULL AND (employment_1.effective_from IS NULL OR employment_1.effective_from <= $5::DATE) AND employment_1.employee_id = $2::UUID
    LIMIT 1
  ), 'null')
  ELSE 'null' END
  || ',"assignments":' ||
  CASE WHEN (employee_1.id = $2::UUID) THEN '{"totalCount":' || CAST((
    SELECT count(*) AS count_1
    FROM hub.assignment AS assignment_1
    WHERE assignment_1.employee_id = employee_1.id AND assignment_1.closed_at IS NULL AND (assignment_1.effective_from IS NULL OR assignment_1.effective_from <= $5::DATE) AND assignment_1.employee_id = $2::UUID
  ) AS TEXT) || '}'
  ELSE 'null' END
  || ',"payslips":' ||
  CASE WHEN (employee_1.id = $2::UUID) THEN (
    SELECT '{"nodes":[' || coalesce(array_to_string(array_agg(page_2.n0), $6::VARCHAR), '') || ']}' AS anon_3
    FROM (
      SELECT '{"period":' || coalesce('"' || CAST(payslip_1.period AS TEXT)
      || '"', 'null')
      || ',"net":' || coalesce(chr(1) || '4:' || CAST(payslip_1.id AS TEXT) || ':' || encode(payslip_1.net_sealed, $7::VARCHAR) || chr(2), 'null')
      || ',"lines":' || (
        SELECT '{"nodes":[' || coalesce(array_to_string(array_agg(page_1.n0), $8::VARCHAR), '') || ']}' AS anon_4
        FROM (
          SELECT '{"name":' || coalesce(
            CASE WHEN payslip_line_1.plain THEN '"' || payslip_line_1.name
            || '"'
            ELSE CAST(to_json(payslip_line_1.name) AS TEXT) END, 'null'
          )
          || ',"amount":' || coalesce(chr(1) || '6:' || CAST(payslip_line_1.id AS TEXT) || ':' || encode(payslip_line_1.amount_sealed, $9::VARCHAR) || chr(2), 'null') || '}' AS n0
          FROM hub.payslip_line AS payslip_line_1
          WHERE payslip_line_1.payslip_id = payslip_1.id AND payslip_line_1.closed_at IS NULL AND payslip_line_1.released_at IS NOT NULL AND payslip_line_1.released_at <= statement_timestamp() AND payslip_line_1.employee_id = $2::UUID
          ORDER BY payslip_line_1.position ASC NULLS LAST, payslip_line_1.id ASC
          LIMIT 50
        ) AS page_1
        HAVING true
      ) || '}' AS n0
      FROM hub.payslip AS payslip_1
      WHERE payslip_1.employee_id = employee_1.id AND payslip_1.closed_at IS NULL AND payslip_1.released_at IS NOT NULL AND payslip_1.released_at <= statement_timestamp() AND payslip_1.employee_id = $2::UUID
      ORDER BY payslip_1.period ASC, payslip_1.id ASC
      LIMIT 50
    ) AS page_2
    HAVING true
  )
  ELSE 'null' END || '}' AS anon_2
  FROM hub.employee AS employee_1
  LEFT OUTER JOIN hub.employee_private AS employee_private_1 ON employee_private_1.id = employee_1.id
  WHERE employee_1.id = $2::UUID AND (employee_1.status = ANY ('{"probation","active","leave","notice"}'::text[]) OR employee_1.id = $2::UUID)
  LIMIT 1
), 'null') || '}}' END AS anon_1
FROM gate

-- $1 the viewer's viewer.scopes as given
-- $2 the viewer's viewer as given
-- $3 constant "hex" as value
-- $4 constant "hex" as value
-- $5 the viewer's today as given
-- $6 constant "," as value
-- $7 constant "hex" as value
-- $8 constant "," as value
-- $9 constant "hex" as value
-- $10 the viewer's wall as given
-- $11 the viewer's version as given
-- $12 the viewer's viewer.named as given
-- $13 the viewer's viewer.name as given
-- hole 0: employee_private.private_phone, opened and shown whole
-- hole 1: employee_private.national_id, opened and shown masked
-- hole 2: cursor of Assignment:Assignment.employee.assignments.0
-- hole 3: cursor of Payslip:Payslip.employee.payslips.0
-- hole 4: payslip.net, opened and shown whole
-- hole 5: cursor of PayslipLine:PayslipLine.payslip.lines.0
-- hole 6: payslip_line.amount, opened and shown whole
-- some of viewer.employee.birthDate: PERSONAL, opened by grant PERSONAL, self
-- some of viewer.employee.privatePhone: CONTACT, opened by direct manager, grant CORE, self
-- all of viewer.employee.nationalId: IDENTITY, opened by grant IDENTITY, grant PAY, self after a second factor
-- some of viewer.employee.nationalIdMasked: IDENTITY, opened by grant IDENTITY, grant PAY, self after a second factor
-- some of viewer.employee.status: JOB, opened by grant CORE, manager, self
-- some of viewer.employee.employment: JOB, opened by grant CORE, manager, self
-- all of viewer.employee.employment.leavingReason: LEAVING, opened by grant CORE
-- some of viewer.employee.assignments: JOB, opened by grant CORE, manager, self
-- some of viewer.employee.payslips: PAY, opened by grant PAY, self
