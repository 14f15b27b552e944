"""What a mapping writes, bound to the model: fields and states of a row, each with its way back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hub.errors import Broken
from hub.mappings.bind import BoundChain, bound_chain
from hub.mappings.inverse import Way, way_of
from hub.mappings.lint_write import written_kind
from hub.mappings.rules import Mapping as Rules
from hub.mappings.rules import RowRule, WriteRule
from hub.mappings.step import Ground
from hub.schema.model import EntitySpec, Field, Model, State


@dataclass(frozen=True)
class Written:
    """A field or a state that is written, and the chain by which it is read over there."""

    name: str
    chain: BoundChain
    ground: Ground
    field: Field | None
    state: State | None

    def way(self, seen: Iterable[str]) -> Way:
        """Both directions, for the texts that are observed over there."""
        return way_of(self.chain, self.ground, seen)


@dataclass(frozen=True)
class Writing:
    """The write part of a mapping, bound."""

    rule: WriteRule
    row: RowRule
    spec: EntitySpec
    fields: tuple[Written, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """Paths of their records that are read or written."""
        return tuple(dict.fromkeys(path for one in self.fields for path in one.chain.paths))

    @property
    def linked(self) -> Mapping[str, tuple[str, ...]]:
        """Entity whose rows are named in what is written → the fields that link to it."""
        found: dict[str, tuple[str, ...]] = {}
        for one in self.fields:
            if one.field is not None and one.field.kind.target is not None:
                target = one.field.kind.target
                found[target] = (*found.get(target, ()), one.field.name)
        return found


def writing_of(mapping: Rules, model: Model) -> Writing | None:
    """The write part, if the mapping has one that fits; it was linted when it was published."""
    rule = mapping.write
    row = mapping.row(rule.row) if rule else None
    if rule is None or row is None:
        return None
    spec = model[row.entity]
    fields = []
    for one in rule.fields:
        kind = written_kind(mapping, model, one.name)
        if kind is None:
            raise Broken("FIELD_UNKNOWN", f"{spec.name} has no field {one.name}.")
        words = mapping.words(spec.name, one.name)
        chain = bound_chain(mapping, model, one.chain, kind, words)
        ground = Ground(model.vocabularies, words)
        fields.append(
            Written(one.name, chain, ground, spec.fields.get(one.name), spec.states.get(one.name))
        )
    return Writing(rule, row, spec, tuple(fields))
