"""An address that is told what changed, and verifies what it is told."""

import base64
import hashlib
import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hub.demo.moodle import running


@dataclass
class Receiver:
    """What came, and how it answers: by the next of `answers`, else 204."""

    secret: str = ""
    answers: list[int] = field(default_factory=list)
    messages: list[dict[str, Any]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    forged: int = 0
    heard: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    """Headers and bodies of what was taken."""

    async def take(self, request: Request) -> Response:
        """One message, verified by the words of the specification alone."""
        body = await request.body()
        headers = request.headers
        signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
        key = base64.b64decode(self.secret.removeprefix("whsec_"))
        wanted = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
        if f"v1,{wanted}" not in headers["webhook-signature"].split():
            self.forged += 1
            return Response(status_code=401)
        status = self.answers.pop(0) if self.answers else 204
        if status < 300:
            self.ids.append(headers["webhook-id"])
            self.heard.append((dict(headers), body))
            self.messages.append(orjson.loads(body))
        return Response(status_code=status)


@asynccontextmanager
async def receiving(receiver: Receiver) -> AsyncIterator[str]:
    """Its address, while it listens."""
    app = Starlette(routes=[Route("/told", receiver.take, methods=["POST"])])
    async with running(app) as url:
        yield f"{url}/told"
