"""What is wrong with the `write` part of a mapping, before it meets a value.

Here it is held against the model: what may go out, whose it is, and whether each step has a way
back. Whether that way leads back for the values that there are, `inverse.prove` says.
"""

from collections.abc import Iterator
from typing import Final

from hub.mappings.problem import Problem, nearest
from hub.mappings.rules import Chain, Join, Mapping, Path, WriteRule
from hub.mappings.steps import STEPS
from hub.schema.kinds import Bool, Kind
from hub.schema.model import EntitySpec, Field, Model

PLAIN: Final = frozenset({"Text", "Code", "Name", "Email", "Date", "Bool", "Month", "Int"})
"""Kinds that are written besides terms and links: sealed ones never leave by this way."""
SOURCES: Final = {
    "number": ("Employment", "number"),
    "department": ("Assignment", "department"),
    "manager": ("Assignment", "manager"),
    "location": ("Assignment", "location"),
    "position": ("Assignment", "position"),
    "grade": ("Assignment", "grade"),
    "legal_entity": ("Employment", "legal_entity"),
    "status": ("Employment", "status"),
    "employment_type": ("Employment", "employment_type"),
    "hire_date": ("Employment", "effective_from"),
}
"""Projected field of an employee → the field that it is projected from."""


def lint_write(mapping: Mapping, write: WriteRule, model: Model) -> Iterator[Problem]:
    """Every fault of the part but those of its chains."""
    rule = mapping.row(write.row)
    if rule is None or rule.entity not in model.entities:
        hint = nearest(write.row, [one.name for one in mapping.rows])
        yield Problem("ROW_UNKNOWN", "No such row in this mapping.", "write.row", hint)
        return
    spec = model[rule.entity]
    if rule.each is not None or len(rule.key) != 1 or spec.owned:
        hint = "Write a row that each record makes once, by a key of one part."
        yield Problem("ROW_UNFIT", "Records of that row cannot be written.", "write.row", hint)
    if write.create is not None and write.create not in spec.states:
        hint = nearest(write.create, spec.states) if spec.states else "Leave it out."
        yield Problem("STATE_UNKNOWN", f"{spec.name} has no such state.", "write.create", hint)
    for one in write.fields:
        place = f"write.fields.{one.name}"
        yield from _field(mapping, spec, one.name, place)
        yield from _way_back(one.chain, place)


def written_kind(mapping: Mapping, model: Model, name: str) -> Kind | None:
    """The kind of a written field or state; None where there is no such."""
    rule = mapping.row(mapping.write.row) if mapping.write else None
    spec = model.entities.get(rule.entity) if rule else None
    if spec is None:
        return None
    return Bool if name in spec.states else spec.fields[name].kind if name in spec.fields else None


def source_of(entity: str, name: str) -> tuple[str, str]:
    """The field that mappings fill, from which a written one comes."""
    return SOURCES.get(name, (entity, name)) if entity == "Employee" else (entity, name)


def _field(mapping: Mapping, spec: EntitySpec, name: str, place: str) -> Iterator[Problem]:
    if name in spec.states:
        if spec.states[name].test != "in":
            hint = "Write the field that it tests."
            yield Problem("STATE_UNKNOWN", "This state changes by itself, with time.", place, hint)
        return
    declared = spec.fields.get(name)
    if declared is None:
        hint = nearest(name, [*spec.fields, *spec.states])
        yield Problem("FIELD_UNKNOWN", f"{spec.name} has no field {name}.", place, hint)
    elif not _may_leave(declared, spec):
        hint = "Sealed fields are read with the right to read them, over the graph."
        yield Problem("WRITE_SEALED", "This field never leaves by write-back.", place, hint)
    else:
        yield from _owner(mapping, spec.name, name, place)


def _may_leave(declared: Field, spec: EntitySpec) -> bool:
    kind = declared.kind
    plain = kind.name in PLAIN or kind.name == "Term" or kind.target is not None
    return plain and not kind.sealed and not spec.is_private(declared)


def _owner(mapping: Mapping, entity: str, name: str, place: str) -> Iterator[Problem]:
    """What the system itself tells us is not the hub's to write there."""
    source = source_of(entity, name)
    for rule in mapping.rows:
        if (rule.entity, source[1]) == source and any(f.name == source[1] for f in rule.fields):
            hint = f"Take `{source[1]}` out of {rule.name}, or out of `write`."
            message = f"This stream is a source of {source[0]}.{source[1]} itself."
            yield Problem("WRITE_NOT_OWNED", message, place, hint)


def _way_back(chain: Chain, place: str) -> Iterator[Problem]:
    source = chain.source
    if not isinstance(source, Path | Join) or any(path.startswith("$") for path in source.paths):
        hint = "Name the field over there: `from`, or `join` with `by`."
        yield Problem("WRITE_SOURCE", "This cannot be written to.", place, hint)
    elif isinstance(source, Join) and not source.by:
        hint = "Give `by`, or write each part from a field of its own."
        yield Problem(
            "WRITE_SOURCE", "What is joined without a mark cannot be parted.", place, hint
        )
    for step in chain.steps:
        if step.name == "ref" and step["by"] == "account":
            yield Problem(
                "WRITE_SOURCE",
                "A row is not written by its account elsewhere.",
                step.place,
                "Name it by a field that both know: code, number, path.",
            )
        if STEPS[step.name].inverse is None:
            hint = "Write a field that is read without it."
            message = f"There is no way back through {step.name}."
            yield Problem("WRITE_NO_WAY_BACK", message, step.place, hint)
