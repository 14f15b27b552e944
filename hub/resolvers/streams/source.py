"""The server's side of all sessions: follows the outbox for them, and watches their rights.

Both work only while there is a session, one task each, however many there are.
"""

import asyncio
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from hub.errors import Transient
from hub.observe import observe
from hub.resolvers.edge import Edge
from hub.resolvers.streams.happening import Happening
from hub.resolvers.streams.session import Session
from hub.store.grants import standing
from hub.store.outbox import Entry, follow
from hub.store.runs import AWAY

MOST_SESSIONS: Final = 1_000
MOST_OF_ONE: Final = 20
"""Connections of one viewer."""
_WATCH: Final = 0.4
"""Seconds between two looks at the rights of all who are connected."""
_PATIENCE: Final = 10.0
"""Seconds to wait for Postgres before a session is refused."""


@dataclass
class Streams:
    """All sessions of this server."""

    edge: Edge
    sessions: set[Session] = field(default_factory=set)
    _tasks: list["asyncio.Task[None]"] = field(default_factory=list)
    _begun: asyncio.Event = field(default_factory=asyncio.Event)

    async def join(self, session: Session) -> None:
        """From now on the session misses nothing; raises Transient where there is no room."""
        held = Counter(one.viewer.subject for one in self.sessions)
        if len(self.sessions) >= MOST_SESSIONS or held[session.viewer.subject] >= MOST_OF_ONE:
            raise Transient(
                "STREAMS_FULL",
                "Too many open streams.",
                hint="Use one connection for several subscriptions, or try again later.",
            )
        self.sessions.add(session)
        if not self._tasks:
            self._begun = asyncio.Event()
            self._tasks = [asyncio.create_task(one) for one in (self._follow(), self._watch())]
        try:
            await asyncio.wait_for(self._begun.wait(), _PATIENCE)
        except asyncio.CancelledError:
            await self.leave(session)
            raise
        except TimeoutError:
            await self.leave(session)
            raise Transient(
                "DATABASE_AWAY", "The database does not answer.", hint="Try again in a moment."
            ) from None

    async def leave(self, session: Session) -> None:
        """The session is over; after the last one nothing works any more."""
        self.sessions.discard(session)
        if self.sessions:
            return
        tasks, self._tasks = self._tasks, []
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError):
                await task

    async def _follow(self) -> None:
        await follow(self.edge.hub.database.dsn, self._begun, self._deliver)

    def _deliver(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            happening = Happening(entry)
            for session in list(self.sessions):
                session.offer(happening)

    async def _watch(self) -> None:
        """Rights that may have changed are looked up again, within half a second."""
        while True:
            await asyncio.sleep(_WATCH)
            try:
                await self._look(self.edge.hub.today())
            except (*AWAY, Transient):
                observe("streams.database_away")

    async def _look(self, today: date) -> None:
        await self.edge.turn()
        people = {one.viewer.employee_id for one in self.sessions if one.viewer.employee_id}
        found = await standing(self.edge.hub.database, sorted(people))
        for session in list(self.sessions):
            mark = (found.get(session.viewer.employee_id or ""), today)
            if mark != session.mark:
                session.mark = mark
                await session.sign_in_again()
