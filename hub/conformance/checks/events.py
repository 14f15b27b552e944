"""Events: signed, fresh, once; they only say where to look."""

import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import orjson

from hub.conformance.ability import Can
from hub.conformance.events import signed_event
from hub.conformance.people import company
from hub.conformance.placing import put
from hub.conformance.promise import check
from hub.conformance.stand import Stand
from hub.conformance.unkept import held, same
from hub.connectors.manifest import Events
from hub.connectors.protocol import Heard
from hub.errors import HubError


def _events(at: Stand) -> Events:
    events: Events = at.world.mirror.manifest.events
    return events


def _body(at: Stand, key: str, **more: Any) -> bytes:
    """An event that tells of a record of the first stream that is told of."""
    hint = next(iter(_events(at).streams.values()))
    body: Any = put(dict(more), hint.keys, key)
    if hint.when is not None:
        body = put(body, hint.when, hint.one_of[0])
    return orjson.dumps(body)


async def _heard(
    at: Stand, body: bytes, headers: Mapping[str, str] | None = None, **how: Any
) -> Heard:
    secret = at.world.mirror.secrets[_events(at).secret]
    told = headers or signed_event(_events(at), secret, body, **how)
    return (await at.connector()).hear(told, body)


async def _refusal(at: Stand, body: bytes, headers: Mapping[str, str] | None, **how: Any) -> str:
    try:
        await _heard(at, body, headers, **how)
    except HubError as error:
        at.heard.append(str(error))
        return error.code
    return "heard"


@check("events.unsupported", without=(Can.EVENTS,))
async def unsupported(at: Stand) -> None:
    """A connection that hears no events says so by EVENTS_UNSUPPORTED."""
    try:
        (await at.connector()).hear({}, b"{}")
    except HubError as error:
        same(error.code, "EVENTS_UNSUPPORTED", "code")
    else:
        held(condition=False, told="it is heard")


@check("events.heard", Can.SCRIPT, Can.EVENTS)
async def heard(at: Stand) -> None:
    """A signed event tells which records of which stream to look at."""
    found = await _heard(at, _body(at, "7"))
    stream = next(iter(_events(at).streams))
    same([(one.stream, one.keys) for one in found.told], [(stream, ("7",))], "told")


@check("events.forged", Can.SCRIPT, Can.EVENTS)
async def forged(at: Stand) -> None:
    """An event without a signature, or signed with another secret, is refused."""
    body = _body(at, "7")
    other = signed_event(_events(at), "whsec_b3RoZXJvdGhlcm90aGVyb3RoZXJvdGhlcg==", body)
    same(await _refusal(at, body, {"x": "y"}), "WEBHOOK_FORGED", "code without a signature")
    same(await _refusal(at, body, other), "WEBHOOK_FORGED", "code with another secret")


@check("events.changed-body", Can.SCRIPT, Can.EVENTS)
async def changed_body(at: Stand) -> None:
    """A signature holds for its body alone."""
    secret = at.world.mirror.secrets[_events(at).secret]
    headers = signed_event(_events(at), secret, _body(at, "7"))
    same(await _refusal(at, _body(at, "8"), headers), "WEBHOOK_FORGED", "code")


@check("events.stale", Can.SCRIPT, Can.EVENTS, Can.STANDARD)
async def stale(at: Stand) -> None:
    """An event of an hour ago may have been recorded: it is refused, as is one to come."""
    for moment in (time.time() - 3600, time.time() + 3600):
        same(await _refusal(at, _body(at, "7"), None, moment=int(moment)), "WEBHOOK_STALE", "code")


@check("events.same-event-same-id", Can.SCRIPT, Can.EVENTS)
async def same_event_same_id(at: Stand) -> None:
    """An event that is delivered twice has the same id, another one has another."""
    body = _body(at, "7", n=1)
    first = await _heard(at, body, message="m1")
    again = await _heard(at, body, message="m1")
    other = await _heard(at, _body(at, "8", n=2), message="m2")
    same(again.id, first.id, "id")
    held(other.id != first.id, "two events have one id")


@check("events.not-json", Can.SCRIPT, Can.EVENTS)
async def not_json(at: Stand) -> None:
    """A signed body that is not JSON is refused, and told of by code alone."""
    same(await _refusal(at, "王䶮".encode(), None), "WEBHOOK_FORGED", "code")


@check("events.of-no-record", Can.SCRIPT, Can.EVENTS)
async def of_no_record(at: Stand) -> None:
    """An event that names no record of ours tells nothing, and is no error."""
    found = await _heard(at, b'{"type": "something.else", "data": {}}')
    same(found.told, (), "told")


@check("events.many-keys", Can.SCRIPT, Can.EVENTS)
async def many_keys(at: Stand) -> None:
    """An event that names ten thousand records tells of a bounded number."""
    hint = next(iter(_events(at).streams.values()))
    body: Any = put({}, hint.keys, [str(one) for one in range(10_000)])
    if hint.when is not None:
        body = put(body, hint.when, hint.one_of[0])
    found = await _heard(at, orjson.dumps(body))
    held(sum(len(one.keys) for one in found.told) <= 1_000, "all of them")  # noqa: PLR2004 - stated


@check("events.out-of-order", Can.SCRIPT, Can.EVENTS, Can.FETCH)
async def out_of_order(at: Stand) -> None:
    """Events in any order lead to the same state: what is read is how the record is now."""
    [before] = company(1)
    after = replace(before, name="后来")
    await at.world.hold([after])
    connector = await at.connector()
    states = []
    for order in ([before, after], [after, before]):
        for one in order:
            told = await _heard(at, _body(at, one.key, claimed=one.name))
            keys = [key for each in told.told for key in each.keys]
            records = await connector.fetch(at.subject.stream, keys)
        states.append([one["kit_name"] for one in records])
    same(states, [["后来"], ["后来"]], "names")
