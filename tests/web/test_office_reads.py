"""Reading of sensitive classes is on the record before the answer leaves."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import asyncpg
import orjson
import pytest

from hub.auth.viewer import Everywhere
from hub.store.grants import NewGrant, add_grant
from hub.store.reads import Reading, Reads
from tests.support.site import BEGIN, HR, Site, opened_site

ANNA, BEN = "00000000-0000-7000-8000-0000000000b1", "00000000-0000-7000-8000-0000000000b2"
STAFF = (("E1", ANNA, "𠮷田爱"), ("E2", BEN, "王小明"))
BIRTHS = "{ employees(orderBy: [{number: ASC}]) { nodes { number birthDate } } }"
READS = "query ($id: ID!, $n: Int, $b: ID) { reads(id: $id, first: $n, before: $b)"
READS += " { id at by classes purpose } }"
CREATE = """mutation ($input: CreateEmployeeInput!) { createEmployee(input: $input) {
  ... on CreateEmployeeSuccess { employee { id birthDate } } ... on Problem { code path } } }"""
BULK = "{ bulkReads { by class people requests } }"


@pytest.fixture
async def site(database: str, tmp_path: Path) -> AsyncIterator[Site]:
    """HR and two employees; more than one person read in an hour stands out."""
    async with opened_site(database, tmp_path / "home", HUB_BULK_READS="1") as site:
        writer = site.hub.database.writer
        for number, row, name in STAFF:
            await writer.execute(
                "insert into hub.employee (id, legal_name, legal_name_sort, number, status,"
                " version, recorded) values ($1, $2, $3, $3, 'active', 1, '[2020-01-01,)')",
                row,
                name,
                number,
            )
            await writer.execute(
                'insert into hub.employment (id, employee_id, number, status, "primary",'
                " effective_from, version, recorded)"
                " values (gen_random_uuid(), $1, $2, 'active', true, $3, 1, '[2020-01-01,)')",
                row,
                number,
                BEGIN,
            )
            await writer.execute(
                "insert into hub.employee_private (id, birth_date, version, recorded)"
                " values ($1, '1990-02-03', 1, '[2020-01-01,)')",
                row,
            )
        auditor = NewGrant(BEN, "auditor", frozenset(), Everywhere(), BEGIN)
        await add_grant(site.hub.database, auditor, actor="test")
        yield site


async def entries(site: Site) -> list[dict[str, Any]]:
    rows = await site.hub.database.writer.fetch(
        "select actor, rows, reason, detail from hub.audit where action = 'people.read'"
        " order by seq"
    )
    return [{**dict(row), "detail": orjson.loads(row["detail"])} for row in rows]


async def looks(site: Site, row: str, number: str, scope: str, **given: Any) -> dict[str, Any]:
    return await site.ask(READS, number, scope, id=f"employee_{row}", **given)


async def test_one_entry_a_request_names_people_and_classes_and_no_value(site: Site) -> None:
    told = await site.ask(BIRTHS, headers={"purpose": quote("生日贺卡")})
    assert told["data"]["employees"]["nodes"][0]["birthDate"] == "1990-02-03"
    [entry] = await entries(site)
    assert entry == {
        "actor": HR,
        "rows": 2,
        "reason": "生日贺卡",
        "detail": {
            "read": [{"classes": ["PERSONAL"], "people": [ANNA, BEN]}],
            "searched": [],
        },
    }
    assert "1990" not in str(entry)


async def test_what_is_not_sensitive_or_ones_own_leaves_no_entry(site: Site) -> None:
    await site.ask("{ employees { nodes { number legalName hireDate } } }")
    own = await site.ask("{ viewer { employee { birthDate } } }", "E1", "employee")
    assert own["data"]["viewer"]["employee"]["birthDate"] == "1990-02-03"
    await site.ask(BIRTHS, "E1", "employee")  # the others' are locked
    assert await entries(site) == []


async def test_a_filter_is_a_reading_of_whom_it_finds(site: Site) -> None:
    await site.ask('{ employees(filter: {birthDate: {gte: "1990-01-01"}}) { nodes { number } } }')
    await site.ask('{ employees(filter: {birthDate: {lt: "1980-01-01"}}) { totalCount } }')
    found, none = await entries(site)
    assert found["detail"]["read"] == [{"classes": ["PERSONAL"], "people": [ANNA, BEN]}]
    assert none["detail"] == {"read": [], "searched": ["PERSONAL"]}


async def test_the_answer_of_a_mutation_is_recorded_too(site: Site) -> None:
    wanted = {
        "employee": {"legalName": "欧阳杰", "birthDate": "1990-03-07"},
        "employment": {"number": "N1", "status": "active", "effectiveFrom": "2026-01-01"},
        "assignment": {"department": "department_00000000-0000-7000-8000-0000000000d1"},
        "reason": "hired",
    }
    made = (await site.ask(CREATE, input=wanted))["data"]["createEmployee"]["employee"]
    assert made["birthDate"] == "1990-03-07"
    [entry] = await entries(site)
    person = made["id"].removeprefix("employee_")
    assert entry["detail"]["read"] == [{"classes": ["PERSONAL"], "people": [person]}]


async def test_an_employee_sees_who_looked(site: Site) -> None:
    for _ in range(3):
        await site.ask(BIRTHS)
    told = await looks(site, ANNA, "E1", "employee", n=2)
    first, second = told["data"]["reads"]
    assert (first["by"], first["classes"], first["purpose"]) == (
        f"employee_{HR}",
        ["PERSONAL"],
        None,
    )
    rest = await looks(site, ANNA, "E1", "employee", n=2, b=second["id"])
    assert len(rest["data"]["reads"]) == 1
    assert int(rest["data"]["reads"][0]["id"]) < int(second["id"]) < int(first["id"])


@pytest.mark.parametrize(("number", "scope"), [("H1", "hr"), ("E1", "employee"), ("E2", "manager")])
async def test_others_do_not_see_who_looked(site: Site, number: str, scope: str) -> None:
    """Not HR who looked, not a colleague, not an auditor whose token is none of an auditor."""
    await site.ask(BIRTHS)
    row = ANNA if number != "E1" else BEN
    told = await looks(site, row, number, scope)
    assert told["data"] == {"reads": None}
    assert told["errors"][0]["extensions"]["code"] == "OFFICE_DENIED"


async def test_an_auditor_reads_the_log_and_no_value(site: Site) -> None:
    await site.ask(BIRTHS)
    told = await looks(site, ANNA, "E2", "auditor")
    assert [one["by"] for one in told["data"]["reads"]] == [f"employee_{HR}"]
    values = await site.ask(BIRTHS, "E2", "auditor")
    assert [one["birthDate"] for one in values["data"]["employees"]["nodes"]] == [
        None,
        "1990-02-03",
        None,
    ]


async def test_bulk_reads_stand_out_to_auditors(site: Site) -> None:
    one = "query ($id: ID!) { employee(by: {id: $id}) { birthDate } }"
    await site.ask(one, id=f"employee_{ANNA}")
    await site.ask(one, id=f"employee_{ANNA}")
    assert (await site.ask(BULK, "E2", "auditor"))["data"] == {"bulkReads": []}
    await site.ask(one, id=f"employee_{BEN}")
    told = (await site.ask(BULK, "E2", "auditor"))["data"]["bulkReads"]
    assert told == [{"by": f"employee_{HR}", "class": "PERSONAL", "people": 2, "requests": 3}]
    closed = await site.ask(BULK)
    assert closed["errors"][0]["extensions"]["code"] == "OFFICE_DENIED"


async def test_what_cannot_be_recorded_is_not_shown(site: Site) -> None:
    async def away(*_: Any) -> None:
        raise asyncpg.ConnectionDoesNotExistError

    async def broken(*_: Any) -> None:
        raise asyncpg.UndefinedTableError

    for fault, code in ((away, "READ_UNRECORDED"), (broken, "INTERNAL_ERROR")):
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(Reads, "_commit", fault)
            told = await site.ask(BIRTHS)
        assert told["errors"][0]["extensions"]["code"] == code
        assert "1990" not in str(told)
    assert "data" in await site.ask(BIRTHS)


async def test_an_answer_waits_for_its_entry(site: Site) -> None:
    held, original = asyncio.Event(), Reads._commit

    async def slowly(self: Reads, found: Any) -> None:
        await held.wait()
        await original(self, found)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Reads, "_commit", slowly)
        asked = asyncio.create_task(site.ask(BIRTHS))
        await asyncio.sleep(0.3)
        assert not asked.done()
        assert await entries(site) == []
        held.set()
        assert "data" in await asked
    assert len(await entries(site)) == 1


async def test_readings_that_wait_share_a_commit(site: Site) -> None:
    """A hundred at once: each has its entry, in far fewer commits."""
    commits, original = [], Reads._commit

    async def counted(self: Reads, found: Any) -> None:
        commits.append(len(found))
        await original(self, found)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Reads, "_commit", counted)
        kept = Reads(site.hub.database)
        given = [Reading(HR, {("PAY",): [ANNA]}, (), str(one)) for one in range(100)]
        await asyncio.gather(*(kept.keep(one) for one in given))
    assert sorted(one["reason"] for one in await entries(site)) == sorted(map(str, range(100)))
    assert sum(commits) == 100
    assert len(commits) <= 3


async def test_a_request_that_was_given_up_harms_no_other(site: Site) -> None:
    kept = Reads(site.hub.database)
    gone = asyncio.create_task(kept.keep(Reading(HR, {("PAY",): [ANNA]})))
    await asyncio.sleep(0)
    gone.cancel()
    await kept.keep(Reading(HR, {("PAY",): [BEN]}))
    people = [one["detail"]["read"][0]["people"] for one in await entries(site)]
    assert [BEN] in people


@pytest.mark.parametrize("header", ["x" * 201, quote("目" * 201)])
async def test_a_purpose_has_an_end(site: Site, header: str) -> None:
    told = await site.ask(BIRTHS, headers={"purpose": header})
    assert told["errors"][0]["extensions"]["code"] == "PURPOSE_TOO_LONG"
    assert await entries(site) == []


@pytest.mark.parametrize("given", [{"n": 1001}, {"n": -1}, {"b": "x"}, {"b": "²"}])
async def test_pages_that_are_none_are_refused(site: Site, given: dict[str, Any]) -> None:
    told = await looks(site, ANNA, "E1", "employee", **given)
    assert told["errors"][0]["extensions"]["code"] == "READS_PAGE"
