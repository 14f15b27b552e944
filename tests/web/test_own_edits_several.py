"""Several own edits decided in one request: each for itself, once per key, as one by one."""

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from hub.flows import own_edits as flow
from hub.flows import severally
from hub.flows.hub import migrate
from hub.settings import Settings
from hub.store.uuid7 import uuid7
from tests.support.site import Site, opened_site
from tests.web.test_moves import hired
from tests.web.test_own_edits import POLICY, corrected, decided, phone

KEY = {"idempotency-key": "k"}
NUMBERS = [f"+86138001380{at:02}" for at in range(30)]


@pytest.fixture
async def site(database: str, tmp_path: Path) -> AsyncIterator[Site]:
    """A hub in which others approve contact data."""
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    env = {"HUB_HOME": str(tmp_path), "HUB_DATABASE_URL": database, "HUB_DEV": "1"}
    await migrate(Settings.from_env(env))
    async with opened_site(database, tmp_path) as made:
        yield made


@pytest.fixture
async def team(site: Site) -> list[str]:
    """The ids of N0 to N3, led by M1."""
    lead = await hired(site, "M1")
    return [await hired(site, f"N{at}", manager=lead) for at in range(4)]


async def asked(site: Site, row: str, number: str, value: str) -> str:
    found = await corrected(site, row, number, set={"privatePhone": value})
    return str(found["waiting"])


async def all_asked(site: Site, team: Sequence[str]) -> list[str]:
    return [await asked(site, row, f"N{at}", NUMBERS[at]) for at, row in enumerate(team)]


async def several(
    site: Site, verb: str, ids: Sequence[str], number: str = "M1", **more: Any
) -> Any:
    """The account of a request, or its problem."""
    headers = more.pop("headers", None)
    kind = verb.capitalize()
    query = f"""mutation($input: {kind}OwnEditsInput!) {{ {verb}OwnEdits(input: $input) {{
      ... on {kind}OwnEditsSuccess {{ done edits {{ id done code message hint }} }}
      ... on Problem {{ code }} }} }}"""
    scope = "hr" if number == "H1" else "manager"
    found = await site.ask(query, number, scope, headers, input={"ids": ids, **more})
    return found["data"][f"{verb}OwnEdits"]


def codes(account: Any) -> list[str | None]:
    return [one["code"] for one in account["edits"]]


async def count(site: Site, action: str) -> int:
    found: int = await site.hub.database.writer.fetchval(
        "select count(*) from hub.audit where action = $1", action
    )
    return found


async def test_each_is_approved_for_itself(site: Site, team: list[str]) -> None:
    """What one is refused for holds up no other, and an id that stands twice is one."""
    keys = await all_asked(site, team)
    await decided(site, "withdraw", keys[1], "N1")
    ids = [keys[0], keys[1], "x", keys[0], keys[2]]
    account = await several(site, "approve", ids, reason="checked")
    assert [one["id"] for one in account["edits"]] == [keys[0], keys[1], "x", keys[2]]
    assert codes(account) == [None, "OWN_EDIT_CONFLICT", "OWN_EDIT_UNKNOWN", None]
    assert account["done"] == 2
    refused = account["edits"][1]
    assert (refused["done"], bool(refused["message"]), bool(refused["hint"])) == (False, True, True)
    held = [await phone(site, row) for row in team]
    assert (held[0], held[2]) == (NUMBERS[0], NUMBERS[2])
    assert not {NUMBERS[1], NUMBERS[3]} & set(held)
    assert await count(site, "own_edit.approve") == 2


async def test_several_are_decided_as_one_by_one(site: Site, team: list[str]) -> None:
    """At random: waiting, settled, one's own, of people led by others, and ids of nothing."""
    dice = random.Random(7)
    other = await hired(site, "N9")
    lead = str(await site.hub.database.writer.fetchval(
        "select id::text from hub.employee where number = 'M1'"
    ))  # fmt: skip
    seen = set()
    for turn in range(4):
        verb, more = dice.choice([("approve", {}), ("reject", {"reason": "旧"})])
        kinds = [dice.choice(["waiting", "settled", "own", "hidden", "none"]) for _ in range(5)]
        singly, together = [], []
        for at, kind in enumerate(kinds):
            for into in (singly, together):
                value = NUMBERS[6 * turn + at]
                if kind == "none":
                    into.append(dice.choice(["", "x", str(uuid7())]))
                elif kind == "own":
                    into.append(await asked(site, f"employee_{lead}", "M1", value))
                elif kind == "hidden":
                    into.append(await asked(site, other, "N9", value))
                else:
                    # Of one person each: what is approved makes the others stale.
                    place = at % len(team) if at < len(team) else 0
                    key = await asked(site, team[place], f"N{place}", value)
                    if kind == "settled":
                        await decided(site, "withdraw", key, f"N{place}")
                    into.append(key)
        before = [await decided(site, verb, key, "M1", **more) for key in singly]
        if verb == "approve":  # the edits that wait still were asked of rows that changed
            before = [
                "OWN_EDIT_CONFLICT" if kind in {"waiting", "settled"} and _stale(kinds, at) else one
                for at, (kind, one) in enumerate(zip(kinds, before, strict=True))
            ]
        account = await several(site, verb, together, **more)
        found = [
            {one["id"]: one["code"] or "" for one in account["edits"]}[key] for key in together
        ]
        assert found == before, (verb, kinds)
        seen |= set(found)
    assert {"", "OWN_EDIT_CONFLICT", "OWN_EDIT_UNKNOWN"} <= seen


