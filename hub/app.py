"""Composition: the parts become one application."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import orjson
import structlog
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hub.auth.devissuer import issuers_of
from hub.auth.tokens import Verifier
from hub.flows.hub import Hub, open_hub
from hub.observe import Observation, subscribe
from hub.resolvers.documents import Documents
from hub.resolvers.edge import Edge
from hub.resolvers.endpoint import METHODS, graphql
from hub.resolvers.explain import explained
from hub.resolvers.http_media import prefers_page
from hub.resolvers.mutation import mutation_type
from hub.resolvers.plans import Plans
from hub.resolvers.reconcile import reconcile_routes
from hub.resolvers.schema import graph
from hub.resolvers.trusted import Trusted
from hub.resolvers.types import entity_types
from hub.resolvers.viewers import RememberedGrants, SignIn
from hub.settings import Settings
from hub.store.cursors import HubKeys
from hub.store.grants import Grants
from hub.store.schema_version import check
from hub.web.cross_origin import cross_origin
from hub.web.graphiql import graphiql_routes, page
from hub.web.health import health_routes


def edge_of(hub: Hub) -> Edge:
    """Everything that answers are made with, over an open hub."""
    types = entity_types(hub.model)
    schema = graph(hub.model, mutation_type(types), made=types)
    verifier = Verifier(issuers_of(hub.settings))
    return Edge(
        hub=hub,
        schema=schema,
        documents=Documents(schema),
        plans=Plans(),
        sign_in=SignIn(verifier, RememberedGrants(Grants(hub.database))),
        keys=HubKeys.of(hub.sealer),
        trusted=Trusted(hub.database, hub.settings.trusted_documents),
    )


def application(hub: Hub) -> Starlette:
    """The ASGI application over an open hub."""
    edge = edge_of(hub)

    async def endpoint(request: Request) -> Response:
        looks = request.method in {"GET", "HEAD"}
        if looks and prefers_page(request.headers.get("accept")):
            return page()
        return await graphql(edge, request)

    async def explain(request: Request) -> Response:
        return await graphql(edge, request, explained)

    async def probe() -> None:
        await check(hub.database.dsn, hub.model)

    routes = [
        Route("/graphql", endpoint, methods=METHODS),
        Route("/", endpoint, methods=METHODS),
        Route("/graphql/explain", explain, methods=["POST"]),
        *reconcile_routes(edge),
        *graphiql_routes(),
        *health_routes(probe),
    ]
    return Starlette(routes=routes, middleware=cross_origin(hub.settings.origins))


def log_observations() -> None:
    """Every observation is one JSON line on standard error."""
    structlog.configure(
        processors=[
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(serializer=_json),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    log = structlog.get_logger()

    def write(observation: Observation) -> None:
        log.msg(observation.name, **dict(observation.facts))

    subscribe(write)


def _json(value: object, **_: object) -> str:
    return orjson.dumps(value, default=str).decode()


@asynccontextmanager
async def serving(hub: Hub) -> AsyncIterator[uvicorn.Server]:
    """A server for an open hub; `await server.serve()` runs it."""
    config = uvicorn.Config(
        application(hub),
        host=hub.settings.host,
        port=hub.settings.port,
        loop="uvloop",
        http="httptools",
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=5,
    )
    yield uvicorn.Server(config)


async def serve(settings: Settings) -> None:
    """`hub serve`: until it is told to stop."""
    log_observations()
    async with open_hub(settings) as hub, serving(hub) as server:
        await server.serve()
