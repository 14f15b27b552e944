"""How the type of a chain meets the kind of its field, and what completes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from hub.mappings.rules import Path, Source, Step
from hub.mappings.step import TEXT, TEXTUAL
from hub.mappings.steps import STEPS
from hub.schema.kinds import Kind

Types = Mapping[str, str]
"""Types of named values."""

_TEXT_KINDS: Final = ("Text", "Code", "Name", "SealedText", "BankAccount")
_ACCEPTS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        **dict.fromkeys(_TEXT_KINDS, TEXTUAL),
        **dict.fromkeys(("Email", "PrivateEmail"), frozenset({TEXT})),
        **dict.fromkeys(("Date", "SealedDate"), frozenset({"date"})),
        **dict.fromkeys(("Money", "SealedMoney"), frozenset({"money"})),
        "Month": frozenset({"month"}),
        "Int": frozenset({"number", "minutes"}),
        "Decimal": frozenset({"number"}),
        "Bool": frozenset({"bool"}),
        "Minutes": frozenset({"minutes"}),
        "LocalTime": frozenset({"time"}),
        "Instant": frozenset({"instant"}),
        "Phone": frozenset({"phone"}),
        "NationalId": frozenset({"national_id"}),
    }
)
_COMPLETED_BY: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys((*_TEXT_KINDS, "Email", "PrivateEmail"), "trim"),
        **dict.fromkeys(("Date", "SealedDate"), "date"),
        **dict.fromkeys(("Int", "Decimal"), "number"),
        "Month": "month",
        "Bool": "bool",
        "LocalTime": "local_time",
        "Phone": "phone",
        "NationalId": "id_card",
        "Term": "lookup",
        "SealedTerm": "lookup",
    }
)
"""Step that makes text a value of the kind; kinds that need a unit, currency or zone have none."""
_SURE: Final = frozenset(
    {
        *(("Date", "date"), ("SealedDate", "date"), ("Month", "month"), ("LocalTime", "time")),
        *(("Instant", "instant"), ("Money", "money"), ("SealedMoney", "money")),
        *(("Minutes", "minutes"), ("Int", "minutes"), ("Decimal", "number"), ("Bool", "bool")),
        *(("Phone", "phone"), ("NationalId", "national_id")),
    }
)
"""Kinds and types where every output of the type's step is canonical."""


@dataclass(frozen=True)
class Mismatch:
    """A step that cannot take what comes before it."""

    index: int
    given: str


def source_type(source: Source, types: Types) -> str:
    """Type of what a source gives: text, unless it is one named value."""
    if isinstance(source, Path) and len(source.paths) == 1 and source.paths[0][:1] == "$":
        return types.get(source.paths[0][1:], TEXT)
    return TEXT


def chain_type(given: str, steps: tuple[Step, ...]) -> str | Mismatch:
    """Type that comes out of the steps."""
    for index, step in enumerate(steps):
        spec = STEPS[step.name]
        if spec.takes is not None and given not in spec.takes:
            return Mismatch(index, given)
        given = spec.gives(step, given)
    return given


def meets(given: str, kind: Kind) -> bool:
    """Whether a value of that type can stand in a field of that kind."""
    if kind.target is not None:
        return given == f"link:{kind.target}"
    if kind.vocabulary is not None:
        return given == f"term:{kind.vocabulary}"
    return given in _ACCEPTS[kind.name]


def completion(given: str, kind: Kind) -> tuple[Step, ...]:
    """The step that makes text of this chain a value of the kind, if there is one."""
    name = _COMPLETED_BY.get(kind.name)
    if given != TEXT or name is None:
        return ()
    args = {param.name: param.default for param in STEPS[name].params}
    if kind.vocabulary is not None:
        args["vocabulary"] = kind.vocabulary
    return (Step(name, tuple(sorted(args.items()))),)


def is_sure(given: str, steps: tuple[Step, ...], kind: Kind) -> bool:
    """Whether the kind need not check what comes out."""
    for step in reversed(steps):
        spec = STEPS[step.name]
        if not spec.sure:
            return False
        if spec.gives(step, "") == given:
            return (kind.name, given) in _SURE
    return False
