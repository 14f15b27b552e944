"""A sheet of people against Postgres: what it shows, what it changes, and that it does so once."""

import asyncio
import base64
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from hub.auth.viewer import Subtrees
from hub.flows import edit as edit_flow
from hub.flows.subject_erase import erase
from hub.resolvers.office import people_sheet
from hub.store.grants import NewGrant, add_grant
from tests.support.site import BEGIN, Site, opened_site
from tests.unit.test_people_sheet import filled, grid
from tests.web.test_moves import hired

KEY = {"idempotency-key": "k"}
SHEET = """query ($people: [ID!]!, $fields: [String!]!) {
  peopleSheet(people: $people, fields: $fields) { name mediaType content } }"""
CHANGE = """mutation ($input: ChangePeopleBySheetInput!) { changePeopleBySheet(input: $input) {
  ... on ChangePeopleBySheetSuccess { dryRun changed lines { row id outcome code hint
    cells { field value label now locked } } parts }
  ... on Problem { code } } }"""
HELD = """query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Employee {
  id preferredName privatePhone workPhone gender { code } } } }"""
FIELDS = ["preferredName", "privatePhone", "gender"]
SECRET = "+8613800138000"


@pytest.fixture
async def site(database: str, tmp_path: Path) -> AsyncIterator[Site]:
    async with opened_site(database, tmp_path) as made:
        yield made


@pytest.fixture
async def people(site: Site) -> list[str]:
    """N0 to N2; the phone of N0 is known."""
    ids = [await hired(site, f"N{at}") for at in range(3)]
    set_ = "mutation($i: CorrectEmployeesInput!) { correctEmployees(input: $i) { __typename } }"
    rows = [{"id": ids[0], "set": {"privatePhone": SECRET, "gender": "male"}}]
    told = await site.ask(set_, i={"rows": rows, "reason": "as it is"})
    assert "errors" not in told
    return ids


async def sheet(
    site: Site, people: list[str], number: str = "H1", scope: str = "hr", **more: Any
) -> bytes:
    wanted = {"people": people, "fields": FIELDS, **more}
    told = await site.ask(SHEET, number, scope, **wanted)
    assert "errors" not in told, told
    return base64.b64decode(told["data"]["peopleSheet"]["content"])


async def brought(
    site: Site, data: bytes, number: str = "H1", scope: str = "hr", **more: Any
) -> Any:
    headers = more.pop("headers", None)
    content = base64.b64encode(data).decode()
    given = {"content": content, "reason": "a sheet", **more}
    told = await site.ask(CHANGE, number, scope, headers, input=given)
    assert "errors" not in told, told
    return told["data"]["changePeopleBySheet"]


async def held(site: Site, ids: list[str]) -> dict[str, Any]:
    told = await site.ask(HELD, ids=ids)
    return {one["id"]: one for one in told["data"]["nodes"]}


async def edits(site: Site) -> int:
    found: int = await site.hub.database.writer.fetchval(
        "select count(*) from hub.audit where action = 'hub' and reason = 'a sheet'"
    )
    return found


def outcomes(account: Any) -> list[tuple[str, str | None]]:
    return [(one["outcome"], one["code"]) for one in account["lines"]]


async def test_a_sheet_is_looked_at_and_then_holds(site: Site, people: list[str]) -> None:
    """Before and after of each line; lines that say nothing new are not written at all."""
    data = await sheet(site, people)
    assert [line[1] for line in grid(data)] == ["number", "N0", "N1", "N2"]
    assert grid(data)[1][4:6] == [SECRET, "Male"]
    data = filled(data, {(1, 3): "小欧", (1, 4): "-", (2, 5): "女", (3, 5): "no such"})
    before = await held(site, people)
    look = await brought(site, data, dryRun=True, reason="")
    assert outcomes(look) == [("CHANGED", None), ("CHANGED", None), ("INVALID", "TERM_UNKNOWN")]
    assert (look["changed"], look["dryRun"]) == (2, True)
    cells = {one["field"]: one for one in look["lines"][0]["cells"]}
    assert (cells["privatePhone"]["now"], cells["privatePhone"]["value"]) == (SECRET, None)
    assert (cells["preferredName"]["now"], cells["preferredName"]["value"]) == (None, "小欧")
    assert not any(one["locked"] for one in cells.values())
    [gender] = look["lines"][1]["cells"]
    assert (gender["value"], gender["label"]) == ("female", "Female")
    assert await held(site, people) == before
    assert await edits(site) == 0
    done = await brought(site, data)
    assert outcomes(done) == outcomes(look)
    now = await held(site, people)
    assert (now[people[0]]["preferredName"], now[people[0]]["privatePhone"]) == ("小欧", None)
    assert now[people[1]]["gender"] == {"code": "female"}
    assert now[people[2]] == before[people[2]]
    assert await edits(site) == 1  # one landing, on the record in its transaction
    again = await brought(site, data)  # without a key: what it says stands there by now
    assert outcomes(again)[:2] == [("UNCHANGED", None)] * 2
    assert await edits(site) == 1


