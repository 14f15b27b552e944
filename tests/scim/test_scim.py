"""A real SCIM 2.0 server as a source: pulled twice, left in the middle, caught up."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from hub.connectors.registry import open_connector
from hub.errors import Refused
from hub.flows.connect import Wanted, connect
from hub.flows.documents import read_mappings
from hub.flows.hub import Hub, open_hub
from hub.flows.pull import pull
from hub.flows.report import Report
from hub.mappings.document import read as document
from hub.settings import Settings
from hub.store.runs import quarantine
from tests.contract.vendor import pull as read
from tests.scim.provider import TOKEN, Provider

pytestmark = pytest.mark.slow
SIZE = 450
STAFF = """
hub: mapping/1
stream: staff
rows:
  - entity: Employee
    key: 工号
    find: {by: number, from: 工号}
    create: true
    fields: {legal_name: 姓名}
  - entity: Employment
    of: Employee
    key: 工号
    fields: {number: 工号, primary: {const: "true"}, effective_from: {const: "2020-01-01"}}
"""


@pytest.fixture
def provider() -> Iterator[Provider]:
    """A server with users and groups."""
    with Provider() as running:
        yield running


@pytest.fixture
async def hub(database: str, tmp_path: Path, provider: Provider) -> AsyncIterator[Hub]:
    """A hub with two employees, connected; nothing is pulled yet."""
    env = {"HUB_HOME": str(tmp_path), "HUB_DATABASE_URL": database}
    async with open_hub(Settings.from_env(env)) as opened:
        (tmp_path / "staff.csv").write_text("工号,姓名\nE001,曾䶮\nE002,欧阳娜\n", encoding="utf-8")
        files = {"path": str(tmp_path), "streams": {"staff": {"glob": "staff.csv"}}}
        mapping = [document(STAFF, "staff.yaml")]
        await connect(opened, Wanted("files", "files", files, mapping), operator="test")
        (await pull(opened, "files", operator="test")).check()
        wanted = Wanted("scim", "scim", {"base_url": provider.url}, read_mappings(Path("scim")),
                        secrets={"token": TOKEN})  # fmt: skip
        await connect(opened, wanted, operator="test")
        yield opened


async def pulled(hub: Hub) -> dict[str, tuple[int, int]]:
    """By stream, how many were read, and how many differed."""
    report = (await pull(hub, "scim", operator="test")).check()
    return told(report)


def told(report: Report) -> dict[str, tuple[int, int]]:
    return {
        one.name: (
            one.account.read,
            one.account.inserted + one.account.changed + one.account.absent,
        )
        for one in report.streams
    }


async def mails(hub: Hub) -> dict[str, str | None]:
    rows = await hub.database.writer.fetch("select number, work_email from hub.employee")
    return {row["number"]: row["work_email"] for row in rows}


async def test_pages_changes_and_the_list_of_who_is_there(provider: Provider) -> None:
    ids = [provider.user(f"S{at:03}", f"王{at}") for at in range(SIZE)]
    connector = open_connector("scim", {"base_url": provider.url}, {"token": TOKEN}, Path())
    assert (await connector.check()).ok
    first = await read(connector, "users")
    assert first.complete
    assert sorted(one["id"] for one in first.items) == sorted(ids)
    assert {one["enterprise"]["employeeNumber"] for one in first.items} >= {"S000", "S449"}
    provider.send("DELETE", f"/Users/{ids[3]}")
    later = {"value": "2999-01-01T00:00:00Z"}
    again = await read(connector, "users", later)
    assert again.items == []
    assert {one["id"] for one in again.batches[-1].present} == {*ids} - {ids[3]}
    await connector.close()


async def test_a_wrong_token_is_refused_without_being_told(provider: Provider) -> None:
    connector = open_connector("scim", {"base_url": provider.url}, {"token": "falsch-9"}, Path())
    with pytest.raises(Refused) as caught:
        await read(connector, "users")
    assert "falsch-9" not in str(caught.value)
    assert not (await connector.check()).ok
    await connector.close()


async def test_twice_is_once_and_then_only_changes(hub: Hub, provider: Provider) -> None:
    first, second = provider.user("E001", "曾"), provider.user("E002", "娜娜")
    stranger = provider.user("X999", "无名")
    group = provider.group("项目组Ａ", first, second)
    assert await pulled(hub) == {"users": (3, 2), "groups": (1, 1), "members": (2, 2)}
    assert await mails(hub) == {"E001": "e001@example.org", "E002": "e002@example.org"}
    [heap] = [one for one in await quarantine(hub.database, actor="test") if not one.entity]
    assert (heap.stream, heap.records) == ("users", 1)
    assert {one[1] for one in (await pulled(hub)).values()} == {0}
    patch = {
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
        "Operations": [{"op": "replace", "path": "emails", "value": [{"value": "N@Example.ORG"}]}],
    }
    provider.send("PATCH", f"/Users/{second}", patch)
    provider.send("DELETE", f"/Users/{stranger}")
    provider.send("DELETE", f"/Groups/{group}")
    found = await pulled(hub)
    assert found["users"][1] == 2  # the new address, and the stranger who is gone
    assert found["groups"] == (0, 1)
    assert (await mails(hub))["E002"] == "n@example.org"
    still = await hub.database.writer.fetchval(
        "select count(*) from hub.team_membership where effective_to is null"
    )
    assert still == 0


async def test_a_restart_in_the_middle_loses_nothing(hub: Hub, provider: Provider) -> None:
    for at in range(SIZE):
        provider.user(f"S{at:03}", f"王{at}")
    provider.user("E001", "曾")

    provider.last = "startIndex=201"
    report = await pull(hub, "scim", operator="test")
    assert report.state == "failed"
    provider.start()
    provider.user("E002", "娜娜")
    await pulled(hub)
    assert await mails(hub) == {"E001": "e001@example.org", "E002": "e002@example.org"}
    kept = await hub.database.writer.fetchval("select count(*) from hub.raw_record")
    assert kept == SIZE + 2 + 2  # users, and the two of the staff list
