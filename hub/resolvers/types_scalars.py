"""Scalars and enums of the graph. All values travel as text; nothing is ever a Float.

A value that is none is refused by a message that does not repeat it.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any, Final, NewType

import strawberry
from graphql import GraphQLError
from strawberry.types.scalar import ScalarDefinition

DateText = NewType("DateText", str)
YearMonthText = NewType("YearMonthText", str)
DecimalText = NewType("DecimalText", str)
LocalTimeText = NewType("LocalTimeText", str)
DateTimeText = NewType("DateTimeText", str)


@strawberry.enum(description="A language of labels.")
class Language(Enum):
    """A language of labels."""

    EN = "en"
    ZH = "zh"


@strawberry.enum(description="What is meant by an edit of something that has a period.")
class ChangeMode(Enum):
    """What is meant by an edit of something that has a period."""

    CHANGE = strawberry.enum_value("CHANGE", description="Something new, from a day on.")
    CORRECTION = strawberry.enum_value(
        "CORRECTION", description="What holds on that day was wrong from its own first day."
    )
    REVOCATION = strawberry.enum_value(
        "REVOCATION",
        description="What begins on that day never was; what was before it runs on. Possible "
        "while it lies ahead, or as long as nothing follows it.",
    )


@strawberry.enum(description="A way to order; nulls come last both ways.")
class OrderDirection(Enum):
    """A way to order."""

    ASC = "ASC"
    DESC = "DESC"


def _text(kind: str, hint: str, check: Callable[[str], object]) -> Callable[[Any], str]:
    def parse(value: Any) -> str:
        if not isinstance(value, str):
            raise GraphQLError(f"Not a {kind}: {hint}")
        try:
            check(value)
        except ValueError:
            raise GraphQLError(f"Not a {kind}: {hint}") from None
        return value

    return parse


def _month(value: str) -> None:
    if not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", value):
        raise ValueError


def _calendar_day(value: str) -> None:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError
    date.fromisoformat(value)


def _moment(value: str) -> None:
    if datetime.fromisoformat(value).tzinfo is None:
        raise ValueError


def _decimal(value: Any) -> str:
    """A string or a whole number; a float has already lost what it was."""
    if isinstance(value, str | int) and not isinstance(value, bool):
        try:
            if Decimal(value).is_finite():
                return str(value)
        except InvalidOperation:
            pass  # refused below, like all that is none
    raise GraphQLError('Not a Decimal: use a plain number as a string, like "12.50".')


def _scalar(name: str, doc: str, url: str, parse: Callable[[Any], str]) -> ScalarDefinition:
    return strawberry.scalar(
        name=name, description=doc, specified_by_url=url, serialize=str, parse_value=parse
    )


_SCALARS = "https://scalars.graphql.org"

SCALARS: Final[dict[object, ScalarDefinition]] = {
    DateText: _scalar(
        "Date",
        "A calendar day: YYYY-MM-DD.",
        f"{_SCALARS}/andimarek/local-date.html",
        _text("Date", "use YYYY-MM-DD.", _calendar_day),
    ),
    YearMonthText: _scalar(
        "YearMonth",
        "A month, as of a pay period: YYYY-MM.",
        "https://www.rfc-editor.org/rfc/rfc3339#appendix-A",
        _text("YearMonth", "use YYYY-MM.", _month),
    ),
    DecimalText: _scalar(
        "Decimal",
        "An exact decimal number, written as a string.",
        f"{_SCALARS}/chillicream/decimal.html",
        _decimal,
    ),
    LocalTimeText: _scalar(
        "LocalTime",
        "A time of day without zone: HH:MM:SS.",
        f"{_SCALARS}/apollographql/localtime-v0.1.html",
        _text("LocalTime", "use HH:MM or HH:MM:SS.", time.fromisoformat),
    ),
    DateTimeText: _scalar(
        "DateTime",
        "A moment with its offset: 2026-01-31T08:59:58+08:00.",
        f"{_SCALARS}/andimarek/date-time.html",
        _text("DateTime", "use ISO 8601 with an offset.", _moment),
    ),
}

NAMED: Final[dict[str, Any]] = {
    "String": str,
    "Boolean": bool,
    "Int": int,
    "Date": DateText,
    "YearMonth": YearMonthText,
    "Decimal": DecimalText,
    "LocalTime": LocalTimeText,
    "DateTime": DateTimeText,
}
"""Name in the graph, as kinds say it → the type that Strawberry knows."""
