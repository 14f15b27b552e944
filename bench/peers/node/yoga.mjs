import http from 'node:http'
import { createSchema, createYoga } from 'graphql-yoga'
import { port, typeDefs } from './common.mjs'
import { loaders, resolvers } from './resolvers.mjs'

const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers }),
  context: () => loaders(),
  logging: false,
  graphiql: false,
  landingPage: false,
})
http.createServer(yoga).listen(port, '127.0.0.1')
