"""Steps that make numbers, money and minutes."""

import re
from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from typing import Final

import polars as pl

from hub.mappings.rules import Step
from hub.mappings.status import COERCED, OK, Fate
from hub.mappings.step import (
    INVALID,
    SPACES,
    Example,
    Failed,
    Ground,
    Native,
    Outcome,
    Param,
    Scalar,
    StepSpec,
    Wrong,
    always,
)
from hub.schema.kinds import minor_digits

EXACT: Final = Context(prec=60)
_NUMBER: Final = re.compile(
    r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]*)?(?:[eE][+-]?[0-9]{1,2})?"
)
_PLAINLY: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")
"""A number as nobody could read it otherwise."""
_LONGEST: Final = 30
_MAGNITUDE: Final = 20
"""Powers of ten beyond which a number is none that people deal with."""
_SWAPPED: Final = str.maketrans(",.", ".,")
_MARKS: Final = re.compile(r"^(?:CNY|RMB|USD|HKD|EUR|[¥￥$€£])\s*|\s*(?:元|CNY|RMB|USD|HKD|EUR)$")
_DUST: Final = Decimal("0.000001")
_PLAIN: Final = (
    r"^-?(?:0|[1-9][0-9]{0,14}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4})(?:\.[0-9]{1,DIGITS})?$"
)
_PER_MINUTE: Final = {"seconds": Decimal(60), "minutes": Decimal(1)}
_ROUNDINGS: Final = {"down": ROUND_DOWN, "nearest": ROUND_HALF_UP, "up": ROUND_CEILING}
_CLOCK: Final = re.compile(r"(-?)([0-9]{1,4}):([0-5][0-9])(?::([0-5][0-9]))?")
_MOST_MINUTES: Final = 999_999_999
_MOST_MINOR: Final = 10**18 - 1


def parsed(text: str, decimal: str = ".") -> Decimal | None:
    """The number in a text with thousands separators, signs or accounting brackets."""
    bare = text.strip(SPACES)
    if bare[:1] in {"(", "（"} and bare[-1:] in {")", "）"}:
        bare = f"-{bare[1:-1]}"
    if decimal == ",":
        bare = bare.translate(_SWAPPED)
    if len(bare) > _LONGEST or not _NUMBER.fullmatch(bare):
        return None
    number = Decimal(bare.replace(",", ""))
    return number if not number or abs(number.adjusted()) <= _MAGNITUDE else None


