"""The npm clients `graphql-ws` and `graphql-sse` against a hub that is served on loopback."""

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
CREATE = """
mutation($input: CreateEmployeeInput!) {
  createEmployee(input: $input) { ... on CreateEmployeeSuccess { employee { id } } }
}
"""
PERSON = {
    "employee": {"legalName": "欧阳㛃"},
    "employment": {"number": "N1", "status": "active", "effectiveFrom": "2024-03-01"},
    "assignment": {"effectiveFrom": "2024-03-01"},
}


@pytest.fixture
async def site(database: str, tmp_path: Path) -> AsyncIterator[Site]:
    """A hub with one HR person."""
    async with opened_site(database, tmp_path) as site:
        yield site


async def test_both_clients_ask_change_and_watch(site: Site) -> None:
    """Queries, mutations, events in order, errors, and the codes of what is refused."""
    home = await asyncio.to_thread(node.installed, HERE)
    made = await site.ask(CREATE, input=PERSON)
    person = made["data"]["createEmployee"]["employee"]["id"]
    async with served(site.hub) as url:
        known = {"HUB_URL": f"{url}/graphql", "HUB_PERSON": person}
        token = site.issuer.issue("H1", "hr")
        printed = await asyncio.to_thread(
            node.run, home, "node", "clients.mjs", HUB_TOKEN=token, **known
        )
    found = orjson.loads(printed)
    for name in ("ws", "sse"):
        assert found[name] == {
            "query": 2,
            "mutation": "CorrectEmployeeSuccess",
            "changed": [f"{name}一", f"{name}二𠮷", f"{name}三"],
            "wrong": ["QUERY_INVALID"],
        }
    assert found["badToken"] == 4403
    assert found["legacy"] == "Server sent no subprotocol"
