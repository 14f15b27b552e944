"""The measurement: contenders take turns, round after round, at each concurrency."""

import asyncio
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from statistics import median
from typing import Final

import uvloop

from bench import load, servers
from bench.ground import Ground, free_port
from bench.queries import pages
from bench.queries.contenders import Contender, alike, contenders
from bench.queries.pages import CASES, Case
from bench.servers import Running
from bench.usage import cpu_ms
from hub.auth.devissuer import DevIssuer

CLIENTS: Final = (1, 16)


@dataclass(frozen=True)
class Turn:
    """One turn of one contender."""

    rate: float
    p50: float
    p99: float
    server_ms: float
    postgres_ms: float


@dataclass(frozen=True)
class Line:
    """What a contender's turns came to: medians."""

    case: str
    clients: int
    contender: str
    rate: float
    p50: float
    p99: float
    server_ms: float
    postgres_ms: float

    @property
    def cpu_ms(self) -> float:
        """Server and Postgres together."""
        return self.server_ms + self.postgres_ms


def measured(ground: Ground, rounds: int, seconds: float) -> list[Line]:
    """All cases at all concurrencies."""
    with _servers(ground) as (hub, handler):
        return uvloop.run(_measured(ground, hub, handler, rounds, seconds))


@contextmanager
def _servers(ground: Ground) -> Iterator[tuple[Running, Running]]:
    contract = ground.home / "contract.json"
    written = asyncio.run(pages.statements(ground.server.dsn(), _today(ground)))
    by_hand = {one.page: (pages.HERE / f"{one.page}.sql").read_text("utf-8") for one in CASES}
    described = {"dsn": ground.server.dsn(), "same": written, "hand": by_hand}
    contract.write_text(json.dumps(described), "utf-8")
    port, own = free_port(), int(ground.env["HUB_PORT"])
    peer = servers.uvicorn_command("bench.queries.handler:app", port)
    env = {**ground.env, "BENCH_CONTRACT": str(contract), "PYTHONPATH": _root()}
    with (
        servers.running("hub", servers.hub_command(), own, ground.env, _log(ground, "hub")) as hub,
        servers.running("handler", peer, port, env, _log(ground, "handler")) as handler,
    ):
        yield hub, handler


def _today(ground: Ground) -> date:
    return datetime.now(ground.settings.zone).date()


def _root() -> str:
    return str(Path(__file__).parents[2])


def _log(ground: Ground, name: str) -> Path:
    return ground.home / f"{name}.log"


async def _measured(
    ground: Ground, hub: Running, handler: Running, rounds: int, seconds: float
) -> list[Line]:
    issuer = DevIssuer(ground.settings)
    dsn = ground.server.dsn()
    numbers = {"hr": pages.HR_NUMBER, "employee": pages.EMPLOYEE_NUMBER}
    tokens = {who: issuer.issue(number, who) for who, number in numbers.items()}
    found: list[Line] = []
    for case in CASES:
        token = tokens[case.viewer]
        if case.page == "department":
            variations = await pages.departments(dsn)
        else:
            variations = await pages.cursors(dsn, hub.port, token)
        those = contenders(case, variations, hub, handler, token)
        size = await alike(those)
        print(f"  {case.title}: {len(variations)} alike answers of {size:,} bytes", flush=True)
        for clients in CLIENTS:
            found += await _lines(case, those, clients, rounds, seconds, ground.postmaster)
    return found


async def _lines(
    case: Case,
    those: Sequence[Contender],
    clients: int,
    rounds: int,
    seconds: float,
    postmaster: int,
) -> list[Line]:
    turns: dict[str, list[Turn]] = {one.name: [] for one in those}
    for one in those:
        await load.loop(one.server.port, one.requests, clients, min(seconds, 1.0))  # warm
    for _ in range(rounds):
        for one in those:
            turns[one.name].append(await _turn(one, clients, seconds, postmaster))
    found = [_line(case, clients, name, some) for name, some in turns.items()]
    for line in found:
        print(
            f"    {clients:>2} clients  {line.contender:<9} {line.rate:7,.0f}/s"
            f"  p50 {line.p50:6.2f}  p99 {line.p99:7.2f} ms"
            f"  CPU {line.cpu_ms:.3f} ms = {line.server_ms:.3f} + {line.postgres_ms:.3f}",
            flush=True,
        )
    return found


async def _turn(one: Contender, clients: int, seconds: float, postmaster: int) -> Turn:
    before = cpu_ms([one.server.pid]), cpu_ms([postmaster])
    done = await load.loop(one.server.port, one.requests, clients, seconds)
    after = cpu_ms([one.server.pid]), cpu_ms([postmaster])
    count = len(done.times)
    spent = [(late - early) / count for early, late in zip(before, after, strict=True)]
    return Turn(done.rate, done.at(0.5), done.at(0.99), *spent)


def _line(case: Case, clients: int, name: str, turns: Sequence[Turn]) -> Line:
    def middle(what: str) -> float:
        return float(median(getattr(one, what) for one in turns))

    parts = ("rate", "p50", "p99", "server_ms", "postgres_ms")
    return Line(case.name, clients, name, *(middle(part) for part in parts))
