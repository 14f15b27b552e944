"""A rule is changed, seen at work, previewed, published, and taken back."""

import pytest
from playwright.async_api import expect

from tests.console.axe import violations
from tests.console.conftest import Opened, shot
from tests.support.demo import Running

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PLACE = "/mappings/moodle/courses"
VERSIONS = """{ mapping(connection: "moodle", stream: "courses") {
  versionInUse draft { state } versions { version reason }
} }"""


async def test_a_rule_goes_from_draft_to_version_and_back(opened: Opened, demo: Running) -> None:
    """Nothing is lost on reload, faults stand at their rule, and a rollback makes all as it was."""
    page = await opened("hr", PLACE, locale="zh-CN")
    await page.get_by_role("button", name="编辑课程名称").click()
    drawer = page.get_by_role("dialog")
    await drawer.get_by_role("combobox", name="添加步骤…").fill("case")
    await page.get_by_role("option", name="case").click()
    fault = drawer.get_by_role("alert").first
    await expect(fault).to_have_text("步骤的设置有误。 涉及：to。 请在步骤表单中更正。")
    await shot(page, "mapping-fault")
    assert await violations(page) == []
    await drawer.get_by_role("combobox", name="to").click()
    await page.get_by_role("option", name="upper").click()
    await expect(drawer.get_by_role("alert")).to_have_count(0)
    await expect(drawer.get_by_text("→").first).to_be_visible()
    await shot(page, "mapping-field")
    await drawer.get_by_role("button", name="关闭").last.click()
    await expect(page.get_by_text("已保存", exact=True)).to_be_visible()
    await page.reload()
    await expect(page.locator(".chip", has_text="case upper")).to_be_visible()
    await page.get_by_role("tab", name="预览与发布").click()
    await page.get_by_role("button", name="预览", exact=True).click()
    await expect(page.get_by_role("heading", name="影响")).to_be_visible(timeout=60_000)
    assert await violations(page) == []
    await shot(page, "mapping-preview")
    await page.get_by_role("button", name="发布").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("原因").fill("课程名统一大写")
    await dialog.get_by_role("button", name="发布").click()
    await expect(page.get_by_text("版本 2 已启用")).to_be_visible(timeout=60_000)
    await expect(page.get_by_role("heading", name="版本 2")).to_be_visible()
    await shot(page, "mapping-versions")
    found = demo.data("admin", VERSIONS)["mapping"]
    assert found["versionInUse"] == 2
    assert found["draft"] is None
    assert found["versions"][0]["reason"] == "课程名统一大写"
    await page.get_by_role("button", name="重新启用").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("原因").fill("培训部要求恢复")
    await dialog.get_by_role("button", name="重新启用").click()
    await expect(page.get_by_text("版本 1 已重新启用。")).to_be_visible(timeout=60_000)
    assert demo.data("admin", VERSIONS)["mapping"]["versionInUse"] == 1


async def test_a_change_is_undone_by_a_key(opened: Opened, demo: Running) -> None:
    """What was removed is there again, with its steps."""
    page = await opened("hr", "/mappings/time-clock/day_results", locale="en")
    names = page.locator("section tbody th button")
    await names.first.wait_for()
    before = await names.all_inner_texts()
    await names.first.click()
    await page.get_by_role("button", name="Remove this field").click()
    await expect(names).to_have_count(len(before) - 1)
    await page.locator("h1").click()
    await page.keyboard.press("Control+z")
    await expect(names).to_have_count(len(before))
    await expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    await page.goto("/console/mappings/time-clock/day_results?tab=preview")
    await expect(page.get_by_text("Nothing differs.")).to_be_visible()
    await page.get_by_role("button", name="Give the draft up").click()
    await expect(page.get_by_role("heading", name="There is no draft")).to_be_visible()
