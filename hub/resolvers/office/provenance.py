"""Where values come from, for whoever may read them.

The planner is asked first, as this viewer: what it says is restricted on the row stays so here,
and a row that it does not show has no provenance either.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import orjson
import strawberry

from hub.errors import Refused
from hub.flows.provenance import Candidate, Origin, origins
from hub.plan.planner import Asked, plan
from hub.plan.restrict import Access
from hub.resolvers.edge import changed_meanwhile
from hub.resolvers.office.field import Asking, Info, OfficeField, anyone, office_query
from hub.resolvers.office.provenance_words import said, sentence
from hub.resolvers.office.rows import ById, row_named
from hub.resolvers.office.steps_done import MappingStepDone, steps_done
from hub.resolvers.plans import plan_key
from hub.resolvers.types_scalars import DateTimeText
from hub.schema.model import EntitySpec
from hub.store.acts import note

_MAY: Final = "query ($id: ID!) {{ node(id: $id) {{ ... on {entity} {{ restricted }} }} }}"


def _told(doc: str) -> Any:
    return strawberry.field(description=doc)


@strawberry.type(description="What one record says about a field.")
class ProvenanceCandidate:
    """A candidate."""

    system: str = _told("Name of the connection; `hub` for an edit made here.")
    stream: str = _told("Name of the stream.")
    record: str = _told("Key of the record in its stream.")
    precedence: int = _told("Who wins where several say something; edits have 1000.")
    mapping_version: int | None = _told("Version of the mapping; null for edits.")
    recorded_at: DateTimeText = _told("Since when the hub knows it.")
    changed_at: DateTimeText | None = _told(
        "When the record changed, by its own word; null where its mapping tells no time."
    )
    newest: bool = _told("Whether of this field the newest word wins.")
    wins: bool = _told("Whether the row shows this one.")
    pending: str | None = _told("Why its value waits, as a code.")
    path: str | None = _told("Where in the record it stands; null for a constant.")
    raw: str | None = _told("The system's own words.")
    value: str | None = _told("What the steps made of them.")
    steps: list[str] = _told("Names of the steps, in their order.")
    status: str | None = _told(
        "What the steps did: ok, coerced, defaulted, unmapped or failed; null for edits."
    )
    done: list[MappingStepDone] = _told("The same step by step, with the field's own check.")
    by: str | None = _told("Who made the edit.")
    reason: str | None = _told("Why they made it.")
    sentence: str = _told("The same for a person to read.")


@strawberry.type(description="Where the value of one field comes from.")
class Provenance:
    """A field's origin."""

    field: str = _told("Name of the field in the graph.")
    derived: bool = _told("Kept by the hub, from other rows of the employee.")
    conflict: bool = _told("Whether another record says something else.")
    candidates: list[ProvenanceCandidate] = _told("The one that wins first.")
    sentence: str = _told("Where it comes from, for a person to read.")


@office_query(
    "Where the values of a row come from, for those of its fields that the viewer may read; null "
    "for a row that they may not know of. The look is on the record.",
    may=anyone,
    points=100,
)
async def provenance(
    info: Info, of: ById, fields: list[str] | None = None
) -> list[Provenance] | None:
    """Field by field; raises Refused PROVENANCE_FIELD for a name that the entity does not have."""
    asking = info.context
    spec, row = row_named(asking, str(of))
    if spec is None or row is None:
        return None
    restricted = await _restricted(asking, spec, str(of))
    if restricted is None:
        return None
    readable = [
        one.name
        for one in spec.fields.values()
        if one.graph_name not in restricted and (fields is None or one.graph_name in fields)
    ]
    _all_known(spec, fields or ())
    detail = {"row": row, "fields": len(readable)}
    writer, actor = asking.hub.database.writer, asking.viewer.subject
    await note(writer, actor, "provenance.read", spec.name, detail=detail)
    found = await origins(asking.hub, spec, row, readable)
    return [_provenance(asking, spec, one) for one in found]


async def _restricted(asking: Asking, spec: EntitySpec, global_id: str) -> frozenset[str] | None:
    """Fields of the row that the viewer may not read; None if they may not know of it."""
    edge, viewer = asking.edge, asking.reader
    text, variables = _MAY.format(entity=spec.name), {"id": global_id}
    prepared = edge.documents.prepare(text)
    operation = prepared.operation(None)
    key = plan_key(text, operation, viewer, "en", variables)
    asked = Asked(prepared.tree, operation.node, variables, "en")
    access = Access(edge.hub.model, viewer)
    made = edge.plans.get(key, lambda: plan(asked, access, edge.hub.made))
    data = await edge.run(made, viewer, variables, {})
    if data is None:
        raise changed_meanwhile()
    found = orjson.loads(data)["node"]
    return None if found is None else frozenset(found["restricted"])


def _all_known(spec: EntitySpec, fields: Sequence[str]) -> None:
    known = {one.graph_name for one in spec.fields.values()}
    unknown = [name for name in fields if name not in known]
    if unknown:
        raise Refused(
            "PROVENANCE_FIELD",
            "The entity has no such field.",
            f"{spec.name}, field {unknown[0][:60]}",
            "Name fields as the graph does.",
        )


def _provenance(asking: Asking, spec: EntitySpec, one: Origin) -> Provenance:
    return Provenance(
        field=spec[one.field].graph_name,
        derived=one.derived,
        conflict=one.conflict,
        candidates=[_candidate(asking, each) for each in one.candidates],
        sentence=sentence(one, asking.language),
    )


def _candidate(asking: Asking, one: Candidate) -> ProvenanceCandidate:
    return ProvenanceCandidate(
        system=one.system,
        stream=one.stream,
        record=one.record,
        precedence=one.precedence,
        mapping_version=one.version,
        recorded_at=asking.moment(one.recorded_at),
        changed_at=None if one.changed_at is None else asking.moment(one.changed_at),
        newest=one.newest,
        wins=one.wins,
        pending=one.pending,
        path=one.path,
        raw=one.raw,
        value=one.value,
        steps=list(one.steps),
        status=one.status,
        done=steps_done(one.done),
        by=one.by.actor if one.by else None,
        reason=one.by.reason if one.by else None,
        sentence=said(one, asking.language),
    )


QUERIES: Final[Mapping[str, OfficeField]] = {"provenance": provenance}
MUTATIONS: Final[Mapping[str, OfficeField]] = {}
