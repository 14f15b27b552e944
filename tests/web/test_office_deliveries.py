"""Office fields of the way out: what is written, what was refused, and trying again."""

from pathlib import Path
from typing import Any

import pytest

from hub.auth.viewer import Everywhere
from hub.flows.connect import connect
from hub.flows.pull import pull
from hub.mappings.document import read
from hub.store.grants import NewGrant, add_grant
from tests.flows.test_writeback import NAMED
from tests.support.learning import USERS, account, connect_site, learning, site_of
from tests.support.outbox import pushed
from tests.support.outside import DEPARTMENTS, people, staff_folder, write_staff
from tests.support.site import BEGIN, HR, Site

TARGETS = "{ writeTargets { stream waiting dead paused error { code } } }"
DEAD = '{ writeDeliveries(state: "dead") { id stream entity action key error fields } }'
PREVIEW = """{ writePreview(stream: "moodle/users") {
  updates creates fields { field records } lossy { field count pairs { theirs code } }
} }"""
RETRY = """mutation { retryDeliveries(input: {stream: "moodle/users"}) {
  ... on RetryDeliveriesSuccess { again superseded } ... on Problem { code }
} }"""


@pytest.fixture
async def office(site: Site) -> Site:
    """The site whose HR person is an administrator too."""
    grant = NewGrant(HR, "admin", frozenset(), Everywhere(), BEGIN)
    await add_grant(site.hub.database, grant, actor="test")
    return site


async def asked(office: Site, text: str) -> Any:
    told = await office.ask(text, scope="admin")
    assert "errors" not in told, told
    [answer] = told["data"].values()
    return answer


async def test_what_is_written_is_shown_refused_and_tried_again(
    office: Site, tmp_path: Path
) -> None:
    """A dry run, then the deliveries; one is refused, seen, and goes through when retried."""
    hub = office.hub
    write_staff(tmp_path, people(3))
    await connect(hub, staff_folder(tmp_path, DEPARTMENTS, NAMED), operator="tester")
    (await pull(hub, "staff", operator="tester")).check()
    accounts = site_of([account(at) for at in range(1, 4)], refused_users=frozenset({102}))
    async with learning(accounts) as url:
        await connect_site(hub, url, USERS.replace("  create: current\n", ""))
        dry = await asked(office, PREVIEW)
        assert (dry["updates"], dry["creates"], dry["lossy"]) == (3, 0, [])
        assert {one["field"]: one["records"] for one in dry["fields"]}["department"] == 3
        assert accounts.writes == []
        await pushed(hub)
        assert await asked(office, TARGETS) == [
            {"stream": "moodle/users", "waiting": 0, "dead": 1, "paused": False, "error": None}
        ]
        [one] = await asked(office, DEAD)
        assert (one["action"], one["key"], one["error"]) == ("update", "102", "usernotupdatedadmin")
        object.__setattr__(accounts, "switches", site_of([]).switches)
        assert await asked(office, RETRY) == {"again": 1, "superseded": 0}
        await pushed(hub)
        assert await asked(office, DEAD) == []
        assert len(accounts.writes) == 3


async def test_it_is_closed_to_all_but_administrators(office: Site) -> None:
    told = await office.ask(TARGETS, scope="hr")
    assert told["errors"][0]["extensions"]["code"] == "OFFICE_DENIED"
    told = await office.ask(RETRY, scope="hr")
    assert told["data"]["retryDeliveries"] == {"code": "OFFICE_DENIED"}


async def test_the_preview_of_a_mapping_counts_the_writes_that_would_follow(
    office: Site, tmp_path: Path
) -> None:
    """Of a mapping that writes, what it would write; of one that feeds it, whom it touches."""
    hub = office.hub
    write_staff(tmp_path, people(3))
    await connect(hub, staff_folder(tmp_path, DEPARTMENTS, NAMED), operator="tester")
    (await pull(hub, "staff", operator="tester")).check()
    ask = """query ($c: String!, $s: String!, $d: JSON!) {
      mappingPreview(connection: $c, stream: $s, document: $d) { writeBacks }
    }"""

    async def previewed(connection: str, stream: str, text: str) -> Any:
        told = await office.ask(ask, scope="admin", c=connection, s=stream, d=read(text, "test"))
        assert "errors" not in told, told
        return told["data"]["mappingPreview"]["writeBacks"]

    other = NAMED.replace(
        "部门, steps: [trim,", "部门, steps: [trim, {when: {in: [D2], then: D3}},"
    )
    assert await previewed("staff", "staff", other) is None
    updating = USERS.replace("  create: current\n", "")
    async with learning(site_of([account(at) for at in range(1, 4)])) as url:
        await connect_site(hub, url, updating)
        assert await previewed("moodle", "users", updating) == 3
        await pushed(hub)
        assert await previewed("moodle", "users", updating) == 0
        assert await previewed("staff", "staff", other) == 1
        assert await previewed("staff", "staff", NAMED) == 0
