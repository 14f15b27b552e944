"""From a directory into the graph: pulled twice to no difference, left in the middle, caught up."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from hub.flows.connect import Wanted, connect
from hub.flows.hub import Hub, open_hub
from hub.flows.pull import pull
from hub.flows.report import Progress, Report
from hub.mappings.document import read
from hub.settings import Settings
from tests.ldap.slapd import BASE, PASSWORD, PEOPLE, READER, Slapd, person

pytestmark = [pytest.mark.debian, pytest.mark.slow]
MAPPING = """
hub: mapping/1
stream: people
rows:
  - entity: Employee
    key: entryUUID
    find: {by: number, from: employeeNumber}
    create: true
    fields:
      legal_name: "cn[0]"
      work_email: "mail[0]"
  - entity: Employment
    of: Employee
    key: entryUUID
    fields:
      number: employeeNumber
      primary: {const: "true"}
"""
SIZE = 300


def add(admin: Any, at: int, name: str) -> str:
    return person(admin, f"L{at:03}", name, mail=f"l{at}@example.org")


@pytest.fixture
async def hub(database: str, tmp_path: Path, slapd: Slapd) -> AsyncIterator[Hub]:
    """A hub that is connected to the directory; nothing is pulled yet."""
    with slapd.admin() as admin:
        for at in range(SIZE):
            add(admin, at, f"尤{at}")
    env = {"HUB_HOME": str(tmp_path), "HUB_DATABASE_URL": database}
    async with open_hub(Settings.from_env(env)) as opened:
        stream = {"base": PEOPLE, "filter": "(objectClass=inetOrgPerson)", "cursor": "entryCSN",
                  "overlap": 0, "page": 20}  # fmt: skip
        config = {"url": slapd.url, "user": READER, "base": BASE, "streams": {"people": stream}}
        mapping = read(MAPPING, "people.yaml")
        secrets = {"password": PASSWORD}
        wanted = Wanted("directory", "ldap", config, [mapping], secrets=secrets)
        await connect(opened, wanted, operator="test")
        yield opened


async def pulled(hub: Hub) -> Report:
    return (await pull(hub, "directory", operator="test")).check()


async def names(hub: Hub) -> set[str]:
    """Of all people whose employment goes on."""
    rows = await hub.database.writer.fetch(
        "select legal_name from hub.employee e join hub.employment m on m.employee_id = e.id "
        "where m.closed_at is null and m.effective_to is null"
    )
    return {row["legal_name"] for row in rows}


async def test_twice_is_once_and_then_only_changes(hub: Hub, slapd: Slapd) -> None:
    assert (await pulled(hub)).account.inserted == SIZE
    again = (await pulled(hub)).account
    assert (again.read, again.unchanged, again.absent) == (1, 1, 0)
    with slapd.admin() as admin:
        admin.delete(f"uid=L005,{PEOPLE}")
        admin.modify(f"uid=L006,{PEOPLE}", {"cn": [("MODIFY_REPLACE", ["褚𠮷"])]})
        add(admin, 900, "卫")
    account = (await pulled(hub)).account
    assert (account.inserted, account.changed, account.absent) == (1, 1, 1)
    found = await names(hub)
    assert found == ({f"尤{at}" for at in range(SIZE)} - {"尤5", "尤6"}) | {"褚𠮷", "卫"}


async def test_a_restart_in_the_middle_loses_nothing(hub: Hub, slapd: Slapd) -> None:
    def leave(seen: Progress) -> None:
        if 40 <= seen.read < 100:
            slapd.stop()

    report = await pull(hub, "directory", operator="test", watch=leave)
    assert report.state == "failed"
    assert report.error is not None
    assert report.error.code == "LDAP_UNREACHABLE"
    slapd.start()
    with slapd.admin() as admin:
        admin.delete(f"uid=L007,{PEOPLE}")
    await pulled(hub)
    assert await names(hub) == {f"尤{at}" for at in range(SIZE)} - {"尤7"}
    assert (await pulled(hub)).account.changed == 0
