"""Steps over a list that a record holds; it arrives as JSON text."""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

import orjson

from hub.mappings.rules import Step
from hub.mappings.step import (
    INVALID,
    TEXT,
    Example,
    Failed,
    Ground,
    Outcome,
    Param,
    Scalar,
    StepSpec,
    always,
    translates,
)
from hub.mappings.steps_number import EXACT, parsed, plain
from hub.schema.record import ABSENT, at_path, split_path

Where = Mapping[str, str | None]
"""Field of a record → the value that it must have; null: none."""
EVERY: Final[Where] = MappingProxyType({})
Ranked = tuple[Decimal, str]
"""By what a value is compared, and the value."""


def _sum(step: Step, _ground: Ground) -> Scalar:
    name = step["field"]

    def scalar(text: str) -> Outcome:
        numbers = _numbers(text, name)
        if numbers is None:
            return Failed(INVALID)
        total = Decimal(0)
        for number in numbers:
            total = EXACT.add(total, number)
        return plain(total)

    return scalar


def _extreme(choose: Callable[[list[Ranked]], Ranked]) -> Callable[[Step, Ground], Scalar]:
    """The least or the greatest, as `choose` says."""

    def bind(step: Step, _ground: Ground) -> Scalar:
        name, where = step["field"], dict(step["where"] or ())
        read = _moment if step["of"] == "moments" else _measure

        def scalar(text: str) -> Outcome:
            listed = _records(text, where)
            found = [_at(one, name) for one in listed or ()]
            given = [value for value in found if value is not None]
            ranked = [rank for value in given if (rank := read(value)) is not None]
            if listed is None or len(ranked) != len(given):
                return Failed(INVALID)
            return choose(ranked)[1] if ranked else None

        return scalar

    return bind


def _measure(value: Any) -> Ranked | None:
    number = _number(value)
    return None if number is None else (number, plain(number))


def _moment(value: Any) -> Ranked | None:
    """A moment by its time, told as it stands; one without a zone cannot be compared."""
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return (Decimal(str(moment.timestamp())), value) if moment.tzinfo else None


def _first_of(step: Step, _ground: Ground) -> Scalar:
    name, among = step["field"], step["among"]

    def scalar(text: str) -> Outcome:
        listed = _records(text)
        if listed is None:
            return Failed(INVALID)
        said = [_as_said(value) for one in listed if (value := _at(one, name)) is not None]
        return next((word for word in among if word in said), said[0] if said else None)

    return scalar


def _at(record: Mapping[str, Any], path: str) -> Any:
    """The value at a path within the record; None where there is none."""
    found = at_path(record, path, split_path(path))
    return None if found is ABSENT else found


def _as_said(value: Any) -> str:
    """A value inside a list, as text that a mapping may name; lists and objects as JSON."""
    return value if type(value) is str else orjson.dumps(value).decode()


def _records(text: str, where: Where = EVERY) -> list[dict[str, Any]] | None:
    """Records of the list whose fields are as `where` says; None if this is no list of records."""
    try:
        listed = orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        return None
    return [one for one in listed if all(_is(_at(one, name), to) for name, to in where.items())]


def _is(value: Any, wanted: str | None) -> bool:
    return value is None if wanted is None else value is not None and _as_said(value) == wanted


def _numbers(text: str, name: str) -> list[Decimal] | None:
    """The field's numbers, without nulls; None if this is no list of records with numbers."""
    listed = _records(text)
    if listed is None:
        return None
    given = [value for one in listed if (value := _at(one, name)) is not None]
    found = [_number(value) for value in given]
    known = [one for one in found if one is not None]
    return known if len(known) == len(found) else None


def _number(value: Any) -> Decimal | None:
    return parsed(str(value)) if type(value) in {str, int, float} else None


SUM: Final = StepSpec(
    "sum",
    "The sum of a field over a list of records; null counts nothing.",
    "对列表中每条记录的某个字段求和；空值不计。",
    _sum,
    (
        Example("hours", '[{"hours":7.5},{"hours":"0.5"},{"hours":null}]', "8"),
        Example("hours", "[]", "0"),
        Example("hours", '[{"hours":"lots"}]', Failed(INVALID)),
        Example("hours", "8", Failed(INVALID)),
    ),
    (Param("field", "text", "Path of the values that are added.", required=True),),
    short="field",
    takes=frozenset({TEXT}),
    gives=always("number"),
    fate=translates,
)

_PUNCHES: Final = (
    '[{"at":1000,"kind":"in"},{"at":"900","kind":"in"},{"at":2000,"kind":"out"},{"kind":"in"}]'
)
_OF: Final = Param(
    "of", "text", "What is compared.", default="numbers", choices=("numbers", "moments")
)
_WHERE: Final = Param("where", "map", "Only records whose fields have these values (null: none).")


def _of_numbers(name: str, word: str, zh: str, examples: tuple[Example, ...]) -> StepSpec:
    return StepSpec(
        name,
        f"The {word} number or moment over a list of records; empty where there is none.",
        f"列表中每条记录的某个字段的{zh}值；没有则为空。",
        _extreme(min if name == "least" else max),
        examples,
        (Param("field", "text", "Path of the values.", required=True), _WHERE, _OF),
        short="field",
        takes=frozenset({TEXT}),
        gives=always(TEXT),
        fate=translates,
    )


LEAST: Final = _of_numbers(
    "least",
    "smallest",
    "最小",
    (
        Example({"field": "at", "where": {"kind": "in"}}, _PUNCHES, "900"),
        Example({"field": "at", "where": {"kind": "break"}}, _PUNCHES, None),
        Example("at", '[{"at":"early"}]', Failed(INVALID)),
    ),
)
GREATEST: Final = _of_numbers(
    "greatest",
    "greatest",
    "最大",
    (
        Example("at", _PUNCHES, "2000"),
        Example("at", "[]", None),
        Example(
            {"field": "said.at", "of": "moments"},
            '[{"said":{"at":"2026-01-31T01:00:00Z"}},{"said":{"at":"2026-01-31T08:30:00+08:00"}}]',
            "2026-01-31T01:00:00Z",
        ),
        Example(
            {"field": "at", "of": "moments"}, '[{"at":"2026-01-31T01:00:00"}]', Failed(INVALID)
        ),
    ),
)
FIRST_OF: Final = StepSpec(
    "first_of",
    "Of a field over a list of records, the first of these values that any record has: the gravest"
    " result of a day. Of values that are not named, the first that stands in the list.",
    "列表中每条记录的某个字段：取所列各值中最先出现在任一记录里的那个（如一天中最严重的结果）；"
    "都未列出时取列表中的第一个值。",
    _first_of,
    (
        Example(
            {"field": "is", "among": ["Late", "Normal"]}, '[{"is":"Normal"},{"is":"Late"}]', "Late"
        ),
        Example({"field": "is", "among": ["Late"]}, '[{"is":null},{"is":"迟"}]', "迟"),
        Example({"field": "is", "among": ["Late"]}, "[]", None),
        Example({"field": "is", "among": ["Late"]}, "Late", Failed(INVALID)),
    ),
    (
        Param("field", "text", "Path of the values.", required=True),
        Param("among", "texts", "Values, the one that decides first.", required=True),
    ),
    takes=frozenset({TEXT}),
    gives=always(TEXT),
    fate=translates,
)

LIST_STEPS: Final = (SUM, LEAST, GREATEST, FIRST_OF)
