"""Accounts of other systems: those that wait find their people, those that are wrong are taken out.

An account waits where a mapping finds people and finds nobody for it. What its record says is
compared with all people; whatever is not certain is decided by somebody. A decision is about one
account and one person: it is theirs (`join`), or it never is (`take_out`, which also takes it out
of the row if it is there). Each takes the other back.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from hub.errors import HubError, Refused, said_why
from hub.flows.held import HeldCell, Paths, cells
from hub.flows.hub import Hub
from hub.flows.identity import RUN, employee_id, profile, where
from hub.flows.identity_waiting import MOST, accounts_that_wait
from hub.flows.identity_words import Told, told
from hub.flows.lens import Lens
from hub.flows.replay import Errand, settle
from hub.mappings.people.accounts import match_accounts
from hub.mappings.people.pairs import Grade
from hub.schema.record import Json
from hub.store.acts import note
from hub.store.connections import get_connection, list_connections, mapping_document
from hub.store.held import HeldRecord, Wanted, held_records
from hub.store.identity import people, rights_of, standing
from hub.store.identity_accounts import (
    OPEN,
    STATES,
    AccountMatch,
    Key,
    NewMatch,
    accounts_of,
    matches,
    never,
    note_decided,
    put_matches,
    row_of,
)
from hub.store.landing.raw import account_subject
from hub.store.landing.rowset import EMPLOYEE
from hub.store.landing.rulings import APART, JOINED
from hub.store.landing.take_out import Account
from hub.store.landing.take_out import take_out as taken_out
from hub.store.runs import FAILED, FINISHED, alone, finish_run, start_run
from hub.store.survivors import survivor


@dataclass(frozen=True)
class LookedAtAccounts:
    """What comparing the accounts that wait came to."""

    accounts: int
    certain: int
    review: int
    joined: int


@dataclass(frozen=True)
class Joined:
    """What became of an account that is somebody's now."""

    employee: str
    landed: bool
    """Its record stands at the row; otherwise it waits for something else."""


@dataclass(frozen=True)
class TakenOut:
    """What became of an account that is not somebody's."""

    id: str
    records: int
    """Records that left the row; 0 where it was not there."""


async def look_at_accounts(
    hub: Hub, *, actor: str, join_certain: bool = False, but: str | None = None
) -> LookedAtAccounts:
    """Compare the accounts that wait with all people, and keep the matches.

    With `join_certain` those that are certain are joined; `but` is an employee of whom nothing is
    decided by that: whoever asks decides not of themselves.
    """
    waiting = [one async for one in accounts_that_wait(hub)]
    keys = {one.profile.id: one.key for one in waiting}
    names = {key: name for name, key in keys.items()}
    found = []
    if waiting:
        rows = await people(hub.database, hub.made, hub.model[EMPLOYEE])
        apart = {(names[key], who) for key, who in await never(hub.database) if key in names}
        everybody = [profile(one) for one in rows]
        own = [one.profile for one in waiting]
        found = list(await asyncio.to_thread(match_accounts, everybody, own, apart))
    kept = [
        NewMatch(keys[one.account], one.person, one.grade.value, round(one.score),
                 [piece.code for piece in one.evidence])
        for one in found
    ]  # fmt: skip
    await put_matches(hub.database, kept, actor=actor)
    certain = sum(one.grade is Grade.CERTAIN for one in found)
    joined = await _join_certain(hub, actor, but) if join_certain and certain else 0
    return LookedAtAccounts(len(waiting), certain, len(found) - certain, joined)


async def _join_certain(hub: Hub, actor: str, but: str | None) -> int:
    found = await matches(hub.database, state=OPEN, limit=MOST)
    wanted = [one for one in found if one.grade == Grade.CERTAIN.value and one.employee != but]
    by_connection: dict[str, list[AccountMatch]] = defaultdict(list)
    for one in wanted:
        by_connection[one.connection].append(one)
    for name, some in by_connection.items():
        async with settled(hub, name, actor), hub.database.transaction() as session:
            for one in some:
                account = (one.stream_id, one.row_key)
                await note_decided(
                    session, account, one.employee, JOINED, actor=actor,
                    reason="certain by the rules",
                )  # fmt: skip
    return len(wanted)


# --- decisions ----------------------------------------------------------------------------------


