"""Who gets in: nobody without a session, nobody without a grant, and from nowhere else."""

import re

import httpx2
import pytest
from playwright.async_api import expect

from tests.console.axe import violations
from tests.console.conftest import Opened, session_of, shot
from tests.support.demo import Running

pytestmark = [pytest.mark.browser, pytest.mark.slow]
OFFICE = "{ connections { name } queue { totalCount } }"


async def test_who_is_not_signed_in_signs_in_first(opened: Opened) -> None:
    """And comes back to the address that was wanted."""
    page = await opened(None, "/queue?field=level")
    await page.wait_for_url("**/signin?next=*")
    assert "next=%2Fconsole%2Fqueue%3Ffield%3Dlevel" in page.url
    kept = page.locator("input[name=next]").first
    assert await kept.get_attribute("value") == "/console/queue?field=level"


@pytest.mark.parametrize("who", ["employee", "manager"])
async def test_who_holds_no_grant_is_told_so(
    who: str, opened: Opened, demo: Running, packages: object
) -> None:
    """Whatever the address; the functions are closed by the graph as well."""
    page = await opened(who, "/queue", locale="zh-CN")
    await expect(page.get_by_role("heading", level=1)).to_have_text("您没有使用控制台的权限")
    assert await violations(page) == []
    await shot(page, f"denied-{who}")
    cookie = {"cookie": f"hub-session={await session_of(demo, who)}"}
    url = f"http://localhost:{demo.port}"
    async with httpx2.AsyncClient(base_url=url, headers=cookie, trust_env=False) as client:
        assert (await client.get("/console/systems")).status_code == 403
        sent = await client.post("/graphql", json={"query": OFFICE}, headers={"origin": url})
        answer = sent.json()
    assert answer["data"] == {"connections": None, "queue": None}
    assert {one["extensions"]["code"] for one in answer["errors"]} == {"OFFICE_DENIED"}


async def test_the_page_lets_nothing_in_from_elsewhere(opened: Opened, demo: Running) -> None:
    """No inline script, styles by a nonce that is new each time, no other host asked."""
    page = await opened("hr", locale="en")
    await page.get_by_role("heading", level=1).wait_for()
    assert all(one.startswith(f"http://localhost:{demo.port}/") for one in page.asked)  # type: ignore[attr-defined]
    assert page.broken == []  # type: ignore[attr-defined]
    cookie = {"cookie": f"hub-session={await session_of(demo, 'hr')}"}
    url = f"http://localhost:{demo.port}/console"
    async with httpx2.AsyncClient(headers=cookie, trust_env=False) as client:
        first, second = await client.get(url), await client.get(url)
    policy = dict(one.split(" ", 1) for one in first.headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in first.headers["content-security-policy"]
    assert first.headers["content-security-policy"] != second.headers["content-security-policy"]
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\bon\w+=", first.text)


async def test_a_session_that_ends_loses_no_work(opened: Opened, demo: Running) -> None:
    """What was typed stays; after signing in elsewhere one goes on with it."""
    page = await opened("hr", "/queue", locale="zh-CN")
    reason = page.get_by_label("原因（记入审计）")
    await reason.fill("与考勤组确认过")
    [cookie] = await page.context.cookies()
    await page.context.clear_cookies()
    await page.get_by_role("button", name="搁置 1 个").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("登录已过期")
    assert await violations(page) == []
    await shot(page, "session-ended")
    await page.context.add_cookies([cookie])  # as signing in in another tab does
    await dialog.get_by_role("button", name="继续").click()
    await expect(dialog).to_have_count(0)
    assert await reason.input_value() == "与考勤组确认过"
    await page.reload()
    await expect(page.get_by_role("heading", level=1)).to_have_text("待定词语")
