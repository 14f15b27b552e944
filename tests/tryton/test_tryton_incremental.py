"""Only what changed in Tryton is read again; who is gone is noticed by the list of who is there."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hub.flows.hub import Hub
from hub.flows.pull import pull
from hub.flows.report import Progress
from tests.support.databases import execute
from tests.tryton.client import Rpc
from tests.tryton.graph_site import HR, TODAY, Site, connected, counts
from tests.tryton.server import Trytond
from tests.tryton.test_tryton_changes import admin_of, typed

pytestmark = [pytest.mark.tryton, pytest.mark.slow, pytest.mark.xdist_group("tryton")]
_AGED = "create_date = timestamp '2026-01-01' + id * interval '1 day', write_date = null"


@pytest.fixture
async def aged_site(
    database: str, tmp_path: Path, own_trytond: Trytond, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Site]:
    """A hub that has pulled a Tryton whose records are months old, each of another day."""
    monkeypatch.setattr(Hub, "today", lambda _hub: TODAY)
    tables = ("company_employee", "party_party", "party_contact_mechanism", "timesheet_line")
    await execute(own_trytond.seeded.uri, *(f"update {one} set {_AGED}" for one in tables))
    async with connected(database, tmp_path, own_trytond) as made:
        await made.pull()
        await made.grant_hr()
        yield made


async def name_of(site: Site, number: str) -> str | None:
    """The name that HR sees, null for nobody."""
    query = "query($n: String!) { employee(by: {number: $n}) { legalName } }"
    found = (await site.ask(query, HR, "hr", n=number))["employee"]
    return found and str(found["legalName"])


async def test_a_second_run_reads_only_what_changed(aged_site: Site, own_trytond: Trytond) -> None:
    """Nothing changed: the newest record alone lies within the overlap. A name: one more."""
    report = await aged_site.pull()
    assert counts(report)["employees"] == {"read": 1, "unchanged": 1}
    with admin_of(own_trytond) as rpc:
        (one,) = rpc.read("company.employee", ["party"], [["id", "=", 20]])
        rpc.call("model.party.party.write", [one["party"]], {"name": "曾䶮"}, {})
    report = await aged_site.pull()
    assert counts(report)["employees"] == {"read": 2, "changed": 1, "unchanged": 1}
    assert await name_of(aged_site, "T020") == "曾䶮"
    report = await aged_site.pull()
    assert counts(report)["employees"] == {"read": 1, "unchanged": 1}


async def test_who_is_deleted_is_noticed(aged_site: Site, own_trytond: Trytond) -> None:
    """A record that is listed no more is closed; all others, unread, stay as they are."""
    with admin_of(own_trytond) as rpc:
        party = rpc.call("model.party.party.create", [{"name": "顾𠮷", "code": "T099"}], {})[0]
        new = {"party": party, "company": 1, "start_date": typed(TODAY)}
        made = rpc.call("model.company.employee.create", [new], {})
        assert counts(await aged_site.pull())["employees"]["inserted"] == 1
        assert await name_of(aged_site, "T099") == "顾𠮷"
        rpc.call("model.company.employee.delete", made, {})
    report = await aged_site.pull()
    assert counts(report)["employees"]["absent"] == 1
    assert await name_of(aged_site, "T099") is None
    assert await name_of(aged_site, "T003")


async def test_a_restart_in_the_middle_loses_nothing(aged_site: Site, own_trytond: Trytond) -> None:
    """Tryton goes while it is read and changes meanwhile: the next run has all of it."""
    with admin_of(own_trytond) as rpc:
        parties = {one["id"]: one["party"] for one in rpc.read("company.employee", ["party"])}
        names = {number: f"何{number}" for number in (4, 5, 6)}
        for number, name in names.items():
            rpc.call("model.party.party.write", [parties[number]], {"name": name}, {})

    def leave(seen: Progress) -> None:
        if seen.stream == "employees" and seen.read and not seen.done:
            own_trytond.stop()

    report = await pull(aged_site.hub, "tryton", operator="tester", watch=leave)
    assert report.state == "failed"
    await asyncio.to_thread(own_trytond.restart)
    with Rpc(own_trytond.url, own_trytond.database, own_trytond.seeded.admin) as rpc:
        rpc.call("model.party.party.write", [parties[8]], {"name": "何8"}, {})
    await aged_site.pull()
    for number, name in (*names.items(), (8, "何8")):
        assert await name_of(aged_site, f"T{number:03}") == name
    assert counts(await aged_site.pull())["employees"].keys() <= {"read", "unchanged"}
