"""What HR does in the console is done in the hub, and told on the page."""

import re

import pytest
from playwright.async_api import expect

from tests.console.conftest import Opened, shot
from tests.support.demo import Running

pytestmark = [pytest.mark.browser, pytest.mark.slow]


async def test_a_system_is_read_now_and_its_account_balances(opened: Opened, demo: Running) -> None:
    """The run appears by itself, ends, and opens to its streams."""
    page = await opened("hr", "/systems/organisation", locale="zh-CN")
    rows = page.locator("section[aria-labelledby=runs] tbody tr")
    await expect(rows).to_have_count(1)
    await page.get_by_role("button", name="立即读取").click()
    await expect(rows).to_have_count(2, timeout=60_000)
    await expect(rows.first).to_contain_text("已完成", timeout=60_000)
    await rows.first.get_by_role("button").click()
    await expect(rows).to_have_count(5)
    for row in await rows.all():
        await expect(row).to_contain_text("平衡")
    await shot(page, "work-run")
    await page.get_by_role("button", name="暂停").click()
    await expect(page.get_by_role("status")).to_contain_text("organisation 已暂停计划。")
    found = demo.data("admin", "{ connections { name paused } }")["connections"]
    assert {one["name"] for one in found if one["paused"]} == {"organisation"}
    await page.get_by_role("button", name="恢复").click()
    await expect(page.get_by_role("button", name="暂停")).to_be_visible()


async def test_a_word_is_decided_by_keyboard_alone(opened: Opened, demo: Running) -> None:
    """Walked to by arrows, decided by a digit; the values that waited are filled at once."""
    query = "{ queue { totalCount cells } }"
    before = demo.data("admin", query)["queue"]
    page = await opened("hr", "/queue?field=level", locale="en")
    row = page.locator("tr[data-word]").filter(has_text="大学")
    await expect(row.get_by_role("button", name="Bachelor")).to_be_visible()
    await page.locator("tr[data-word]").first.focus()
    while not await row.evaluate("(one) => one === document.activeElement"):
        await page.keyboard.press("ArrowDown")
    await page.keyboard.press("1")
    await expect(page.get_by_role("status")).to_contain_text(re.compile(r"Decided\. \d+ values"))
    await expect(row).to_have_count(0)
    await shot(page, "work-decided")
    after = demo.data("admin", query)["queue"]
    assert after["totalCount"] == before["totalCount"] - 1
    assert after["cells"] < before["cells"]


async def test_a_word_is_declined_and_found_again(opened: Opened) -> None:
    """It leaves the open ones, with the comment that was written."""
    page = await opened("hr", "/queue", locale="zh-CN")
    row = page.locator("tr[data-word]").filter(has_text="待审核")
    await row.get_by_role("checkbox").check()
    await page.get_by_label("原因（记入审计）").fill("等考勤组确认")
    await page.get_by_role("button", name="搁置 1 个").click()
    await expect(row).to_have_count(0)
    await page.goto("/console/queue?state=declined")
    await expect(page.locator("tr[data-word]")).to_contain_text("等考勤组确认")
