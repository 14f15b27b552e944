"""Office field about groups: counts, sums and averages for who may read none of the values."""

from collections.abc import Mapping
from typing import Any, Final

import strawberry

from hub.auth.viewer import STATISTICS
from hub.flows.statistics import Wanted, statistic
from hub.resolvers.office.field import Info, OfficeField, holding, office_query
from hub.resolvers.office.rows import row_named
from hub.resolvers.types_scalars import DecimalText, YearMonthText


def _told(doc: str) -> Any:
    return strawberry.field(description=doc)


@strawberry.type(description="What is told of a group.")
class Statistic:
    """An answer."""

    people: int = _told("How many have a value; five at least.")
    count: int = _told("How many values there are.")
    sum: DecimalText = _told("Of all values.")
    avg: DecimalText = _told("Of the values, with four digits at most.")
    currency: str | None = _told("Of amounts.")


@office_query(
    "Count, sum and average of a field over the people of a department and of all below it, by "
    "their main posts on the last day of a month that is over; for grants of the role "
    "statistics. What would tell of fewer than five people, by itself or beside anything that was "
    "answered to anybody, is refused. Each question is on the record.",
    may=holding(STATISTICS),
    points=500,
)
async def statistics(
    info: Info,
    entity: str,
    field: str,
    department: strawberry.ID,
    month: YearMonthText,
    currency: str = "CNY",
) -> Statistic | None:
    """Raises Refused STATISTICS_…."""
    asking = info.context
    spec, row = row_named(asking, str(department))
    named = row if spec is not None and spec.name == "Department" else None
    wanted = Wanted(entity, field, named, str(month), currency)
    found = await statistic(asking.hub, asking.viewer, wanted, asking.language)
    return Statistic(
        people=found.people,
        count=found.values,
        sum=DecimalText(format(found.total, "f")),
        avg=DecimalText(format(found.average, "f")),
        currency=found.currency,
    )


QUERIES: Final[Mapping[str, OfficeField]] = {"statistics": statistics}
MUTATIONS: Final[Mapping[str, OfficeField]] = {}
