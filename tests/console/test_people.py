"""A person's record says where each value comes from, and why others are locked."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.console.axe import violations
from tests.console.conftest import Opened, shot
from tests.support.demo import Running

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ONE = """query ($number: String!) {
  employee(by: {number: $number}) { id legalName number gender { label } }
}"""


def employee(demo: Running) -> dict[str, str]:
    """The demo's employee, as HR knows them."""
    number = demo.manifest().persons.employee
    found: dict[str, str] = demo.data("hr", ONE, number=number)["employee"]
    return found


async def reached(page: Page, name: str) -> None:
    """Walk with Tab until the button of that name has the focus."""
    button = page.get_by_role("button", name=name)
    await button.first.wait_for()
    for _ in range(120):
        if await button.first.evaluate("(one) => one === document.activeElement"):
            return
        await page.keyboard.press("Tab")
    raise AssertionError(name)


async def test_a_person_is_found_and_values_tell_their_origin(
    opened: Opened, demo: Running, packages: object
) -> None:
    """By number, with filters in the address; by keyboard, from the list to the origin."""
    one = employee(demo)
    page = await opened("hr", "/people", locale="en")
    await page.get_by_label("Search").fill(one["number"])
    await page.wait_for_url(re.compile(f"search={one['number']}"))
    await expect(page.get_by_role("row")).to_have_count(2)  # the head, and the one that is found
    await page.get_by_role("link", name=one["legalName"]).click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(one["legalName"])
    await reached(page, f"{one['legalName']}: where it comes from")
    origin = page.get_by_role("dialog", name=one["legalName"])
    await expect(origin).to_contain_text("employee-file / employees")
    assert await violations(page) == []
    await shot(page, "person-origin")


async def test_a_locked_value_looks_locked_and_says_why(
    opened: Opened, demo: Running, packages: object
) -> None:
    """Payroll does not read the gender of anybody; the value is nowhere in the page."""
    one = employee(demo)
    page = await opened("payroll", f"/people/{one['id']}", locale="zh-CN")
    cell = page.locator(".fact").filter(has=page.get_by_text("性别", exact=True))
    await expect(cell).to_contain_text("已锁定")
    await cell.get_by_role("button").focus()
    await expect(page.get_by_role("dialog")).to_contain_text("PERSONAL")
    assert await violations(page) == []
    await shot(page, "person-locked")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")  # what opened can be walked into
    row = page.get_by_role("row").filter(has=page.get_by_text("性别", exact=True))
    await expect(row).to_contain_text("不可")
    await shot(page, "access-why")
    await row.get_by_role("button", name="谁能看到“性别”").click()
    drawer = page.get_by_role("dialog")
    await expect(drawer.get_by_role("row").nth(1)).to_contain_text("这是其本人的记录")
    await expect(drawer).to_contain_text(one["legalName"])
    assert await violations(page) == []
    await shot(page, "who-can-see")
    await page.keyboard.press("Escape")
    names = await page.get_by_role("navigation").get_by_role("link").all_inner_texts()
    assert names == ["首页", "数据冲突", "已关账期间", "本人修改", "人员", "词表", "权限"]


async def test_an_edited_value_tells_what_it_was(opened: Opened, demo: Running) -> None:
    """The employee changes their own phone number; HR sees the one before, with its time."""
    one = employee(demo)
    ask = """query ($number: String!) { employee(by: {number: $number}) { privatePhone } }"""
    before = demo.data("hr", ask, number=one["number"])["employee"]["privatePhone"]
    change = """mutation ($id: ID!) { correctEmployee(input: {
      id: $id, set: {privatePhone: "+8619900000001"}, reason: "new number"}) { __typename } }"""
    done = demo.data("employee", change, id=one["id"])
    assert done["correctEmployee"]["__typename"] == "CorrectEmployeeSuccess"
    page = await opened("hr", f"/people/{one['id']}", locale="zh-CN")
    cell = page.locator(".fact").filter(has=page.get_by_text("手机号", exact=True))
    await cell.get_by_role("button").focus()
    told = page.get_by_role("dialog")
    await expect(told).to_contain_text("以前")
    await expect(told).to_contain_text(before)
    assert await violations(page) == []
    await shot(page, "person-before")


