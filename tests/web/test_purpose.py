"""Classes that demand a purpose are shown, and looked into, only for a stated one."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from hub.app import edge_of
from hub.errors import Refused
from hub.flows.hub import open_hub
from hub.settings import Settings
from tests.support.site import HR, Site, opened_site

ANNA = "00000000-0000-7000-8000-0000000000b1"
BIRTHS = "{ employees(orderBy: [{number: ASC}]) { nodes { number birthDate } } }"
FILTER = '{ employees(filter: {birthDate: {gte: "1900-01-01"}}) { totalCount } }'
NAMES = "{ employees { nodes { number legalName hireDate } } }"
WHY = {"purpose": "%E7%94%9F%E6%97%A5%E8%B4%BA%E5%8D%A1"}


@pytest.fixture
async def site(database: str, tmp_path: Path) -> AsyncIterator[Site]:
    """HR and one employee, both with a birth date; PERSONAL demands a purpose."""
    async with opened_site(database, tmp_path / "home", HUB_PURPOSE_CLASSES="PERSONAL") as site:
        writer = site.hub.database.writer
        await writer.execute(
            "insert into hub.employee (id, legal_name, legal_name_sort, number, status, version,"
            " recorded) values ($1, '𠮷田爱', 'jitian ai', 'E1', 'active', 1, '[2020-01-01,)')",
            ANNA,
        )
        for row in (ANNA, HR):
            await writer.execute(
                "insert into hub.employee_private (id, birth_date, version, recorded)"
                " values ($1, '1990-02-03', 1, '[2020-01-01,)')",
                row,
            )
        yield site


def _code(told: dict[str, Any]) -> str | None:
    return told["errors"][0]["extensions"]["code"] if "errors" in told else None


@pytest.mark.parametrize("query", [BIRTHS, FILTER])
async def test_others_are_read_and_looked_into_for_a_purpose_only(site: Site, query: str) -> None:
    """Nothing comes out and nothing is recorded without one; with one both are."""
    told = await site.ask(query)
    assert _code(told) == "PURPOSE_MISSING"
    assert "1990" not in str(told)
    count = "select count(*) from hub.audit where action = 'people.read'"
    assert await site.hub.database.writer.fetchval(count) == 0
    assert _code(await site.ask(query, headers={"purpose": " "})) == "PURPOSE_MISSING"
    assert _code(await site.ask(query, headers=WHY)) is None
    reason = await site.hub.database.writer.fetchval(
        "select reason from hub.audit where action = 'people.read'"
    )
    assert reason == "生日贺卡"


async def test_ones_own_data_and_other_classes_need_none(site: Site) -> None:
    own = "{ viewer { employee { birthDate } } }"
    told = await site.ask(own, "E1", "employee")
    assert told["data"]["viewer"]["employee"]["birthDate"] == "1990-02-03"
    assert _code(await site.ask(NAMES)) is None


async def test_history_demands_it_too(site: Site) -> None:
    asked = 'query ($id: ID!) { history(id: $id, fields: ["birthDate"]) { field } }'
    assert _code(await site.ask(asked, id=f"employee_{ANNA}")) == "PURPOSE_MISSING"
    assert _code(await site.ask(asked, id=f"employee_{ANNA}", headers=WHY)) is None


async def test_an_edit_is_answered_for_its_own_reason(site: Site) -> None:
    create = """mutation ($input: CreateEmployeeInput!) { createEmployee(input: $input) {
      ... on CreateEmployeeSuccess { employee { birthDate } } ... on Problem { code } } }"""
    wanted = {
        "employee": {"legalName": "欧阳杰", "birthDate": "1990-03-07"},
        "employment": {"number": "N1", "status": "active", "effectiveFrom": "2026-01-01"},
        "assignment": {"department": "department_00000000-0000-7000-8000-0000000000d1"},
        "reason": "hired",
    }
    told = await site.ask(create, input=wanted)
    assert told["data"]["createEmployee"] == {"employee": {"birthDate": "1990-03-07"}}
    reason = await site.hub.database.writer.fetchval(
        "select reason from hub.audit where action = 'people.read'"
    )
    assert reason == "edit"


async def test_a_class_that_is_not_recorded_can_demand_none(database: str, tmp_path: Path) -> None:
    settings = Settings.from_env(
        {
            "HUB_HOME": str(tmp_path),
            "HUB_DATABASE_URL": database,
            "HUB_DEV": "1",
            "HUB_PURPOSE_CLASSES": "DIRECTORY",
        }
    )
    async with open_hub(settings) as hub:
        with pytest.raises(Refused, match="SETTING_INVALID"):
            edge_of(hub)
