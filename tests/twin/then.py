"""The past of a random company, and a naive reader of it: it replays what was held, row by row.

`Past` holds, of every row, the images that were superseded. What was held at a moment is found by
looking through all of them; what was true on a day is picked in plain Python from the posts of
that moment. Whether somebody may see it is asked of the company of today.
"""

import random
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import asyncpg

from hub.schema.model import EntitySpec, Field
from tests.twin.access import MASKED, ROWS, SUBJECT, Rights, ways_to_read
from tests.twin.asking import ZONE, Desk
from tests.twin.desk import open_desk
from tests.twin.document import Ask
from tests.twin.reader import Reader
from tests.twin.world import Row, World, _Maker, management_of

FIRST: Final = datetime(2026, 1, 1, tzinfo=UTC)
LAST: Final = datetime(2026, 6, 14, tzinfo=UTC)
_PROJECTED: Final[Mapping[str, tuple[str, str]]] = {
    "number": ("Employment", "number"),
    "legal_entity": ("Employment", "legal_entity"),
    "status": ("Employment", "status"),
    "employment_type": ("Employment", "employment_type"),
    "hire_date": ("Employment", "effective_from"),
    "employment": ("Employment", "employee"),
    "department": ("Assignment", "department"),
    "manager": ("Assignment", "manager"),
    "location": ("Assignment", "location"),
    "position": ("Assignment", "position"),
    "grade": ("Assignment", "grade"),
    "highest_education": ("Education", "employee"),
    "highest_full_time_education": ("Education", "employee"),
    "first_education": ("Education", "employee"),
}


@dataclass
class Past:
    """A company of today with all that it was."""

    now: World
    images: dict[str, list[Row]]
    """Entity → superseded images; `recorded` as Postgres writes it, `begins` and `ends` beside."""
    merged: dict[str, str] = field(default_factory=dict)
    parts: dict[tuple[str, str], str] = field(default_factory=dict)
    """(department that was split, employee) → where they went."""

    def held(self, moment: datetime | None) -> dict[str, list[Row]]:
        """All rows as they were held at the moment; None: today's."""
        found: dict[str, list[Row]] = {}
        for entity, rows in self.now.rows.items():
            if moment is None:
                found[entity] = [dict(one) for one in rows]
                continue
            current = [one for one in rows if one.get("begins", FIRST) <= moment]
            former = [one for one in self.images[entity] if one["begins"] <= moment < one["ends"]]
            found[entity] = [dict(one) for one in (*current, *former)]
        return found

    def by_now(self, person: str | None) -> str | None:
        """Whose row has what was of that person."""
        return None if person is None else self.merged.get(person, person)


def make_past(world: World, seed: int) -> Past:
    """A past that leads to this world; some people of it are merged by now."""
    return _Making(random.Random(seed), Past(world, {one.name: [] for one in world.model})).made()


