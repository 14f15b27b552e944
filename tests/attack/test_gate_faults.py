"""Each part of the gate and of the record of reading holds something: without it a drill fails."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any, Final

import pytest

from hub.schema.shipped import shipped
from hub.store.grants import revoke_grant
from tests.attack.faults import EQUIVALENT, all_faults
from tests.attack.gate_faults import PARTS, Part
from tests.support.site import HR, Site, opened_site

BOB: Final = "00000000-0000-7000-8000-0000000000b1"
EVE: Final = "00000000-0000-7000-8000-0000000000b2"
BORN: Final = "1990-02-03"
WHY: Final = {"purpose": "card"}
ROWS: Final = '{ employees(filter: {number: {eq: "E1"}}) { nodes { birthDate } } }'
MINE: Final = "{ employees { nodes { number } } }"
COUNT: Final = "{ employees { totalCount } }"
FOUND: Final = '{ employees(filter: {birthDate: {gte: "1900-01-01"}}) { totalCount } }'
DRY: Final = """
mutation { correctEmployee(input: {
  id: "employee_%s", set: {birthDate: "1990-02-03"}, reason: "r", dryRun: true
}) { ... on CorrectEmployeeSuccess { changes { fields } } ... on Problem { code } } }
"""
ADD: Final = (
    "insert into hub.employee (id, legal_name, legal_name_sort, number, status, version, recorded)"
    " values ($1, '𠮷田爱', 'jitian ai', $2, 'active', 1, '[2020-01-01,)')"
)


@pytest.fixture
async def site(database: str, tmp_path: Path) -> AsyncIterator[Site]:
    """HR and E1, whose birth date is asked for; PERSONAL demands a purpose."""
    async with opened_site(database, tmp_path / "home", HUB_PURPOSE_CLASSES="PERSONAL") as made:
        await made.hub.database.writer.execute(ADD, BOB, "E1")
        await made.hub.database.writer.execute(
            "insert into hub.employee_private (id, birth_date, version, recorded)"
            " values ($1, '1990-02-03', 1, '[2020-01-01,)')",
            BOB,
        )
        yield made


async def sees(site: Site, number: str = "H1") -> bool:
    """Whether that token still shows E1's birth date."""
    return BORN in str(await site.ask(ROWS, number, headers=WHY))


async def last_read(site: Site) -> dict[str, Any]:
    """The newest record of reading."""
    found = await site.hub.database.writer.fetchrow(
        "select actor, reason, rows, detail::text as detail from hub.audit"
        " where action = 'people.read' order by seq desc limit 1"
    )
    return dict(found) if found else {"actor": "", "reason": "", "detail": ""}


async def warm(site: Site) -> None:
    """The plan and the viewer's rights are remembered."""
    assert await sees(site), "whoever may read is answered"


async def revoked(site: Site) -> None:
    """No read after a grant was taken."""
    await warm(site)
    grant = await site.hub.database.writer.fetchval("select id::text from hub.access_grant")
    await revoke_grant(site.hub.database, grant, actor="test", reason="r")
    assert not await sees(site)


async def left(site: Site) -> None:
    """No read after somebody has left, though no grant changed."""
    await warm(site)
    await site.hub.database.writer.execute(
        "update hub.employee set status = 'terminated' where id = $1", HR
    )
    assert not await sees(site)


async def renumbered(site: Site) -> None:
    """A number that nobody has opens nothing."""
    await warm(site)
    await site.hub.database.writer.execute("update hub.employee set number = 'X' where id = $1", HR)
    assert not await sees(site)


async def number_passed_on(site: Site) -> None:
    """A number that another person has now does not show what its former holder saw."""
    writer = site.hub.database.writer
    await writer.execute(ADD, EVE, "E2")
    await writer.execute(
        "insert into hub.employee_private (id, birth_date, version, recorded)"
        " values ($1, '1980-01-01', 1, '[2020-01-01,)')",
        EVE,
    )
    of_eve = ROWS.replace("E1", "E2")
    assert "1980" in str(await site.ask(of_eve, headers=WHY)), "whoever may read is answered"
    await writer.execute("update hub.employee set number = 'X' where id = $1", HR)
    await writer.execute("update hub.employee set number = 'H1' where id = $1", BOB)
    assert "1980" not in str(await site.ask(of_eve, headers=WHY))


