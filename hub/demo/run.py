"""The demo, told by one short function: a company of separate systems, pulled and served.

Everything goes the way that any installation goes: the systems are connected, pulled and mapped
by the same flows, and the graph is served by the same application.
"""

import asyncio
import secrets
import shutil
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

from hub.app import asking
from hub.auth.devissuer import DevIssuer
from hub.demo.company import Manifest
from hub.demo.connections import wanted
from hub.demo.moodle import load_site, moodle_app, running
from hub.demo.screen import Screen
from hub.demo.stand import Stop, alone_in, answering, port_is_free, publish, signals, working
from hub.demo.systems import systems
from hub.demo.viewers import grant, invitation, tokens
from hub.errors import Refused
from hub.flows.audit import sealing_audit
from hub.flows.connect import Wanted, connect
from hub.flows.day import turn
from hub.flows.hub import Hub, migrate, open_hub
from hub.flows.pull import pull
from hub.flows.pushing import push, pushing
from hub.observe import subscribe
from hub.settings import COMPANY_FILE, Origins, Settings
from hub.store.connections import list_connections
from hub.store.runs import quarantine

COMPANY: Final = Path(__file__).parent / "company.yaml"
"""The demo company's own fields."""
ANSWER: Final = "demo.json"


async def demo(settings: Settings, employees: int = 2000) -> None:
    """Make the company, pull its systems, serve it until Ctrl-C.

    Writes `{"url", "tokens"}` to `demo.json` in the hub's home once the graph answers. Raises
    Refused DEV_ISSUER_OFF, PORT_TAKEN or DEMO_…; what stops a pull is raised as it is.
    """
    issuer, answer, screen = DevIssuer(settings), settings.home / ANSWER, Screen()
    port_is_free(settings)
    settings = replace(
        settings,
        company_file=settings.company_file or _kept_company(settings.home),
        # A front end under development asks from a port of its own.
        origins=settings.origins or Origins(loopback=True),
    )
    lock = alone_in(settings.home)
    answer.unlink(missing_ok=True)
    unsubscribe = subscribe(screen.observed)
    with signals() as stop:
        try:
            await _story(settings, employees, issuer, screen, stop)
        except asyncio.CancelledError:
            if not stop.asked:
                raise
            screen.say("Stopped; the next start goes on from here.")
        finally:
            answer.unlink(missing_ok=True)
            lock.close()
            unsubscribe()


def _kept_company(home: Path) -> Path:
    """The company's file lies in the home, so that every later command knows the same fields."""
    home.mkdir(parents=True, exist_ok=True)
    kept = home / COMPANY_FILE
    shutil.copyfile(COMPANY, kept)
    return kept


async def _story(
    settings: Settings, employees: int, issuer: DevIssuer, screen: Screen, stop: Stop
) -> None:
    with screen.stage(f"The systems of a company of {employees:,} people"):
        company = await asyncio.to_thread(systems, settings.home, employees, _today(settings))
    with screen.stage("The hub's database"):
        await migrate(settings)
    token = secrets.token_urlsafe()
    async with open_hub(settings) as hub, _training(company, token) as moodle:
        await _pulled(hub, wanted(moodle, token), screen)
        await turn(hub)
        await grant(hub, company.persons)
        await _written_back(hub, screen)
        async with (
            sealing_audit(hub),
            working(hub),
            pushing(hub, asking(hub)),
            answering(hub, stop) as url,
        ):
            made = tokens(issuer, company.persons)
            publish(settings.home / ANSWER, {"url": url, "tokens": made})
            screen.open(url, settings.home / ANSWER, company.persons)
            if settings.pages.accounts:
                screen.pages(settings.pages.url, await invitation(hub, company.persons.hr))


async def _pulled(hub: Hub, systems_: Sequence[Wanted], screen: Screen) -> None:
    """Connect and pull each system in turn; tell its account, and at the end what waits."""
    operator = hub.settings.operator
    await _only_the_demo(hub, {one.name for one in systems_})
    for one in systems_:
        await connect(hub, one, operator=operator)
        with screen.watching() as watch:
            report = await pull(hub, one.name, operator=operator, watch=watch)
        heaps = await quarantine(hub.database, actor=operator, connection=one.name)
        screen.account(report, heaps)
        report.check()
    screen.waits(await quarantine(hub.database, actor=operator))


async def _written_back(hub: Hub, screen: Screen) -> None:
    """What the hub owns goes back to the training system."""
    with screen.stage("The training system gets numbers, names, departments and states"):
        told = await push(hub)
    for name, one in told.items():
        screen.say(
            f"  {name}: {one.written} accounts written, {one.unchanged} stood as they are, "
            f"{one.dead} refused (`hub write list --state dead`)"
        )


async def _only_the_demo(hub: Hub, names: set[str]) -> None:
    """People of the demo do not go where somebody else's are."""
    others = [one.name for one in await list_connections(hub.database) if one.name not in names]
    if others:
        raise Refused(
            "DEMO_NOT_ALONE",
            "This hub has connections that are not the demo's.",
            detail=f"connection {others[0]}",
            hint="Set HUB_HOME to another folder, and leave HUB_DATABASE_URL unset.",
        )


def _training(company: Manifest, token: str) -> AbstractAsyncContextManager[str]:
    """The training system, running on loopback."""
    return running(moodle_app(load_site(company.folder / "moodle.json", token)))


def _today(settings: Settings) -> date:
    return datetime.now(settings.zone).date()
