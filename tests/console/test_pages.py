"""Every page in Chinese and English, light and dark: what it says, and that all can use it."""

import pytest
from playwright.async_api import Page, expect

from tests.console.axe import violations
from tests.console.conftest import Opened, shot

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = {
    "home": ("", "首页", "Home"),
    "queue": ("/queue", "待定词语", "Words to decide"),
    "quarantine": ("/quarantine", "待处理记录", "Quarantine"),
    "conflicts": ("/conflicts", "数据冲突", "Conflicts"),
    "late": ("/late", "已关账期间", "Closed pay periods"),
    "own-edits": ("/own-edits", "本人修改", "Own edits"),
    "quality": ("/quality", "数据质量", "Data quality"),
    "systems": ("/systems", "系统", "Systems"),
    "mappings": ("/mappings", "映射", "Mappings"),
    "mapping": ("/mappings/employee-file/employees", "employees", "employees"),
    "versions": ("/mappings/employee-file/employees?tab=versions", "employees", "employees"),
    "people": ("/people?search=wang", "人员", "People"),
    "identity": ("/identity", "身份核对", "Who is who"),
    "accounts": ("/identity?tab=accounts", "身份核对", "Who is who"),
    "merges": ("/identity?tab=merges", "身份核对", "Who is who"),
    "vocabularies": ("/vocabularies", "词表", "Vocabularies"),
    "vocabulary": ("/vocabularies/education_level", "学历", "Education level"),
    "departments": ("/vocabularies/departments", "部门", "Departments"),
    "access": ("/access", "权限", "Access"),
    "reads": ("/access?tab=reads", "权限", "Access"),
    "policy": ("/access?tab=policy", "权限", "Access"),
    "grants": ("/access?tab=grants", "权限", "Access"),
    "doors": ("/access?tab=doors", "权限", "Access"),
    "audit": ("/audit", "操作记录", "Who did what"),
    "nowhere": ("/no/such/page", "没有这个页面", "There is no such page"),
    "connect": ("/connect", "连接系统", "Connect a system"),
    "connection": (
        "/connect/time-clock",
        "修改 time-clock 的连接",
        "Change the connection time-clock",
    ),
    "system": ("/systems/time-clock", "time-clock", "time-clock"),
}
SENTENCES = """() => {
  const words = /[A-Za-z]{2,} [a-z]{3,} [a-z]{3,}/;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const quoted = node.parentElement.closest("code, pre, .raw, script, style");
    if (!quoted && words.test(node.textContent)) found.push(node.textContent);
  }
  return found;
}"""
LOOKS = [("zh-CN", "light"), ("en", "dark")]


@pytest.mark.parametrize(("locale", "scheme"), LOOKS)
@pytest.mark.parametrize("name", PAGES)
async def test_a_page_can_be_used_by_all(
    name: str, locale: str, scheme: str, opened: Opened, packages: object
) -> None:
    """It has its title in the reader's language, and axe finds nothing."""
    path, chinese, english = PAGES[name]
    page = await opened("hr", path, locale=locale, color_scheme=scheme)
    title = chinese if locale == "zh-CN" else english
    await expect(page.get_by_role("heading", level=1)).to_have_text(title)
    await expect(page.locator("[aria-busy=true]")).to_have_count(0)
    await page.wait_for_load_state("networkidle")
    await shot(page, f"{name}-{locale[:2]}-{scheme}")
    assert await page.locator("html").get_attribute("lang") == locale
    assert await violations(page) == []
    if locale == "zh-CN":
        assert await sentences_of(page) == []
    assert page.broken == []  # type: ignore[attr-defined]


async def sentences_of(page: Page) -> list[str]:
    """Texts of a page with three words of English in a row, but for what is quoted as it came."""
    found: list[str] = await page.evaluate(SENTENCES)
    return found
