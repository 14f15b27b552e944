"""Askers of every kind, drawn from a world: staff at each level, holders of grants, leavers."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final

from hub.schema.audience import HR_CLASSES
from tests.twin.access import STAFF, Asker, Given
from tests.twin.world import World

_ALL: Final = frozenset(HR_CLASSES)
_HRBP: Final = frozenset({"CORE", "TIME", "LEARNING"})
_PAYROLL: Final = frozenset({"CORE", "PAY", "BANK"})


def askers(dice: random.Random, world: World) -> Iterator[Asker]:
    """About fifteen askers; each kind at least once."""
    staff = [one["id"] for one in world.rows["Employee"] if one["status"] in STAFF]
    gone = [one["id"] for one in world.rows["Employee"] if one["status"] not in STAFF]
    bosses = [boss for boss, _ in world.management if boss in staff]
    busy = max(bosses, key=bosses.count, default=staff[0])
    yield _asker("employee", dice.choice(staff))
    yield _asker("self, with pay", _with_pay(world, staff))
    yield replace(_asker("self, after a second factor", dice.choice(staff)), proved=True)
    yield _asker("manager", busy, "manager")
    yield _asker("small manager", dice.choice(bosses or staff), "manager")
    yield _asker("manager with an employee's token", busy)
    yield Asker("manager's scope alone", busy, frozenset({"manager"}))
    yield _asker("hr", dice.choice(staff), "hr", Given("hr", _ALL))
    yield _asker("hr without pay", dice.choice(staff), "hr", Given("hr", _ALL - {"PAY", "BANK"}))
    yield _asker("hrbp of a subtree", busy, "hrbp", _subtree(dice, world, "hrbp", _HRBP))
    yield _asker("hrbp of an entity", dice.choice(staff), "hrbp", _entity(dice, world))
    yield _asker("payroll", dice.choice(staff), "payroll", Given("payroll", _PAYROLL))
    yield _asker("admin", dice.choice(staff), "admin", Given("admin", _ALL))
    several = (
        _subtree(dice, world, "hr", frozenset({"PERSONAL", "IDENTITY", "CORE"})),
        _subtree(dice, world, "hr", frozenset({"TIME"})),
        _entity(dice, world),
        Given("hrbp", frozenset({"TIME"}), "subtrees", ()),
        Given("payroll", frozenset({"LEARNING", "nonsense"})),
        Given("hr", frozenset({"PAY"}), valid_to=world.today - timedelta(days=1)),
        Given("hr", frozenset({"SPECIAL"}), valid_from=world.today + timedelta(days=1)),
    )
    scopes = frozenset({"employee", "manager", "hr", "hrbp", "payroll"})
    yield Asker("several grants", busy, scopes, several)
    yield Asker("grants narrowed by the token", busy, frozenset({"employee"}), several)
    yield Asker("hr's scope alone", dice.choice(staff), frozenset({"hr"}), (Given("hr", _HRBP),))
    yield Asker("a service", None, frozenset({"employee", "hr"}), (Given("hr", _HRBP),))
    yield Asker("a service without grants", None, frozenset({"employee"}))
    for one in (one for one in world.deputies if one in staff):
        yield _asker("a deputy", one, "manager")
    if gone:
        yield _asker("a leaver", dice.choice(gone), "hr", Given("hr", _ALL))


def _asker(name: str, employee: str, scope: str = "employee", *grants: Given) -> Asker:
    scopes = {"employee"} if scope == "employee" else {"employee", "manager", scope}
    return Asker(name, employee, frozenset(scopes), grants)


def _with_pay(world: World, staff: list[str]) -> str:
    paid = [one["employee"] for one in world.rows["Payslip"] if one["released_at"]]
    return next((one for one in paid if one in staff), staff[0])


def _subtree(dice: random.Random, world: World, role: str, classes: frozenset[str]) -> Given:
    units = world.rows["Department"]
    ids = [units[0]["id"]] if dice.random() < 0.3 else [dice.choice(units)["id"] for _ in range(2)]
    return Given(role, classes, "subtrees", tuple(ids))


def _entity(dice: random.Random, world: World) -> Given:
    return Given("hrbp", _HRBP, "entities", (dice.choice(world.rows["LegalEntity"])["id"],))
