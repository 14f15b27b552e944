"""Accounts that wait are matched, left and taken out again; one at a wrong row is taken out."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.async_api import Locator, Page, expect

from hub.flows.connect import Wanted
from hub.mappings.document import read
from tests.console.axe import violations
from tests.console.conftest import Opened, shot, system
from tests.support.demo import Running
from tests.support.outside import write_csv

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NAME: Final = "badge-desk"
MAPPING: Final = """
hub: mapping/1
stream: badges
precedence: 40
rows:
  - entity: Employee
    key: 卡
    find: {by: number, from: 工号}
    fields: {legal_name: 姓名, birth_date: 出生日期, private_phone: 手机, native_place: 籍贯}
"""
PEOPLE: Final = "{ employees(first: 120) { nodes { id number legalName birthDate privatePhone } } }"
PLACE: Final = "query ($id: ID!) { employee(by: {id: $id}) { nativePlace } }"
MATCHES: Final = """query ($state: String) { accountMatches(state: $state, first: 50) {
  nodes { account employee reason } } }"""
TESTS: Final = (
    "test_accounts_are_decided_by_keyboard_alone",
    "test_an_account_at_a_wrong_row_is_taken_out_and_put_back",
    "test_who_may_not_read_sees_shapes_and_locks",
    "test_an_account_is_given_from_the_record_that_waits",
)
COLUMNS: Final = ("卡", "工号", "姓名", "出生日期", "手机", "籍贯")


def badge(card: str, number: str, one: Any, place: str) -> dict[str, str]:
    """A badge of that person, under whatever number."""
    said = (one["legalName"], one["birthDate"], one["privatePhone"])
    return dict(zip(COLUMNS, (card, number, *said, place), strict=True))


@pytest.fixture
async def badges(
    demo: Running, tmp_path: Path, request: pytest.FixtureRequest
) -> AsyncIterator[list[Any]]:
    """Four people with badges: three under numbers of nobody, one under the number of another."""
    found = demo.data("hr", PEOPLE)["employees"]["nodes"]
    people = [one for one in found if one["number"] and one["birthDate"] and one["privatePhone"]]
    start = 40 + 5 * TESTS.index(request.node.name)  # what one test leaves is no other's
    people = people[start : start + 5]
    file = tmp_path / "badges.csv"
    rows = [badge(f"BADGE{at}", f"NOBODY{at}", one, "绍兴") for at, one in enumerate(people[:3])]
    rows.append(badge("BADGE9", people[4]["number"], people[3], "诸暨"))
    write_csv(file, COLUMNS, rows)
    config = {"path": str(tmp_path), "streams": {"badges": {"glob": "badges.csv"}}}
    async with system(
        demo, Wanted(NAME, "files", config, [read(MAPPING, "badges")]), file, COLUMNS
    ):
        yield people


def row_of(page: Page, account: str) -> Locator:
    return page.locator("tr[data-account]").filter(has_text=account)


def kept(demo: Running, state: str) -> dict[str, Any]:
    """Employee → the match in that state."""
    found = demo.data("admin", MATCHES, state=state)["accountMatches"]["nodes"]
    return {one["employee"]: one for one in found}


async def test_accounts_are_decided_by_keyboard_alone(
    opened: Opened, demo: Running, badges: list[Any], packages: object
) -> None:
    """Compared, laid side by side, joined, kept apart, taken out again, and on Home meanwhile."""
    page = await opened("hr", "/identity?tab=accounts", locale="zh-CN")
    await expect(page.get_by_role("heading", level=1)).to_have_text("身份核对")
    await expect(page.get_by_role("heading", name="没有等待决定的账号")).to_be_visible()
    assert await violations(page) == []
    await page.get_by_role("button", name="比对账号").first.click()
    await expect(page.get_by_role("status")).to_contain_text(re.compile(r"\d+ 个账号待匹配"))
    first, second, third = (row_of(page, f"BADGE{at}") for at in range(3))
    for row, one in zip((first, second, third), badges, strict=False):
        await expect(row).to_contain_text("badge-desk/badges")
        await expect(row).to_contain_text(one["legalName"])
        await expect(row).to_contain_text("确定")
    home = await opened("hr", "", locale="zh-CN")
    await home.get_by_role("link", name="有 3 个系统账号等待您决定属于谁").click()
    await expect(row_of(home, "BADGE1")).to_be_visible()
    await home.close()
    await first.focus()
    await page.keyboard.press("Enter")
    beside = page.get_by_role("table", name="并排查看")
    born = beside.locator("tr[data-path=出生日期]")
    await expect(born.locator("td").first).to_have_text(badges[0]["birthDate"])
    await expect(born.locator("td").last).to_have_text(badges[0]["birthDate"])
    assert await violations(page) == []
    await shot(page, "accounts-zh")
    await first.focus()
    await page.keyboard.press("Enter")
    await first.focus()
    await page.keyboard.press("a")
    reason = page.get_by_label("原因（记入审计）")
    await expect(reason).to_be_focused()  # nothing is decided without a reason
    await page.keyboard.type("门岗核对")
    await third.focus()
    await page.keyboard.press("b")
    await expect(page.get_by_role("status")).to_contain_text("已记住 1 个账号不属于此人")
    await expect(third).to_have_count(0)
    for row in (first, second):
        await row.focus()
        await page.keyboard.press("x")
    await page.keyboard.press("a")
    await expect(page.get_by_role("status")).to_contain_text("2 个账号已归属")
    await expect(page.get_by_role("heading", name="没有等待决定的账号")).to_be_visible()
    assert set(kept(demo, "joined")) == {one["id"] for one in badges[:2]}
    assert kept(demo, "apart")[badges[2]["id"]]["reason"] == "门岗核对"
    assert demo.data("hr", PLACE, id=badges[0]["id"])["employee"]["nativePlace"] == "绍兴"
    await page.goto("/console/identity?tab=accounts&state=joined")
    await expect(first).to_contain_text("门岗核对")
    assert await violations(page) == []
    await first.focus()
    await page.keyboard.press("b")
    await page.keyboard.type("看错了")
    await first.focus()
    await page.keyboard.press("b")
    await expect(page.get_by_role("status")).to_contain_text("已记住 1 个账号不属于此人")
    await expect(first).to_have_count(0)
    assert demo.data("hr", PLACE, id=badges[0]["id"])["employee"]["nativePlace"] != "绍兴"
    assert page.broken == []  # type: ignore[attr-defined]


async def test_an_account_at_a_wrong_row_is_taken_out_and_put_back(
    opened: Opened, demo: Running, badges: list[Any], packages: object
) -> None:
    """From the person's page; under "not theirs" it is put back."""
    wrong = badges[4]
    assert demo.data("hr", PLACE, id=wrong["id"])["employee"]["nativePlace"] == "诸暨"
    page = await opened("hr", f"/people/{wrong['id']}", locale="en")
    await page.get_by_role("button", name="Accounts", exact=True).click()
    account = page.get_by_role("dialog").locator("tr[data-account]").filter(has_text="BADGE9")
    await expect(account).to_contain_text("badge-desk/badges")
    assert await violations(page) == []
    await shot(page, "accounts-of")
    out = account.get_by_role("button", name="Take out")
    await out.click()
    reason = page.get_by_label("Reason (kept in the audit)")
    await expect(reason).to_be_focused()
    await reason.fill("the card of another")
    await out.click()
    await expect(page.get_by_role("status")).to_contain_text("The account is out; 1 record left")
    await expect(account).to_have_count(0)
    assert demo.data("hr", PLACE, id=wrong["id"])["employee"]["nativePlace"] != "诸暨"
    await page.goto("/console/identity?tab=accounts&state=apart")
    row = row_of(page, "BADGE9")
    await expect(row).to_contain_text("the card of another")
    await page.get_by_label("Reason (kept in the audit)").fill("theirs after all")
    await row.focus()
    await page.keyboard.press("a")
    await expect(page.get_by_role("status")).to_contain_text("The account is theirs from now on.")
    assert demo.data("hr", PLACE, id=wrong["id"])["employee"]["nativePlace"] == "诸暨"
    assert page.broken == []  # type: ignore[attr-defined]


