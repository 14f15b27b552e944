"""A run of the attack: so many queries, from the matrix and at random, with its account."""

import random
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from hub.auth.viewer import EMERGENCY
from hub.collector import settled, spaced
from tests.attack.company import make_company
from tests.attack.doors import Doors
from tests.attack.doors_then import before
from tests.attack.graph import Graph
from tests.attack.judging import DENIED, LEAK, Crowd, Finding, Ground, Probe, canaries
from tests.attack.oracle import Oracle, consult
from tests.attack.randomly import Questions, differences, redacted
from tests.attack.target import Target, open_target, young_zone
from tests.attack.viewers import CLASSES, Attacker, attackers

STRANGERS = ("boss", "worker", "finance head", "begins today")
RANDOM_SHARE = 0.15
"""Of all queries, those that are random and nested."""


@dataclass
class Account:
    """What was asked and what came out."""

    seed: int
    queries: int = 0
    cells: int = 0
    findings: list[Finding] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)

    def count(self, kind: str) -> int:
        """Findings of a kind."""
        return sum(one.kind == kind for one in self.findings)

    def add(self, other: "Account") -> None:
        """What another process asked, in the same time."""
        self.queries += other.queries
        self.cells += other.cells
        self.findings += other.findings

    @property
    def told(self) -> str:
        """The account in one line."""
        seconds = time.monotonic() - self.began
        return (
            f"seed {self.seed}: {self.queries:,} queries, {self.cells:,} cells, "
            f"{self.count(LEAK):,} leaks, {self.count(DENIED):,} over-denials, "
            f"{self.queries / seconds:,.0f} queries a second"
        )


@dataclass(frozen=True)
class Field:
    """The company, the hub over it and the oracle, ready for any number of attacks."""

    target: Target
    oracle: Oracle
    graph: Graph
    crowd: tuple[Attacker, ...]
    grounds: dict[str, Ground]

    def probes(self, seed: int, who: str) -> list[Probe]:
        """Every probe of one attacker; the same for the same seed."""
        return list(Doors(self.grounds[who], random.Random(f"{seed} {who}")).all())

    async def ask(self, probe: Probe) -> list[Finding | int]:
        """Ask and judge, the bytes too."""
        ground = probe.ground or self.grounds[probe.viewer]
        if probe.roster is not None:
            answer, body = await self.target.roster(probe.viewer, probe.roster)
        elif probe.entry is None:
            answer, body = await self.target.ask(probe.viewer, probe.text, probe.variables)
        else:
            answer, body = await self.target.told(probe.viewer, probe.text, probe.entry)
        try:
            return [*probe.judge(answer), *canaries(ground, body, probe.door)]
        except (KeyError, TypeError, AttributeError, ValueError, StopIteration) as error:
            odd = f"{type(error).__name__} {error}"  # an answer of another shape is a finding
            return [ground.finding(LEAK, probe.door, probe.place, f"not understood: {odd}")]


@asynccontextmanager
async def open_field(dsn: str, home: Path, seed: int) -> AsyncIterator[Field]:
    """Over a migrated, empty database."""
    spaced()  # as `hub` does: half a million probes are walked seldom
    zone = young_zone()
    today = datetime.now(ZoneInfo(zone)).date()
    company = make_company(seed, today)
    crowd = attackers(company, today)
    async with open_target(dsn, home, company, crowd, zone) as target:
        oracle = await consult(dsn, company, today, crowd)
        graph = Graph(target.edge.documents.core, company.world.model)
        former = before(oracle)
        grounds = {}
        for one in crowd:
            ground = Ground(
                graph,
                oracle,
                company,
                one.name,
                await oracle.verdicts(one),
                bool(one.shown),
                one.proved or any(held.role == EMERGENCY for held in one.grants),
                one.roles(today),
                one.person or "",
                one.everywhere(today),
            )
            held = replace(ground, may=await oracle.verdicts(one, "past_"))
            grounds[one.name] = replace(ground, held=held, former=replace(held, oracle=former))
        others = Crowd(
            tuple(grounds[one].may for one in STRANGERS),
            {one: grounds[one].may for one in CLASSES},
        )
        told = {name: replace(one, crowd=others) for name, one in grounds.items()}
        yield Field(target, oracle, graph, crowd, told)


