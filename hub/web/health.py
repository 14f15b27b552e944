"""Whether the process is alive, and whether it can answer."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from hub.errors import HubError

Probe = Callable[[], Awaitable[None]]
"""Raises a HubError while the hub cannot answer."""


def health_routes(probe: Probe) -> list[Route]:
    """`/health/live` and `/health/ready`."""

    async def live(_: Request) -> JSONResponse:
        return JSONResponse({"status": "live"})

    async def ready(_: Request) -> JSONResponse:
        try:
            await probe()
        except HubError as error:
            return JSONResponse({"status": "not ready", **error.as_dict()}, 503)
        return JSONResponse({"status": "ready"})

    return [Route("/health/live", live), Route("/health/ready", ready)]