@dataclass
class _Making:
    dice: random.Random
    past: Past

    def made(self) -> Past:
        world, dice = self.past.now, self.dice
        maker = _Maker(dice, world.model, world.seed, world.rows)
        units = world.rows["Department"]
        for unit in dice.sample(units, k=3):
            unit["merged_into"] = dice.choice(units)["id"]
            unit["effective_to"] = world.today - timedelta(days=dice.randint(0, 30))
            if unit["effective_from"] and unit["effective_from"] > unit["effective_to"]:
                unit["effective_from"] = None
            for one in dice.sample(world.rows["Employee"], k=3):
                self.past.parts[unit["id"], one["id"]] = dice.choice(units)["id"]
        for entity, rows in world.rows.items():
            for row in rows:
                if dice.random() < 0.6:
                    self._of(maker, world.model[entity], row)
        for old, new in self._pairs():
            self._merge(old, new)
        world.management = dict(management_of(world))
        return self.past

    def _of(self, maker: _Maker, spec: EntitySpec, row: Row) -> None:
        """Images of one row, the earliest first; some rows come into being late."""
        count = self.dice.randint(0, 3)
        times = sorted(self._time() for _ in range(count + 1))
        if self.dice.random() < 0.5:
            times[0] = FIRST
        row["version"] += count
        for place in range(count):
            image = self._altered(maker, spec, row)
            image["version"] = row["version"] - count + place
            _put(image, times[place], times[place + 1])
            self.past.images[spec.name].append(image)
        _put(row, times[count], None)

    def _time(self) -> datetime:
        return FIRST + (LAST - FIRST) * self.dice.random()

    def _altered(self, maker: _Maker, spec: EntitySpec, row: Row) -> Row:
        image = dict(row)
        for one in self.dice.sample(list(spec.fields.values()), k=min(len(spec.fields), 6)):
            image[one.name] = self._other(maker, one, row)
        image["closed"] = self.dice.random() < 0.1
        image["pending"] = maker._pending(spec)
        image["changes"] = maker._changes(spec)
        if spec.timeline:
            start, end = image["effective_from"], image["effective_to"]
            if start is not None and end is not None and end < start:
                image["effective_to"] = start
        return image

    def _other(self, maker: _Maker, one: Field, row: Row) -> Any:
        target = one.kind.target
        if target and one.projected and self.past.now.model[target].subject not in {None, "self"}:
            return row[one.name]  # what is kept of an employee's own rows was theirs at any time
        if one.required and target:  # somebody else's, now and then
            other = maker._one(target, 0)
            return other if self.dice.random() < 0.4 else row[one.name]
        if target:
            return maker._one(target, 0.2) if self.past.now.rows[target] else None
        if one.required:
            return maker._of_kind(one.kind, one.name)
        if self.dice.random() < 0.2 and one.name != "status":
            return None
        return maker._of_kind(one.kind, one.name)

    # --- merges ----------------------------------------------------------------------------

    def _pairs(self) -> Iterator[tuple[str, str]]:
        people = [one["id"] for one in self.past.now.rows["Employee"]]
        chosen = self.dice.sample(people, k=4)
        yield from zip(chosen[:2], chosen[2:], strict=True)

    def _merge(self, old: str, new: str) -> None:
        """What named the one names the other from a moment on; the one is closed."""
        world, when = self.past.now, self._time()
        self.past.merged[old] = new
        for spec in world.model:
            links = [one.name for one in spec.fields.values() if one.kind.target == "Employee"]
            for row in world.rows[spec.name]:
                mine = spec.name == "Employee" and row["id"] == old
                if not mine and not any(row[name] == old for name in links):
                    continue
                begun = row.get("begins", FIRST)
                if begun < when:
                    image = dict(row)
                    _put(image, begun, when)
                    self.past.images[spec.name].append(image)
                    _put(row, when, None)
                    row["version"] += 1
                for name in links:
                    row[name] = new if row[name] == old else row[name]
                if mine:
                    spare = (one.name for one in spec.fields.values() if spec.is_private(one))
                    row.update({"closed": True, **dict.fromkeys(spare)})


def _put(row: Row, begins: datetime, ends: datetime | None) -> None:
    row["begins"], row["ends"] = begins, ends
    last = "" if ends is None else ends.isoformat()
    row["recorded"] = f"[{begins.isoformat()},{last})"


# --- what was held, and true -----------------------------------------------------------------


@dataclass
class Then(World):
    """Rows as they were held at a moment, with what was true of people on a day."""

    past: Past | None = None

    def row(self, entity: str, key: str) -> Row:
        """A row by its id; one that nobody knew of then is marked as gone."""
        if entity not in self._found:
            self._found[entity] = {one["id"]: one for one in self.rows[entity]}
        there = self._found[entity].get(key)
        if there is not None:
            return there
        assert self.past is not None
        return {**self.past.now.row(entity, key), "gone": True}

    def line_of(self, department: str | None) -> list[str]:
        """A department and all above it, itself first; of one that was not there, nothing."""
        line: list[str] = []
        while department is not None and department not in line:
            unit = self.row("Department", department)
            if unit.get("gone"):
                return [*line, department] if line else []
            line.append(department)
            department = unit["parent"]
        return line


def world_of(past: Past, as_of: date | None, known_at: datetime | None) -> Then:
    """The company as it was held at the moment, or is today, to have been on the day."""
    now, rows = past.now, past.held(known_at)
    made = Then(now.seed, now.model, rows, now.accounts, now.today, now.now, past=past)
    if as_of is not None:
        for one in rows["Employee"]:
            one["searched"] = one["number"]
            one.update(_true_of(past, made, one["id"], as_of, known_at))
    return made


def _true_of(past: Past, held: Then, who: str, day: date, known_at: datetime | None) -> Row:
    clocks = [past.now.today]
    if known_at is not None:
        clocks.append(known_at.astimezone(ZoneInfo(ZONE)).date())
    job, lies = _picked(_still(past, "Employment", held.rows["Employment"]), who, day, clocks)
    post, stands = _picked(_still(past, "Assignment", held.rows["Assignment"]), who, day, clocks)
    found: Row = {
        "number": job["number"],
        "legal_entity": job["legal_entity"],
        "employment_type": job["employment_type"],
        "hire_date": job["effective_from"],
        "employment": job["id"],
        "status": _status(job, lies),
    } if job else dict.fromkeys(
        ("number", "legal_entity", "employment_type", "hire_date", "employment", "status")
    )  # fmt: skip
    for name in ("department", "manager", "location", "position", "grade"):
        found[name] = post[name] if post else None
    if post and stands == 0:
        found["department"] = _follow(past, held, post["department"], who, day)
    return found


