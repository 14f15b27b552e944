// Resolvers with DataLoader, one set of loaders a request: for Apollo Server and graphql-yoga.
import DataLoader from 'dataloader'
import * as data from './common.mjs'

export function loaders() {
  const kept = new Map()
  const by = (name, batch, arrange) => argument => {
    const key = `${name} ${argument}`
    if (!kept.has(key)) kept.set(key, new DataLoader(async ids => arrange(ids, await batch(ids, argument))))
    return kept.get(key)
  }
  const one = batch => new DataLoader(async ids => data.byId(ids, await batch(ids)))
  return {
    employee: one(data.employeesById),
    department: one(data.departmentsById),
    course: one(data.coursesById),
    identity: one(data.identitiesOf),
    reports: new DataLoader(async ids => data.grouped(ids, await data.reportsOf(ids), 'manager_id')),
    attendance: by('attendance', data.attendanceOf, data.grouped),
    enrolments: by('enrolments', data.enrolmentsOf, data.grouped),
    payslips: by('payslips', data.payslipsOf, data.grouped),
    summary: by('summary', data.summariesOf, data.single),
  }
}

export const resolvers = {
  Query: {
    employee: (_, { id }, load) => load.employee.load(id),
    employees: (_, asked) => data.employees(asked),
  },
  EmployeeConnection: { totalCount: page => data.count(page.status) },
  Employee: {
    nationalId: async (one, _, load) =>
      data.nationalId(one.id, (await load.identity.load(one.id)).national_id_sealed),
    department: (one, _, load) => one.department_id && load.department.load(one.department_id),
    manager: (one, _, load) => one.manager_id && load.employee.load(one.manager_id),
    reports: (one, _, load) => load.reports.load(one.id),
    attendance: (one, { first }, load) => load.attendance(first).load(one.id),
    enrolments: (one, { first }, load) => load.enrolments(first).load(one.id),
    payslips: (one, { first }, load) => load.payslips(first).load(one.id),
    attendanceSummary: (one, { month }, load) => load.summary(month).load(one.id),
  },
  Enrolment: { course: (one, _, load) => load.course.load(one.course_id) },
  Payslip: { net: one => data.money(one.id, one.net_sealed) },
}
