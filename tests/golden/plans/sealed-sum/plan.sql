WITH gate AS /* the gate */ (
  SELECT set_config('hub.employee', CAST($4::UUID AS text), true), set_config('hub.wall', $5::VARCHAR, true), coalesce((
    SELECT version
    FROM hub.access_version
    WHERE employee_id = $4::UUID
  ), 0) = $6::INTEGER AND ($4::UUID IS NULL OR EXISTS (
    SELECT
    FROM hub.employee
    WHERE id = $4::UUID AND status = ANY ('{"probation","active","leave","notice"}') AND
    CASE $7::VARCHAR WHEN 'number' THEN number = $8::VARCHAR WHEN 'workEmail' THEN work_email = $8::VARCHAR
    ELSE true END
  )) AS open
)
SELECT
CASE WHEN gate.open THEN '{"payslips":{"aggregates":' || (
  SELECT '{"net":' || coalesce(chr(1) || '1:' || CASE WHEN (sums_1.a1 > 50000) THEN 'too many' ELSE coalesce(sums_1.a0, '') END || chr(2), 'null') || '}' AS anon_2
  FROM (
    SELECT string_agg(CAST(rows_1.v0 AS TEXT) || ':' || encode(rows_1.v1, $1::VARCHAR), ',') AS a0, max(rows_1.fed) AS a1
    FROM (
      SELECT some_1.v0 AS v0, some_1.v1 AS v1, count(*) OVER () AS fed
      FROM (
        SELECT payslip_1.id AS v0, payslip_1.net_sealed AS v1
        FROM hub.payslip AS payslip_1
        WHERE payslip_1.closed_at IS NULL
        LIMIT 50001
      ) AS some_1
    ) AS rows_1
  ) AS sums_1
)
|| ',"groups":' || (
  SELECT '{"nodes":[' || coalesce(array_to_string(array_agg('{"keys":{"period":' || coalesce('"' || CAST(groups_1.v0 AS TEXT)
  || '"', 'null') || '},"aggregates":{"count":' || coalesce(CAST(groups_1.a0 AS TEXT), 'null')
  || ',"gross":' || coalesce(chr(1) || '2:' || CASE WHEN (groups_1.a2 > 50000) THEN 'too many' ELSE coalesce(groups_1.a1, '') END || chr(2), 'null') || '}}'), $2::VARCHAR), '') || ']}' AS anon_3
  FROM (
    SELECT rows_2.v0 AS v0, count(*) AS a0, string_agg(CAST(rows_2.v1 AS TEXT) || ':' || encode(rows_2.v2, $3::VARCHAR), ',') AS a1, max(rows_2.fed) AS a2, count(*) OVER () AS total
    FROM (
      SELECT some_2.v0 AS v0, some_2.v1 AS v1, some_2.v2 AS v2, count(*) OVER () AS fed
      FROM (
        SELECT payslip_1.period AS v0, payslip_1.id AS v1, payslip_1.gross_sealed AS v2
        FROM hub.payslip AS payslip_1
        WHERE payslip_1.closed_at IS NULL
        LIMIT 50001
      ) AS some_2
    ) AS rows_2
    GROUP BY rows_2.v0
    ORDER BY rows_2.v0 ASC NULLS LAST
    LIMIT 50
  ) AS groups_1
  HAVING true
) || '}}' END AS anon_1
FROM gate

-- $1 constant "hex" as value
-- $2 constant "," as value
-- $3 constant "hex" as value
-- $4 the viewer's viewer as given
-- $5 the viewer's wall as given
-- $6 the viewer's version as given
-- $7 the viewer's viewer.named as given
-- $8 the viewer's viewer.name as given
-- hole 0: cursor of Payslip:payslips
-- hole 1: payslip.net, opened and summed
-- hole 2: payslip.gross, opened and summed
