"""Departments change from a day on, with what moves shown before; terms are edited the same way."""

import re
from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from tests.console.axe import violations
from tests.console.conftest import Opened, shot
from tests.support.demo import Running

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PLACE = "/vocabularies/departments"
MAKE = """mutation ($code: String!, $name: String!) { createDepartment(input: {
  reason: "测试", department: {code: $code, name: $name}}) {
  ... on CreateDepartmentSuccess { department { id } } ... on Problem { code message } } }"""
ONE = """query ($code: String!) { departments(filter: {code: {eq: $code}}) { nodes {
  name effectiveTo mergedInto { code } } } }"""
EFFECT = """query ($id: ID!, $into: ID!) { departmentChangeEffect(change: {
  kind: MERGE, department: $id, into: $into}) { people moved } }"""
BIG = """{ departments(first: 100) { nodes { id name employees(first: 0) { totalCount } } } }"""
TERM = """query ($value: String!) { vocabulary(name: "reward_kind") {
  match(values: [$value]) { term } terms { code active label(lang: ZH) } } }"""


def make(demo: Running, code: str, name: str) -> str:
    made = demo.data("hr", MAKE, code=code, name=name)["createDepartment"]
    found: str = made["department"]["id"]
    return found


def department(demo: Running, code: str) -> Any:
    [found] = demo.data("hr", ONE, code=code)["departments"]["nodes"]
    return found


async def unit(page: Page, name: str) -> Locator:
    await page.get_by_role("button", name=name, exact=True).click()
    return page.get_by_role("dialog")


async def kind(drawer: Locator, name: str) -> None:
    await drawer.locator("label").filter(has_text=re.compile(f"^{name}$")).click()


async def choose(page: Page, drawer: Locator, label: str, option: str) -> None:
    await drawer.get_by_role("combobox", name=label).click()
    await drawer.get_by_role("combobox", name=label).fill(option)
    await page.get_by_role("option", name=re.compile(option)).first.click()


async def test_a_department_is_merged_and_what_moves_is_shown_before(
    opened: Opened, demo: Running, packages: object
) -> None:
    """Nothing happens before a reason is given; then the other one has its place."""
    make(demo, "M1", "待合并部")
    into = make(demo, "M2", "承接部")
    counts = demo.data("hr", BIG)["departments"]["nodes"]
    biggest = max(counts, key=lambda one: one["employees"]["totalCount"])
    page = await opened("hr", PLACE, locale="zh-CN")
    drawer = await unit(page, biggest["name"])
    await kind(drawer, "合并")
    await choose(page, drawer, "并入部门", "承接部")
    effect = demo.data("hr", EFFECT, id=biggest["id"], into=into)["departmentChangeEffect"]
    assert effect["people"] > 0
    told = f"现有 {effect['people']} 人在该部门，其中 {effect['moved']} 人将转到其他部门。"
    await expect(drawer.get_by_text(told)).to_be_visible()
    assert await violations(page) == []
    await shot(page, "department-merge")
    await expect(drawer.get_by_role("button", name="保存")).to_be_disabled()
    await page.keyboard.press("Escape")
    await expect(drawer).to_have_count(0)
    drawer = await unit(page, "待合并部")
    await kind(drawer, "合并")
    await choose(page, drawer, "并入部门", "承接部")
    await drawer.get_by_label("原因").fill("决议")
    await drawer.get_by_role("button", name="保存").click()
    await expect(page.get_by_role("status").last).to_contain_text("“待合并部”已变更")
    assert department(demo, "M1")["mergedInto"] == {"code": "M2"}
    await expect(page.locator("section[aria-labelledby=changes]")).to_contain_text("合并 → 承接部")
    assert await violations(page) == []
    assert page.broken == []  # type: ignore[attr-defined]


