"""Own edits that wait: who sees them, who decides, what becomes of the row and of the values."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import orjson
import pytest

from hub.flows.hub import migrate
from hub.settings import Settings
from tests.support.site import Site, opened_site
from tests.web.test_moves import hired

PHONE = "+8613800138000"
CORRECT = """
mutation($input: CorrectEmployeeInput!) {
  correctEmployee(input: $input) {
    ... on CorrectEmployeeSuccess { needsApproval waiting dryRun employee { privatePhone } }
    ... on Problem { code }
  }
}
"""
LIST = """
query($state: String! = "waiting") { ownEdits(state: $state) {
  nodes { id employee fields cells { field value } reason state mine mayDecide decidedFor } } }
"""
POLICY = """
hub: policy/1
approval:
  CONTACT: [direct manager]
  HOME: [CORE]
"""


@pytest.fixture
def policy() -> str:
    """M1 approves contact data, HR of CORE addresses."""
    return POLICY


@pytest.fixture
async def site(database: str, tmp_path: Path, policy: str) -> AsyncIterator[Site]:
    """N1 led by M1, N2 a colleague."""
    (tmp_path / "policy.yaml").write_text(policy, encoding="utf-8")
    env = {"HUB_HOME": str(tmp_path), "HUB_DATABASE_URL": database, "HUB_DEV": "1"}
    await migrate(Settings.from_env(env))
    async with opened_site(database, tmp_path) as made:
        yield made


@pytest.fixture
async def own(site: Site) -> str:
    """The id of N1."""
    lead = await hired(site, "M1")
    await hired(site, "N2")
    return await hired(site, "N1", manager=lead)


async def corrected(site: Site, row: str, number: str = "N1", **wanted: Any) -> Any:
    """What is answered to an edit."""
    headers = wanted.pop("headers", None)
    scope = "hr" if number == "H1" else "employee"
    found = await site.ask(
        CORRECT, number, scope, headers, input={"id": row, "reason": "新手机", **wanted}
    )
    return found["data"]["correctEmployee"]


async def listed(site: Site, number: str, scope: str = "manager", state: str = "waiting") -> Any:
    """What somebody sees of own edits."""
    found = await site.ask(LIST, number, scope, state=state)
    return found["data"]["ownEdits"]["nodes"]


async def decided(site: Site, verb: str, key: str, number: str, **more: Any) -> str:
    """The code of the answer; empty where it is done."""
    headers = more.pop("headers", None)
    query = f"""mutation($input: {verb.capitalize()}OwnEditInput!) {{
      {verb}OwnEdit(input: $input) {{ ... on Problem {{ code }} }} }}"""
    scope = "hr" if number == "H1" else "manager"
    found = await site.ask(query, number, scope, headers, input={"id": key, **more})
    return str(found["data"][f"{verb}OwnEdit"].get("code", ""))


async def phone(site: Site, row: str) -> Any:
    """As HR sees it."""
    query = "query($id: ID!) { employee(by: {id: $id}) { privatePhone } }"
    return (await site.ask(query, id=row))["data"]["employee"]["privatePhone"]


async def test_it_waits_until_whom_the_policy_names_approves(site: Site, own: str) -> None:
    """Author, manager and HR who may read see the value; colleagues learn nothing."""
    found = await corrected(site, own, set={"privatePhone": PHONE})
    key = found["waiting"]
    assert found == {
        "needsApproval": True,
        "waiting": key,
        "dryRun": False,
        "employee": {"privatePhone": None},
    }
    cells = [{"field": "privatePhone", "value": PHONE}]
    for number, scope, mine, decides in (
        ("N1", "employee", True, False),
        ("M1", "manager", False, True),
        ("H1", "hr", False, False),
    ):
        [one] = await listed(site, number, scope)
        assert (one["cells"], one["mine"], one["mayDecide"]) == (cells, mine, decides)
    assert await listed(site, "N2") == []
    assert await listed(site, "M1", "employee") == []
    missing = "00000000-0000-7000-8000-00000000dead"
    for number in ("N2",):
        assert await decided(site, "approve", key, number) == "OWN_EDIT_UNKNOWN"
        assert await decided(site, "approve", missing, number) == "OWN_EDIT_UNKNOWN"
    assert await decided(site, "approve", key, "N1") == "OWN_EDIT_DENIED"
    assert await decided(site, "approve", key, "H1") == "OWN_EDIT_DENIED"
    assert await phone(site, own) is None
    assert await decided(site, "approve", key, "M1") == ""
    assert await phone(site, own) == PHONE
    assert await decided(site, "approve", key, "M1") == "OWN_EDIT_CONFLICT"
    writer = site.hub.database.writer
    assert await writer.fetchval("select count(*) from hub.own_edit_cell") == 0
    trail = await writer.fetch(
        "select action, actor, reason, detail::text from hub.audit"
        " where entity = 'Employee' and action in ('hub', 'own_edit.ask', 'own_edit.approve')"
        " order by seq desc limit 3"
    )
    who = own.removeprefix("employee_")
    made = {one["action"]: (one["actor"] == who, one["reason"]) for one in trail}
    assert made == {
        "hub": (True, "新手机"),
        "own_edit.ask": (True, "新手机"),
        "own_edit.approve": (False, None),
    }
    assert PHONE not in "".join(str(one["detail"]) for one in trail)


async def test_rejected_with_a_reason_or_withdrawn(site: Site, own: str) -> None:
    """The row stays, the values go, the author reads why."""
    first = (await corrected(site, own, set={"privatePhone": PHONE}))["waiting"]
    second = (await corrected(site, own, set={"privatePhone": None}))["waiting"]
    assert await decided(site, "reject", first, "M1", reason=" ") == "REASON_MISSING"
    assert await decided(site, "reject", first, "M1", reason="旧号码") == ""
    assert await decided(site, "withdraw", second, "M1") == "OWN_EDIT_DENIED"
    assert await decided(site, "withdraw", second, "N1") == ""
    assert await decided(site, "withdraw", second, "N1") == "OWN_EDIT_CONFLICT"
    [one] = await listed(site, "N1", state="rejected")
    assert (one["id"], one["cells"], one["decidedFor"]) == (first, None, "旧号码")
    assert await phone(site, own) is None
    assert await site.hub.database.writer.fetchval("select count(*) from hub.own_edit_cell") == 0


async def test_a_row_that_changed_meanwhile_is_a_conflict(site: Site, own: str) -> None:
    """Only what it would change counts; a change of another class of cells is no conflict."""
    key = (await corrected(site, own, set={"privatePhone": PHONE}))["waiting"]
    await corrected(site, own, "H1", set={"gender": "female"})
    other = (await corrected(site, own, set={"privatePhone": None}))["waiting"]
    assert await decided(site, "approve", key, "M1") == ""
    assert await decided(site, "approve", other, "M1") == "OWN_EDIT_CONFLICT"
    assert await phone(site, own) == PHONE
    [one] = await listed(site, "M1")
    assert one["id"] == other


async def test_no_door_lets_it_pass(site: Site, own: str) -> None:
    """A bulk edit of oneself is refused, HR's edit of another holds at once."""
    query = """mutation($input: CorrectEmployeesInput!) { correctEmployees(input: $input) {
      ... on CorrectEmployeesSuccess { rows { outcome problem { code } } } } }"""
    wanted = {"rows": [{"id": own}], "set": {"privatePhone": PHONE}, "reason": "r"}
    found = await site.ask(query, "N1", "employee", input=wanted)
    [row] = found["data"]["correctEmployees"]["rows"]
    assert row == {"outcome": "REFUSED", "problem": {"code": "APPROVAL_NEEDED"}}
    dry = await corrected(site, own, set={"privatePhone": PHONE}, dryRun=True)
    assert (dry["needsApproval"], dry["waiting"], dry["dryRun"]) == (True, None, True)
    assert await listed(site, "N1") == []
    found = await corrected(site, own, "H1", set={"privatePhone": PHONE})
    assert found["needsApproval"] is False
    assert await phone(site, own) == PHONE


