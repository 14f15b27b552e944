"""The whole story in one go: a workbook that nobody knows arrives, and an employee sees the change.

It is connected, mapped by suggestion, previewed and published; the queue is emptied, a department
renamed, a mapping rolled back. HR does all of it in the browser, signed in by what they type.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.console.axe import violations
from tests.console.conftest import WEB, Opened, shot
from tests.console.signing import signed_in, taken_up
from tests.support.demo import Running
from tests.support.workbooks import workbook

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PEOPLE = """query ($number: String!) {
  employees(first: 4) { nodes { number } } employee(by: {number: $number}) { number }
}"""
MINE = """query ($other: String!) {
  viewer { employee {
    department { name } educations { nodes { school level { code } } }
  } }
  employee(by: {number: $other}) { legalName gender { code } educations { totalCount } restricted }
}"""
OFFICE = '{ connections { name } mapping(connection: "x", stream: "x") { stream } }'


@dataclass(frozen=True)
class Told:
    """The story in one language: what is typed, and the console's own words."""

    locale: str
    system: str
    word: str
    """A level of education that no vocabulary knows."""
    becomes: str
    unit: str

    @property
    def school(self) -> str:
        """Nobody else of the company was there."""
        return f"星海{self.system}大学"

    def __call__(self, path: str, **values: str) -> str:
        """A text of the console."""
        name = "zh" if self.locale.startswith("zh") else "en"
        found: Any = json.loads((WEB / "src" / "words" / f"{name}.json").read_text("utf-8"))
        for part in path.split("."):
            found = found[part]
        return re.sub(r"{{(\w+)}}", lambda one: values[one[1]], found)


STORIES = (
    Told("zh-CN", "培训登记", "研究生班", "master", "华东销售部"),
    Told("en", "alumni", "大学本科肄业", "bachelor", "East Sales"),
)


@pytest.mark.parametrize("told", STORIES, ids=lambda one: one.locale)
async def test_from_an_unknown_workbook_to_what_an_employee_sees(
    told: Told, opened: Opened, demo: Running, packages: object
) -> None:
    """Nothing but the browser and the keys of people; in both languages."""
    number = demo.manifest().persons.employee
    page = await opened(None, "/systems", locale=told.locale)
    app = await taken_up(page, demo, "hr")
    await signed_in(page, demo, "hr", app, "/console/systems")
    stream = await connected(page, told, demo, number)
    await published(page, told, stream)
    await read(page, told, demo)
    await decided(page, told)
    assert (told.school, told.becomes) in studies(demo)
    unit = await renamed(page, told, demo)
    await changed_and_taken_back(page, told, demo, stream)
    seen = sees(demo)
    assert seen["viewer"]["employee"]["department"]["name"] == unit
    assert (told.school, told.becomes) in studies(demo)
    assert seen["employee"]["gender"] is None
    assert seen["employee"]["educations"] is None
    assert {"gender", "educations"} <= set(seen["employee"]["restricted"])
    answer = demo.ask("employee", OFFICE).json()
    assert answer["data"] == {"connections": None, "mapping": None}
    assert page.broken == []  # type: ignore[attr-defined]


async def connected(page: Page, told: Told, demo: Running, number: str) -> str:
    """From the file to a draft; the name of the stream."""
    others = demo.data("hr", PEOPLE, number=number)["employees"]["nodes"]
    numbers = list(dict.fromkeys([number, *(one["number"] for one in others)]))
    header = ("工号", "学历", "毕业院校", "备注")
    rows = [(one, told.word, told.school, "") for one in numbers]
    content = workbook({told.system: [("登记表",), (), header, *rows]})
    await page.get_by_role("link", name=told("systems.connect")).click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(told("connect.title"))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    file = {"name": f"{told.system}.xlsx", "mimeType": kind, "buffer": content}
    async with page.expect_file_chooser() as chooser:
        await page.get_by_text(told("connect.choose")).click()
    await (await chooser.value).set_files([file])  # type: ignore[list-item]
    await expect(page.get_by_role("status").filter(has_text=f"{told.system}.xlsx")).to_be_visible()
    assert await violations(page) == []
    await shot(page, f"connect-system-{told.locale}")
    await page.get_by_role("button", name=told("connect.try")).click()
    box = page.get_by_role("checkbox", name=told.system)
    await box.check()
    assert await violations(page) == []
    await shot(page, f"connect-streams-{told.locale}")
    await page.get_by_role("button", name=told("connect.next")).click()
    row = page.get_by_role("row").filter(has_text="毕业院校")
    await expect(row).to_contain_text(told.school)
    assert await violations(page) == []
    await shot(page, f"connect-meaning-{told.locale}")
    await page.get_by_role("button", name=told("connect.next")).click()
    await expect(page.get_by_label(told("connect.name"))).to_have_value(told.system)
    assert await violations(page) == []
    await shot(page, f"connect-finish-{told.locale}")
    await page.get_by_role("button", name=told("connect.connect"), exact=True).click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(told.system)
    await expect(page).to_have_url(re.compile("/console/mappings/"))
    return told.system


