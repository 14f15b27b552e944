"""Steps that make days, months, times of day and instants."""

import re
from collections.abc import Callable
from datetime import date, time
from typing import Final

import polars as pl

from hub.mappings import formats
from hub.mappings.rules import Step
from hub.mappings.step import (
    INVALID,
    SPACES,
    TEXT,
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
    translates,
)

DAYS: Final = (
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y年%m月%d日",
    "%Y.%m.%d",
    "%Y%m%d",
    "%Y-%m-%d 00:00:00",
    "%Y-%m-%dT00:00:00",
)
"""What a date is tried with when nothing is said: only orders that cannot be mistaken."""
_MONTHS: Final = ("%Y-%m", "%Y/%m", "%Y年%m月", "%Y.%m", "%Y%m", "%Y-%m-%d")
_TIMES: Final = ("%H:%M", "%H:%M:%S")
_MOMENTS: Final = ("%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M:%S.%f%z")
_REGULAR: Final = {"Y": "([0-9]{4})", "H": "([01][0-9]|2[0-3])", "M": "([0-5][0-9])"}
_STAMP: Final = "%Y-%m-%dT%H:%M:%S%.6f%:z"


def _date(step: Step, _ground: Ground) -> Scalar:
    where = formats.zone(step["zone"]) if step["zone"] else None

    def scalar(text: str) -> Outcome:
        bare = text.strip(SPACES)
        for form in step["formats"]:
            found = formats.day(bare, form, where)
            if found is not None:
                return found.isoformat()
        return Failed(INVALID)

    return scalar


def _month(step: Step, _ground: Ground) -> Scalar:
    def scalar(text: str) -> Outcome:
        bare = text.strip(SPACES)
        for form in step["formats"]:
            parts = formats.compiled(form).parts(bare)
            if parts and 1 <= int(parts["m"]) <= 12:  # noqa: PLR2004 - months of a year
                return f"{parts['Y']}-{int(parts['m']):02d}"
        return Failed(INVALID)

    return scalar


def _local_time(step: Step, _ground: Ground) -> Scalar:
    def scalar(text: str) -> Outcome:
        bare = text.strip(SPACES)
        for form in step["formats"]:
            parts = formats.compiled(form).parts(bare)
            try:
                if parts:
                    clock = time(int(parts["H"]), int(parts["M"]), int(parts.get("S", "0")))
                    return clock.isoformat()
            except ValueError:
                continue
        return Failed(INVALID)

    return scalar


def _instant(step: Step, _ground: Ground) -> Scalar:
    name = step["zone"] or ""
    where = formats.zone(name) if name else None

    def scalar(text: str) -> Outcome:
        bare = text.strip(SPACES)
        for form in step["formats"]:
            found = formats.moment(bare, form, where)
            if found is not None:
                return f"{found.isoformat()}|{name}|{text}"
        return Failed(INVALID)

    return scalar


def _instant_native(step: Step) -> Native | None:
    """For the first format alone, if it is regular: what it leaves open the scalar decides."""
    form, name = step["formats"][0], step["zone"]
    if not name:
        return None
    if form in {"epoch", "epoch_ms"}:
        return _epoch_native(form, name)
    if form == "excel" or set(formats.compiled(form).tokens) - set("YmdHMS"):
        return None
    tokens = formats.compiled(form).tokens
    regular = "".join(
        _REGULAR.get(piece, "([0-5][0-9])") if place % 2 else re.escape(piece)
        for place, piece in enumerate(re.split("%(.)", form))
    )
    parts = {token: f"${{{group}}}" for group, token in enumerate(tokens, start=1)}
    second = parts.get("S", "00")
    stamp = f"{parts['Y']}-{parts['m']}-{parts['d']} {parts['H']}:{parts['M']}:{second}"

    def native(column: pl.Expr) -> pl.Expr:
        text = pl.when(column.str.contains(f"^{regular}$")).then(column)
        naive = text.str.replace(f"^{regular}$", stamp).str.to_datetime(
            "%Y-%m-%d %H:%M:%S", strict=False, time_unit="us"
        )
        aware = naive.dt.replace_time_zone(name, ambiguous="earliest", non_existent="null")
        return _shown(aware, column, name)

    return native


def _epoch_native(form: str, name: str) -> Native:
    unit, digits = ("ms", 12) if form == "epoch_ms" else ("s", 9)

    def native(column: pl.Expr) -> pl.Expr:
        text = pl.when(column.str.contains(f"^[1-9][0-9]{{0,{digits}}}$")).then(column)
        found = pl.from_epoch(text.cast(pl.Int64), time_unit="ms" if unit == "ms" else "s")
        aware = found.cast(pl.Datetime("us")).dt.replace_time_zone("UTC").dt.convert_time_zone(name)
        return _shown(aware, column, name)

    return native


def _shown(aware: pl.Expr, column: pl.Expr, name: str) -> pl.Expr:
    known = aware.dt.year().is_between(formats.FIRST_YEAR, _ZONES_AGREE)
    text = aware.dt.to_string(_STAMP).str.replace(".000000", "", literal=True)
    return pl.when(known).then(text + f"|{name}|" + column)


_ZONES_AGREE: Final = 2037
"""Up to this year compiled zone tables hold every change of the clock."""


