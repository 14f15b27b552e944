"""Office fields about how departments change: shown before, done now or on a day, taken back.

Whoever may change departments of everybody (a grant of CORE) decides; each change is asked of the
policy as the edits that it means.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

import strawberry

from hub.auth.policy import reads_all
from hub.errors import Refused
from hub.flows import department_aliases as naming
from hub.flows import department_words as naming_words
from hub.flows import departments as flow
from hub.flows.reorganise import Change, Kind
from hub.resolvers.edit_inputs import row_of
from hub.resolvers.office.department_types import (
    AddDepartmentAliasInput,
    AddDepartmentAliasSuccess,
    ChangeDepartmentInput,
    ChangeDepartmentSuccess,
    DepartmentAlias,
    DepartmentChange,
    DepartmentChangeEffect,
    DepartmentChangeInput,
    DepartmentChangeKind,
    DepartmentMention,
    DepartmentOnDay,
    DepartmentSender,
    DepartmentWord,
    RemoveDepartmentAliasInput,
    RemoveDepartmentAliasSuccess,
    WithdrawDepartmentChangeInput,
    WithdrawDepartmentChangeSuccess,
)
from hub.resolvers.office.field import (
    Asking,
    Info,
    OfficeField,
    holding,
    office_mutation,
    office_query,
)
from hub.resolvers.office.pages import page_before
from hub.resolvers.types_scalars import DateText
from hub.resolvers.viewers import given
from hub.store import reorganisation as kept
from hub.store.acts import note

HR: Final = holding("hr")
MOST: Final = 500
_POINTS: Final = 500


@office_query("What a change of a department would come to; nothing happens.", may=HR,
              points=_POINTS)  # fmt: skip
async def change_effect(info: Info, change: DepartmentChangeInput) -> DepartmentChangeEffect | None:
    """The dry run; raises Refused as `changeDepartment` answers problems."""
    asking = info.context
    found = await flow.effect(asking.hub, asking.viewer, _change(asking, change), _given(asking))
    hangs = found.hangs
    return DepartmentChangeEffect(
        people=hangs.people,
        moved=found.moved,
        posts=hangs.posts,
        units=hangs.units,
        positions=hangs.positions,
        grants=hangs.grants,
        waiting=found.waiting,
        aliases=list(found.aliases),
        senders=[DepartmentSender(**vars(one)) for one in found.senders],
        mappings=[DepartmentMention(connection=one, stream=two) for one, two in found.mappings],
    )


@office_mutation(
    "Change a department, now or on a day to come; systems that send what it was land on what "
    "has its place.",
    ChangeDepartmentInput,
    ChangeDepartmentSuccess,
    may=HR,
    points=_POINTS,
)
async def change_department(
    asking: Asking, wanted: ChangeDepartmentInput
) -> ChangeDepartmentSuccess:
    """Raises Refused DEPARTMENT_…, CHANGE_DENIED, …."""
    change = _change(asking, wanted.change)
    made = await flow.carry_out(asking.hub, asking.viewer, change, wanted.reason, _given(asking))
    return ChangeDepartmentSuccess(id=strawberry.ID(made.id), state=made.state, filled=made.filled)


@office_query("Changes of departments, those of the latest day first; 500 at most.", may=HR)
async def department_changes(
    info: Info, state: str | None = None, first: int = 50, before: strawberry.ID | None = None
) -> list[DepartmentChange] | None:
    """In one state or in any; raises Refused PAGE_INVALID, CHANGE_DENIED."""
    start = page_before(first, before, MOST)
    asking = info.context
    await naming.may_change(asking.hub, asking.viewer, _given(asking))
    found = await kept.changes(asking.hub.database, state, first, before=start)
    return [_shown(asking, one) for one in found]


async def _withdrawn(
    _asking: Asking, wanted: WithdrawDepartmentChangeInput, _kept: Mapping[str, str]
) -> WithdrawDepartmentChangeSuccess:
    return WithdrawDepartmentChangeSuccess(id=wanted.id)


@office_mutation(
    "Take back a change whose day has not come.",
    WithdrawDepartmentChangeInput,
    WithdrawDepartmentChangeSuccess,
    may=HR,
    again=_withdrawn,
)
async def withdraw(
    asking: Asking, wanted: WithdrawDepartmentChangeInput
) -> WithdrawDepartmentChangeSuccess:
    """Raises Refused CHANGE_UNKNOWN, CHANGE_DENIED."""
    await flow.withdraw(asking.hub, asking.viewer, str(wanted.id), _given(asking), keep=asking.keep)
    return WithdrawDepartmentChangeSuccess(id=wanted.id)


@office_query("Names of departments beside their own, as systems send them.", may=HR)
async def department_aliases(
    info: Info, department: strawberry.ID | None = None
) -> list[DepartmentAlias] | None:
    """Of one department or of all; raises Refused CHANGE_DENIED."""
    asking = info.context
    await naming.may_change(asking.hub, asking.viewer, _given(asking))
    row = None if department is None else _row(department)
    return [_alias(asking, one) for one in await kept.aliases(asking.hub.database, row)]


@office_mutation(
    "Let a value mean a department, in one system or in all; cells that wait with it are filled "
    "without asking the system again.",
    AddDepartmentAliasInput,
    AddDepartmentAliasSuccess,
    may=HR,
    points=_POINTS,
)
async def add_alias(asking: Asking, wanted: AddDepartmentAliasInput) -> AddDepartmentAliasSuccess:
    """Raises Refused ALIAS_CONFLICT, DEPARTMENT_UNKNOWN, CONNECTION_UNKNOWN, CHANGE_DENIED."""
    filled = await naming.add_alias(
        asking.hub,
        asking.viewer,
        _row(wanted.department),
        wanted.value,
        system=wanted.connection,
        reason=wanted.reason,
        given=_given(asking),
    )
    return AddDepartmentAliasSuccess(filled=filled)


async def _forgotten(
    _asking: Asking, _wanted: RemoveDepartmentAliasInput, kept: Mapping[str, str]
) -> RemoveDepartmentAliasSuccess:
    return RemoveDepartmentAliasSuccess(value=kept["value"])


@office_mutation(
    "Forget an alias of a department; what has landed stays.",
    RemoveDepartmentAliasInput,
    RemoveDepartmentAliasSuccess,
    may=HR,
    again=_forgotten,
)
async def remove_alias(
    asking: Asking, wanted: RemoveDepartmentAliasInput
) -> RemoveDepartmentAliasSuccess:
    """Raises Refused ALIAS_UNKNOWN, CHANGE_DENIED."""
    value = await naming.remove_alias(
        asking.hub, asking.viewer, str(wanted.id), _given(asking), asking.keep
    )
    return RemoveDepartmentAliasSuccess(value=value)


@office_query(
    "The departments that hold on a day: as they were recorded, and with what is planned by then.",
    may=HR,
)
async def department_tree(info: Info, on: DateText) -> list[DepartmentOnDay] | None:
    """By code; raises Refused CHANGE_DENIED: what is planned is for who may change it."""
    asking = info.context
    await naming.may_change(asking.hub, asking.viewer, _given(asking))
    found = await flow.tree_on(asking.hub, date.fromisoformat(str(on)))
    return [
        DepartmentOnDay(
            id=_id(one.id),
            code=one.code,
            name=one.name,
            parent=_link(one.parent),
            merged_into=_link(one.merged_into),
            first_day=None if one.first is None else DateText(one.first.isoformat()),
            last_day=None if one.last is None else DateText(one.last.isoformat()),
        )
        for one in found
    ]


def _given(asking: Asking) -> Mapping[str, object]:
    return given(asking.viewer, asking.today)


def _row(global_: object) -> str:
    found = row_of(global_, "Department")
    if found is None:
        raise Refused("DEPARTMENT_UNKNOWN", "There is no such department.")
    return found


def _employee(global_: object) -> str:
    found = row_of(global_, "Employee")
    if found is None:
        raise Refused("EMPLOYEE_UNKNOWN", "Somebody who is named is not known.")
    return found


def _change(asking: Asking, wanted: DepartmentChangeInput) -> Change:
    return Change(
        Kind(wanted.kind.name.lower()),
        _row(wanted.department),
        asking.today if wanted.day is None else date.fromisoformat(str(wanted.day)),
        wanted.name,
        wanted.code,
        None if wanted.parent is None else _row(wanted.parent),
        None if wanted.into is None else _row(wanted.into),
        {
            _row(one.department): tuple(_employee(person) for person in one.employees)
            for one in wanted.parts or ()
        },
    )


def _id(row: str) -> strawberry.ID:
    return strawberry.ID(f"department_{row}")


def _link(row: str | None) -> strawberry.ID | None:
    return None if row is None else _id(row)


def _shown(asking: Asking, one: kept.KeptChange) -> DepartmentChange:
    change = Change.of(one)
    return DepartmentChange(
        id=strawberry.ID(one.id),
        department=_id(one.department),
        kind=DepartmentChangeKind[one.kind.upper()],
        day=DateText(one.day.isoformat()),
        name=change.name,
        code=change.code,
        parent=_link(change.parent),
        into=_link(change.into),
        people=sum(len(some) for some in change.parts.values()),
        state=one.state,
        error=one.error,
        author=one.author,
        reason=one.reason,
        planned_at=asking.moment(one.planned_at),
        done_at=None if one.done_at is None else asking.moment(one.done_at),
    )


def _alias(asking: Asking, one: kept.Alias) -> DepartmentAlias:
    return DepartmentAlias(
        id=strawberry.ID(one.id),
        department=_id(one.department),
        value=one.value,
        connection=one.system or None,
        author=one.author,
        reason=one.reason,
        at=asking.moment(one.at),
    )


@office_query(
    "Names of departments that systems have and none of ours has, those of most cells first, with "
    "what each may mean. `addDepartmentAlias` decides; nothing does so by itself.",
    may=HR,
    points=_POINTS,
)
async def department_words(
    info: Info, connection: str | None = None
) -> list[DepartmentWord] | None:
    """What waits; raises Refused CONNECTION_UNKNOWN.

    To whom not everybody's department is shown, it tells of a few people only that they are few.
    """
    asking = info.context
    spec = asking.hub.model["Employee"]
    exact = reads_all(spec, spec["department"], asking.viewer)
    found = await naming_words.department_words(asking.hub, connection, exact=exact)
    writer, actor = asking.hub.database.writer, asking.viewer.subject
    await note(writer, actor, "department.words", "Department", rows=len(found))
    return [DepartmentWord.of(one, asking.language, exact=exact) for one in found]


QUERIES: Final[Mapping[str, OfficeField]] = {
    "departmentChangeEffect": change_effect,
    "departmentChanges": department_changes,
    "departmentAliases": department_aliases,
    "departmentTree": department_tree,
    "departmentWords": department_words,
}
MUTATIONS: Final[Mapping[str, OfficeField]] = {
    "changeDepartment": change_department,
    "withdrawDepartmentChange": withdraw,
    "addDepartmentAlias": add_alias,
    "removeDepartmentAlias": remove_alias,
}
