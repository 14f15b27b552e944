"""Who did what, on a page: searched, told without values, verified; for auditors."""

import re
from collections.abc import AsyncIterator
from datetime import date
from typing import Any, Final

import pytest
from playwright.async_api import expect

from hub.store.acts import note
from tests.console.axe import violations
from tests.console.conftest import Opened, auditor, shot
from tests.support.demo import Running

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SECRET: Final = "13800000000"


@pytest.fixture
async def audited(demo: Running) -> AsyncIterator[str]:
    """Payroll's clerk is an auditor meanwhile; 60 deeds of a program stand in the audit."""
    async with auditor(demo) as (hub, clerk):
        for at in range(60):
            detail: dict[str, Any] = {"count": at, "phone": SECRET, "role": "hr"}
            await note(
                hub.database.writer, "robot", "deed.done", "deed", reason="tidy", detail=detail
            )
        yield clerk


async def test_the_record_is_verified(opened: Opened, audited: str, packages: object) -> None:
    """With a reason; what the verifier says stands on the page, and in the record."""
    page = await opened("payroll", "/audit", locale="en")
    await page.get_by_role("button", name="Verify now").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Reason").fill("quarterly")
    assert await violations(page) == []
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("status")).to_contain_text("Nothing was rewritten")
    await expect(page.locator("[data-verdict=sound]")).to_contain_text("entries fit")
    await page.goto("/console/audit?action=audit.verify")
    await expect(page.locator("tr[data-act]").first).to_contain_text("quarterly")
    await shot(page, "audit-verified")
    assert page.broken == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(("locale", "scheme"), [("zh-CN", "light"), ("en", "dark")])
async def test_an_auditor_finds_who_did_what(
    locale: str, scheme: str, opened: Opened, audited: str, packages: object
) -> None:
    """By action, by actor and by day, page by page; the address keeps it; no value is shown."""
    chinese = locale == "zh-CN"
    page = await opened("payroll", "/audit", locale=locale, color_scheme=scheme)
    title = "操作记录" if chinese else "Who did what"
    await expect(page.get_by_role("heading", level=1)).to_have_text(title)
    rows = page.locator("tr[data-act]")
    await expect(rows.first).to_be_visible()
    await expect(page.locator("[data-verdict]")).to_be_visible()
    assert await violations(page) == []
    if locale == "en":
        await shot(page, "audit-all-dark")
    await page.get_by_role("combobox", name="操作" if chinese else "Action").click()
    await page.get_by_role("option", name="deed.done").click()
    await expect(page).to_have_url(re.compile("action=deed.done"))
    await expect(rows).to_have_count(50)
    await expect(page.locator("tr[data-act]:not([data-act='deed.done'])")).to_have_count(0)
    assert SECRET not in await page.content()
    await expect(rows.first).to_contain_text("count: 59")
    await page.get_by_role("button", name="下一页" if chinese else "Next").click()
    await expect(rows.last).to_contain_text("count: ")
    await expect(page).to_have_url(re.compile("after="))
    await page.goto(f"/console/audit?action=deed.done&since={date.max.year - 1}-01-01")
    nothing = "没有找到" if chinese else "Nothing is found"
    await expect(page.get_by_role("heading", name=nothing)).to_be_visible()
    assert await violations(page) == []
    await page.get_by_role(
        "button", name="清除所有筛选" if chinese else "Clear all filters"
    ).click()
    await expect(rows.first).to_be_visible()
    await page.goto("/console/audit?action=deed.done")
    await rows.first.get_by_role("button", name="robot").click()
    only = page.get_by_role("button", name="仅 robot" if chinese else "Only by robot")
    await expect(only).to_be_visible()
    await expect(page).to_have_url(re.compile("actor=robot"))
    await only.click()
    await expect(only).to_have_count(0)
    await page.goto("/console/audit?action=grant.add")
    await expect(rows.first).to_be_visible()
    await shot(page, f"audit-{locale[:2]}-{scheme}")
    await page.goto(f"/console/audit?row=employee_{audited}")
    await expect(rows.filter(has_text="grant.add").first).to_be_visible()
    await page.goto("/console/audit?row=nobody")
    await expect(page.get_by_text("AUDIT_FILTER")).to_be_visible()
    assert page.broken == []  # type: ignore[attr-defined]


async def test_others_read_nothing_of_it(opened: Opened, packages: object) -> None:
    """Administrators see whether the record is whole; employees and managers nothing."""
    page = await opened("hr", "/audit", locale="en")
    await expect(page.locator("[data-verdict]")).to_be_visible()
    assert await page.locator("tr[data-act]").count() == 0
    for who in ("hrbp", "manager", "employee"):
        page = await opened(who, "/audit", locale="en")
        await expect(page.locator("main")).to_be_visible()
        await expect(page.locator("[aria-busy=true]")).to_have_count(0)
        await expect(page.locator("tr[data-act], [data-verdict]")).to_have_count(0)
        await expect(page.get_by_role("link", name="Who did what")).to_have_count(0)
