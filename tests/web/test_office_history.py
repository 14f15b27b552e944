"""What the hub said of a row over time: to exactly who may read the cell, drafts to nobody else."""

import csv
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from hub.flows.connect import Wanted, connect
from hub.flows.pull import pull
from tests.support.outside import (
    DEPARTMENTS,
    EDUCATION,
    STAFF,
    document,
    people,
    staff_folder,
    write_staff,
)
from tests.support.site import Site, opened_site

PAY = """
hub: mapping/1
stream: pay
rows:
  - entity: Payslip
    of: {by: number, from: 工号}
    key: [工号, 月份]
    fields:
      period: 月份
      net: {from: 实发, steps: [{money: CNY}]}
      released_at:
        from: 公布
        steps: [{instant: {formats: ["%Y-%m-%d %H:%M"], zone: Asia/Shanghai}}]
"""
HISTORY = """query ($id: ID!, $fields: [String!]) { history(id: $id, fields: $fields) {
  field values { value label erased from to } } }"""


def write_pay(folder: Path, net: str, released: str) -> None:
    with (folder / "pay.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("工号", "月份", "实发", "公布"))
        writer.writerow(("E0002", "2026-04", net, released))


@pytest.fixture
async def company(database: str, tmp_path: Path) -> AsyncIterator[Site]:
    """E0003 moved from 工程师 to 经理; E0002's payslip was drafted, then released."""
    async with opened_site(database, tmp_path / "home") as site:
        folder, staff = tmp_path / "in", people(5)
        education = [{"工号": one["工号"], "学历": "本科", "学校": "某大学"} for one in staff]
        write_staff(folder, staff, education=education)
        await connect(site.hub, staff_folder(folder, DEPARTMENTS, STAFF, EDUCATION), operator="t")
        pay = tmp_path / "pay"
        pay.mkdir()
        write_pay(pay, "9000.00", "")
        config: dict[str, Any] = {
            "path": str(pay), "streams": {"pay": {"glob": "pay.csv"}},
        }  # fmt: skip
        await connect(site.hub, Wanted("pay", "files", config, [document(PAY)]), operator="t")
        for name in ("staff", "pay"):
            (await pull(site.hub, name, operator="t")).check()
        staff[2] |= {"岗位": "经理"}
        write_staff(folder, staff, education=[education[0] | {"学历": "硕士"}, *education[1:]])
        write_pay(pay, "8500.50", "2026-05-01 18:00")
        for name in ("staff", "pay"):
            (await pull(site.hub, name, operator="t")).check()
        yield site


async def node(site: Site, number: str) -> str:
    found: str = await site.hub.database.writer.fetchval(
        "select 'employee_' || id from hub.employee where number = $1", number
    )
    return found


async def told(site: Site, viewer: tuple[str, str], row: str, *fields: str) -> Any:
    answer = await site.ask(HISTORY, *viewer, id=row, fields=list(fields) or None)
    assert "errors" not in answer, answer
    found = answer["data"]["history"]
    return None if found is None else {one["field"]: one["values"] for one in found}


async def test_values_follow_each_other_without_a_gap(company: Site) -> None:
    """The latest first; what a version left alone is one span, and today's has no end."""
    row = await node(company, "E0003")
    found = await told(company, ("H1", "hr"), row, "position", "legalName", "birthDate")
    now, before = found["position"]
    assert (now["value"], before["value"], now["to"]) == ("经理", "工程师", None)
    assert now["from"] == before["to"]
    assert len(found["legalName"]) == 1
    [education] = await company.hub.database.writer.fetch(
        "select 'education_' || d.id from hub.education d"
        " join hub.employee e on e.id = d.employee_id where e.number = 'E0001'"
    )
    levels = (await told(company, ("H1", "hr"), education[0], "level", "school"))["level"]
    assert [one["value"] for one in levels] == ["master", "bachelor"]
    assert levels[0]["label"] == "Master"


async def test_a_draft_stays_hidden_from_whom_the_release_opens_it(company: Site) -> None:
    """Its owner sees the payslip that was released, HR what was drafted before."""
    row = await company.hub.database.writer.fetchval("select 'payslip_' || id from hub.payslip")
    own = await told(company, ("E0002", "employee"), row, "net")
    hr = await told(company, ("H1", "hr"), row, "net")
    assert [one["value"] for one in own["net"]] == ["8500.50 CNY"]
    assert [one["value"] for one in hr["net"]] == ["8500.50 CNY", "9000.00 CNY"]
    assert await told(company, ("E0003", "employee"), row, "net") is None


async def test_what_is_locked_has_no_history(company: Site) -> None:
    """For every viewer and row: the fields told are those that may be read, and none other."""
    access = "query ($id: ID!) { access(id: $id) { field read } }"
    writer = company.hub.database.writer
    rows = [await node(company, f"E000{at}") for at in (1, 2, 3)]
    rows += [
        row[0]
        for row in await writer.fetch(
            "select 'education_' || id from hub.education union all"
            " select 'payslip_' || id from hub.payslip union all"
            " (select 'department_' || id from hub.department limit 1)"
        )
    ]
    compared = 0
    for viewer in (("H1", "hr"), ("E0001", "employee"), ("E0002", "employee"), ("E0003", "admin")):
        for row in rows:
            said = (await company.ask(access, *viewer, id=row))["data"]["access"]
            found = await told(company, viewer, row)
            if said is None:
                assert found is None
                continue
            assert set(found) == {one["field"] for one in said if one["read"]}
            compared += len(found)
    assert compared > 100


async def test_the_look_is_on_the_record(company: Site) -> None:
    """Sensitive classes of somebody else; one's own leave no entry."""
    row = await node(company, "E0003")
    count = "select count(*) from hub.audit where action = 'people.read'"
    before = await company.hub.database.writer.fetchval(count)
    await told(company, ("E0003", "employee"), row, "birthDate")
    assert await company.hub.database.writer.fetchval(count) == before
    await told(company, ("H1", "hr"), row, "birthDate", "legalName")
    assert await company.hub.database.writer.fetchval(count) == before + 1
    seen = await company.ask(
        "query ($id: ID!) { reads(id: $id) { by classes } }", "E0003", "employee", id=row
    )
    assert seen["data"]["reads"][0]["classes"] == ["PERSONAL"]
