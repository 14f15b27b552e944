"""The measurement: contenders take turns, round after round, at each concurrency."""

import asyncio
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from statistics import median
from typing import Final

import uvloop

from bench import load, servers
from bench.ground import Ground, free_port
from bench.peers import node_side
from bench.queries.around import Around, around, told
from bench.queries.contenders import Asking, Contender, alike, contenders
from bench.queries.questions import NUMBERS, QUESTIONS, Question, variations
from bench.queries.statements import Planned, planned
from bench.servers import Running
from bench.usage import cpu_ms
from hub.auth.devissuer import DevIssuer
from hub.store.cursors import HubKeys
from hub.store.sealing.keyfile import FileKeyStore
from hub.store.sealing.seal import Sealer

WHO: Final = ("hub", "handler", "strawberry", *node_side.PEERS)
ROOT: Final = Path(__file__).parents[2]


@dataclass(frozen=True)
class Course:
    """How the measurement goes."""

    rounds: int = 2
    seconds: float = 1.5
    clients: tuple[int, ...] = (1, 16, 64)
    only: frozenset[str] = frozenset()
    """Names of the questions to ask; all if empty."""
    who: tuple[str, ...] = WHO
    compared: int = 20
    """How many answers of all contenders are compared."""

    @property
    def questions(self) -> list[Question]:
        """What is asked."""
        return [one for one in QUESTIONS if not self.only or one.name[:2] in self.only]


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

    question: str
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


def measured(ground: Ground, course: Course) -> tuple[list[Line], Around | None]:
    """All questions at all concurrencies; and what surrounds them, if all were asked."""
    plans = asyncio.run(planned(ground.server.dsn(), course.questions))
    with _servers(ground, course, plans) as running:
        lines = uvloop.run(_measured(ground, course, plans, running))
        beside = None if course.only else uvloop.run(_around(ground, course, plans, running["hub"]))
    return lines, beside


async def _around(
    ground: Ground, course: Course, plans: Mapping[str, Planned], server: Running
) -> Around:
    named = {one.key: one for one in QUESTIONS}
    filtered = named["q4-filtered"]
    places = await variations(ground.server.dsn(), filtered.by)
    store = FileKeyStore(ground.home / "keys")
    cursors = plans[filtered.key].cursors(HubKeys.of(Sealer(store)), places)
    token = DevIssuer(ground.settings).issue(NUMBERS[filtered.viewer], filtered.viewer, 60)
    [hub] = await contenders(Asking(filtered, places, cursors, token), {"hub": server})
    found = await around(ground, server, named["q2-page"], hub, max(course.seconds, 5.0))
    store.close()
    for line in told(found):
        print(f"  {line}", flush=True)
    return found


@contextmanager
def _servers(
    ground: Ground, course: Course, plans: Mapping[str, Planned]
) -> Iterator[dict[str, Running]]:
    """All contenders' servers; each waits while others are asked."""
    dsn, keys = ground.server.dsn(), ground.home / "keys.bin"
    contract = ground.home / "contract.json"
    contract.write_text(json.dumps(_contract(ground, course, plans)), "utf-8")
    found: dict[str, Running] = {}
    with ExitStack() as stack:

        def start(name: str, command: Sequence[str], port: int, env: Mapping[str, str]) -> None:
            log = ground.home / f"{name}.log"
            found[name] = stack.enter_context(servers.running(name, command, port, env, log))

        for name in course.who:
            port = int(ground.env["HUB_PORT"]) if name == "hub" else free_port()
            env = node_side.settings(ground.env, dsn, keys, port)
            python = {**env, "BENCH_CONTRACT": str(contract), "PYTHONPATH": str(ROOT)}
            if name == "hub":
                start(name, servers.hub_command(), port, ground.env)
            elif name == "handler":
                app = "bench.queries.handler:app"
                start(name, servers.uvicorn_command(app, port), port, python)
            elif name == "strawberry":
                app = "bench.peers.strawberry_app:app"
                start(name, servers.uvicorn_command(app, port), port, python)
            else:
                node, folder = node_side.environment()
                start(name, [node, str(folder / f"{name}.mjs")], port, env)
        yield found


def _contract(ground: Ground, course: Course, plans: Mapping[str, Planned]) -> dict[str, object]:
    today = _today(ground)
    by_hand = {one.name: one.text("hand.sql") for one in course.questions if not one.alone}
    same = {name: one.contract(today) for name, one in plans.items()}
    return {"dsn": ground.server.dsn(), "same": same, "hand": by_hand}


def _today(ground: Ground) -> date:
    return datetime.now(ground.settings.zone).date()


async def _measured(
    ground: Ground, course: Course, plans: Mapping[str, Planned], running: Mapping[str, Running]
) -> list[Line]:
    issuer = DevIssuer(ground.settings)
    store = FileKeyStore(ground.home / "keys")
    keys = HubKeys.of(Sealer(store))
    found: list[Line] = []
    for question in course.questions:
        places = await variations(ground.server.dsn(), question.by)
        cursors = plans[question.key].cursors(keys, places)
        token = issuer.issue(NUMBERS[question.viewer], question.viewer, 60)
        those = await contenders(Asking(question, places, cursors, token), running)
        size = await alike(those, course.compared)
        print(f"  {question.title}: {course.compared} alike, {size:,} bytes", flush=True)
        for clients in course.clients:
            found += await _lines(question, those, clients, course, ground.postmaster)
    store.close()
    return found


async def _lines(
    question: Question, those: Sequence[Contender], clients: int, course: Course, postmaster: int
) -> list[Line]:
    turns: dict[str, list[Turn]] = {one.name: [] for one in those}
    for one in those:
        await load.loop(one.server.port, one.requests, clients, min(course.seconds, 0.5))  # warm
    for _ in range(course.rounds):
        for one in those:
            turns[one.name].append(await _turn(one, clients, course.seconds, postmaster))
    found = [_line(question, clients, name, some) for name, some in turns.items()]
    for line in found:
        print(
            f"    {clients:>2} clients  {line.contender:<12} {line.rate:7,.0f}/s"
            f"  p50 {line.p50:7.2f}  p99 {line.p99:7.2f} ms"
            f"  CPU {line.cpu_ms:7.3f} ms = {line.server_ms:.3f} + {line.postgres_ms:.3f}"
            f"   hub÷ {found[0].cpu_ms / line.cpu_ms:.2f}",
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


def _line(question: Question, clients: int, name: str, turns: Sequence[Turn]) -> Line:
    def middle(what: str) -> float:
        return float(median(getattr(one, what) for one in turns))

    parts = ("rate", "p50", "p99", "server_ms", "postgres_ms")
    return Line(question.key, clients, name, *(middle(part) for part in parts))
