"""Terms in the database: rows that statements join, and the company's edits of vocabularies."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import orjson
from sqlalchemy import column, func, select
from sqlalchemy import table as lightweight

from hub.schema.vocabulary import Vocabulary
from hub.schema.vocabulary_edits import TermEdit, overlaid
from hub.store.acts import note
from hub.store.connection import Database
from hub.store.landing.copying import prepared
from hub.store.narrowed import Narrowed
from hub.store.queries import queries
from hub.store.state import remember

if TYPE_CHECKING:
    import asyncpg

_SQL: Final = queries("terms.sql")
Place: TypeAlias = tuple[datetime, str, str]
"""Moment, vocabulary and code of an edit: its place in the order."""
STATE: Final = "terms"
"""Where the hub remembers which edits there are: another value, other edits."""


@dataclass(frozen=True)
class KeptEdit:
    """An edit as it is kept: all that was said of a term."""

    vocabulary: str
    edit: TermEdit
    author: str
    reason: str
    at: datetime

    @property
    def place(self) -> Place:
        """Where a page before it begins."""
        return self.at, self.vocabulary, self.edit.code


async def edits(session: "asyncpg.Connection[Any] | asyncpg.Pool[Any]") -> list[KeptEdit]:
    """All edits, in their order."""
    return [_kept(row) for row in await session.fetch(_SQL["edits"])]


async def edits_page(
    database: Database, vocabulary: str | None, before: Place | None, limit: int
) -> list[KeptEdit]:
    """Edits of one vocabulary or of all, the latest first, those before a place."""
    sql, values = edits_statement(vocabulary, before, limit)
    return [_kept(row) for row in await database.writer.fetch(sql, *values)]


def edits_statement(
    vocabulary: str | None, before: Place | None, limit: int
) -> tuple[str, list[object]]:
    """The query with just the conditions that are asked for."""
    made = Narrowed()
    made.on("vocabulary = {}", vocabulary)
    if before is not None:
        at, name, code = (made.given(one) for one in before)
        # Within one vocabulary its name is no part of the order.
        whole = f"(at, vocabulary, code) < ({at}, {name}, {code})"
        made.parts.append(whole if vocabulary is None else f"{whole} and at <= {at}")
    limited = made.given(limit)
    return _SQL["edits_page"].format(where=made.where, limit=limited), made.values


def _kept(row: Mapping[str, Any]) -> KeptEdit:
    return KeptEdit(
        row["vocabulary"],
        TermEdit.of(row["code"], orjson.loads(row["document"])),
        row["author"],
        row["reason"],
        row["at"],
    )


def with_edits(
    vocabularies: Mapping[str, Vocabulary], kept: Iterable[KeptEdit]
) -> dict[str, Vocabulary]:
    """The vocabularies as the company has edited them."""
    by_name: dict[str, dict[str, TermEdit]] = {}
    for one in kept:
        by_name.setdefault(one.vocabulary, {})[one.edit.code] = one.edit
    return {
        name: overlaid(one, by_name[name]) if name in by_name else one
        for name, one in vocabularies.items()
    }


async def put_edit(
    database: Database, vocabulary: Vocabulary, edit: TermEdit, *, author: str, reason: str
) -> None:
    """Keep what is said of a term, with the row that statements join; all processes learn it."""
    document = orjson.dumps(edit.document()).decode()
    async with database.transaction() as session:
        await session.execute(_SQL["lock"])
        await session.execute(_SQL["put"], vocabulary.name, edit.code, document, author, reason)
        await store_terms(session, [vocabulary])
        state = f"{vocabulary.name}.{edit.code}"
        moment = await session.fetchval("select clock_timestamp()::text")
        await remember(session, STATE, f"{moment} {state}")
        detail: dict[str, Any] = {"vocabulary": vocabulary.name, "code": edit.code}
        await note(session, author, "vocabulary.edit", "term", reason=reason, detail=detail)


async def store_terms(session: Any, vocabularies: Iterable[Vocabulary]) -> None:
    """The rows of these vocabularies; codes are never removed."""
    rows = [
        (
            vocabulary.name,
            term.code,
            term.rank,
            term.label["en"],
            term.label["zh"],
            term.broader,
            _ancestors(vocabulary, term.code),
            term.active,
            orjson.dumps(
                [{"system": one.system, "code": one.code} for one in term.codings]
            ).decode(),
        )
        for vocabulary in vocabularies
        for term in vocabulary.terms
    ]
    await session.executemany(_SQL["put_term"], rows)


def _ancestors(vocabulary: Vocabulary, code: str) -> list[str]:
    """The term itself and all broader ones."""
    found: list[str] = []
    here: str | None = code
    while here and here not in found:
        found.append(here)
        here = vocabulary.term(here).broader
    return found


async def holding(database: Database, table: str, field: str, code: str) -> int:
    """Rows of a table that hold a term."""
    held = lightweight(table, column(field), column("closed_at"), schema="hub")
    query = select(func.count()).where(held.c[field] == code, held.c.closed_at.is_(None))
    found: int = await database.writer.fetchval(*prepared(query, {}))
    return found
