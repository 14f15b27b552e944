"""Rows that may be one person: looked at side by side, made one, kept apart, taken back."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.async_api import Locator, Page, expect

from hub.flows.connect import Wanted
from hub.mappings.document import read
from tests.console.axe import violations
from tests.console.conftest import Opened, shot, system
from tests.support.demo import Running
from tests.support.outside import write_csv

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NAME: Final = "second-file"
MAPPING: Final = """
hub: mapping/1
stream: cards
precedence: 40
rows:
  - entity: Employee
    key: 卡
    create: true
    fields: {legal_name: 姓名, birth_date: 出生日期, private_phone: 手机}
"""
PEOPLE = "{ employees(first: 100) { nodes { id number legalName birthDate privatePhone } } }"
PAIRS = """query ($state: String) { identityPairs(state: $state, first: 200) {
  nodes { one other reason } } }"""
MERGES = "{ identityMerges(standing: false) { survivor reason undoneReason } }"
COLUMNS = ("卡", "姓名", "出生日期", "手机")


@pytest.fixture
async def twice(demo: Running, tmp_path: Path) -> AsyncIterator[list[Any]]:
    """Three people whom a second system has too, under keys of its own."""
    found = demo.data("hr", PEOPLE)["employees"]["nodes"]
    people = [one for one in found if one["number"] and one["birthDate"] and one["privatePhone"]]
    people = people[30:33]
    file = tmp_path / "cards.csv"
    write_csv(file, COLUMNS, [
        dict(zip(COLUMNS, (f"C{at}", one["legalName"], one["birthDate"], one["privatePhone"]),
                 strict=True))
        for at, one in enumerate(people)
    ])  # fmt: skip
    config = {"path": str(tmp_path), "streams": {"cards": {"glob": "cards.csv"}}}
    async with system(demo, Wanted(NAME, "files", config, [read(MAPPING, "cards")]), file, COLUMNS):
        yield people


def pair_of(page: Page, person: Any) -> Locator:
    return page.locator(f"tr[data-pair*='{person['id']}']")


async def test_pairs_are_decided_by_keyboard_alone(
    opened: Opened, demo: Running, twice: list[Any], packages: object
) -> None:
    """Found, laid side by side, made one, kept apart; the merge is taken back."""
    page = await opened("hr", "/identity", locale="zh-CN")
    await expect(page.get_by_role("heading", level=1)).to_have_text("身份核对")
    await page.get_by_role("button", name="比对所有人员").first.click()
    await expect(page.get_by_role("status")).to_contain_text(re.compile(r"比对 \d+ 对"))
    first, second, third = (pair_of(page, one) for one in twice)
    for row in (first, second, third):
        await expect(row).to_contain_text("确定")
    await first.focus()
    await page.keyboard.press("Enter")
    beside = page.get_by_role("table", name="并排查看")
    born = beside.locator("tr[data-field=birthDate] td")
    await expect(born).to_have_text([twice[0]["birthDate"]] * 2)
    assert await violations(page) == []
    await shot(page, "identity-zh")
    stays = await kept_by(first, twice[0])
    await first.focus()
    await page.keyboard.press(stays)
    reason = page.get_by_label("原因（记入审计）")
    await expect(reason).to_be_focused()  # nothing is decided without a reason
    await page.keyboard.type("核对过证件")
    await first.focus()
    await page.keyboard.press(stays)
    await expect(page.get_by_role("status")).to_contain_text("已合并")
    await expect(first).to_have_count(0)
    for row in (second, third):
        await row.focus()
        await page.keyboard.press("x")
    await page.keyboard.press("b")
    await expect(page.get_by_role("status")).to_contain_text("已记住 2 对是两个人")
    await expect(third).to_have_count(0)
    await page.goto("/console/identity?state=apart")
    await expect(third).to_contain_text("核对过证件")
    assert await violations(page) == []
    await page.get_by_role("tab", name="合并记录").click()
    merge = page.locator("tr[data-merge]").filter(has_text=twice[0]["legalName"])
    assert await violations(page) == []
    await shot(page, "identity-merges-zh")
    await merge.focus()
    await page.keyboard.press("t")
    await page.get_by_role("dialog").get_by_label("原因").fill("看错了")
    assert await violations(page) == []
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("status")).to_contain_text("已退回")
    await expect(merge).to_have_count(0)
    [done] = [one for one in demo.data("admin", MERGES)["identityMerges"]
              if one["survivor"] == twice[0]["id"]]  # fmt: skip
    assert (done["reason"], done["undoneReason"]) == ("核对过证件", "看错了")
    apart = demo.data("admin", PAIRS, state="apart")["identityPairs"]["nodes"]
    assert {one["id"] for one in twice} <= {pair[at] for pair in apart for at in ("one", "other")}
    assert page.broken == []  # type: ignore[attr-defined]


async def kept_by(row: Locator, person: Any) -> str:
    """The key by which that person's row stays."""
    name = await row.get_attribute("data-pair")
    assert name is not None
    return "1" if name.startswith(person["id"]) else "2"


async def test_it_is_for_administrators(opened: Opened, packages: object) -> None:
    for who in ("hrbp", "payroll", "manager", "employee"):
        page = await opened(who, "/identity", locale="en")
        await expect(page.locator("main")).to_be_visible()
        await expect(page.locator("[aria-busy=true]")).to_have_count(0)
        await expect(page.get_by_role("link", name="Who is who")).to_have_count(0)
        await expect(page.locator("tr[data-pair]")).to_have_count(0)
