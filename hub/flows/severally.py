"""Several things done each for itself, once per key: what one is refused for holds up no other.

    ids → each in a transaction of its own, kept under a key of its own → an account of all

A request that died in the middle goes on where it ended: what was done is told as done. At the end
the account as a whole takes the place of its parts. Where nothing could be done nothing is kept,
and the same request is looked at anew.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import orjson

from hub.errors import HubError, Refused
from hub.flows.edit_many import same
from hub.flows.hub import Hub
from hub.store.idempotency import KeptOutcome, Pairs, Repeated, keep_whole, known_outcomes
from hub.store.landing.land import alone

MOST: Final = 100
"""Things of one request."""

Work: TypeAlias = Callable[[str, KeptOutcome | None], Awaitable[object]]
"""Does the thing with that id, and keeps that it did in the same transaction."""


@dataclass(frozen=True)
class Outcome:
    """A thing, and what it was refused for; `code` is empty where it was done."""

    id: str
    code: str = ""
    message: str = ""
    hint: str | None = None

    @property
    def done(self) -> bool:
        """Whether it was."""
        return not self.code


async def severally(
    hub: Hub, ids: Sequence[str], work: Work, keep: KeptOutcome | None
) -> tuple[Outcome, ...]:
    """Do each; an id that is named twice is one. Raises Refused PAGE_INVALID, what work breaks by.

    `work` raises Refused for what its asker can mend; anything else ends the request, and the same
    request once more goes on from there.
    """
    named = list(dict.fromkeys(ids))
    if not 0 < len(named) <= MOST:
        raise Refused("PAGE_INVALID", "So many at once are not taken.", hint=f"1 to {MOST}.")
    before = await _done(hub, keep)
    found = []
    for at, one in enumerate(named):
        if at in before:
            found.append(Outcome(one))
            continue
        try:
            await work(one, _part(keep, at))
        except (Refused, Repeated) as error:
            found.append(await _refused(hub, keep, at, one, error))
        else:
            found.append(Outcome(one))
    account = tuple(found)
    if keep is None or not any(one.done for one in account):
        return account
    return await _concluded(hub, keep, account)


def recalled(known: Mapping[str, str]) -> tuple[Outcome, ...]:
    """The account that was kept."""
    return tuple(Outcome(key, *orjson.loads(told)) for key, told in known.items())


def _kept(account: Sequence[Outcome]) -> Pairs:
    return [(one.id, orjson.dumps([one.code, one.message, one.hint]).decode()) for one in account]


def _part(keep: KeptOutcome | None, at: int) -> KeptOutcome | None:
    """Where it is kept that one thing was done: no request has such a key."""
    if keep is None:
        return None
    return KeptOutcome(keep.subject, _key(keep, at), keep.request, (), (keep.key,))


def _key(keep: KeptOutcome, at: int) -> str:
    return f"{keep.key}/{at}"


async def _done(hub: Hub, keep: KeptOutcome | None) -> set[int]:
    """Places of what the same request has done before it died; Refused IDEMPOTENCY_KEY_REUSED."""
    if keep is None:
        return set()
    parts = {_key(keep, at): at for at in range(MOST)}
    known = await known_outcomes(hub.database.writer, keep.subject, parts)
    for one in known.values():
        same(one, keep.request)
    return {parts[key] for key in known}


async def _refused(
    hub: Hub, keep: KeptOutcome | None, at: int, one: str, error: HubError
) -> Outcome:
    """What it was refused for, unless the same request has done it at this moment."""
    if keep is not None:
        keys = [_key(keep, at), keep.key]
        known = await known_outcomes(hub.database.writer, keep.subject, keys)
        if keys[0] in known:
            return Outcome(one)
        if keep.key in known:
            whole = {each.id: each for each in recalled(dict(known[keep.key].rows))}
            return whole.get(one, Outcome(one, error.code, error.message, error.hint))
    return Outcome(one, error.code, error.message, error.hint)


async def _concluded(
    hub: Hub, keep: KeptOutcome, account: Sequence[Outcome]
) -> tuple[Outcome, ...]:
    """The account as it is kept: of requests at once with the same key all tell the same."""
    parts = tuple(_key(keep, at) for at in range(MOST))
    async with alone(hub.database) as connection:
        done = await known_outcomes(connection, keep.subject, parts)
        now = [Outcome(one.id) if _key(keep, at) in done else one for at, one in enumerate(account)]
        whole = KeptOutcome(keep.subject, keep.key, keep.request, _kept(now), parts)
        await keep_whole(connection, whole)
        known = await known_outcomes(connection, keep.subject, [keep.key])
    return recalled(dict(same(known[keep.key], keep.request).rows))
