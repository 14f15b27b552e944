"""What axe finds on a page: rules of WCAG 2.2 A and AA, and best practices.

That a control's name contains the words on it (2.5.3) is a rule that axe leaves off by itself.
"""

from functools import cache
from typing import Any, Final

from playwright.async_api import Page

from tests.docs.fences import ROOT

_SOURCE: Final = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
_RULES: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN: Final = """async (rules) => {
  const found = await axe.run(document, {
    runOnly: rules,
    rules: {"label-content-name-mismatch": {enabled: true}},
  });
  return found.violations.map((one) => [one.id, one.help, one.nodes.map((node) => node.html)]);
}"""


async def violations(page: Page) -> list[Any]:
    """Rule, help and places of each; the page's own policy lets no tool in, so it is passed by."""
    await page.wait_for_timeout(250)  # colours of what has just appeared still change
    session = await page.context.new_cdp_session(page)
    await session.send("Runtime.evaluate", {"expression": _axe()})
    found: list[Any] = await page.evaluate(_RUN, _RULES)
    return found


@cache
def _axe() -> str:
    return _SOURCE.read_text(encoding="utf-8")
