"""Own edits asked and decided at the same time, again, or in the middle of a death; their lists."""

import asyncio
import random
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from hub.auth.viewer import Subtrees
from hub.flows import own_edits as flow
from hub.flows.hub import migrate
from hub.settings import Settings
from hub.store import own_edits as store
from hub.store.grants import NewGrant, add_grant
from tests.support.site import BEGIN, Site, opened_site
from tests.web.test_moves import hired
from tests.web.test_own_edits import PHONE, POLICY, corrected, decided, phone

KEY = {"idempotency-key": "k"}
OTHER = "+8613800138001"
PAGE = """
query($state: String!, $first: Int!, $after: ID) {
  ownEdits(state: $state, first: $first, after: $after) { nodes { id } endCursor } }
"""


@pytest.fixture
async def site(database: str, tmp_path: Path) -> AsyncIterator[Site]:
    """A hub in which others approve contact data."""
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    env = {"HUB_HOME": str(tmp_path), "HUB_DATABASE_URL": database, "HUB_DEV": "1"}
    await migrate(Settings.from_env(env))
    async with opened_site(database, tmp_path) as made:
        yield made


@pytest.fixture
async def own(site: Site) -> str:
    """The id of N1, led by M1; N2 is led by nobody."""
    lead = await hired(site, "M1")
    await hired(site, "N2")
    return await hired(site, "N1", manager=lead)


async def kept(site: Site, table: str = "own_edit") -> int:
    """How many there are."""
    found: int = await site.hub.database.writer.fetchval(f"select count(*) from hub.{table}")
    return found


async def test_of_the_same_request_at_once_one_is_asked(site: Site, own: str) -> None:
    found = await asyncio.gather(
        *(corrected(site, own, set={"privatePhone": PHONE}, headers=KEY) for _ in range(6))
    )
    assert all(one == found[0] for one in found), found
    assert found[0]["waiting"]
    assert await kept(site) == 1
    assert await kept(site, "own_edit_cell") == 1


async def test_of_different_ones_at_once_no_more_than_the_limit_wait(site: Site, own: str) -> None:
    found = await asyncio.gather(
        *(corrected(site, own, set={"privatePhone": PHONE}) for _ in range(flow.MOST_WAITING + 6))
    )
    codes = [one.get("code") for one in found]
    assert codes.count("OWN_EDITS_TOO_MANY") == 6
    assert await kept(site) == flow.MOST_WAITING


