"""Where systems tell of events: `POST /events/{connection}`, signed as their manifest says."""

from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hub.errors import Refused, Transient
from hub.flows.events import receive
from hub.flows.hub import Hub
from hub.store.runs import AWAY

LARGEST: Final = 1_000_000
"""Bytes of an event."""
_STATUS: Final = {"WEBHOOK_FORGED": 401, "WEBHOOK_STALE": 401}


def event_routes(hub: Hub) -> list[Route]:
    """The one route; what is wrong is told by status alone, to whoever posts."""

    async def told(request: Request) -> Response:
        body = bytearray()
        async for part in request.stream():
            body += part
            if len(body) > LARGEST:
                return Response(status_code=413)
        headers = {name.lower(): value for name, value in request.headers.items()}
        try:
            await receive(hub, request.path_params["connection"], headers, bytes(body))
        except Refused as error:
            return Response(status_code=_STATUS.get(error.code, 404))
        except Transient:
            return Response(status_code=503)
        except AWAY:
            return Response(status_code=503)
        return Response(status_code=202)

    return [Route("/events/{connection}", told, methods=["POST"])]
