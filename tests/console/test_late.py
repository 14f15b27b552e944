"""What systems say of closed pay periods is decided in the console; until then it is on Home."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.async_api import expect

from hub.flows.connect import Wanted, connect
from hub.flows.hub import Hub, open_hub
from hub.flows.late import dismissed
from hub.flows.pull import pull
from hub.mappings.document import read
from hub.store.connections import get_connection, retire_connection
from hub.store.late import LateAsked, late_changes
from tests.console.axe import violations
from tests.console.conftest import Opened, settings_of, shot
from tests.support.demo import Running
from tests.support.outside import write_csv
from tests.web.test_office_late import CLOCK, RUNS

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NAME: Final = "late-clock"
PEOPLE = "{ employees(first: 60) { nodes { id number legalName } } }"
LATE = """query ($state: String) { lateChanges(state: $state, connection: "late-clock", first: 50) {
  kind reason fields { field now then } } }"""
DAYS = ("工号", "日期", "结果", "分钟")
MONTHS = (f"2019-{month:02}" for month in range(1, 13))
"""A month that is closed stays so: each test has its own."""


@pytest.fixture
async def late(demo: Running, tmp_path: Path) -> AsyncIterator[tuple[list[Any], str]]:
    """Three people whose day of a closed month became another one, a fourth who got one."""
    month = next(MONTHS)
    people = [one for one in demo.data("hr", PEOPLE)["employees"]["nodes"] if one["number"]][40:44]

    def write(days: list[tuple[str, str, int]]) -> None:
        rows = [dict(zip(DAYS, (n, f"{month}-04", s, str(m)), strict=True)) for n, s, m in days]
        write_csv(tmp_path / "days.csv", DAYS, rows)

    async def pulled(hub: Hub) -> None:
        (await pull(hub, NAME, operator="test")).check()

    write([(one["number"], "正常", 480) for one in people[:3]])
    run = {"月份": month, "名称": month, "状态": "closed"}
    write_csv(tmp_path / "runs.csv", ("月份", "名称", "状态"), [{**run, "状态": "paid"}])
    streams = {name: {"glob": f"{name}.csv"} for name in ("days", "runs")}
    mappings = [read(CLOCK, "clock"), read(RUNS, "runs")]
    config = {"path": str(tmp_path), "streams": streams}
    async with open_hub(settings_of(demo)) as hub:
        await connect(hub, Wanted(NAME, "files", config, mappings), operator="test")
        await pulled(hub)
        write_csv(tmp_path / "runs.csv", ("月份", "名称", "状态"), [run])
        await pulled(hub)
        write([(one["number"], "迟到", 300 + at) for at, one in enumerate(people)])
        await pulled(hub)
        yield people, month
        rest = await late_changes(hub.database, LateAsked(connection=NAME))
        if rest:
            await dismissed(hub, [one.id for one in rest], actor="test", reason="tidy")
        await retire_connection(hub.database, await get_connection(hub.database, NAME), actor="t")


async def test_late_changes_are_decided_by_keyboard_alone(
    opened: Opened, demo: Running, late: tuple[list[Any], str], packages: object
) -> None:
    """From Home to the list, one is dismissed, others are applied together, each with a reason."""
    people, month = late
    page = await opened("hr", "", locale="zh-CN")
    await page.get_by_role("link", name=f"已关账的 {month} 有 4 项迟到的变更").click()
    await expect(page).to_have_url(re.compile(f"period={month}&connection=late-clock"))
    await expect(page.get_by_role("heading", level=1)).to_have_text("已关账期间")
    rows = page.locator("tr[data-late]")
    await expect(rows).to_have_count(4)
    changed = rows.filter(has_text=people[0]["legalName"])
    await expect(changed.locator("del")).to_contain_text(["normal", "480"])
    await expect(changed.locator("ins")).to_contain_text(["late", "300"])
    await expect(rows.filter(has_text=people[3]["legalName"])).to_contain_text("新增")
    assert await violations(page) == []
    await shot(page, "late-zh")
    await rows.first.focus()
    await page.keyboard.press("d")
    reason = page.get_by_label("原因（记入审计）")
    await expect(reason).to_be_focused()  # nothing is decided without a reason
    await page.keyboard.type("下月补发")
    await rows.first.focus()
    await page.keyboard.press("d")
    await expect(page.get_by_role("status")).to_contain_text("已忽略 1 条记录")
    await expect(rows).to_have_count(3)
    await rows.first.focus()
    await page.keyboard.press("x")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("x")
    await page.keyboard.press("a")
    await expect(page.get_by_role("status")).to_contain_text("已应用 2 条记录")
    await expect(rows).to_have_count(1)
    found = {state: demo.data("hr", LATE, state=state)["lateChanges"]
             for state in ("open", "applied", "dismissed")}  # fmt: skip
    assert [len(one) for one in found.values()] == [1, 2, 1]
    assert {one["reason"] for one in found["applied"] + found["dismissed"]} == {"下月补发"}
    await page.reload()
    await expect(rows).to_have_count(1)  # filters lie in the address
    await page.goto("/console/late?state=applied")
    await expect(rows.first).to_contain_text("下月补发")
    assert await violations(page) == []
    assert page.broken == []  # type: ignore[attr-defined]


async def test_it_is_for_those_who_answer_for_everybodys_pay(
    opened: Opened, late: tuple[list[Any], str], packages: object
) -> None:
    """Payroll is reminded on Home and sees counts, but no row that its grants do not open."""
    page = await opened("payroll", "", locale="en", color_scheme="dark")
    needs = page.locator("section[aria-labelledby=needs]")
    await needs.get_by_role("link", name=f"4 late changes of the closed month {late[1]}").click()
    await expect(
        page.get_by_role("heading", name="You may not read what waits here")
    ).to_be_visible()
    assert await page.locator("tr[data-late]").count() == 0
    assert await violations(page) == []
    await shot(page, "late-hidden-dark")
    for who in ("hrbp", "manager", "employee"):
        page = await opened(who, "/late", locale="en")
        await expect(page.locator("main")).to_be_visible()
        await expect(page.get_by_role("link", name="Closed pay periods")).to_have_count(0)
        await expect(page.locator("tr[data-late], tr[data-heap]")).to_have_count(0)
