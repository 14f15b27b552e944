"""What surrounds the questions, of the hub alone: new documents, many viewers, writes meanwhile."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

import asyncpg
import orjson

from bench import load
from bench.ground import Ground
from bench.queries.contenders import Contender
from bench.queries.questions import HR, Question
from bench.servers import Running
from bench.usage import cpu_ms, memory_mb
from hub.auth.devissuer import DevIssuer

DOCUMENTS: Final = 200
VIEWERS: Final = 1_000
WRITES: Final = 10
"""A second."""
_WRITE: Final = """
with changed as (update hub.employee set preferred_name = $2 where id = $1 returning id)
insert into hub.outbox (entity, batch, row_ids, origin)
select 'Employee', gen_random_uuid(), array[id], 'bench' from changed
"""
"""What a landing leaves of one person, as a new row: the worst that it can be to a count."""


@dataclass(frozen=True)
class Around:
    """Figures of the hub's server."""

    document_ms: float
    """CPU-ms that the first answer to a document takes more than its later ones."""
    viewers: tuple[tuple[int, float], ...]
    """(how many different viewers have asked, MB of the server)."""
    writes: int
    """How many writes there were beside the measurement of the filtered page."""
    quiet: load.Load
    written: load.Load


async def around(
    ground: Ground, server: Running, page: Question, filtered: Contender, seconds: float
) -> Around:
    """All figures, one after the other."""
    issuer = DevIssuer(ground.settings)
    text = page.text("hub.graphql")
    document = await _documents(server, issuer.issue(HR, "hr", 60), text)
    viewers = await _viewers(ground, server, issuer, text)
    quiet = await load.loop(server.port, filtered.requests, 16, seconds)
    stop = asyncio.Event()
    writing = asyncio.create_task(_written(ground, stop))
    written = await load.loop(server.port, filtered.requests, 16, seconds)
    stop.set()
    return Around(document, viewers, await writing, quiet, written)


async def _documents(server: Running, token: str, text: str) -> float:
    """Documents that differ in one alias, so that nothing of one is known from another."""
    name, _, rest = text.partition("{")
    bodies = [
        orjson.dumps({"query": f"{name}{{ a{one}: {rest.strip()}"}) for one in range(DOCUMENTS)
    ]
    sent = [_request(server, body, token) for body in bodies]
    await load.once(server.port, _request(server, orjson.dumps({"query": text}), token))
    first = await _spent(server, sent)
    later = min([await _spent(server, sent[-50:]) for _ in range(3)])
    return first - later


async def _spent(server: Running, requests: Sequence[bytes]) -> float:
    """CPU-ms of the server for each of these requests, one after the other."""
    before = cpu_ms([server.pid])
    for one in requests:
        await load.once(server.port, one)
    return (cpu_ms([server.pid]) - before) / len(requests)


async def _viewers(
    ground: Ground, server: Running, issuer: DevIssuer, text: str
) -> tuple[tuple[int, float], ...]:
    """Memory after a hundredth, a tenth and all of the viewers have asked for a page."""
    connection = await asyncpg.connect(ground.server.dsn())
    try:
        rows = await connection.fetch(
            "select number from hub.employee where status = 'active' order by id limit $1", VIEWERS
        )
    finally:
        await connection.close()
    body = orjson.dumps({"query": text})
    found = []
    for count, row in enumerate(rows, 1):
        token = issuer.issue(row["number"], "employee", 60)
        await load.once(server.port, _request(server, body, token))
        if count in {VIEWERS // 100, VIEWERS // 10, VIEWERS}:
            found.append((count, memory_mb(server.pid)))
    return tuple(found)


async def _written(ground: Ground, stop: asyncio.Event) -> int:
    """That many writes a second until told to stop; how many there were."""
    began, done = time.monotonic(), 0
    connection = await asyncpg.connect(ground.server.dsn())
    try:
        rows = await connection.fetch("select id from hub.employee order by id limit 500")
        while not stop.is_set():
            await connection.execute(_WRITE, rows[done % len(rows)]["id"], f"名{done}")
            done += 1
            await asyncio.sleep(max(0.0, began + done / WRITES - time.monotonic()))
    finally:
        await connection.close()
    return done


def _request(server: Running, body: bytes, token: str) -> bytes:
    return load.request(server.port, "/graphql", body, {"authorization": f"Bearer {token}"})


def told(found: Around) -> list[str]:
    """Lines for the page of results."""
    by_viewers = ", ".join(f"{mb:,.0f} MB after {count:,}" for count, mb in found.viewers)
    ratio = median(found.written.times) / median(found.quiet.times)
    return [
        (
            f"A document never seen before costs {found.document_ms:.1f} CPU-ms more than a"
            " known one (aim 5)."
        ),
        f"Memory of the server by viewers who have asked for a page: {by_viewers}.",
        (
            f"Q4 beside {found.writes:,} writes, {WRITES} a second, 16 clients:"
            f" {found.written.rate:,.0f} a second instead of {found.quiet.rate:,.0f}, p50"
            f" {found.written.at(0.5):.1f} ms instead of {found.quiet.at(0.5):.1f} ({ratio:.2f})."
        ),
    ]
