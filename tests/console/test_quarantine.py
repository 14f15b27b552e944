"""Quarantine: reasons opened to their records, decided, dismissed, tried again, kept as XLSX."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from hub.connectors.files_xlsx import read_xlsx
from tests.console.axe import violations
from tests.console.conftest import Opened, shot
from tests.support.demo import Running
from tests.web.test_office_quarantine_back import filled

pytestmark = [pytest.mark.browser, pytest.mark.slow]
GROUPS = """query ($dismissed: Boolean!) { quarantine(dismissed: $dismissed) {
  connection stream entity field code cells } }"""
REOPEN = "mutation ($ids: [ID!]!) { reopenQuarantine(input: {ids: $ids}) { __typename } }"
PAGE = """query ($group: QuarantineGroupInput!) {
  quarantined(group: $group, dismissed: true) { nodes { id } } }"""


def cells(demo: Running, code: str, *, dismissed: bool = False) -> int:
    """Of that reason."""
    found = demo.data("admin", GROUPS, dismissed=dismissed)["quarantine"]
    return sum(one["cells"] for one in found if one["code"] == code)


async def show(page: Page, code: str) -> None:
    await page.locator(f"tr[data-code={code}]").first.get_by_role("button").click()
    await expect(page.locator("tr[data-walk]").first).to_be_visible()


async def test_a_record_is_looked_at_and_dismissed_by_keyboard_alone(
    opened: Opened, demo: Running, packages: object
) -> None:
    """What is dismissed must be given a reason, leaves the open ones and is found again."""
    before = cells(demo, "INVALID")
    assert before > 0
    page = await opened("hr", "/quarantine", locale="zh-CN")
    await expect(page.get_by_role("heading", level=1)).to_have_text("待处理记录")
    await show(page, "INVALID")
    rows = page.locator("tr[data-walk]")
    await rows.first.focus()
    await page.keyboard.press("Enter")
    record = page.locator("dl.facts")
    await expect(record.locator("[data-concerns=true]")).to_have_count(1)
    assert await violations(page) == []
    await shot(page, "quarantine")
    await page.keyboard.press("d")
    reason = page.get_by_label("忽略的原因（记入审计）")
    await expect(reason).to_be_focused()
    await page.keyboard.type("测试记录")
    await rows.first.focus()
    await page.keyboard.press("d")
    await expect(page.get_by_role("status")).to_contain_text("已忽略 1 项")
    assert cells(demo, "INVALID") == before - 1
    await page.get_by_text("已忽略", exact=True).click()
    await show(page, "INVALID")
    await expect(rows).to_have_count(1)
    await page.get_by_role("button", name="恢复 1 项").click()
    await expect(page.get_by_role("status")).to_contain_text("已恢复 1 项")
    assert cells(demo, "INVALID") == before
    assert page.broken == []  # type: ignore[attr-defined]


async def test_a_word_is_decided_beside_its_record(opened: Opened, demo: Running) -> None:
    """The cells that waited with it land at once."""
    before = cells(demo, "UNMAPPED")
    page = await opened("hr", "/quarantine", locale="en")
    await page.locator("tr[data-code=UNMAPPED][data-field=level]").get_by_role("button").click()
    picker = page.get_by_role("combobox", name=re.compile("^Term for ")).first
    await picker.click()
    await (
        page.get_by_role("option", name="It means nothing")
        .or_(page.get_by_role("option", name=re.compile("means nothing", re.IGNORECASE)))
        .first.click()
    )
    await expect(page.get_by_role("status")).to_contain_text("Decided.")
    assert cells(demo, "UNMAPPED") < before


async def test_a_stream_is_tried_again(opened: Opened) -> None:
    """It says what landed and what still waits; the system is not asked."""
    page = await opened("hr", "/quarantine", locale="en")
    await show(page, "INVALID")
    await page.get_by_role("button", name="Try this stream again").click()
    await expect(page.get_by_role("status")).to_contain_text("Tried again", timeout=60_000)


async def test_what_waits_is_kept_as_a_workbook(
    opened: Opened, demo: Running, tmp_path: Path
) -> None:
    """Its reasons are those of the page."""
    page = await opened("hr", "/quarantine", locale="en")
    await expect(page.locator("tr[data-code]").first).to_be_visible()
    async with page.expect_download() as coming:
        await page.get_by_role("button", name="Export as XLSX").click()
    kept = await coming.value
    file = tmp_path / kept.suggested_filename
    await kept.save_as(file)
    _, reasons = read_xlsx(file, "reasons", 1)
    found = demo.data("admin", GROUPS, dismissed=False)["quarantine"]
    assert sorted(map(int, reasons["cells"].to_list())) == sorted(one["cells"] for one in found)
    assert page.broken == []  # type: ignore[attr-defined]


async def test_a_record_that_cannot_land_is_put_right_in_its_place(
    opened: Opened, packages: object
) -> None:
    """Its values are fields; a reason is needed; what became of it is said."""
    page = await opened("hr", "/quarantine", locale="zh-CN")
    whole = page.locator("tr[data-code]").filter(has_text="整条记录")
    await whole.first.get_by_role("button").click()
    row = page.locator("tr[data-walk]").first
    await row.focus()
    await page.keyboard.press("Enter")
    form = page.get_by_role("form", name="更正并重试")
    send = form.get_by_role("button", name="更正并重试")
    await expect(send).to_be_disabled()
    await form.get_by_role("textbox").first.fill("X404")
    await expect(send).to_be_disabled()
    await form.get_by_label("更正的原因").fill("录入错误")
    assert await violations(page) == []
    await shot(page, "quarantine-correct")
    await send.click()
    await expect(page.get_by_role("status")).to_contain_text("落库", timeout=60_000)
    assert page.broken == []  # type: ignore[attr-defined]


async def test_a_filled_workbook_comes_back_with_its_account(
    opened: Opened, demo: Running, tmp_path: Path, packages: object
) -> None:
    """Exported, filled in elsewhere, brought back: what was taken, what was refused and why."""
    page = await opened("hr", "/quarantine", locale="zh-CN")
    await expect(page.locator("tr[data-code]").first).to_be_visible()
    async with page.expect_download() as coming:
        await page.get_by_role("button", name="导出 XLSX").click()
    file = tmp_path / "quarantine.xlsx"
    await (await coming.value).save_as(file)
    _, lines = read_xlsx(file, "待处理", 1)
    invalid = [one for one in lines.iter_rows(named=True) if one["代码"] == "INVALID"][:2]
    said = {invalid[0]["_row"]: "忽略", invalid[1]["_row"]: "bachelor"}
    (tmp_path / "back.xlsx").write_bytes(refilled(file, said))
    before = cells(demo, "INVALID")
    await page.get_by_role("button", name="导回…").click()
    dialog = page.get_by_role("dialog")
    send = dialog.get_by_role("button", name="导入", exact=True)
    await expect(send).to_be_disabled()
    async with page.expect_file_chooser() as choosing:
        await dialog.get_by_label("填好的工作簿（XLSX）").click()
    await (await choosing.value).set_files(tmp_path / "back.xlsx")
    await dialog.get_by_label("原因").fill("人事核对")
    assert await violations(page) == []
    await shot(page, "quarantine-bring")
    await send.click()
    await expect(dialog.get_by_role("status")).to_have_text("填写了 2 行，已采纳 1 行。")
    refused = dialog.locator("tr[data-refused=SHEET_DECISION]")
    await expect(refused).to_contain_text(str(invalid[1]["_row"]))
    await expect(refused).to_contain_text("该行不能作这样的决定")
    assert await violations(page) == []
    await shot(page, "quarantine-account")
    await dialog.get_by_role("button", name="关闭").last.click()
    assert cells(demo, "INVALID") == before - 1
    assert page.broken == []  # type: ignore[attr-defined]
    # What is dismissed here is open again for the tests beside.
    group = next(one for one in demo.data("admin", GROUPS, dismissed=True)["quarantine"])
    key = {name: group[name] for name in ("connection", "stream", "entity", "field", "code")}
    nodes = demo.data("admin", PAGE, group=key)["quarantined"]["nodes"]
    demo.data("admin", REOPEN, ids=[one["id"] for one in nodes])


def refilled(file: Path, said: dict[str, str]) -> bytes:
    """With these decisions, by row."""

    def fill(sheet: str, row: dict[str, str]) -> str:
        return said.get(row["_row"], "") if sheet == "待处理" else ""

    return filled(file, fill)
