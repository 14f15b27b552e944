"""How good the data are, counted once a day: complete, valid, fresh, undisputed.

One statement an entity counts all of its fields, by department and by system; only counts are
kept. What may stand in no statistics (`FieldClass.queryable`) is not counted either. Departments
are those in which people work themselves; whoever reads adds up what lies below.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final

import orjson

from hub.schema.model import EntitySpec, Field
from hub.store.connection import Database
from hub.store.queries import queries
from hub.store.state import remember, remembered
from hub.store.tables import Tables, field_columns

_SQL: Final = queries("quality.sql")
COMPANY, DEPARTMENT, SYSTEM = "company", "department", "system"
ALL: Final = "all"
TAKEN: Final = "quality"
"""Key of the state that says when the last snapshot was taken."""
DEPARTMENT_DAYS: Final = 92
DAYS: Final = 1096
"""How long snapshots are kept: of departments, and of the company and its systems."""
OLD_AFTER: Final = timedelta(days=365)
"""A value is old if its record has not changed for so long, by its own time, else as read."""
LONGEST_MS: Final = 300_000
"""What counting one entity may take."""


@dataclass
class Count:
    """What is counted of a field."""

    filled: int = 0
    waiting: int = 0
    conflicts: int = 0
    aged: int = 0
    """Of those with a value, whose record has an age: what one stream owns alone has none."""
    old: int = 0
    """Of these, whose record has not changed for OLD_AFTER."""

    def add(self, other: "Count") -> None:
        """Count what another part holds too."""
        for name, number in vars(other).items():
            setattr(self, name, getattr(self, name) + number)


@dataclass
class Part:
    """The rows of an entity in the company, in a department, or of a system."""

    entity: str
    part: str
    of: str
    rows: int = 0
    people: int = 0
    fresh: int = 0
    fields: dict[str, Count] = field(default_factory=dict)


def counted_fields(spec: EntitySpec) -> list[Field]:
    """Fields that are counted: what sources say, but for what is in no statistics."""
    return [one for one in spec.targets if one.cls.queryable and one.name != spec.subject]


async def count(
    database: Database, made: Tables, spec: EntitySpec, fresh: Sequence[int], now: datetime
) -> list[Part]:
    """Count an entity as it stands; `fresh` are the streams that were read in time."""
    fields = counted_fields(spec)
    given = parameters(spec, fields, fresh, now)
    async with database.writer.acquire() as session, session.transaction(readonly=True):
        await session.execute(f"set local statement_timeout = {LONGEST_MS}")
        lines = await session.fetch(statement(made, spec, fields), *given)
    parts: dict[tuple[str, str], Part] = {}
    for what, part, of, name, rows, people, new, filled, waiting, old in lines:
        one = parts.setdefault((part, of), Part(spec.name, part, of))
        if what == "rows":
            one.rows, one.people, one.fresh = rows, people, new
        if filled is not None and what == "rows":
            for each, number in zip(fields, filled, strict=True):
                _of(one, each.name).filled = number
        if old is not None:
            for each, aged, number in zip(fields, filled, old, strict=True):
                _of(one, each.name).aged, _of(one, each.name).old = aged, number
        if waiting is not None:
            for each, number in zip(fields, waiting, strict=True):
                _of(one, each.name).waiting = number
        if what == "waiting" and name in spec.fields:
            _of(one, name).waiting = rows
        if what == "conflicts":
            _of(one, name).conflicts = rows
    known = {each.name for each in fields}
    for one in parts.values():
        one.fields = {
            name: said
            for name, said in one.fields.items()
            if name in known and (said.filled or said.waiting or said.conflicts)
        }
    return [one for one in parts.values() if one.rows]


def _of(part: Part, name: str) -> Count:
    return part.fields.setdefault(name, Count())


def parameters(
    spec: EntitySpec, fields: Sequence[Field], fresh: Sequence[int], now: datetime
) -> list[object]:
    """What the statement takes: only values of folded rows have an age."""
    aged = bool(fields) and not spec.owned
    return [list(fresh), now - OLD_AFTER] if aged else [list(fresh)]


def statement(made: Tables, spec: EntitySpec, fields: Sequence[Field]) -> str:
    """The one statement of an entity, put together of the model's own names."""
    table = made.main[spec.name].fullname
    private = any(spec.is_private(one) for one in fields)
    beside = f"left join {made.private[spec.name].fullname} p on p.id = t.id" if private else ""
    columns = [
        f'{"p" if spec.is_private(one) else "t"}."{field_columns(one)[0]}"' for one in fields
    ]
    subject = {None: "null::uuid", "self": "t.id"}.get(
        spec.subject, f"t.{spec.subject}_id"  # of whom the row is about
    )  # fmt: skip
    names = {
        "table": table,
        "beside": beside,
        "subject": subject,
        "entity": spec.name,
        "own_department": "t.department_id" if spec.subject == "self" else "e.department_id",
        "person": ""
        if spec.subject in {None, "self"}
        else f"left join hub.employee e on e.id = {subject}",
        "filled": _array(f"count({one})" for one in columns),
        # Several records of a system may make one row: it is filled if one of them says so.
        "by_record": "".join(
            f", bool_or(m.fields ->> '{one.name}' is not null) as s{at}"
            f", bool_or(m.pending ->> '{one.name}' is not null) as w{at}"
            f", max(coalesce(m.changed_at, m.recorded_at)) "
            f"filter (where m.fields ->> '{one.name}' is not null) as a{at}"
            for at, one in enumerate(fields)
        ),
        "said_old": _array(f"count(*) filter (where x.a{at} < $2)" for at in range(len(fields))),
        "winners": "".join(_winner(one.name, at) for at, one in enumerate(fields)),
        "aged": _array(
            f"count(*) filter (where {one} is not null and {_AGE.format(at=at)} is not null)"
            for at, one in enumerate(columns)
        ),
        "old": _array(
            f"count(*) filter (where {one} is not null "
            f"and {_AGE.format(at=at)} < extract(epoch from $2::timestamptz))"
            for at, one in enumerate(columns)
        ),
        "said": _array(f"count(*) filter (where x.s{at})" for at in range(len(fields))),
        "waits": _array(f"count(*) filter (where x.w{at})" for at in range(len(fields))),
    }
    if spec.subject is None:
        names["own_department"] = "null::uuid"
    return _SQL["owned" if spec.owned else "folded"].format(**names)


