"""A hub whose only system is Tryton, and how to ask it."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import httpx2

from hub.app import application
from hub.auth.devissuer import DevIssuer
from hub.auth.viewer import Everywhere
from hub.flows.connect import Wanted, connect
from hub.flows.documents import read_mappings
from hub.flows.hub import Hub, open_hub
from hub.flows.pull import pull
from hub.flows.report import Report
from hub.schema.audience import HR_CLASSES
from hub.settings import Settings
from hub.store.grants import Grants, NewGrant, add_grant
from tests.tryton.server import Trytond

TODAY: Final = date(2026, 11, 23)
"""The seed speaks of autumn 2026."""
HR: Final = "T010"
"""The employee who gets all HR classes."""
_COUNTS: Final = (
    "read",
    "inserted",
    "changed",
    "unchanged",
    "quarantined",
    "ignored",
    "deleted",
    "absent",
)


@dataclass(frozen=True)
class Site:
    """A served hub and how to ask it."""

    hub: Hub
    client: httpx2.AsyncClient
    issuer: DevIssuer

    async def pull(self) -> Report:
        """Pull Tryton; the report of a run that went to its end."""
        return (await pull(self.hub, "tryton", operator="tester")).check()

    async def ask(
        self, query: str, viewer: str, scope: str = "employee", **variables: str
    ) -> dict[str, Any]:
        """The data of an answer to that person."""
        found = await self.client.post(
            "/graphql",
            json={"query": query, "variables": variables},
            headers={"authorization": f"Bearer {self.issuer.issue(viewer, scope)}"},
        )
        answered = found.json()
        assert "errors" not in answered, answered
        data: dict[str, Any] = answered["data"]
        return data

    async def grant_hr(self) -> None:
        """Give one employee all HR classes for everybody."""
        facts = await Grants(self.hub.database).viewer_facts("number", HR, TODAY)
        assert facts is not None
        given = NewGrant(facts.employee_id, "hr", frozenset(HR_CLASSES), Everywhere(), TODAY)
        await add_grant(self.hub.database, given, actor="tester")

    async def worked(self, number: str, day: str) -> int | None:
        """Minutes of one day as HR sees them; None if there is no such day."""
        query = """query($n: String!, $d: Date!) { employee(by: {number: $n}) {
            attendance(filter: {date: {eq: $d}}) { nodes { workedMinutes } } } }"""
        found = await self.ask(query, HR, "hr", n=number, d=day)
        minutes = [one["workedMinutes"] for one in found["employee"]["attendance"]["nodes"]]
        assert len(minutes) <= 1
        return minutes[0] if minutes else None


@asynccontextmanager
async def served(dsn: str, home: Path) -> AsyncIterator[Site]:
    """The hub over that database, with the keys of that home."""
    env = {"HUB_HOME": str(home), "HUB_DATABASE_URL": dsn, "HUB_DEV": "1"}
    async with open_hub(Settings.from_env(env)) as opened:
        transport = httpx2.ASGITransport(app=application(opened))
        async with httpx2.AsyncClient(transport=transport, base_url="http://hub") as client:
            yield Site(opened, client, DevIssuer(opened.settings))


@asynccontextmanager
async def connected(dsn: str, home: Path, tryton: Trytond) -> AsyncIterator[Site]:
    """A served hub that is connected to this Tryton; nothing is pulled yet."""
    async with served(dsn, home) as site:
        await connect(site.hub, wanted(tryton), operator="tester")
        yield site


def wanted(tryton: Trytond) -> Wanted:
    """The connection: nothing but the shipped manifest, the shipped mappings and an account."""
    return Wanted(
        name="tryton",
        connector="tryton",
        config={
            "base_url": tryton.url,
            "database": tryton.database,
            "username": tryton.user,
            "from": "2026-09-01",
        },
        mappings=read_mappings(Path("tryton")),
        secrets={"password": tryton.password},
    )


def copy_of(home: Path, place: Path) -> Path:
    """The home of a hub with its keys, once more."""
    return Path(shutil.copytree(home, place))


def counts(report: Report) -> dict[str, dict[str, int]]:
    """By stream, what became of its records; zeros left out."""
    return {
        one.name: {
            name: getattr(one.account, name) for name in _COUNTS if getattr(one.account, name)
        }
        for one in report.streams
    }
