"""`hub keys list`, `of`, `rotate`, `rewrap`: the keys that seal, by ids, ages and counts."""

import sys
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from hub.cli.acting import act
from hub.cli.say import say, say_json, table

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from hub.flows.hub import Hub
    from hub.flows.keys import KeysHeld, PersonKey
    from hub.store.sealing.inventory import Rotation


def listing(*, json: bool = False) -> None:
    """Show the key store: versions of its key-encryption key, data keys by group, values.

    It reads the whole database to count values, and shows no key.

    Parameters
    ----------
    json
        As JSON.
    """
    from hub.flows.keys import keys_held

    async def work(hub: "Hub") -> "tuple[KeysHeld, ZoneInfo]":
        return await keys_held(hub), hub.settings.zone

    held, zone = act(work)
    if json:
        say_json(asdict(held))
        return
    say(f"Key store {held.store}", "")
    versions = [
        (one.version, one.custodian, _day(one.made, zone), one.keys, one.values)
        for one in held.versions
    ]
    say(*table(("key-encryption key", "kept by", "made", "data keys", "values"), versions), "")
    groups = [
        (
            one.group,
            one.keys,
            one.superseded,
            one.erased,
            _day(one.oldest, zone),
            _day(one.newest, zone),
            one.values,
        )
        for one in held.groups
    ]
    head = ("group", "data keys", "superseded", "erased", "oldest", "newest", "values")
    say(*table(head, groups))
    _warn(held)


def of(number: str, /, *, json: bool = False) -> None:
    """Show the data keys of an employee: ids, ages, and how many values lie under each.

    Parameters
    ----------
    number
        Number of the employee.
    json
        As JSON.
    """
    from hub.flows.keys import keys_of

    async def work(hub: "Hub") -> "tuple[list[PersonKey], ZoneInfo]":
        return await keys_of(hub, number), hub.settings.zone

    found, zone = act(work)
    if json:
        say_json([asdict(one) for one in found])
        return
    rows = [
        (
            one.id,
            one.group,
            one.version,
            "" if one.erased else one.kek_version,
            _day(one.made, zone),
            "erased" if one.erased else "",
            one.values,
        )
        for one in found
    ]
    say(*table(("id", "group", "version", "under", "made", "", "values"), rows))


def rotate(*, data: bool = False, reason: str = "") -> None:
    """Make a new key-encryption key, and wrap every data key under it, while the hub works.

    One that was interrupted is ended first. Who keeps the new one is told by HUB_KEK_IN: moving
    to another keeper is a rotation.

    Parameters
    ----------
    data
        Also make new data keys, which seal from now on; the old ones open what they sealed.
    reason
        Why; it stands in the audit.
    """
    from hub.flows.keys import rotate_keys

    async def work(hub: "Hub") -> "Rotation":
        return await rotate_keys(hub, fresh=data, reason=reason, watch=_Progress())

    last = act(work)
    if last.resumed:
        say("A rotation that had been interrupted is ended; ask again for another one.")
    say(
        f"Key-encryption key {last.version}, kept by {last.custodian}; "
        f"{last.wrapped} data keys wrapped anew, {last.fresh} new.",
        "Back up `keys` now, apart from the database: older copies need the key of before.",
    )


def rewrap(*, reason: str = "") -> None:
    """Wrap the key-encryption key under its keeper's newest key; data keys stay as they are.

    Parameters
    ----------
    reason
        Why; it stands in the audit.
    """
    from hub.flows.keys import rewrap_keys

    async def work(hub: "Hub") -> int:
        return await rewrap_keys(hub, reason=reason)

    say(f"{act(work)} key-encryption keys are wrapped anew.")


class _Progress:
    """Tells on stderr how far a rotation is, by the tenth."""

    def __init__(self) -> None:
        self._told = ""

    def __call__(self, now: "Rotation") -> None:
        """Write a line if there is news."""
        tenth = now.seen * 10 // now.total * 10 if now.total else 0
        text = f"{tenth} % of {now.total} data keys" if now.seen else f"{now.fresh} new data keys"
        if text != self._told and not now.done:
            self._told = text
            sys.stderr.write(f"{text}\n")


def _warn(held: "KeysHeld") -> None:
    lines = []
    if held.unreadable:
        lines.append(f"{held.unreadable} values are unreadable: their keys were erased.")
    if held.unknown:
        lines.append(f"{held.unknown} values name keys that are not here: restore a newer store.")
    if held.under_way:
        lines.append("A rotation was begun and did not end: `hub keys rotate` ends it.")
    elif held.versions[-1].custodian != held.chosen:
        lines.append(f"HUB_KEK_IN is {held.chosen}: `hub keys rotate` moves the key there.")
    say(*(["", *lines] if lines else []))


def _day(seconds: int, zone: "ZoneInfo") -> str:
    """A day and how long ago it was; empty where it was not kept."""
    if not seconds:
        return ""
    then = datetime.fromtimestamp(seconds, zone)
    return f"{then:%Y-%m-%d} ({(datetime.now(zone) - then).days} d)"
