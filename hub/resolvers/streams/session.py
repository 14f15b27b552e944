"""A session: one viewer, the subscriptions that they watch, and the one reason why it ended.

Transports feed it and send what it says. Entries of the outbox wait in an inbox of bounded size,
so a consumer that does not keep up is cut and holds up nobody. Rights are asked at every event by
the gates, and again whenever the watch of the server sees that they may have changed.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from typing import Any, Final, TypeAlias

from hub.auth.signin import Presented, SignedIn
from hub.auth.viewer import Viewer
from hub.errors import HubError, Refused, Transient
from hub.observe import observe
from hub.resolvers.edge import Asker, Edge, changed_meanwhile
from hub.resolvers.streams.asking import lasting
from hub.resolvers.streams.happening import Happening
from hub.resolvers.streams.live import Event, Live, happened

INBOX: Final = 256
"""Entries that may wait for a consumer."""
MOST_SUBSCRIPTIONS: Final = 20

Say: TypeAlias = Callable[[str, Event], Awaitable[None]]
"""Sends one event of the subscription of that id."""
Fail: TypeAlias = Callable[[str, HubError], Awaitable[None]]
"""Sends why the subscription of that id ends."""


class Ended(Enum):
    """Why a session ended: close code and reason."""

    EXPIRED = (4401, "TOKEN_EXPIRED")
    RIGHTS = (4403, "ACCESS_CHANGED")
    SLOW = (4413, "CONSUMER_TOO_SLOW")


@dataclass(eq=False)
class Session:
    """One signed-in viewer on one connection."""

    edge: Edge
    authorization: Presented
    languages: tuple[str, ...]
    viewer: Viewer
    client: str
    """Name of the client program, as the token has it."""
    expires_at: float
    say: Say
    fail: Fail
    view_as: str = ""
    """As whom they look: single answers are those of both, and nothing is followed."""
    live: dict[str, Live] = field(default_factory=dict)
    inbox: "asyncio.Queue[Happening]" = field(default_factory=lambda: asyncio.Queue(INBOX))
    ended: "asyncio.Future[Ended]" = field(default_factory=asyncio.Future)
    mark: object = None
    """What the rights hung on when they were looked at last."""

    def end(self, why: Ended) -> None:
        """End it; the first reason stands."""
        if not self.ended.done():
            observe("streams.ended", reason=why.name)
            self.ended.set_result(why)

    def offer(self, happening: Happening) -> None:
        """An entry of the outbox; whoever has no room for it is cut."""
        if not any(one.entity == happening.entry.entity for one in self.live.values()):
            return
        try:
            self.inbox.put_nowait(happening)
        except asyncio.QueueFull:
            self.end(Ended.SLOW)

    def watch(self, number: str, live: Live) -> None:
        """Begin to watch; raises Refused where there are too many."""
        if len(self.live) >= MOST_SUBSCRIPTIONS:
            raise Refused(
                "SUBSCRIPTIONS_TOO_MANY",
                "Too many subscriptions on one connection.",
                hint=f"At most {MOST_SUBSCRIPTIONS}; `changed` takes many ids at once.",
            )
        self.live[number] = live

    async def run(self) -> None:
        """Work through the inbox until the session ends."""
        loop = asyncio.get_running_loop()
        expiry = loop.call_later(max(0.0, self.expires_at - time.time()), self.end, Ended.EXPIRED)
        work = asyncio.create_task(self._work())
        try:
            both: set[asyncio.Future[Any]] = {work, self.ended}
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
            if work.done():
                work.result()
        finally:
            expiry.cancel()
            work.cancel()
            with suppress(asyncio.CancelledError):
                await work

    async def _work(self) -> None:
        while True:
            happening = await self.inbox.get()
            for number, live in list(self.live.items()):
                if self.live.get(number) is live:
                    await self._tell(number, live, happening)

    async def _tell(self, number: str, live: Live, happening: Happening) -> None:
        try:
            event = await self._event(live, happening)
        except HubError as error:
            self.live.pop(number, None)
            await self.fail(number, error)
            return
        if event is not None and not self.ended.done():
            if event.last:
                self.live.pop(number, None)
            await self.say(number, event)

    async def _event(self, live: Live, happening: Happening) -> Event | None:
        """Asked once for all who are answered alike; once more where the gate was closed."""
        for _ in range(2):
            viewer = self.viewer
            asked = partial(happened, self.edge, viewer, live, happening.entry)
            found = await happening.answer((live.sharing, viewer), asked)
            if not isinstance(found, bool):
                return found
            await self.sign_in_again()
            if self.ended.done():
                return None
        raise changed_meanwhile()

    async def sign_in_again(self) -> None:
        """Look the rights up; whoever has fewer than before has to connect anew."""
        asker = Asker(self.edge, self.authorization, self.languages, self.edge.hub.today())
        asker.closed(self.viewer)
        try:
            signed = lasting(await asker.signed_in())
        except Transient:
            return  # Postgres or the issuer is away: no event comes either, the watch asks again
        except HubError as error:
            self.end(Ended.EXPIRED if error.code == "TOKEN_EXPIRED" else Ended.RIGHTS)
            return
        if _lost(self.viewer, signed):
            self.end(Ended.RIGHTS)
        else:
            self.viewer = signed.viewer


def _lost(before: Viewer, signed: SignedIn) -> bool:
    """Whether another person is named, or a grant is gone."""
    now: Any = signed.viewer
    return now.employee_id != before.employee_id or bool(set(before.grants) - set(now.grants))
