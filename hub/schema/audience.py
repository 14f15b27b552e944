"""Who may see and change what: field classes and their default audiences.

Every field belongs to one class; the class carries the audience, a field may narrow it. This is
the default policy that ships; `hub access print` prints it entity by entity.
"""

from dataclasses import dataclass, replace
from enum import Enum


class Relation(Enum):
    """How a viewer stands to the employee whom a row is about: today, in the company's zone."""

    EVERYONE = "everyone"
    ONESELF = "self"
    DIRECT_MANAGER = "direct manager"
    MANAGER = "manager"
    """Anyone above: reporting line and heads of the department and of those above it."""


@dataclass(frozen=True)
class Allow:
    """One way in: by relation or by an HR grant of a class, and only in a state if one is named."""

    relation: Relation | None = None
    grant: str | None = None
    """HR class of the grant that opens it (`CORE`, `PAY`, …); `*` is any HR grant."""
    state: str | None = None
    """A state of the row that must hold, as the entity declares it (`current`, `released`)."""
    step_up: bool = False
    """Only for minutes after a second factor was shown."""


Audience = tuple[Allow, ...]
"""Any of these ways suffices; an empty audience is nobody."""

EVERYONE = Allow(Relation.EVERYONE)
SELF = Allow(Relation.ONESELF)
DIRECT = Allow(Relation.DIRECT_MANAGER)
MANAGERS = Allow(Relation.MANAGER)
NOBODY: Audience = ()


def hr(*classes: str) -> Audience:
    """Holders of an HR grant of any of these classes, within its extent."""
    return tuple(Allow(grant=name) for name in classes)


def released(allow: Allow) -> Allow:
    """The same way in, once the row is released."""
    return replace(allow, state="released")


def stepped_up(allow: Allow) -> Allow:
    """The same way in, for minutes after a second factor was shown."""
    return replace(allow, step_up=True)


@dataclass(frozen=True)
class FieldClass:
    """A class of fields: default audiences, where its sealed values' keys belong."""

    name: str
    read: Audience
    write: Audience
    masked: Audience = ()
    """Who else sees the masked form of a value (its last characters)."""
    private: bool = False
    """Employee's fields of this class lie in `employee_private`, behind row-level security."""
    key_group: str = "general"
    """Data keys are per person and group, so that a group can be erased alone."""
    queryable: bool = True
    """False: no filter, order or statistics for anybody."""
    recorded: bool = False
    """Whoever reads such a value of somebody else is on the record before the answer leaves."""


def _class(
    name: str,
    *read: Allow,
    write: Audience,
    masked: Audience = (),
    private: bool = False,
    key_group: str = "general",
    queryable: bool = True,
    recorded: bool = False,
) -> FieldClass:
    return FieldClass(name, read, write, masked, private, key_group, queryable, recorded)


