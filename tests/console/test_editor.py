"""The mapping editor as a bench: lines, words of a column, rows and conditions, examples, size."""

import re
from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.console.axe import violations
from tests.console.conftest import Opened, shot
from tests.support.demo import Running

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SYSTEM, STREAM = "employee-file", "employees"
PLACE = f"/mappings/{SYSTEM}/{STREAM}"
DOCUMENT = """query ($c: String!, $s: String!) {
  mapping(connection: $c, stream: $s) { document draft { document acts } }
}"""
SAVE = """mutation ($c: String!, $s: String!, $document: JSON!) {
  saveMappingDraft(input: {connection: $c, stream: $s, document: $document}) { __typename }
}"""
DISCARD = """mutation ($c: String!, $s: String!) {
  discardMappingDraft(input: {connection: $c, stream: $s}) { __typename }
}"""


def mapping(demo: Running, stream: str = STREAM, system: str = SYSTEM) -> Any:
    return demo.data("admin", DOCUMENT, c=system, s=stream)["mapping"]


def discard(demo: Running, stream: str = STREAM, system: str = SYSTEM) -> None:
    demo.data("admin", DISCARD, c=system, s=stream)


async def settled(page: Page) -> None:
    await expect(page.get_by_text(re.compile("^(已保存|Saved)$"))).to_be_visible()


async def test_lines_join_their_columns_and_our_fields(opened: Opened, packages: object) -> None:
    """Each side says what it holds; a click on ours opens its rule; the table is one tab away."""
    page = await opened("hr", f"{PLACE}?view=lines", locale="zh-CN")
    column = page.locator(".react-flow__node-theirs").first
    await expect(column).to_contain_text("为空")
    await expect(page.locator(".react-flow__edge").first).to_be_attached()
    ours = page.locator(".react-flow__node-ours").first
    await expect(ours).to_contain_text("DIRECTORY")
    assert await violations(page) == []
    await shot(page, "mapping-lines")
    await ours.click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    await page.keyboard.press("Escape")
    await page.get_by_text("表格", exact=True).click()
    await expect(page.get_by_role("table").first).to_be_visible()
    assert page.broken == []  # type: ignore[attr-defined]


async def test_words_rows_and_conditions_are_edited_by_form(
    opened: Opened, demo: Running, packages: object
) -> None:
    """What is chosen stands in the draft; nobody approves their own."""
    page = await opened("hr", PLACE, locale="zh-CN")
    await page.get_by_role("button", name="编辑性别").click()
    drawer = page.get_by_role("dialog")
    await expect(drawer.get_by_role("heading", name="该列的词语")).to_be_visible()
    words = drawer.locator("section[aria-labelledby=words] tbody tr")
    await expect(words.first.get_by_role("cell").first).to_have_text(re.compile(r"\d+"))
    assert await violations(page) == []
    await shot(page, "mapping-words")
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="行规则：Employee").click()
    drawer = page.get_by_role("dialog")
    await drawer.get_by_role("button", name="添加条件").click()
    await drawer.get_by_role("combobox", name="条件 1 的判断").click()
    await page.get_by_role("option", name="有值", exact=True).click()
    newest = drawer.get_by_role("group", name="最新数据优先")
    await newest.get_by_role("combobox", name="以最新记录为准的字段").click()
    await page.get_by_role("option", name="性别", exact=True).click()
    await newest.get_by_role("combobox", name="记录的修改时间").click()
    await page.get_by_role("option", name="入职日期", exact=True).click()
    await newest.get_by_role("combobox", name="添加步骤").click()
    await page.get_by_role("option", name=re.compile("^instant ")).click()
    assert await violations(page) == []
    await shot(page, "mapping-row")
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="整体规则").click()
    drawer = page.get_by_role("dialog")
    await drawer.get_by_label("优先级").fill("80")
    await drawer.get_by_label("名称", exact=True).fill("clean")
    await drawer.get_by_role("button", name="添加命名值").click()
    assert await violations(page) == []
    await shot(page, "mapping-whole")
    await page.keyboard.press("Escape")
    await settled(page)
    draft = mapping(demo)["draft"]
    assert draft["document"]["precedence"] == 80
    assert list(draft["document"]["values"]) == ["clean"]
    [condition] = draft["document"]["rows"][0]["when"]
    assert condition["present"] is True
    assert draft["document"]["rows"][0]["newest"] == ["gender"]
    assert draft["document"]["rows"][0]["changed"] == {"from": "入职日期", "steps": ["instant"]}
    await page.get_by_role("tab", name="预览与发布").click()
    await page.get_by_role("button", name="预览", exact=True).click()
    await expect(page.get_by_role("heading", name="影响")).to_be_visible(timeout=60_000)
    await page.get_by_role("button", name="发布").click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    await expect(page.get_by_role("button", name="批准他人的草稿")).to_have_count(0)
    discard(demo)