@dataclass(frozen=True)
class Share:
    """Which part of a run one of several processes does."""

    place: int = 0
    among: int = 1

    def of(self, count: int) -> slice:
        """Its part of so many, in their order; all parts together are all of them."""
        return slice(count * self.place // self.among, count * (self.place + 1) // self.among)


async def attack(
    ground: Field,
    seed: int,
    most: int,
    told: Callable[[str], None] = lambda _: None,
    share: Share = Share(),
) -> Account:
    """That many queries, or a share of them; the whole matrix if they are enough for it."""
    account = Account(seed)
    at_random = int(most * RANDOM_SHARE)
    chosen = _chosen(ground, seed, most - at_random)
    settled()  # the probes stay: no collection walks them again
    for probe in chosen[share.of(len(chosen))]:
        for one in await ground.ask(probe):
            _note(account, one)
        account.queries += 1
        if account.queries % 2_000 == 0:
            told(account.told)
    await _at_random(ground, seed, most - len(chosen), account, told, share)
    told(account.told)
    return account


def _note(account: Account, one: Finding | int) -> None:
    if isinstance(one, Finding):
        account.findings.append(one)
    else:
        account.cells += one


def _chosen(ground: Field, seed: int, most: int) -> list[Probe]:
    """All rows of all types first; then as many of the rest as there is room for, by attacker.

    Attackers of the same rights stand together: they share plans.
    """
    dice = random.Random(seed)
    whole: list[Probe] = []
    rest: list[Probe] = []
    for one in ground.crowd:
        for probe in ground.probes(seed, one.name):
            (whole if probe.door in {"select", "node"} else rest).append(probe)
    room = max(0, most - len(whole))
    if room < len(rest):
        rest = [rest[place] for place in sorted(dice.sample(range(len(rest)), k=room))]
    return [*whole[:most], *rest]


async def _at_random(
    ground: Field,
    seed: int,
    most: int,
    account: Account,
    told: Callable[[str], None],
    share: Share,
) -> None:
    """Random nested queries, by some of the attackers or, when there are many, by all."""
    dice = random.Random(seed + 1)
    crowd = dice.sample(ground.crowd, k=min(len(ground.crowd), max(4, most // 250)))
    for place, one in list(enumerate(crowd))[share.of(len(crowd))]:
        count = most // len(crowd) + (place < most % len(crowd))
        await random_queries(ground, seed, one.name, count, account)
        told(account.told)


async def random_queries(ground: Field, seed: int, who: str, count: int, account: Account) -> None:
    """Random queries of one attacker, held against the world without secrets."""
    may = ground.grounds[who].may
    async with redacted(ground.target, may) as world:
        for number in range(count):
            dice = random.Random(f"{seed} {who} {number}")
            question = Questions(ground.graph, ground.oracle.values, dice).question()
            answer, body = await ground.target.ask(who, question.text, question.variables)
            account.queries += 1
            account.cells += body.count(b'":')
            never = sorted(one for one in question.used if one not in may.ever)
            about = f"{question.text} {dict(question.variables)}"
            account.findings += [
                one
                for one in canaries(ground.grounds[who], body, "random")
                if isinstance(one, Finding)
            ]
            if "errors" in answer:
                code = answer["errors"][0]["extensions"]["code"]
                if code != "FIELD_NOT_READABLE" or not never:
                    account.findings.append(
                        Finding(DENIED, who, "random", f"{answer['errors'][0]}", about)
                    )
                continue
            if never:
                account.findings.append(
                    Finding(LEAK, who, "random", f"not refused: {never}", about)
                )
                continue
            for leak, where in differences(answer["data"], await world.ask(question)):
                account.findings.append(
                    Finding(LEAK if leak else DENIED, who, "random", where, about)
                )
