WITH gate AS /* the gate */ (
  SELECT set_config('hub.employee', CAST($2::UUID AS text), true), set_config('hub.wall', $14::VARCHAR, true), coalesce((
    SELECT version
    FROM hub.access_version
    WHERE employee_id = $2::UUID
  ), 0) = $15::INTEGER AND ($2::UUID IS NULL OR EXISTS (
    SELECT
    FROM hub.employee
    WHERE id = $2::UUID AND status = ANY ('{"probation","active","leave","notice"}') AND
    CASE $16::VARCHAR WHEN 'number' THEN number = $17::VARCHAR WHEN 'workEmail' THEN work_email = $17::VARCHAR
    ELSE true END
  )) AS open
)
SELECT
CASE WHEN gate.open THEN '{"employees":' || (
  SELECT '{"nodes":[' || coalesce(array_to_string(array_agg(page_1.n0), $1::VARCHAR), '') || ']}' AS anon_2
  FROM (
    SELECT
    CASE WHEN (employee_1.id IS DISTINCT FROM $2::UUID) THEN coalesce(chr(1) || '6:' || CAST(employee_1.id AS TEXT) || chr(2), '')
    ELSE '' END
    || '{"legalName":' || coalesce(
      CASE WHEN employee_1.plain THEN '"' || employee_1.legal_name
      || '"'
      ELSE CAST(to_json(employee_1.legal_name) AS TEXT) END, 'null'
    )
    || ',"nationalId":' || coalesce(chr(1) || '1:' || CAST(employee_1.id AS TEXT) || ':' || encode(employee_private_1.national_id_sealed, $3::VARCHAR) || chr(2), 'null')
    || ',"nationalIdMasked":' || coalesce(chr(1) || '2:' || CAST(employee_1.id AS TEXT) || ':' || encode(employee_private_1.national_id_sealed, $4::VARCHAR) || chr(2), 'null')
    || ',"privatePhone":' || coalesce(chr(1) || '3:' || CAST(employee_1.id AS TEXT) || ':' || encode(employee_private_1.private_phone_sealed, $5::VARCHAR) || chr(2), 'null')
    || ',"homeAddress":' || coalesce(chr(1) || '4:' || CAST(employee_1.id AS TEXT) || ':' || encode(employee_private_1.home_address_sealed, $6::VARCHAR) || chr(2), 'null')
    || ',"ethnicity":' ||
    CASE WHEN (employee_1.id = $2::UUID) THEN coalesce(chr(1) || '5:' || CAST(employee_1.id AS TEXT) || ':' || encode(employee_private_1.ethnicity_sealed, $7::VARCHAR) || chr(2), 'null')
    ELSE 'null' END || '}' AS n0
    FROM hub.employee AS employee_1
    LEFT OUTER JOIN hub.employee_private AS employee_private_1 ON employee_private_1.id = employee_1.id
    WHERE employee_private_1.national_id_index = $8::BYTEA
    ORDER BY employee_1.legal_name_sort ASC, employee_1.id ASC
    LIMIT 50
  ) AS page_1
  HAVING true
)
|| ',"payslips":' || (
  SELECT '{"nodes":[' || coalesce(array_to_string(array_agg(page_2.n0), $9::VARCHAR), '') || ']}' AS anon_3
  FROM (
    SELECT
    CASE WHEN (payslip_1.employee_id IS DISTINCT FROM $2::UUID) THEN coalesce(chr(1) || '9:' || CAST(payslip_1.employee_id AS TEXT) || chr(2), '')
    ELSE '' END
    || '{"period":' || coalesce('"' || CAST(payslip_1.period AS TEXT)
    || '"', 'null')
    || ',"releasedAt":' || coalesce('"' || replace(CAST(payslip_1.released_at AS TEXT), $10::VARCHAR, $11::VARCHAR) || ':00"', 'null')
    || ',"gross":' || coalesce(chr(1) || '8:' || CAST(payslip_1.id AS TEXT) || ':' || encode(payslip_1.gross_sealed, $12::VARCHAR) || chr(2), 'null')
    || ',"employee":' || coalesce((
      SELECT '{"legalName":' || coalesce(
        CASE WHEN employee_2.plain THEN '"' || employee_2.legal_name
        || '"'
        ELSE CAST(to_json(employee_2.legal_name) AS TEXT) END, 'null'
      ) || '}'
      FROM hub.employee AS employee_2
      WHERE employee_2.id = payslip_1.employee_id
      LIMIT 1
    ), 'null') || '}' AS n0
    FROM hub.payslip AS payslip_1
    WHERE payslip_1.closed_at IS NULL AND payslip_1.period = $13::VARCHAR
    ORDER BY payslip_1.period ASC, payslip_1.id ASC
    LIMIT 50
  ) AS page_2
  HAVING true
) || '}' END AS anon_1
FROM gate

-- $1 constant "," as value
-- $2 the viewer's viewer as given
-- $3 constant "hex" as value
-- $4 constant "hex" as value
-- $5 constant "hex" as value
-- $6 constant "hex" as value
-- $7 constant "hex" as value
-- $8 variable number as blind employee_private national_id NationalId
-- $9 constant "," as value
-- $10 constant " " as value
-- $11 constant "T" as value
-- $12 constant "hex" as value
-- $13 constant "2026-05" as value
-- $14 the viewer's wall as given
-- $15 the viewer's version as given
-- $16 the viewer's viewer.named as given
-- $17 the viewer's viewer.name as given
-- hole 0: cursor of Employee:employees
-- hole 1: employee_private.national_id, opened and shown whole
-- hole 2: employee_private.national_id, opened and shown masked
-- hole 3: employee_private.private_phone, opened and shown whole
-- hole 4: employee_private.home_address, opened and shown whole
-- hole 5: employee_private.ethnicity, opened and shown whole
-- hole 6: whose CONTACT, HOME, IDENTITY is read
-- hole 7: cursor of Payslip:payslips
-- hole 8: payslip.gross, opened and shown whole
-- hole 9: whose PAY is read
-- some of employees.ethnicity: SPECIAL, opened by grant SPECIAL, self