async def test_an_example_is_written_and_runs_on_what_is_edited(
    opened: Opened, demo: Running, packages: object
) -> None:
    """It holds or says where not, before anything is published."""
    page = await opened("hr", f"{PLACE}?tab=examples", locale="en")
    await page.get_by_role("button", name="Add an example").click()
    await page.get_by_label("Name of the example").fill("full-width")
    given = page.get_by_role("table", name="The record")
    row = mapping(demo)["document"]["rows"][0]
    path = row["fields"]["legal_name"]
    path = path if isinstance(path, str) else path["from"]
    number = row["find"]["from"]
    await given.get_by_label(number, exact=True).fill("E00001")
    await given.get_by_label(path, exact=True).fill("䶮某")
    should = page.get_by_role("table", name="Should give")
    await should.get_by_label("Employee.legal_name", exact=True).fill("别人")
    assert await violations(page) == []
    await shot(page, "mapping-example")
    await page.get_by_role("button", name="Keep the example").click()
    kept = page.get_by_role("article", name="full-width")
    await expect(kept).to_contain_text("does not hold")
    await kept.get_by_role("button", name="Edit full-width").click()
    await (
        page.get_by_role("table", name="Should give")
        .get_by_label("Employee.legal_name", exact=True)
        .fill("䶮某")
    )
    await page.get_by_role("button", name="Keep the example").click()
    await expect(kept.get_by_text("holds", exact=True)).to_be_visible()
    await kept.get_by_role("button", name="Remove full-width").click()
    await expect(kept).to_have_count(0)


async def test_rows_of_a_record_are_chosen_by_form(
    opened: Opened, demo: Running, packages: object
) -> None:
    """Columns or the items of a list; rules follow an item's name, and what is wrong is said."""
    system, stream = "payroll", "payslips"
    before = next(one for one in mapping(demo, stream, system)["document"]["rows"] if "each" in one)
    name = before.get("name", before["entity"])
    page = await opened("hr", f"/mappings/{system}/{stream}", locale="zh-CN")
    await page.get_by_role("button", name=f"行规则：{name}", exact=True).click()
    drawer = page.get_by_role("dialog")
    form = drawer.get_by_role("group", name="记录产生的行")
    picked = before["each"].get("name", "name")
    await expect(form).to_contain_text(f"本行的规则可取用：${picked}")
    named = form.get_by_label("列名记作")
    await named.fill("工资项")
    await named.press("Tab")
    await expect(form).to_contain_text("本行的规则可取用：$工资项")
    assert await violations(page) == []
    await shot(page, "mapping-each-columns")
    await settled(page)
    row = own_row(demo, stream, system, name)
    assert row["each"] == {**before["each"], "name": "工资项"}
    texts = [one if isinstance(one, str) else one.get("from") for one in row["fields"].values()]
    assert "$工资项" in texts
    assert f"${picked}" not in texts
    await form.get_by_role("combobox", name="一条记录产生").click()
    await page.get_by_role("option", name="列表的每一项各一行").click()
    await form.get_by_role("combobox", name="列表", exact=True).click()
    await page.get_by_role("option").first.click()
    item = form.get_by_label("列表项记作")
    await item.fill("school")
    await item.press("Tab")
    await form.get_by_role("switch", name="没有该列表时视为空").check()
    assert await violations(page) == []
    await shot(page, "mapping-each")
    await settled(page)
    each = own_row(demo, stream, system, name)["each"]
    assert (each["item"], each["absent"]) == ("school", "empty")
    await page.keyboard.press("Escape")
    await expect(page.locator(".fault").first).to_be_visible()  # the rules still pick columns
    discard(demo, stream, system)
    assert page.broken == []  # type: ignore[attr-defined]


def own_row(demo: Running, stream: str, system: str, name: str) -> Any:
    """Of the draft."""
    rows = mapping(demo, stream, system)["draft"]["document"]["rows"]
    return next(one for one in rows if one.get("name", one["entity"]) == name)
