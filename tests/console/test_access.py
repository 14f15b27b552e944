"""Rights for a time on pages: grants, deputies, emergencies, looking as another, the policy."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from tests.console.axe import violations
from tests.console.conftest import Opened, shot
from tests.support.demo import Running

pytestmark = [pytest.mark.browser, pytest.mark.slow]
GRANTS = "{ grants(first: 200) { id number role classes extent validTo reason } }"
PERSON = "{ viewer { employee { id number legalName } } }"
EMERGENCIES = "{ emergencies { purpose classes openedAt endedAt } }"
LOOK = "query ($id: ID!) { employee(by: {id: $id}) { restricted } }"


def person(demo: Running, who: str) -> Any:
    return demo.data(who, PERSON)["viewer"]["employee"]


async def pick(page: Page, field: Locator, name: str) -> None:
    await field.click()
    await field.fill(name)
    await page.get_by_role("option", name=re.compile(name)).first.click()


async def test_a_grant_is_given_for_a_time_and_ended(
    opened: Opened, demo: Running, packages: object
) -> None:
    """With a reason each; it stands in the list from day to day."""
    holder = person(demo, "employee")
    page = await opened("hr", "/access?tab=grants", locale="zh-CN")
    await expect(page.locator("tr[data-grant]").first).to_be_visible()
    assert await violations(page) == []
    await page.get_by_role("button", name="新增授权").click()
    dialog = page.get_by_role("dialog")
    await pick(page, dialog.get_by_role("combobox", name="人员"), holder["number"])
    await dialog.get_by_role("combobox", name=re.compile("^类别")).click()
    await page.get_by_role("option", name="工时（TIME）", exact=True).click()
    await dialog.get_by_label("最后一天").fill("2099-12-31")
    await dialog.get_by_label("原因").fill("接手考勤")
    assert await violations(page) == []
    await shot(page, "access-give")
    await dialog.get_by_role("button", name="新增授权").click()
    await expect(dialog).to_have_count(0)
    mine = page.locator(f"tr[data-grant={holder['number']}]").filter(has_text="接手考勤")
    await expect(mine).to_contain_text("2099-12-31")
    await shot(page, "access-grants")
    found = demo.data("admin", GRANTS)["grants"]
    [given] = [one for one in found if one["reason"] == "接手考勤"]
    assert (given["role"], given["classes"], given["extent"]) == ("hrbp", ["TIME"], "ALL")
    await mine.get_by_role("button", name=re.compile("^终止")).click()
    await page.get_by_role("dialog").get_by_label("原因").fill("交接完成")
    await page.keyboard.press("Enter")
    await expect(mine).to_have_count(0)
    assert given["id"] not in {one["id"] for one in demo.data("admin", GRANTS)["grants"]}
    assert page.broken == []  # type: ignore[attr-defined]


async def test_a_deputy_is_named_and_ended(opened: Opened, demo: Running) -> None:
    """An administrator names one for a manager."""
    manager, deputy = person(demo, "manager"), person(demo, "employee")
    page = await opened("hr", "/access?tab=deputies", locale="en")
    await page.get_by_role("button", name="Name a deputy").click()
    dialog = page.get_by_role("dialog")
    await pick(page, dialog.get_by_role("combobox", name="Manager"), manager["number"])
    await pick(page, dialog.get_by_role("combobox", name="Deputy"), deputy["number"])
    day = (datetime.now(UTC) + timedelta(days=14)).date().isoformat()
    await dialog.get_by_label("Last day").fill(day)
    await dialog.get_by_label("Reason").fill("travel")
    await dialog.get_by_role("button", name="Name a deputy").click()
    await expect(dialog).to_have_count(0)
    row = page.get_by_role("table", name="Deputies").locator("tbody tr")
    await expect(row).to_contain_text("travel")
    assert await violations(page) == []
    await row.get_by_role("button", name="End").click()
    await page.get_by_role("dialog").get_by_label("Reason").fill("back")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Nobody has a deputy")).to_be_visible()
    assert page.broken == []  # type: ignore[attr-defined]


async def test_emergency_access_is_asked_for_and_takes_a_second_person(
    opened: Opened, demo: Running
) -> None:
    """Who asks cannot open it; it is refused with a reason, and the trail keeps all of it."""
    page = await opened("hr", "/access?tab=emergency", locale="en")
    await page.get_by_role("button", name="Ask for emergency access").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("combobox", name="Classes").click()
    await expect(page.get_by_role("option", name="HEALTH", exact=True)).to_have_count(0)
    await page.get_by_role("option", name="CORE", exact=True).click()
    await dialog.get_by_label("Purpose").fill("an accident at work")
    await dialog.get_by_role("button", name="Ask for emergency access").click()
    await expect(dialog).to_have_count(0)
    row = page.get_by_role("table", name="Emergencies").locator("tbody tr")
    await expect(row).to_contain_text("Waits for a second person")
    await expect(row.get_by_role("button", name="Open", exact=True)).to_have_count(0)
    assert await violations(page) == []
    await shot(page, "access-emergency")
    await row.get_by_role("button", name="Refuse").click()
    await page.get_by_role("dialog").get_by_label("Reason").fill("reached the family")
    await page.keyboard.press("Enter")
    await expect(row).to_contain_text("Refused")
    [kept] = demo.data("admin", EMERGENCIES)["emergencies"]
    assert kept["openedAt"] is None
    assert kept["endedAt"] is not None
    assert page.broken == []  # type: ignore[attr-defined]


async def test_looking_as_another_shows_what_that_person_may_see(
    opened: Opened, demo: Running, packages: object
) -> None:
    """An employee who looks at HR: locked where their own token is refused, with reasons."""
    looker, other = person(demo, "employee"), person(demo, "hr")
    page = await opened("hr", "/access?tab=as", locale="zh-CN")
    await pick(page, page.get_by_role("combobox", name="查看者", exact=True), looker["number"])
    await pick(page, page.get_by_role("combobox", name="被查看者"), other["number"])
    rows = page.locator("tr[data-field]")
    await expect(rows.first).to_be_visible()
    restricted = demo.data("employee", LOOK, id=other["id"])["employee"]["restricted"]
    assert {"birthDate", "privatePhone"} <= set(restricted)
    for field in ("birthDate", "privatePhone"):
        await expect(page.locator(f"tr[data-field={field}]")).to_contain_text("已锁定")
    await expect(page.locator("tr[data-field=legalName]")).to_contain_text(other["legalName"])
    for field, reason in (("birthDate", "没有任何途径使其可见"), ("legalName", "登录")):
        row = page.locator(f"tr[data-field={field}]")
        await row.get_by_role("button").click()
        await expect(row.get_by_role("status")).to_contain_text(reason)
    assert await violations(page) == []
    await shot(page, "access-as")
    # One's own page still shows one's own rights: what was shown to another is not remembered.
    await page.goto(f"/console/people/{other['id']}")
    await expect(page.get_by_role("heading", level=1)).to_have_text(other["legalName"])
    assert page.broken == []  # type: ignore[attr-defined]


async def test_the_policy_is_a_matrix(opened: Opened, packages: object) -> None:
    """By class, then for the fields of an entity."""
    page = await opened("hr", "/access?tab=policy", locale="en")
    line = page.locator("tr[data-line=IDENTITY]")
    await expect(line).to_contain_text("after a second factor")
    await expect(line).to_contain_text("IDENTITY, PAY")
    assert await violations(page) == []
    await shot(page, "access-policy")
    await page.get_by_role("combobox", name="Entity").fill("Employee")
    await page.get_by_role("option", name="Employee", exact=True).click()
    await expect(page.locator("tr[data-line=birthDate]")).to_contain_text("PERSONAL")
    assert await violations(page) == []
    assert page.broken == []  # type: ignore[attr-defined]
