"""Two rows of people become one, and two again: what hangs on one of them goes over, or back.

A canonical row is a fold of the mapped records of its identity. So that two rows are one person is
said by their mapped records: those of the one get the id of the other, and both rows are folded
anew; the one that nothing says anything of any more is closed. Whatever names the one (posts,
punches, who leads a department) names the other from then on. Records that come later find the
other by themselves, by account and by number.

What went over is written down by key, and just that goes back. Nothing is read from outside and
no raw record is touched.
"""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, TypeAlias

import orjson
import polars as pl

from hub.errors import Refused
from hub.schema.model import EntitySpec, Field, Model
from hub.store.connection import Database
from hub.store.landing.conflicts import keep_conflicts
from hub.store.landing.copying import supersede
from hub.store.landing.desk import NOBODY, Connection, Desk, nothing
from hub.store.landing.fold import Source
from hub.store.landing.identify import Prior, prior_of
from hub.store.landing.land import alone, followed, groups_changed, joined
from hub.store.landing.mapped import Change, content_hash, opened, sealed_fields, sealed_groups
from hub.store.landing.refold import Refolded, folded, refold, unique_mail, write_rows
from hub.store.landing.rowset import EMPLOYEE
from hub.store.landing.trail import record_changes
from hub.store.queries import queries
from hub.store.scripts import statement
from hub.store.sealing.seal import Sealer
from hub.store.tables import Tables
from hub.store.uuid7 import id_bytes_of, uuid7

_SQL: Final = queries("unite.sql")
Key: TypeAlias = tuple[int, str]
"""Stream and row key of a mapped record."""


@dataclass
class Moved:
    """What went over, by name."""

    members: list[Key] = field(default_factory=list)
    """Mapped records of the person."""
    folded: dict[str, list[Key]] = field(default_factory=dict)
    """`Entity.field` → mapped records that name the person there."""
    owned: dict[str, list[str]] = field(default_factory=dict)
    """`Entity.field` → rows that do so."""

    @property
    def rows(self) -> int:
        """How many rows and records."""
        folded, owned = self.folded.values(), self.owned.values()
        return len(self.members) + sum(map(len, folded)) + sum(map(len, owned))

    def document(self) -> str:
        """As it is kept."""
        return orjson.dumps(vars(self)).decode()

    @classmethod
    def of(cls, text: str) -> "Moved":
        """As it was kept."""
        kept = orjson.loads(text)
        keys = {place: [tuple(one) for one in some] for place, some in kept["folded"].items()}
        return cls([tuple(one) for one in kept["members"]], keys, kept["owned"])


@dataclass(frozen=True)
class _Turn:
    """All that is written."""

    people: list[Refolded]
    members: list[Change]
    changes: dict[str, list[Change]]
    refolded: dict[str, list[Refolded]]
    owned: dict[str, list[str]]
    moved: Moved


@dataclass(frozen=True)
class Where:
    """What a merge works with."""

    database: Database
    made: Tables
    model: Model
    sealer: Sealer
    today: date


Also: TypeAlias = Callable[[Connection, Moved], Awaitable[None]]


async def turn_over(
    where: Where,
    old: str,
    new: str,
    only: Moved | None,
    *,
    actor: str,
    action: str,
    reason: str,
    also: Also,
) -> Moved:
    """Let what is of employee `old` be of `new`: all, or only what is named; what went over.

    `also` writes what stands or falls with it. Raises Refused IDENTITY_COLLIDES where both have a
    row of which a person has only one.
    """
    async with alone(where.database) as connection:
        landing = nothing(0, "", actor, action)
        desk = Desk(
            connection, where.made, where.model, where.sealer, where.today, landing, uuid7()
        )
        turn = await _planned(desk, old, new, only)
        await where.sealer.prepare(_keys(desk, turn, new))
        async with connection.transaction():
            await also(connection, turn.moved)
            await _write(desk, turn, (old, new), actor, action, reason)
    return turn.moved


async def _planned(desk: Desk, old: str, new: str, only: Moved | None) -> _Turn:
    moved = Moved()
    people, members = await _people(desk, old, new, only, moved)
    changes: dict[str, list[Change]] = {}
    for spec in desk.model:
        if not spec.owned and spec.name != EMPLOYEE:
            found = await _naming(desk, spec, (old, new), only, moved)
            if found:
                changes[spec.name] = found
    owned = {}
    for spec in desk.model:
        for one in _links(spec) if spec.owned else ():
            ids = await _rows(desk, spec, one, (old, new), only)
            if ids:
                owned[_place(spec, one)] = ids
    moved.owned = owned
    refolded = {entity: await refold(desk, desk.model[entity], some)
                for entity, some in changes.items()}  # fmt: skip
    return _Turn(people, members, changes, refolded, owned, moved)


