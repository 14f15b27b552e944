"""A company's own access policy: changes to the shipped one, as a file that people review.

```yaml
hub: policy/1
why: Agreed with the works council on 2026-11-02.
classes:
  JOB: {read: [self, direct manager, CORE]}
fields:
  Employee.work_phone: {write: [self, CORE]}
rows:
  Punch: [self, direct manager, TIME]
approval:
  HOME: [CORE]
```

Ways are written as `hub access print` prints them: a relation (`everyone`, `self`,
`direct manager`, `manager`) or an HR class (`PAY`; `*` is any grant), then `once STATE`, then
`after a second factor`. A list takes the place of the shipped one. Rows that follow a class go on
following it, and whose a row is may be read by whoever may know of it. `approval` names who decides
about what people change of themselves (a class, or Entity.field): until then it waits.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import yaml

from hub.errors import Refused
from hub.schema.audience import (
    CLASSES,
    HR_CLASSES,
    Allow,
    Audience,
    FieldClass,
    Relation,
    own_rows,
)
from hub.schema.model import EntitySpec, Field, Model

FORMAT: Final = "policy/1"
FACTOR: Final = " after a second factor"
_PARTS: Final = ("classes", "fields", "rows", "approval")
_VERBS: Final = ("read", "write", "masked")
_RELATIONS: Final = {one.value: one for one in Relation}
_NOT_BY_ONESELF: Final = frozenset(
    {"PAY", "CONTRACT", "UNPUBLISHED", "LEAVING", "PERFORMANCE", "REWARD", "PENALTY", "HR_ONLY"}
)
"""What nobody writes of themselves, whatever a company decides: pay above all."""


@dataclass(frozen=True)
class _Changes:
    """What a file says, checked."""

    classes: Mapping[str, FieldClass]
    fields: Mapping[tuple[str, str], Mapping[str, Audience]]
    rows: Mapping[str, Audience]
    approval: Mapping[str, Audience]
    """Class, or Entity.field → who approves."""


def governed(model: Model, path: Path | None) -> Model:
    """The model under the company's policy; raises Refused POLICY_FILE_INVALID with the place."""
    if path is None:
        return model
    changes = _read(model, path)
    entities = {spec.name: _changed(spec, changes) for spec in model}
    return replace(model, entities=entities)


def classes_of(model: Model) -> tuple[FieldClass, ...]:
    """All classes, as the fields of this model have them."""
    held = {one.cls.name: one.cls for spec in model for one in spec.fields.values()}
    return tuple(held.get(one.name, one) for one in CLASSES)


def _changed(spec: EntitySpec, changes: _Changes) -> EntitySpec:
    fields = {
        one.name: _approved(
            spec,
            _governed(one, changes, changes.fields.get((spec.name, one.name), {})),
            changes.approval,
        )
        for one in spec.fields.values()
    }
    rows = changes.rows.get(spec.name)
    if rows is None:  # an empty audience is nobody
        rows = _following(spec, changes.classes)
    if spec.subject not in {None, "self"}:
        fields[spec.subject] = _about(spec, fields[spec.subject], rows, changes)
    return replace(spec, fields=fields, rows=rows)


def _about(spec: EntitySpec, link: Field, rows: Audience, changes: _Changes) -> Field:
    """Whose a row is, is as open as the row: the lists of a person say it in any case."""
    missing = tuple(
        way for way in rows if not {way, replace(way, state=None)}.intersection(link.read)
    )
    if missing and "read" in changes.fields.get((spec.name, link.name), {}):
        raise _refused(
            f"fields.{spec.name}.{link.name}",
            "Whose a row is, is as open as the row: its lists say it in any case.",
            "Name all who may know of the row too, or narrow its `rows`.",
        )
    return replace(link, read=(*link.read, *missing)) if missing else link


def _governed(one: Field, changes: _Changes, own: Mapping[str, Audience]) -> Field:
    """The field; an audience that it narrows itself stays, unless the file names the field."""
    cls = changes.classes.get(one.cls.name, one.cls)
    read = cls.read if one.read == one.cls.read else one.read
    write = cls.write if one.write == one.cls.write else one.write
    if "masked" in own:
        cls = replace(cls, masked=own["masked"])
    return replace(one, cls=cls, read=own.get("read", read), write=own.get("write", write))


def _approved(spec: EntitySpec, one: Field, approval: Mapping[str, Audience]) -> Field:
    """The field with who approves what people change of themselves, where they can."""
    if all(way.relation is not Relation.ONESELF for way in one.write):
        return one
    who = approval.get(f"{spec.name}.{one.name}", approval.get(one.cls.name, ()))
    return replace(one, approval=who)


def _following(spec: EntitySpec, classes: Mapping[str, FieldClass]) -> Audience:
    """The rows' audience; where it is that of the class of most fields, and this changes, its."""
    held = Counter(one.cls.name for one in spec.fields.values())
    for old in sorted(CLASSES, key=lambda one: held[one.name], reverse=True):
        for state in (None, *spec.states):
            if held[old.name] and spec.rows == own_rows(old, state):
                return own_rows(classes.get(old.name, old), state)
    return spec.rows


# --- the file ------------------------------------------------------------------------------------


