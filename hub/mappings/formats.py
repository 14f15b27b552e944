"""Formats of dates and times: one small language with one meaning in Python and Polars.

`%Y` four digits, `%m` `%d` `%H` `%M` `%S` one or two (two where digits adjoin), `%f` a fraction,
`%z` an offset or Z; all else stands for itself. Also `epoch` and `epoch_ms` (seconds and
milliseconds since 1970) and `excel` (days of a spreadsheet's 1900 system).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

SPECIAL: Final = ("epoch", "epoch_ms", "excel")
_TOKENS: Final = {"Y": "[1-9][0-9]{3}", "f": "[0-9]{1,9}", "z": "Z|[+-][0-9]{2}:?[0-9]{2}"}
_SHORT: Final = frozenset("mdHMS")
_EXCEL_ZERO: Final = date(1899, 12, 30)
_EXCEL_FIRST, _EXCEL_LAST = 61, 73_050
"""From 1 March 1900, where the calendar of spreadsheets is right, to 31 December 2099."""
FIRST_YEAR: Final = 1970
LAST_YEAR: Final = 2099
"""Years of instants: zones before are local mean times, after them guesses."""


@dataclass(frozen=True)
class Format:
    """A format taken apart: `tokens` in the order of the groups of `pattern`."""

    text: str
    pattern: re.Pattern[str]
    tokens: tuple[str, ...]

    def parts(self, text: str) -> dict[str, str] | None:
        """What each token stands for in a text, or None."""
        found = self.pattern.fullmatch(text)
        return dict(zip(self.tokens, found.groups(), strict=True)) if found else None


@cache
def compiled(text: str) -> Format:
    """A format that is not special; `fault` must have said that it is sound."""
    pieces = re.split("%(.)", text)
    pattern, tokens = [re.escape(pieces[0])], []
    for place in range(1, len(pieces), 2):
        token, after = pieces[place], pieces[place + 1]
        before = pieces[place - 1]
        tokens.append(token)
        adjoins = (not before and place > 1) or (not after and place + 2 < len(pieces))
        digits = "[0-9]{2}" if adjoins else "[0-9]{1,2}"
        pattern.append(f"({_TOKENS.get(token, digits)}){re.escape(after)}")
    return Format(text, re.compile("".join(pattern)), tuple(tokens))


def fault(text: str, needs: str) -> str:
    """What is wrong with a format that must have the tokens `needs`; empty if nothing."""
    if text in SPECIAL:
        return "" if "d" in needs else "A number of days or seconds says nothing here."
    tokens = re.findall("%(.)", text)
    unknown = [token for token in tokens if token not in _TOKENS and token not in _SHORT]
    if unknown or len(set(tokens)) != len(tokens) or text.endswith("%"):
        return "Only %Y %m %d %H %M %S %f %z are known, each once."
    if not set(needs) <= set(tokens):
        return f"It lacks %{' %'.join(sorted(set(needs) - set(tokens)))}."
    return ""


@cache
def zone(name: str) -> tzinfo | None:
    """An IANA zone, or None where there is none of that name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def day(text: str, form: str, where: tzinfo | None) -> date | None:
    """The day that a text means in this format; moments are taken in the zone `where`."""
    if form == "excel":
        return _excel(text)
    if form in SPECIAL or "%z" in form:
        found = moment(text, form, where)
        return found.date() if found else None
    parts = compiled(form).parts(text)
    if parts is None or not _is_time(parts):
        return None
    try:
        return date(int(parts["Y"]), int(parts["m"]), int(parts["d"]))
    except ValueError:
        return None


def shown(found: date, form: str, where: tzinfo | None) -> str:
    """A day as this format writes it; of a moment, the beginning of the day in the zone."""
    if form == "excel":
        return str((found - _EXCEL_ZERO).days)
    begin = datetime.combine(found, time(), tzinfo=where or UTC)
    if form in SPECIAL:
        return str(int(begin.timestamp()) * (1000 if form == "epoch_ms" else 1))
    return filled(form, begin.strftime)


def filled(form: str, part: Callable[[str], str]) -> str:
    """A format with its tokens filled in; years always have four digits."""
    pieces = re.split("%(.)", form)
    return "".join(
        part(f"%{piece}").rjust(4, "0")
        if piece == "Y" and at % 2
        else part(f"%{piece}")
        if at % 2
        else piece
        for at, piece in enumerate(pieces)
    )


def moment(text: str, form: str, where: tzinfo | None) -> datetime | None:
    """The instant that a text means, shown in the zone; one that the clock skips is none.

    Of an hour that comes twice, the first is meant.
    """
    if form in SPECIAL:
        return _epoch(text, form, where)
    parts = compiled(form).parts(text)
    if parts is None or not _is_time(parts):
        return None
    try:
        naive = _naive(parts)
    except ValueError:
        return None
    if not FIRST_YEAR <= naive.year <= LAST_YEAR:
        return None
    if "z" in parts:
        aware = naive.replace(tzinfo=_offset(parts["z"]))
        return aware.astimezone(where) if where else aware
    if where is None:
        return None
    aware = naive.replace(tzinfo=where)
    back = aware.astimezone(UTC).astimezone(where)
    return aware if back.replace(tzinfo=None) == naive else None


def _naive(parts: dict[str, str]) -> datetime:
    fraction = (parts.get("f") or "0")[:6].ljust(6, "0")
    return datetime(  # noqa: DTZ001 - the zone is put on by the caller
        int(parts["Y"]),
        int(parts["m"]),
        int(parts["d"]),
        int(parts.get("H", "0")),
        int(parts.get("M", "0")),
        int(parts.get("S", "0")),
        int(fraction),
    )


def _is_time(parts: dict[str, str]) -> bool:
    hour, minute, second = (int(parts.get(token, "0")) for token in "HMS")
    return hour <= 23 and minute <= 59 and second <= 59  # noqa: PLR2004 - a clock


def _offset(text: str) -> timezone:
    if text == "Z":
        return UTC
    sign = -1 if text[0] == "-" else 1
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return timezone(sign * timedelta(minutes=min(minutes, 1439)))


def _epoch(text: str, form: str, where: tzinfo | None) -> datetime | None:
    if form == "excel" or not re.fullmatch("0|[1-9][0-9]{0,12}", text):
        return None
    micros = int(text) * (1_000 if form == "epoch_ms" else 1_000_000)
    try:
        found = datetime.fromtimestamp(0, tz=UTC) + timedelta(microseconds=micros)
        found = found.astimezone(where or UTC)
    except OverflowError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def _excel(text: str) -> date | None:
    if not re.fullmatch(r"[0-9]{2,5}(?:\.0*)?", text):
        return None
    days = int(text.partition(".")[0])
    return _EXCEL_ZERO + timedelta(days=days) if _EXCEL_FIRST <= days <= _EXCEL_LAST else None