def plain(number: Decimal) -> str:
    """Without exponent, trailing zeros or a negative zero."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _written(step: Step, _ground: Ground, _seen: frozenset[str]) -> Scalar | None:
    usual = step["decimal"] == "." and not step["percent"] and Decimal(step["scale"]) == 1
    return (lambda text: text) if usual else None


def _number(step: Step, _ground: Ground) -> Scalar:
    decimal, percent, whole = step["decimal"], step["percent"], step["whole"]
    scale = Decimal(step["scale"])

    def scalar(text: str) -> Outcome:
        bare = text.strip(SPACES)
        if percent and bare[-1:] in {"%", "％"}:
            bare = bare[:-1]
        found = parsed(bare, decimal)
        if found is None:
            return Failed(INVALID)
        number = EXACT.multiply(found, scale)
        return Failed(INVALID) if whole and EXACT.remainder(number, 1) else plain(number)

    return scalar


def _number_native(step: Step) -> Native | None:
    if step["decimal"] != "." or step["scale"] != "1" or step["whole"]:
        return None

    def native(column: pl.Expr) -> pl.Expr:
        bare = column.str.replace_all(",", "", literal=True)
        short = bare.str.strip_chars_end("0").str.strip_chars_end(".")
        text = pl.when(bare.str.contains(".", literal=True)).then(short).otherwise(bare)
        known = column.str.contains(_PLAIN.replace("DIGITS", "9")) & (text != "-0")
        return pl.when(known).then(text)

    return native


def _money(step: Step, _ground: Ground) -> Scalar:
    currency, decimal, halves = step["currency"], step["decimal"], step["round"] == "half_up"
    places = 0 if step["unit"] == "minor" else minor_digits(currency)
    sign = Decimal(-1 if step["sign"] == "negate" else 1)

    def scalar(text: str) -> Outcome:
        found = parsed(_MARKS.sub("", text.strip(SPACES)), decimal)
        if found is None:
            return Failed(INVALID)
        exact = EXACT.scaleb(EXACT.multiply(found, sign), places)
        minor = exact.to_integral_value(ROUND_HALF_UP)
        if abs(minor) > _MOST_MINOR or (not halves and abs(exact - minor) > _DUST):
            return Failed(INVALID)
        return f"{int(minor)} {currency}"

    return scalar


def _money_native(step: Step) -> Native | None:
    places = 0 if step["unit"] == "minor" else minor_digits(step["currency"])
    if step["decimal"] != "." or not places:
        return None
    sign = -1 if step["sign"] == "negate" else 1

    def native(column: pl.Expr) -> pl.Expr:
        bare = column.str.replace_all(",", "", literal=True)
        cents = bare.str.extract(r"\.([0-9]+)$", 1).fill_null("").str.pad_end(places, "0")
        minor = (bare.str.extract("^(-?[0-9]+)", 1) + cents).cast(pl.Int64, strict=False) * sign
        known = column.str.contains(_PLAIN.replace("DIGITS", str(places)))
        return pl.when(known).then(minor.cast(pl.String) + f" {step['currency']}")

    return native


def _minutes(step: Step, _ground: Ground) -> Scalar:
    rounding, day = _ROUNDINGS[step["round"]], Decimal(step["day_hours"]) * 60
    unit = step["unit"]

    def scalar(text: str) -> Outcome:
        number = _clock(text.strip(SPACES))
        if number is None:
            found = parsed(text)
            if found is None:
                return Failed(INVALID)
            number = _in_minutes(found, unit, day)
        rounded = int(number.to_integral_value(rounding))
        return str(rounded) if abs(rounded) <= _MOST_MINUTES else Failed(INVALID)

    return scalar


def _in_minutes(number: Decimal, unit: str, day: Decimal) -> Decimal:
    if unit in _PER_MINUTE:
        return EXACT.divide(number, _PER_MINUTE[unit])
    return EXACT.multiply(number, Decimal(60) if unit == "hours" else day)


def _clock(text: str) -> Decimal | None:
    """`8:30` and `08:30:30` in minutes."""
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    seconds = int(found[2]) * 3600 + int(found[3]) * 60 + int(found[4] or 0)
    return EXACT.divide(Decimal(-seconds if found[1] else seconds), Decimal(60))


def _counted(_step: Step) -> Fate:
    """A number that is written as a number is taken; marks and spaces around it are bent away."""
    return lambda given, _then: OK if _PLAINLY.fullmatch(given) else COERCED


def _counted_money(step: Step) -> Fate:
    """Besides, an amount that is rounded is bent."""
    return _exactly(_money, step, ("exact",))


def _counted_minutes(step: Step) -> Fate:
    return _exactly(_minutes, step, ("up", "down"))


def _exactly(bind: Callable[[Step, Ground], Scalar], step: Step, rounds: tuple[str, ...]) -> Fate:
    """Ok where every rounding comes to the same, so that none took place."""
    others = [
        bind(Step(step.name, tuple(sorted({**dict(step.args), "round": one}.items()))), Ground())
        for one in rounds
    ]

    def fate(given: str, then: str | None) -> str:
        plainly = _PLAINLY.fullmatch(given) or _CLOCK.fullmatch(given)
        return OK if plainly and all(one(given) == then for one in others) else COERCED

    return fate


def _wrong_scale(step: Step) -> Wrong | None:
    if re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,9})?", step["scale"]):
        return None
    return Wrong("The scale is not a number.", "Write it as text: `scale: '100'`.")


def _wrong_currency(step: Step) -> Wrong | None:
    if re.fullmatch("[A-Z]{3}", step["currency"]):
        return None
    return Wrong("The currency is not a code of ISO 4217.", "Write CNY, HKD, USD, …")


_DECIMAL = Param("decimal", "text", "The decimal mark.", default=".", choices=(".", ","))

NUMBER = StepSpec(
    "number",
    "A number with thousands separators, percent sign or accounting brackets, made plain.",
    "数字：去掉千分位、百分号、会计括号。",
    _number,
    (
        Example(None, "1,234.50", "1234.5"),
        Example({"percent": True}, "85%", "85"),
        Example({"scale": "100"}, "0.85", "85"),
        Example({"whole": True}, "1.5", Failed(INVALID)),
        Example({"decimal": ","}, "1.234,5", "1234.5"),
    ),
    (
        _DECIMAL,
        Param("percent", "bool", "A percent sign may follow; the number is kept.", default=False),
        Param("scale", "text", "What the number is multiplied by.", default="1"),
        Param("whole", "bool", "Only whole numbers.", default=False),
    ),
    gives=always("number"),
    native=_number_native,
    wrong=_wrong_scale,
    inverse=_written,
    fate=_counted,
)
MONEY = StepSpec(
    "money",
    "An amount in minor units with its currency. More decimals than the currency has are refused "
    "unless they are rounded; the dust of binary numbers is not counted.",
    "金额：换算为最小货币单位并带币种；小数位过多则拒绝，除非要求四舍五入。",
    _money,
    (
        Example("CNY", "¥1,234.50", "123450 CNY"),
        Example({"currency": "CNY", "sign": "negate"}, "100", "-10000 CNY"),
        Example("CNY", "0.125", Failed(INVALID)),
        Example({"currency": "CNY", "round": "half_up"}, "0.125", "13 CNY"),
        Example("JPY", "1200", "1200 JPY"),
    ),
    (
        Param("currency", "text", "ISO 4217.", required=True),
        _DECIMAL,
        Param("sign", "text", "Negate it?", default="keep", choices=("keep", "negate")),
        Param("round", "text", "Rounding.", default="exact", choices=("exact", "half_up")),
        Param(
            "unit", "text", "What the source counts.", default="major", choices=("major", "minor")
        ),
    ),
    short="currency",
    gives=always("money"),
    native=_money_native,
    wrong=_wrong_currency,
    fate=_counted_money,
)
MINUTES = StepSpec(
    "minutes",
    "A duration in whole minutes, from a number in a unit or from HH:MM.",
    "时长换算为整分钟：可为带单位的数字或 HH:MM。",
    _minutes,
    (
        Example("hours", "7.5", "450"),
        Example("minutes", "08:30", "510"),
        Example({"unit": "seconds", "round": "down"}, "119", "1"),
        Example({"unit": "days", "day_hours": "7.5"}, "2", "900"),
    ),
    (
        Param(
            "unit",
            "text",
            "Unit of a bare number.",
            required=True,
            choices=("seconds", "minutes", "hours", "days"),
        ),
        Param("round", "text", "Rounding.", default="nearest", choices=tuple(_ROUNDINGS)),
        Param("day_hours", "text", "Hours of a day of work.", default="8"),
    ),
    short="unit",
    gives=always("minutes"),
    wrong=lambda step: (
        None
        if re.fullmatch(r"[0-9]{1,2}(\.[0-9]{1,4})?", step["day_hours"])
        else Wrong("The hours of a day are not a number.", "`day_hours: '8'`")
    ),
    fate=_counted_minutes,
)

NUMBER_STEPS = (NUMBER, MONEY, MINUTES)