def _still(past: Past, entity: str, rows: list[Row]) -> list[Row]:
    """Those that are about the same person by now: the others are nobody's."""
    now = {one["id"]: one["employee"] for one in past.now.rows[entity]}
    return [one for one in rows if now.get(one["id"]) == past.by_now(one["employee"])]


def _status(job: Row, lies: int) -> str | None:
    status: str | None = job["status"]
    if lies == 1:
        return "prehire"
    if lies == 2 and status in {None, "prehire", "probation", "active", "leave", "notice"}:
        return "left"
    waits = any(one["field"] == "status" for one in job["pending"] or ())
    return "active" if status is None and not waits else status


def _picked(rows: list[Row], who: str, day: date, clocks: list[date]) -> tuple[Row | None, int]:
    """The one that holds, else the next, else the last. And which of these.

    What has begun by today goes before what is planned, then what had begun at the moment; then
    main ones go first.
    """
    best: tuple[Any, Row | None, int] = ((9,), None, 9)
    for one in rows:
        if one["employee"] != who or one["closed"]:
            continue
        start, end = one["effective_from"] or date.min, one["effective_to"] or date.max
        lies = 0 if start <= day <= end else 1 if start > day else 2
        last = None if lies == 0 else one["effective_to"]
        key = (
            lies,
            [start > clock for clock in clocks],
            one["primary"] is False,
            start if start > day else date.max,
            -(last.toordinal()) if last else 0,
            -(one["effective_from"].toordinal()) if one["effective_from"] else 0,
            one["id"],
        )
        if key < best[0]:
            best = (key, one, lies)
    return best[1], best[2]


def _follow(past: Past, held: Then, unit: str | None, who: str, day: date) -> str | None:
    if unit is None:
        return None
    last = _successor(held, unit, day)
    if last is None:
        return unit
    part = past.parts.get((unit, who))
    if part is None:
        return last
    return _successor(held, part, day) or part


def _successor(held: Then, unit: str, day: date) -> str | None:
    """Who has the place of a department that had ended by then; None: it has its own."""
    found = None
    for _ in range(32):
        one = held.row("Department", unit)
        ended = one["effective_to"] is not None and one["effective_to"] < day
        if one.get("gone") or one["merged_into"] is None or not ended:
            break
        found = unit = one["merged_into"]
    return found


# --- who may see it --------------------------------------------------------------------------


@dataclass(frozen=True)
class PastRights(Rights):
    """What one asker may see of another time: the rights of today, and the states of then."""

    past: Past = field(default=None)  # type: ignore[assignment] # always given
    as_of: date | None = None
    known_at: datetime | None = None

    @cached_property
    def today(self) -> Rights:
        """The rights over the company of today."""
        return Rights(self.past.now, self.who)

    def admitted(self) -> bool:
        """As today."""
        return self.today.admitted()

    def keys_of(self, employee: Mapping[str, Any]) -> bool:
        """As today."""
        return self.today.keys_of(employee)

    def row(self, entity: str, row: Mapping[str, Any]) -> bool:
        """It was there, about whom it is about today, its period has the day; and by rights."""
        spec, now = self.world.model[entity], self._now(entity, row)
        if row.get("gone") or now is None or (entity != "Employee" and row["closed"]):
            return False
        if entity in SUBJECT and entity != "Employee":
            link = SUBJECT[entity]
            if self.past.by_now(row[link]) != now[link]:
                return False
        if self.as_of is not None and spec.timeline:
            start, end = row["effective_from"] or date.min, row["effective_to"] or date.max
            if not start <= self.as_of <= end:
                return False
        return self._any(ROWS[entity], entity, row)

    def cell(self, spec: EntitySpec, field: Field, row: Mapping[str, Any]) -> bool:
        """May read it, and what it is kept from."""
        return self._any(ways_to_read(spec, field), spec.name, row) and self._source(
            spec, field, row
        )

    def masked(self, spec: EntitySpec, field: Field, row: Mapping[str, Any]) -> bool:
        """May read the part of the value that the sibling shows."""
        ways = f"{ways_to_read(spec, field)} {MASKED.get(field.cls.name, '')}"
        return self._any(ways, spec.name, row)

    def ever(self, spec: EntitySpec, field: Field) -> bool:
        """Whether there could be a row on which the cell is open."""
        found = self._could(ways_to_read(spec, field), spec.name)
        return found and all(self._could(ways, of) for ways, of in self._sources(spec, field))

    def list_open(self, entity: str, employee: Mapping[str, Any]) -> bool:
        """Is the list of such rows about this employee open: rows of whatever state."""
        person = self._now("Employee", employee)
        return person is not None and self._holds_of(_bare(ROWS[entity]), entity, person)

    def list_ever(self, entity: str) -> bool:
        """Whether there could be an employee whose list of such rows is open."""
        return self._could(_bare(ROWS[entity]), entity)

    # --- one way in ------------------------------------------------------------------------

    def _now(self, entity: str, row: Mapping[str, Any]) -> Row | None:
        superseded = entity == "Employee" and self.known_at is not None
        key = self.past.by_now(row["id"]) if superseded else row["id"]
        found = [one for one in self.past.now.rows[entity] if one["id"] == key]
        return found[0] if found else None

    def _any(self, ways: str, entity: str, row: Mapping[str, Any]) -> bool:
        now = self._now(entity, row)
        assert now is not None
        then = replace(self.today, world=self._clock())
        for way in _into_past(ways, entity):
            name, _, state = way.partition("/")
            if (
                self.today._usable(way, entity)
                and self.today._holds(name, entity, now)
                and self.today._state(state, now)
                and then._state(state, row)
            ):
                return True
        return False

    def _clock(self) -> World:
        """The company of today when it was then: states of then are asked by its clock."""
        if self.known_at is None:
            return self.past.now
        day = self.known_at.astimezone(ZoneInfo(ZONE)).date()
        return replace(self.past.now, today=day, now=self.known_at)

    def _could(self, ways: str, entity: str) -> bool:
        return any(self.today._usable(way, entity) for way in _into_past(ways, entity))

    def _sources(self, spec: EntitySpec, field: Field) -> list[tuple[str, str]]:
        """Ways to what a projection is kept from, whatever its state; and of which entity."""
        if spec.name != "Employee" or field.name not in _PROJECTED:
            return []
        entity, name = _PROJECTED[field.name]
        source = self.world.model[entity]
        ways = (ROWS[entity], ways_to_read(source, source[name]))
        return [(_bare(one), entity) for one in ways]

    def _source(self, spec: EntitySpec, field: Field, row: Mapping[str, Any]) -> bool:
        person = self._now("Employee", row) if spec.name == "Employee" else None
        return person is None or all(
            self._holds_of(ways, of, person) for ways, of in self._sources(spec, field)
        )

    def _holds_of(self, ways: str, entity: str, person: Row) -> bool:
        about = {"employee": person["id"], "id": person["id"]}
        return any(
            self.today._usable(way, entity) and self.today._holds(way, entity, about)
            for way in _into_past(ways, entity)
        )


