"""What the hub said of a row over time, for whom it is open today."""

from collections.abc import Mapping
from typing import Any, Final

import strawberry

from hub.flows.history import FieldHistory, RowHistory, Span
from hub.flows.history import history as told_of
from hub.resolvers.office.field import Asking, Info, OfficeField, anyone, office_query
from hub.resolvers.office.rows import ById, chosen_fields, row_named
from hub.resolvers.types_scalars import DateTimeText
from hub.resolvers.viewers import given
from hub.schema.model import Field
from hub.store.reads import Reading


def _told(doc: str) -> Any:
    return strawberry.field(description=doc)


@strawberry.type(description="A value, and for how long the hub said it.")
class PastValue:
    """One value of a field."""

    value: str | None = _told(
        "As text: dates and numbers as the graph writes them, money as `1234.50 CNY`, a term by "
        "its code, a link by the id of its row."
    )
    label: str | None = _told("Of a term, in the viewer's language.")
    erased: bool = _told("Its key was erased; nobody can read it any more.")
    begins: DateTimeText = strawberry.field(name="from", description="Since when the hub said it.")
    ends: DateTimeText | None = strawberry.field(
        name="to", description="Until when; null where it says so still."
    )


@strawberry.type(description="What was said of one field, the latest first.")
class FieldPast:
    """A field's history."""

    field: str = _told("Name of the field in the graph.")
    values: list[PastValue] = _told("Values that followed each other.")


@office_query(
    "What the hub said of a row's fields over time, for those that the viewer may read today; null "
    "for a row that they may not know of.",
    may=anyone,
    points=100,
)
async def history(info: Info, of: ById, fields: list[str] | None = None) -> list[FieldPast] | None:
    """Field by field; raises Refused ACCESS_FIELD."""
    asking = info.context
    spec, row = row_named(asking, str(of))
    if spec is None or row is None:
        return None
    facts = given(asking.reader, asking.today)
    chosen = chosen_fields(spec, fields)
    found = await told_of(asking.hub, asking.reader, spec, row, chosen, facts)
    if found is None:
        return None
    await _record(asking, found)
    return [_past(asking, one) for one in found.fields]


async def _record(asking: Asking, found: RowHistory) -> None:
    """Sensitive classes of somebody else are on the record before the answer leaves."""
    classes = sorted({one.field.cls.name for one in found.fields if one.field.cls.recorded})
    if not classes or found.subject in {None, asking.viewer.employee_id}:
        return
    read = {tuple(classes): [str(found.subject)]}
    viewer = asking.viewer
    await asking.edge.reads.keep(Reading(viewer.subject, read, purpose=viewer.purpose))


def _past(asking: Asking, one: FieldHistory) -> FieldPast:
    return FieldPast(
        field=one.field.graph_name,
        values=[_value(asking, one.field, span) for span in one.spans],
    )


def _value(asking: Asking, field: Field, span: Span) -> PastValue:
    kind, value = field.kind, span.value
    label = None
    if kind.vocabulary and value is not None:
        term = asking.hub.model.vocabularies[kind.vocabulary].term(value)
        label = term.label[asking.language]
    if kind.target and value is not None:
        value = f"{asking.hub.model[kind.target].table}_{value}"
    if kind.name == "Bool" and value is not None:
        value = "true" if value in {"t", "true"} else "false"
    return PastValue(
        value=value,
        label=label,
        erased=span.erased,
        begins=asking.moment(span.begins),
        ends=None if span.ends is None else asking.moment(span.ends),
    )


QUERIES: Final[Mapping[str, OfficeField]] = {"history": history}
MUTATIONS: Final[Mapping[str, OfficeField]] = {}