async def test_two_deciders_of_one_edit(site: Site, own: str) -> None:
    """Fields of two classes need one who approves both; the same key asks once."""
    both = {"privatePhone": PHONE, "homeAddress": "杭州市西湖区"}
    headers = {"idempotency-key": "k"}
    first = await corrected(site, own, set=both, headers=headers)
    if first.get("code") == "APPROVAL_NEEDED" or "waiting" not in first:
        pytest.fail(str(first))
    assert await corrected(site, own, set=both, headers=headers) == first
    assert len(await listed(site, "N1")) == 1
    assert await listed(site, "M1") == []
    assert await decided(site, "approve", first["waiting"], "M1") == "OWN_EDIT_UNKNOWN"
    assert await decided(site, "approve", first["waiting"], "H1") == "OWN_EDIT_DENIED"


async def test_an_author_who_has_left_changes_nothing_any_more(site: Site, own: str) -> None:
    key = (await corrected(site, own, set={"privatePhone": PHONE}))["waiting"]
    await site.hub.database.writer.execute(
        "update hub.employee set status = 'terminated' where id = $1",
        own.removeprefix("employee_"),
    )
    code = await decided(site, "approve", key, "M1")
    assert code in {"OWN_EDIT_CONFLICT", "OWN_EDIT_UNKNOWN"}
    assert await phone(site, own) is None