async def test_who_may_not_read_sees_shapes_and_locks(
    opened: Opened, demo: Running, badges: list[Any]
) -> None:
    """An administrator without HR's classes: no key, no value, and no decision."""
    await open_compared(demo)
    page = await opened("admin", "/identity?tab=accounts", locale="en")
    row = page.locator("tr[data-account]").first
    await expect(row).to_contain_text("AAAAA9")
    await expect(row).not_to_contain_text("BADGE")
    await expect(row).to_contain_text("Locked: about a field that you may not read")
    await row.get_by_role("button", name="Side by side").click()
    beside = page.get_by_role("table", name="Side by side")
    await expect(beside.locator("tr[data-path=手机] td").first).to_contain_text("Locked")
    for one in badges:
        await expect(beside).not_to_contain_text(one["privatePhone"])
    await page.get_by_label("Reason (kept in the audit)").fill("r")
    await row.focus()
    await page.keyboard.press("a")
    await expect(page.get_by_role("status")).to_contain_text("IDENTITY_DENIED")
    assert badges[0]["id"] not in kept(demo, "joined")


async def open_compared(demo: Running) -> None:
    told = "mutation { findAccounts(input: {}) { ... on FindAccountsSuccess { accounts } } }"
    assert demo.data("admin", told)["findAccounts"]["accounts"] > 0


async def test_an_account_is_given_from_the_record_that_waits(
    opened: Opened, demo: Running, badges: list[Any]
) -> None:
    """Who knows whose it is says so beside the record; what lands is gone from the list."""
    page = await opened("hr", "/quarantine?connection=badge-desk", locale="en")
    await page.locator("tr[data-code=WAITING_EMPLOYEE]").get_by_role("button").click()
    rows = page.locator("tr[data-walk]")
    await expect(rows).to_have_count(3)
    await rows.filter(has_text="BADGE1").focus()
    await page.keyboard.press("Enter")
    form = page.get_by_role("form", name=re.compile("^It is theirs .*BADGE1"))
    await form.get_by_label("Whose account it is").fill(badges[1]["number"])
    await page.get_by_role("option", name=badges[1]["number"]).click()
    give = form.get_by_role("button", name="It is theirs")
    await expect(give).to_be_disabled()  # not without saying how one knows
    await form.get_by_label("How you know").fill("asked at the gate")
    assert await violations(page) == []
    await shot(page, "account-given-en")
    await give.click()
    await expect(page.get_by_role("status")).to_contain_text("The account is theirs")
    await expect(rows).to_have_count(2)
    assert kept(demo, "joined")[badges[1]["id"]]["reason"] == "asked at the gate"
    place = demo.data("hr", PLACE, id=badges[1]["id"])["employee"]["nativePlace"]
    assert place == "绍兴"
    assert page.broken == []  # type: ignore[attr-defined]
