import { ApolloServer } from '@apollo/server'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import Fastify from 'fastify'
import { port, typeDefs } from './common.mjs'
import { loaders, resolvers } from './resolvers.mjs'

const server = new ApolloServer({ typeDefs, resolvers, introspection: false, csrfPrevention: false })
await server.start()
const app = Fastify({ logger: false })
app.post('/graphql', fastifyApolloHandler(server, { context: async () => loaders() }))
await app.listen({ port, host: '127.0.0.1' })
