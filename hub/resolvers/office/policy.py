"""Office field that tells the access policy as a table: which way opens which class or field.

It is read from the declarations by which every query is answered, so it cannot differ from them.
"""

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any, Final

import strawberry

from hub.auth.viewer import ROLES
from hub.errors import Refused
from hub.resolvers.office.field import Info, OfficeField, holding, office_query
from hub.schema.audience import HR_CLASSES, Allow, Audience, Relation
from hub.schema.policy_file import classes_of

READER: Final = holding("hr", "hrbp", "payroll", "admin", "auditor")


def _told(doc: str) -> Any:
    return strawberry.field(description=doc)


@strawberry.enum(description="What a way opens.")
class PolicyVerb(Enum):
    """The choices."""

    KNOW = strawberry.enum_value("know", description="That the row is there.")
    READ = strawberry.enum_value("read", description="The value.")
    MASKED = strawberry.enum_value("masked", description="The value's last characters.")
    WRITE = strawberry.enum_value("write", description="To change the value.")


@strawberry.enum(description="By what a way opens.")
class PolicyWho(Enum):
    """The choices."""

    EVERYONE = strawberry.enum_value("everyone", description="Whoever signs in.")
    ONESELF = strawberry.enum_value("oneself", description="The person whom the row is about.")
    DIRECT_MANAGER = strawberry.enum_value("direct", description="Their direct manager.")
    MANAGER = strawberry.enum_value("manager", description="Any manager above them.")
    GRANT = strawberry.enum_value("grant", description="A holder of an HR grant that reaches them.")


@strawberry.type(description="One way in.")
class PolicyWay:
    """A way."""

    verb: PolicyVerb = _told("What it opens.")
    who: PolicyWho = _told("By what.")
    grant: str | None = _told("HR class of the grant; `*` is any.")
    state: str | None = _told("State of the row that must hold, such as `released`.")
    step_up: bool = _told("Only for minutes after a second factor was shown.")


@strawberry.type(description="A class of fields, or a field of an entity, with every way in.")
class PolicyLine:
    """A line."""

    name: str = _told("Of the class; of a field as the graph writes it; empty for the rows.")
    class_: str = strawberry.field(name="class", description="Class; empty for the rows.")
    ways: list[PolicyWay] = _told("Any of them suffices; none: nobody.")
    recorded: bool = _told("Whether reading it of others stands on the record.")
    queryable: bool = _told("Whether it may be filtered, ordered and counted by.")


@strawberry.type(description="The access policy.")
class AccessPolicy:
    """The policy."""

    grants: list[str] = _told("HR classes that a grant can hold.")
    roles: list[str] = _told("Roles of grants.")
    lines: list[PolicyLine] = _told("Of all classes; of an entity its rows, then its fields.")


@office_query(
    "Who may know, read and change what: by class, or the rows and fields of an entity.",
    may=READER,
)
async def access_policy(info: Info, entity: str | None = None) -> AccessPolicy | None:
    """Raises Refused LABEL_ENTITY for an entity that there is not."""
    lines = list(_classes(info) if entity is None else _fields(info, entity))
    return AccessPolicy(grants=list(HR_CLASSES), roles=list(ROLES), lines=lines)


def _classes(info: Info) -> Iterator[PolicyLine]:
    for one in classes_of(info.context.hub.model):
        ways = [
            *_ways(PolicyVerb.READ, one.read),
            *_ways(PolicyVerb.MASKED, one.masked),
            *_ways(PolicyVerb.WRITE, one.write),
        ]
        yield PolicyLine(
            name=one.name,
            class_=one.name,
            ways=ways,
            recorded=one.recorded,
            queryable=one.queryable,
        )


def _fields(info: Info, entity: str) -> Iterator[PolicyLine]:
    spec = info.context.hub.model.entities.get(entity)
    if spec is None:
        raise Refused(
            "LABEL_ENTITY",
            "There is no such entity.",
            entity[:60],
            "docs/reference/fields.md names them.",
        )
    rows = _ways(PolicyVerb.KNOW, spec.rows)
    yield PolicyLine(name="", class_="", ways=rows, recorded=False, queryable=True)
    for one in spec.fields.values():
        ways = [
            *_ways(PolicyVerb.READ, one.read),
            *_ways(PolicyVerb.MASKED, one.cls.masked if one.masked_name else ()),
            *_ways(PolicyVerb.WRITE, one.write),
        ]
        yield PolicyLine(
            name=one.graph_name,
            class_=one.cls.name,
            ways=ways,
            recorded=one.cls.recorded,
            queryable=one.cls.queryable,
        )


def _ways(verb: PolicyVerb, audience: Audience) -> list[PolicyWay]:
    return [
        PolicyWay(
            verb=verb,
            who=_who(one),
            grant=one.grant,
            state=one.state,
            step_up=one.step_up,
        )
        for one in audience
    ]


_WHO: Final[Mapping[Relation, PolicyWho]] = {
    Relation.EVERYONE: PolicyWho.EVERYONE,
    Relation.ONESELF: PolicyWho.ONESELF,
    Relation.DIRECT_MANAGER: PolicyWho.DIRECT_MANAGER,
    Relation.MANAGER: PolicyWho.MANAGER,
}


def _who(one: Allow) -> PolicyWho:
    return PolicyWho.GRANT if one.relation is None else _WHO[one.relation]


QUERIES: Final[Mapping[str, OfficeField]] = {"accessPolicy": access_policy}
MUTATIONS: Final[Mapping[str, OfficeField]] = {}