async def test_what_waits_is_sealed_and_bounded(site: Site, own: str) -> None:
    """No value lies plain; the twenty-first is refused."""
    for _ in range(20):
        assert (await corrected(site, own, set={"privatePhone": PHONE}))["needsApproval"]
    assert (await corrected(site, own, set={"privatePhone": PHONE}))["code"] == "OWN_EDITS_TOO_MANY"
    rows = await site.hub.database.writer.fetch(
        "select t::text as line from hub.own_edit t union all"
        " select encode(value, 'escape') from hub.own_edit_cell"
    )
    assert len(rows) == 40
    assert all(PHONE not in one["line"] for one in rows)
    read = await site.hub.database.writer.fetchval(
        "select count(*) from hub.audit where action = 'people.read'"
    )
    await listed(site, "M1")
    last = await site.hub.database.writer.fetchrow(
        "select actor, detail::text from hub.audit where action = 'people.read'"
        " order by seq desc limit 1"
    )
    assert "CONTACT" in last["detail"]
    assert own.removeprefix("employee_") in last["detail"]
    assert read is not None
    assert orjson.loads(last["detail"])["read"]


@pytest.mark.parametrize("policy", ["hub: policy/1\napproval:\n  CONTACT: [direct manager]\n"])
async def test_who_decides_about_a_field_learns_nothing_of_the_others(site: Site, own: str) -> None:
    """Of an edit of several fields a manager is told of those that the policy gives them."""
    both = {"privatePhone": PHONE, "homeAddress": "绍兴路７号"}
    found = await corrected(site, own, set=both)
    assert found["needsApproval"]
    [seen] = await listed(site, "M1")
    assert seen["fields"] == ["privatePhone"]
    assert seen["cells"] == [{"field": "privatePhone", "value": PHONE}]
    for number, scope in (("N1", "employee"), ("H1", "hr")):
        [one] = await listed(site, number, scope)
        assert sorted(one["fields"]) == sorted(both)
    assert await decided(site, "approve", found["waiting"], "M1") == ""
    assert await phone(site, own) == PHONE


NOW = """{ ownEditsToDecide
  ownEdits { nodes { mayDecide cells { field value label now nowLabel locked } } } }"""


@pytest.mark.parametrize("policy", ["hub: policy/1\napproval:\n  HOME: [direct manager]\n"])
async def test_what_stands_is_shown_to_who_reads_it(site: Site, own: str) -> None:
    """Beside what is to be; who decides and may not read it sees that it is locked."""
    made = await corrected(site, own, "H1", set={"homeAddress": "绍兴路３号"})
    assert made["needsApproval"] is False
    assert (await corrected(site, own, set={"homeAddress": "绍兴路７号"}))["needsApproval"]
    for number, scope, count in (("N1", "employee", 0), ("H1", "hr", 0), ("M1", "manager", 1)):
        found = (await site.ask(NOW, number, scope))["data"]
        [one] = found["ownEdits"]["nodes"]
        read = scope != "manager"
        assert one["cells"] == [
            {
                "field": "homeAddress",
                "value": "绍兴路７号",
                "label": "绍兴路７号",
                "now": "绍兴路３号" if read else None,
                "nowLabel": "绍兴路３号" if read else None,
                "locked": not read,
            }
        ]
        assert found["ownEditsToDecide"] == count, number


async def test_what_is_to_be_decided_is_counted_without_a_value(site: Site, own: str) -> None:
    """As many as the list says, for everybody; nothing is on the record for it."""
    query = "select count(*) from hub.audit where action = 'people.read'"
    for _ in range(3):
        await corrected(site, own, set={"privatePhone": PHONE})
    await corrected(site, own, set={"homeAddress": "绍兴路７号"})
    before = await site.hub.database.writer.fetchval(query)
    counts = {}
    for number, scope in (("N1", "employee"), ("N2", "employee"), ("M1", "manager"), ("H1", "hr")):
        told = await site.ask("{ ownEditsToDecide }", number, scope)
        counts[number] = told["data"]["ownEditsToDecide"]
    assert await site.hub.database.writer.fetchval(query) == before
    for number, scope in (("N1", "employee"), ("N2", "employee"), ("M1", "manager"), ("H1", "hr")):
        nodes = await listed(site, number, scope)
        assert counts[number] == sum(one["mayDecide"] for one in nodes), number
    assert counts == {"N1": 0, "N2": 0, "M1": 3, "H1": 1}
