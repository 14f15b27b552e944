"""Office fields about legal holds: whose data is kept whatever else is decided.

A hold keeps and shows nothing: it names a person to administrators, who read them under their own
access. Nobody decides about themselves.
"""

from collections.abc import Mapping
from typing import Any, Final

import strawberry

from hub.errors import Refused
from hub.plan.graph import global_id
from hub.resolvers.office.field import (
    ADMIN,
    Asking,
    Info,
    OfficeField,
    office_mutation,
    office_query,
)
from hub.resolvers.office.rows import row_named
from hub.resolvers.types_scalars import DateTimeText
from hub.store.subject.holds import Hold, holds, place, release
from hub.store.subject.person import Person, find_person

MOST: Final = 200
"""Holds of one answer."""
_EMPLOYEE: Final = "Employee"


def _told(doc: str) -> Any:
    return strawberry.field(description=doc)


@strawberry.type(description="A legal hold: while it stands, nothing of the person is erased.")
class SubjectHold:
    """A hold."""

    id: strawberry.ID = _told("Of the hold.")
    employee: strawberry.ID = _told("Whom it keeps; `nodes(ids:)` shows what the viewer may read.")
    reason: str = _told("Why it was placed.")
    placed_by: str = _told("Who placed it.")
    placed_at: DateTimeText = _told("When.")
    released_by: str | None = _told("Who released it.")
    released_at: DateTimeText | None = _told("When; null while it stands.")
    released_for: str | None = _told("Why it was released.")


@strawberry.input(description="Keep everything of a person.")
class HoldSubjectInput:
    """Whom, and why."""

    employee: strawberry.ID = _told("The employee.")
    reason: str = _told("Why; it stands in the audit.")


@strawberry.type(description="It is kept.")
class HoldSubjectSuccess:
    """The hold."""

    hold: SubjectHold = _told("As it stands.")


@strawberry.input(description="Let a hold go.")
class ReleaseSubjectInput:
    """Which, and why."""

    hold: strawberry.ID = _told("Of the hold.")
    reason: str = _told("Why; it stands in the audit.")


@strawberry.type(description="It is released.")
class ReleaseSubjectSuccess:
    """The hold."""

    hold: SubjectHold = _told("As it was released.")


@office_query("Legal holds, the latest first.", may=ADMIN)
async def subject_holds(
    info: Info, employee: strawberry.ID | None = None, released: bool = False, first: int = 50
) -> list[SubjectHold] | None:
    """Holds; raises Refused PAGE_INVALID, SUBJECT_UNKNOWN."""
    asking = info.context
    if not 0 <= first <= MOST:
        raise Refused("PAGE_INVALID", "The page is too large.", hint=f"{MOST} at most.")
    people = None if employee is None else (await _person(asking, employee)).ids
    found = await holds(asking.hub.database, released=released, people=people, most=first)
    return [_hold(asking, one) for one in found]


async def _held(
    asking: Asking, wanted: HoldSubjectInput, kept: Mapping[str, str]
) -> HoldSubjectSuccess:
    person = await _person(asking, wanted.employee)
    return HoldSubjectSuccess(hold=await _shown(asking, person, kept["hold"]))


async def _released(
    asking: Asking, wanted: ReleaseSubjectInput, kept: Mapping[str, str]
) -> ReleaseSubjectSuccess:
    async with asking.hub.database.writer.acquire() as session:
        person = await find_person(session, kept["employee"], asking.today)
    return ReleaseSubjectSuccess(hold=await _shown(asking, person, str(wanted.hold)))


@office_mutation(
    "Keep everything of a person until the hold is released.",
    HoldSubjectInput,
    HoldSubjectSuccess,
    may=ADMIN,
    again=_held,
)
async def hold_subject(asking: Asking, wanted: HoldSubjectInput) -> HoldSubjectSuccess:
    """Raises Refused SUBJECT_UNKNOWN, SUBJECT_DENIED, REASON_MISSING."""
    person = await _person(asking, wanted.employee)
    _not_oneself(asking, person)
    database, actor = asking.hub.database, asking.viewer.subject
    made = await place(database, person, actor=actor, reason=wanted.reason, keep=asking.keep)
    return await _held(asking, wanted, {"hold": made})


@office_mutation(
    "Let a legal hold go.",
    ReleaseSubjectInput,
    ReleaseSubjectSuccess,
    may=ADMIN,
    again=_released,
)
async def release_subject(asking: Asking, wanted: ReleaseSubjectInput) -> ReleaseSubjectSuccess:
    """Raises Refused HOLD_UNKNOWN, SUBJECT_DENIED, REASON_MISSING."""
    database, actor, name = asking.hub.database, asking.viewer.subject, str(wanted.hold)
    for one in await holds(database, people=_own(asking)):
        if one.id == name:
            raise _denied()
    employee = await release(database, name, actor=actor, reason=wanted.reason, keep=asking.keep)
    return await _released(asking, wanted, {"employee": employee})


async def _person(asking: Asking, name: strawberry.ID) -> Person:
    spec, row = row_named(asking, str(name))
    if spec is None or spec.name != _EMPLOYEE or row is None:
        raise Refused("SUBJECT_UNKNOWN", "There is nobody of that number or id.", hint="Check it.")
    async with asking.hub.database.writer.acquire() as session:
        return await find_person(session, row, asking.today)


def _own(asking: Asking) -> list[str]:
    return [] if asking.viewer.employee_id is None else [asking.viewer.employee_id]


def _not_oneself(asking: Asking, person: Person) -> None:
    if asking.viewer.employee_id in person.ids:
        raise _denied()


def _denied() -> Refused:
    return Refused(
        "SUBJECT_DENIED",
        "Nobody decides about a hold on themselves.",
        hint="Let another administrator do it.",
    )


async def _shown(asking: Asking, person: Person, hold: str) -> SubjectHold:
    found = await holds(asking.hub.database, released=True, people=person.ids, most=MOST)
    return next(_hold(asking, one) for one in found if one.id == hold)


def _hold(asking: Asking, one: Hold) -> SubjectHold:
    return SubjectHold(
        id=strawberry.ID(one.id),
        employee=strawberry.ID(global_id(asking.hub.model[_EMPLOYEE], one.employee_id)),
        reason=one.reason,
        placed_by=one.placed_by,
        placed_at=asking.moment(one.placed_at),
        released_by=one.released_by,
        released_at=None if one.released_at is None else asking.moment(one.released_at),
        released_for=one.released_for,
    )


QUERIES: Final[Mapping[str, OfficeField]] = {"subjectHolds": subject_holds}
MUTATIONS: Final[Mapping[str, OfficeField]] = {
    "holdSubject": hold_subject,
    "releaseSubject": release_subject,
}
