"""Long tables: their order and their page lie in the address, told to those who do not see."""

import re
import secrets
from collections.abc import AsyncIterator
from typing import Final

import pytest
from playwright.async_api import Locator, Page, expect

from hub.store.acts import note
from tests.console.axe import violations
from tests.console.conftest import Opened, auditor, shot
from tests.support.demo import Running

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ASKED: Final = """
insert into hub.emergency (id, employee_id, classes, purpose)
select ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, $1, '{PAY}', 'asked ' || i
from generate_series(1, 60) i
"""
GONE: Final = "delete from hub.emergency where purpose like 'asked %'"


@pytest.fixture
async def long(demo: Running) -> AsyncIterator[str]:
    """Payroll's clerk is an auditor meanwhile; 60 deeds and 60 emergencies are there to see."""
    async with auditor(demo) as (hub, clerk):
        action = f"row.{secrets.token_hex(4)}"  # entries stay in the audit
        for at in range(60):
            await note(hub.database.writer, "robot", action, "row", detail={"count": at})
        await hub.database.writer.execute(ASKED, clerk)
        yield action
        await hub.database.writer.execute(GONE)


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
async def test_the_order_and_the_page_lie_in_the_address(
    locale: str, opened: Opened, long: str, packages: object
) -> None:
    """By keyboard; kept by a reload and the way back; another order begins at its first page."""
    chinese = locale == "zh-CN"
    page = await opened("payroll", f"/audit?action={long}", locale=locale)
    rows = page.locator("tr[data-act]")
    when = page.get_by_role("columnheader", name="时间" if chinese else "When")
    await expect(when).to_have_attribute("aria-sort", "descending")
    await expect(rows.first).to_contain_text("count: 59")
    await when.get_by_role("button").focus()
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(re.compile(r"order=at$"))
    await expect(when).to_have_attribute("aria-sort", "ascending")
    first = await rows.first.inner_text()
    assert await violations(page) == []
    await page.get_by_role("button", name="下一页" if chinese else "Next").click()
    await expect(page).to_have_url(re.compile(r"order=at&after="))
    await expect(rows.first).not_to_have_text(first)
    await expect(rows.last).to_contain_text("count: 59")
    second = await rows.first.inner_text()
    await page.reload()
    await expect(rows.last).to_contain_text("count: 59")
    assert await rows.first.inner_text() == second
    await page.go_back()
    await expect(rows.first).to_contain_text("count: 0")
    await when.get_by_role("button").click()
    await expect(when).to_have_attribute("aria-sort", "descending")
    await expect(rows.first).to_contain_text("count: 59")
    assert "after" not in page.url
    await shot(page, f"tables-audit-{locale}")


async def test_every_emergency_is_reached_by_pages(opened: Opened, long: str) -> None:
    """Behind the first fifty, where there was no way before."""
    page = await opened("payroll", "/access?tab=emergency", locale="en")
    rows = page.get_by_role("group", name="Emergencies").locator("tbody tr")
    await expect(rows).to_have_count(50)
    await page.get_by_role("button", name="Next").click()
    await expect(page).to_have_url(re.compile("after="))
    await expect(page.get_by_text("asked 1", exact=True)).to_be_visible()
    await page.go_back()
    await expect(rows).to_have_count(50)
    await expect(page.get_by_text("asked 1", exact=True)).to_have_count(0)


async def test_words_are_put_in_order_and_every_field_is_offered(
    opened: Opened, demo: Running
) -> None:
    """As the graph tells them; the filter knows fields that no word of the page belongs to."""
    told = demo.data("admin", "{ queue(first: 1) { fields { entity field words } } }")["queue"]
    fields = {(one["entity"], one["field"]) for one in told["fields"]}
    assert len(fields) > 1
    page = await opened("hr", "/queue?order=-people", locale="en")
    people = page.get_by_role("columnheader", name="People")
    await expect(people).to_have_attribute("aria-sort", "descending")
    counts = await numbers(page)
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1]
    await people.get_by_role("button").click()
    await expect(people).to_have_attribute("aria-sort", "ascending")
    await expect(page).to_have_url(re.compile(r"order=people$"))
    await expect(page.locator("tr[data-word] td:nth-child(5)").first).to_have_text(str(counts[-1]))
    assert await numbers(page) == sorted(counts)
    assert await violations(page) == []
    await page.get_by_role("combobox", name="Field").click()
    await expect(page.get_by_role("option")).to_have_count(len(fields))
    await page.get_by_role("option").first.click()
    await expect(page).to_have_url(re.compile(r"field=\w+\.\w+"))
    await expect(page.locator("tr[data-word]").first).to_be_visible()
    await shot(page, "tables-queue")


async def numbers(page: Page) -> list[int]:
    """People of each word, from the top."""
    await expect(page.locator("tr[data-word]").first).to_be_visible()
    found = await page.locator("tr[data-word] td:nth-child(5)").all_inner_texts()
    return [int(one.replace(",", "")) for one in found]


async def test_people_in_an_order_of_ones_own(opened: Opened, packages: object) -> None:
    """By name at first; by number and by first day, up and down, as far as the list goes."""
    page = await opened("hr", "/people", locale="zh-CN")
    people = page.locator("tbody tr")
    await expect(people).to_have_count(50)
    named = page.get_by_role("columnheader", name="姓名")
    await expect(named).to_have_attribute("aria-sort", "ascending")
    for heading, order, column in (("工号", "number", 2), ("入职日期", "-hireDate", 5)):
        begins = await people.first.inner_text()
        head = page.get_by_role("columnheader", name=heading)
        await head.get_by_role("button").click()
        await expect(page).to_have_url(re.compile(rf"order={order}$"))
        falls = order.startswith("-")
        await expect(head).to_have_attribute("aria-sort", "descending" if falls else "ascending")
        await expect(people.first).not_to_have_text(begins, use_inner_text=True)
        first = await column_of(people, column)
        assert first == sorted(first, reverse=falls)
        assert len(set(first)) > 10
        begins = await people.first.inner_text()
        await page.get_by_role("button", name="下一页").click()
        await expect(page).to_have_url(re.compile(rf"order={order}&after="))
        await expect(people.first).not_to_have_text(begins, use_inner_text=True)
        both = [*first, *await column_of(people, column)]
        assert both == sorted(both, reverse=falls)
        assert len(both) == 100
    assert await violations(page) == []
    await shot(page, "tables-people")


async def column_of(rows: Locator, column: int) -> list[str]:
    """The texts of one column, from the top."""
    return await rows.locator(f"> :nth-child({column + 1})").all_inner_texts()
