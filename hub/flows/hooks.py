"""Webhooks out: a subscriber is told what changed, as far as it may see it itself.

A subscriber is a machine client with an address. For each entity it says, in the words of the
graph, which fields it wants; a message holds what that question answers *to this client* when it
is sent. A row that the client may not see is never told of, and a change that it cannot see in
its answer is none: what was told last is remembered as a keyed digest.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import httpx2
import orjson

from hub.auth.clientissuer import CLIENT
from hub.auth.viewer import reach_of
from hub.connectors.webhook import new_secret, signed
from hub.errors import HubError, Refused
from hub.flows.hub import Hub
from hub.flows.lens import Lens
from hub.flows.schedule import backoff
from hub.observe import observe
from hub.plan.graph import global_id
from hub.store.access_alarms import access_alarm_told
from hub.store.alarms import ALARM, alarm_told
from hub.store.clients import client_id
from hub.store.deliveries import (
    DONE,
    WEBHOOK,
    Due,
    Grown,
    Outcome,
    Subscriber,
    Wanted,
    begin,
    bury,
    due_now,
    finish,
    last_digest,
    note_fault,
    pause_subscriber,
    postpone,
    put_subscriber,
    renew_secret,
    subscriber,
    subscribers,
    take_in,
)
from hub.store.grants import Grants
from hub.store.landing.digests import digests
from hub.store.runs import alone
from hub.store.sealing.keys import Erased
from hub.store.sealing.seal import Place
from hub.store.uuid7 import uuid7

HOOKS: Final = "webhooks"
ATTEMPTS: Final = 12
"""Tries within some six hours, after which a message is dead."""
SECONDS: Final = 15.0
"""Within which a receiver must answer."""
BESIDE: Final = timedelta(hours=24)
"""For which a secret that was renewed signs beside the new one."""
LONGEST: Final = timedelta(days=30)
_SIDE_BY_SIDE: Final = 8
_ROUND: Final = 500
_GONE: Final = 410
_NOBODY: Final = "00000000-0000-0000-0000-000000000000"
_SECRET: Final = Place("subscriber", "secret")
_TOLD: Final = Place("delivery", "told")

Ask = Callable[[str, str, str, Mapping[str, Any]], Awaitable[Mapping[str, Any]]]
"""`(client id, its name, query, variables)` → the response as that client gets it."""


@dataclass(frozen=True)
class WantedHook:
    """A subscriber as an administrator describes it."""

    name: str
    url: str
    client: str
    """Name of the machine client under whose access it is told."""
    selections: Mapping[str, str]
    """Entity → its fields, as they stand between the braces of a query."""
    alarms: bool = False


@dataclass(frozen=True)
class Hook:
    """A subscriber, opened."""

    subscriber: Subscriber
    secret: str
    before: str | None = None
    """The secret of before, while it signs too."""

    @property
    def selections(self) -> Mapping[str, str]:
        """Entity → its fields."""
        found: Mapping[str, str] = self.subscriber.config["selections"]
        return found

    @property
    def entities(self) -> list[str]:
        """What of the outbox concerns it."""
        return [*self.selections, *([ALARM] if self.subscriber.config["alarms"] else [])]


async def add_hook(hub: Hub, ask: Ask, wanted: WantedHook, *, actor: str) -> str:
    """Subscribe; its secret, which is shown this once.

    Raises Refused WEBHOOK_ADDRESS, WEBHOOK_SELECTION, CLIENT_UNKNOWN.
    """
    _address(wanted.url, dev=hub.settings.dev)
    client = await client_id(hub.database, wanted.client)
    for entity, selection in wanted.selections.items():
        if entity not in hub.model.entities:
            raise _selection(f"There is no entity {entity}.")
        told = await ask(client, wanted.client, question(entity, selection), {"id": _NOBODY})
        if "data" not in told:
            raise _selection(str(told["errors"][0]["message"]))
    known = await _named(hub, wanted.name)
    own, secret = known.id if known else uuid7(), new_secret()
    raw = bytes.fromhex(own.replace("-", ""))
    await hub.sealer.prepare([(raw, "secret")])
    config = {
        "url": wanted.url,
        "client": wanted.client,
        "client_id": client,
        "selections": dict(wanted.selections),
        "alarms": wanted.alarms,
    }
    await put_subscriber(
        hub.database,
        WEBHOOK,
        wanted.name,
        config,
        actor=actor,
        secret=hub.sealer.seal(raw, "secret", _SECRET, raw, secret),
        own_id=own,
    )
    return secret


async def renew_hook(
    hub: Hub, name: str, *, actor: str, beside: timedelta = BESIDE
) -> tuple[str, datetime]:
    """Another secret, shown this once, and until when the old one signs beside it.

    Raises Refused SUBSCRIBER_UNKNOWN, WEBHOOK_BESIDE.
    """
    if not timedelta(0) <= beside <= LONGEST:
        raise Refused(
            "WEBHOOK_BESIDE",
            "Two secrets cannot be in use for so long.",
            hint=f"From 0 to {int(LONGEST.total_seconds() // 3600)} hours.",
        )
    one, secret = await hook_of(hub, name), new_secret()
    raw = bytes.fromhex(one.id.replace("-", ""))
    await hub.sealer.prepare([(raw, "secret")])
    sealed = hub.sealer.seal(raw, "secret", _SECRET, raw, secret)
    return secret, await renew_secret(hub.database, one, sealed, beside, actor=actor)


async def _named(hub: Hub, name: str) -> Subscriber | None:
    found = await subscribers(hub.database, WEBHOOK)
    return next((one for one in found if one.name == name), None)


def question(entity: str, selection: str) -> str:
    """The query that a message is the answer to."""
    return f"query Told($id: ID!) {{ node(id: $id) {{ ... on {entity} {{ id {selection} }} }} }}"


async def push_hook(hub: Hub, ask: Ask, one: Subscriber) -> None:
    """Take in what changed and send what is due; raises Refused CONNECTION_BUSY."""
    old = one.secret_before if one.before_until and one.before_until > datetime.now(UTC) else None
    before = None if old is None else _opened(hub, one, old)
    hook = Hook(one, _opened(hub, one, one.secret), before)
    await take_in(hub.database, one, hook.entities, _sorted_out)
    if one.paused or not await due_now(hub.database, one, 1):
        return
    async with alone(hub.database, one.id, one.name):
        due = await due_now(hub.database, one, _ROUND)
        room = asyncio.Semaphore(_SIDE_BY_SIDE)
        async with httpx2.AsyncClient(
            timeout=SECONDS, trust_env=False, follow_redirects=False
        ) as http:
            await asyncio.gather(*(_told(hub, ask, hook, row, http, room) for row in due))


async def _sorted_out(_session: Any, entry: Grown) -> list[Wanted]:
    return [Wanted(entry.entity, row, entry.seq) for row in entry.rows]


async def _told(
    hub: Hub, ask: Ask, hook: Hook, due: Due, http: httpx2.AsyncClient, room: asyncio.Semaphore
) -> None:
    """One message: made, sent, settled."""
    async with room:
        try:
            content, digest = await _content(hub, ask, hook, due)
        except HubError as error:
            await postpone(hub.database, [due], backoff(1), error.code, uncertain=False)
            await note_fault(hub.database, hook.subscriber, error.as_dict())
            return
        if content is None:
            await finish(hub.database, [Outcome(due, DONE, "none")])
            return
        await begin(hub.database, [due])
        await _sent(hub, hook, due, content, digest, http)


async def _content(
    hub: Hub, ask: Ask, hook: Hook, due: Due
) -> tuple[dict[str, Any] | None, str | None]:
    """What is told of a row, with its digest; None where there is nothing new to this client."""
    if due.entity == ALARM:
        found = await alarm_told(hub.database, due.row_id)
        return found or await access_alarm_told(hub.database, due.row_id), None
    config = hook.subscriber.config
    query = question(due.entity, hook.selections[due.entity])
    shown = global_id(hub.model[due.entity], due.row_id)
    told = await ask(config["client_id"], config["client"], query, {"id": shown})
    if told.get("data") is None:
        raise Refused("WEBHOOK_SELECTION", "The selection is not answered.", hint="Add it anew.")
    row = told["data"]["node"]
    name = due.entity[:1].lower() + due.entity[1:]
    body = orjson.dumps(row, option=orjson.OPT_SORT_KEYS)
    [digest] = digests(hub.sealer, _TOLD, [body])
    before = await last_digest(hub.database, hook.subscriber, due.row_id)
    asked_for = due.groups == ()
    if row is None:
        known = before not in {None, ""} or (asked_for and before == "")
        deleted = await _deleted(hub, config["client_id"], due)
        kind = "deleted" if deleted else "removed"
        gone = {"type": f"{name}.{kind}", "data": {"id": shown}}
        return (gone if known or (deleted and before is None) else None), ""
    if before == digest.hex() and not asked_for:
        return None, None
    return {"type": f"{name}.changed", "data": row}, digest.hex()


async def _deleted(hub: Hub, client: str, due: Due) -> bool:
    """Whether the row is gone, and this client would see it if it were not.

    Who may not know of every row cannot be told which of both it is: that a row is there, and
    closed to them, is itself knowledge.
    """
    facts = await Grants(hub.database).viewer_facts(CLIENT, client, hub.today())
    reach = reach_of(facts.grants) if facts is not None else None
    if reach is None or not Lens(reach.everywhere).opens_rows(hub.model, due.entity):
        return False
    table = hub.made.main[due.entity].fullname
    query = f"select closed_at is null from {table} where id = $1"
    return not await hub.database.writer.fetchval(query, due.row_id)


async def _sent(
    hub: Hub,
    hook: Hook,
    due: Due,
    content: Mapping[str, Any],
    digest: str | None,
    http: httpx2.AsyncClient,
) -> None:
    stamped = {"type": content["type"], "timestamp": due.created_at.isoformat(), **content}
    body = orjson.dumps(stamped)
    message = f"msg_{due.id.replace('-', '')}_{due.seq}"
    headers = {
        "content-type": "application/json",
        **signed(hook.secret, message, int(time.time()), body, hook.before),
    }
    code: str | None = None
    try:
        response = await http.post(hook.subscriber.config["url"], content=body, headers=headers)
        if not response.is_success:
            code = f"HTTP_{response.status_code}"
    except httpx2.HTTPError as error:
        code = type(error).__name__
    if code is None:
        receipt = {"message": message} | ({} if digest is None else {"digest": digest})
        await finish(hub.database, [Outcome(due, DONE, content["type"], receipt=receipt)])
        return
    observe("webhook.failed", subscriber=hook.subscriber.name, code=code)
    await _later(hub, hook, due, code)


async def _later(hub: Hub, hook: Hook, due: Due, code: str) -> None:
    """Again with growing waits; a receiver that says that it is gone is asked no more."""
    if code == f"HTTP_{_GONE}":
        await pause_subscriber(hub.database, hook.subscriber, paused=True, actor=HOOKS)
    if due.attempts + 1 >= ATTEMPTS:
        await bury(hub.database, [due], code)
        return
    wait = max(timedelta(seconds=5), backoff(due.attempts + 1))
    await postpone(hub.database, [due], wait, code, uncertain=True)


async def hook_of(hub: Hub, name: str) -> Subscriber:
    """The subscriber of that name; raises Refused SUBSCRIBER_UNKNOWN."""
    return await subscriber(hub.database, WEBHOOK, name)


def _opened(hub: Hub, one: Subscriber, sealed: bytes | None) -> str:
    raw = bytes.fromhex(one.id.replace("-", ""))
    found = hub.sealer.open(_SECRET, raw, sealed or b"")
    if isinstance(found, Erased):
        raise Refused(
            "SECRETS_ERASED",
            "The key of this secret has been erased.",
            hint="Add the webhook anew.",
        )
    return found


def _address(url: str, *, dev: bool) -> None:
    parts = httpx2.URL(url)
    local = parts.host in {"localhost", "127.0.0.1", "::1"}
    if parts.scheme != "https" and not (parts.scheme == "http" and local and dev):
        raise Refused(
            "WEBHOOK_ADDRESS",
            "Messages about people go to https only.",
            hint="In development, http to this machine is taken too (HUB_DEV=1).",
        )
    if parts.userinfo:
        raise Refused(
            "WEBHOOK_ADDRESS", "The address holds a password.", hint="Messages are signed."
        )


def _selection(message: str) -> Refused:
    return Refused(
        "WEBHOOK_SELECTION",
        "The fields that are wanted cannot be asked for.",
        detail=message,
        hint="Write them as in a query: `number legalName department { code }`.",
    )


__all__: Sequence[str] = (
    "HOOKS",
    "Ask",
    "Hook",
    "WantedHook",
    "add_hook",
    "hook_of",
    "push_hook",
    "question",
    "renew_hook",
)