async def test_a_department_is_renamed_and_everybody_sees_it(opened: Opened, demo: Running) -> None:
    """With a reason; the tree, the people and an employee's own token have the new name."""
    person = demo.data("employee", "{ viewer { employee { department { id name } } } }")
    unit = person["viewer"]["employee"]["department"]
    page = await opened("hr", "/vocabularies/departments", locale="zh-CN")
    await page.get_by_role("button", name=unit["name"], exact=True).click()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("任岗、授权和映射都随部门保留")
    await dialog.get_by_role("textbox", name="名称", exact=True).fill("销售一组（华东）")
    await expect(dialog.get_by_role("button", name="保存")).to_be_disabled()  # no reason yet
    await dialog.get_by_label("原因").fill("董事会决议")
    assert await violations(page) == []
    await dialog.get_by_role("button", name="保存").click()
    await expect(page.get_by_role("button", name="销售一组（华东）", exact=True)).to_be_visible()
    await shot(page, "department-renamed")
    seen = demo.data("employee", "{ viewer { employee { department { id name } } } }")
    assert seen["viewer"]["employee"]["department"] == {
        "id": unit["id"],
        "name": "销售一组（华东）",
    }


async def test_a_word_is_tried_in_a_vocabulary(opened: Opened, packages: object) -> None:
    """What it becomes is said, or what it may mean with the evidence."""
    page = await opened("hrbp", "/vocabularies/education_level", locale="zh-CN")
    word = page.get_by_role("textbox")
    await word.fill("大学本科")
    await expect(page.get_by_role("status").first).to_contain_text("→")
    await word.fill("研究生")
    await expect(page.get_by_role("status").first).to_contain_text("硕士")
    assert await violations(page) == []
    await shot(page, "vocabulary-try")


CHANGE = """mutation ($input: CorrectEmployeeInput!) {
  correctEmployee(input: $input) { __typename ... on Problem { code } }
}"""


async def test_a_value_is_changed_with_a_reason_and_nobody_is_overwritten(
    opened: Opened, demo: Running, packages: object
) -> None:
    """The new value tells its origin; who was overtaken is told so, and keeps what they typed."""
    one = employee(demo)
    page = await opened("hr", f"/people/{one['id']}", locale="zh-CN")
    await page.get_by_role("button", name="更改", exact=True).click()
    form = page.get_by_role("dialog")
    await form.get_by_label("常用名").fill("小龘")
    save = form.get_by_role("button", name="更改", exact=True)
    await expect(save).to_be_disabled()  # a reason is missing
    await expect(form.get_by_role("list", name="改动")).to_contain_text("小龘")
    assert await violations(page) == []
    await form.get_by_label("原因").fill("本人要求")
    await shot(page, "person-change")
    wanted = {"id": one["id"], "reason": "meanwhile", "set": {"nativePlace": "浙江绍兴"}}
    told = demo.data("hr", CHANGE, input=wanted)["correctEmployee"]
    assert told == {"__typename": "CorrectEmployeeSuccess"}
    await save.click()
    await expect(page.get_by_text("刚刚被他人更改")).to_be_visible()
    await expect(form.get_by_label("常用名")).to_have_value("小龘")
    await expect(form.get_by_label("籍贯", exact=True)).to_have_value("浙江绍兴")
    await save.click()
    await expect(form).to_have_count(0)
    cell = page.locator(".fact").filter(has=page.get_by_text("常用名", exact=True))
    await expect(cell).to_contain_text("小龘")
    await cell.get_by_role("button").focus()
    await expect(page.get_by_role("dialog", name="小龘")).to_contain_text("本人要求")
    assert await violations(page) == []
    await shot(page, "person-changed")


SOME = "{ employees(first: 100) { nodes { id legalName } } }"
MAY = "query ($id: ID!) { access(id: $id) { field write } }"


async def test_who_may_change_nothing_is_offered_nothing(
    opened: Opened, demo: Running, packages: object
) -> None:
    """Of people beyond their part of the company, an HR partner reads what everybody reads."""
    found = demo.data("hrbp", SOME)["employees"]["nodes"]
    one = next(
        one
        for one in found
        if not any(cell["write"] for cell in demo.data("hrbp", MAY, id=one["id"])["access"])
    )
    page = await opened("hrbp", f"/people/{one['id']}", locale="en")
    await expect(page.get_by_role("heading", level=1)).to_have_text(one["legalName"])
    # What they may do has arrived with what they may not read.
    await expect(page.locator(".fact").filter(has_text="Locked").first).to_be_visible()
    await expect(page.get_by_role("button", name="Change", exact=True)).to_have_count(0)


