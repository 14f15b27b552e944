"""Where a value comes from is told to whoever may read it, and to nobody else."""

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
    write_csv,
    write_staff,
)
from tests.support.site import Site, opened_site

PHONES = """
hub: mapping/1
stream: phones
precedence: 20
rows:
  - entity: Employee
    key: 工号
    find: {by: number, from: 工号}
    fields: {private_phone: 手机}
"""
ASK = """query ($id: ID!, $fields: [String!]) { provenance(id: $id, fields: $fields) {
  field derived conflict sentence
  candidates { system record path raw value pending sentence } } }"""
ID = "query ($n: String!) { employee(by: {number: $n}) { id educations { nodes { id } } } }"
SECRET = "13900001111"


@pytest.fixture
async def company(database: str, tmp_path: Path) -> AsyncIterator[Site]:
    """Five people with phones, and education that waits."""
    async with opened_site(database, tmp_path / "home") as site:
        education = [{"工号": one["工号"], "学历": "大学", "学校": "某大学"} for one in people(5)]
        write_staff(tmp_path / "in", people(5), education=education)
        wanted = staff_folder(tmp_path / "in", DEPARTMENTS, STAFF, EDUCATION)
        await connect(site.hub, wanted, operator="t")
        rows = [{"工号": one["工号"], "手机": SECRET} for one in people(5)]
        write_csv(tmp_path / "phones.csv", ("工号", "手机"), rows)
        config = {"path": str(tmp_path), "streams": {"phones": {"glob": "phones.csv"}}}
        mapped = Wanted("phones", "files", config, [document(PHONES)])
        await connect(site.hub, mapped, operator="t")
        for name in ("staff", "phones"):
            (await pull(site.hub, name, operator="t")).check()
        yield site


async def ids(site: Site, number: str) -> tuple[str, str]:
    found = (await site.ask(ID, n=number))["data"]["employee"]
    return found["id"], found["educations"]["nodes"][0]["id"]


async def told(site: Site, of: str, viewer: str, scope: str, **more: Any) -> Any:
    found = await site.ask(ASK, viewer, scope, id=of, **more)
    assert "errors" not in found, found
    return found["data"]["provenance"]


async def test_hr_is_told_the_words_and_the_way(company: Site) -> None:
    employee, _ = await ids(company, "E0001")
    [phone] = await told(company, employee, "H1", "hr", fields=["privatePhone"])
    [one] = phone["candidates"]
    assert (one["system"], one["record"], one["path"], one["raw"]) == (
        "phones", "E0001", "手机", SECRET,
    )  # fmt: skip
    zh = await company.ask(ASK, "H1", "hr", {"accept-language": "zh-CN"}, id=employee)
    sentences = {one["field"]: one["sentence"] for one in zh["data"]["provenance"]}
    assert "来自staff" in sentences["legalName"]
    assert "由数据中心维护" in sentences["department"]


async def test_a_locked_cell_tells_nothing_not_even_its_system(company: Site) -> None:
    employee, education = await ids(company, "E0001")
    found = await told(company, employee, "E0002", "employee")
    fields = {one["field"] for one in found}
    assert "legalName" in fields
    assert not fields & {"privatePhone", "birthDate"}
    asked = await company.ask(ASK, "E0002", "employee", id=employee, fields=["privatePhone"])
    assert asked["data"]["provenance"] == []
    assert SECRET not in str(found)
    assert await told(company, education, "E0002", "employee") is None  # nor that there is one
    own = await told(company, employee, "E0001", "employee", fields=["privatePhone"])
    assert own[0]["candidates"][0]["raw"] == SECRET


async def test_a_cell_that_waits_says_with_what(company: Site) -> None:
    _, education = await ids(company, "E0001")
    [level] = await told(company, education, "H1", "hr", fields=["level"])
    [one] = level["candidates"]
    assert (one["raw"], one["value"], one["pending"]) == ("大学", None, "UNMAPPED")
    assert "which waits: UNMAPPED" in level["sentence"]


async def test_what_is_not_there_and_what_is_hidden_answer_alike(company: Site) -> None:
    _, education = await ids(company, "E0001")
    nowhere = education[:-4] + "0000"
    for of in (nowhere, education, "x", "employee_1"):
        assert await told(company, of, "E0002", "employee") is None
    wrong = await company.ask(ASK, id=(await ids(company, "E0001"))[0], fields=["nope"])
    assert wrong["errors"][0]["extensions"]["code"] == "PROVENANCE_FIELD"


async def test_the_look_is_on_the_record(company: Site) -> None:
    employee, _ = await ids(company, "E0001")
    await told(company, employee, "E0002", "employee")
    row = await company.hub.database.writer.fetchrow(
        "select actor, entity, detail::text from hub.audit where action = 'provenance.read'"
    )
    assert row["entity"] == "Employee"
    assert employee.rpartition("_")[2] in row["detail"]
    assert SECRET not in row["detail"]
