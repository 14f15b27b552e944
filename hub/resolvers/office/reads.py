"""The record of reading: who looked at an employee's sensitive data, and who reads in bulk.

An entry says who, when, which classes and what for; it holds no value.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Final

import strawberry

from hub.auth.viewer import EMPLOYEE
from hub.errors import Refused
from hub.resolvers.office.field import (
    Asking,
    Info,
    OfficeField,
    anyone,
    denied,
    holding,
    office_query,
)
from hub.resolvers.office.rows import ById, row_named
from hub.resolvers.types_scalars import DateTimeText
from hub.store.reads import BulkRead, Look, bulk_reads, looks

MOST: Final = 1_000
"""Entries of one page."""
LONGEST: Final = 24 * 31
"""Hours that the search for bulk reads goes back."""
_AUDITOR: Final = holding("auditor")
_CLIENT: Final = "client"


def _told(doc: str) -> Any:
    return strawberry.field(description=doc)


@strawberry.type(description="A request in which an employee's sensitive data were read.")
class Read:
    """One entry of the record."""

    id: strawberry.ID = _told("Names the entry; `before` takes it.")
    at: DateTimeText = _told("When.")
    by: strawberry.ID = _told("Id of the employee who read, or `client_…` of a machine client.")
    classes: list[str] = _told("Classes of the fields that were shown.")
    purpose: str | None = _told("What they said it was for.")


@strawberry.type(description="One class of many people, read by one principal within an hour.")
class BulkReading:
    """An alarm."""

    hour: DateTimeText = _told("Beginning of the hour.")
    by: strawberry.ID = _told("Id of the employee who read, or `client_…` of a machine client.")
    class_: str = strawberry.field(name="class", description="The class.")
    people: int = _told("How many people's.")
    requests: int = _told("In how many requests.")


@office_query(
    "Who read an employee's sensitive data, the latest first: for oneself, and for auditors. "
    "1,000 at most.",
    may=anyone,
    points=50,
)
async def reads(
    info: Info,
    of: ById,
    first: int = 50,
    before: strawberry.ID | None = None,
) -> list[Read] | None:
    """Entries of the record; raises Refused OFFICE_DENIED or READS_PAGE."""
    asking = info.context
    viewer = asking.viewer
    spec, row = row_named(asking, str(of))
    own = row is not None and row == viewer.employee_id and EMPLOYEE in viewer.scopes
    if not own and not _AUDITOR(viewer):
        raise denied()
    if spec is None or spec.name != "Employee" or row is None:
        return None
    place = None if before is None else str(before)
    if not 0 <= first <= MOST or (place is not None and not _is_place(place)):
        raise Refused(
            "READS_PAGE",
            "There is no such page of the record.",
            hint=f"`first` is at most {MOST}; `before` is the id of an entry.",
        )
    found = await looks(asking.hub.database, row, None if place is None else int(place), first)
    return [_read(asking, one) for one in found]


@office_query(
    "Who read one class of more people within an hour than HUB_BULK_READS, the latest hour first; "
    "for auditors. 1,000 at most.",
    may=_AUDITOR,
    points=500,
)
async def bulk_reading(
    info: Info,
    hours: Annotated[int, strawberry.argument(description="How far back; a month at most.")] = 24,
) -> list[BulkReading] | None:
    """What stands out; raises Refused READS_PAGE."""
    asking = info.context
    if not 1 <= hours <= LONGEST:
        raise Refused(
            "READS_PAGE",
            "The record is not searched so far back.",
            hint=f"`hours` is 1 to {LONGEST}.",
        )
    since = datetime.now(UTC) - timedelta(hours=hours)
    most = asking.hub.settings.bulk_reads
    found = await bulk_reads(asking.hub.database, since, most.least, MOST)
    return [_bulk(asking, one) for one in found if one.people > most.of(one.cls)]


def _is_place(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19  # noqa: PLR2004 - a bigint


def _read(asking: Asking, one: Look) -> Read:
    return Read(
        id=strawberry.ID(str(one.place)),
        at=asking.moment(one.at),
        by=_principal(one.actor, employee=one.employee),
        classes=list(one.classes),
        purpose=one.purpose or None,
    )


def _bulk(asking: Asking, one: BulkRead) -> BulkReading:
    return BulkReading(
        hour=asking.moment(one.hour),
        by=_principal(one.actor, employee=one.employee),
        class_=one.cls,
        people=one.people,
        requests=one.requests,
    )


def _principal(actor: str, *, employee: bool) -> strawberry.ID:
    return strawberry.ID(f"{'employee' if employee else _CLIENT}_{actor}")


QUERIES: Final[Mapping[str, OfficeField]] = {"reads": reads, "bulkReads": bulk_reading}
MUTATIONS: Final[Mapping[str, OfficeField]] = {}
