"""The mutation check: each seeded fault, and the first probe that finds it."""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import Final

import asyncpg

from tests.attack.campaign import Field
from tests.attack.faults import EQUIVALENT, EQUIVALENT_THEN, Fault
from tests.attack.judging import DENIED, Finding, Probe

RICH = (
    *("worker", "worker after a second factor", "team lead", "sales head", "research head"),
    *("CORE", "TIME", "PAY", "hr", "hrbp", "several", "several as employee", "hr as payroll"),
    *(
        "HEALTH",
        "moves tomorrow",
        "admin",
        "expired",
        "client",
        "client of a part",
        "team lead's manager scope alone",
        "research head with a grant",
        "deputy: without a line",
        *("hr as team lead", "hr as hrbp", "hrbp as hrbp sh", "emergency"),
    ),
)
"""Attackers whose every probe is tried; all others at least ask for all rows."""


def _kind(door: str) -> str:
    """Of the many edges and lists the door is one; filters differ by what they ask."""
    head, then = door.split(maxsplit=1)[0], " then" if door.endswith(" then") else ""
    return f"{head}{then}" if head in {"edge", "list", "counts"} else door


_WHOLE_THEN: Final = frozenset({"select then", "day then", "node then", "search then"})


def _in_turn(*probes: Iterable[Probe]) -> Iterator[Probe]:
    return (one for turn in zip_longest(*probes) for one in turn if one is not None)


@dataclass(frozen=True)
class Hunted:
    """What became of a fault."""

    fault: Fault
    finding: Finding | None
    probes: int

    @property
    def told(self) -> str:
        """In one line."""
        if self.finding is None:
            return f"NOT CAUGHT by {self.probes} probes: {self.fault.name}"
        one = self.finding
        return f"caught by probe {self.probes:4}, {one.kind} by {one.door}: {self.fault.name}"


class Hunt:
    """All probes, in the order in which they find faults soonest."""

    def __init__(self, ground: Field, seed: int, most: int) -> None:
        """`most` is how many probes a fault may survive before it counts as not caught."""
        self.ground, self.most = ground, most
        self._dice = random.Random(seed)
        self._whole: list[Probe] = []
        doors: dict[str, list[Probe]] = {}
        for one in ground.crowd:
            for probe in ground.probes(seed, one.name):
                if probe.door == "select":
                    self._whole.append(probe)
                if one.name in RICH:
                    doors.setdefault(_kind(probe.door), []).append(probe)
        self._dice.shuffle(self._whole)
        for bucket in doors.values():
            self._dice.shuffle(bucket)
        mixed = list(_in_turn(*doors.values()))
        self._mixed = [one for one in mixed if one.ground is None]
        self._then = [one for one in mixed if one.ground is not None]

    def order(self, fault: Fault) -> Iterator[Probe]:
        """Probes of the entity first; for one in the program a probe of each door in turn.

        What shows at other times alone is looked for there alone; what stands where both are
        decided, at both; nothing else is looked for at other times.
        """
        if fault.then:
            yield from self._of_then()
            return
        if fault.both:
            yield from _in_turn(self._mixed, self._of_then())
            return
        if fault.entity:
            yield from (one for one in self._whole if one.place == fault.entity)
            yield from (one for one in self._mixed if one.place.startswith(fault.entity))
        yield from self._mixed

    def _of_then(self) -> Iterator[Probe]:
        """In turn whole rows of people (and searches), those of each other entity, other doors."""
        people: list[Probe] = []
        others: dict[str, list[Probe]] = {}
        rest: list[Probe] = []
        for one in self._then:
            entity = one.place.split(".")[0]
            if one.door not in _WHOLE_THEN:
                rest.append(one)
            elif entity == "Employee":
                people.append(one)
            else:
                others.setdefault(entity, []).append(one)
        return _in_turn(people, _in_turn(*others.values()), rest)

    async def of(self, fault: Fault) -> Hunted:
        """Apply it, ask until it is found, take it back."""
        found, count = None, 0
        self.ground.target.forget()
        for probe in islice(self.order(fault), self.most):
            count += 1
            with fault.applied():
                found = await self._found(probe)
            if found is not None:
                # The same probe must find nothing in the hub as it is.
                self.ground.target.forget()
                clean = await self._found(probe)
                assert clean is None, f"found without any fault: {clean}"
                break
        self.ground.target.forget()
        return Hunted(fault, found, count)

    async def _found(self, probe: Probe) -> Finding | None:
        try:
            told = await self.ground.ask(probe)
        except Exception as error:  # noqa: BLE001 - a hub that breaks answers nobody: found
            return Finding(DENIED, probe.viewer, probe.door, probe.place, repr(error)[:200])
        return next((one for one in told if isinstance(one, Finding)), None)


async def hunted(
    ground: Field,
    seed: int,
    faults: Iterable[Fault],
    most: int,
    told: Callable[[str], None] = lambda _: None,
) -> list[Hunted]:
    """Each fault's fate, with row-level security off: the first wall alone is tested."""
    await without_second_wall(ground.target.dsn)
    hunt = Hunt(ground, seed, most)
    found = []
    for fault in faults:
        if fault.name in {*EQUIVALENT, *EQUIVALENT_THEN}:
            continue
        found.append(await hunt.of(fault))
        told(found[-1].told)
    return found


async def without_second_wall(dsn: str) -> None:
    """Row-level security off."""
    connection = await asyncpg.connect(dsn)
    try:
        rows = await connection.fetch(
            "select relname from pg_class"
            " where relrowsecurity and relnamespace = 'hub'::regnamespace"
        )
        for (name,) in rows:
            await connection.execute(f"alter table hub.{name} disable row level security")
    finally:
        await connection.close()
