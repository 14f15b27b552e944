"""Office fields about how good the data are: counts by day, which name nobody.

They are for who runs the hub and for HR; counts of few people are not shown (`quality_shown`), so
that no class of values has to be open to see how complete it is.
"""

from collections.abc import Mapping
from typing import Any, Final

import strawberry

from hub.auth.viewer import ADMIN as ADMIN_ROLE
from hub.errors import Refused
from hub.flows import quality as flow
from hub.flows.quality import Asked, Figures
from hub.plan.graph import global_id
from hub.resolvers.office.field import Asking, Info, OfficeField, holding, office_query
from hub.resolvers.office.rows import row_named

POINTS: Final = 500
OFFICE: Final = holding(ADMIN_ROLE, "hr")


def _told(doc: str) -> Any:
    return strawberry.field(description=doc)


@strawberry.type(description="How good data are: counts, and shares from 0 to 1.")
class QualityFigures:
    """Figures."""

    rows: int = _told("Rows.")
    completeness: float | None = _told(
        "Share of cells with a value, of fields that any source fills."
    )
    validity: float | None = _told("Share of the cells that were said which do not wait.")
    freshness: float | None = _told("Share of rows with a source that was read in time.")
    oldness: float | None = _told(
        "Share of the values whose record has not changed for a year, by its own time, else as it "
        "was read; null where values have no age, as those of one stream's own rows."
    )
    filled: int = _told("Cells with a value.")
    waiting: int = _told("Cells that wait for a decision.")
    conflicts: int = _told("Cells of which sources say different things.")
    old: int = _told("Cells with a value whose record has not changed for a year.")


@strawberry.type(description="How good data were on a day.")
class QualityDay:
    """A day."""

    day: str = _told("The day, as YYYY-MM-DD.")
    figures: QualityFigures = _told("What was counted then.")


@strawberry.type(description="How good a field is.")
class QualityField:
    """A field."""

    entity: str = _told("Name of the entity.")
    field: str = _told("Name of the field in the graph.")
    system: str | None = _told("Of what this connection says; null: of all.")
    figures: QualityFigures = _told("What was counted.")


@strawberry.type(description="How good what a system says of an entity is.")
class QualitySystem:
    """A system."""

    system: str = _told("Name of the connection; `hub` for edits made here.")
    entity: str = _told("Name of the entity.")
    figures: QualityFigures = _told("What was counted.")


@strawberry.type(description="How good what is held of a department's people is.")
class QualityDepartment:
    """A department."""

    department: strawberry.ID = _told("The department, with what lies below it.")
    people: int = _told("People; departments of fewer than five are not shown.")
    figures: QualityFigures = _told("What was counted.")


@strawberry.type(description="How good the data are.")
class DataQuality:
    """Quality."""

    day: str | None = _told("Of the last snapshot; null where none was taken.")
    trend: list[QualityDay] = _told("Day by day.")
    fields: list[QualityField] = _told("By field, of the last snapshot.")
    systems: list[QualitySystem] = _told("By system and entity, of the last snapshot.")
    departments: list[QualityDepartment] = _told("By department, of the last snapshot.")
    hidden_departments: int = _told("Departments that are too small to be shown.")


@office_query(
    "How complete, valid, fresh and undisputed the data are, by day: of all, or of an entity, a "
    "field, a system or a department. Counts of few people are not shown.",
    may=OFFICE,
    points=POINTS,
)
async def data_quality(
    info: Info,
    days: int = 90,
    entity: str | None = None,
    field: str | None = None,
    system: str | None = None,
    department: strawberry.ID | None = None,
) -> DataQuality | None:
    """Raises Refused QUALITY_FILTER."""
    asking = info.context
    wanted = Asked(
        days,
        entity,
        _stored(asking, entity, field),
        system,
        None if department is None else _department(asking, department),
    )
    found = await flow.quality(asking.hub, wanted)
    model = asking.hub.model
    return DataQuality(
        day=None if found.day is None else found.day.isoformat(),
        trend=[QualityDay(day=day.isoformat(), figures=_figures(one)) for day, one in found.trend],
        fields=[
            QualityField(
                entity=one.entity,
                field=model[one.entity][one.field].graph_name,
                system=one.system,
                figures=_figures(one.figures),
            )
            for one in found.fields
        ],
        systems=[
            QualitySystem(system=one.system, entity=one.entity, figures=_figures(one.figures))
            for one in found.systems
        ],
        departments=[
            QualityDepartment(
                department=strawberry.ID(global_id(model["Department"], one.department)),
                people=one.figures.people,
                figures=_figures(one.figures),
            )
            for one in found.departments
        ],
        hidden_departments=found.hidden,
    )


def _figures(one: Figures) -> QualityFigures:
    return QualityFigures(
        rows=one.rows,
        completeness=one.completeness,
        validity=one.validity,
        freshness=one.freshness,
        oldness=one.oldness,
        filled=one.filled,
        waiting=one.waiting,
        conflicts=one.conflicts,
        old=one.old,
    )


def _stored(asking: Asking, entity: str | None, field: str | None) -> str | None:
    """The field of that name in the graph, as mappings write it."""
    spec = asking.hub.model.entities.get(entity or "")
    known = {} if spec is None else {one.graph_name: one.name for one in spec.fields.values()}
    return None if field is None else known.get(field, field)


def _department(asking: Asking, name: strawberry.ID) -> str:
    spec, row = row_named(asking, str(name))
    if spec is None or spec.name != "Department" or row is None:
        raise Refused(
            "QUALITY_FILTER", "There is no such department.", hint="Use the id of the graph."
        )
    return row


QUERIES: Final[Mapping[str, OfficeField]] = {"dataQuality": data_quality}
MUTATIONS: Final[Mapping[str, OfficeField]] = {}
