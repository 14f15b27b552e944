"""Which counts of a day may be shown.

Counts of few people tell of each of them. What is about fewer than five is not shown, and neither
is what would leave the difference to what lies around it to so few (`shown_units`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from hub.store.quality import COMPANY, DEPARTMENT, Count, Part

FEWEST: Final = 5
"""People whom a count must be about to be shown."""


def shown_units(
    people: Mapping[str, int], lines: Mapping[str, str | None], whole: int
) -> dict[str, int]:
    """Departments whose counts may be shown, each with the people in it and below.

    `people` are those who work in a department itself, `lines` lead to the one above, `whole` are
    all of the company. None of fewer than FEWEST is shown; and whatever of a department is in none
    of the shown ones below it is nobody, or FEWEST at least - the same of the company as a whole -
    so that no difference tells of fewer. Where it would, the smallest below is hidden too.
    """
    size: dict[str, int] = defaultdict(int)
    for unit, number in people.items():
        for above in upwards(unit, lines):
            size[above] += number
    same = {unit: _same(unit, lines) for unit in size}
    shown = {same[unit] for unit, number in size.items() if number >= FEWEST}
    while True:
        left: dict[str | None, int] = {None: whole, **{unit: size[unit] for unit in shown}}
        below: dict[str | None, list[str]] = defaultdict(list)
        for unit in sorted(shown):
            higher = (same.get(one) for one in upwards(unit, lines))
            over = next((one for one in higher if one in shown and one != unit), None)
            left[over] -= size[unit]
            below[over].append(unit)
        tight = [one for one, number in left.items() if 0 < number < FEWEST and below[one]]
        if not tight:
            return {unit: number for unit, number in size.items() if same[unit] in shown}
        for one in tight:
            shown.discard(min(below[one], key=lambda unit: (size[unit], unit)))


def _same(unit: str, lines: Mapping[str, str | None]) -> str:
    """The first of those that lie in a circle with a department: all of them hold the same."""
    return min(one for one in upwards(unit, lines) if unit in upwards(one, lines))


def upwards(unit: str, lines: Mapping[str, str | None]) -> list[str]:
    """A department and those above it; a circle is cut."""
    found: list[str] = []
    now: str | None = unit
    while now is not None and now not in found:
        found.append(now)
        now = lines.get(now)
    return found


def shown(found: Sequence[Part], lines: Mapping[str, str | None]) -> list[Part]:
    """What may be told of a day: departments with what lies below, nothing of too few people."""
    company = {one.entity: one for one in found if one.part == COMPANY}
    kept = [one for one in found if one.part != DEPARTMENT and not _few(one)]
    used = {
        entity: [name for name, said in one.fields.items() if said.filled or said.waiting]
        for entity, one in company.items()
    }
    for entity, whole in company.items():
        own = {one.of: one for one in found if one.part == DEPARTMENT and one.entity == entity}
        if whole.people:
            kept += _rolled(own, lines, whole.people)
    return [
        replace(
            one, fields={name: one.fields[name] for name in used[one.entity] if name in one.fields}
        )
        for one in kept
        if one.entity in used
    ]


def _few(one: Part) -> bool:
    return 0 < one.people < FEWEST


def _rolled(own: Mapping[str, Part], lines: Mapping[str, str | None], whole: int) -> Iterable[Part]:
    people = {unit: one.people for unit, one in own.items() if unit}
    units = shown_units(people, lines, whole)
    made: dict[str, Part] = {}
    for unit, one in own.items():
        for above in upwards(unit, lines) if unit else ():
            if above in units:
                into = made.setdefault(above, Part(one.entity, DEPARTMENT, above))
                _add(into, one)
    return made.values()


def _add(into: Part, one: Part) -> None:
    into.rows += one.rows
    into.people += one.people
    into.fresh += one.fresh
    for name, said in one.fields.items():
        into.fields.setdefault(name, Count()).add(said)