def _read(model: Model, path: Path) -> _Changes:
    try:
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise _refused(path.name, "The file cannot be read.", "Use YAML in UTF-8.") from error
    if not isinstance(document, dict) or document.get("hub") != FORMAT:
        raise _refused(path.name, "Not a policy file.", f"Begin it with `hub: {FORMAT}`.")
    unknown = [str(one) for one in document if one not in {"hub", "why", *_PARTS}]
    if unknown:
        raise _refused(f"{path.name}, {unknown[0]}", "Not a part of a policy.", _one_of(_PARTS))
    parts = {name: _mapping(document.get(name), f"{path.name}, {name}") for name in _PARTS}
    return _Changes(
        dict(_classes(parts["classes"], f"{path.name}, classes")),
        dict(_fields(model, parts["fields"], f"{path.name}, fields")),
        dict(_rows(model, parts["rows"], f"{path.name}, rows")),
        dict(_approval(model, parts["approval"], f"{path.name}, approval")),
    )


def _classes(given: Mapping[str, Any], at: str) -> Iterator[tuple[str, FieldClass]]:
    known = {one.name: one for one in CLASSES}
    for name, verbs in given.items():
        place = f"{at}.{name}"
        if name not in known:
            raise _refused(place, "No such class.", _one_of(known))
        told = _verbs(verbs, place, known[name], None)
        old = known[name]
        yield (
            name,
            replace(
                old,
                read=told.get("read", old.read),
                write=told.get("write", old.write),
                masked=told.get("masked", old.masked),
            ),
        )


def _fields(
    model: Model, given: Mapping[str, Any], at: str
) -> Iterator[tuple[tuple[str, str], Mapping[str, Audience]]]:
    for name, verbs in given.items():
        place = f"{at}.{name}"
        entity, _, field = name.partition(".")
        spec = model.entities.get(entity)
        if spec is None or field not in spec.fields:
            raise _refused(place, "No such field.", "Write it as Employee.work_phone.")
        one = spec.fields[field]
        told = _verbs(verbs, place, one.cls, spec)
        if "write" in told and one.projected:
            raise _refused(place, "Nobody writes this field.", "The hub keeps it by itself.")
        yield (entity, field), told


def _rows(model: Model, given: Mapping[str, Any], at: str) -> Iterator[tuple[str, Audience]]:
    for name, ways in given.items():
        place = f"{at}.{name}"
        if name not in model.entities:
            raise _refused(place, "No such entity.", "docs/reference/fields.md names them.")
        yield name, tuple(_ways(ways, place, model[name]))


def _approval(model: Model, given: Mapping[str, Any], at: str) -> Iterator[tuple[str, Audience]]:
    classes = {one.name for one in CLASSES}
    for name, ways in given.items():
        place = f"{at}.{name}"
        entity, _, field = name.partition(".")
        spec = model.entities.get(entity)
        if name not in classes and (spec is None or field not in spec.fields):
            raise _refused(place, "No such class or field.", "Write HOME, or Employee.work_phone.")
        told = tuple(_ways(ways, place, spec))
        plain = all(one.state is None and not one.step_up for one in told)
        if not plain or {one.relation for one in told} & {Relation.EVERYONE, Relation.ONESELF}:
            raise _refused(
                place, "That cannot approve.", "Name direct manager, manager or HR classes."
            )
        yield name, told


def _verbs(given: Any, place: str, cls: FieldClass, spec: EntitySpec | None) -> dict[str, Audience]:
    told: dict[str, Audience] = {}
    for verb, ways in _mapping(given, place).items():
        at = f"{place}.{verb}"
        if verb not in _VERBS:
            raise _refused(at, "Not something that a policy opens.", _one_of(_VERBS))
        told[verb] = tuple(_ways(ways, at, spec))
        _sound(verb, told[verb], cls, at)
    return told


def _sound(verb: str, ways: Audience, cls: FieldClass, at: str) -> None:
    """What no company can decide by a file."""
    relations = {one.relation for one in ways}
    if verb == "write" and Relation.EVERYONE in relations:
        raise _refused(at, "Everyone would write it.", "Name a relation or an HR class.")
    if verb == "write" and Relation.ONESELF in relations and cls.name in _NOT_BY_ONESELF:
        raise _refused(at, "Nobody changes this of themselves.", "Take `self` out.")
    if verb != "write" and Relation.EVERYONE in relations and cls.recorded:
        raise _refused(
            at, "Everyone would read what is on the record.", "Name a relation or an HR class."
        )


def _ways(given: Any, place: str, spec: EntitySpec | None) -> Iterator[Allow]:
    if not isinstance(given, list):
        raise _refused(place, "Ways are a list.", "Write [self, manager, CORE]; [] is nobody.")
    for one in given:
        yield way(one, place, spec)


def way(text: Any, place: str, spec: EntitySpec | None = None) -> Allow:
    """One way in, from its words; raises Refused POLICY_FILE_INVALID."""
    words = str(text).removesuffix(FACTOR)
    who, _, state = words.partition(" once ")
    relation = _RELATIONS.get(who)
    if relation is None and who not in {*HR_CLASSES, "*"}:
        raise _refused(
            f"{place}, {str(text)[:60]}", "No such way.", _one_of([*_RELATIONS, *HR_CLASSES])
        )
    if state and spec is not None and state not in spec.states:
        hint = _one_of(spec.states) if spec.states else "Its rows have no states: leave it out."
        raise _refused(f"{place}, {str(text)[:60]}", "No such state.", hint)
    return Allow(relation, None if relation else who, state or None, step_up=words != str(text))


def _mapping(given: Any, place: str) -> Mapping[str, Any]:
    if given is None:
        return {}
    if not isinstance(given, dict) or not all(isinstance(one, str) for one in given):
        raise _refused(
            place, "Names with what they get are wanted.", "See docs/howto/own-policy.md."
        )
    return given


def _one_of(names: Iterable[str]) -> str:
    return f"One of {', '.join(names)}."


def _refused(place: str, message: str, hint: str) -> Refused:
    return Refused("POLICY_FILE_INVALID", message, detail=place, hint=hint)
