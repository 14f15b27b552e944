"""Every page on a tablet, held upright and on its side, by touch."""

from typing import Any, Final

import pytest
from playwright.async_api import Page, expect

from tests.console.axe import violations
from tests.console.conftest import Opened, shot
from tests.console.test_pages import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.slow]

UPRIGHT: Final = {"width": 820, "height": 1180}
ON_ITS_SIDE: Final = {"width": 1180, "height": 820}
HELD: Final = {"upright": UPRIGHT, "on-its-side": ON_ITS_SIDE}
TOUCHED: Final = {"has_touch": True, "is_mobile": True}
BEYOND: Final = """() => {
  const wide = document.documentElement.clientWidth;
  const found = [];
  if (document.documentElement.scrollWidth > wide) found.push("the page itself");
  const rolls = (node) => {
    for (let one = node.parentElement; one; one = one.parentElement) {
      const how = getComputedStyle(one).overflowX;
      if (["auto", "scroll"].includes(how) && one.scrollWidth > one.clientWidth) return true;
    }
    return false;
  };
  const usable = "a[href], button, input, select, textarea, [role=tab], [role=button]";
  for (const node of document.querySelectorAll(usable)) {
    const box = node.getBoundingClientRect();
    if (box.width === 0 || box.height === 0 || node.closest(".skip")) continue;
    if (getComputedStyle(node).visibility === "hidden") continue;
    if ((box.right > wide + 1 || box.left < -1) && !rolls(node)) found.push(node.outerHTML);
  }
  return found.map((one) => one.slice(0, 160));
}"""
"""What lies where nobody can reach it: beside the page, and not in a part that rolls by itself."""


@pytest.mark.parametrize("held", HELD)
async def test_pages_fit_a_tablet(held: str, opened: Opened, packages: object) -> None:
    """No page rolls sideways, nothing lies beyond its edge, and axe finds nothing."""
    page = await opened("hr", viewport=HELD[held], locale="zh-CN", **TOUCHED)
    found: dict[str, list[Any]] = {}
    for name, (path, title, _) in PAGES.items():
        await page.goto(f"/console{path}")
        await expect(page.get_by_role("heading", level=1)).to_have_text(title)
        await settled(page)
        await shot(page, f"tablet-{held}-{name}")
        found[name] = [*await page.evaluate(BEYOND), *await violations(page)]
    assert {name: one for name, one in found.items() if one} == {}
    assert page.broken == []  # type: ignore[attr-defined]


async def test_work_by_touch(opened: Opened) -> None:
    """The menu opens and closes, a value tells its origin, a word is decided, a rule opens."""
    page = await opened("hr", viewport=UPRIGHT, locale="en", **TOUCHED)
    await page.get_by_role("button", name="Menu").tap()
    await page.get_by_role("link", name="People", exact=True).tap()
    await expect(page.get_by_role("heading", level=1)).to_have_text("People")
    await expect(page.get_by_role("link", name="Home", exact=True)).to_be_hidden()

    person = page.locator("tbody").get_by_role("link").first
    name = await person.inner_text()
    await person.tap()
    value = (
        page.get_by_role("main").get_by_role("button", name=f"{name}: where it comes from").first
    )
    await value.tap()
    await expect(page.get_by_role("dialog")).to_contain_text("employee-file / employees")
    await page.get_by_role("heading", level=1).tap()
    await expect(page.get_by_role("dialog")).to_have_count(0)

    await page.goto("/console/queue")
    words = page.locator("tbody tr")
    word = words.filter(has_text="研究生")  # of the others, other tests decide
    await expect(word).to_have_count(1)
    before = await words.count()
    await word.get_by_role("button").first.tap()
    await expect(word).to_have_count(0)
    await expect(words).to_have_count(before - 1)

    await page.goto("/console/mappings/employee-file/employees")
    await page.get_by_role("button", name="Edit Gender").tap()
    await expect(page.get_by_role("dialog")).to_be_visible()
    await shot(page, "tablet-rule")


async def settled(page: Page) -> None:
    """Nothing is on its way any more."""
    await expect(page.locator("[aria-busy=true]")).to_have_count(0)
    await page.wait_for_load_state("networkidle")