async def join(hub: Hub, match: str, *, actor: str, reason: str) -> Joined:
    """Let an account be a person's: its record lands at their row, now and from now on.

    It also takes back that the account never is theirs. Raises Refused IDENTITY_ACCOUNT_UNKNOWN,
    IDENTITY_STATE, IDENTITY_RIGHTS, REASON_MISSING, CONNECTION_BUSY.
    """
    said_why(reason)
    one = await match_of(hub, match)
    account = (one.stream_id, one.row_key)
    person = await survivor(hub.database.writer, one.employee)
    there = await standing(hub.database.writer, [person])
    if one.state == JOINED or not there.get(person):
        raise _state("The account is theirs already, or their row is closed.")
    stands = await row_of(hub.database.writer, account)
    if stands is not None:
        await _own_row(hub, stands)

    async def written(session: Any) -> None:
        await note_decided(session, account, person, JOINED, actor=actor, reason=reason)

    async with settled(hub, one.connection, actor) as run:
        if stands is None:
            async with hub.database.transaction() as session:
                await written(session)
        else:
            await _leave(hub, account, stands, run, actor, reason, written)
    return Joined(person, await row_of(hub.database.writer, account) == person)


async def _own_row(hub: Hub, row: str) -> None:
    """Raises Refused unless an account that was taken out stands in a row of its own."""
    if len(await accounts_of(hub.database, row)) != 1:
        raise _state("The account stands at the row of somebody by now.")
    rights = await rights_of(hub.database.writer, row, hub.today())
    if rights:
        raise Refused(
            "IDENTITY_RIGHTS",
            "The row of the account holds rights, which go over to nobody.",
            ", ".join(rights),
            "End them first.",
        )


async def keep_apart(hub: Hub, match: str, *, actor: str, reason: str) -> TakenOut:
    """Remember that an account never is a person's, and take it out of their row if it is there.

    Raises Refused IDENTITY_ACCOUNT_UNKNOWN, IDENTITY_STATE, REASON_MISSING, CONNECTION_BUSY.
    """
    said_why(reason)
    one = await match_of(hub, match)
    account = (one.stream_id, one.row_key)
    person = await survivor(hub.database.writer, one.employee)
    if await row_of(hub.database.writer, account) == person:
        return await _out(hub, account, one.connection, person, actor, reason)
    async with hub.database.transaction() as session:
        made = await note_decided(session, account, person, APART, actor=actor, reason=reason)
    return TakenOut(made, 0)


async def take_out(hub: Hub, employee: str, account: str, *, actor: str, reason: str) -> TakenOut:
    """Take an account out of the row of a person: what it says leaves the row, nothing else does.

    `account` names it as `accounts_of` does. It is remembered that it never is theirs; `join` takes
    it back. Raises Refused IDENTITY_UNKNOWN, IDENTITY_ACCOUNT_UNKNOWN, IDENTITY_STATE,
    REASON_MISSING, CONNECTION_BUSY.
    """
    said_why(reason)
    person = employee_id(employee)
    found = await accounts_of(hub.database, person)
    own = [one for one in found if account == one.name(hub.sealer)]
    if not own:
        raise unknown()
    [one] = own
    key = (one.stream_id, one.row_key)
    return await _out(hub, key, one.connection, person, actor, reason)


async def _out(
    hub: Hub, account: Key, connection: str, person: str, actor: str, reason: str
) -> TakenOut:
    if len(await accounts_of(hub.database, person)) == 1:
        raise _state("The row consists of this account alone.")
    made: list[str] = []

    async def written(session: Any) -> None:
        if await row_of(session, account) != person:
            raise _state("The account is not at this row any more.")
        made.append(await note_decided(session, account, person, APART, actor=actor, reason=reason))

    async with settled(hub, connection, actor) as run:
        records = await _leave(hub, account, person, run, actor, reason, written)
    return TakenOut(made[-1], records)


async def _leave(
    hub: Hub,
    account: Key,
    person: str,
    run: str,
    actor: str,
    reason: str,
    also: Callable[[Any], Awaitable[None]],
) -> int:
    own = [one for one in await accounts_of(hub.database, person)
           if (one.stream_id, one.row_key) == account]  # fmt: skip
    if not own:
        raise _state("The account is not at this row any more.")
    [one] = own
    leaving = Account(one.stream_id, one.row_key, one.record_key, person)
    streams = await _naming(hub, f"{one.connection}/{one.stream}")
    return await taken_out(where(hub), leaving, streams, run, actor=actor, reason=reason, also=also)


async def _naming(hub: Hub, name: str) -> list[int]:
    """Streams whose mappings name people by accounts of that stream."""
    found = []
    for connection in await list_connections(hub.database):
        for stream in connection.streams:
            if stream.mapping_version is not None:
                document = await mapping_document(hub.database, stream.id, stream.mapping_version)
                if _names(document, name):
                    found.append(stream.id)
    return found


def _names(document: Json, account: str) -> bool:
    if isinstance(document, dict):
        return document.get("account") == account or any(
            _names(one, account) for one in document.values()
        )
    return isinstance(document, list) and any(_names(one, account) for one in document)