@pytest.mark.parametrize("step", ["first_of", "_counted", "_write", "note", "keep_outcome"])
async def test_a_death_in_between_leaves_nothing_and_the_next_try_asks_once(
    site: Site, own: str, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """After each step of the transaction."""
    real = getattr(store, step)

    class Died(BaseException):
        pass

    async def dying(*given: Any, **more: Any) -> Any:
        await real(*given, **more)
        raise Died

    with monkeypatch.context() as patched:
        patched.setattr(store, step, dying)
        with pytest.raises(Died):
            await corrected(site, own, set={"privatePhone": PHONE}, headers=KEY)
    assert (await kept(site), await kept(site, "own_edit_cell")) == (0, 0)
    first = await corrected(site, own, set={"privatePhone": PHONE}, headers=KEY)
    assert await corrected(site, own, set={"privatePhone": PHONE}, headers=KEY) == first
    assert await kept(site) == 1


async def test_a_row_that_changes_between_looking_and_asking(
    site: Site, own: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who expects a version is told; the edit does not wait upon a row that they never saw."""
    query = "query($id: ID!) { employee(by: {id: $id}) { version } }"
    shown = await site.ask(query, "N1", "employee", id=own)
    version = shown["data"]["employee"]["version"]
    real = flow.keep_own_edit

    async def later(*given: Any, **more: Any) -> Any:
        monkeypatch.setattr(flow, "keep_own_edit", real)
        found = await corrected(site, own, "H1", set={"privatePhone": OTHER})
        assert "code" not in found
        return await real(*given, **more)

    monkeypatch.setattr(flow, "keep_own_edit", later)
    found = await corrected(site, own, set={"privatePhone": PHONE}, expectedVersion=version)
    assert found == {"code": "VERSION_CONFLICT"}
    assert await kept(site) == 0


async def test_decided_by_several_at_once_it_is_decided_once(site: Site, own: str) -> None:
    """Approved and rejected and withdrawn together: one holds, and the row says which."""
    for turn in range(3):
        number = f"+861380013810{turn}"
        key = (await corrected(site, own, set={"privatePhone": number}))["waiting"]
        before = await phone(site, own)
        codes = await asyncio.gather(
            decided(site, "approve", key, "M1"),
            decided(site, "reject", key, "M1", reason="旧"),
            decided(site, "approve", key, "M1"),
            decided(site, "withdraw", key, "N1"),
        )
        assert sorted(codes) == ["", *["OWN_EDIT_CONFLICT"] * 3], codes
        approved = codes[0] == "" or codes[2] == ""
        state = await site.hub.database.writer.fetchval(
            "select state from hub.own_edit where id = $1", key
        )
        assert state == ("approved" if approved else "rejected" if not codes[1] else "withdrawn")
        assert await phone(site, own) == (number if approved else before)


async def test_two_edits_of_one_cell_approved_at_once(site: Site, own: str) -> None:
    """One lands; the other was asked of another row."""
    keys = [
        (await corrected(site, own, set={"privatePhone": number}))["waiting"]
        for number in (PHONE, OTHER)
    ]
    codes = await asyncio.gather(*(decided(site, "approve", key, "M1") for key in keys))
    assert sorted(codes) == ["", "OWN_EDIT_CONFLICT"]
    assert await phone(site, own) == (PHONE, OTHER)[codes.index("")]


async def test_a_list_goes_on_to_its_end_past_what_is_hidden(
    site: Site, own: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Page by page, against all at once; between two of one's own lie many of somebody else's."""
    monkeypatch.setattr(flow, "SCANNED", 3)
    other = await hired(site, "N3")
    mine = []
    for turn in range(4):
        mine.insert(0, (await corrected(site, own, set={"privatePhone": PHONE}))["waiting"])
        for _ in range(turn + 2):
            found = await corrected(site, other, "N3", set={"privatePhone": PHONE})
            assert found["waiting"]
    for first in (1, 2, 3, 4, 5):
        seen: list[str] = []
        after, pages = None, 0
        while pages == 0 or after is not None:
            told = await site.ask(PAGE, "N1", "employee", state="waiting", first=first, after=after)
            page = told["data"]["ownEdits"]
            seen += [one["id"] for one in page["nodes"]]
            after, pages = page["endCursor"], pages + 1
        assert seen == mine, first
        assert pages == -(-len(mine) // first)
    await decided(site, "withdraw", mine[1], "N1")
    told = await site.ask(PAGE, "N1", "employee", state="withdrawn", first=5, after=None)
    assert [one["id"] for one in told["data"]["ownEdits"]["nodes"]] == [mine[1]]
    told = await site.ask(PAGE, "N2", "employee", state="waiting", first=1, after=None)
    assert told["data"]["ownEdits"] == {"nodes": [], "endCursor": None}


@pytest.mark.parametrize(("verb", "who"), [("approve", "M1"), ("reject", "M1"), ("withdraw", "N1")])
async def test_the_same_decision_again_is_answered_as_it_was(
    site: Site, own: str, verb: str, who: str
) -> None:
    """One after the other and at once: decided once, on the record once; another one is refused."""
    key = (await corrected(site, own, set={"privatePhone": PHONE}))["waiting"]
    more = {"reason": "旧"} if verb == "reject" else {}
    codes = await asyncio.gather(
        *(decided(site, verb, key, who, headers=KEY, **more) for _ in range(4))
    )
    assert codes == [""] * 4
    assert await decided(site, verb, key, who, headers=KEY, **more) == ""
    assert await decided(site, verb, key, who, **more) == "OWN_EDIT_CONFLICT"
    other = (await corrected(site, own, set={"privatePhone": OTHER}))["waiting"]
    assert await decided(site, verb, other, who, headers=KEY, **more) == "IDEMPOTENCY_KEY_REUSED"
    count = await site.hub.database.writer.fetchval(
        "select count(*) from hub.audit where action = $1", f"own_edit.{verb}"
    )
    assert count == 1


async def test_what_was_refused_is_looked_at_anew_under_the_same_key(site: Site, own: str) -> None:
    """N2 decides nothing; the same key then serves nobody else's answer."""
    key = (await corrected(site, own, set={"privatePhone": PHONE}))["waiting"]
    assert await decided(site, "approve", key, "N2", headers=KEY) == "OWN_EDIT_UNKNOWN"
    assert await decided(site, "approve", key, "M1", headers=KEY) == ""
    assert await decided(site, "approve", key, "N2", headers=KEY) == "OWN_EDIT_UNKNOWN"


@pytest.mark.parametrize("step", ["decide", "keep_made"])
async def test_a_death_in_a_decision_leaves_nothing_decided(
    site: Site, own: str, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    key = (await corrected(site, own, set={"privatePhone": PHONE}))["waiting"]
    real = getattr(flow, step)

    class Died(BaseException):
        pass

    async def dying(*given: Any, **more: Any) -> Any:
        await real(*given, **more)
        raise Died

    with monkeypatch.context() as patched:
        patched.setattr(flow, step, dying)
        with pytest.raises(Died):
            await decided(site, "reject", key, "M1", headers=KEY, reason="旧")
    assert await kept(site, "own_edit_cell") == 1
    assert await decided(site, "reject", key, "M1", headers=KEY, reason="旧") == ""
    assert await decided(site, "reject", key, "M1", headers=KEY, reason="旧") == ""


async def test_pages_are_of_all_that_may_be_known_of(
    site: Site, own: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each viewer's pages against a look at every edit there is, in every state.

    By a manager, HR everywhere, HR of a department and of a legal entity, colleagues, an author.
    """
    dice, writer = random.Random(71), site.hub.database.writer
    units = [str(row[0]) for row in await writer.fetch("select id from hub.department order by id")]
    people = [own, *[await hired(site, f"P{at}") for at in range(6)]]
    numbers = ["N1", *[f"P{at}" for at in range(6)]]
    for row in people:
        await writer.execute(
            "update hub.employee set department_id = $2 where id = $1",
            *(row.rpartition("_")[2], dice.choice(units)),
        )
    lead = await writer.fetchval("select id::text from hub.employee where number = 'M1'")
    grant = NewGrant(str(lead), "hrbp", frozenset({"CORE"}), Subtrees((units[0],)), BEGIN)
    await add_grant(site.hub.database, grant, actor="t")
    for _ in range(30):
        at = dice.randrange(len(people))
        key = (await corrected(site, people[at], numbers[at], set={"privatePhone": PHONE}))[
            "waiting"
        ]
        verb = dice.choice(["approve", "reject", "withdraw", "", ""])
        who, more = ("H1", {"reason": "r"}) if verb != "withdraw" else (numbers[at], {})
        if verb:
            await decided(site, verb, key, who, **more)
    monkeypatch.setattr(flow, "SCANNED", 4)
    seen = {}
    for number, scope in [
        *(("N1", "employee"), ("M1", "manager"), ("M1", "manager hrbp"), ("H1", "hr")),
        *(("H1", "employee"), ("N2", "employee"), ("P0", "manager")),
    ]:
        for state in store.STATES:
            with monkeypatch.context() as patched:
                patched.setattr(flow, "_among", _everybody)
                naive = await site.ask(PAGE, number, scope, state=state, first=100, after=None)
            shown: list[Any] = []
            after, pages = None, 0
            while pages == 0 or after is not None:
                told = await site.ask(PAGE, number, scope, state=state, first=2, after=after)
                after = told["data"]["ownEdits"]["endCursor"]
                shown += told["data"]["ownEdits"]["nodes"]
                pages += 1
            assert shown == naive["data"]["ownEdits"]["nodes"], (number, scope, state)
            seen[number, scope, state] = len(naive["data"]["ownEdits"]["nodes"])
    assert seen["H1", "hr", "waiting"] > seen["M1", "manager", "waiting"] > 0
    assert sum(seen["M1", "manager hrbp", one] for one in store.STATES) > sum(
        seen["M1", "manager", one] for one in store.STATES
    )


def _everybody(hub: Any, viewer: Any) -> store.Among:
    """Look through all of them."""
    every = tuple(f"{spec.name}.{one}" for spec in hub.model for one in spec.fields)
    return store.Among(viewer.employee_id, every)
