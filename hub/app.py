"""Composition: the parts become one application."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass
from typing import Any

import orjson
import structlog
import uvicorn
import uvloop
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess

from hub.auth.devissuer import issuers_of
from hub.auth.tokens import Verifier
from hub.errors import Broken, HubError
from hub.flows.hub import Hub, open_hub
from hub.observe import Observation, subscribe
from hub.resolvers.documents import Documents
from hub.resolvers.edge import Edge
from hub.resolvers.endpoint import METHODS, graphql
from hub.resolvers.explain import explained
from hub.resolvers.http_media import prefers_page
from hub.resolvers.mutation import mutation_type
from hub.resolvers.plans import Plans
from hub.resolvers.schema import graph
from hub.resolvers.trusted import Trusted
from hub.resolvers.types import entity_types
from hub.resolvers.viewers import RememberedGrants, SignIn
from hub.settings import Settings
from hub.store.cursors import HubKeys
from hub.store.embedded import attach
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
    yield uvicorn.Server(uvicorn.Config(application(hub), **_listening(hub.settings)))


def _listening(settings: Settings) -> dict[str, Any]:
    return {
        "host": settings.host,
        "port": settings.port,
        "loop": "uvloop",
        "http": "httptools",
        "access_log": False,
        "log_level": "warning",
        "server_header": False,
        "timeout_graceful_shutdown": 5,
    }


def serve(settings: Settings) -> None:
    """`hub serve`: until it is told to stop."""
    log_observations()
    if settings.workers > 1:
        _serve_together(settings)
    else:
        uvloop.run(_serve(settings))


async def _serve(settings: Settings) -> None:
    async with open_hub(settings) as hub, serving(hub) as server:
        await server.serve()


# --- several processes -----------------------------------------------------------------------


def _serve_together(settings: Settings) -> None:
    """Processes that share one listening socket; one that dies is replaced.

    The embedded server is held here, so that it outlives any of them.
    """
    with nullcontext() if settings.database_url else attach(settings.home):
        uvloop.run(_opens(settings))
        config = uvicorn.Config(
            "hub.app:worker",
            factory=True,
            lifespan="on",
            workers=settings.workers,
            **_listening(settings),
        )
        together = Multiprocess(config, sockets=[config.bind_socket()])
        together.run()
    if any(one.exitcode == STARTUP_FAILURE for one in together.processes):
        raise Broken("WORKER_FAILED", "A process could not start.", hint="The log says why.")


async def _opens(settings: Settings) -> None:
    """Raise here, once, what would keep every process from starting."""
    async with open_hub(settings):
        pass


def worker() -> "Worker":
    """One process of several; uvicorn calls it there."""
    log_observations()
    return Worker(Settings.from_env())


@dataclass
class Worker:
    """An ASGI application that opens its hub when its process starts."""

    settings: Settings
    app: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Requests go to the hub; the start and the end of the process open and close it."""
        if scope["type"] != "lifespan" and self.app is not None:
            await self.app(scope, receive, send)
            return
        await receive()
        try:
            async with open_hub(self.settings) as hub:
                self.app = application(hub)
                await send({"type": "lifespan.startup.complete"})
                await receive()
        except HubError as error:
            await send({"type": "lifespan.startup.failed", "message": str(error)})
            return
        await send({"type": "lifespan.shutdown.complete"})
