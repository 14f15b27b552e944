"""A person as the hub holds them: their rows, the records these come from, whose keys seal them.

`lay_out` puts them into temporary tables of a transaction - `person_id`, `person_row`,
`person_record`, `person_subject` - on which the statements of `subject_held.sql` and
`subject_erase.sql` work. Rows that were merged into a person's are theirs, with keys of their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Table

from hub.errors import Refused
from hub.schema.model import EntitySpec, Model
from hub.schema.retention import NEVER, LastDay, people
from hub.store.acts import Session
from hub.store.landing.desk import Connection
from hub.store.landing.raw import account_subject
from hub.store.queries import queries
from hub.store.sealing.seal import Sealer
from hub.store.tables import Tables

_SQL: Final = queries("subject_person.sql")


@dataclass(frozen=True)
class Person:
    """Somebody, by the row that has everything of them by now."""

    id: str
    ids: tuple[str, ...]
    """Of this row and of those that were merged into it."""
    number: str | None
    last_day: LastDay


async def find_person(session: Session, name: str, today: date) -> Person:
    """The person of that number, past ones too, or id of an employee.

    Raises Refused SUBJECT_UNKNOWN, SUBJECT_AMBIGUOUS.
    """
    found = [row["id"] for row in await session.fetch(_SQL["find"], name)]
    if not found:
        raise Refused("SUBJECT_UNKNOWN", "There is nobody of that number or id.", hint="Check it.")
    if len(found) > 1:
        raise Refused(
            "SUBJECT_AMBIGUOUS",
            "Several people have had that number.",
            detail=", ".join(found),
            hint="Use the id of one of them.",
        )
    [own] = found
    merged = await session.fetch(
        "select merged_id::text as id from hub.identity_survivor where survivor_id = $1 order by 1",
        own,
    )
    ids = (own, *(row["id"] for row in merged))
    number = await session.fetchval(_SQL["number"], own)
    return Person(own, ids, number, await _last_day(session, ids, today))


async def _last_day(session: Session, ids: Sequence[str], today: date) -> LastDay:
    row = await session.fetchrow(_SQL["last_day"], list(ids), today)
    if row is None or not row["employments"]:
        return NEVER
    found: date | None = None if row["goes_on"] else row["last"]
    return found


async def lay_out(
    session: Connection, made: Tables, model: Model, sealer: Sealer, person: Person
) -> None:
    """Fill the temporary tables, until the end of the transaction."""
    await session.execute(_SQL["ids"])
    await session.execute(_SQL["fill_ids"], list(person.ids))
    for name in ("rows", "records", "subjects", "heirs"):
        await session.execute(_SQL[name])
    for spec in people(model):
        for table in tables_of(made, spec):
            await _rows(session, spec, table)
            if spec.owned:
                await session.execute(
                    "insert into person_record select distinct stream_id, record_key "
                    f"from hub.{table.name} where id in (select id from person_row) "
                    "on conflict do nothing"
                )
    await session.execute(_SQL["kept"])
    accounts = [
        account_subject(sealer, row["stream_id"], row["record_key"])
        for row in await session.fetch(_SQL["of_records"])
    ]
    await session.execute(_SQL["accounts"], accounts)


async def _rows(session: Connection, spec: EntitySpec, table: Table) -> None:
    about = subject_column(spec)
    await session.execute(
        f"insert into person_row select distinct '{spec.name}', id from hub.{table.name} "
        f"where {about} in (select id from person_id) on conflict do nothing"
    )


def subject_column(spec: EntitySpec) -> str:
    """The column that says whom a row is about."""
    return "id" if spec.subject == "self" else f"{spec[spec.subject or ''].column}_id"


def tables_of(made: Tables, spec: EntitySpec) -> tuple[Table, Table]:
    """The table of an entity, and that of its images."""
    main = made.main[spec.name]
    return main, made.history[main.name]


def all_tables_of(made: Tables, spec: EntitySpec) -> tuple[Table, ...]:
    """The same, and the private ones behind them."""
    private = made.private.get(spec.name)
    behind = () if private is None else (private, made.history[private.name])
    return (*tables_of(made, spec), *behind)


async def subjects_of(session: Connection) -> list[str]:
    """Ids under whose keys the person's values are sealed."""
    return [row["id"] for row in await session.fetch(_SQL["all_subjects"])]