def _links(spec: EntitySpec) -> Iterable[Field]:
    return (one for one in spec.targets if one.kind.target == EMPLOYEE)


def _place(spec: EntitySpec, one: Field) -> str:
    return f"{spec.name}.{one.name}"


async def _people(
    desk: Desk, old: str, new: str, only: Moved | None, moved: Moved
) -> tuple[list[Refolded], list[Change]]:
    """Both rows folded anew, and the mapped records that go over."""
    spec = desk.model[EMPLOYEE]
    by_row = await _priors(desk, spec, [old, new])
    wanted = None if only is None else set(only.members)
    going = [one for one in by_row[old] if wanted is None or (one.stream, one.key) in wanted]
    staying = [one for one in by_row[old] if one not in going]
    moved.members = [(one.stream, one.key) for one in going]
    members = []
    for one in going:
        source = opened(desk, spec, one)
        members.append(Change(new, new, one.record, source, one.hash, one))
    rows = [
        _folded_anew(desk, spec, old, by_row[old], staying),
        _folded_anew(desk, spec, new, by_row[new], [*by_row[new], *going]),
    ]
    return await unique_mail(desk, spec, [one for one in rows if one and one.different]), members


def _folded_anew(
    desk: Desk, spec: EntitySpec, row: str, before: Sequence[Prior], after: Sequence[Prior]
) -> Refolded | None:
    """A row as it was and as it is; one that nothing says anything of is closed."""
    was, now = (
        folded(spec, [opened(desk, spec, one) for one in some]) if some else None
        for some in (before, after)
    )
    if now is not None:
        return Refolded(row, was or replace(now, closed=True), now)
    return None if was is None else Refolded(row, was, replace(was, closed=True))


async def _priors(desk: Desk, spec: EntitySpec, rows: Sequence[str]) -> dict[str, list[Prior]]:
    found: dict[str, list[Prior]] = defaultdict(list)
    for row in await desk.connection.fetch(statement("mapped_by_row.sql"), list(rows), spec.name):
        found[str(row["row_id"])].append(prior_of(row))
    return found


async def _naming(
    desk: Desk, spec: EntitySpec, ids: tuple[str, str], only: Moved | None, moved: Moved
) -> list[Change]:
    """Mapped records that name the person, with the other in their place."""
    links = list(_links(spec))
    if not links:
        return []
    old, new = ids
    rows: set[str] = set()
    for one in links:
        rows.update(await _rows(desk, spec, one, ids, None))
    found = []
    for priors in (await _priors(desk, spec, sorted(rows))).values():
        for prior in priors:
            source = opened(desk, spec, prior)
            fields = dict(source.fields)
            for one in links:
                place, key = _place(spec, one), (prior.stream, prior.key)
                if fields.get(one.name) == old and _meant(only, place, key):
                    fields[one.name] = new
                    moved.folded.setdefault(place, []).append(key)
            if fields != dict(source.fields):
                changed = replace(source, fields=fields)
                found.append(_change(desk, spec, prior, changed))
    return found


def _meant(only: Moved | None, place: str, key: Key) -> bool:
    return only is None or key in only.folded.get(place, ())


def _change(desk: Desk, spec: EntitySpec, prior: Prior, source: Source) -> Change:
    subject = (source.fields.get(spec.subject) if spec.subject else None) or NOBODY
    return Change(prior.row_id, subject, prior.record, source, content_hash(desk, source), prior)


async def _rows(
    desk: Desk, spec: EntitySpec, one: Field, ids: tuple[str, str], only: Moved | None
) -> list[str]:
    """Rows that name the person in that field."""
    table = desk.made.of(spec, one)
    column = f"{one.column}_id"
    rows = await desk.connection.fetch(
        f"select id::text from hub.{table.name} where {column} = $1 order by id", ids[0]
    )
    found = [row[0] for row in rows]
    if only is not None:
        wanted = set(only.owned.get(_place(spec, one), ()))
        found = [row for row in found if row in wanted]
    if spec.owned and spec.subject == one.name and spec.unique:
        await _free(desk, spec, ids, found)
    return found


