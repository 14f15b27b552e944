"""What a change of the access policy comes to, before it takes effect: whom it opens what to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ClauseElement, Table, func, select
from sqlalchemy.dialects import postgresql

from hub.auth.policy_diff import Difference, Terms, differences
from hub.flows.hub import Hub
from hub.schema.model import EntitySpec, Field, Model
from hub.store.queries import queries
from hub.store.tables import field_columns

_SQL: Final = queries("policy_effect.sql")
_OPEN: Final = ("", False)


@dataclass(frozen=True)
class Effect:
    """Fields of one entity and class that change alike for one kind of viewers."""

    entity: str
    cls: str
    """Empty: that the row is there."""
    verb: str
    who: str
    fields: tuple[str, ...]
    gained: Terms
    lost: Terms
    people: int
    """How many are of that kind today."""
    cells: int
    """Values that are there, of all people; rows, where it is about rows. No viewer of a kind
    sees more than these; what a relation or an extent leaves of them is not counted."""


async def effects(hub: Hub, new: Model) -> list[Effect]:
    """What changes from the policy that is in use to that of the new model."""
    alike: dict[tuple[str, str, str, str, Terms, Terms], list[str]] = defaultdict(list)
    for one in differences(hub.model, new):
        alike[_key(one)].append(one.field)
    people = await _people(hub)
    wanted: dict[str, set[str]] = defaultdict(set)
    for (entity, *_), fields in alike.items():
        wanted[entity].update(fields)
    cells = {name: await _cells(hub, hub.model[name], names) for name, names in wanted.items()}
    return [
        Effect(
            entity,
            cls,
            verb,
            who,
            tuple(fields),
            gained,
            lost,
            people.get(who, 0),
            sum(cells[entity][name] for name in fields),
        )
        for (entity, cls, verb, who, gained, lost), fields in alike.items()
    ]


def _key(one: Difference) -> tuple[str, str, str, str, Terms, Terms]:
    return one.entity, one.cls, one.verb, one.who, one.gained, one.lost


def told(terms: Terms) -> str:
    """Terms in words: `always`, `once released`, `after a second factor`."""
    return " or ".join(_told(*one) for one in sorted(terms))


def _told(state: str, proved: bool) -> str:
    if (state, proved) == _OPEN:
        return "always"
    words = [f"once {state}"] if state else []
    return " ".join([*words, *(["after a second factor"] if proved else [])])


async def _people(hub: Hub) -> Mapping[str, int]:
    """Kind of viewer → how many there are today."""
    current = list(hub.model["Employee"].states["current"].codes)
    rows = await hub.database.writer.fetch(_SQL["people"], current, hub.today())
    return {row["who"]: row["people"] for row in rows}


async def _cells(hub: Hub, spec: EntitySpec, names: Iterable[str]) -> Mapping[str, int]:
    """Field → how many rows have a value of it; under the empty name how many rows there are."""
    found: dict[str, int] = {}
    fields = [spec.fields[name] for name in sorted(names) if name]
    for query, shown in _counted(hub, spec, fields):
        row = await hub.database.writer.fetchrow(query)
        found |= {name: row[at] for at, name in enumerate(shown)} if row else {}
    return found


def _counted(
    hub: Hub, spec: EntitySpec, fields: Sequence[Field]
) -> Iterator[tuple[str, Sequence[str]]]:
    """One statement a table."""
    main = hub.made.main[spec.name]
    by_table: dict[Table, list[Field]] = {main: []}
    for one in fields:
        by_table.setdefault(hub.made.of(spec, one), []).append(one)
    for table, those in by_table.items():
        columns = [func.count(table.c[field_columns(one)[0]]) for one in those]
        rows = [func.count()] if table is main else []
        query = select(*rows, *columns).select_from(table)
        shown = [*([""] if rows else []), *(one.name for one in those)]
        if shown:
            yield _text(query), shown


def _text(query: ClauseElement) -> str:
    """It has no values: only names of the model."""
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call] # SQLAlchemy's
    return str(query.compile(dialect=dialect))
