"""Each of several people gets values of their own by a sheet, from the list of people."""

import asyncio
import re
from typing import Any, Final

import pytest
from playwright.async_api import Page, expect

from tests.console.axe import violations
from tests.console.conftest import Opened, shot
from tests.support.demo import Running
from tests.unit.test_people_sheet import filled, grid

pytestmark = [pytest.mark.browser, pytest.mark.slow]
HELD: Final = """query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Employee {
  id preferredName gender { code } } } }"""


def held(demo: Running, ids: list[str]) -> list[Any]:
    found = demo.data("hr", HELD, ids=ids)["nodes"]
    return [(one["preferredName"], (one["gender"] or {}).get("code")) for one in found]


async def downloaded(page: Page, button: str) -> bytes:
    async with page.expect_download() as waiting:
        await page.get_by_role("button", name=button).click()
    kept = await (await waiting.value).path()
    return await asyncio.to_thread(kept.read_bytes)


async def test_a_sheet_is_taken_filled_in_looked_at_and_applied(
    opened: Opened, demo: Running, packages: object
) -> None:
    """Marked people, two fields; one line does not fit, and holds up no other."""
    page = await opened("hr", "/people", locale="zh-CN")
    boxes = page.locator("tbody").get_by_role("checkbox")
    for at in range(3):
        await boxes.nth(at).check()
    await page.get_by_role("button", name="用表格修改").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("用表格修改 3 人")
    fields = dialog.get_by_role("combobox", name="表格中的字段")
    for name in ("常用名", "性别"):
        await fields.click()
        await page.get_by_role("option", name=name, exact=True).click()
    await page.keyboard.press("Escape")
    assert await violations(page) == []
    data = await downloaded(page, "下载表格（3 人）")
    head, *rows = grid(data)
    assert head[:3] == ["id", "工号", "姓名"]
    assert [one.rpartition("(")[2] for one in head[3:]] == ["preferredName)", "gender)"]
    ids = [one[0] for one in rows]
    before = held(demo, ids)
    other = "女" if before[1][1] == "male" else "男"
    data = filled(data, {(1, 3): "小一", (2, 4): other, (3, 4): "没有的"})
    name = {"name": "people.xlsx", "mimeType": "application/octet-stream", "buffer": data}
    await dialog.locator("input[type=file]").set_input_files(name)  # type: ignore[arg-type]
    await dialog.get_by_label("原因").fill("统一称呼")
    await page.keyboard.press("Enter")
    account = dialog.get_by_role("region", name="将会怎样")
    await expect(account.get_by_role("status")).to_have_text("共 3 行，其中 2 行有改动。")
    changed = account.locator("tr[data-outcome=CHANGED]")
    await expect(changed).to_have_count(2)
    await expect(changed.first.locator("ins")).to_have_text("小一")
    await expect(changed.first).to_contain_text(rows[0][2])
    await expect(changed.last.locator("del")).to_have_text("男" if other == "女" else "女")
    await expect(changed.last.locator("ins")).to_have_text(other)
    await expect(account.locator("tr[data-outcome=INVALID]")).to_contain_text("词表中没有这个术语")
    assert await violations(page) == []
    await shot(page, "people-sheet-zh")
    assert held(demo, ids) == before
    await dialog.get_by_role("button", name="修改这 2 人").click()
    became = dialog.get_by_role("region", name="修改结果")
    await expect(became.get_by_role("status")).to_have_text("共 3 行，其中 2 行有改动。")
    now = held(demo, ids)
    assert (now[0][0], now[2]) == ("小一", before[2])
    assert now[1][1] == ("female" if other == "女" else "male")
    assert await violations(page) == []
    assert page.broken == []  # type: ignore[attr-defined]


async def test_everybody_whom_a_search_finds_is_taken_in_parts(
    opened: Opened, demo: Running, packages: object
) -> None:
    """Nobody is marked: the sheet holds all, and comes back a hundred lines at a time."""
    page = await opened("hr", "/people", locale="en")
    await page.get_by_role("button", name="Change by a sheet").click()
    dialog = page.get_by_role("dialog")
    title = dialog.get_by_text(re.compile(r"^Change \d+ people by a sheet$"))
    count = int((await title.inner_text()).split()[1])
    assert count > 100
    fields = dialog.get_by_role("combobox", name="Fields of the sheet")
    await fields.click()
    await page.get_by_role("option", name="Preferred name", exact=True).click()
    await page.keyboard.press("Escape")
    data = await downloaded(page, f"Download the sheet ({count} people)")
    _, *rows = grid(data)
    assert len({one[0] for one in rows}) == len(rows) == count
    places = (1, 100, count)  # of the first part, its last, and of another
    said = {at: f"部{at}" for at in places}
    data = filled(data, {(at, 3): text for at, text in said.items()})
    name = {"name": "people.xlsx", "mimeType": "application/octet-stream", "buffer": data}
    await dialog.locator("input[type=file]").set_input_files(name)  # type: ignore[arg-type]
    await dialog.get_by_label("Reason").fill("in parts")
    await page.keyboard.press("Enter")
    account = dialog.get_by_role("region", name="What would happen")
    told = f"3 of {count} lines change something."
    await expect(account.get_by_role("status")).to_have_text(told)
    lines = account.locator("tbody tr")
    await expect(lines).to_have_count(100)
    await account.get_by_role("button", name=f"Show {count - 100} more lines").click()
    await expect(lines).to_have_count(count)
    ids = [rows[at - 1][0] for at in places]
    assert not {one for one, _ in held(demo, ids)} & set(said.values())
    await dialog.get_by_role("button", name="Change 3 people").click()
    became = dialog.get_by_role("region", name="What happened")
    await expect(became.get_by_role("status")).to_have_text(told)
    assert [one for one, _ in held(demo, ids)] == list(said.values())
    assert await violations(page) == []
    assert page.broken == []  # type: ignore[attr-defined]


async def test_it_is_for_who_edits_people(opened: Opened) -> None:
    """Who changes nobody is not offered a sheet."""
    page = await opened("payroll", "/people", locale="en")
    await expect(page.get_by_role("heading", level=1)).to_have_text("People")
    await expect(page.locator("[aria-busy=true]")).to_have_count(0)
    await expect(page.get_by_role("button", name="Change by a sheet")).to_have_count(0)
