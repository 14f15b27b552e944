"""Who asks: a person with today's grants, narrowed by the scopes of their token.

Relations (self, manager) come from the data, never from the token; a scope only says which of
them, and which grants, this token may use.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Final, TypeAlias

from hub.errors import Refused
from hub.schema.audience import HR_CLASSES

EMPLOYEE: Final = "employee"
MANAGER: Final = "manager"
ADMIN: Final = "admin"
DEVELOPER: Final = "developer"
"""Opens no value. The scope lets a token read the schema and get suggestions; with a grant of the
role it is also shown plans and timings."""
STATISTICS: Final = "statistics"
"""Opens counts, sums and averages over groups, of its classes and within its extent; no value."""
ROLES: Final = ("hr", "hrbp", "payroll", ADMIN, "auditor", DEVELOPER, STATISTICS)
"""Roles of grants; a scope of the same name lets a token use them."""
OFFICE_ROLES: Final = frozenset({ADMIN, "auditor", DEVELOPER, STATISTICS})
"""Grants of these roles open no values of anybody, whatever classes they name."""
EMERGENCY: Final = "emergency"
"""Role of a grant that two people opened for an hour: an administrator's token uses it, to read."""
PROFILES: Final = (EMPLOYEE, MANAGER, *ROLES)


@dataclass(frozen=True)
class Everywhere:
    """All people of the company."""


@dataclass(frozen=True)
class Entities:
    """People whose current legal entity is one of these (row ids)."""

    ids: tuple[str, ...]


@dataclass(frozen=True)
class Subtrees:
    """People whose current department is one of these (row ids) or lies below one."""

    ids: tuple[str, ...]


Extent: TypeAlias = Everywhere | Entities | Subtrees


@dataclass(frozen=True)
class Grant:
    """HR classes × extent × time, given to one person. `valid_to` is inclusive."""

    id: str
    role: str
    classes: frozenset[str]
    extent: Extent
    valid_from: date
    valid_to: date | None = None
    expires_at: datetime | None = None
    """The moment at which it ends within its last day."""

    def holds_on(self, day: date) -> bool:
        """Whether the grant is valid on that day; one that ends at a moment, only before it."""
        if self.expires_at is not None and datetime.now(UTC) >= self.expires_at:
            return False
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def used_by(self, scopes: frozenset[str]) -> bool:
        """Whether a token with these scopes may use it."""
        return self.role in scopes or (self.role == EMERGENCY and ADMIN in scopes)


@dataclass(frozen=True)
class Group:
    """Grants of the same classes and kind of extent, taken together."""

    classes: frozenset[str]
    extent: Entities | Subtrees


@dataclass(frozen=True)
class Reach:
    """What grants open: classes everywhere, and further classes within numbered extents."""

    everywhere: frozenset[str]
    groups: tuple[Group, ...]
    """In canonical order: the place of a group is the number of its extent."""


@dataclass(frozen=True)
class Viewer:
    """One signed-in person for the length of one request."""

    subject: str
    """Stable name of the principal, for the audit."""
    employee_id: str | None
    scopes: frozenset[str]
    grants: tuple[Grant, ...]
    """Those valid today that the token may use."""
    version: int
    """Version of the grants as the store answered it; the gate checks it."""
    admin: bool = False
    languages: tuple[str, ...] = ()
    """Wished for labels, best first."""
    named: tuple[str, str] = ("id", "")
    """How the token named the person (`number`, `workEmail`, `id` or `client`, and the name)."""
    stepped_up: bool = False
    """Whether they showed a second factor minutes ago: some of their own fields ask for it."""
    shown: "Viewer | None" = None
    """As whom they look: they are answered what both may read, and change nothing."""
    purpose: str = field(default="", compare=False)
    """What they say they ask for, for the record; it opens nothing."""

    def __hash__(self) -> int:
        """Made once: what depends on a viewer is remembered by them, several times a request."""
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash(
            (self.subject, self.scopes, self.grants, self.version, self.languages, self.shown)
        )

    @property
    def developer(self) -> bool:
        """Whether they may see how answers are made: plans and timings, never more values."""
        return any(one.role == DEVELOPER for one in self.grants)

    @property
    def emergency(self) -> datetime | None:
        """Until when they see more than usual, by emergency access."""
        ends = [one.expires_at for one in self.grants if one.expires_at is not None]
        return max(ends, default=None)

    def as_usual(self) -> "Viewer":
        """Without emergency access: it opens no edit and no stream."""
        if self.emergency is None:
            return self
        return replace(self, grants=tuple(one for one in self.grants if one.role != EMERGENCY))

    @cached_property
    def reach(self) -> Reach:
        """What the grants open, in the numbering that `Within` uses."""
        return reach_of(self.grants)


def scopes_for(profile: str) -> frozenset[str]:
    """Scopes of a token for a profile, or for several (`hr admin`).

    Whoever is more than an employee may be employee and manager too.
    """
    profiles = profile.split()
    if not profiles or not set(profiles) <= set(PROFILES):
        raise Refused(
            "SCOPE_UNKNOWN", "There is no such scope.", hint=f"Use one of {', '.join(PROFILES)}."
        )
    if profiles == [EMPLOYEE]:
        return frozenset({EMPLOYEE})
    return frozenset({EMPLOYEE, MANAGER, *profiles})


def usable(grants: Iterable[Grant], scopes: frozenset[str], today: date) -> tuple[Grant, ...]:
    """The grants that hold today and that a token with these scopes may use, in stable order."""
    found = (one for one in grants if one.used_by(scopes) and one.holds_on(today))
    return tuple(sorted(found, key=lambda one: one.id))


def reach_of(grants: Iterable[Grant]) -> Reach:
    """Take grants together, so that people with alike rights come to alike plans.

    A class that is open everywhere is dropped from narrower groups; groups of the same classes
    and kind merge their ids; an extent without ids opens nothing.
    """
    known = frozenset(HR_CLASSES)
    held = [(one.classes & known, one.extent) for one in grants if one.role not in OFFICE_ROLES]
    everywhere: frozenset[str] = frozenset().union(
        *(classes for classes, extent in held if isinstance(extent, Everywhere))
    )
    merged: dict[tuple[str, tuple[str, ...]], set[str]] = {}
    for classes, extent in held:
        rest = tuple(sorted(classes - everywhere))
        if rest and not isinstance(extent, Everywhere) and extent.ids:
            merged.setdefault((type(extent).__name__, rest), set()).update(extent.ids)
    return Reach(
        everywhere,
        tuple(_group(kind, names, merged[kind, names]) for kind, names in sorted(merged)),
    )


def _group(kind: str, classes: tuple[str, ...], ids: set[str]) -> Group:
    ordered = tuple(sorted(ids))
    extent = Entities(ordered) if kind == Entities.__name__ else Subtrees(ordered)
    return Group(frozenset(classes), extent)