async def test_what_one_may_not_change_is_refused_and_nothing_leaks(
    site: Site, people: list[str]
) -> None:
    """N1 sees of N0 what colleagues see: no cell of before, whether there is one or not."""
    own = await sheet(site, people, "N1", "employee")
    assert SECRET not in str(grid(own)) + str(grid(own, 1))
    assert "Male" not in str(grid(own))
    assert {line[0] for line in grid(own)[1:]} == set(people)
    await site.hub.database.writer.execute(
        "update hub.employee set status = 'prehire' where id = $1",
        people[2].removeprefix("employee_"),
    )
    fewer = await sheet(site, people, "N1", "employee")  # nor whom they may not know of
    assert {line[0] for line in grid(fewer)[1:]} == set(people[:2])
    await site.hub.database.writer.execute(
        "update hub.employee set status = 'active' where id = $1",
        people[2].removeprefix("employee_"),
    )
    whole = filled(await sheet(site, people), {(1, 4): "+8613800138111", (3, 4): "+8613800138111"})
    look = await brought(site, whole, "N1", "employee", dryRun=True)
    full, unchanged, empty = look["lines"]
    assert (full["outcome"], empty["outcome"]) == ("REFUSED", "REFUSED")
    assert unchanged["outcome"] == "UNCHANGED"
    for one in (full, empty):
        [cell] = one["cells"]
        assert (cell["now"], cell["locked"], cell["value"]) == (None, True, "+8613800138111")
    bare = [{**one, "row": 0, "id": ""} for one in (full, empty)]
    assert bare[0] == bare[1]  # that N0 has a phone and N2 has none shows nowhere
    # What they guess is told no more of than what they do not.
    guess = filled(await sheet(site, people), {(1, 4): SECRET}, hidden=False)
    told = await brought(site, guess, "N1", "employee", dryRun=True)
    [right] = [one for one in told["lines"][0]["cells"] if one["field"] == "privatePhone"]
    assert (told["lines"][0]["outcome"], right["now"], right["locked"]) == ("REFUSED", None, True)
    nobody = "employee_00000000-0000-7000-8000-00000000dead"
    strange = _with_ids(whole, {people[0]: nobody})
    told = await brought(site, strange, dryRun=True)
    assert outcomes(told)[0] == ("REFUSED", "ROW_NOT_FOUND")
    before = await held(site, people)
    done = await brought(site, whole, "N1", "employee")
    assert done["changed"] == 0
    assert await held(site, people) == before
    assert await edits(site) == 0


def _with_ids(data: bytes, ids: Mapping[str, str]) -> bytes:
    rows = grid(data)
    places = {(at, 0): ids[line[0]] for at, line in enumerate(rows) if line[0] in ids}
    return filled(data, places)


