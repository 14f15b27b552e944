"""Emergency access: two people, an hour, reading alone, announced, alarmed and on the record."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from hub.auth.viewer import Everywhere
from hub.flows.access_alarms import judge_access
from hub.store.grants import NewGrant, add_grant
from tests.support.site import BEGIN, HR, Site

SECOND = "00000000-0000-7000-8000-0000000000a2"
OTHER = "00000000-0000-7000-8000-0000000000a3"
ASK = """mutation ($c: [String!]!, $p: String!) { askEmergency(input: {classes: $c, purpose: $p}) {
  __typename ... on AskEmergencySuccess { id } ... on Problem { code } } }"""
OPEN = """mutation ($id: ID!) { openEmergency(input: {id: $id}) {
  __typename ... on OpenEmergencySuccess { expiresAt } ... on Problem { code } } }"""
REFUSE = """mutation ($id: ID!) { refuseEmergency(input: {id: $id, reason: "不需要"}) {
  __typename ... on Problem { code } } }"""
SEES = "{ employees(first: 9) { nodes { number birthDate hireDate } } }"
ALARMS = "{ accessAlarms { kind by class people } }"
OVER = "update hub.access_grant set expires_at = now() where expires_at is not null"
ME = f"employee_{SECOND}"


@pytest.fixture
async def office(site: Site) -> Site:
    """Two administrators without any class; A3 is an employee with a birth date."""
    writer = site.hub.database.writer
    for key, number in ((SECOND, "A2"), (OTHER, "A3")):
        await writer.execute(
            "insert into hub.employee (id, legal_name, legal_name_sort, number, status, version,"
            " recorded, hire_date) values ($1, '单𠮷', 'shan', $2, 'active', 1,"
            " '[2020-01-01,)', '2020-01-01')",
            *(key, number),
        )
        await writer.execute(
            "insert into hub.employee_private (id, version, recorded, birth_date)"
            " values ($1, 1, '[2020-01-01,)', '1990-01-01')",
            key,
        )
    for who in (HR, SECOND):
        grant = NewGrant(who, "admin", frozenset(), Everywhere(), BEGIN)
        await add_grant(site.hub.database, grant, actor="t")
    return site


async def _ask(site: Site, *classes: str, purpose: str = "工伤，家属联系不上") -> str:
    told = await site.ask(ASK, "A2", "admin", c=list(classes), p=purpose)
    return str(told["data"]["askEmergency"]["id"])


async def _births(site: Site, scope: str = "admin") -> dict[str, Any]:
    told = await site.ask(SEES, "A2", scope)
    return {one["number"]: one["birthDate"] for one in told["data"]["employees"]["nodes"]}


async def test_two_people_open_it_for_an_hour(office: Site) -> None:
    """Nothing before the second; then the classes, with the scope admin, said in the answer."""
    assert (await _births(office))["A3"] is None
    key = await _ask(office, "PERSONAL")
    assert (await _births(office))["A3"] is None
    told = await office.ask(OPEN, "A2", "admin", id=key)
    assert told["data"]["openEmergency"]["code"] == "EMERGENCY_UNKNOWN"
    told = await office.ask(OPEN, "H1", "admin", id=key)
    until = datetime.fromisoformat(told["data"]["openEmergency"]["expiresAt"])
    assert timedelta(minutes=59) < until - datetime.now(UTC) <= timedelta(hours=1)
    told = await office.ask(SEES, "A2", "admin")
    births = {one["number"]: one["birthDate"] for one in told["data"]["employees"]["nodes"]}
    assert births["A3"] == "1990-01-01"
    assert told["extensions"]["emergency"]["until"]
    assert [one["hireDate"] for one in told["data"]["employees"]["nodes"] if one["number"] == "A3"]
    assert (await _births(office, "manager"))["A3"] is None
    again = await office.ask(OPEN, "H1", "admin", id=key)
    assert again["data"]["openEmergency"]["code"] == "EMERGENCY_UNKNOWN"


async def test_it_ends_by_itself_and_by_hand(office: Site) -> None:
    """Over at its moment, without anything being done; `endGrant` ends it before."""
    writer = office.hub.database.writer
    await office.ask(OPEN, "H1", "admin", id=await _ask(office, "PERSONAL"))
    assert (await _births(office))["A3"]
    await writer.execute(OVER)
    # What is remembered of rights holds the moment; the clock of the hub judges it.
    await writer.execute("update hub.access_version set version = version + 1")
    assert (await _births(office))["A3"] is None
    await office.ask(OPEN, "H1", "admin", id=await _ask(office, "PERSONAL"))
    assert (await _births(office))["A3"]
    told = await office.ask("{ grants { id role } }", "H1", "admin")
    [grant] = [one["id"] for one in told["data"]["grants"] if one["role"] == "emergency"]
    end = """mutation ($id: ID!) { endGrant(input: {id: $id, reason: "好了"}) { __typename } }"""
    await office.ask(end, "H1", "admin", id=grant)
    assert (await _births(office))["A3"] is None


async def test_it_changes_nothing(office: Site) -> None:
    """CORE by emergency reads; an edit by it is refused."""
    await office.ask(OPEN, "H1", "admin", id=await _ask(office, "CORE"))
    edit = """mutation ($id: ID!) { correctEmployee(
      input: {id: $id, set: {preferredName: "x"}, reason: "r"}) {
      __typename ... on Problem { code } } }"""
    told = await office.ask(edit, "A2", "admin", id=f"employee_{OTHER}")
    assert told["data"]["correctEmployee"]["__typename"] == "Denied"


async def test_what_is_told_of_cells_knows_of_it(office: Site) -> None:
    """Readable and not writable, with its origin and its past; nothing more of the office."""
    doors = f"""{{ access(id: "employee_{OTHER}", fields: ["birthDate"]) {{ read write }}
      provenance(id: "employee_{OTHER}", fields: ["birthDate"]) {{ field }}
      history(id: "employee_{OTHER}", fields: ["birthDate"]) {{ values {{ value }} }} }}"""
    told = await office.ask(doors, "A2", "admin")
    assert told["data"]["access"] == [{"read": False, "write": False}]
    assert "extensions" not in told
    await office.ask(OPEN, "H1", "admin", id=await _ask(office, "PERSONAL"))
    told = await office.ask(doors, "A2", "admin")
    assert told["data"]["access"] == [{"read": True, "write": False}]
    assert told["data"]["provenance"] == []  # the row was made without a source
    assert told["data"]["history"]
    assert told["extensions"]["emergency"]["until"]


async def test_what_is_not_opened_in_time_lapses_or_is_refused(office: Site) -> None:
    key = await _ask(office, "PAY")
    await office.hub.database.writer.execute(
        "update hub.emergency set asked_at = now() - interval '61 minutes'"
    )
    told = await office.ask(OPEN, "H1", "admin", id=key)
    assert told["data"]["openEmergency"]["code"] == "EMERGENCY_UNKNOWN"
    key = await _ask(office, "PAY")
    await office.ask(REFUSE, "H1", "admin", id=key)
    told = await office.ask(OPEN, "H1", "admin", id=key)
    assert told["data"]["openEmergency"]["code"] == "EMERGENCY_UNKNOWN"
    told = await office.ask("{ emergencies { id by classes endedAt } }", "H1", "admin")
    first = told["data"]["emergencies"][0]
    assert (first["id"], first["by"], first["classes"]) == (key, ME, ["PAY"])
    assert first["endedAt"]


@pytest.mark.parametrize(
    ("classes", "purpose", "scope", "code"),
    [
        (["HEALTH"], "p", "admin", "EMERGENCY_CLASS"),
        ([], "p", "admin", "EMERGENCY_CLASS"),
        (["GOLD"], "p", "admin", "EMERGENCY_CLASS"),
        (["PAY"], " ", "admin", "ACCESS_REASON"),
        (["PAY"], "p", "manager", "OFFICE_DENIED"),
    ],
)
async def test_what_cannot_be_asked(
    office: Site, classes: list[str], purpose: str, scope: str, code: str
) -> None:
    told = await office.ask(ASK, "A2", scope, c=classes, p=purpose)
    assert told["data"]["askEmergency"]["code"] == code


async def test_an_alarm_rings_as_long_as_it_is_open_and_all_is_on_the_record(office: Site) -> None:
    key = await _ask(office, "PERSONAL", "PAY")
    await office.ask(OPEN, "H1", "admin", id=key)
    told = await office.ask(ALARMS, "H1", "admin")
    assert {(one["kind"], one["by"], one["class"]) for one in told["data"]["accessAlarms"]} == {
        ("emergency", ME, "PAY"),
        ("emergency", ME, "PERSONAL"),
    }
    writer = office.hub.database.writer
    await judge_access(office.hub, datetime.now(UTC))
    assert await writer.fetchval("select count(*) from hub.outbox where entity = 'Alarm'") == 2
    await writer.execute(OVER)
    await judge_access(office.hub, datetime.now(UTC))
    assert (await office.ask(ALARMS, "H1", "admin"))["data"]["accessAlarms"] == []
    assert await writer.fetchval("select count(*) from hub.outbox where entity = 'Alarm'") == 4
    rows = await writer.fetch(
        "select actor, action, reason from hub.audit where action like 'emergency.%' order by seq"
    )
    assert [tuple(row) for row in rows] == [
        (SECOND, "emergency.ask", "工伤，家属联系不上"),
        (HR, "emergency.open", "工伤，家属联系不上"),
    ]
