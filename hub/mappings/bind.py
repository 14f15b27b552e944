"""A mapping meets a model: every chain gets its steps bound, once, for both executions."""

from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import polars as pl

from hub.errors import Refused, Unmappable
from hub.mappings.chain import Bound, Fill, Work
from hub.mappings.rules import (
    Chain,
    Columns,
    Condition,
    FieldRule,
    Find,
    Items,
    Join,
    Mapping,
    Path,
    RowOf,
    RowRule,
    Source,
    Step,
)
from hub.mappings.step import INVALID, SPACES, Failed, Ground, Outcome
from hub.mappings.steps import STEPS
from hub.mappings.types import Mismatch, Types, chain_type, completion, is_sure, meets, source_type
from hub.schema.kinds import Instant, Kind
from hub.schema.model import EntitySpec, Model
from hub.schema.verdict import ROW, Reference

EMPLOYEE: Final = "Employee"


@dataclass(frozen=True)
class BoundChain:
    """A chain ready to run. Two that are equal give equal columns."""

    source: Source
    written: tuple[Step, ...]
    kind: str
    words: tuple[tuple[str, str | None], ...]
    steps: tuple[Bound, ...] = field(compare=False)
    reference: Reference | None = field(default=None, compare=False)

    @property
    def paths(self) -> tuple[str, ...]:
        """What it picks."""
        return self.source.paths if isinstance(self.source, Path | Join) else ()


@dataclass(frozen=True)
class BoundField:
    """A field with its chain; `required` where a record cannot land without it."""

    name: str
    chain: BoundChain
    required: bool


@dataclass(frozen=True)
class BoundTest:
    """A condition with its chain."""

    condition: Condition
    chain: BoundChain


@dataclass(frozen=True)
class BoundRow:
    """A row rule, ready to run."""

    rule: RowRule
    key: tuple[BoundChain, ...]
    """The parts of the key, without the column's name of unpivoted rows."""
    subject: BoundChain | None
    subject_required: bool
    fields: tuple[BoundField, ...]
    when: tuple[BoundTest, ...]
    changed: BoundChain | None = None
    """When the record changed: an Instant."""

    @property
    def record_key(self) -> tuple[BoundChain, ...]:
        """The parts of the key that are of the record and not of an item of its list."""
        return tuple(one for one in self.key if not self.is_own(one))

    def is_own(self, chain: BoundChain) -> bool:
        """Whether a chain looks at the column or item that the row is made of."""
        each = self.rule.each
        return each is not None and any(each.owns(path) for path in chain.paths)


@dataclass(frozen=True)
class BoundMapping:
    """A mapping, ready to run."""

    mapping: Mapping
    rows: tuple[BoundRow, ...]
    values: ReadOnly[str, BoundChain]
    ignore_when: tuple[BoundTest, ...]

    @property
    def lists(self) -> bool:
        """Whether a record without rows still says something: that its list is empty now."""
        return any(isinstance(row.rule.each, Items) for row in self.rows)


@dataclass(frozen=True)
class _Pair:
    """A mapping and the model that it was bound to; models are told apart by identity."""

    mapping: Mapping
    model: Model

    def __hash__(self) -> int:
        return hash((self.mapping, id(self.model)))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Pair) and self.model is other.model and self.mapping == other.mapping
        )


def bind(mapping: Mapping, model: Model) -> BoundMapping:
    """The mapping ready to run; raises Refused where it does not lint."""
    return _bound(_Pair(mapping, model))


@lru_cache(maxsize=64)
def _bound(pair: _Pair) -> BoundMapping:
    return _Binder(pair.mapping, pair.model).mapping_bound()


def bound_chain(
    mapping: Mapping, model: Model, chain: Chain, kind: Kind, words: ReadOnly[str, str | None]
) -> BoundChain:
    """A chain of this mapping that ends in a value of the kind; raises Refused if it does not."""
    binder = _Binder(mapping, model)
    return binder.chain(chain, binder.types, kind, words)


