// What the peers share: a pool of ten, named (prepared) statements over the views, unsealing.
import crypto from 'node:crypto'
import fs from 'node:fs'
import pg from 'pg'

pg.types.setTypeParser(1082, value => value) // a date stays the text that it is
export const port = Number(process.env.PORT)
export const dsn = process.env.BENCH_DSN
export const pool = new pg.Pool({ connectionString: dsn, max: 10 })
export const typeDefs = fs.readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8')
const ask = async (name, text, values) => (await pool.query({ name, text, values })).rows

// --- unsealing: version 1 | key id 16 | nonce 12 | ciphertext | tag 16, bound to place and row ---

const keys = new Map()
const file = fs.readFileSync(process.env.BENCH_KEYS)
for (let at = 0; at < file.length; at += 52) {
  const key = crypto.createSecretKey(file.subarray(at + 20, at + 52))
  keys.set(file.toString('latin1', at, at + 16), { version: file.subarray(at + 16, at + 20), key })
}
const place = (table, column) =>
  Buffer.concat([table, column].flatMap(one => [Buffer.from([0, one.length]), Buffer.from(one)]))
const NATIONAL_ID = place('employee_private', 'national_id')
const NET = place('payslip', 'net')

function open(where, row, sealed) {
  const { version, key } = keys.get(sealed.toString('latin1', 1, 17))
  const cipher = crypto.createDecipheriv('aes-256-gcm', key, sealed.subarray(17, 29))
  cipher.setAAD(Buffer.concat([where, Buffer.from(row.replaceAll('-', ''), 'hex'), version]))
  cipher.setAuthTag(sealed.subarray(sealed.length - 16))
  return cipher.update(sealed.subarray(29, sealed.length - 16), undefined, 'utf8') + cipher.final('utf8')
}
export const nationalId = (row, sealed) => (sealed == null ? null : open(NATIONAL_ID, row, sealed))
export function money(row, sealed) {
  if (sealed == null) return null
  const [minor, currency] = open(NET, row, sealed).split(' ')
  return { amount: `${minor.slice(0, -2)}.${minor.slice(-2)}`, currency }
}

// --- batches ------------------------------------------------------------------------------------

const EMPLOYEE = `id, number, legal_name as "legalName", legal_name_sort, preferred_name as "preferredName",
  latin_name as "latinName", work_email as "workEmail", work_phone as "workPhone", position, status,
  employment_type as "employmentType", grade, hire_date as "hireDate", department_id, manager_id`
const lateral = (inner) => `select one.* from unnest($1::uuid[]) asked (id) cross join lateral (${inner}) one`

export const employeesById = ids =>
  ask('employees', `select ${EMPLOYEE} from bench.employee where id = any ($1::uuid[])`, [ids])
export const departmentsById = ids =>
  ask('departments', 'select id, name, code from bench.department where id = any ($1::uuid[])', [ids])
export const coursesById = ids =>
  ask('courses', 'select id, title from bench.course where id = any ($1::uuid[])', [ids])
export const identitiesOf = ids =>
  ask('identities', 'select id, national_id_sealed from bench.employee where id = any ($1::uuid[])', [ids])
export const reportsOf = ids =>
  ask('reports', `select ${EMPLOYEE} from bench.employee where manager_id = any ($1::uuid[])
    order by legal_name_sort, id`, [ids])
export const attendanceOf = (ids, first) =>
  ask('attendance', lateral(`select id, employee_id as owner, date, status, worked_minutes as "workedMinutes"
    from bench.attendance where employee_id = asked.id order by date desc limit $2`), [ids, first])
export const enrolmentsOf = (ids, first) =>
  ask('enrolments', lateral(`select id, employee_id as owner, course_id, status
    from bench.enrolment where employee_id = asked.id order by enrolled_at, id limit $2`), [ids, first])
export const payslipsOf = (ids, first) =>
  ask('payslips', lateral(`select id, employee_id as owner, period, net_sealed
    from bench.payslip where employee_id = asked.id order by period desc limit $2`), [ids, first])
export const summariesOf = (ids, month) =>
  ask('summaries', `select employee_id as owner, count(*)::int as days,
      (count(*) filter (where status = 'late'))::int as "lateDays",
      (count(*) filter (where status = 'absent'))::int as "absentDays"
    from bench.attendance where employee_id = any ($1::uuid[]) and date >= ($2 || '-01')::date
      and date < (($2 || '-01')::date + interval '1 month')::date group by employee_id`, [ids, month])

export async function employees({ first, after, status, orderBy }) {
  const [key, id] = after ? after.split(',') : []
  const byName = orderBy !== 'HIRE_DATE_DESC'
  const values = [first + 1]
  const where = []
  if (status) where.push(`status = $${values.push(status)}`)
  if (after && byName) where.push(`(legal_name_sort, id) > ($${values.push(key)}, $${values.push(id)}::uuid)`)
  if (after && !byName) where.push(`(hire_date, id) < ($${values.push(key)}::date, $${values.push(id)}::uuid)`)
  const order = byName ? 'legal_name_sort, id' : 'hire_date desc, id desc'
  const filter = where.length ? `where ${where.join(' and ')}` : ''
  const rows = await ask(`list ${filter} ${order}`.slice(0, 60),
    `select ${EMPLOYEE} from bench.employee ${filter} order by ${order} limit $1`, values)
  const hasNextPage = rows.length > first
  if (hasNextPage) rows.length = first
  const last = rows.at(-1)
  const endCursor = last ? `${byName ? last.legal_name_sort : last.hireDate},${last.id}` : null
  return { status, nodes: rows, pageInfo: { hasNextPage, endCursor } }
}
export const count = async status =>
  (status
    ? await ask('count by status', 'select count(*)::int as n from bench.employee where status = $1', [status])
    : await ask('count', 'select count(*)::int as n from bench.employee', []))[0].n

export function byId(ids, rows) {
  const found = new Map(rows.map(row => [row.id, row]))
  return ids.map(id => found.get(id) ?? null)
}
export function grouped(ids, rows, owner = 'owner') {
  const found = new Map()
  for (const row of rows) {
    const list = found.get(row[owner])
    if (list) list.push(row)
    else found.set(row[owner], [row])
  }
  return ids.map(id => found.get(id) ?? [])
}
export function single(ids, rows) {
  const found = new Map(rows.map(row => [row.owner, row]))
  return ids.map(id => found.get(id) ?? { days: 0, lateDays: 0, absentDays: 0 })
}
