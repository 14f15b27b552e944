"""Doors into other times: what is closed there is reached by none of them.

The company has a past: of each row an image that its present one superseded. Half of its texts have
marks of their own in the images (F where today's have K), and every employee had another number:
so a former value is told from today's wherever it comes out, and none comes out at another time
than its own. Some images are about somebody else than the row of today; those are nobody's.

Who may see what of other times the oracle says apart from what they may see today. Judged are leaks
alone: that the past says what was so is for the planner's twin to judge.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from hub.schema.model import Model
from tests.attack.company import Company
from tests.attack.judging import LEAK, Finding, Ground, Judged, Probe, code_of
from tests.attack.oracle import MARK, Oracle
from tests.twin.world import Row

HELD: Final = "2026-06-01T00:00:00+08:00"
"""A moment at which the rows of today were held already."""
FORMER: Final = "2021-06-01T00:00:00+08:00"
"""A moment of the images."""
_AHEAD: Final = "2199-01-01T00:00:00+08:00"
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
        image = {name: was(name, value) for name, value in row.items()}
        image |= {"version": 0, "recorded": _RECORDED}
        if entity == "Employee":
            image["number"] = was("number", f"N{people.index(row['id']):03}")
        if subject not in {None, "self"}:
            at = people.index(row[subject])
            if (at + turn) % _MOVED == 0:
                image[subject] = people[(at + 1) % len(people)]
        yield image


def was(field: str, value: Any) -> Any:
    """What a cell held in the image of its row."""
    if not isinstance(value, str):
        return value
    if field == "number":
        return re.sub(r"^N(?=\d{3}$)", "W", value)
    return MARK.sub(_marked, value)


def _marked(found: re.Match[str]) -> str:
    mark = found.group()
    if int(mark[1:6]) % 2:
        return mark
    return mark.translate(str.maketrans("Kk", "Ff"))


def before(oracle: Oracle) -> Oracle:
    """What cells held in the images."""
    return replace(
        oracle,
        values={
            (entity, field): {row: was(field, value) for row, value in rows.items()}
            for (entity, field), rows in oracle.values.items()
        },
    )


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
    """Turns probes of one attacker's ground of other times into questions of such a time."""

    ground: Ground
    dice: random.Random
    today: date
    moved: frozenset[str]
    former: bool
    """Whether images are asked for."""

    def asked(self, root: str, probe: Probe, share: float = 1.0) -> Iterator[Probe]:
        """The probe of a root at one other time; of many such probes a share."""
        if probe.door.startswith(_MORE) or self.dice.random() > share:
            return
        roots = (f"{root}(first: 1000", "nodes(ids: $ids", "employee(by: {")
        begins = next((one for one in roots if one in probe.text), None)
        if begins is None:
            return
        head, _, rest = begins.partition("(")
        yield replace(
            probe,
            door=f"{probe.door} then",
            text=probe.text.replace(begins, f"{head}({self._times(probe)}, {rest}", 1),
            judge=lambda answer: self._leaks(probe, answer),
            ground=self.ground,
        )

    def on_a_day(self, entity: str, root: str, probe: Probe) -> Iterator[Probe]:
        """All rows as of a day before today: those that held then, and no closed cell of them."""
        if f"{root}(first: 1000" not in probe.text:
            return
        day = self.today - timedelta(days=self.dice.choice((1, 100, 250)))
        times = f'asOf: "{day}"' + (f', knownAt: "{FORMER}"' if self.former else "")

        def judge(answer: dict[str, Any]) -> Judged:
            for node in (answer.get("data") or {root: {"nodes": ()}})[root]["nodes"]:
                key = str(node["id"]).rpartition("_")[2]
                yield 1
                if not self.ground.may.row(entity, key):
                    yield self.ground.finding(LEAK, "day then", entity, f"row {key} on {day}")
                elif entity == "Employee" and not self._known_on(key, day):
                    yield self.ground.finding(LEAK, "day then", entity, f"{key} no staff on {day}")
                elif not self._held_on(entity, key, day):
                    yield self.ground.finding(LEAK, "day then", entity, f"{key} not of {day}")
                for cell in self.ground.graph.cells(entity):
                    open_ = self.ground.open(entity, cell, key)
                    if node[cell.name] is not None and not open_:
                        place = f"{entity}.{cell.name}"
                        yield self.ground.finding(LEAK, "day then", place, f"{key} on {day}")

        yield replace(
            probe,
            door="day then",
            text=probe.text.replace(f"{root}(", f"{root}({times}, ", 1),
            judge=judge,
            ground=self.ground,
        )

    def _held_on(self, entity: str, key: str, day: date) -> bool:
        """Whether the row's period has the day, if it has one."""
        if not self.ground.graph.model[entity].timeline:
            return True
        values = self.ground.oracle.values
        begins = values[entity, "effective_from"][key]
        ends = values[entity, "effective_to"][key]
        return (begins or "") <= str(day) and (ends is None or str(day) <= ends)

    def _known_on(self, person: str, day: date) -> bool:
        """Whether they were staff then: else their managers of today know nothing of that day."""
        jobs = [
            one["id"]
            for one in self.ground.company.world.rows["Employment"]
            if one["employee"] == person
        ]
        staff = any(self._held_on("Employment", one, day) for one in jobs)
        own = person == self.ground.company.people.get(self.ground.person)
        return staff or own or self.ground.passing or bool(self.ground.roles)

    def refused(self) -> Iterator[Probe]:
        """Days and moments to come, and what is kept of today only: answered by none."""
        tomorrow = self.today + timedelta(days=1)
        system, key = next(iter(self.ground.company.world.accounts))
        account = f'{{ account: {{ system: "{system}", externalId: "{key}" }} }}'
        nodes, team = "nodes { id }", "nodes { reports(direct: false) { totalCount } }"
        for what, text, code in (
            ("a day ahead", f'employees(asOf: "{tomorrow}") {{ {nodes} }}', "TIME_AHEAD"),
            ("a moment ahead", f'employees(knownAt: "{_AHEAD}") {{ {nodes} }}', "TIME_AHEAD"),
            ("a line", f'employees(knownAt: "{HELD}") {{ {team} }}', "TIME_NOT_KEPT"),
            ("a key", f'employee(knownAt: "{HELD}", by: {account}) {{ id }}', "TIME_NOT_KEPT"),
        ):

            def judge(answer: dict[str, Any], what: str = what, code: str = code) -> Judged:
                yield 1
                if code_of(answer) != code:
                    yield self.ground.finding(LEAK, "refused then", what, str(answer))

            yield Probe(
                self.ground.viewer, "refused then", what, f"{{ {text} }}", judge, ground=self.ground
            )

    def _times(self, probe: Probe) -> str:
        """The arguments of a root; as of a day alone a search is for words of today."""
        day = self.dice.random() < 0.5
        known = f'knownAt: "{FORMER if self.former else HELD}"'
        if not day:
            return known
        if not self.former and probe.door != "search" and self.dice.random() < 0.5:
            return f'asOf: "{self.today}"'
        return f'asOf: "{self.today}", {known}'

    def _leaks(self, probe: Probe, answer: dict[str, Any]) -> Judged:
        for one in probe.judge(answer):
            if not isinstance(one, Finding) or one.kind == LEAK:
                yield one if not isinstance(one, Finding) else replace(one, door=f"{one.door} then")
        if self.former and "ids" not in (probe.variables or {}) and "data" in answer:
            told = str(answer["data"])
            shown = next((one for one in self.moved if one in told), None)
            if shown is not None:
                yield self.ground.finding(
                    LEAK, f"{probe.door} then", probe.place, f"somebody else's image {shown}"
                )