async def published(page: Page, told: Told, stream: str) -> None:
    """The draft is previewed on what the system gives, and becomes version 1."""
    await expect(page.locator(".raw", has_text="毕业院校").first).to_be_visible()
    await shot(page, f"connect-mapping-{told.locale}")
    await publish(page, told, "1")


async def publish(page: Page, told: Told, version: str) -> None:
    """Preview, look, publish with a reason."""
    await page.get_by_role("tab", name=told("mappings.preview")).click()
    await page.get_by_role("button", name=told("mappings.runPreview"), exact=True).click()
    await expect(page.get_by_role("heading", name=told("mappings.effect"))).to_be_visible(
        timeout=60_000
    )
    assert await violations(page) == []
    await shot(page, f"connect-preview-{version}-{told.locale}")
    await page.get_by_role("button", name=told("mappings.publish")).click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label(told("common.reason")).fill(f"登记 {version}")
    await dialog.get_by_role("button", name=told("mappings.publish")).click()
    title = told("mappings.version", version=version)
    await expect(page.get_by_role("heading", name=title)).to_be_visible(timeout=60_000)


async def read(page: Page, told: Told, demo: Running) -> None:
    """The system is read now; its account balances, and words wait."""
    ask = "query ($of: String!) { runs(connection: $of) { state } }"
    before = [one["state"] for one in demo.data("admin", ask, of=told.system)["runs"]]
    await page.goto(f"/console/systems/{told.system}")
    await page.get_by_role("button", name=told("systems.runNow")).click()
    rows = page.locator("section[aria-labelledby=runs] tbody tr")
    finished = rows.filter(has_text=told("states.finished"))  # publishing made one too
    await expect(finished).to_have_count(before.count("finished") + 1, timeout=60_000)
    await expect(finished.first).to_contain_text(told("systems.balances"))
    await shot(page, f"connect-read-{told.locale}")


async def decided(page: Page, told: Told) -> None:
    """The queue of the system is emptied by keyboard: its best suggestion is taken."""
    await page.goto(f"/console/queue?connection={told.system}")
    row = page.locator("tr[data-word]").filter(has_text=told.word)
    await row.focus()
    await shot(page, f"connect-queue-{told.locale}")
    await page.keyboard.press("a")
    await expect(row).to_have_count(0)
    await expect(page.locator("tr[data-word]")).to_have_count(0)


async def renamed(page: Page, told: Told, demo: Running) -> str:
    """The employee's department gets another name."""
    ask = "{ viewer { employee { department { name } } } }"
    old = demo.data("employee", ask)["viewer"]["employee"]["department"]["name"]
    await page.goto("/console/vocabularies/departments")
    await page.get_by_role("button", name=old, exact=True).click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("textbox", name=told("departments.name"), exact=True).fill(told.unit)
    await dialog.get_by_label(told("common.reason")).fill("决议")
    await dialog.get_by_role("button", name=told("departments.save")).click()
    await expect(page.get_by_role("button", name=told.unit, exact=True)).to_be_visible()
    return told.unit


async def changed_and_taken_back(page: Page, told: Told, demo: Running, stream: str) -> None:
    """A rule is removed by another version; the one before it is used again."""
    await page.goto(f"/console/mappings/{told.system}/{stream}")
    await page.locator("tr").filter(has_text="毕业院校").get_by_role("button").first.click()
    drawer = page.get_by_role("dialog")
    await drawer.get_by_role("button", name=told("mappings.remove")).click()
    await expect(page.get_by_text(told("mappings.saved"), exact=True)).to_be_visible()
    await publish(page, told, "3")  # the decision about the word made the second
    assert told.school not in {school for school, _ in studies(demo)}
    before = page.get_by_role("article").filter(has_text=told("mappings.version", version="2"))
    await before.get_by_role("button", name=told("mappings.rollback")).click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label(told("common.reason")).fill("恢复")
    await dialog.get_by_role("button", name=told("mappings.rollback")).click()
    badge = page.get_by_text(told("mappings.inUse", version="2"), exact=True)
    await expect(badge).to_be_visible(timeout=60_000)
    await shot(page, f"connect-versions-{told.locale}")


def sees(demo: Running) -> Any:
    """What the employee's own token is answered, about themselves and about HR."""
    return demo.data("employee", MINE, other=demo.manifest().persons.hr)


def studies(demo: Running) -> set[tuple[str, str | None]]:
    """Schools and levels, as the employee reads them."""
    rows = sees(demo)["viewer"]["employee"]["educations"]["nodes"]
    return {(one["school"], (one["level"] or {}).get("code")) for one in rows}