def _bare(ways: str) -> str:
    return " ".join(one.partition("/")[0] for one in ways.split())


def _into_past(ways: str, entity: str) -> Iterator[str]:
    """What everyone may see of people today is in the past oneself's, managers' and HR's."""
    for way in ways.split():
        name, slash, state = way.partition("/")
        if name == "everyone" and entity in SUBJECT:
            yield from (f"{one}{slash}{state}" for one in ("self", "managers", "*"))
        else:
            yield way


@dataclass(frozen=True)
class PastReader(Reader):
    """Reads another time; the id of who was merged means who they were, before the merge."""

    def _find(self, ask: Ask) -> Any:
        [(by, value)] = ask.arguments["by"].items()
        given = {"by": {by: self._meant(value)}} if by == "id" else ask.arguments
        return super()._find(replace(ask, arguments=given))

    def _found(self, spec: EntitySpec, row: Row, search: str) -> bool:
        """Words of then find only those whose every searched word may be read."""
        rights = self.rights
        former = isinstance(rights, PastRights) and rights.known_at is not None
        words = ("legal_name", "preferred_name", "latin_name", "number", "work_email")
        readable = all(rights.cell(spec, spec[one], row) for one in words)
        held = {**row, "number": row.get("searched", row["number"])}  # a search knows no day
        return (readable or not former) and super()._found(spec, held, search)

    def _node(self, node: str, sets: Any) -> Any:
        return super()._node(self._meant(node), sets)

    def _meant(self, node: str) -> str:
        table, _, key = node.rpartition("_")
        rights = self.rights
        if table != "employee" or not isinstance(rights, PastRights):
            return node
        stood = [one for one in rights.world.rows["Employee"] if one["id"] == key]
        if rights.known_at is not None and stood and not stood[0]["closed"]:
            return node
        return f"employee_{rights.past.by_now(key)}"


@asynccontextmanager
async def open_past(dsn: str, past: Past, folder: Path) -> AsyncIterator[Desk]:
    """A desk over a database that holds the company and its past."""
    async with open_desk(dsn, past.now, folder, past.images) as desk:
        connection = await asyncpg.connect(dsn)
        try:
            await connection.executemany(
                "insert into hub.identity_survivor (merged_id, survivor_id) values ($1, $2)",
                list(past.merged.items()),
            )
            await connection.executemany(
                "insert into hub.department_part (department_id, employee_id, successor_id)"
                " values ($1, $2, $3)",
                [(*pair, led) for pair, led in past.parts.items()],
            )
        finally:
            await connection.close()
        yield desk
