"""Office fields about emergency access and alarms about access."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

import strawberry

from hub.flows.access_alarms import judge_access
from hub.resolvers.office.field import (
    ADMIN,
    Asking,
    Info,
    OfficeField,
    denied,
    holding,
    office_mutation,
    office_query,
)
from hub.resolvers.office.grants import reason_given
from hub.resolvers.office.pages import page_before
from hub.resolvers.office.rows import row_named
from hub.resolvers.types_scalars import DateTimeText
from hub.store.access_alarms import AccessAlarm as Kept
from hub.store.access_alarms import access_alarms
from hub.store.emergency import Emergency as Asked
from hub.store.emergency import ask_emergency, emergencies, open_emergency, refuse_emergency

MOST: Final = 200


def _told(doc: str, **more: Any) -> Any:
    return strawberry.field(description=doc, **more)


@strawberry.type(description="An administrator's request to read more than usual for an hour.")
class Emergency:
    """What was asked for, and what became of it."""

    id: strawberry.ID = _told("Of the request.")
    by: strawberry.ID = _told("Id of the employee who asked.")
    classes: list[str] = _told("HR classes, of all people.")
    purpose: str = _told("What for.")
    asked_at: DateTimeText = _told("When; it lapses after an hour.")
    opened_by: str | None = _told("The second person.")
    opened_at: DateTimeText | None = _told("When they opened it.")
    expires_at: DateTimeText | None = _told("When it ends by itself.")
    ended_at: DateTimeText | None = _told("When it was refused, or ended before its time.")


@strawberry.type(description="Somebody reads in bulk, or reads by emergency access.")
class AccessAlarm:
    """An alarm that stands."""

    kind: str = _told("bulk (one class of many people within the hour) or emergency.")
    by: strawberry.ID = _told("Id of the employee, or `client_…` of a machine client.")
    class_: str = strawberry.field(name="class", description="The class.")
    people: int | None = _told("How many people's, when it was raised.")
    since: DateTimeText = _told("When it was raised.")


@strawberry.input(description="Ask to read more than usual for an hour.")
class AskEmergencyInput:
    """Which classes, and what for."""

    classes: list[str] = _told("HR classes, such as PAY; never HEALTH.")
    purpose: str = _told("What for; it stands in the audit.")


@strawberry.type(description="It waits for a second administrator.")
class AskEmergencySuccess:
    """Which."""

    id: strawberry.ID = _told("Of the request.")


@strawberry.input(description="Open what another administrator asked for.")
class OpenEmergencyInput:
    """Which."""

    id: strawberry.ID = _told("Of the request.")


@strawberry.type(description="It is open; every answer says so, and an alarm stands.")
class OpenEmergencySuccess:
    """Until when."""

    expires_at: DateTimeText = _told("When it ends by itself; `endGrant` ends it before.")


@strawberry.input(description="Do not open what was asked for.")
class RefuseEmergencyInput:
    """Which, and why."""

    id: strawberry.ID = _told("Of the request.")
    reason: str = _told("Why; it stands in the audit.")


@strawberry.type(description="It is refused.")
class RefuseEmergencySuccess:
    """Which."""

    id: strawberry.ID = _told("Of the request.")


@office_query(
    "Requests for emergency access, the latest first; for administrators and auditors. 200 at "
    "most.",
    may=holding("admin", "auditor"),
)
async def listed(
    info: Info, first: int = 50, before: strawberry.ID | None = None
) -> list[Emergency] | None:
    """A page; raises Refused PAGE_INVALID."""
    asking = info.context
    start = page_before(first, before, MOST)
    found = await emergencies(asking.hub.database, first, before=start)
    return [_emergency(asking, one) for one in found]


@office_query(
    "Alarms about access that stand, the latest first; for administrators and auditors.",
    may=holding("admin", "auditor"),
)
async def alarms(info: Info) -> list[AccessAlarm] | None:
    """200 at most."""
    asking = info.context
    return [_alarm(asking, one) for one in await access_alarms(asking.hub.database, MOST)]


async def _asked(
    _asking: Asking, _wanted: AskEmergencyInput, kept: Mapping[str, str]
) -> AskEmergencySuccess:
    return AskEmergencySuccess(id=strawberry.ID(kept["emergency"]))


async def _opened(
    asking: Asking, _wanted: OpenEmergencyInput, kept: Mapping[str, str]
) -> OpenEmergencySuccess:
    return OpenEmergencySuccess(expires_at=asking.moment(datetime.fromisoformat(kept["until"])))


async def _refused(
    _asking: Asking, wanted: RefuseEmergencyInput, _kept: Mapping[str, str]
) -> RefuseEmergencySuccess:
    return RefuseEmergencySuccess(id=wanted.id)


@office_mutation(
    "Ask to read more than usual for an hour; a second administrator opens it.",
    AskEmergencyInput,
    AskEmergencySuccess,
    may=ADMIN,
    again=_asked,
)
async def ask(asking: Asking, wanted: AskEmergencyInput) -> AskEmergencySuccess:
    """Raises Refused EMERGENCY_CLASS, ACCESS_REASON."""
    if asking.viewer.employee_id is None:
        raise denied()
    reason_given(wanted.purpose)
    made = await ask_emergency(
        asking.hub.database,
        asking.viewer.employee_id,
        wanted.classes,
        wanted.purpose.strip(),
        keep=asking.keep,
    )
    return AskEmergencySuccess(id=strawberry.ID(made))


@office_mutation(
    "Open the emergency access that another administrator asked for.",
    OpenEmergencyInput,
    OpenEmergencySuccess,
    may=ADMIN,
    again=_opened,
)
async def opened(asking: Asking, wanted: OpenEmergencyInput) -> OpenEmergencySuccess:
    """Raises Refused EMERGENCY_UNKNOWN."""
    if asking.viewer.employee_id is None:
        raise denied()  # the second is a person
    until = await open_emergency(
        asking.hub.database,
        _key(asking, wanted.id),
        second=asking.viewer.subject,
        keep=asking.keep,
    )
    await judge_access(asking.hub, datetime.now(UTC))
    return OpenEmergencySuccess(expires_at=asking.moment(until))


@office_mutation(
    "Refuse emergency access, or take one's own request back.",
    RefuseEmergencyInput,
    RefuseEmergencySuccess,
    may=ADMIN,
    again=_refused,
)
async def refused(asking: Asking, wanted: RefuseEmergencyInput) -> RefuseEmergencySuccess:
    """Raises Refused EMERGENCY_UNKNOWN, ACCESS_REASON."""
    reason_given(wanted.reason)
    await refuse_emergency(
        asking.hub.database,
        _key(asking, wanted.id),
        actor=asking.viewer.subject,
        reason=wanted.reason,
        keep=asking.keep,
    )
    return RefuseEmergencySuccess(id=wanted.id)


def _key(asking: Asking, named: strawberry.ID) -> str:
    """The id, or one that nothing has."""
    return row_named(asking, f"employee_{named}")[1] or "00000000-0000-0000-0000-000000000000"


def _emergency(asking: Asking, one: Asked) -> Emergency:
    return Emergency(
        id=strawberry.ID(one.id),
        by=strawberry.ID(f"employee_{one.employee_id}"),
        classes=list(one.classes),
        purpose=one.purpose,
        asked_at=asking.moment(one.asked_at),
        opened_by=one.confirmed_by,
        opened_at=asking.moment(one.confirmed_at) if one.confirmed_at else None,
        expires_at=asking.moment(one.expires_at) if one.expires_at else None,
        ended_at=asking.moment(one.ended_at) if one.ended_at else None,
    )


def _alarm(asking: Asking, one: Kept) -> AccessAlarm:
    return AccessAlarm(
        kind=one.kind,
        by=strawberry.ID(f"{'employee' if one.employee else 'client'}_{one.principal}"),
        class_=one.cls,
        people=one.people,
        since=asking.moment(one.raised_at),
    )


QUERIES: Final[Mapping[str, OfficeField]] = {"emergencies": listed, "accessAlarms": alarms}
MUTATIONS: Final[Mapping[str, OfficeField]] = {
    "askEmergency": ask,
    "openEmergency": opened,
    "refuseEmergency": refused,
}
