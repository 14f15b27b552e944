"""Doors into other times: what is closed today is closed there too.

The company has a past: of each row an image that its present one superseded, with the same values,
so that the marks of hidden cells are known wherever an image comes out. Some images are about
somebody else than the row of today; those are nobody's. Judged are leaks alone: the past is open to
fewer people than the present, and that it says what was so is for the planner's twin to judge.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from hub.schema.model import Model
from tests.attack.company import Company
from tests.attack.judging import LEAK, Finding, Ground, Judged, Probe
from tests.twin.world import Row

HELD: Final = "2026-06-01T00:00:00+08:00"
"""A moment at which the rows of today were held already."""
FORMER: Final = "2021-06-01T00:00:00+08:00"
"""A moment of the images."""
_RECORDED: Final = "[2020-01-01,2026-01-01)"
_MOVED: Final = 4
"""Of so many people the images of one are about another person: of all or none of an entity's rows,
as of somebody's two posts the other one would be what they did."""


def images(company: Company) -> dict[str, list[Row]]:
    """Entity → images of its rows."""
    return {spec.name: list(_images(company, spec.name)) for spec in company.world.model}


def _images(company: Company, entity: str) -> Iterator[Row]:
    subject, people = company.world.model[entity].subject, list(company.people.values())
    turn = list(company.world.rows).index(entity)
    for row in company.world.rows[entity]:
        image = {**row, "version": 0, "recorded": _RECORDED}
        if subject not in {None, "self"}:
            at = people.index(row[subject])
            if (at + turn) % _MOVED == 0:
                image[subject] = people[(at + 1) % len(people)]
        yield image


def moved(company: Company) -> frozenset[str]:
    """Rows whose image is about somebody else."""
    now = {one["id"]: one for rows in company.world.rows.values() for one in rows}
    return frozenset(
        image["id"]
        for entity, rows in images(company).items()
        for image in rows
        if _about(company.world.model, entity, image)
        != _about(company.world.model, entity, now[image["id"]])
    )


def _about(model: Model, entity: str, row: Row) -> Any:
    subject = model[entity].subject
    return row.get(subject) if subject else None


_MORE: Final = ("counts ", "filter none", "filter not", "filter isNull", "usual order", "order")
"""Doors that let more through, or in other places, where less may be read."""


@dataclass(frozen=True)
class Then:
    """Asks what probes of today ask, of other times."""

    ground: Ground
    dice: random.Random
    today: date
    moved: frozenset[str]

    def asked(self, root: str, probe: Probe, share: float) -> Iterator[Probe]:
        """The probe of a root list at one other time; of many such probes a share."""
        if probe.door.startswith(_MORE) or self.dice.random() > share:
            return
        roots = (f"{root}(first: 1000", "nodes(ids: $ids")
        before = next((one for one in roots if one in probe.text), None)
        if before is None:
            return
        times, former = self._times()
        head, _, rest = before.partition("(")
        yield replace(
            probe,
            door=f"{probe.door} then",
            text=probe.text.replace(before, f"{head}({times}, {rest}", 1),
            judge=lambda answer: self._leaks(probe, answer, former=former),
        )

    def _times(self) -> tuple[str, bool]:
        """The arguments of a root, and whether they lead to images."""
        day, former = self.dice.random() < 0.5, self.dice.random() < 0.6
        known = f'knownAt: "{FORMER if former else HELD}"'
        if not day:
            return known, former
        if not former and self.dice.random() < 0.5:
            return f'asOf: "{self.today}"', False
        return f'asOf: "{self.today}", {known}', former

    def _leaks(self, probe: Probe, answer: dict[str, Any], *, former: bool) -> Judged:
        for one in probe.judge(answer):
            if not isinstance(one, Finding) or one.kind == LEAK:
                yield one if not isinstance(one, Finding) else replace(one, door=f"{one.door} then")
        if former and "ids" not in (probe.variables or {}) and "data" in answer:
            told = str(answer["data"])
            shown = next((one for one in self.moved if one in told), None)
            if shown is not None:
                yield self.ground.finding(
                    LEAK, f"{probe.door} then", probe.place, f"somebody else's image {shown}"
                )
