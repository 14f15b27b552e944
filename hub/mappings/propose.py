"""A proposed mapping: headers that are known for a field, held against what the values look like.

A header counts as a whole, never a part of it. Where its values have another shape than the field
takes, it is not proposed but told, so that a person decides.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from hub.errors import Refused
from hub.mappings.profile import Profile
from hub.schema.labels import labels
from hub.schema.model import Field, Model

_STAFF: Final = ("Employee", "Employment", "Assignment")
_NUMBER: Final = "Employment.number"
_SHAPES: Final[Mapping[str, frozenset[str]]] = {
    "Date": frozenset({"date", "moment"}),
    "Month": frozenset({"month"}),
    "Instant": frozenset({"moment"}),
    "Email": frozenset({"email"}),
    "PrivateEmail": frozenset({"email"}),
    "Phone": frozenset({"phone", "number"}),
    "NationalId": frozenset({"national_id"}),
    "Minutes": frozenset({"number"}),
    "Money": frozenset({"number"}),
    "SealedMoney": frozenset({"number"}),
    "Decimal": frozenset({"number"}),
}
"""Kind of a field → guesses that it takes; other kinds take any text."""


@dataclass(frozen=True)
class Match:
    """A field of the stream and the field of ours that it seems to be."""

    path: str
    target: str
    """`Entity.field`."""
    confidence: float
    why: str
    """By which header it is known, and what share of the values has the field's shape."""


@dataclass(frozen=True)
class Proposal:
    """A document to begin with, and what it rests on."""

    document: dict[str, Any]
    matches: tuple[Match, ...]
    open: tuple[str, ...]
    """Fields of the stream that nothing is proposed for."""
    doubts: tuple[Match, ...]
    """Known headers whose values do not look like the field."""


def folded(header: str) -> str:
    """A header without width, case, spaces, punctuation and what stands in brackets."""
    text = unicodedata.normalize("NFKC", header).casefold()
    text = re.sub(r"[(\[【（].*?[)\]】）]", "", text)
    return re.sub(r"[\W_]+", "", text)


