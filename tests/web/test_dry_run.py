"""Dry runs: they say what the edit would come to, and write nothing, nowhere."""

from pathlib import Path
from typing import Any

import pytest

from hub.auth.viewer import Everywhere
from hub.flows.hub import migrate
from hub.settings import Settings
from hub.store.grants import NewGrant, add_grant, revoke_grant
from tests.support.site import BEGIN, HR, Site, opened_site
from tests.web.test_moves import UNITS, hired, moved, posts

CORRECT = """
mutation($id: ID!, $set: EmployeeFields!, $dry: Boolean, $version: Int) {
  correctEmployee(input: {id: $id, set: $set, reason: "r", dryRun: $dry,
    expectedVersion: $version}) {
    __typename
    ... on CorrectEmployeeSuccess {
      dryRun asked: changes { entity id fields } employee { preferredName version } }
    ... on Problem { code path }
  }
}
"""
HELD = """
select (table_schema || '.' || table_name) as name from information_schema.tables
where table_schema = 'hub' and table_type = 'BASE TABLE'
"""


async def everything(site: Site) -> dict[str, list[str]]:
    """Every row of every table but the record of reading and of points, and keys' files."""
    writer = site.hub.database.writer
    found = {}
    for row in await writer.fetch(HELD):
        if row["name"] == "hub.points":  # what requests cost
            continue
        shown = "where action <> 'people.read'" if row["name"] == "hub.audit" else ""
        rows = await writer.fetch(f"select t::text as line from {row['name']} t {shown}")
        found[row["name"]] = sorted(one["line"] for one in rows)
    keys = site.hub.settings.home / "keys"
    found["keys"] = [
        f"{one.name} {one.stat().st_size}" for one in sorted(keys.rglob("*")) if one.is_file()
    ]
    return found


async def corrected(site: Site, row: str, who: str = "H1", scope: str = "hr", **more: Any) -> Any:
    """The outcome, and what the response says beside it."""
    found = await site.ask(CORRECT, who, scope, more.pop("headers", None), id=row, **more)
    return found["data"]["correctEmployee"], found.get("extensions")


async def test_it_says_what_would_change_and_writes_nothing(site: Site) -> None:
    """Fields that differ and no others; tables and keys are as they were, sealed kinds included."""
    row = await hired(site)
    await corrected(site, row, set={"preferredName": "小欧𠮷"})
    before = await everything(site)
    wanted = {"preferredName": "小欧𠮷", "privatePhone": "+8613800000000", "gender": "female"}
    found, told = await corrected(site, row, set=wanted, dry=True, headers={"idempotency-key": "a"})
    assert found == {
        "__typename": "CorrectEmployeeSuccess",
        "dryRun": True,
        "asked": [{"entity": "Employee", "id": row, "fields": ["gender", "privatePhone"]}],
        "employee": {"preferredName": "小欧𠮷", "version": found["employee"]["version"]},
    }
    assert told == {"dryRun": ["correctEmployee"]}
    assert await everything(site) == before
    done, told = await corrected(site, row, set=wanted, headers={"idempotency-key": "a"})
    assert (done["dryRun"], done["asked"], told) == (False, None, None)
    found, _ = await corrected(site, row, set=wanted, dry=True)
    assert found["asked"] == [{"entity": "Employee", "id": row, "fields": []}]


@pytest.mark.parametrize(
    ("who", "scope", "set_", "version"),
    [
        ("N1", "employee", {"preferredName": "x"}, None),
        ("H1", "hr", {"gender": "no such"}, None),
        ("H1", "hr", {"legalName": None}, None),
        ("H1", "hr", {"preferredName": "x"}, 99),
        ("H1", "hr", {"workEmail": "held@example.com"}, None),
        ("N2", "employee", {"preferredName": "x"}, None),
    ],
)
async def test_problems_are_those_of_the_edit(
    site: Site, who: str, scope: str, set_: Any, version: int | None
) -> None:
    """A dry run refuses what the edit refuses, in the same words."""
    row = await hired(site)
    other = await hired(site, "N2")
    await corrected(site, other, set={"workEmail": "held@example.com"})
    dry, _ = await corrected(site, row, who, scope, set=set_, dry=True, version=version)
    real, _ = await corrected(site, row, who, scope, set=set_, version=version)
    assert dry == real
    assert dry["__typename"] != "CorrectEmployeeSuccess"


