"""How good the data are, and how that goes on: a snapshot a day, told without naming anybody.

- *complete*: how many cells have a value, of those fields that any source fills at all;
- *valid*: how many of the cells that somebody said something of have one, and do not wait;
- *fresh*: how many rows have a source that was read in time;
- *old*: of how many of the cells with a value the record has not changed for a year;
- *conflicts*: of how many cells the sources say different things.

Counts of few people tell of each of them: which are shown, stands in `quality_shown`.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hub.errors import Refused
from hub.flows.hub import Hub
from hub.flows.quality_shown import shown, upwards
from hub.observe import observe
from hub.store.connections import list_connections
from hub.store.quality import (
    COMPANY,
    DAYS,
    DEPARTMENT,
    DEPARTMENT_DAYS,
    SYSTEM,
    Part,
    department_lines,
    snapshots,
    taken,
)


@dataclass(frozen=True)
class Figures:
    """Counts of cells, and what they come to."""

    rows: int = 0
    people: int = 0
    fresh: int = 0
    cells: int = 0
    """Rows times fields that any source fills."""
    filled: int = 0
    waiting: int = 0
    conflicts: int = 0
    aged: int = 0
    """Cells with a value whose record has an age."""
    old: int = 0
    """Of these, whose record has not changed for `OLD_AFTER`."""

    @property
    def completeness(self) -> float | None:
        """Share of cells that have a value."""
        return _share(self.filled, self.cells)

    @property
    def validity(self) -> float | None:
        """Share of the cells that were said that do not wait."""
        return _share(self.filled, self.filled + self.waiting)

    @property
    def freshness(self) -> float | None:
        """Share of rows with a source that was read in time."""
        return _share(self.fresh, self.rows)

    @property
    def oldness(self) -> float | None:
        """Share of the values with an age that are old."""
        return _share(self.old, self.aged)

    def __add__(self, other: "Figures") -> "Figures":
        """Both together."""
        pairs = zip(vars(self).values(), vars(other).values(), strict=True)
        return Figures(*(one + another for one, another in pairs))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


@dataclass(frozen=True)
class OfField:
    """A field of an entity, of one system or of all."""

    entity: str
    field: str
    system: str | None
    figures: Figures


@dataclass(frozen=True)
class OfSystem:
    """All that a system says of an entity."""

    system: str
    entity: str
    figures: Figures


@dataclass(frozen=True)
class OfDepartment:
    """All about the people of a department and below."""

    department: str
    figures: Figures


@dataclass(frozen=True)
class Quality:
    """How good the data are."""

    day: date | None
    """Of the last snapshot."""
    trend: Sequence[tuple[date, Figures]]
    fields: Sequence[OfField]
    systems: Sequence[OfSystem]
    departments: Sequence[OfDepartment]
    hidden: int
    """Departments that are too small to be shown."""


@dataclass(frozen=True)
class Asked:
    """What somebody wants to see; a system by the name of its connection."""

    days: int = 90
    entity: str | None = None
    field: str | None = None
    system: str | None = None
    department: str | None = None


async def quality(hub: Hub, asked: Asked) -> Quality:
    """What was counted, the latest day in full; raises Refused QUALITY_FILTER."""
    _known(hub, asked)
    names = {one.id: one.name for one in await list_connections(hub.database)}
    lines = await department_lines(hub.database)
    system = next((one for one, name in names.items() if name == asked.system), None)
    if asked.system is not None and system is None:
        raise _no_such("There is no such system.")
    if asked.department is not None and asked.department not in lines:
        raise _no_such("There is no such department.")
    since = hub.today() - timedelta(days=asked.days - 1)
    parts = [COMPANY, SYSTEM] if asked.department is None else [COMPANY, DEPARTMENT]
    days = await snapshots(hub.database, since, parts=parts, entity=asked.entity)
    trend = []
    for day, found in days.items():
        chosen = _chosen(shown(found, lines), asked, system)
        if chosen is not None:
            trend.append((day, chosen))
    last = await taken(hub.database)
    if last is None:
        return Quality(None, (), (), (), (), 0)
    latest = date.fromisoformat(last["day"])
    everything = await snapshots(
        hub.database, latest, parts=[COMPANY, SYSTEM, DEPARTMENT], entity=asked.entity
    )
    whole = everything.get(latest, [])
    told = shown(whole, lines)
    departments, hidden = _departments(told, whole, lines, asked)
    return Quality(
        latest,
        tuple(trend),
        _fields(told, asked, names, system),
        _systems(told, asked, names),
        departments,
        hidden,
    )


def _known(hub: Hub, asked: Asked) -> None:
    spec = None if asked.entity is None else hub.model.entities.get(asked.entity)
    if asked.entity is not None and spec is None:
        raise _no_such("There is no such entity.")
    if asked.field is not None and (spec is None or asked.field not in spec.fields):
        raise _no_such("There is no such field; name its entity too.")
    if not 1 <= asked.days <= DAYS:
        raise _no_such(f"Days are 1 to {DAYS}.")
    if asked.department is not None and asked.system is not None:
        raise _no_such("Ask by system or by department, not by both.")
    if asked.department is not None and asked.days > DEPARTMENT_DAYS:
        raise _no_such(f"Departments are kept for {DEPARTMENT_DAYS} days.")


def _no_such(message: str) -> Refused:
    return Refused("QUALITY_FILTER", message, hint="Name what the list shows.")


def figures(one: Part, fields: Sequence[str]) -> Figures:
    """What a part comes to over these of its fields."""
    said = [one.fields[name] for name in fields if name in one.fields]
    return Figures(
        one.rows,
        one.people,
        one.fresh,
        one.rows * len(fields),
        sum(each.filled for each in said),
        sum(each.waiting for each in said),
        sum(each.conflicts for each in said),
        sum(each.aged for each in said),
        sum(each.old for each in said),
    )


def _used(told: Sequence[Part], asked: Asked) -> dict[str, list[str]]:
    """Entity → fields that any source fills, as far as they are asked for."""
    return {
        one.entity: [name for name in one.fields if asked.field in {None, name}]
        for one in told
        if one.part == COMPANY
    }


def _chosen(told: Sequence[Part], asked: Asked, system: str | None) -> Figures | None:
    """The whole of what is asked for on a day; None where nothing may be told."""
    used = _used(told, asked)
    part, of = COMPANY, "all"
    if system is not None:
        part, of = SYSTEM, system
    if asked.department is not None:
        part, of = DEPARTMENT, asked.department
    parts = [one for one in told if one.part == part and one.of == of]
    found = [figures(one, _own(one, used)) for one in parts if one.entity in used]
    return sum(found, Figures()) if found else None


def _own(one: Part, used: Mapping[str, list[str]]) -> list[str]:
    """The fields that count for a part: a system is asked for what it fills, not for the rest."""
    names = used.get(one.entity, [])
    return [name for name in names if name in one.fields] if one.part == SYSTEM else names


def _fields(
    told: Sequence[Part], asked: Asked, names: Mapping[str, str], system: str | None
) -> tuple[OfField, ...]:
    used = _used(told, asked)
    found = []
    for one in told:
        wanted = one.part == COMPANY and asked.department is None and system is None
        wanted |= one.part == SYSTEM and one.of == system
        wanted |= one.part == DEPARTMENT and one.of == asked.department
        if wanted:
            own = names.get(one.of) if one.part == SYSTEM else None
            found += [
                OfField(one.entity, name, own, figures(one, [name])) for name in _own(one, used)
            ]
    return tuple(found)


def _systems(told: Sequence[Part], asked: Asked, names: Mapping[str, str]) -> tuple[OfSystem, ...]:
    """Systems that fill anything of what is asked for."""
    used = _used(told, asked)
    return tuple(
        OfSystem(names[one.of], one.entity, figures(one, own))
        for one in told
        if one.part == SYSTEM and one.of in names and asked.system in {None, names[one.of]}
        if (own := _own(one, used))
    )


def _departments(
    told: Sequence[Part],
    found: Sequence[Part],
    lines: Mapping[str, str | None],
    asked: Asked,
) -> tuple[tuple[OfDepartment, ...], int]:
    used = _used(told, asked)
    whole: dict[str, Figures] = defaultdict(Figures)
    for one in told:
        if one.part == DEPARTMENT:
            own = figures(one, used.get(one.entity, []))
            people = max(whole[one.of].people, own.people)
            whole[one.of] = replace(whole[one.of] + own, people=people)
    there = {
        above
        for one in found
        if one.part == DEPARTMENT and one.of
        for above in upwards(one.of, lines)
    }
    made = tuple(OfDepartment(unit, one) for unit, one in sorted(whole.items()))
    return made, len(there - whole.keys())


async def tell_quality(hub: Hub, told: str | None) -> str | None:
    """Say the counts of the last snapshot once, by entity, field and system; when it was taken.

    `told` is what this has given before.
    """
    last = await taken(hub.database)
    if last is None or last["at"] == told:
        return told
    names = {one.id: one.name for one in await list_connections(hub.database)}
    day = date.fromisoformat(last["day"])
    found = (await snapshots(hub.database, day, parts=[COMPANY, SYSTEM])).get(day, [])
    seen = shown(found, {})
    used = _used(seen, Asked())
    for one in seen:
        system = names.get(one.of, "") if one.part == SYSTEM else ""
        if one.part == SYSTEM and not system:
            continue
        for name in _own(one, used):
            said = figures(one, [name])
            observe(
                "quality.counted",
                entity=one.entity,
                field=name,
                system=system,
                rows=said.rows,
                fresh=said.fresh,
                filled=said.filled,
                waiting=said.waiting,
                conflicts=said.conflicts,
                old=said.old,
            )
    return last["at"]
