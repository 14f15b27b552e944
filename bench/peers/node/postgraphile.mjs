// PostGraphile 5 over the views; what is sealed is opened by plans of our own.
import http from 'node:http'
import { postgraphile } from 'postgraphile'
import { makePgService } from 'postgraphile/adaptors/pg'
import { lambda, list } from 'postgraphile/grafast'
import { grafserv } from 'postgraphile/grafserv/node'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'
import { extendSchema } from 'postgraphile/utils'
import { dsn, money, nationalId, port } from './common.mjs'

const bytes = value => (typeof value === 'string' ? Buffer.from(value.replace(/^\\x/, ''), 'hex') : value)
const opened = ($row, column, open) =>
  lambda(list([$row.get('id'), $row.get(column)]), ([id, sealed]) => open(id, bytes(sealed)), true)
const sealed = extendSchema(() => ({
  typeDefs: `
    type Money { amount: String! currency: String! }
    extend type Employee { nationalId: String }
    extend type Payslip { net: Money }`,
  objects: {
    Employee: { plans: { nationalId: $row => opened($row, 'national_id_sealed', nationalId) } },
    Payslip: { plans: { net: $row => opened($row, 'net_sealed', money) } },
  },
}))
const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  plugins: [sealed],
  pgServices: [makePgService({ connectionString: dsn, schemas: ['bench'], poolConfig: { max: 10 } })],
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
  grafast: { explain: false },
})
const server = http.createServer()
server.on('error', error => console.error(error))
await instance.createServ(grafserv).addTo(server)
server.listen(port, '127.0.0.1')
