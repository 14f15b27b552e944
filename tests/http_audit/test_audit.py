"""GraphQL over HTTP to the letter: the npm suite `graphql-http` against a served hub."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import orjson
import pytest

from tests.support import node
from tests.support.served import served
from tests.support.site import Site, opened_site

pytestmark = pytest.mark.node

HERE = Path(__file__).parent
AUDITS = 61


@pytest.fixture
async def site(database: str, tmp_path: Path) -> AsyncIterator[Site]:
    """A hub with one HR person."""
    async with opened_site(database, tmp_path) as site:
        yield site


async def audited(home: Path, **environment: str) -> str:
    """What the audits found; the server answers meanwhile, in this process."""
    return await asyncio.to_thread(node.run, home, "node", "audit.mjs", **environment)


async def test_all_61_audits_pass(site: Site) -> None:
    """MUST, SHOULD and MAY alike, asked by an ordinary employee with a token of their own."""
    home = await asyncio.to_thread(node.installed, HERE)
    token = site.issuer.issue("H1", "employee")
    async with served(site.hub) as url:
        printed = await audited(home, HUB_URL=f"{url}/graphql", HUB_TOKEN=token)
    audits = orjson.loads(printed)
    assert [one for one in audits if one["status"] != "ok"] == []
    assert len(audits) == AUDITS
    assert len({one["id"] for one in audits}) == AUDITS


async def test_the_suite_is_not_pleased_by_anything(site: Site) -> None:
    """Without a token nothing but refusals comes, and the audits say so."""
    home = await asyncio.to_thread(node.installed, HERE)
    async with served(site.hub) as url:
        printed = await audited(home, HUB_URL=f"{url}/graphql")
    failed = [one["id"] for one in orjson.loads(printed) if one["status"] != "ok"]
    assert {"22EB", "4655", "5A70"} <= set(failed)


OVERRULED = frozenset({"572B", "FDE2", "7B9B", "86EE"})
"""Audits that say SHOULD of what the edition of 2026 has changed: 200 for who accepts JSON alone,
and 400 for variables."""


async def test_with_the_statuses_of_2026_those_audits_fail_that_it_overrules(
    database: str, tmp_path: Path
) -> None:
    """Beside them only what an audit says MAY be 400, and is 422. No MUST is touched."""
    home = await asyncio.to_thread(node.installed, HERE)
    async with opened_site(database, tmp_path, HUB_HTTP_STATUSES="2026") as site:
        token = site.issuer.issue("H1", "employee")
        async with served(site.hub) as url:
            printed = await audited(home, HUB_URL=f"{url}/graphql", HUB_TOKEN=token)
    wrong = {one["id"]: one for one in orjson.loads(printed) if one["status"] != "ok"}
    may = {key for key, one in wrong.items() if one["name"].startswith("MAY use 400 status code")}
    assert wrong.keys() - may == OVERRULED
    assert {wrong[key]["reason"] for key in may} == {"Response status code is not 400"}