def _day_back(step: Step, _ground: Ground, _seen: frozenset[str]) -> Scalar:
    where = formats.zone(step["zone"]) if step["zone"] else None
    return lambda text: formats.shown(date.fromisoformat(text), step["formats"][0], where)


def _month_back(step: Step, _ground: Ground, _seen: frozenset[str]) -> Scalar:
    return lambda text: formats.shown(date.fromisoformat(f"{text}-01"), step["formats"][0], None)


def _time_back(step: Step, _ground: Ground, _seen: frozenset[str]) -> Scalar:
    def back(text: str) -> Outcome:
        clock = time.fromisoformat(text)
        return formats.filled(step["formats"][0], clock.strftime)

    return back


def _original(_step: Step, _ground: Ground, _seen: frozenset[str]) -> Scalar:
    """An instant keeps the text that it came from."""
    return lambda text: text.split("|", 2)[2]


def _wrong(needs: str, *, zoned: bool) -> Callable[[Step], Wrong | None]:
    def wrong(step: Step) -> Wrong | None:
        name = step["zone"] if zoned else None
        if name and formats.zone(name) is None:
            return Wrong("There is no such time zone.", "Use an IANA name: Asia/Shanghai.")
        for form in step["formats"]:
            found = formats.fault(form, needs)
            if found:
                return Wrong(f"The format {form} cannot be used. {found}", "%Y-%m-%d %H:%M:%S")
            if zoned and not name and _needs_zone(form, needs):
                return Wrong(f"The format {form} needs a zone.", "Add `zone: Asia/Shanghai`.")
        return None if step["formats"] else Wrong("There is no format.", "Give at least one.")

    return wrong


def _needs_zone(form: str, needs: str) -> bool:
    return form in {"epoch", "epoch_ms"} or ("H" in needs and "%z" not in form)


def _instant_wrong(step: Step) -> Wrong | None:
    special = [form for form in step["formats"] if form == "excel"]
    if special:
        return Wrong("A spreadsheet's day is no instant.", "Use `date: [excel]`.")
    return _wrong("YmdHM", zoned=True)(step)


_ZONE = Param("zone", "text", "IANA zone of the source.")

DATE = StepSpec(
    "date",
    "A day, in the first of these formats that fits.",
    "日期：按给出的格式依次尝试。",
    _date,
    (
        Example(None, "2026年1月31日", "2026-01-31"),
        Example(["%d/%m/%Y"], "31/1/2026", "2026-01-31"),
        Example(None, "2026-02-30", Failed(INVALID)),
        Example(["excel"], "46053", "2026-01-31"),
        Example({"formats": ["epoch"], "zone": "Asia/Shanghai"}, "1769788800", "2026-01-31"),
    ),
    (Param("formats", "texts", "Formats, or epoch, epoch_ms, excel.", default=DAYS), _ZONE),
    short="formats",
    gives=always("date"),
    wrong=_wrong("Ymd", zoned=True),
    inverse=_day_back,
)
MONTH = StepSpec(
    "month",
    "A month, in the first of these formats that fits; of a date its month.",
    "月份：按给出的格式依次尝试；日期取其月份。",
    _month,
    (Example(None, "202601", "2026-01"), Example(None, "2026年1月", "2026-01")),
    (Param("formats", "texts", "Formats with %Y and %m.", default=_MONTHS),),
    short="formats",
    takes=frozenset({TEXT, "date", "month"}),
    gives=always("month"),
    wrong=_wrong("Ym", zoned=False),
    inverse=_month_back,
)
LOCAL_TIME = StepSpec(
    "local_time",
    "A time of day, in the first of these formats that fits.",
    "一天中的时间：按给出的格式依次尝试。",
    _local_time,
    (Example(None, "8:30", "08:30:00"), Example(None, "25:00", Failed(INVALID))),
    (Param("formats", "texts", "Formats with %H and %M.", default=_TIMES),),
    short="formats",
    gives=always("time"),
    wrong=_wrong("HM", zoned=False),
    inverse=_time_back,
)
INSTANT = StepSpec(
    "instant",
    "A moment with its zone and original text. Of an hour that comes twice the first is meant; "
    "one that the clock skips is invalid.",
    "时刻：带时区并保留原文。",
    _instant,
    (
        Example(
            {"formats": ["%Y-%m-%d %H:%M:%S"], "zone": "Asia/Shanghai"},
            "2026-01-31 08:59:58",
            "2026-01-31T08:59:58+08:00|Asia/Shanghai|2026-01-31 08:59:58",
        ),
        Example(
            {"formats": ["epoch"], "zone": "Asia/Shanghai"},
            "1769788800",
            "2026-01-31T00:00:00+08:00|Asia/Shanghai|1769788800",
        ),
        Example(None, "2026-01-31T08:00:00Z", "2026-01-31T08:00:00+00:00||2026-01-31T08:00:00Z"),
    ),
    (
        Param("formats", "texts", "Formats, or epoch, epoch_ms.", default=_MOMENTS),
        Param("zone", "text", "IANA zone of the source, and the one in which it is shown."),
    ),
    short="formats",
    gives=always("instant"),
    native=_instant_native,
    wrong=_instant_wrong,
    inverse=_original,
    fate=translates,
)

TIME_STEPS = (DATE, MONTH, LOCAL_TIME, INSTANT)
