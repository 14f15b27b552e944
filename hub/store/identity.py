"""Who may be who: what is compared of people, the pairs that were found, and the merges."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import orjson
from sqlalchemy import select

from hub.schema.model import EntitySpec
from hub.store.acts import Session, note
from hub.store.connection import Database
from hub.store.landing.copying import prepared
from hub.store.landing.desk import Connection
from hub.store.landing.unite import Moved
from hub.store.narrowed import Narrowed
from hub.store.queries import queries
from hub.store.survivors import follow_survivors, survivors
from hub.store.tables import Tables
from hub.store.uuid7 import uuid7

_SQL: Final = queries("identity.sql")
OPEN, MERGED, APART, GONE = "open", "merged", "apart", "gone"
STATES: Final = (OPEN, MERGED, APART, GONE)
COMPARED: Final = (
    *("legal_name", "birth_date", "gender", "work_email", "department"),
    *("national_id", "private_phone"),
)
"""Fields of Employee that tell people apart; of sealed ones the blind index."""
Ids = tuple[str, str]


@dataclass(frozen=True)
class PersonRow:
    """An open row of a person, as it is compared; a blind index in hex."""

    id: str
    values: dict[str, Any]
    systems: frozenset[str]
    numbers: tuple[tuple[str, str | None, date | None, date | None], ...]
    """Number, legal entity, first and last day."""


@dataclass(frozen=True)
class FoundPair:
    """A pair as it is kept."""

    first: str
    second: str
    grade: str
    state: str
    score: int
    evidence: tuple[str, ...]
    found_at: datetime
    assignee: str | None
    comment: str | None
    decided_by: str | None
    decided_at: datetime | None
    reason: str | None


@dataclass(frozen=True)
class NewPair:
    """A pair that was found."""

    first: str
    second: str
    grade: str
    score: int
    evidence: Sequence[str]


@dataclass(frozen=True)
class Merge:
    """A merge of two rows."""

    id: str
    survivor: str
    merged: str
    by: str
    at: datetime
    reason: str
    moved: Moved
    undone_by: str | None
    undone_at: datetime | None
    undone_reason: str | None


async def people(database: Database, made: Tables, spec: EntitySpec) -> list[PersonRow]:
    """All open rows of people."""
    main, private = made.main[spec.name], made.private[spec.name]
    columns = []
    for name in COMPARED:
        one = spec[name]
        table = made.of(spec, one)
        suffix = "_index" if one.kind.sealed else one.kind.main.suffix
        columns.append(table.c[f"{one.column}{suffix}"])
    query = select(main.c.id, *columns).select_from(
        main.outerjoin(private, private.c.id == main.c.id)
    )
    rows = await database.writer.fetch(*prepared(query.where(main.c.closed_at.is_(None)), {}))
    systems = {row[0]: frozenset(row[1]) for row in await database.writer.fetch(_SQL["systems"])}
    numbers: dict[str, list[Any]] = defaultdict(list)
    for row in await database.writer.fetch(_SQL["numbers"]):
        numbers[row["id"]].append(tuple(row)[1:])
    found = []
    for row in rows:
        who, *values = tuple(row)
        said = dict(zip(COMPARED, map(_plain, values), strict=True))
        known = systems.get(str(who), frozenset())
        found.append(PersonRow(str(who), said, known, tuple(numbers.get(str(who), ()))))
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.hex()
    return value if value is None or isinstance(value, date) else str(value)


async def apart(database: Database) -> set[Ids]:
    """Pairs that somebody decided to be two people, by the rows that they are of by now."""
    rows = await database.writer.fetch(_SQL["apart"])
    by_now = await survivors(database.writer, sorted({one for row in rows for one in row}))
    found = set()
    for row in rows:
        one, other = sorted(by_now.get(each, each) for each in row)
        found.add((one, other))
    return found


async def put_pairs(database: Database, pairs: Sequence[NewPair], *, actor: str) -> None:
    """What was found now; open pairs for which nothing speaks any more are gone."""
    firsts, seconds = [one.first for one in pairs], [one.second for one in pairs]
    evidence = [orjson.dumps(list(one.evidence)).decode() for one in pairs]
    async with database.transaction() as session:
        await session.execute(
            _SQL["put"],
            firsts,
            seconds,
            [one.grade for one in pairs],
            [one.score for one in pairs],
            evidence,
        )
        await session.execute(_SQL["gone"], firsts, seconds)
        await note(session, actor, "identity.find", "identity", rows=len(pairs))


async def pairs(
    database: Database,
    *,
    state: str | None = OPEN,
    grade: str | None = None,
    assignee: str | None = None,
    after: tuple[int, str, str] | None = None,
    limit: int,
) -> list[FoundPair]:
    """A page of pairs, the best first; `after`: score and ids of the last one before."""
    place = after or (None, None, None)
    rows = await database.writer.fetch(_SQL["pairs"], state, grade, assignee, *place, limit)
    return [_pair(row) for row in rows]


async def pair_of(database: Database, one: str, other: str) -> FoundPair | None:
    """The pair of these two, in whatever order."""
    row = await database.writer.fetchrow(_SQL["pair"], one, other)
    return None if row is None else _pair(row)


def _pair(row: Any) -> FoundPair:
    values = dict(row)
    values["first"], values["second"] = values.pop("first_id"), values.pop("second_id")
    return FoundPair(**{**values, "evidence": tuple(values["evidence"])})


async def counts(database: Database) -> list[tuple[str, str, int]]:
    """State, grade, how many pairs."""
    return [tuple(row) for row in await database.writer.fetch(_SQL["counts"])]


async def put_apart(database: Database, ids: Sequence[Ids], *, actor: str, reason: str) -> None:
    """Remember that these are two people; on the record."""
    async with database.transaction() as session:
        for one, other in ids:
            await session.execute(_SQL["decide"], one, other, APART, actor, reason)
        detail = {"pairs": [list(one) for one in ids]}
        await note(
            session, actor, "identity.apart", "identity", rows=len(ids), reason=reason,
            detail=detail,
        )  # fmt: skip


async def put_notes(
    database: Database, ids: Ids, *, actor: str, assignee: str | None, comment: str | None
) -> None:
    """Say who looks at a pair, comment on it; an empty text takes it away. On the record."""
    async with database.transaction() as session:
        await session.execute(_SQL["annotate"], *ids, assignee, comment)
        detail = {"pair": list(ids), "assignee": assignee}
        await note(session, actor, "identity.annotate", "identity", detail=detail)


async def standing(session: Session, ids: Sequence[str]) -> dict[str, bool]:
    """Which of these employees there are, and whether the row is open."""
    return dict(await session.fetch(_SQL["people"], list(ids)))


async def rights_of(session: Session, employee: str, today: date) -> list[str]:
    """What somebody holds as a person of the hub: `grant`, `account`, `deputy`."""
    rows = await session.fetch(_SQL["rights"], employee, today)
    return sorted({row[0] for row in rows})


async def note_merge(
    session: Connection, ids: Ids, moved: Moved, *, actor: str, reason: str
) -> str:
    """Write a merge down, in its own transaction: survivor, merged; the id of the merge."""
    made = uuid7()
    await session.execute(_SQL["merge"], made, *ids, actor, reason, moved.document())
    await session.execute(_SQL["decide"], *ids, MERGED, actor, reason)
    await session.execute(_SQL["retire"], ids[1])
    await follow_survivors(session)
    detail = {"merge": made, "survivor": ids[0], "merged": ids[1]}
    await note(session, actor, "identity.merge", "identity", rows=moved.rows, reason=reason,
               detail=detail)  # fmt: skip
    return made


async def note_undone(
    session: Connection, one: Merge, moved: Moved, *, actor: str, reason: str
) -> None:
    """Write down that it is taken back; the two are remembered to be two people.

    What came for either of them since waits to be understood anew.
    """
    await session.execute(_SQL["undo"], one.id, actor, reason)
    await follow_survivors(session)
    await session.execute(_SQL["decide"], one.survivor, one.merged, APART, actor, reason)
    await session.execute(_SQL["wait_again"], one.survivor, one.at)
    detail = {"merge": one.id, "survivor": one.survivor, "merged": one.merged}
    await note(session, actor, "identity.unmerge", "identity", rows=moved.rows, reason=reason,
               detail=detail)  # fmt: skip


async def merges(
    database: Database,
    *,
    merge: str | None = None,
    person: str | None = None,
    standing_only: bool = False,
    before: str | None = None,
    limit: int = 100,
) -> list[Merge]:
    """Merges, the latest first, those before a merge where one is named."""
    sql, values = merges_statement(merge, person, before, limit, standing_only=standing_only)
    rows = await database.writer.fetch(sql, *values)
    return [
        Merge(
            id=row["id"],
            survivor=row["survivor_id"],
            merged=row["merged_id"],
            by=row["merged_by"],
            at=row["merged_at"],
            reason=row["reason"],
            moved=Moved.of(row["moved"]),
            undone_by=row["undone_by"],
            undone_at=row["undone_at"],
            undone_reason=row["undone_reason"],
        )
        for row in rows
    ]


def merges_statement(
    merge: str | None, person: str | None, before: str | None, limit: int, *, standing_only: bool
) -> tuple[str, list[object]]:
    """The query with just the conditions that are asked for."""
    made = Narrowed()
    made.on("m.id = {}::uuid", merge)
    made.on("m.id < {}::uuid", before)
    made.on("{}::uuid in (m.survivor_id, m.merged_id)", person)
    if standing_only:
        made.parts.append("m.undone_at is null")
    limited = made.given(limit)
    return _SQL["merges"].format(where=made.where, limit=limited), made.values


async def joined_since(database: Database, employee: str, moment: datetime) -> int:
    """Records of the person that came after a moment: whose they are is not known by a merge."""
    found: int = await database.writer.fetchval(_SQL["joined_since"], employee, moment)
    return found
