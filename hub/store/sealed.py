"""Every sealed value that lies in the database: where, of which row, under which data key.

One list of all places, for those who count them and for those who try to break them. A test holds
it complete: no data key's id stands anywhere in the database that is not found by it.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from sqlalchemy import CompoundSelect, Select, Table, Text, func, literal, select, union_all
from sqlalchemy.dialects import postgresql

from hub.schema.model import Field
from hub.store.connection import Database
from hub.store.queries import queries
from hub.store.tables import Tables, field_columns

_MACHINERY: Final = queries("sealed.sql")["machinery"]
_COUNT: Final = """
select substring(sealed from 2 for 16) as key_id, count(*) as count from ({cells}) cell group by 1
"""


async def values_by_key(database: Database, made: Tables) -> Mapping[bytes, int]:
    """How many values lie under each data key, by its id; reads the whole database."""
    query = _COUNT.format(cells=sealed_cells(made))
    rows = await database.writer.fetch(query, mapped_fields(made))
    return {row["key_id"]: row["count"] for row in rows}


def sealed_cells(made: Tables) -> str:
    """A query for all: `place`, `field`, `row_id` (bytes), `sealed`; `$1` is `mapped_fields`."""
    return f"{_MACHINERY}\nunion all\n{_text(union_all(*_canonical(made)))}"


def mapped_fields(made: Tables) -> list[str]:
    """Fields of sealed kinds, as mapped records of them are found."""
    return [f"{spec.name}.{one.name}" for spec in made.model for one in spec.targets if _is(one)]


def _canonical(made: Tables) -> Iterator[Select[Any]]:
    """Of each field of a sealed kind: values as they are, and those that they superseded."""
    for spec in made.model:
        for one in spec.fields.values():
            if _is(one):
                table = made.of(spec, one)
                for lies in (table, made.history[table.name]):
                    yield _cells(table.name, one, lies)


def _cells(place: str, one: Field, table: Table) -> Select[Any]:
    column = table.c[field_columns(one)[0]]
    return select(
        literal(str(place), Text()).label("place"),
        literal(one.column, Text()).label("field"),
        func.uuid_send(table.c.id).label("row_id"),
        column.label("sealed"),
    ).where(column.is_not(None))


def _is(one: Field) -> bool:
    return one.kind.sealed


def _text(statement: CompoundSelect[Any]) -> str:
    """Its only constants are names of the model."""
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call] # SQLAlchemy's
    return str(statement.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
