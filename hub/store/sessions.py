"""Sessions of the hub's own pages, and what is revoked before its time.

A cookie holds 256 random bits, of which the digest is kept. A session ends when it was idle, when
its hours are over, and when somebody ends it: every request reads it anew, so that the next one
sees it. What a person did with it beside (open streams) hears of it by their `access_version`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from hub.auth.secret import digest, fresh
from hub.auth.signin import session_ended
from hub.auth.tokens import Claims
from hub.auth.viewer import PROFILES
from hub.settings import Pages
from hub.store.acts import Session as Connection
from hub.store.acts import note
from hub.store.connection import Database
from hub.store.queries import queries
from hub.store.uuid7 import uuid7

CLIENT: Final = "hub-pages"
"""The program that a session is for, as a token would name it."""
_SQL: Final = queries("sessions.sql")
_BUMP: Final = queries("grants.sql")["bump"]
_MOST: Final = 500
"""Sessions in a list."""


@dataclass(frozen=True)
class NewSession:
    """A sign-in that succeeded."""

    employee_id: str
    issuer: str
    methods: tuple[str, ...]
    """As `amr` names them: pwd, otp, pop …."""
    proved_at: float | None = None
    """When a second factor was shown, seconds since 1970."""


@dataclass(frozen=True)
class HeldSession:
    """A session as its owner and administrators see it."""

    id: str
    employee_id: str
    issuer: str
    methods: Sequence[str]
    began_at: datetime
    seen_at: datetime
    proved_at: datetime | None
    digest: bytes
    number: str | None


@dataclass(frozen=True)
class Sessions:
    """The store of sessions, as sign-in needs it."""

    database: Database
    pages: Pages

    async def claims(self, secret: str) -> Claims:
        """What the session of that cookie says; Refused SESSION_ENDED if it runs no more."""
        idle = self.pages.idle_minutes
        row: Any = await self.database.writer.fetchrow(_SQL["find"], digest(secret), idle)
        if row is None:
            raise session_ended()
        if row["stale"]:
            await self.database.writer.execute(_SQL["seen"], row["id"])
        return Claims(
            subject=str(row["employee_id"]),
            subject_kind="id",
            scopes=frozenset(PROFILES),
            expires_at=row["expires_at"],
            issuer=row["issuer"],
            client=CLIENT,
            issued_at=row["began_at"],
            proved_at=row["proved_at"],
            whole=True,
        )

    async def begin(self, new: NewSession, old: str | None = None) -> str:
        """Begin a session and end the one that the browser had; the secret of its cookie."""
        secret = fresh()
        async with self.database.transaction() as session:
            if old is not None:
                before: Any = await session.fetchrow(_SQL["end"], digest(old))
                if before is not None:
                    await session.execute(_BUMP, before["employee_id"])
            await session.execute(_SQL["swept"], self.pages.idle_minutes)
            made = uuid7()
            await session.execute(
                _SQL["begin"],
                made,
                digest(secret),
                new.employee_id,
                new.issuer,
                list(new.methods),
                self.pages.session_hours,
                new.proved_at,
            )
            told = {"session": made, "issuer": new.issuer, "methods": list(new.methods)}
            await note(session, new.employee_id, "sign_in.succeeded", "session", detail=told)
        return secret

    async def step_up(self, old: str, new: NewSession) -> str:
        """A second factor was shown: the session goes on under another secret."""
        secret = fresh()
        values = (digest(secret), new.proved_at, list(new.methods), new.employee_id)
        async with self.database.transaction() as session:
            found = await session.fetchval(_SQL["step_up"], digest(old), *values)
            if found is None:
                raise session_ended()
            told = {"session": str(found), "methods": list(new.methods)}
            await note(session, new.employee_id, "sign_in.stepped_up", "session", detail=told)
        return secret

    async def end(self, secret: str) -> None:
        """Sign out; a session that has ended already is none."""
        async with self.database.transaction() as session:
            row: Any = await session.fetchrow(_SQL["end"], digest(secret))
            if row is not None:
                person = str(row["employee_id"])
                await session.execute(_BUMP, person)
                told = {"session": str(row["id"])}
                await note(session, person, "sign_in.ended", "session", detail=told)

    async def end_others(self, secret: str, employee_id: str) -> None:
        """End all sessions of a person but this one."""
        async with self.database.transaction() as session:
            ended = len(await session.fetch(_SQL["end_others"], employee_id, digest(secret)))
            await session.execute(_BUMP, employee_id)
            told = {"sessions": ended}
            await note(session, employee_id, "sign_in.ended", "session", detail=told)

    async def end_one(self, id_: str, employee_id: str, *, actor: str) -> bool:
        """End one session of a person; whether there was one."""
        async with self.database.transaction() as session:
            found = await session.fetchval(_SQL["end_one"], id_, employee_id)
            if found is not None:
                await session.execute(_BUMP, employee_id)
                await note(session, actor, "sign_in.ended", "session", detail={"session": id_})
        return found is not None

    async def of(self, employee_id: str | None = None) -> list[HeldSession]:
        """The sessions of a person, or of all; the one that was used last comes first."""
        rows = await self.database.writer.fetch(
            _SQL["listed"], self.pages.idle_minutes, employee_id, _MOST
        )
        return [HeldSession(**dict(row)) for row in rows]


async def end_access(
    database: Database, employee_id: str, *, actor: str, reason: str, token: str = ""
) -> int:
    """Make one token of a person void by its `jti`, or all tokens and sessions of this moment.

    Gives the number of sessions that ended. The next request sees it.
    """
    token = token.replace("\0", "")  # Postgres knows no such text, and no token is named so
    async with database.transaction() as session:
        ended = 0 if token else await end_sessions(session, employee_id)
        await session.execute(_SQL["revoke"], uuid7(), employee_id, token)
        await session.execute(_BUMP, employee_id)
        told = {"employee": employee_id, "sessions": ended, "token": token or "all"}
        await note(session, actor, "sign_in.revoked", "session", reason=reason, detail=told)
    return ended


async def end_sessions(session: Connection, employee_id: str) -> int:
    """End all sessions and begun sign-ins of a person within a transaction; how many sessions."""
    ended = len(await session.fetch(_SQL["end_all"], employee_id))
    await session.execute(_SQL["begun_ended"], employee_id)
    await session.execute(_BUMP, employee_id)
    return ended
