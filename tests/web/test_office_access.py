"""Why a cell is open or locked: what is said is what answers show, for every viewer and row."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from hub.auth.viewer import Subtrees
from hub.flows.connect import connect
from hub.flows.pull import pull
from hub.store.grants import NewGrant, add_grant
from tests.support.outside import (
    DEPARTMENTS,
    EDUCATION,
    STAFF,
    clock,
    people,
    staff_folder,
    write_clock,
    write_staff,
)
from tests.support.site import BEGIN, Site, opened_site

ACCESS = """query ($id: ID!, $fields: [String!]) { access(id: $id, fields: $fields) {
  field class read write because writeBecause grantedBy } }"""
VIEWERS = (
    ("H1", "hr"), ("H1", "employee"), ("E0001", "employee"), ("E0001", "hrbp"),
    ("E0002", "manager"), ("E0003", "admin"),
)  # fmt: skip
ENTITIES = ("Employee", "Employment", "Assignment", "Education", "AttendanceDay", "Department")


@pytest.fixture
async def company(database: str, tmp_path: Path) -> AsyncIterator[Site]:
    """Nine people in three departments; E0002 heads D1, E0001 is HRBP of D2."""
    async with opened_site(database, tmp_path / "home") as site:
        staff = people(9)
        education = [{"工号": one["工号"], "学历": "本科", "学校": "某大学"} for one in staff]
        write_staff(tmp_path / "in", staff, education=education)
        wanted = staff_folder(tmp_path / "in", DEPARTMENTS, STAFF, EDUCATION)
        await connect(site.hub, wanted, operator="t")
        days = [(one["工号"], "2026-05-04", "正常", 480) for one in staff]
        write_clock(tmp_path / "clock.db", days)
        await connect(site.hub, clock(tmp_path / "clock.db"), operator="t")
        for name in ("staff", "clock"):
            (await pull(site.hub, name, operator="t")).check()
        writer = site.hub.database.writer
        ids = {
            row["number"]: str(row["id"])
            for row in await writer.fetch("select number, id from hub.employee")
        }
        unit = await writer.fetchval(
            "select department_id::text from hub.employee where number = 'E0002'"
        )
        grant = NewGrant(
            ids["E0001"], "hrbp", frozenset({"CORE", "TIME"}), Subtrees((unit,)), BEGIN
        )
        await add_grant(site.hub.database, grant, actor="t")
        yield site


async def rows(site: Site, entity: str) -> list[str]:
    spec = site.hub.model[entity]
    found = await site.hub.database.writer.fetch(
        f"select id::text from {site.hub.made.main[entity].fullname} where closed_at is null"
        " order by id"
    )
    return [f"{spec.table}_{row[0]}" for row in found][:6]


async def asked(site: Site, query: str, viewer: tuple[str, str], **given: Any) -> Any:
    told = await site.ask(query, *viewer, **given)
    assert "errors" not in told, told
    [found] = told["data"].values()
    return found


@pytest.mark.parametrize("viewer", VIEWERS)
async def test_it_says_what_answers_show(company: Site, viewer: tuple[str, str]) -> None:
    """`read` is false for exactly the fields that stand in `restricted`; null for hidden rows."""
    compared = 0
    for entity in ENTITIES:
        query = f"query ($id: ID!) {{ node(id: $id) {{ ... on {entity} {{ restricted }} }} }}"
        for row in await rows(company, entity):
            node = await asked(company, query, viewer, id=row)
            said = await asked(company, ACCESS, viewer, id=row)
            if node is None:
                assert said is None
                continue
            fields = {one["field"] for one in said}  # lists and masked siblings are none
            locked = {one["field"] for one in said if not one["read"]}
            assert locked == set(node["restricted"]) & fields
            assert all(one["because"] for one in said)
            assert all((one["writeBecause"] is not None) == one["write"] for one in said)
            compared += 1
    assert compared > 0


async def test_it_says_why_in_both_languages(company: Site) -> None:
    of = (await rows(company, "Employee"))[1:3]
    own = await company.hub.database.writer.fetchval(
        "select 'employee_' || id from hub.employee where number = 'E0003'"
    )
    wanted = ["legalName", "birthDate", "privatePhone"]
    name, birth, phone = await asked(company, ACCESS, ("E0003", "employee"), id=own, fields=wanted)
    assert (name["because"], name["write"]) == ("Everyone signed in may read it.", False)
    assert (birth["because"], birth["write"]) == ("It is your own record.", False)
    assert (phone["write"], phone["writeBecause"]) == (True, "It is your own record.")
    other = next(one for one in of if one != own)
    told = await company.ask(
        ACCESS, "E0003", "employee", {"accept-language": "zh"}, id=other, fields=["birthDate"]
    )
    [birth] = told["data"]["access"]
    assert birth["because"] == (
        "已锁定：您与该员工的关系和您的授权均不允许查看；获得 PERSONAL 授权后可见。"
    )
    assert birth["grantedBy"] == ["PERSONAL"]


async def test_what_is_open_to_all_who_know_of_a_record_is_not_said_to_be_open_to_all(
    company: Site,
) -> None:
    """A department that begins tomorrow is known to HR alone."""
    row = await company.hub.database.writer.fetchval(
        "update hub.department set effective_from = current_date + 30"
        " where id = (select id from hub.department order by id limit 1)"
        " returning 'department_' || id"
    )
    [name] = await asked(company, ACCESS, ("H1", "hr"), id=row, fields=["name"])
    assert name["because"].startswith("Whoever may know of this record may read it")
    assert await asked(company, ACCESS, ("E0003", "employee"), id=row, fields=["name"]) is None


async def test_a_grant_reaches_as_far_as_its_extent(company: Site) -> None:
    """The HRBP of a department reads birth dates of nobody, hire dates of theirs alone."""
    writer = company.hub.database.writer
    inside = await writer.fetchval(
        "select 'employee_' || id from hub.employee where number = 'E0002'"
    )
    outside = await writer.fetchval(
        "select 'employee_' || id from hub.employee where department_id <>"
        " (select department_id from hub.employee where number = 'E0002') and number <> 'E0001'"
    )
    for row, reads in ((inside, True), (outside, False)):
        hire, birth = await asked(
            company, ACCESS, ("E0001", "hrbp"), id=row, fields=["hireDate", "birthDate"]
        )
        assert (hire["read"], birth["read"]) == (reads, False)
        assert ("CORE" in hire["because"]) is True


async def test_an_unknown_field_is_said(company: Site) -> None:
    [row, *_] = await rows(company, "Employee")
    told = await company.ask(ACCESS, id=row, fields=["nope"])
    assert told["errors"][0]["extensions"]["code"] == "ACCESS_FIELD"


WHO = """query ($id: ID!, $field: String!) { whoCanSee(id: $id, field: $field) {
  everyone named { by because grants } } }"""
CELLS = {
    "Employee": ("legalName", "hireDate", "birthDate", "privatePhone"),
    "Education": ("level", "school"),
    "AttendanceDay": ("status", "workedMinutes"),
}


async def test_whoever_is_named_reads_it_and_nobody_else_does(company: Site) -> None:
    """Asked one by one with all their scopes, exactly those who are named may read the cell."""
    writer = company.hub.database.writer
    numbers = {
        row["number"]: f"employee_{row['id']}"
        for row in await writer.fetch(
            "select number, id::text from hub.employee where status <> 'left'"
        )
    }
    opened, narrow = 0, 0
    for entity, fields in CELLS.items():
        for row in (await rows(company, entity))[:3]:
            for field in fields:
                said = await asked(company, WHO, ("H1", "hr"), id=row, field=field)
                named = {one["by"] for one in said["named"]}
                assert said["everyone"] or len(named) == len(said["named"])
                for number, person in numbers.items():
                    everything = (number, "hr hrbp payroll admin auditor")
                    said_to = await asked(company, ACCESS, everything, id=row, fields=[field])
                    read = bool(said_to) and said_to[0]["read"]
                    seen = said["everyone"] or person in named
                    assert seen == read, (entity, field, number)
                    opened += read
                    narrow += not read
    assert opened > 20
    assert narrow > 20


async def test_who_can_see_is_told_to_the_person_and_to_hr_who_reach_them(company: Site) -> None:
    writer = company.hub.database.writer
    ids = {
        row["number"]: f"employee_{row['id']}"
        for row in await writer.fetch("select number, id::text from hub.employee")
    }
    mine = await asked(company, WHO, ("E0003", "employee"), id=ids["E0003"], field="birthDate")
    assert mine["named"][0]["because"] == "It is their own record."
    assert mine["named"][0]["by"] == ids["E0003"]
    told = await company.ask(WHO, "E0003", "employee", id=ids["E0004"], field="birthDate")
    assert told["errors"][0]["extensions"]["code"] == "OFFICE_DENIED"
    told = await company.ask(WHO, "H1", "hr", id=ids["E0004"], field="nope")
    assert told["errors"][0]["extensions"]["code"] == "ACCESS_FIELD"
    phone = await asked(company, WHO, ("H1", "hr"), id=ids["E0004"], field="legalName")
    assert phone == {"everyone": True, "named": []}