class _Binder:
    """Binds part by part."""

    def __init__(self, mapping: Mapping, model: Model) -> None:
        self.mapping, self.model = mapping, model
        types: dict[str, str] = {}
        self.values: dict[str, BoundChain] = {}
        for name, chain in mapping.values:
            self.values[name] = self.chain(chain, types)
            types[name] = _type(chain, types)
        self.types: Types = types

    def mapping_bound(self) -> BoundMapping:
        return BoundMapping(
            mapping=self.mapping,
            rows=tuple(self.row(rule) for rule in self.mapping.rows),
            values=self.values,
            ignore_when=tuple(self.test(one) for one in self.mapping.ignore_when),
        )

    def row(self, rule: RowRule) -> BoundRow:
        spec = self.model[rule.entity]
        parts = rule.key[:-1] if isinstance(rule.each, Columns) else rule.key
        return BoundRow(
            rule=rule,
            key=tuple(self.key(part) for part in parts),
            subject=self.subject(rule, spec),
            subject_required=not rule.create,
            fields=tuple(self.field(spec, one) for one in rule.fields),
            when=tuple(self.test(one) for one in rule.when),
            changed=self.chain(rule.changed, self.types, Instant) if rule.changed else None,
        )

    def subject(self, rule: RowRule, spec: EntitySpec) -> BoundChain | None:
        if rule.subject is None:
            return None
        if isinstance(rule.subject, RowOf):
            return self.row_of(rule.subject)
        entity = rule.entity if spec.subject in {None, "self"} else EMPLOYEE
        return self.found(rule.subject, entity)

    def found(self, find: Find, entity: str) -> BoundChain:
        bound = self.key(find.chain)
        reference = Reference(entity, find.by, find.account)
        return BoundChain(bound.source, bound.written, bound.kind, (), bound.steps, reference)

    def row_of(self, source: RowOf) -> BoundChain:
        target = self.mapping.row(source.row)
        if target is None:
            raise _unfit(source.row)
        return BoundChain(source, (), "", (), (), Reference(target.entity, ROW))

    def field(self, spec: EntitySpec, rule: FieldRule) -> BoundField:
        declared = spec[rule.name]
        if isinstance(rule.chain.source, RowOf):
            return BoundField(rule.name, self.row_of(rule.chain.source), declared.required)
        words = self.mapping.words(spec.name, rule.name)
        chain = self.chain(rule.chain, self.types, declared.kind, words)
        return BoundField(rule.name, chain, declared.required)

    def key(self, chain: Chain) -> BoundChain:
        bound = self.chain(chain, self.types)
        return BoundChain(bound.source, bound.written, "key", (), (*bound.steps, KEY_PART))

    def test(self, condition: Condition) -> BoundTest:
        bound = self.chain(condition.chain, self.types)
        trimmed = BoundChain(bound.source, bound.written, "test", (), (*bound.steps, TRIMMED))
        return BoundTest(condition, trimmed)

    def chain(
        self,
        chain: Chain,
        types: Types,
        kind: Kind | None = None,
        words: ReadOnly[str, str | None] | None = None,
    ) -> BoundChain:
        given = _type(chain, types)
        added = completion(given, kind) if kind else ()
        if kind is not None and not meets(_after(given, added), kind):
            raise _unfit(chain.place)
        written = (*chain.steps, *added)
        ground = Ground(self.model.vocabularies, words or {})
        steps = tuple(bound_step(step, ground) for step in written)
        if kind is not None and not is_sure(_after(given, added), written, kind):
            steps = (*steps, self.check(kind))
        last = STEPS[written[-1].name].reference if written else None
        return BoundChain(
            source=chain.source,
            written=written,
            kind=f"{kind.name}:{kind.vocabulary or ''}" if kind else "",
            words=tuple((words or {}).items()),
            steps=steps,
            reference=last(written[-1]) if last else None,
        )

    def check(self, kind: Kind) -> Bound:
        """The kind's own check of every distinct value."""
        if kind.vocabulary is not None:
            codes = frozenset(self.model.vocabularies[kind.vocabulary].codes)
            return Work(lambda code: code if code in codes else Failed(INVALID))
        if kind.target is not None or kind.name in _PLAIN:
            return NO_NUL
        native = _plain_email if kind.name in _EMAILS else None
        return Work(lambda text: _canonical(kind, text), native)


def bound_step(step: Step, ground: Ground) -> Bound:
    """A step with its arguments and ground, for both executions."""
    spec = STEPS[step.name]
    if spec.nulls is not None:
        return Fill(str(spec.nulls(step)), spec.name)
    native = spec.native(step) if spec.native else None
    return Work(spec.bind(step, ground), native, spec.fate(step), spec.name)


_PLAIN: Final = frozenset({"Text", "Code", "Name", "SealedText", "BankAccount"})


_EMAILS: Final = frozenset({"Email", "PrivateEmail"})


def _plain_email(column: pl.Expr) -> pl.Expr:
    """Addresses that are canonical as they stand."""
    return pl.when(column.str.contains(r"^[a-z0-9._+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$")).then(column)


def _canonical(kind: Kind, text: str) -> Outcome:
    try:
        return kind.canonical(text)
    except Unmappable:
        return Failed(INVALID)


def _without(*marks: str) -> Work:
    """Trimmed text that holds none of these marks."""

    def scalar(text: str) -> Outcome:
        bare = text.strip(SPACES)
        return Failed(INVALID) if any(mark in bare for mark in marks) else bare

    def native(column: pl.Expr) -> pl.Expr:
        bare = column.str.strip_chars(SPACES)
        known = bare != ""
        for mark in marks:
            known &= ~bare.str.contains(mark, literal=True)
        return pl.when(known).then(bare)

    return Work(scalar, native)


SEPARATOR: Final = "\x1f"
"""Stands between the parts of a composite key."""
NO_NUL: Final = _without("\x00")
KEY_PART: Final = _without("\x00", SEPARATOR)
TRIMMED: Final = _without()


def _type(chain: Chain, types: Types) -> str:
    found = chain_type(source_type(chain.source, types), chain.steps)
    if isinstance(found, Mismatch):
        raise _unfit(chain.place)
    return found


def _after(given: str, added: tuple[Step, ...]) -> str:
    return STEPS[added[0].name].gives(added[0], given) if added else given


def _unfit(place: str) -> Refused:
    return Refused(
        "MAPPING_INVALID",
        "The mapping does not fit the model.",
        detail=place,
        hint="Lint it: every fault is told with its place.",
    )