_AGE: Final = "(case when w.k{at}[4] = 1 then w.n{at} else w.k{at}[5] end)"
"""The time of the record that a cell shows: the fold, said in SQL."""


def _winner(name: str, at: int) -> str:
    """Rank and time of the source that wins by rank; the last time of all that say the field."""
    says = f"filter (where r.fields ? '{name}' or r.pending ? '{name}')"
    dated = f"coalesce('{name}' = any(r.newest), false)::int"
    return (
        f", max(r.rank || array[{dated}, r.told]::float8[]) {says} as k{at}"
        f", max(r.told) {says} as n{at}"
    )


def _array(parts: Iterable[str]) -> str:
    return f"array[{', '.join(parts)}]::bigint[]"


async def put(database: Database, day: date, found: Sequence[Part], at: datetime) -> None:
    """Keep a day's snapshot in the place of an earlier one of that day; forget what is too old."""
    async with database.transaction() as session:
        await session.execute(_SQL["forget_day"], day)
        await session.execute(
            _SQL["put"],
            day,
            [one.entity for one in found],
            [one.part for one in found],
            [one.of for one in found],
            [one.rows for one in found],
            [one.people for one in found],
            [one.fresh for one in found],
            [orjson.dumps(_counts(one)).decode() for one in found],
        )
        old, oldest = day - timedelta(days=DEPARTMENT_DAYS), day - timedelta(days=DAYS)
        await session.execute(_SQL["forget"], DEPARTMENT, old, oldest)
        await remember(session, TAKEN, {"day": day.isoformat(), "at": at.isoformat()})


def _counts(one: Part) -> dict[str, list[int]]:
    return {
        name: [said.filled, said.waiting, said.conflicts, said.aged, said.old]
        for name, said in one.fields.items()
    }


async def taken(database: Database) -> Mapping[str, str] | None:
    """Day and moment of the last snapshot."""
    found = await remembered(database.writer, TAKEN)
    return found if isinstance(found, dict) else None


async def snapshots(
    database: Database, since: date, *, parts: Sequence[str], entity: str | None = None
) -> dict[date, list[Part]]:
    """What was counted on each day from that one on."""
    days: dict[date, list[Part]] = defaultdict(list)
    for row in await database.writer.fetch(_SQL["since"], since, list(parts), entity):
        fields = {name: Count(*said) for name, said in orjson.loads(row["fields"]).items()}
        days[row["day"]].append(
            Part(
                row["entity"], row["part"], row["of"], row["rows"], row["people"], row["fresh"],
                fields,
            )
        )  # fmt: skip
    return days


async def department_lines(database: Database) -> dict[str, str | None]:
    """Department → the one above it, as the tree is now."""
    return {row[0]: row[1] for row in await database.writer.fetch(_SQL["departments"])}


async def streams_since(database: Database) -> list[tuple[int, str, int | None, Any]]:
    """Stream, connection, seconds within which it must be read, when it was last read well."""
    return [tuple(row) for row in await database.writer.fetch(_SQL["streams"])]