ORGANISATION = _class("ORGANISATION", EVERYONE, write=hr("CORE"))
CATALOGUE = _class("CATALOGUE", EVERYONE, write=hr("LEARNING"))
DIRECTORY = _class("DIRECTORY", EVERYONE, write=hr("CORE"))
JOB = _class("JOB", SELF, MANAGERS, *hr("CORE"), write=hr("CORE"))
UNPUBLISHED = _class("UNPUBLISHED", *hr("CORE"), write=hr("CORE"))
CONTACT = _class(
    "CONTACT",
    SELF,
    *hr("CORE"),
    write=(SELF, *hr("CORE")),
    private=True,
    key_group="contact",
    recorded=True,
)
HOME = _class(
    "HOME",
    SELF,
    *hr("CORE"),
    write=(SELF, *hr("CORE")),
    private=True,
    key_group="contact",
    recorded=True,
)
PERSONAL = _class(
    "PERSONAL", SELF, *hr("PERSONAL"), write=hr("PERSONAL"), private=True, recorded=True
)
SPECIAL = _class(
    "SPECIAL",
    SELF,
    *hr("SPECIAL"),
    write=hr("SPECIAL"),
    private=True,
    key_group="special",
    queryable=False,
    recorded=True,
)
IDENTITY = _class(
    "IDENTITY",
    stepped_up(SELF),
    *hr("IDENTITY", "PAY"),
    write=hr("IDENTITY"),
    masked=(SELF,),
    private=True,
    key_group="identity",
    recorded=True,
)
BANK = _class(
    "BANK",
    *hr("PAY"),
    write=(stepped_up(SELF), *hr("PAY")),
    masked=(SELF,),
    private=True,
    key_group="pay",
    recorded=True,
)
PAY = _class("PAY", released(SELF), *hr("PAY"), write=hr("PAY"), key_group="pay", recorded=True)
CONTRACT = _class("CONTRACT", SELF, MANAGERS, *hr("CORE"), write=hr("CORE"))
LEAVING = _class("LEAVING", *hr("CORE"), write=hr("CORE"), key_group="relations", recorded=True)
ATTENDANCE = _class("ATTENDANCE", SELF, MANAGERS, *hr("TIME"), write=hr("TIME"))
PUNCH = _class("PUNCH", SELF, *hr("TIME"), write=hr("TIME"), recorded=True)
LEAVE = _class("LEAVE", SELF, DIRECT, *hr("TIME"), write=(SELF, *hr("TIME")))
LEAVE_DETAIL = _class(
    "LEAVE_DETAIL",
    SELF,
    *hr("HEALTH"),
    write=(SELF, *hr("HEALTH")),
    key_group="health",
    recorded=True,
)
TRAINING = _class("TRAINING", SELF, MANAGERS, *hr("LEARNING"), write=hr("LEARNING"))
EDUCATION = _class("EDUCATION", SELF, MANAGERS, *hr("CORE"), write=hr("CORE"))
PERFORMANCE = _class("PERFORMANCE", *hr("REVIEW"), write=hr("REVIEW"))
REWARD = _class("REWARD", SELF, DIRECT, *hr("RELATIONS"), write=hr("RELATIONS"))
PENALTY = _class("PENALTY", SELF, DIRECT, *hr("RELATIONS"), write=hr("RELATIONS"))
FAMILY = _class(
    "FAMILY",
    SELF,
    *hr("BENEFITS"),
    write=(SELF, *hr("BENEFITS")),
    key_group="family",
    recorded=True,
)
HEALTH = _class(
    "HEALTH",
    SELF,
    *hr("HEALTH"),
    write=hr("HEALTH"),
    key_group="health",
    queryable=False,
    recorded=True,
)
HR_ONLY = _class(
    "HR_ONLY", *hr("RELATIONS"), write=hr("RELATIONS"), key_group="relations", recorded=True
)

CLASSES: tuple[FieldClass, ...] = (
    ORGANISATION,
    CATALOGUE,
    DIRECTORY,
    JOB,
    UNPUBLISHED,
    CONTACT,
    HOME,
    PERSONAL,
    SPECIAL,
    IDENTITY,
    BANK,
    PAY,
    CONTRACT,
    LEAVING,
    ATTENDANCE,
    PUNCH,
    LEAVE,
    LEAVE_DETAIL,
    TRAINING,
    EDUCATION,
    PERFORMANCE,
    REWARD,
    PENALTY,
    FAMILY,
    HEALTH,
    HR_ONLY,
)

HR_CLASSES: tuple[str, ...] = tuple(
    sorted({allow.grant for one in CLASSES for allow in (*one.read, *one.write) if allow.grant})
)
"""What an HR grant can hold."""

CURRENT_STAFF = Allow(Relation.EVERYONE, state="current")
DIRECTORY_ROWS: Audience = (CURRENT_STAFF, SELF, *hr("*"))
"""Current staff for everyone; pre-hires and leavers for HR and for themselves."""
COMPANY_ROWS: Audience = (EVERYONE,)
"""Rows about the company, not about a person."""
BEGUN_ROWS: Audience = (Allow(Relation.EVERYONE, state="begun"), *hr("CORE"))
"""Company rows from their first day; before that, HR's."""


def own_rows(read: FieldClass, state: str | None = None) -> Audience:
    """Rows about a person: for those who may read the class, in that state unless they are HR."""
    return tuple(
        Allow(allow.relation, allow.grant, state or allow.state) if allow.relation else allow
        for allow in read.read
    )
