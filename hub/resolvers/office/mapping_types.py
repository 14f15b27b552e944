"""Types of the mapping editor: fields of both sides, differences, previews, proposals."""

from collections.abc import Iterable, Sequence

import strawberry
from strawberry.scalars import JSON

from hub.flows.discover import Discovered
from hub.flows.effect import Effect, FieldEffect
from hub.flows.examples import Miss
from hub.flows.lens import Lens
from hub.mappings.compare import KINDS, Sample
from hub.mappings.diff import Difference
from hub.mappings.problem import Problem
from hub.mappings.propose import Match
from hub.mappings.status import STATUSES
from hub.resolvers.office.field import Asking
from hub.schema.labels import labels, meanings
from hub.schema.model import Field, Model


@strawberry.type(description="One thing that differs between two versions.")
class MappingDifference:
    """A difference."""

    kind: str = strawberry.field(description="added, removed or changed.")
    place: str = strawberry.field(description="Like `rows.Employee.fields.legal_name.steps[0]`.")
    before: str | None = strawberry.field(description="In words; null where it is added.")
    after: str | None = strawberry.field(description="In words; null where it is removed.")

    @classmethod
    def of(cls, one: Difference) -> "MappingDifference":
        """As the graph shows it."""
        return cls(kind=one.kind, place=one.place, before=one.before, after=one.after)


@strawberry.type(description="A fault of a document.")
class MappingProblem:
    """A fault."""

    code: str = strawberry.field(description="Stable and documented.")
    message: str = strawberry.field(description="One sentence.")
    place: str = strawberry.field(description="Like `rows[0].fields.gender.steps[1]`.")
    hint: str = strawberry.field(description="What to do; empty where there is none.")

    @classmethod
    def of(cls, one: Problem) -> "MappingProblem":
        """As the graph shows it."""
        return cls(code=one.code, message=one.message, place=one.place, hint=one.hint)


@strawberry.type(description="One of their fields.")
class StreamField:
    """A field of a stream."""

    path: str = strawberry.field(description="How a mapping names it.")
    guess: str = strawberry.field(description="What its values look like.")
    confidence: int = strawberry.field(description="Values that look so, of a hundred.")
    nulls: int = strawberry.field(description="Records without a value, of a hundred.")
    distinct: int = strawberry.field(description="Different values.")
    samples: list[str] = strawberry.field(description="Common values, or their shapes.")
    masked: bool = strawberry.field(description="Whether the samples are but shapes of values.")
    mapped: list[str] = strawberry.field(description="Our fields that take it: `Entity.field`.")

    @classmethod
    def listed(cls, found: Discovered) -> "list[StreamField]":
        """As the graph shows them; samples are masked already."""
        return [
            cls(
                path=one.path,
                guess=one.guess,
                confidence=round(100 * one.confidence),
                nulls=round(100 * one.nulls),
                distinct=one.distinct,
                samples=list(one.samples),
                masked=one.path in found.masked,
                mapped=list(found.mapped.get(one.path, ())),
            )
            for one in found.fields
        ]


@strawberry.type(description="One of our fields that a mapping can fill.")
class MappingTarget:
    """A target."""

    entity: str = strawberry.field(description="Its entity.")
    field: str = strawberry.field(description="As a mapping names it.")
    label: str = strawberry.field(description="In the language of the asker.")
    kind: str = strawberry.field(description="Date, Term, Link, …")
    vocabulary: str | None = strawberry.field(description="For terms.")
    target: str | None = strawberry.field(description="For links: the entity.")
    required: bool = strawberry.field(description="A record without it cannot land.")
    about: str = strawberry.field(description="What it holds, in the language of the asker.")
    data_class: str = strawberry.field(description="Its class: PERSONAL, PAY, …")
    readers: list[str] = strawberry.field(
        description="Who may read it: everyone, self, manager, or the HR class of a grant."
    )


@strawberry.type(description="A cell before and after, as the viewer may see it.")
class MappingSample:
    """A sample."""

    raw: str | None = strawberry.field(description="What the source says.")
    before: str | None = strawberry.field(description="By the version in use.")
    after: str | None = strawberry.field(description="By the document.")
    before_reason: str | None = strawberry.field(description="Why it waited.")
    after_reason: str | None = strawberry.field(description="Why it would wait.")
    masked: bool = strawberry.field(description="Shapes stand instead of values.")


@strawberry.type(description="What becomes of one kind of cells of a field.")
class MappingFieldEffect:
    """A field's cells of one kind."""

    row: str = strawberry.field(description="Name of the rule.")
    entity: str = strawberry.field(description="Entity of its rows.")
    field: str = strawberry.field(description="As a mapping names it.")
    kind: str = strawberry.field(
        description="changed, unmapped, cleared, mapped (had waited) or filled."
    )
    cells: int = strawberry.field(description="How many.")
    samples: list[MappingSample] = strawberry.field(description="A few of them.")


@strawberry.type(description="Cells of a field of which the steps say the same.")
class MappingStatusCount:
    """A count, by both versions."""

    row: str = strawberry.field(description="Name of the rule.")
    entity: str = strawberry.field(description="Entity of its rows.")
    field: str = strawberry.field(description="As a mapping names it.")
    status: str = strawberry.field(
        description="ok, coerced (bent, and read all the same), defaulted, unmapped or failed."
    )
    before: int = strawberry.field(description="Cells by the version in use.")
    after: int = strawberry.field(description="Cells by the document.")


