"""Grants: facts of principals, and the version that every change moves."""

from collections.abc import AsyncIterator
from datetime import date

import pytest

from hub.auth.viewer import Entities, Everywhere, Subtrees
from hub.errors import Refused
from hub.store.connection import Database, connect
from hub.store.grants import Grants, NewGrant, add_grant, extent_of, list_grants, revoke_grant
from hub.store.uuid7 import uuid7

TODAY = date(2026, 11, 23)


@pytest.fixture
async def db(database: str) -> AsyncIterator[Database]:
    opened = await connect(database)
    yield opened
    await opened.close()


async def employee(db: Database, number: str | None, status: str = "active") -> str:
    made = uuid7()
    await db.writer.execute(
        "insert into hub.employee (id, number, legal_name, work_email, status, version, recorded) "
        "values ($1, $2, '䶮𠮷㛃', $3, $4, 1, tstzrange(now(), null))",
        made,
        number,
        f"{number}@example.com" if number else None,
        status,
    )
    return made


def grant_for(employee_id: str, **more: object) -> NewGrant:
    given = {
        "role": "hr",
        "classes": frozenset({"CORE", "TIME"}),
        "extent": Everywhere(),
        "valid_from": TODAY,
    }
    return NewGrant(employee_id, **(given | more))  # type: ignore[arg-type]


async def test_a_person_is_found_by_number_mail_and_id(db: Database) -> None:
    """The three ways in which a token may name a person lead to the same facts."""
    made = await employee(db, "E1")
    store = Grants(db)
    for kind, name in (("number", "E1"), ("workEmail", "e1@Example.com"), ("id", made)):
        if kind == "workEmail":
            await db.writer.execute("update hub.employee set work_email = 'e1@example.com'")
        facts = await store.viewer_facts(kind, name, TODAY)
        assert facts is not None
        assert facts.employee_id == made
        assert (facts.version, facts.grants, facts.ended) == (0, (), False)


async def test_nobody_and_two_are_not_found(db: Database) -> None:
    """A name of nobody, of two people, or of an unknown kind gives no facts."""
    await employee(db, "E1")
    second = await employee(db, None)
    await db.writer.execute("update hub.employee set number = 'E1' where id = $1", second)
    store = Grants(db)
    for kind, name in (
        ("number", "E1"),
        ("number", "E9"),
        ("id", "no uuid"),
        ("id", uuid7()),
        ("account", "E1"),
    ):
        assert await store.viewer_facts(kind, name, TODAY) is None


@pytest.mark.parametrize("status", ["ended", "pending", "resigned"])
async def test_who_is_not_current_staff_has_ended(db: Database, status: str) -> None:
    """Whoever's status is none of current staff is said to have ended."""
    await employee(db, "E1", status)
    facts = await Grants(db).viewer_facts("number", "E1", TODAY)
    assert facts is not None
    assert facts.ended


async def test_each_change_moves_the_version(db: Database) -> None:
    """Add and revoke each bump the version, are audited, and are seen by the next look."""
    made = await employee(db, "E1")
    store = Grants(db)
    given = await add_grant(db, grant_for(made, reason="year end"), actor="tester")
    facts = await store.viewer_facts("number", "E1", TODAY)
    assert facts is not None
    assert facts.version == 1
    [held] = facts.grants
    assert (held.id, held.role, held.classes) == (given, "hr", frozenset({"CORE", "TIME"}))
    await revoke_grant(db, given, actor="tester", reason="done")
    facts = await store.viewer_facts("number", "E1", TODAY)
    assert facts is not None
    assert (facts.version, facts.grants) == (2, ())
    rows = await db.writer.fetch("select actor, action, reason from hub.audit order by seq")
    assert [tuple(row) for row in rows] == [
        ("tester", "grant.add", "year end"),
        ("tester", "grant.revoke", "done"),
    ]
    with pytest.raises(Refused, match="GRANT_UNKNOWN"):
        await revoke_grant(db, given, actor="tester", reason="again")


async def test_extents_are_named_by_code_and_come_back(db: Database) -> None:
    """Legal entities and departments are found by code; what is stored is read back equal."""
    made = await employee(db, "E1")
    unit = uuid7()
    firm = uuid7()
    for table, own, code in (("department", unit, "D1"), ("legal_entity", firm, "L1")):
        await db.writer.execute(
            f"insert into hub.{table} (id, code, version, recorded) "
            "values ($1, $2, 1, tstzrange(now(), null))",
            own,
            code,
        )
    assert await extent_of(db, "subtrees", ["D1"]) == Subtrees((unit,))
    assert await extent_of(db, "entities", ["L1"]) == Entities((firm,))
    assert await extent_of(db, "all", []) == Everywhere()
    for extent in (Subtrees((unit,)), Entities((firm,)), Everywhere()):
        await add_grant(db, grant_for(made, extent=extent), actor="tester")
    held = [one.grant.extent for one in await list_grants(db)]
    assert held == [Subtrees((unit,)), Entities((firm,)), Everywhere()]
    with pytest.raises(Refused, match="GRANT_EXTENT"):
        await extent_of(db, "subtrees", ["D1", "D2"])


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"role": "king"}, "GRANT_ROLE"),
        ({"classes": frozenset({"EVERYTHING"})}, "GRANT_CLASS"),
        ({"extent": Subtrees((uuid7(),))}, "GRANT_EXTENT"),
        ({"extent": Entities(())}, "GRANT_EXTENT"),
        ({"valid_to": date(2026, 1, 1)}, "GRANT_PERIOD"),
        ({"employee_id": uuid7()}, "GRANT_EMPLOYEE"),
    ],
)
async def test_a_grant_that_makes_no_sense_is_refused(
    db: Database, more: dict[str, object], code: str
) -> None:
    """Unknown roles, classes, extents and people are refused, and no version moves."""
    made = await employee(db, "E1")
    employee_id = str(more.pop("employee_id", made))
    with pytest.raises(Refused, match=code):
        await add_grant(db, grant_for(employee_id, **more), actor="tester")
    assert await db.writer.fetchval("select count(*) from hub.access_version") == 0