def synonyms(model: Model) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Folded header → the fields that it names (`Entity.field`), with the header as written."""
    found: dict[str, list[tuple[str, str]]] = {}
    said = labels(model)
    for spec in model:
        for field in spec.targets:
            target = f"{spec.name}.{field.name}"
            own = [field.name, *said[target].values()]
            for header in [*_listed().get(target, ()), *own]:
                known = found.setdefault(folded(header), [])
                if target not in {one for one, _ in known}:
                    known.append((target, header))
    return {header: tuple(known) for header, known in found.items()}


@cache
def _listed() -> Mapping[str, tuple[str, ...]]:
    text = files("hub.mappings").joinpath("headers.yaml").read_text(encoding="utf-8")
    return {key: tuple(map(str, names)) for key, names in yaml.safe_load(text)["headers"].items()}


def propose(stream: str, fields: Sequence[Profile], model: Model) -> Proposal:
    """A mapping for a stream of these fields; raises Refused PROPOSAL_NONE if none is known."""
    candidates = _candidates(fields, model)
    entities = _entities(candidates)
    matches: dict[str, Match] = {}
    doubts: list[Match] = []
    for profile in fields:
        found = [one for one in candidates.get(profile.path, ()) if _entity(one) in entities]
        for one in sorted(found, key=lambda match: entities.index(_entity(match))):
            if not _fits(model, one.target, profile):
                doubts.append(one)
            elif one.target not in matches:
                matches[one.target] = one
                break
    if not matches:
        raise Refused(
            "PROPOSAL_NONE",
            "No header of the stream is known.",
            f"stream {stream}",
            "Write the mapping by hand: docs/howto/map-a-stream.md.",
        )
    by_path = {one.path: one for one in fields}
    document = _document(stream, entities, matches, by_path, model)
    taken = {one.path for one in matches.values()}
    left = [one.path for one in fields if one.path not in taken and not one.path.startswith("_")]
    return Proposal(document, tuple(matches.values()), tuple(left), tuple(doubts))


def _candidates(fields: Sequence[Profile], model: Model) -> dict[str, list[Match]]:
    known = synonyms(model)
    return {
        one.path: [
            Match(one.path, target, _confidence(model, target, one), _why(header, one))
            for target, header in known.get(folded(one.path), ())
        ]
        for one in fields
    }


def _confidence(model: Model, target: str, profile: Profile) -> float:
    """A known header counts 0.7; the rest comes from values of the shape that is asked for."""
    wanted = _SHAPES.get(_field(model, target).kind.name)
    shaped = profile.confidence if wanted and profile.guess in wanted else 0.5
    return round(0.7 + 0.3 * shaped, 2)


def _why(header: str, profile: Profile) -> str:
    return f"known header {header!r}; values look like {profile.guess} ({profile.confidence:.0%})"


def _entities(candidates: Mapping[str, Sequence[Match]]) -> list[str]:
    """What the records are of: the staff, departments, or what else has the most known headers."""
    counts: dict[str, int] = {}
    for found in candidates.values():
        for entity in {_entity(one) for one in found}:
            counts[entity] = counts.get(entity, 0) + 1
    targets = {one.target for found in candidates.values() for one in found}
    others = sorted(
        (name for name in counts if name not in _STAFF), key=lambda name: (-counts[name], name)
    )
    staff = sum(counts.get(name, 0) for name in _STAFF)
    if {"Employee.legal_name", _NUMBER} <= targets and staff >= counts.get(
        others[0] if others else "", 0
    ):
        return [name for name in _STAFF if name in counts]
    if not others:
        return [name for name in _STAFF if name in counts]
    return [others[0], "Employment"] if _NUMBER in targets else [others[0]]


def _document(
    stream: str,
    entities: Sequence[str],
    matches: Mapping[str, Match],
    profiles: Mapping[str, Profile],
    model: Model,
) -> dict[str, Any]:
    number = matches.get(_NUMBER)
    fields: dict[str, dict[str, Any]] = {}
    for target, match in matches.items():
        entity, _, name = target.partition(".")
        written = _chain(_field(model, target), profiles[match.path])
        fields.setdefault(entity, {})[name] = written
    if "Employee" in entities and number is not None:
        rows = _staff_rows(fields, number.path)
    else:
        rows = [_row(entities[0], fields.get(entities[0], {}), number, model)]
    return {"hub": "mapping/1", "stream": stream, "rows": rows}


def _staff_rows(fields: Mapping[str, dict[str, Any]], number: str) -> list[dict[str, Any]]:
    began = fields.get("Employment", {}).get("effective_from")
    rows: list[dict[str, Any]] = [
        {
            "entity": "Employee",
            "key": number,
            "find": {"by": "number", "from": number},
            "create": True,
            "fields": fields.get("Employee", {}),
        },
        {
            "entity": "Employment",
            "of": "Employee",
            "key": number,
            "fields": {**fields.get("Employment", {}), "primary": {"const": "true"}},
        },
    ]
    if "Assignment" in fields and began is not None:
        post = {"employment": {"row": "Employment"}, **fields["Assignment"]}
        post |= {"primary": {"const": "true"}, "effective_from": began}
        rows.append({"entity": "Assignment", "of": "Employee", "key": number, "fields": post})
    return rows


def _row(entity: str, fields: dict[str, Any], number: Match | None, model: Model) -> dict[str, Any]:
    spec = model[entity]
    about_people = spec.subject not in {None, "self"}
    naming = {*spec.unique, "code", "date", "period"}
    parts = [one.name for one in spec.targets if one.name in naming]
    key = [fields[name] for name in parts if name in fields]
    if about_people and number is not None:
        key = [number.path, *key]
        whose = {"by": "number", "from": number.path}
        return {"entity": entity, "of": whose, "key": key, "fields": fields}
    first = next(iter(fields.values()), None)
    return {"entity": entity, "key": key or [first], "create": True, "fields": fields}


def _chain(field: Field, profile: Profile) -> Any:
    """How the field is written: the path alone where its kind completes it."""
    steps: list[Any] = []
    kind = field.kind
    if kind.name == "Date" and profile.format not in {None, "%Y-%m-%d"}:
        steps = [{"date": [profile.format]}]
    elif kind.name == "Instant" and profile.format:
        steps = [{"instant": {"formats": [profile.format], "zone": "Asia/Shanghai"}}]
    elif kind.name == "Minutes":
        steps = [{"minutes": "minutes"}]
    elif kind.name in {"Money", "SealedMoney"}:
        steps = [{"money": "CNY"}]
    elif kind.target is not None:
        chinese = any("一" <= mark <= "鿿" for text in profile.samples for mark in text)
        steps = ["trim", {"ref": {"entity": kind.target, "by": "name" if chinese else "code"}}]
    return {"from": profile.path, "steps": steps} if steps else profile.path


def _fits(model: Model, target: str, profile: Profile) -> bool:
    wanted = _SHAPES.get(_field(model, target).kind.name)
    return wanted is None or profile.guess in wanted or profile.distinct == 0


def _field(model: Model, target: str) -> Field:
    entity, _, name = target.partition(".")
    return model[entity][name]


def _entity(match: Match) -> str:
    return match.target.partition(".")[0]
