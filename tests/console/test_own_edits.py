"""What people ask to change of themselves is approved in the console; until then it is on Home."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.async_api import expect

from tests.console.axe import violations
from tests.console.conftest import EMPLOYEES, Opened, shot
from tests.support.demo import Running
from tests.support.homes import temporary_home

pytestmark = [pytest.mark.browser, pytest.mark.slow]
POLICY: Final = """
hub: policy/1
approval:
  HOME: [CORE]
  Employee.private_phone: [CORE]
  Employee.private_email: [direct manager]
"""
ME: Final = """{ viewer { employee { id legalName privatePhone } } }"""
ASK: Final = """mutation ($id: ID!, $set: EmployeeFields!, $reason: String!) {
  correctEmployee(input: {id: $id, set: $set, reason: $reason}) {
    ... on CorrectEmployeeSuccess { needsApproval waiting } ... on Problem { code message } } }"""
KEY: Final = "idempotency-key"
LIST: Final = """query ($state: String!) {
  ownEdits(state: $state) { nodes { id reason decidedFor state } } }"""


@pytest.fixture(scope="module")
def demo(bundle: Path) -> Iterator[Running]:
    """A demo of a company that has what people change of themselves approved."""
    with temporary_home() as home:
        home.mkdir()
        (home / "policy.yaml").write_text(POLICY, encoding="utf-8")
        with Running(home, EMPLOYEES) as running:
            yield running


def asked(demo: Running, who: str, reason: str, **set_: str) -> str:
    """The id of an edit that this person asks for of themselves."""
    me = demo.data(who, ME)["viewer"]["employee"]
    found = demo.data(who, ASK, id=me["id"], set=set_, reason=reason)["correctEmployee"]
    assert found["needsApproval"], found
    return str(found["waiting"])


def states(demo: Running, state: str) -> list[Any]:
    found: list[Any] = demo.data("hr", LIST, state=state)["ownEdits"]["nodes"]
    return found


async def test_own_edits_are_decided_by_keyboard_alone(
    opened: Opened, demo: Running, packages: object
) -> None:
    """From Home to the list: before and after, one declined with a reason, others approved."""
    me = demo.data("employee", ME)["viewer"]["employee"]
    asked(demo, "employee", "换号了", privatePhone="+8619900000011")
    asked(demo, "employee", "搬家", homeAddress="绍兴路七号")
    asked(demo, "manager", "填错了", privatePhone="+8619900000012")
    page = await opened("hr", "", locale="zh-CN")
    await page.get_by_role("link", name="有 3 项本人修改等待您批准").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("本人修改")
    rows = page.locator("tr[data-own-edit]")
    await expect(rows).to_have_count(3)
    changed = rows.filter(has_text="换号了")
    await expect(changed).to_contain_text(me["legalName"])
    await expect(changed.locator("del")).to_have_text(me["privatePhone"])
    await expect(changed.locator("ins")).to_have_text("+8619900000011")
    assert await violations(page) == []
    await shot(page, "own-edits-zh")
    await rows.first.focus()  # the latest is the first: the manager's
    await page.keyboard.press("d")
    reason = page.get_by_label("原因（申请人可见）")
    await expect(reason).to_be_focused()  # nothing is declined without a reason
    await page.keyboard.type("号码不对")
    await rows.first.focus()
    await page.keyboard.press("d")
    await expect(page.get_by_role("status")).to_contain_text("已拒绝 1 项修改")
    await expect(rows).to_have_count(2)
    await rows.first.focus()
    await page.keyboard.press("x")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("x")
    await page.keyboard.press("a")
    await expect(page.get_by_role("status")).to_contain_text("已批准 2 项修改")
    await expect(page.get_by_role("heading", name="没有等待批准的修改")).to_be_visible()
    assert await violations(page) == []
    [declined] = states(demo, "rejected")
    assert (declined["reason"], declined["decidedFor"]) == ("填错了", "号码不对")
    assert len(states(demo, "approved")) == 2
    assert demo.data("employee", ME)["viewer"]["employee"]["privatePhone"] == "+8619900000011"
    await page.goto("/console/own-edits?state=rejected")
    await expect(rows.first).to_contain_text("号码不对")
    await expect(rows.first.get_by_role("checkbox")).to_have_count(0)
    assert await violations(page) == []
    assert page.broken == []  # type: ignore[attr-defined]


async def test_what_cannot_be_decided_is_said_and_holds_up_no_other(
    opened: Opened, demo: Running, packages: object
) -> None:
    """Of two about the same cell the second is a conflict once the first holds, and stays."""
    asked(demo, "employee", "一", privatePhone="+8619900000021")
    asked(demo, "employee", "二", privatePhone="+8619900000022")
    asked(demo, "manager", "三", privatePhone="+8619900000023")
    page = await opened("hr", "/own-edits", locale="en")
    rows = page.locator("tr[data-own-edit]")
    await expect(rows).to_have_count(3)
    for row in await rows.all():
        await row.focus()
        await page.keyboard.press("Space")
    keyed: list[Any] = []
    page.on("request", lambda one: keyed.append(one) if KEY in one.headers else None)
    await page.get_by_role("button", name="Approve 3").click()
    await expect(page.get_by_role("status")).to_contain_text("2 edits are approved and hold.")
    account = page.get_by_role("region", name="1 edit was not decided")
    line = account.locator("tr[data-refused=OWN_EDIT_CONFLICT]")
    await expect(line).to_contain_text("This change was decided, or what it changes is another")
    await expect(rows).to_have_count(1)
    await expect(line).to_contain_text("一")
    assert await violations(page) == []
    await shot(page, "own-edits-account")
    assert len({one.headers[KEY] for one in keyed}) == 1  # all three in one request
    assert all(len(one.post_data_json["variables"]["ids"]) == 3 for one in keyed)
    await expect(rows).to_have_count(1)
    await page.get_by_label("Reason (its author reads it)").fill("settled")
    await page.get_by_role("button", name="Decline 1").click()
    await expect(page.get_by_role("heading", name="Nothing waits for approval")).to_be_visible()


async def test_ones_own_is_taken_back_and_others_decide_about_it(
    opened: Opened, demo: Running, packages: object
) -> None:
    """HR decides nothing about itself; what only a manager approves HR sees without deciding."""
    asked(demo, "hr", "mine", privatePhone="+8619900000031")
    asked(demo, "employee", "for the manager", privateEmail="new@example.com")
    page = await opened("hr", "/own-edits", locale="en", color_scheme="dark")
    own = page.locator("tr[data-own-edit]").filter(has_text="mine")
    theirs = page.locator("tr[data-own-edit]").filter(has_text="for the manager")
    await expect(theirs).to_contain_text("Others decide about it")
    assert await page.get_by_role("checkbox").count() == 0
    assert await violations(page) == []
    await shot(page, "own-edits-dark")
    await own.focus()
    await page.keyboard.press("a")  # means nothing here
    await page.keyboard.press("w")
    await expect(page.get_by_role("status")).to_contain_text("1 edit is taken back.")
    await expect(own).to_have_count(0)
    assert [one["reason"] for one in states(demo, "withdrawn")] == ["mine"]
    assert states(demo, "approved")[0]["reason"] != "mine"
    page = await opened("payroll", "", locale="en")
    needs = page.locator("section[aria-labelledby=needs]")
    await expect(needs).to_contain_text("Nothing waits for you.")
    assert page.broken == []  # type: ignore[attr-defined]


async def test_a_change_of_oneself_says_that_it_waits(opened: Opened, demo: Running) -> None:
    """Nothing is told as done that is not; and what is to be decided is locked where it is."""
    me = demo.data("hr", ME)["viewer"]["employee"]
    page = await opened("hr", f"/people/{me['id']}", locale="en")
    await page.get_by_role("button", name="Change", exact=True).click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Private phone").fill("+8619900000041")
    await dialog.get_by_label("Reason").fill("new phone")
    await dialog.get_by_role("button", name="Change", exact=True).click()
    await expect(page.get_by_role("status")).to_contain_text("1 value waits for approval.")