async def test_a_guess_of_what_one_may_not_read_is_never_confirmed(
    database: str, tmp_path: Path
) -> None:
    """Where a policy lets somebody write what they do not read, right and wrong look alike."""
    policy = tmp_path / "policy.yaml"
    policy.write_text(
        "hub: policy/1\nfields:\n  Employee.gender: {write: [CORE]}\n", encoding="utf-8"
    )
    env = {"HUB_HOME": str(tmp_path), "HUB_DATABASE_URL": database, "HUB_DEV": "1"}
    await migrate(Settings.from_env(env))
    async with opened_site(database, tmp_path) as site:
        row = await hired(site)
        await corrected(site, row, set={"gender": "female"})
        await _narrowed(site, "CORE")
        told = [
            await corrected(site, row, set={"gender": one}, dry=True) for one in ("female", "male")
        ]
        assert told[0] == told[1]
        assert told[0][0]["asked"][0]["fields"] == ["gender"]


async def _narrowed(site: Site, *classes: str) -> None:
    """H1 holds these classes and no others."""
    writer = site.hub.database.writer
    held = await writer.fetch("select id::text from hub.access_grant where revoked_at is null")
    await add_grant(
        site.hub.database, NewGrant(HR, "hr", frozenset(classes), Everywhere(), BEGIN), actor="t"
    )
    for one in held:
        await revoke_grant(site.hub.database, one["id"], actor="t", reason="r")


async def test_what_it_tells_of_sensitive_cells_is_on_the_record(site: Site) -> None:
    """To be told whether a private phone is that one is to read it."""
    row = await hired(site)
    await corrected(site, row, set={"privatePhone": "+8613800000001"}, dry=True)
    kept = await site.hub.database.writer.fetchval(
        "select detail::text from hub.audit where action = 'people.read' order by seq desc limit 1"
    )
    assert "CONTACT" in kept
    assert row.removeprefix("employee_") in kept


async def test_a_move_that_is_not_made(site: Site) -> None:
    """The post that would end and the one that would begin; none of it happens."""
    row = await hired(site, position="销售")
    before = await posts(site, row)
    query = """mutation($input: MoveEmployeeInput!) { moveEmployee(input: $input) {
      ... on MoveEmployeeSuccess { changes { entity id fields } } ... on Problem { code } } }"""
    wanted = {"id": row, "effectiveFrom": "2099-01-01", "department": UNITS["d2"], "dryRun": True}
    found = (await site.ask(query, input=wanted))["data"]["moveEmployee"]
    ended, begun = found["changes"]
    assert (ended["entity"], ended["fields"]) == ("Assignment", ["effectiveTo"])
    assert (begun["entity"], begun["id"]) == ("Assignment", None)
    assert "department" in begun["fields"]
    assert await posts(site, row) == before
    done = await moved(site, row, "2099-01-01", department=UNITS["d2"], reason="r")
    assert done["__typename"] == "MoveEmployeeSuccess"


async def test_a_person_who_is_not_made(site: Site) -> None:
    """Nothing is there to be shown; all that was said would be new."""
    query = """mutation($input: CreateEmployeeInput!) { createEmployee(input: $input) {
      ... on CreateEmployeeSuccess { employee { id } dryRun changes { entity id } } } }"""
    wanted = {
        "employee": {"legalName": "欧阳㛃"},
        "employment": {"number": "N7", "status": "active", "effectiveFrom": "2024-03-01"},
        "assignment": {"department": UNITS["d1"], "effectiveFrom": "2024-03-01"},
        "dryRun": True,
    }
    before = await everything(site)
    found = (await site.ask(query, input=wanted))["data"]["createEmployee"]
    assert found["employee"] is None
    assert {one["entity"] for one in found["changes"]} == {"Employee", "Employment", "Assignment"}
    assert {one["id"] for one in found["changes"]} == {None}
    assert await everything(site) == before