async def _free(desk: Desk, spec: EntitySpec, ids: tuple[str, str], rows: Sequence[str]) -> None:
    """A person has one row of a day: raises Refused where both have one."""
    table = desk.made.main[spec.name]
    others = [spec[name] for name in spec.unique if name != spec.subject]
    same = " and ".join(
        f"b.{one.column}{one.kind.main.suffix} = a.{one.column}{one.kind.main.suffix}"
        for one in others
    )
    subject = f"{spec[spec.subject or ''].column}_id"
    count = await desk.connection.fetchval(
        f"select count(*) from hub.{table.name} a join hub.{table.name} b "
        f"on b.{subject} = $2 and b.closed_at is null and {same} "
        f"where a.{subject} = $1 and a.closed_at is null and a.id = any($3::uuid[])",
        *ids,
        list(rows),
    )
    if count:
        raise Refused(
            "IDENTITY_COLLIDES",
            "Both have a row of which one person has only one.",
            f"{spec.name}, {count} rows",
            "Close one of them first: take it back in its system, or edit it.",
        )


def _keys(desk: Desk, turn: _Turn, new: str) -> set[tuple[bytes, str]]:
    """(subject, group) of the data keys that writing takes."""
    wanted: set[tuple[str, str]] = set()
    for one in turn.members:
        wanted |= {(new, group) for group in _of(desk, EMPLOYEE, one.source.fields)}
    for row in turn.people:
        wanted |= {(row.row_id, group) for group in _of(desk, EMPLOYEE, row.after.values)}
    for entity, changes in turn.changes.items():
        for one in changes:
            wanted |= {(one.subject, group) for group in _of(desk, entity, one.source.fields)}
    for entity, rows in turn.refolded.items():
        spec = desk.model[entity]
        for row in rows:
            wanted |= {(row.subject(spec), group) for group in _of(desk, entity, row.after.values)}
    listed = sorted(wanted)
    subjects = id_bytes_of([who for who, _ in listed])
    return {(who, group) for who, (_, group) in zip(subjects, listed, strict=True)}


def _of(desk: Desk, entity: str, fields: Mapping[str, str | None]) -> set[str]:
    return sealed_groups(desk.model[entity], fields)


async def _write(
    desk: Desk, turn: _Turn, ids: tuple[str, str], actor: str, action: str, reason: str
) -> None:
    stamp = await desk.connection.fetchval("select now()::text")
    written: dict[str, list[str]] = defaultdict(list)
    await _store(desk, desk.model[EMPLOYEE], turn.members)
    await write_rows(desk, desk.model[EMPLOYEE], turn.people, stamp)
    await keep_conflicts(desk.connection, desk.sealer, desk.model[EMPLOYEE], ids)
    for entity, changes in turn.changes.items():
        await _store(desk, desk.model[entity], changes)
        await write_rows(desk, desk.model[entity], turn.refolded[entity], stamp)
        touched = [one.row_id for one in changes]
        await keep_conflicts(desk.connection, desk.sealer, desk.model[entity], touched)
    refolded = {EMPLOYEE: turn.people, **turn.refolded}
    for entity, rows in refolded.items():
        written[entity] += [one.row_id for one in rows]
    for place, owned in turn.owned.items():
        await _point(desk, place, owned, ids[1])
        written[place.partition(".")[0]] += owned
    groups = groups_changed(desk, refolded)
    projected = await followed(desk, refolded)
    own = written[EMPLOYEE]
    written[EMPLOYEE] = list(dict.fromkeys([*own, *projected]))
    groups[EMPLOYEE] = joined(groups.get(EMPLOYEE, {}), projected, own)
    await record_changes(
        desk.connection,
        desk.batch,
        actor=actor,
        action=action,
        run_id=None,
        rows={entity: list(dict.fromkeys(ids)) for entity, ids in written.items()},
        inserted={},
        groups=groups,
        reason=reason,
    )


async def _store(desk: Desk, spec: EntitySpec, changes: Sequence[Change]) -> None:
    """Mapped records under the row that they are of now, sealed for it."""
    if not changes:
        return
    fields = sealed_fields(desk, spec, changes)
    await desk.connection.execute(
        _SQL["move"],
        [one.source.stream for one in changes],
        spec.name,
        [one.source.key for one in changes],
        [one.row_id for one in changes],
        [orjson.dumps(one).decode() for one in fields],
        [one.hash for one in changes],
    )


async def _point(desk: Desk, place: str, ids: Sequence[str], new: str) -> None:
    """Owned rows name the other person; their images go to the history.

    Their digests stay: a record that is understood anew is written once more, alike.
    """
    entity, _, name = place.partition(".")
    spec = desk.model[entity]
    table = desk.made.main[entity]
    column = pl.lit(new).alias(f"{spec[name].column}_id")
    frame = pl.DataFrame({"id": list(ids)}, schema={"id": pl.String}).with_columns(column)
    await supersede(desk.connection, table, desk.made.history[table.name], frame)
