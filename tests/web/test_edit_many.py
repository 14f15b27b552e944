"""Bulk edits: each row is told what became of it, totals balance, a naive twin agrees."""

import random
from collections import Counter
from typing import Any

from tests.support.site import Site
from tests.web.test_dry_run import everything
from tests.web.test_moves import hired

MANY = """
mutation($input: CorrectEmployeesInput!) {
  correctEmployees(input: $input) {
    __typename
    ... on CorrectEmployeesSuccess {
      dryRun
      rows { id outcome fields problem { __typename code hint path } }
      totals { rows changed unchanged refused stale invalid withheld }
    }
    ... on Problem { code path }
  }
}
"""
NAMES = "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Employee { preferredName version } } }"
SOME = ("小欧𠮷", "ＡＢＣ", "曾喆", None)


async def many(site: Site, rows: list[dict[str, Any]], who: str = "H1", **more: Any) -> Any:
    """What became of a bulk edit."""
    headers = more.pop("headers", None)
    scope = "hr" if who == "H1" else "employee"
    wanted = {"rows": rows, "reason": "r", **more}
    found = await site.ask(MANY, who, scope, headers, input=wanted)
    assert "data" in found, found
    return found["data"]["correctEmployees"]


async def seen(site: Site, ids: list[str]) -> list[Any]:
    """(name, version) of each row as HR sees it."""
    told = await site.ask(NAMES, ids=ids)
    return [(one["preferredName"], one["version"]) for one in told["data"]["nodes"]]


def balanced(found: Any) -> bool:
    """Whether the totals are those of the rows."""
    counts = Counter(one["outcome"].lower() for one in found["rows"])
    totals = dict(found["totals"])
    return totals.pop("rows") == len(found["rows"]) and {
        name: count for name, count in totals.items() if count
    } == dict(counts)


async def test_each_row_has_its_outcome(site: Site) -> None:
    """Changed, unchanged, refused, stale and invalid rows of one request; the good ones land."""
    ids = [await hired(site, f"N{one}") for one in range(5)]
    gone = "employee_00000000-0000-7000-8000-00000000dead"
    rows = [
        {"id": ids[0]},
        {"id": ids[1], "set": {"preferredName": None}},
        {"id": ids[2], "expectedVersion": 77},
        {"id": ids[3], "set": {"gender": "no such"}},
        {"id": gone},
        {"id": ids[4], "set": {"privatePhone": "+8613800000002"}},
    ]
    foretold = await many(site, rows, set={"preferredName": "小欧𠮷"}, dryRun=True)
    found = await many(site, rows, set={"preferredName": "小欧𠮷"})
    assert [one["outcome"] for one in found["rows"]] == [
        *("CHANGED", "UNCHANGED", "STALE", "INVALID", "REFUSED", "CHANGED")
    ]
    assert found["rows"][5]["fields"] == ["preferredName", "privatePhone"]
    assert found["rows"][2]["problem"]["code"] == "VERSION_CONFLICT"
    assert found["rows"][4]["problem"]["__typename"] == "NotFound"
    assert balanced(found)
    assert foretold == {**found, "dryRun": True}
    assert [one for one, _ in await seen(site, ids)] == ["小欧𠮷", None, None, None, "小欧𠮷"]


async def test_all_or_nothing(site: Site) -> None:
    """One stale row keeps the others back; nothing is written, but the record of reading."""
    ids = [await hired(site, f"N{one}") for one in range(3)]
    rows = [{"id": one} for one in ids]
    before = await everything(site)
    bad = [*rows[:2], {"id": ids[2], "expectedVersion": 77}]
    found = await many(site, bad, set={"preferredName": "x"}, together=True)
    assert [one["outcome"] for one in found["rows"]] == ["WITHHELD", "WITHHELD", "STALE"]
    assert balanced(found)
    after = await everything(site)
    assert after == before
    found = await many(site, rows, set={"preferredName": "x"}, together=True)
    assert found["totals"]["changed"] == 3
    kept = await site.hub.database.writer.fetch(
        "select rows, reason, batch from hub.audit where action = 'hub' order by seq desc limit 1"
    )
    assert (kept[0]["rows"], kept[0]["reason"]) == (3, "r")


async def test_who_may_not_is_told_nothing_of_the_others(site: Site) -> None:
    """Of rows that are not one's own, hidden and missing ones are refused alike."""
    own, other = await hired(site, "N1"), await hired(site, "N2")
    rows = [{"id": own}, {"id": other}]
    found = await many(site, rows, who="N1", set={"privatePhone": "+8613800000003"})
    assert [one["outcome"] for one in found["rows"]] == ["CHANGED", "REFUSED"]


async def test_the_same_request_again_is_answered_alike(site: Site) -> None:
    """By its key; another request under it is refused."""
    row = await hired(site, "N1")
    key = {"idempotency-key": "k"}
    rows = [{"id": row, "expectedVersion": 1}]
    first = await many(site, rows, set={"preferredName": "x"}, headers=key)
    assert first["totals"]["changed"] == 1
    assert await many(site, rows, set={"preferredName": "x"}, headers=key) == first
    assert (await many(site, rows, set={"preferredName": "x"}))["totals"]["stale"] == 1


async def test_a_request_is_bounded_and_names_each_row_once(site: Site) -> None:
    row = await hired(site, "N1")
    found = await many(site, [{"id": row}, {"id": row}], set={"preferredName": "x"})
    assert found["code"] == "ROW_TWICE"
    more = [{"id": f"employee_00000000-0000-7000-8000-{one:012d}"} for one in range(101)]
    assert (await many(site, more, set={"preferredName": "x"}))["code"] == "ROWS_TOO_MANY"
    assert (await many(site, [], set={"preferredName": "x"}))["code"] == "NOTHING_TO_CHANGE"


async def test_an_address_goes_to_one_person(site: Site) -> None:
    ids = [await hired(site, f"N{one}") for one in range(2)]
    found = await many(site, [{"id": one} for one in ids], set={"workEmail": "a@example.com"})
    assert [one["outcome"] for one in found["rows"]] == ["CHANGED", "INVALID"]
    assert found["rows"][1]["problem"]["code"] == "NAME_HELD"


async def test_a_naive_twin_agrees(site: Site) -> None:
    """Row by row, whatever is asked: outcomes, versions and values as single edits make them."""
    seed = random.randrange(10**6)
    dice = random.Random(seed)
    ids = [await hired(site, f"N{one}") for one in range(8)]
    for _ in range(6):
        state = await seen(site, ids)
        wanted, expected = [], []
        for row, (name, version) in zip(ids, state, strict=True):
            new = dice.choice(SOME)
            held = dice.choice([None, version, version + 1])
            wanted.append({"id": row, "set": {"preferredName": new}, "expectedVersion": held})
            stale = held == version + 1
            expected.append("STALE" if stale else "UNCHANGED" if new == name else "CHANGED")
        together = dice.random() < 0.5
        failed = together and "STALE" in expected
        if failed:
            expected = [one if one == "STALE" else "WITHHELD" for one in expected]
        found = await many(site, wanted, together=together)
        assert [one["outcome"] for one in found["rows"]] == expected, seed
        assert balanced(found)
        after = [
            (each["set"]["preferredName"], version + 1) if fate == "CHANGED" else (name, version)
            for each, fate, (name, version) in zip(wanted, expected, state, strict=True)
        ]
        assert await seen(site, ids) == after, seed
