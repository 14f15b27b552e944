"""Counters of changes by group of fields: what a viewer's version of a row is made of.

A group holds the fields that the same people may read (`Field.group`). Landing one batch counts
each group of a row at most once; a row that is new has none.
"""

from collections.abc import Iterable, Mapping, Sequence

import orjson
from sqlalchemy import Table

from hub.schema.model import EntitySpec
from hub.store.landing.desk import Connection
from hub.store.landing.fold import Folded


def touched(spec: EntitySpec, before: Folded, after: Folded) -> set[str]:
    """Groups of the fields that have another value, or wait otherwise."""
    names = _otherwise(before.values, after.values) | _otherwise(before.pending, after.pending)
    return {spec[name].group for name in names}


def _otherwise(before: Mapping[str, str | None], after: Mapping[str, str | None]) -> set[str]:
    """Names of which the two say different things; null and nothing are the same."""
    found = {name for name, value in after.items() if before.get(name) != value}
    return found | {name for name in before.keys() - after.keys() if before[name] is not None}


def groups_of(spec: EntitySpec, names: Iterable[str]) -> set[str]:
    """Groups of fields by name."""
    return {spec[name].group for name in names}


def counted(known: str | None, groups: Iterable[str]) -> str | None:
    """The column `changes` when these groups changed once more."""
    found: dict[str, int] = orjson.loads(known) if known else {}
    for name in sorted(groups):
        found[name] = found.get(name, 0) + 1
    return orjson.dumps(found).decode() if found else None


async def known_counters(
    connection: Connection, table: Table, rows: Sequence[str]
) -> Mapping[str, str | None]:
    """Row → its column `changes` as it stands."""
    if not rows:
        return {}
    found = await connection.fetch(
        f"select id::text, changes::text from hub.{table.name} where id = any($1::uuid[])",
        list(rows),
    )
    return {row[0]: row[1] for row in found}
