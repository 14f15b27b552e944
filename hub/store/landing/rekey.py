"""Records that a version of a mapping keys otherwise: they stay the records that they are.

Everything that names a record by its key follows to the new one, before it lands under it: so
rows that it made before are found, closed or kept, and no record is kept twice. What people decided
about its account goes along.
"""

from collections.abc import Sequence

from sqlalchemy import Table

from hub.store.connection import Database
from hub.store.landing.desk import Connection
from hub.store.queries import queries
from hub.store.tables import Tables

_ASIDE = "\x1e"
"""Begins the keys of records on their way, so that two may exchange theirs."""


_DECISIONS = queries("identity_accounts.sql")["rekey"]


async def rekey(
    database: Database, made: Tables, stream_id: int, pairs: Sequence[tuple[str, str]]
) -> None:
    """Let records (first of a pair) be kept under another key (second), where it is free."""
    first: dict[str, str] = {}
    for was, wanted in pairs:
        first.setdefault(wanted, was)
    async with database.transaction() as session:
        moving = await _free(session, stream_id, first)
        if not moving:
            return
        old, new = list(moving.values()), list(moving)
        aside = [_ASIDE + one for one in new]
        for table in _tables(made):
            await _move(session, table, stream_id, old, aside)
        for table in _tables(made):
            await _move(session, table, stream_id, aside, new)
        for before, after in ((old, aside), (aside, new)):
            await session.execute(_DECISIONS, stream_id, before, after)


async def _free(session: Connection, stream_id: int, wanted: dict[str, str]) -> dict[str, str]:
    """New key → old, without those that another record holds that does not move itself."""
    rows = await session.fetch(
        "select record_key from hub.raw_record where stream_id = $1 and record_key = any($2)",
        stream_id,
        list(wanted),
    )
    held = {row[0] for row in rows}
    while stuck := {new for new in wanted if new in held and new not in set(wanted.values())}:
        wanted = {new: old for new, old in wanted.items() if new not in stuck}
    return wanted


def _tables(made: Tables) -> list[Table]:
    machinery = made.machinery
    owned = [one for one in made.main.values() if "record_key" in one.c]
    return [machinery.raw_record, machinery.mapped_record, machinery.quarantine, *owned]


async def _move(
    session: Connection, table: Table, stream_id: int, old: Sequence[str], new: Sequence[str]
) -> None:
    await session.execute(
        f"update {table.schema}.{table.name} t set record_key = k.new "
        "from unnest($2::text[], $3::text[]) as k(old, new) "
        "where t.stream_id = $1 and t.record_key = k.old",
        stream_id,
        list(old),
        list(new),
    )
