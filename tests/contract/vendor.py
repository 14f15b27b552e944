"""An outside system for tests: a real HTTP server on loopback that a test tells how to answer."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response

from hub.connectors.protocol import Connector
from hub.schema.record import Batch


@dataclass
class Asked:
    """A request that the vendor got."""

    path: str
    query: dict[str, str]
    headers: Mapping[str, str]
    body: Any
    at: float


Said = Any
"""A JSON value, or `(status, headers, JSON value or bytes)`."""


@dataclass
class Vendor:
    """Answers as `answer` says and remembers what it was asked."""

    answer: Callable[[Asked], Said]
    delay: float = 0
    asked: list[Asked] = field(default_factory=list)
    under_way: int = 0
    most: int = 0
    url: str = ""

    async def respond(self, request: Request) -> Response:
        """Answer, counting how many requests are under way."""
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        try:
            return await self._answered(request)
        finally:
            self.under_way -= 1

    async def _answered(self, request: Request) -> Response:
        raw = await request.body()
        form = b"form" in request.headers.get("content-type", "").encode()
        body = raw.decode() if form else orjson.loads(raw) if raw else None
        asked = Asked(
            request.url.path, dict(request.query_params), request.headers, body, time.monotonic()
        )
        self.asked.append(asked)
        if self.delay:
            await asyncio.sleep(self.delay)
        said = self.answer(asked)
        status, headers, content = said if isinstance(said, tuple) else (200, {}, said)
        data = content if isinstance(content, bytes) else orjson.dumps(content)
        return Response(data, status, {"content-type": "application/json", **headers})


@dataclass
class Pulled:
    """Everything one read gave."""

    batches: list[Batch]

    @property
    def items(self) -> list[Any]:
        """The records, in order."""
        return [orjson.loads(body) for batch in self.batches for body in batch.records.bodies()]

    @property
    def errors(self) -> list[Any]:
        """The partial errors."""
        return [error for batch in self.batches for error in batch.errors]

    @property
    def tombstones(self) -> list[Any]:
        """The records that are deleted."""
        return [gone for batch in self.batches for gone in batch.tombstones]

    @property
    def cursor(self) -> Any:
        """Where the next read begins."""
        return self.batches[-1].cursor

    @property
    def complete(self) -> bool:
        """Whether the last batch, and only that, says `last`."""
        assert not any(batch.last for batch in self.batches[:-1])
        return self.batches[-1].last


async def pull(connector: Connector, stream: str, cursor: Any = None) -> Pulled:
    return Pulled([batch async for batch in connector.read(stream, cursor)])


HEAD = """
hub: manifest/1
system: vendor
label: {en: Vendor, zh: 系统}
config: {base_url: {label: {en: Address, zh: 地址}, required: true}}
secrets:
  token: {label: {en: Token, zh: 令牌}}
  password: {label: {en: Password, zh: 密码}}
base_url: "{{ config.base_url }}"
retry: {attempts: 3, first_wait: 0.01, longest_wait: 2}
"""

SECRETS = {"token": "s3cr3t-token", "password": "s3cr3t-pässword"}

Open = Callable[..., Awaitable[tuple[Connector, Vendor]]]
