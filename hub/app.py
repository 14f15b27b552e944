"""Composition: the parts become one application."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from typing import Any

import orjson
import uvicorn
import uvloop
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess

from hub.auth.clientissuer import CLIENT, ClientIssuer
from hub.auth.devissuer import issuers_of
from hub.auth.tokens import Verifier
from hub.collector import settled
from hub.errors import Broken, HubError, Refused
from hub.flows.audit import sealing_audit
from hub.flows.hooks import Ask
from hub.flows.hub import Hub, away, open_hub
from hub.flows.queues import queues_seen
from hub.resolvers.answer import Incoming, answer
from hub.resolvers.budget import Budget
from hub.resolvers.costs import Costs
from hub.resolvers.documents import Documents
from hub.resolvers.edge import Edge
from hub.resolvers.endpoint import METHODS, graphql
from hub.resolvers.explain import explained
from hub.resolvers.http_front import Front
from hub.resolvers.http_incoming import LARGEST_BODY
from hub.resolvers.http_media import prefers_page, prefers_stream
from hub.resolvers.plans import Plans
from hub.resolvers.reconcile import reconcile_routes
from hub.resolvers.roster import roster_routes
from hub.resolvers.sdl import schema_of
from hub.resolvers.streams.source import Streams
from hub.resolvers.streams.sse import sse
from hub.resolvers.streams.transport_ws import websocket
from hub.resolvers.trusted import Trusted
from hub.resolvers.upload import upload_routes
from hub.resolvers.usage import Usage
from hub.resolvers.usage_kept import keeping_usage
from hub.resolvers.viewers import RememberedGrants, SignIn
from hub.schema.audience import CLASSES
from hub.settings import Settings
from hub.store.cursors import HubKeys
from hub.store.embedded import attach
from hub.store.grants import Grants
from hub.store.reads import Reads
from hub.store.runs import AWAY
from hub.store.schema_version import check
from hub.store.sessions import Sessions
from hub.web.console import console_documents, console_routes
from hub.web.cross_origin import cross_origin
from hub.web.events import event_routes
from hub.web.graphiql import graphiql_routes, page
from hub.web.health import health_routes
from hub.web.log import log_observations
from hub.web.metrics import metrics_served, metrics_together
from hub.web.oauth import oauth_routes
from hub.web.signin import signin_routes
from hub.web.traces import traced


def demanding(classes: tuple[str, ...]) -> tuple[str, ...]:
    """Classes that are read only for a purpose: of those whose reading is recorded."""
    known = {one.name for one in CLASSES if one.recorded}
    if not known.issuperset(classes):
        raise Refused(
            "SETTING_INVALID",
            "HUB_PURPOSE_CLASSES names classes whose reading is not recorded.",
            hint=f"Use some of {', '.join(sorted(known))}.",
        )
    return classes


def edge_of(hub: Hub) -> Edge:
    """Everything that answers are made with, over an open hub."""
    schema = schema_of(hub.model)
    documents = Documents(schema)
    own = ClientIssuer(hub.settings).issuer
    verifier = Verifier((*issuers_of(hub.settings), own))
    return Edge(
        hub=hub,
        schema=schema,
        documents=documents,
        plans=Plans(),
        sign_in=SignIn(
            verifier,
            RememberedGrants(Grants(hub.database)),
            Sessions(hub.database, hub.settings.pages),
            hub.settings.pages.step_up_minutes * 60.0,
        ),
        keys=HubKeys.of(hub.sealer),
        usage=Usage(documents.core),
        trusted=Trusted(hub.database, hub.settings.trusted_documents, console_documents()),
        costs=Costs(hub.database, hub.settings.most_points),
        reads=Reads(hub.database, demanding(hub.settings.purpose_classes)),
        budget=Budget(hub.database, hub.settings.points_per_minute),
        machines=_asking,
    )


def asking(hub: Hub) -> Ask:
    """How a webhook's question is answered: as its machine client would get it."""
    return _asking(edge_of(hub))