async def test_a_plan_is_seen_on_its_day_and_taken_back(opened: Opened, demo: Running) -> None:
    """The tree of the day has it; today's does not."""
    make(demo, "P1", "Planned unit")
    page = await opened("hr", PLACE, locale="en")
    drawer = await unit(page, "Planned unit")
    await drawer.get_by_label("Name", exact=True).fill("Unit to come")
    await drawer.get_by_label("From").fill("2099-01-01")
    await drawer.get_by_label("Reason").fill("decided")
    await drawer.get_by_role("button", name="Save").click()
    await expect(page.get_by_role("status").last).to_contain_text("planned to change on 2099-01-01")
    await page.get_by_label("Show the tree of a day").fill("2099-01-01")
    tree = page.get_by_role("list", name="Departments on 2099-01-01")
    await expect(tree.get_by_text("Unit to come")).to_be_visible()
    await page.get_by_label("Show the tree of a day").fill("")
    await expect(page.get_by_role("button", name="Planned unit", exact=True)).to_be_visible()
    changes = page.locator("section[aria-labelledby=changes]")
    await changes.get_by_role("button", name=re.compile("Take back · Planned unit")).click()
    await expect(changes.locator("tr").filter(has_text="Planned unit")).to_contain_text(
        "Taken back"
    )
    await page.get_by_label("Show the tree of a day").fill("2099-01-02")
    tree = page.get_by_role("list", name="Departments on 2099-01-02")
    await expect(tree.get_by_text("Planned unit")).to_be_visible()
    assert page.broken == []  # type: ignore[attr-defined]


async def test_a_split_says_who_goes_where(opened: Opened, demo: Running) -> None:
    """Two people go elsewhere; what it would come to is told, and cancelled."""
    make(demo, "S1", "Split target")
    counts = demo.data("hr", BIG)["departments"]["nodes"]
    biggest = max(counts, key=lambda one: one["employees"]["totalCount"])
    page = await opened("hr", PLACE, locale="en")
    drawer = await unit(page, biggest["name"])
    await kind(drawer, "Split")
    await choose(page, drawer, "Where the rest goes", "Split target")
    await choose(page, drawer, "Goes to", "Split target")
    await drawer.get_by_role("combobox", name="Who").click()
    await page.get_by_role("option").first.click()
    await page.keyboard.press("Escape")
    await expect(drawer.get_by_text(re.compile(r"would be elsewhere"))).to_be_visible()
    assert await violations(page) == []
    await shot(page, "department-split")


async def test_a_department_gets_and_loses_another_name(opened: Opened, demo: Running) -> None:
    """Of one system or of all."""
    make(demo, "A1", "有别名的部门")
    page = await opened("hr", PLACE, locale="zh-CN")
    drawer = await unit(page, "有别名的部门")
    await drawer.get_by_role("tab", name="其他名称").click()
    await drawer.get_by_role("textbox", name="名称", exact=True).fill("老部门")
    await drawer.get_by_label("原因").fill("薪资系统这样称呼")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("status").last).to_contain_text("“老部门”已可识别")
    names = drawer.get_by_role("table", name="其他名称")
    await expect(names).to_contain_text("老部门")
    assert await violations(page) == []
    await names.get_by_role("button", name="移除 老部门").click()
    await expect(names).to_have_count(0)


async def test_a_term_is_added_renamed_and_retired(
    opened: Opened, demo: Running, packages: object
) -> None:
    """A word under its other name is known at once; the effect is told before."""
    page = await opened("hr", "/vocabularies/reward_kind", locale="zh-CN")
    await page.get_by_role("button", name="新增术语").click()
    drawer = page.get_by_role("dialog")
    await drawer.get_by_label("代码").fill("idea_bonus")
    await drawer.get_by_label("中文名称").fill("金点子奖")
    await drawer.get_by_label("英文名称").fill("Idea bonus")
    await drawer.get_by_label("增加的别名").first.fill("好主意奖")
    await page.keyboard.press("Enter")
    await expect(drawer.get_by_text("0 个待定词语将可识别")).to_be_visible()
    await drawer.get_by_label("原因").fill("新制度")
    assert await violations(page) == []
    await shot(page, "term-edit")
    await drawer.get_by_role("button", name="保存").click()
    await expect(drawer).to_have_count(0)
    found = demo.data("hr", TERM, value="好主意奖")["vocabulary"]
    assert found["match"] == [{"term": "idea_bonus"}]
    await page.get_by_role("button", name="编辑 金点子奖", exact=True).click()
    await drawer.get_by_label("中文名称").fill("创意奖金")
    await drawer.get_by_role("switch", name="可选用").click(force=True)
    await drawer.get_by_label("原因").fill("并入其他奖励")
    await drawer.get_by_role("button", name="保存").click()
    await expect(drawer).to_have_count(0)
    terms = demo.data("hr", TERM, value="-")["vocabulary"]["terms"]
    [mine] = [one for one in terms if one["code"] == "idea_bonus"]
    assert mine == {"code": "idea_bonus", "active": False, "label": "创意奖金"}
    await expect(page.locator("section[aria-labelledby=edits]")).to_contain_text("并入其他奖励")
    assert await violations(page) == []
    assert page.broken == []  # type: ignore[attr-defined]