def _stale(kinds: Sequence[str], at: int) -> bool:
    """Whether an edit of the same person was approved before: in singles, or before it here."""
    same = [one for one in range(len(kinds)) if one % 4 == at % 4]
    return any(kinds[one] == "waiting" for one in same)


@pytest.mark.parametrize("verb", ["approve", "reject"])
async def test_the_same_request_is_done_once(site: Site, team: list[str], verb: str) -> None:
    """At once and once more: one account, every edit decided once; another request is refused."""
    keys = await all_asked(site, team)
    ids = [*keys[:3], "x"]
    found = await asyncio.gather(
        *(several(site, verb, ids, headers=KEY, reason="r") for _ in range(4))
    )
    found.append(await several(site, verb, ids, headers=KEY, reason="r"))
    assert all(one == found[0] for one in found), found
    assert codes(found[0]) == [None, None, None, "OWN_EDIT_UNKNOWN"]
    assert await count(site, f"own_edit.{verb}") == 3
    told = await several(site, verb, keys, headers=KEY, reason="r")
    assert told == {"code": "IDEMPOTENCY_KEY_REUSED"}
    again = await several(site, verb, ids, reason="r")  # without the key it is another request
    assert codes(again)[0] == "OWN_EDIT_CONFLICT"
    assert again["done"] == 0
    rows = await site.hub.database.writer.fetch("select key from hub.idempotency")
    assert not [row["key"] for row in rows if "/" in row["key"].rpartition("#")[2]]


@pytest.mark.parametrize("verb", ["approve", "reject"])
@pytest.mark.parametrize("at", [0, 1, 2])
async def test_a_request_that_died_goes_on_where_it_ended(
    site: Site, team: list[str], monkeypatch: pytest.MonkeyPatch, verb: str, at: int
) -> None:
    """After each edit; what was done is told as done, and done no second time."""
    keys = (await all_asked(site, team))[:3]
    real = getattr(flow, verb)

    class Died(BaseException):
        pass

    async def dying(hub: Any, viewer: Any, given: Any, key: str, *rest: Any, **more: Any) -> Any:
        made = await real(hub, viewer, given, key, *rest, **more)
        if key == keys[at]:
            raise Died
        return made

    with monkeypatch.context() as patched:
        patched.setattr(flow, verb, dying)
        with pytest.raises(Died):
            await several(site, verb, keys, headers=KEY, reason="r")
    assert await count(site, f"own_edit.{verb}") == at + 1
    told = await several(site, verb, keys[:2], headers=KEY, reason="r")
    assert told == {"code": "IDEMPOTENCY_KEY_REUSED"}
    account = await several(site, verb, keys, headers=KEY, reason="r")
    assert codes(account) == [None] * 3
    assert await count(site, f"own_edit.{verb}") == 3
    assert await several(site, verb, keys, headers=KEY, reason="r") == account


async def test_what_is_no_request_is_refused_whole(site: Site, team: list[str]) -> None:
    """None, too many, no reason; and where nothing was done the same key looks anew."""
    keys = await all_asked(site, team)
    too_many = [str(at) for at in range(severally.MOST + 1)]
    assert await several(site, "approve", []) == {"code": "PAGE_INVALID"}
    assert await several(site, "approve", too_many) == {"code": "PAGE_INVALID"}
    assert await several(site, "reject", keys, reason=" ") == {"code": "REASON_MISSING"}
    hidden = await several(site, "approve", keys, "N0", headers=KEY)
    assert codes(hidden) == ["OWN_EDIT_DENIED", *["OWN_EDIT_UNKNOWN"] * 3]  # one's own is known
    assert codes(await several(site, "approve", keys, headers=KEY)) == [None] * 4
    assert codes(await several(site, "approve", keys, "N0", headers=KEY))[1] == "OWN_EDIT_UNKNOWN"