def _asking(edge: Edge) -> Ask:
    hub = edge.hub
    issuer, grants = ClientIssuer(hub.settings), Grants(hub.database)

    async def ask(
        client: str, name: str, query: str, variables: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        facts = await grants.viewer_facts(CLIENT, client, hub.today())
        roles = {one.role for one in facts.grants} if facts is not None else set()
        token = issuer.issue(client, name, roles)
        incoming = Incoming(
            query, None, dict(variables), f"Bearer {token}", ("en",), purpose="webhook", own=True
        )
        found: Mapping[str, Any] = orjson.loads((await answer(edge, incoming)).body)
        return found

    return ask


def application(hub: Hub) -> Starlette:
    """The ASGI application over an open hub."""
    edge = edge_of(hub)
    streams = Streams(edge)

    async def watched(socket: WebSocket) -> None:
        await websocket(streams, socket)

    events = partial(sse, streams)
    answers = partial(graphql, edge, stream=events)

    async def endpoint(request: Request) -> Response:
        if request.method == "POST" and prefers_stream(request.headers.get("accept")):
            return await events(request)
        looks = request.method in {"GET", "HEAD"}
        if looks and prefers_page(request.headers.get("accept")):
            return page()
        return await answers(request)

    async def explain(request: Request) -> Response:
        return await graphql(edge, request, explained)

    async def probe() -> None:
        try:
            await check(hub.database.dsn, hub.model)
        except AWAY as error:
            raise away() from error

    routes = [
        Route("/graphql", endpoint, methods=METHODS),
        Route("/", endpoint, methods=METHODS),
        Route("/graphql/explain", explain, methods=["POST"]),
        WebSocketRoute("/graphql", watched),
        *reconcile_routes(edge),
        *upload_routes(edge),
        *roster_routes(edge),
        *graphiql_routes(),
        *signin_routes(hub),
        *console_routes(hub),
        *oauth_routes(hub),
        *event_routes(hub),
        *health_routes(probe),
    ]
    made = Front(
        routes=routes,
        middleware=cross_origin(hub.settings.origins),
        lifespan=lambda _: keeping_usage(edge),
    )
    made.answers = answers
    return made


@asynccontextmanager
async def observed(hub: Hub) -> AsyncIterator[None]:
    """Metrics and traces go where they are wanted meanwhile, and the audit is sealed."""
    with metrics_served(hub.settings), traced(hub.settings):
        async with queues_seen(hub), sealing_audit(hub):
            yield


@asynccontextmanager
async def serving(hub: Hub) -> AsyncIterator[uvicorn.Server]:
    """A server for an open hub; `await server.serve()` runs it."""
    made = application(hub)
    settled()
    yield uvicorn.Server(uvicorn.Config(made, **_listening(hub.settings)))


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
        "ws_max_size": LARGEST_BODY,
        "ws_per_message_deflate": False,
    }


def serve(settings: Settings) -> None:
    """`hub serve`: until it is told to stop."""
    log_observations()
    if settings.workers > 1:
        _serve_together(settings)
    else:
        uvloop.run(_serve(settings))


async def _serve(settings: Settings) -> None:
    async with open_hub(settings) as hub, observed(hub), serving(hub) as server:
        await server.serve()


# --- several processes -----------------------------------------------------------------------


def _serve_together(settings: Settings) -> None:
    """Processes that share one listening socket; one that dies is replaced.

    The embedded server is held here, so that it outlives any of them.
    """
    held = nullcontext() if settings.database_url else attach(settings.home)
    with held, metrics_together(settings):
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
            async with open_hub(self.settings) as hub, observed(hub):
                self.app = made = application(hub)
                settled()
                async with made.router.lifespan_context(made):
                    await send({"type": "lifespan.startup.complete"})
                    await receive()
        except HubError as error:
            await send({"type": "lifespan.startup.failed", "message": str(error)})
            return
        await send({"type": "lifespan.shutdown.complete"})
