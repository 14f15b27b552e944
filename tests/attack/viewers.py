"""Who attacks: every scope, every class of grants, every relationship."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tests.attack.company import Company

CLASSES: Final = (
    *("BENEFITS", "CORE", "HEALTH", "IDENTITY", "LEARNING", "PAY", "PERSONAL", "RELATIONS"),
    *("REVIEW", "SPECIAL", "TIME"),
)
DEPUTIES: Final = (
    *(("sales head", "without a line", -1, 1), ("research head", "without a line", 1, 9)),
    *(("boss", "led from elsewhere", -9, -1), ("without a line", "circle two", 0, 0)),
    ("team lead", "peer", 0, 0),
)
"""Manager, deputy, first and last day relative to today: of today, of yesterday, of tomorrow; a
deputy's deputy; one who is led by whom they stand in for."""
HR_ROLES: Final = frozenset({"hr", "hrbp", "payroll"})
"""Roles whose grants open classes."""
LONG_AGO: Final = date(2020, 1, 1)


@dataclass(frozen=True)
class Held:
    """A grant as it is given: `extent` is all, entities or departments."""

    role: str
    classes: tuple[str, ...]
    extent: str = "all"
    ids: tuple[str, ...] = ()
    first: date = LONG_AGO
    last: date | None = None


@dataclass(frozen=True)
class Attacker:
    """Somebody who asks: a person of the company or a machine client."""

    name: str
    person: str | None
    scopes: frozenset[str]
    grants: tuple[Held, ...] = ()
    proved: bool = False
    """Whether they showed a second factor minutes ago."""
    shown: str = ""
    """The attacker as whom they look, who has all scopes that their person can have."""
    person_shown: str = ""
    """Who that is in the company."""

    def roles(self, today: date) -> frozenset[str]:
        """Of grants that hold today and that the token may use."""
        return frozenset(
            one.role
            for one in self.grants
            if one.role in self.scopes and one.first <= today <= (one.last or today)
        )

    def everywhere(self, today: date) -> frozenset[str]:
        """Classes of such grants of HR that hold for all people."""
        return frozenset(
            cls
            for one in self.grants
            if one.role in HR_ROLES & self.roles(today) and one.extent == "all"
            if one.first <= today <= (one.last or today)
            for cls in one.classes
        )


def attackers(company: Company, today: date) -> tuple[Attacker, ...]:
    """All of them."""
    return tuple(_all(company, today))


def _all(company: Company, today: date) -> Iterator[Attacker]:
    employee, manager = frozenset({"employee"}), frozenset({"employee", "manager"})
    for name in ("worker", "peer", "moved yesterday", "moves tomorrow", "rehired", "two posts"):
        yield Attacker(name, name, employee)
    yield Attacker("last day today", "last day today", employee)
    yield Attacker("worker after a second factor", "worker", employee, proved=True)
    yield Attacker("begins today", "begins today", manager)
    for name in ("boss", "sales head", "research head", "finance head", "team lead", "circle one"):
        yield Attacker(name, name, manager)
    yield Attacker("team lead as employee", "team lead", employee)
    for name in ("without a line", "led from elsewhere", "circle two"):
        yield Attacker(f"deputy: {name}", name, manager)
    yield Attacker("deputy: peer", "peer", manager)
    yield Attacker("deputy as employee", "without a line", employee)
    # Rows come by the relation, cells could come by a grant of another class.
    yield Attacker(
        "sales head with a grant", "sales head", manager | {"hr"}, (Held("hr", ("CORE",)),)
    )
    yield Attacker(
        "research head with a grant", "research head", manager | {"hr"}, (Held("hr", ("HEALTH",)),)
    )
    yield Attacker("team lead's manager scope alone", "team lead", frozenset({"manager"}))
    for cls in CLASSES:
        yield _office(cls, Held("hr", (cls,)))
    yield _office("hr", Held("hr", CLASSES))
    sales, rnd = company.units["SALES"], company.units["RND"]
    business = ("CORE", "TIME", "LEARNING")
    yield _office("hrbp", Held("hrbp", business, "departments", (sales,)))
    yield _office("hrbp sh", Held("hrbp", business, "entities", (company.entities["SH"],)))
    yield _office("payroll", Held("payroll", ("CORE", "PAY")))
    yield _office("admin", Held("admin", CLASSES))
    yield _office("auditor", Held("auditor", CLASSES))
    day = timedelta(days=1)
    yield _office("expired", Held("hr", CLASSES, last=today - day))
    yield _office("ahead", Held("hr", CLASSES, first=today + day))
    several = (
        Held("hr", ("PERSONAL", "PAY"), "departments", (rnd,)),
        Held("hr", ("CORE",), "entities", (company.entities["SH"],)),
        Held("hrbp", ("TIME", "HEALTH"), "departments", (sales,)),
        Held("payroll", ("PAY",), last=today),
    )
    scopes = frozenset({"employee", "manager", "hr", "hrbp"})
    yield Attacker("several", "several", scopes, several)
    yield Attacker("several as employee", "several", employee, several)
    yield Attacker("hr as payroll", "hr", frozenset({"payroll"}), (Held("hr", CLASSES),))
    client = frozenset({"employee", "hr"})
    yield Attacker("client", None, client, (Held("hr", ("CORE", "LEARNING")),))
    yield Attacker(
        "client of a part", None, client, (Held("hr", ("PAY",), "departments", (sales,)),)
    )
    yield Attacker("client without grants", None, client)
    yield from _looking(company)
    # Two people opened these for an hour; the token must be an administrator's.
    held = (Held("emergency", ("PERSONAL", "PAY")),)
    yield Attacker("emergency", "two posts", employee | {"admin"}, held)
    yield Attacker("emergency as employee", "two posts", employee, held)


def _looking(company: Company) -> Iterator[Attacker]:
    """As each other; first those as whom they look, with all that a token of theirs can open."""
    everything = frozenset({"employee", "manager", "hr", "hrbp", "payroll", "admin", "auditor"})
    business = ("CORE", "TIME", "LEARNING")
    whole = {
        "worker": (),
        "team lead": (),
        "sales head": (Held("hr", ("CORE",)),),
        "hr": (Held("hr", CLASSES),),
        "hrbp": (Held("hrbp", business, "departments", (company.units["SALES"],)),),
        "hrbp sh": (Held("hrbp", business, "entities", (company.entities["SH"],)),),
    }
    for name, held in whole.items():
        yield Attacker(f"all of {name}", name, everything, held)
    pairs = (
        *(("hr", "worker"), ("hr", "team lead"), ("hr", "hrbp"), ("hrbp", "hr")),
        *(("hrbp", "hrbp sh"), ("sales head", "team lead"), ("hrbp sh", "sales head")),
    )
    for own, other in pairs:
        role = {"hr": "hr", "sales head": "hr"}.get(own, "hrbp")
        scopes = frozenset({"employee", "manager", role})
        yield Attacker(
            f"{own} as {other}",
            own,
            scopes,
            whole[own],
            shown=f"all of {other}",
            person_shown=other,
        )


def _office(person: str, held: Held) -> Attacker:
    return Attacker(person, person, frozenset({"employee", "manager", held.role}), (held,))