async def test_who_changes_some_changes_those_alone(site: Site, people: list[str]) -> None:
    """An HR partner of a department: cells of others are shut, and refused as they come."""
    units = [f"00000000-0000-7000-8000-0000000000d{at}" for at in (2, 1, 1)]
    for one, unit in zip(people, units, strict=True):
        await site.hub.database.writer.execute(
            "update hub.employee set department_id = $2 where id = $1",
            *(one.removeprefix("employee_"), unit),
        )
    partner = people[1].removeprefix("employee_")
    classes = frozenset({"CORE", "PERSONAL"})
    grant = NewGrant(partner, "hrbp", classes, Subtrees((units[0],)), BEGIN)
    await add_grant(site.hub.database, grant, actor="t")
    data = await sheet(site, people, "N1", "employee hrbp", fields=["privatePhone"])
    shown = {line[0]: line[3] for line in grid(data)[1:]}
    assert shown[people[0]] == SECRET
    assert shown.get(people[2], "") == ""
    whole = await sheet(site, people, fields=["privatePhone"])
    cells = {(1, 3): "+8613800138222", (3, 3): "+8613800138222"}
    done = await brought(site, filled(whole, cells), "N1", "employee hrbp")
    assert [one["outcome"] for one in done["lines"]] == ["CHANGED", "UNCHANGED", "REFUSED"]
    now = await held(site, people)
    assert now[people[0]]["privatePhone"] == "+8613800138222"
    assert now[people[2]]["privatePhone"] is None


async def test_the_same_sheet_with_the_same_key_is_taken_once(
    site: Site, people: list[str]
) -> None:
    """At once and once more; another sheet with that key is refused."""
    data = filled(await sheet(site, people), {(1, 3): "小欧", (2, 3): "小二", (3, 5): "x"})
    found = await asyncio.gather(*(brought(site, data, headers=KEY) for _ in range(4)))
    found.append(await brought(site, data, headers=KEY))
    assert all(one == found[0] for one in found), found
    assert outcomes(found[0])[:2] == [("CHANGED", None)] * 2
    assert await edits(site) == 1
    other = filled(data, {(1, 3): "小三"})
    assert await brought(site, other, headers=KEY) == {"code": "IDEMPOTENCY_KEY_REUSED"}


