"""Bulk edits asked again: in order, at once, and after a death at every step, the work is one."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from hub.errors import Unmappable
from hub.flows import edit as edit_flow
from hub.flows import edit_many as many_flow
from hub.flows.day import turn
from hub.store.landing.desk import Landing
from tests.support.site import Site
from tests.web.test_edit_many import many, seen
from tests.web.test_moves import hired

KEY = {"idempotency-key": "k"}
SET = {"preferredName": "小欧𠮷"}
ROWS = 4
Land = Callable[..., Awaitable[Any]]


@pytest.fixture(params=["at once", "apart"])
def mode(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """At once, or row by row: then a landing of several rows does not fit."""
    real = edit_flow.land

    async def never_together(*given: Any) -> Any:
        landing: Landing = given[-1]
        if len(landing.records) > 1 and landing.reason == "r":
            raise Unmappable("REFERENCE_UNKNOWN", "Not together.")
        return await real(*given)

    if request.param == "apart":
        monkeypatch.setattr(edit_flow, "land", never_together)
    return str(request.param)


async def people(site: Site) -> list[str]:
    """Ids in an order that is not theirs."""
    ids = [await hired(site, f"N{one}") for one in range(ROWS)]
    return [ids[2], ids[0], ids[3], ids[1]]


async def versions(site: Site, ids: list[str]) -> set[int]:
    """The rows' own versions: how often each was written."""
    found = await site.hub.database.writer.fetch(
        "select version from hub.employee where id = any($1::text[]::uuid[])",
        [one.removeprefix("employee_") for one in ids],
    )
    return {int(one["version"]) for one in found}


async def left_over(site: Site) -> list[str]:
    """Keys under which something is kept."""
    found = await site.hub.database.writer.fetch("select key from hub.idempotency order by key")
    return [str(one["key"]) for one in found]


async def test_a_retry_is_told_the_rows_in_their_order(site: Site, mode: str) -> None:
    ids = await people(site)
    rows = [{"id": one} for one in ids]
    rows.insert(1, {"id": "none"})
    rows.append({"id": "none"})
    first = await many(site, rows, set=SET, headers=KEY)
    assert [one["id"] for one in first["rows"]] == [one["id"] for one in rows], mode
    assert first["totals"]["changed"] == ROWS
    assert await many(site, rows, set=SET, headers=KEY) == first
    assert await versions(site, ids) == {2}
    assert await left_over(site) == ["k#0"]
    other = await site.ask(
        "mutation($i: CorrectEmployeesInput!) { correctEmployees(input: $i) { __typename } }",
        headers=KEY,
        i={"rows": rows[:2], "set": SET, "reason": "r"},
    )
    assert other["errors"][0]["extensions"]["code"] == "IDEMPOTENCY_KEY_REUSED"


async def test_of_many_at_once_one_works(site: Site, mode: str) -> None:
    """All are told the same; each row is written once, though no version is named."""
    ids = await people(site)
    rows = [{"id": one, "expectedVersion": 1} for one in ids]
    rows[2] = {"id": ids[2]}
    told = await asyncio.gather(*(many(site, rows, set=SET, headers=KEY) for _ in range(6)))
    assert told[0]["totals"]["changed"] == ROWS, (mode, told[0])
    assert all(one == told[0] for one in told)
    assert await versions(site, ids) == {2}
    batches = await site.hub.database.writer.fetchval(
        "select count(*) from hub.audit where action = 'hub' and reason = 'r'"
    )
    assert batches == (1 if mode == "at once" else ROWS)


class Died(BaseException):
    """As if the process had ended here."""


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", range(ROWS + 2))
async def test_after_a_death_the_next_try_goes_on(
    site: Site, monkeypatch: pytest.MonkeyPatch, step: int, when: str
) -> None:
    """Row by row, dying before or after each commit: nothing lands twice, nothing is left out."""
    ids = await people(site)
    rows = [{"id": one, "expectedVersion": 1} for one in ids]
    lands, keeps = edit_flow.land, many_flow.keep_whole
    count = 0

    def dying(real: Land) -> Land:
        async def done(*given: Any) -> Any:
            nonlocal count
            landing = given[-1]
            if isinstance(landing, Landing) and len(landing.records) > 1:
                raise Unmappable("REFERENCE_UNKNOWN", "Not together.")
            count += 1
            if count == step + 1 and when == "before":
                raise Died
            found = await real(*given)
            if count == step + 1:
                raise Died
            return found

        return done

    monkeypatch.setattr(edit_flow, "land", dying(lands))
    monkeypatch.setattr(many_flow, "keep_whole", dying(keeps))
    if step <= ROWS:
        with pytest.raises(Died):
            await many(site, rows, set=SET, headers=KEY)
        written = await site.hub.database.writer.fetchval(
            "select count(*) from hub.employee where preferred_name = '小欧𠮷'"
        )
        assert written == min(step + (when == "after"), ROWS)
    found = await many(site, rows, set=SET, headers=KEY)
    assert [one["outcome"] for one in found["rows"]] == ["CHANGED"] * ROWS
    assert await many(site, rows, set=SET, headers=KEY) == found
    assert [one for one, _ in await seen(site, ids)] == ["小欧𠮷"] * ROWS
    assert await versions(site, ids) == {2}
    assert await left_over(site) == ["k#0"]


async def test_outcomes_are_let_go_after_a_month(site: Site) -> None:
    """With the day, those that no client repeats any more; the others stay."""
    ids = await people(site)
    rows = [{"id": one} for one in ids]
    await many(site, rows, set=SET, headers={"idempotency-key": "old"})
    await many(site, rows, set={"preferredName": "b"}, headers={"idempotency-key": "new"})
    writer = site.hub.database.writer
    for days, kept in ((29, ["new#0", "old#0"]), (31, ["new#0"])):
        aged = (
            "update hub.idempotency set at = now() - make_interval(days => $1) where key ^@ 'old'"
        )
        await writer.execute(aged, days)
        await writer.execute("delete from hub.state where key = 'turned_on'")
        await turn(site.hub)
        assert await left_over(site) == kept
