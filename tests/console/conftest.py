"""The console as HR opens it: its bundle, a served demo company, Chromium, people signed in."""

import importlib.util
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeAlias

import pytest
from playwright.async_api import Browser as Chromium
from playwright.async_api import Page, Response, async_playwright, expect

from hub.auth.viewer import Everywhere
from hub.demo.run import COMPANY
from hub.flows.connect import Wanted, connect
from hub.flows.hub import Hub, open_hub
from hub.flows.pull import pull
from hub.settings import Settings
from hub.store.connections import get_connection, retire_connection
from hub.store.grants import Grants, NewGrant, add_grant, revoke_grant
from hub.store.runs import STOPPED
from hub.store.sessions import NewSession, Sessions
from tests.docs.fences import ROOT
from tests.support.demo import Running
from tests.support.homes import temporary_home
from tests.support.outside import write_csv
from tests.support.require import require

CHROMIUM: Final = Path("/usr/bin/chromium")
FLAGS: Final = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
WEB: Final = ROOT / "web"
EMPLOYEES: Final = 150
BAD: Final = 400
Opened: TypeAlias = Callable[..., Awaitable[Page]]
expect.set_options(timeout=60_000)


def builder() -> Any:
    """`web/build.py` as a module."""
    spec = importlib.util.spec_from_file_location("console_build", WEB / "build.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.fixture(scope="session")
def bundle() -> Path:
    """The bundle of these sources; workers wait for the one that builds it."""
    made = builder()
    made.build()
    place: Path = made.BUNDLE
    return place


@pytest.fixture(scope="session")
def packages() -> Any:
    """`web/build.py` with all packages installed: also those that only check."""
    made = builder()
    made.packages(everything=True)
    return made


@pytest.fixture(scope="session")
def demo(bundle: Path) -> Iterator[Running]:
    """A demo company that serves the console."""
    require(CHROMIUM.exists(), "Debian's Chromium")
    with temporary_home() as home, Running(home, EMPLOYEES) as running:
        yield running


@pytest.fixture
async def chromium() -> AsyncIterator[Chromium]:
    require(CHROMIUM.exists(), "Debian's Chromium")
    async with async_playwright() as playwright:
        yield await playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))


async def session_of(demo: Running, who: str) -> str:
    """The secret of a session that this person of the demo begins."""
    settings = settings_of(demo)
    async with open_hub(settings) as hub:
        number = getattr(demo.manifest().persons, who)
        facts = await Grants(hub.database).viewer_facts("number", number, hub.today())
        assert facts is not None
        assert facts.employee_id is not None
        new = NewSession(facts.employee_id, "test", ("pwd", "otp"))
        return await Sessions(hub.database, settings.pages).begin(new)


def settings_of(demo: Running) -> Settings:
    """Those that the demo serves with."""
    return Settings.from_env(
        {
            "HUB_HOME": str(demo.home),
            "HUB_PORT": str(demo.port),
            "HUB_DEV": "1",
            "HUB_COMPANY_FILE": str(COMPANY),
        }
    )


@asynccontextmanager
async def auditor(demo: Running) -> AsyncIterator[tuple[Hub, str]]:
    """Payroll's clerk is an auditor meanwhile: the hub, and the clerk's id."""
    async with open_hub(settings_of(demo)) as hub:
        number = demo.manifest().persons.payroll
        facts = await Grants(hub.database).viewer_facts("number", number, hub.today())
        assert facts is not None
        assert facts.employee_id is not None
        new = NewGrant(facts.employee_id, "auditor", frozenset(), Everywhere(), hub.today())
        given = await add_grant(hub.database, new, actor="test")
        yield hub, facts.employee_id
        await revoke_grant(hub.database, given, actor="test", reason="tidy")


@asynccontextmanager
async def system(
    demo: Running, wanted: Wanted, file: Path, columns: Sequence[str]
) -> AsyncIterator[Hub]:
    """A system that is read from that CSV file; afterwards it has nothing to say, and is gone."""
    async with open_hub(settings_of(demo)) as hub:
        await connect(hub, wanted, operator="test")
        (await pull(hub, wanted.name, operator="test")).check()
        yield hub
        write_csv(file, columns, [])
        stopped = await pull(hub, wanted.name, operator="test")
        if stopped.state == STOPPED:  # all of a system's people at once
            (await pull(hub, wanted.name, operator="test", accept=stopped.run_id)).check()
        gone = await get_connection(hub.database, wanted.name)
        await retire_connection(hub.database, gone, actor="t")


@pytest.fixture
def opened(chromium: Chromium, demo: Running) -> Opened:
    """Open the console as somebody; the page notes every script and policy that breaks."""

    async def open_(who: str | None, path: str = "", **how: Any) -> Page:
        url = f"http://localhost:{demo.port}"
        size = {"width": 1360, "height": 850}
        context = await chromium.new_context(**{"base_url": url, "viewport": size, **how})
        if who is not None:
            secret = await session_of(demo, who)
            await context.add_cookies([{"name": "hub-session", "value": secret, "url": url}])
        page = await context.new_page()
        page.set_default_timeout(60_000)
        watch(page)
        await page.goto(f"/console{path}")
        return page

    return open_


def watch(page: Page) -> None:
    """Note what breaks, and which hosts are asked, on the page itself."""
    page.broken = []  # type: ignore[attr-defined] # what tests look at
    page.asked = []  # type: ignore[attr-defined]
    page.on("request", lambda one: page.asked.append(one.url))  # type: ignore[attr-defined]
    page.on("response", partial(noted, page))
    page.on("pageerror", lambda error: page.broken.append(str(error)))  # type: ignore[attr-defined]
    page.on(
        "console",
        lambda said: (
            page.broken.append(said.text)  # type: ignore[attr-defined]
            if said.type == "error" and "Failed to load resource" not in said.text
            else None
        ),
    )


def noted(page: Page, one: Response) -> None:
    """A document that the hub does not take: it would be sent twice."""
    if one.status == BAD and one.url.endswith("/graphql"):
        page.broken.append(f"400 for {one.request.post_data}")  # type: ignore[attr-defined]


async def shot(page: Page, name: str) -> None:
    """Keep a picture where HUB_TEST_SHOTS says."""
    folder = os.environ.get("HUB_TEST_SHOTS")
    if folder:
        await page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
