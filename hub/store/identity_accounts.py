"""Accounts of other systems and people: matches that were found, and what was decided of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import orjson

from hub.store.acts import Session, note
from hub.store.connection import Database
from hub.store.landing.raw import account_subject
from hub.store.landing.rulings import APART, JOINED
from hub.store.queries import queries
from hub.store.sealing.seal import Sealer
from hub.store.survivors import survivors
from hub.store.uuid7 import uuid7

_SQL: Final = queries("identity_accounts.sql")
OPEN, GONE = "open", "gone"
STATES: Final = (OPEN, JOINED, APART, GONE)
Key = tuple[int, str]
"""Stream and key of an account."""


@dataclass(frozen=True)
class NewMatch:
    """An account and a person who may be its."""

    account: Key
    employee: str
    grade: str
    score: int
    evidence: Sequence[str]


@dataclass(frozen=True)
class AccountMatch:
    """The same as it is kept."""

    id: str
    stream_id: int
    connection_id: str
    connection: str
    stream: str
    row_key: str
    employee: str
    grade: str
    state: str
    score: int
    evidence: tuple[str, ...]
    found_at: datetime
    decided_by: str | None
    decided_at: datetime | None
    reason: str | None


@dataclass(frozen=True)
class PersonsAccount:
    """An account at the row of a person."""

    stream_id: int
    connection: str
    stream: str
    row_key: str
    record_key: str
    since: datetime

    def name(self, sealer: Sealer) -> str:
        """What the account is called where its key may not be told."""
        return account_subject(sealer, self.stream_id, self.row_key)


async def never(database: Database) -> set[tuple[Key, str]]:
    """Accounts and people whose they never are, by the rows that people have by now."""
    rows = await database.writer.fetch(_SQL["apart"])
    by_now = await survivors(database.writer, [row[2] for row in rows])
    return {((row[0], row[1]), by_now.get(row[2], row[2])) for row in rows}


async def put_matches(database: Database, found: Sequence[NewMatch], *, actor: str) -> None:
    """What was found now; open matches for which nothing speaks any more are gone."""
    streams = [one.account[0] for one in found]
    keys = [one.account[1] for one in found]
    people = [one.employee for one in found]
    evidence = [orjson.dumps(list(one.evidence)).decode() for one in found]
    grades, scores = [one.grade for one in found], [one.score for one in found]
    ids = [uuid7() for _ in found]
    async with database.transaction() as session:
        await session.execute(_SQL["put"], ids, streams, keys, people, grades, scores, evidence)
        await session.execute(_SQL["gone"], streams, keys, people)
        await note(session, actor, "identity.accounts", "identity", rows=len(found))


async def matches(
    database: Database,
    *,
    state: str | None = None,
    match: str | None = None,
    employee: str | None = None,
    after: tuple[int, str] | None = None,
    limit: int,
) -> list[AccountMatch]:
    """Matches, the best first; `after`: score and id of the last one before."""
    rows = await database.writer.fetch(
        _SQL["matches"], state, match, employee, *(after or (None, None)), limit
    )
    return [AccountMatch(**{**dict(row), "evidence": tuple(row["evidence"])}) for row in rows]


async def counts(database: Database) -> list[tuple[str, int, int]]:
    """State, how many matches have it, and of how many accounts they are."""
    return [tuple(row) for row in await database.writer.fetch(_SQL["counts"])]


async def to_decide(database: Database, but: str | None) -> int:
    """How many accounts have an open match with anybody but that employee."""
    found: int = await database.writer.fetchval(_SQL["to_decide"], but)
    return found


async def accounts_of(database: Database, employee: str) -> list[PersonsAccount]:
    """The accounts whose records make the row of a person; edits of the hub are none."""
    rows = await database.writer.fetch(_SQL["of_person"], employee)
    return [
        PersonsAccount(
            row["stream_id"],
            row["connection"],
            row["stream"],
            row["row_key"],
            row["record_key"],
            row["recorded_at"],
        )
        for row in rows
    ]


async def known_keys(database: Database, stream_id: int, keys: Sequence[str]) -> set[str]:
    """Those of the keys that are somebody's, or were."""
    rows = await database.writer.fetch(_SQL["known"], stream_id, list(keys))
    return {row[0] for row in rows}


async def row_of(session: Session, account: Key) -> str | None:
    """The person at whose row an account is; None where it waits."""
    found: str | None = await session.fetchval(_SQL["row_of"], *account)
    return found


async def note_decided(
    session: Session, account: Key, employee: str, state: str, *, actor: str, reason: str
) -> str:
    """Write down what is decided of an account, in the caller's transaction; its id."""
    found: Any = await session.fetchval(
        _SQL["decide"], uuid7(), *account, employee, state, actor, reason
    )
    if state == JOINED:
        await session.execute(_SQL["others_gone"], *account, employee)
    detail = {"match": str(found), "employee": employee, "stream": account[0]}
    action = f"identity.account_{state}"
    await note(session, actor, action, "identity", reason=reason, detail=detail)
    return str(found)
