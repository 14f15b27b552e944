// Mercurius as its makers advise: JIT from the first request on, its own loaders.
import Fastify from 'fastify'
import mercurius from 'mercurius'
import * as data from './common.mjs'

const opts = { cache: false }
const unique = list => [...new Set(list)]
const linked = (key, batch) => ({
  opts,
  loader: async asked => {
    const ids = asked.map(one => one.obj[key])
    return data.byId(ids, await batch(unique(ids.filter(id => id != null))))
  },
})
const listed = (argument, batch, arrange) => ({
  opts,
  loader: async asked => {
    const ids = asked.map(one => one.obj.id)
    return arrange(ids, await batch(ids, asked[0].params[argument]))
  },
})
const app = Fastify({ logger: false })
app.register(mercurius, {
  schema: data.typeDefs,
  jit: 1,
  cache: true,
  graphiql: false,
  resolvers: {
    Query: {
      employee: async (_, { id }) => (await data.employeesById([id]))[0] ?? null,
      employees: (_, asked) => data.employees(asked),
    },
    EmployeeConnection: { totalCount: page => data.count(page.status) },
    Payslip: { net: one => data.money(one.id, one.net_sealed) },
  },
  loaders: {
    Employee: {
      nationalId: {
        opts,
        loader: async asked => {
          const ids = asked.map(one => one.obj.id)
          const found = data.byId(ids, await data.identitiesOf(ids))
          return found.map(one => data.nationalId(one.id, one.national_id_sealed))
        },
      },
      department: linked('department_id', data.departmentsById),
      manager: linked('manager_id', data.employeesById),
      reports: listed('', data.reportsOf, (ids, rows) => data.grouped(ids, rows, 'manager_id')),
      attendance: listed('first', data.attendanceOf, data.grouped),
      enrolments: listed('first', data.enrolmentsOf, data.grouped),
      payslips: listed('first', data.payslipsOf, data.grouped),
      attendanceSummary: listed('month', data.summariesOf, data.single),
    },
    Enrolment: { course: linked('course_id', data.coursesById) },
  },
})
await app.listen({ port: data.port, host: '127.0.0.1' })