async def test_after_a_death_row_by_row_the_next_try_goes_on(
    site: Site, people: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What had landed is told as changed, keeps its place, and lands no second time."""
    data = filled(await sheet(site, people), {(at, 3): f"小{at}" for at in (1, 2, 3)})
    real, landed = edit_flow.land, []

    class Died(BaseException):
        pass

    async def dying(*given: Any) -> Any:
        landing = given[-1]
        if len(landing.records) > 1:
            raise edit_flow.Unmappable("REFERENCE_UNKNOWN", "Not together.")
        if len(landed) == 1:
            raise Died
        landed.append(landing)
        return await real(*given)

    with monkeypatch.context() as patched:
        patched.setattr(edit_flow, "land", dying)
        with pytest.raises(Died):
            await brought(site, data, headers=KEY)
    assert await edits(site) == 1
    done = await brought(site, data, headers=KEY)
    assert outcomes(done) == [("CHANGED", None)] * 3
    assert await edits(site) == 3
    assert await brought(site, data, headers=KEY) == done
    now = await held(site, people)
    assert [now[one]["preferredName"] for one in people] == ["小1", "小2", "小3"]


async def test_what_somebody_changed_since_is_not_taken_back(site: Site, people: list[str]) -> None:
    """A cell of before that is another by now is stale; cells that nobody filled in are not."""
    data = await sheet(site, people)
    first = filled(data, {(1, 3): "早", (2, 3): "早"})
    assert outcomes(await brought(site, first))[:2] == [("CHANGED", None)] * 2
    later = filled(data, {(1, 3): "晚", (2, 4): "+8613800138333"})
    look = await brought(site, later, dryRun=True)
    assert outcomes(look)[:2] == [("STALE", "SHEET_OVERTAKEN"), ("CHANGED", None)]
    [cell] = look["lines"][0]["cells"]
    assert (cell["now"], cell["value"]) == ("早", "晚")
    await brought(site, later)
    now = await held(site, people)
    assert (now[people[0]]["preferredName"], now[people[1]]["preferredName"]) == ("早", "早")
    assert now[people[1]]["privatePhone"] == "+8613800138333"


async def test_a_long_sheet_is_taken_in_parts(
    site: Site, people: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each part its own lines and its own key; who stands in one above is not changed again."""
    monkeypatch.setattr(people_sheet, "PART", 2)
    data = filled(await sheet(site, people), {(at, 3): f"小{at}" for at in (1, 2, 3)})
    assert await brought(site, data) == {"code": "ROWS_TOO_MANY"}
    for none in (0, 3, -1):
        assert await brought(site, data, part=none) == {"code": "SHEET_PART"}
    looks = [await brought(site, data, part=part, dryRun=True) for part in (1, 2)]
    assert [[one["row"] for one in look["lines"]] for look in looks] == [[2, 3], [4]]
    assert [(look["changed"], look["parts"]) for look in looks] == [(2, 2), (1, 2)]
    last = {"idempotency-key": "k2"}
    done = await brought(site, data, part=2, headers=last)
    assert outcomes(done) == [("CHANGED", None)]
    assert await brought(site, data, part=2, headers=last) == done
    assert await brought(site, data, part=1, headers=last) == {"code": "IDEMPOTENCY_KEY_REUSED"}
    assert outcomes(await brought(site, data, part=1, headers=KEY)) == [("CHANGED", None)] * 2
    now = await held(site, people)
    assert [now[one]["preferredName"] for one in people] == ["小1", "小2", "小3"]
    assert await edits(site) == 2
    twice = _with_ids(filled(data, {(3, 3): "又"}), {people[2]: people[0]})
    [line] = (await brought(site, twice, part=2, dryRun=True))["lines"]
    assert (line["outcome"], line["code"]) == ("INVALID", "SHEET_TWICE")


async def test_what_was_erased_is_told_like_what_may_not_be_read(
    site: Site, people: list[str]
) -> None:
    """As in a backup from before; a person without a row of private fields has nothing in them."""
    phone = "select private_phone_sealed from hub.employee_private where id = $1"
    before = await site.hub.database.writer.fetchval(phone, people[0].removeprefix("employee_"))
    await erase(site.hub, "N0", ["CONTACT"], actor="t", reason="they asked")
    await site.hub.database.writer.execute(
        "delete from hub.employee_private where id = $1", people[2].removeprefix("employee_")
    )
    await site.hub.database.writer.execute(
        "update hub.employee_private set private_phone_sealed = $2 where id = $1",
        people[0].removeprefix("employee_"),
        before,
    )
    data = await sheet(site, people)
    assert [line[3:6] for line in grid(data)[1:]] == [["", "", "Male"], *[["", "", ""]] * 2]
    written = grid(data, 1)
    assert [line[2] for line in written[1:]] == ["", "-", "-"]  # of N0 nothing is known
    filled_in = filled(data, {(1, 4): "+8613800138111"})
    [first, *_] = (await brought(site, filled_in, dryRun=True))["lines"]
    [cell] = first["cells"]
    assert (first["outcome"], cell["now"], cell["locked"]) == ("CHANGED", None, True)


async def test_a_sheet_that_could_not_come_back_is_not_written(
    site: Site, people: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people_sheet, "WRITTEN_MOST", 1000)
    told = await site.ask(SHEET, people=people, fields=FIELDS)
    assert told["errors"][0]["extensions"]["code"] == "ROWS_TOO_MANY"


async def test_what_is_no_sheet_is_refused_whole(site: Site, people: list[str]) -> None:
    data = await sheet(site, people)
    assert await brought(site, b"x") == {"code": "SHEET_INVALID"}
    told = await site.ask(CHANGE, input={"content": "?", "reason": "r"})
    assert told["data"]["changePeopleBySheet"] == {"code": "SHEET_INVALID"}
    assert await brought(site, data, reason=" ") == {"code": "REASON_MISSING"}
    twice = _with_ids(filled(data, {(1, 3): "a", (2, 3): "b"}), {people[1]: people[0]})
    assert outcomes(await brought(site, twice, dryRun=True))[1] == ("INVALID", "SHEET_TWICE")
    for more, code in (
        ({"fields": ["nothing"]}, "SHEET_FIELD"),
        ({"fields": []}, "SHEET_FIELD"),
        ({"people": []}, "ROWS_TOO_MANY"),
        ({"people": [f"employee_{at}" for at in range(1001)]}, "ROWS_TOO_MANY"),
    ):
        told = await site.ask(SHEET, **{"people": people, "fields": FIELDS, **more})
        assert told["errors"][0]["extensions"]["code"] == code