POSTS = """query ($id: ID!) {
  employee(by: {id: $id}) {
    position
    assignments(first: 9, orderBy: [{effectiveFrom: ASC}]) {
      nodes { effectiveFrom effectiveTo position department { name } }
    }
  }
}"""


async def test_a_person_is_shown_as_on_another_day(
    opened: Opened, demo: Running, packages: object
) -> None:
    """The day lies in the address; nothing is changed there, and today's page stays today's."""
    one = employee(demo)
    post = demo.data("hr", POSTS, id=one["id"])["employee"]["assignments"]["nodes"][0]
    page = await opened("hr", f"/people/{one['id']}", locale="en")
    await page.get_by_label("As of").fill(post["effectiveFrom"])
    await page.wait_for_url(re.compile(f"on={post['effectiveFrom']}"))
    await expect(page.get_by_role("alert")).to_contain_text(post["effectiveFrom"])
    cell = page.locator(".fact").filter(has=page.get_by_text("Position", exact=True))
    await expect(cell).to_contain_text(post["position"])
    name = page.locator(".fact").filter(has=page.get_by_text("Legal name *", exact=True))
    await expect(name).to_contain_text(one["legalName"])
    await expect(page.get_by_role("button", name="Change", exact=True)).to_have_count(0)
    assert await violations(page) == []
    await shot(page, "person-as-of")
    await page.get_by_role("button", name="Back to today").click()
    await expect(page.get_by_role("button", name="Change", exact=True)).to_be_visible()
    await expect(page.get_by_role("alert")).to_have_count(0)


MANY = """query ($numbers: [String!]!) {
  employees(filter: {number: {in: $numbers}}) { nodes { id legalName number workPhone } }
}"""


async def test_several_people_are_changed_at_once(
    opened: Opened, demo: Running, packages: object
) -> None:
    """What would become of each stands there before; nothing changes until it is said again."""
    page = await opened("hr", "/people", locale="zh-CN")
    rows = page.locator("tbody tr")
    await expect(rows.nth(2)).to_be_visible()
    numbers = [await rows.nth(at).locator("td").nth(1).inner_text() for at in range(3)]
    for at in range(3):
        await rows.nth(at).get_by_role("checkbox").check()
    await page.get_by_role("button", name="修改 3 人").click()
    drawer = page.get_by_role("dialog")
    fields = drawer.get_by_role("combobox", name="要修改的字段")
    await fields.click()
    await page.get_by_role("option", name="姓名", exact=True).click()
    await drawer.get_by_role("textbox", name="原因").fill("搬迁")
    await drawer.get_by_role("button", name="试算").click()
    await expect(drawer.locator("tr[data-outcome=INVALID]")).to_have_count(3)  # nobody is nameless
    await expect(drawer.get_by_role("button", name="修改这 0 人")).to_be_disabled()
    await fields.press("Backspace")
    await fields.click()
    await page.get_by_role("option", name="办公电话", exact=True).click()
    await drawer.get_by_role("textbox", name="办公电话").fill("+862155550100")
    await drawer.get_by_role("button", name="试算").click()
    await expect(drawer.locator("tr[data-outcome=CHANGED]")).to_have_count(3)
    assert await violations(page) == []
    await shot(page, "people-change-many")
    before = demo.data("hr", MANY, numbers=numbers)["employees"]["nodes"]
    assert all(one["workPhone"] != "+862155550100" for one in before)
    await drawer.get_by_role("button", name="修改这 3 人").click()
    await expect(drawer.get_by_role("heading", name="修改结果")).to_be_visible()
    await expect(drawer.get_by_role("status")).to_have_text("3 人中有 3 人的值改变。")
    after = demo.data("hr", MANY, numbers=numbers)["employees"]["nodes"]
    assert len(after) == 3
    assert all(one["workPhone"] == "+862155550100" for one in after)


async def test_who_edits_nobody_marks_nobody(
    opened: Opened, demo: Running, packages: object
) -> None:
    page = await opened("payroll", "/people", locale="en")
    await expect(page.locator("tbody tr").first).to_be_visible()
    await expect(page.get_by_role("checkbox")).to_have_count(0)