@strawberry.type(description="What a document would do to everything that is kept.")
class MappingPreview:
    """A preview."""

    records: int = strawberry.field(description="Records that were gone through.")
    differing: int = strawberry.field(description="Would say anything else.")
    rows_made: int = strawberry.field(description="Rows that would be new.")
    rows_dropped: int = strawberry.field(description="Rows that would not be made any more.")
    rejected: int = strawberry.field(description="Records that would be rejected.")
    accepted: int = strawberry.field(description="Rejected records that would land.")
    ignored: int = strawberry.field(description="Records that would not be ours any more.")
    employees: int = strawberry.field(description="About whom anything would be different.")
    harmed: int = strawberry.field(description="Of whom something that stands changes or goes.")
    departments: int = strawberry.field(description="Departments of these employees.")
    people_total: int = strawberry.field(description="Employees in all.")
    periods: list[str] = strawberry.field(description="Pay periods affected.")
    touches_pay: bool = strawberry.field(description="Whether a pay field is among them.")
    write_backs: int | None = strawberry.field(
        description="Writes to other systems that would follow, at most; null: none is written to."
    )
    needs_approval: bool = strawberry.field(description="Whether a second person has to approve.")
    fields: list[MappingFieldEffect] = strawberry.field(description="Field by field, and kind.")
    statuses: list[MappingStatusCount] = strawberry.field(
        description="What the steps did, of fields that the document fills otherwise."
    )
    failing_examples: list[str] = strawberry.field(description="`name: Row.field` of each miss.")

    @classmethod
    def of(cls, asking: Asking, effect: Effect, misses: Sequence[Miss]) -> "MappingPreview":
        """As this viewer may see it."""
        percent = asking.hub.settings.approval_percent
        return cls(
            records=effect.records,
            differing=effect.differing,
            rows_made=sum(effect.rows_made.values()),
            rows_dropped=sum(effect.rows_dropped.values()),
            rejected=effect.rejected,
            accepted=effect.accepted,
            ignored=effect.ignored,
            employees=effect.employees,
            harmed=effect.harmed,
            departments=effect.departments,
            people_total=effect.people_total,
            periods=list(effect.periods),
            touches_pay=effect.touches_pay,
            write_backs=effect.write_backs,
            needs_approval=effect.needs_approval(percent),
            fields=_fields(effect.fields.values(), asking),
            statuses=_statuses(effect.fields.values()),
            failing_examples=[f"{one.example}: {one.place}" for one in misses],
        )


@strawberry.type(description="Why a field of theirs seems to be one of ours.")
class MappingMatch:
    """A match."""

    path: str = strawberry.field(description="Their field.")
    target: str = strawberry.field(description="`Entity.field`.")
    confidence: int = strawberry.field(description="Of a hundred.")
    why: str = strawberry.field(description="By which header, and what the values look like.")

    @classmethod
    def of(cls, one: Match) -> "MappingMatch":
        """As the graph shows it."""
        sure = round(100 * one.confidence)
        return cls(path=one.path, target=one.target, confidence=sure, why=one.why)


@strawberry.type(description="A mapping to begin with.")
class MappingProposal:
    """A proposal."""

    document: JSON = strawberry.field(description="The document, as data.")
    matches: list[MappingMatch] = strawberry.field(description="What it rests on.")
    doubts: list[MappingMatch] = strawberry.field(description="Headers with other values.")
    open: list[str] = strawberry.field(description="Fields that nothing is proposed for.")


def targets_of(model: Model, entities: list[str] | None, language: str) -> list[MappingTarget]:
    """Fields of these entities, or of all, in the order of the model."""
    said, held = labels(model), meanings(model)
    return [
        MappingTarget(
            entity=spec.name,
            field=one.name,
            label=said[f"{spec.name}.{one.name}"][language],
            kind=one.kind.name,
            vocabulary=one.kind.vocabulary,
            target=one.kind.target,
            required=one.required,
            about=held[f"{spec.name}.{one.name}"][language],
            data_class=one.cls.name,
            readers=_readers(one),
        )
        for spec in model
        if entities is None or spec.name in entities
        for one in spec.targets
    ]


def _readers(field: Field) -> list[str]:
    """Ways in, the widest as the policy has them: `everyone`, `self`, `manager`, `PAY`."""
    ways = (
        one.grant if one.relation is None else one.relation.value.replace(" ", "_")
        for one in field.read
    )
    return list(dict.fromkeys(one for one in ways if one))


def _fields(found: Iterable[FieldEffect], asking: Asking) -> list[MappingFieldEffect]:
    lens, model = Lens.of(asking.viewer), asking.hub.model
    return [
        MappingFieldEffect(
            row=one.rule,
            entity=one.entity,
            field=one.field,
            kind=kind,
            cells=one.cells[kind],
            samples=[
                _sample(sample, lens, opened=lens.opens(model, one.entity, one.field))
                for sample in one.samples.get(kind, ())
            ],
        )
        for one in found
        for kind in KINDS
        if one.cells[kind]
    ]


def _statuses(found: Iterable[FieldEffect]) -> list[MappingStatusCount]:
    return [
        MappingStatusCount(
            row=one.rule,
            entity=one.entity,
            field=one.field,
            status=status,
            before=one.before[status],
            after=one.after[status],
        )
        for one in found
        for status in STATUSES
        if one.before[status] or one.after[status]
    ]


def _sample(one: Sample, lens: Lens, *, opened: bool) -> MappingSample:
    return MappingSample(
        raw=lens.shown(one.raw, opened=opened),
        before=lens.shown(one.before, opened=opened),
        after=lens.shown(one.after, opened=opened),
        before_reason=one.before_reason,
        after_reason=one.after_reason,
        masked=not opened,
    )