@asynccontextmanager
async def settled(hub: Hub, name: str, actor: str) -> AsyncIterator[str]:
    """A run of the connection, in which what waits is looked at anew at the end."""
    connection = await get_connection(hub.database, name)
    async with alone(hub.database, connection.id, connection.name):
        run = await start_run(hub.database, connection.id, operator=actor, kind=RUN)
        try:
            yield run
            await settle(Errand(hub, run, actor), connection)
        except HubError as error:
            await finish_run(hub.database, run, FAILED, error)
            raise
        except BaseException:
            await finish_run(hub.database, run, FAILED)
            raise
        await finish_run(hub.database, run, FINISHED)


# --- told ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ToldMatch:
    """An account and whose it may be, as somebody may know it."""

    match: AccountMatch
    account: str
    """Its key, or the key's shape."""
    evidence: tuple[Told, ...]

    @property
    def score(self) -> int | None:
        """In bits; None where some of the evidence is locked."""
        return self.match.score if all(one.code for one in self.evidence) else None

    def plain(self) -> dict[str, Any]:
        """As the command prints it."""
        one = self.match
        return {
            "match": one.id,
            "system": f"{one.connection}/{one.stream}",
            "account": self.account,
            "employee": one.employee,
            "grade": one.grade,
            "state": one.state,
            "score": self.score,
            "evidence": [vars(each) for each in self.evidence],
            "reason": one.reason,
        }


@dataclass(frozen=True)
class ToldAccount:
    """An account at the row of a person, as somebody may know it."""

    id: str
    system: str
    account: str
    since: datetime

    def plain(self) -> dict[str, Any]:
        """As the command prints it."""
        return {"id": self.id, "system": self.system, "account": self.account}


async def listed(
    hub: Hub,
    lens: Lens,
    *,
    state: str | None,
    limit: int,
    language: str,
    actor: str,
    after: tuple[int, str] | None = None,
) -> list[ToldMatch]:
    """A page of matches, the best first; the look is on the record. Raises IDENTITY_STATE."""
    if state is not None and state not in STATES:
        hint = f"One of {', '.join(STATES)}."
        raise Refused("IDENTITY_STATE", "There is no such state of matches.", hint=hint)
    found = await matches(hub.database, state=state, after=after, limit=limit)
    detail: dict[str, Json] = {"matches": [one.id for one in found]}
    await note(
        hub.database.writer, actor, "identity.read", "identity", rows=len(found), detail=detail
    )
    return [tell(hub, lens, one, language) for one in found]


def tell(hub: Hub, lens: Lens, one: AccountMatch, language: str) -> ToldMatch:
    """A match as somebody may know it: its key to who may read everything."""
    key = lens.shown(one.row_key, opened=lens.opens_everything) or ""
    return ToldMatch(one, key, tuple(told(hub.model, lens, one.evidence, language)))


async def listed_of(hub: Hub, lens: Lens, employee: str, *, actor: str) -> list[ToldAccount]:
    """The accounts at the row of a person; the look is on the record. Raises IDENTITY_UNKNOWN."""
    person = employee_id(employee)
    found = await accounts_of(hub.database, person)
    detail: dict[str, Json] = {"employee": person}
    await note(
        hub.database.writer, actor, "identity.read", "identity", rows=len(found), detail=detail
    )
    return [
        ToldAccount(
            one.name(hub.sealer),
            f"{one.connection}/{one.stream}",
            lens.shown(one.row_key, opened=lens.opens_everything) or "",
            one.since,
        )
        for one in found
    ]


async def record_of(
    hub: Hub, lens: Lens, match: str, *, actor: str
) -> tuple[HeldRecord, list[HeldCell]] | None:
    """What an account that waits says, as the lens shows it; None where no record of it waits.

    The look is on the record. Raises Refused IDENTITY_ACCOUNT_UNKNOWN.
    """
    one = await match_of(hub, match)
    subject = account_subject(hub.sealer, one.stream_id, one.row_key)
    found = await held_records(
        hub.database, hub.sealer, Wanted(subject=subject), after=None, limit=1
    )
    if not found:
        return None
    detail: dict[str, Json] = {"match": one.id, "records": [found[0].id]}
    await note(hub.database.writer, actor, "record.read", "record", rows=1, detail=detail)
    return found[0], await cells(hub, Paths(hub), lens, found[0])


async def match_of(hub: Hub, match: str) -> AccountMatch:
    """The match of that id; raises Refused IDENTITY_ACCOUNT_UNKNOWN."""
    try:
        found = await matches(hub.database, match=str(UUID(match)), limit=1)
    except ValueError:
        found = []
    if not found:
        raise unknown()
    return found[0]


def unknown() -> Refused:
    """The error where there is no such account."""
    return Refused(
        "IDENTITY_ACCOUNT_UNKNOWN",
        "There is no such account of a system.",
        hint="Look at the list again.",
    )


def _state(message: str) -> Refused:
    return Refused("IDENTITY_STATE", message, hint="Look at the list again.")
