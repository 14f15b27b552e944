"""Steps over a list that a record holds; it arrives as JSON text."""

from decimal import Decimal
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
)
from hub.mappings.steps_number import EXACT, parsed, plain


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


def _numbers(text: str, name: str) -> list[Decimal] | None:
    """The field's numbers, without nulls; None if this is no list of records with numbers."""
    try:
        listed = orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        return None
    given = [one[name] for one in listed if one.get(name) is not None]
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
    (Param("field", "text", "The field whose values are added.", required=True),),
    short="field",
    takes=frozenset({TEXT}),
    gives=always("number"),
)

LIST_STEPS: Final = (SUM,)