async def without_grants(site: Site) -> None:
    """Whose rights never changed is answered."""
    found = await site.ask(MINE, "E1", "employee", headers=WHY)
    assert "E1" in str(found.get("data")), found


async def counted(site: Site) -> None:
    """A count is that of now."""
    first = (await site.ask(COUNT))["data"]["employees"]["totalCount"]
    assert (await site.ask(COUNT))["data"]["employees"]["totalCount"] == first
    writer = site.hub.database.writer
    created = """mutation { createDepartment(input: {department: {code: "D9", name: "九"},
      reason: "r"}) { __typename ... on Problem { code } } }"""
    units = "{ departments { totalCount } }"
    before = (await site.ask(units))["data"]["departments"]["totalCount"]
    assert before == await writer.fetchval("select count(*) from hub.department")
    told = await site.ask(created, headers=WHY)
    assert told["data"]["createDepartment"]["__typename"] == "CreateDepartmentSuccess", told
    assert (await site.ask(units))["data"]["departments"]["totalCount"] == before + 1


async def shown_is_recorded(site: Site) -> None:
    """Who saw whose data, and what for."""
    await warm(site)
    told = await last_read(site)
    assert (told["actor"], told["reason"]) == (HR, "card")
    assert BOB in told["detail"]
    assert "PERSONAL" in told["detail"]
    assert told["rows"] == 1


async def searched_is_recorded(site: Site) -> None:
    """What was looked into without being shown."""
    assert (await site.ask(FOUND, headers=WHY))["data"]["employees"]["totalCount"] == 1
    told = await last_read(site)
    assert "PERSONAL" in told["detail"]
    assert told["reason"] == "card"


async def told_is_recorded(site: Site) -> None:
    """Of a dry run, what it says of a cell that is somebody else's."""
    found = await site.ask(DRY % BOB, headers={"purpose": "other"})
    assert found["data"]["correctEmployee"]["changes"] is not None, found
    told = await last_read(site)
    assert BOB in told["detail"]
    assert told["reason"] == "other"


async def purpose_is_asked(site: Site) -> None:
    """Nothing without one, shown or looked into."""
    for query in (ROWS, FOUND):
        found = await site.ask(query)
        assert found["errors"][0]["extensions"]["code"] == "PURPOSE_MISSING", found


DRILLS: Final[tuple[Callable[[Site], Awaitable[None]], ...]] = (
    *(purpose_is_asked, without_grants, counted),
    *(shown_is_recorded, searched_is_recorded, told_is_recorded),
    *(revoked, left, renumbered, number_passed_on),
)
_BY_NAME: Final = {one.__name__: one for one in DRILLS}


@pytest.mark.parametrize("drill", DRILLS, ids=lambda one: one.__name__)
async def test_the_hub_as_it_is_passes_each_drill(
    site: Site, drill: Callable[[Site], Awaitable[None]]
) -> None:
    await drill(site)


def test_each_drill_holds_a_part() -> None:
    """With the faults of the policy and the passes there are more than sixty."""
    assert {one.drill for one in PARTS} == set(_BY_NAME)
    names = {one.name for one in all_faults(shipped())} - set(EQUIVALENT)
    print(f"{len(names)} faults of the policy and the passes, {len(PARTS)} of the gate")
    assert len(names) + len(PARTS) >= 60
    assert len({one.name for one in PARTS}) == len(PARTS)


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS, ids=lambda one: one.name)
async def test_without_a_part_its_drill_fails(site: Site, part: Part) -> None:
    """The same drill that the hub passes as it is."""
    drill = _BY_NAME[part.drill]
    with part.applied(), pytest.raises((AssertionError, KeyError, TypeError)):
        await drill(site)
