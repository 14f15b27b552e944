"""A served hub with one HR person and two departments, and how to ask it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import httpx2

from hub.app import application
from hub.auth.devissuer import DevIssuer
from hub.auth.viewer import Everywhere
from hub.flows.day import turn
from hub.flows.hub import Hub, open_hub
from hub.schema.audience import HR_CLASSES
from hub.settings import Settings
from hub.store.grants import NewGrant, add_grant

BEGIN = date(2020, 1, 1)
PEOPLE = """
insert into hub.department (id, code, name, version, recorded, effective_from) values
  ('00000000-0000-7000-8000-0000000000d1', 'D1', '销售一部', 1, '[2020-01-01,)', '2020-01-01'),
  ('00000000-0000-7000-8000-0000000000d2', 'D2', '销售二部', 1, '[2020-01-01,)', '2020-01-01');
insert into hub.department_tree values
  ('00000000-0000-7000-8000-0000000000d1', '00000000-0000-7000-8000-0000000000d1', 0),
  ('00000000-0000-7000-8000-0000000000d2', '00000000-0000-7000-8000-0000000000d2', 0);
"""
HR = "00000000-0000-7000-8000-0000000000a1"


@dataclass(frozen=True)
class Site:
    """A served hub and how to ask it."""

    hub: Hub
    client: httpx2.AsyncClient
    issuer: DevIssuer

    async def ask(
        self,
        query: str,
        number: str = "H1",
        scope: str = "hr",
        headers: dict[str, str] | None = None,
        **variables: Any,
    ) -> dict[str, Any]:
        """The JSON answer for that person."""
        token = self.issuer.issue(number, scope)
        found = await self.client.post(
            "/graphql",
            json={"query": query, "variables": variables},
            headers={"authorization": f"Bearer {token}", **(headers or {})},
        )
        answered: dict[str, Any] = found.json()
        return answered


@asynccontextmanager
async def opened_site(database: str, home: Path, **more: str) -> AsyncIterator[Site]:
    """A hub over a database with one HR person and two departments."""
    settings = Settings.from_env(
        {"HUB_HOME": str(home), "HUB_DATABASE_URL": database, "HUB_DEV": "1", **more}
    )
    async with open_hub(settings) as hub:
        await hub.database.writer.execute(PEOPLE)
        await hub.database.writer.execute(
            "insert into hub.employee (id, legal_name, legal_name_sort, number, status, version,"
            " recorded) values ($1, '曾喆', 'zeng zhe', 'H1', 'active', 1, '[2020-01-01,)')",
            HR,
        )
        await hub.database.writer.execute(
            'insert into hub.employment (id, employee_id, number, status, "primary",'
            " effective_from, version, recorded)"
            " values (gen_random_uuid(), $1, 'H1', 'active', true, $2, 1, '[2020-01-01,)')",
            HR,
            BEGIN,
        )
        grant = NewGrant(HR, "hr", frozenset(HR_CLASSES), Everywhere(), BEGIN)
        await add_grant(hub.database, grant, actor="test")
        await turn(hub)  # as in a hub that has run: no test sees the first turn of the day
        transport = httpx2.ASGITransport(app=application(hub))
        async with httpx2.AsyncClient(transport=transport, base_url="http://hub") as client:
            yield Site(hub, client, DevIssuer(settings))
