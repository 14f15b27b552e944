"""What systems say differently is decided in the console, and how good the data are is seen."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from playwright.async_api import expect

from hub.flows.hub import open_hub
from hub.flows.quality_take import take_quality
from tests.console.axe import violations
from tests.console.conftest import Opened, settings_of, shot
from tests.support.demo import Running

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PEOPLE = "{ employees(first: 60) { nodes { id legalName birthDate } } }"
EDIT = """mutation ($id: ID!, $day: Date!) { correctEmployee(input: {
  id: $id, set: {birthDate: $day}, reason: "as they told"}) { __typename } }"""
FOUND = """query ($state: String) { conflicts(entity: "Employee", field: "birthDate",
  state: $state, first: 200) { nodes { id row state reason } } }"""
REOPEN = """mutation ($id: ID!) { reopenConflict(input: {conflict: $id, reason: "tidy"}) {
  __typename } }"""
DAY = "1990-01-0"
POINTS = re.compile(r"^([0-9.]+,[0-9.]+ ){14}[0-9.]+,[0-9.]+$")
SYSTEM = re.compile("system=employee-file")


@pytest.fixture
def edited(demo: Running) -> Iterator[list[Any]]:
    """Three people whose birth date HR has edited to another one than their file says."""
    people = demo.data("hr", PEOPLE)
    chosen = people["employees"]["nodes"][50:53]
    for at, one in enumerate(chosen):
        done = demo.data("hr", EDIT, id=one["id"], day=f"{DAY}{at + 1}")
        assert done["correctEmployee"]["__typename"] == "CorrectEmployeeSuccess"
    yield chosen
    for state in ("taken", "kept"):
        for one in demo.data("hr", FOUND, state=state)["conflicts"]["nodes"]:
            demo.data("hr", REOPEN, id=one["id"])
    for one in chosen:
        demo.data("hr", EDIT, id=one["id"], day=one["birthDate"])


def rows(demo: Running, state: str) -> set[str]:
    return {one["row"] for one in demo.data("hr", FOUND, state=state)["conflicts"]["nodes"]}


async def test_conflicts_are_decided_by_keyboard_alone(
    opened: Opened, demo: Running, edited: list[Any], packages: object
) -> None:
    """A value is taken, others are left as both right, decisions are taken back."""
    page = await opened("hr", "/conflicts", locale="zh-CN")
    heap = page.locator("tr[data-heap='Employee.birthDate']")
    await expect(heap).to_contain_text("3")
    await heap.get_by_role("button", name="查看").click()
    table = page.locator("tr[data-conflict]")
    await expect(table).to_have_count(3)
    await expect(page.get_by_role("link", name=edited[2]["legalName"])).to_be_visible()
    assert await violations(page) == []
    await shot(page, "conflicts-zh")
    await table.first.focus()
    await page.keyboard.press("2")
    reason = page.get_by_label("原因（记入审计）")
    await expect(reason).to_be_focused()  # nothing is decided without a reason
    await page.keyboard.type("以档案为准")
    await table.first.focus()
    await page.keyboard.press("2")
    await expect(page.get_by_role("status")).to_contain_text("今后以该值为准")
    await expect(table).to_have_count(2)
    await table.first.focus()
    await page.keyboard.press("x")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("x")
    await page.keyboard.press("b")
    await expect(page.get_by_role("status")).to_contain_text("2 项冲突保留原样")
    assert len(rows(demo, "kept")) == 2
    assert rows(demo, "open") == set()
    await page.goto("/console/conflicts?state=kept")
    await expect(table).to_have_count(2)
    await expect(table.first).to_contain_text("以档案为准")
    assert await violations(page) == []
    await page.get_by_label("原因（记入审计）").fill("看错了")
    await table.first.focus()
    await page.keyboard.press("r")
    await expect(page.get_by_role("status")).to_contain_text("已撤回 1 项决定")
    await expect(table).to_have_count(1)
    assert len(rows(demo, "kept")) == 1
    assert page.broken == []  # type: ignore[attr-defined]


async def test_a_locked_cell_is_in_no_conflict(
    opened: Opened, demo: Running, edited: list[Any]
) -> None:
    """Payroll does not read birth dates: neither value nor count is in the page."""
    page = await opened("payroll", "/conflicts", locale="en")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Conflicts")
    await expect(page.locator("[aria-busy=true]")).to_have_count(0)
    await expect(page.locator("tr[data-heap='Employee.birthDate']")).to_have_count(0)
    assert DAY not in await page.content()


async def test_a_field_gets_an_owner(opened: Opened, edited: list[Any], packages: object) -> None:
    """Where only one system fills it, no draft has to be made; and it asks for a reason."""
    page = await opened("hr", "/conflicts", locale="en", color_scheme="dark")
    heap = page.locator("tr[data-heap='Employee.birthDate']")
    await heap.get_by_role("button", name="Owner").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("Who owns")
    await expect(dialog.get_by_role("button", name="Prepare drafts")).to_be_disabled()
    await dialog.get_by_label("Reason").fill("HR knows")
    assert await violations(page) == []
    await shot(page, "conflicts-owner-dark")
    await dialog.get_by_role("button", name="Prepare drafts").click()
    await expect(page.get_by_role("status")).to_contain_text("No draft had to be made")


async def counted(demo: Running) -> None:
    """Snapshots of two weeks, in which more and more cells were filled."""
    async with open_hub(settings_of(demo)) as hub:
        await take_quality(hub)
        for back in range(1, 15):
            await hub.database.writer.execute(
                "insert into hub.quality select $1, entity, part, of, rows, people, "
                "greatest(fresh - $3, 0), (select coalesce(jsonb_object_agg(key, jsonb_build_array("
                "greatest((value ->> 0)::int - $3, 0), (value ->> 1)::int + $3 / 2, "
                "(value ->> 2)::int)), '{}') from jsonb_each(fields)) "
                "from hub.quality where day = $2 on conflict do nothing",
                hub.today() - timedelta(days=back),
                hub.today(),
                back,
            )


@pytest.mark.parametrize(("locale", "scheme"), [("zh-CN", "light"), ("en", "dark")])
async def test_how_good_the_data_are_is_seen(
    locale: str, scheme: str, opened: Opened, demo: Running, packages: object
) -> None:
    """A chart of two weeks, tables by field, system and department; Home shows it small."""
    await counted(demo)
    chinese = locale == "zh-CN"
    page = await opened("hr", "/quality", locale=locale, color_scheme=scheme)
    chart = page.locator("figure.trend")
    await expect(chart.get_by_role("img")).to_be_visible()
    await expect(chart.locator("polyline").first).to_have_attribute("points", POINTS)
    names = (
        ("按字段", "按系统", "按部门") if chinese else ("By field", "By system", "By department")
    )
    for name in names:
        await expect(page.get_by_role("table", name=name)).to_be_visible()
    await shot(page, f"quality-{locale[:2]}-{scheme}")
    every = page.get_by_role("button", name=f"· {names[0]}")
    await every.click()
    await expect(page.locator("tr[data-line='Employee.birthDate']")).to_be_visible()
    assert await violations(page) == []
    await page.get_by_label("系统" if chinese else "System").first.click()
    await page.get_by_role("option", name="employee-file").click()
    await expect(page).to_have_url(SYSTEM)
    await expect(page.get_by_role("table", name=names[2])).to_be_visible()
    await page.goto("/console")
    home = page.locator("section[aria-labelledby=trust]")
    await expect(home.get_by_role("img")).to_be_visible()
    await page.wait_for_load_state("networkidle")
    assert await violations(page) == []
    await shot(page, f"home-trust-{locale[:2]}-{scheme}")
    assert page.broken == []  # type: ignore[attr-defined]


async def test_employees_and_managers_reach_neither_page(opened: Opened) -> None:
    for who in ("employee", "manager"):
        for path in ("/conflicts", "/quality"):
            page = await opened(who, path, locale="en")
            await expect(page.locator("main")).to_be_visible()
            assert await page.locator("table").count() == 0
