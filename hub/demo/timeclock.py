"""The time-clock vendor's database: SQLite with one table of people and one of day results.

The vendor knows people by a `pin`, some in lower case and some without zeros; its times are local
and say nothing of a zone; its words for results are its own.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from hub.demo.dice import dice
from hub.demo.people import Person

SCHEMA: Final = """
CREATE TABLE person (pin TEXT PRIMARY KEY, emp_no TEXT NOT NULL, name TEXT NOT NULL);
CREATE TABLE day_result (
    id INTEGER PRIMARY KEY, pin TEXT NOT NULL, work_date TEXT NOT NULL,
    first_in TEXT, last_out TEXT, result TEXT NOT NULL,
    late_minutes INTEGER NOT NULL, early_minutes INTEGER NOT NULL,
    work_minutes INTEGER NOT NULL, overtime_minutes INTEGER NOT NULL,
    updated_at TEXT NOT NULL
);
"""
INSERT: Final = "INSERT INTO day_result VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
UNKNOWN_WORDS: Final = ("设备校时", "待审核")
SHARES: Final = {
    "正常": 0.862,
    "迟到": 0.045,
    "严重迟到": 0.005,
    "早退": 0.02,
    "缺卡": 0.015,
    "旷工": 0.003,
    "请假": 0.025,
    "出差": 0.01,
    "外勤": 0.01,
    "设备校时": 0.003,
    "待审核": 0.002,
}
"""How often each result stands."""
AWAY: Final = ("旷工", "请假", "出差")
SHIFT: Final = (9 * 60, 18 * 60)
BREAK: Final = 60
MOST: Final = 1_000_000
"""People of a day; ids of rows are the day's number and a count."""


@dataclass(frozen=True)
class ClockMess:
    """What was written and what in it is unknown."""

    rows: int
    people: int
    unknown_words: Mapping[str, int]
    lower_case_pins: int
    stripped_pins: int


def write_timeclock(
    file: Path, staff: Sequence[Person], today: date, days: int, spared: int, seed: int
) -> ClockMess:
    """Working days of the last `days` days before `today`; the first `spared` keep plain pins."""
    file.unlink(missing_ok=True)
    known = [one for one in staff if one.hired <= today]
    plain = {one.number for one in staff[:spared]}
    pins = {one.number: one.number if one.number in plain else pin(one.number) for one in known}
    with closing(sqlite3.connect(file, isolation_level=None)) as clock:
        clock.execute("PRAGMA journal_mode = OFF")
        clock.execute("PRAGMA synchronous = OFF")
        clock.executescript(SCHEMA)
        clock.execute("BEGIN")
        people = ((pins[one.number], one.number, str(one.name)) for one in known)
        clock.executemany("INSERT INTO person VALUES (?, ?, ?)", people)
        clock.executemany(INSERT, _results(known, pins, _workdays(today, days), seed))
        clock.execute("COMMIT")
        found = dict(clock.execute("SELECT result, count(*) FROM day_result GROUP BY 1"))
    changed = [(number, code) for number, code in pins.items() if number != code]
    lower = sum(code == number.lower() for number, code in changed)
    return ClockMess(
        rows=sum(found.values()),
        people=len(pins),
        unknown_words={word: found.get(word, 0) for word in UNKNOWN_WORDS},
        lower_case_pins=lower,
        stripped_pins=len(changed) - lower,
    )


def pin(number: str) -> str:
    """How the vendor knows somebody: three in ten lost their case or their zeros."""
    chance = int(number[1:]) % 10
    if chance == 1:
        return f"e{number[1:]}"
    if chance in {4, 7}:
        return f"E{number[1:].lstrip('0')}"
    return number


def _workdays(today: date, days: int) -> list[date]:
    past = (today - timedelta(days=back) for back in range(days, 0, -1))
    return [day for day in past if day.weekday() < 5]  # noqa: PLR2004 - Saturday is 5


def _results(
    staff: Sequence[Person], pins: Mapping[str, str], days: Sequence[date], seed: int
) -> Iterator[tuple[object, ...]]:
    """A day's rows depend on that day alone: written again later they are the same."""
    words, shares = tuple(SHARES), tuple(SHARES.values())
    for day in days:
        rng = dice(seed, f"clock/{day}")
        chance, order = rng.random, day.toordinal() * MOST
        text, updated = day.isoformat(), f"{day + timedelta(days=1)} 02:00:00"
        there = [pins[person.number] for person in staff if person.at_work(day)]
        for code, word in zip(there, rng.choices(words, shares, k=len(there)), strict=True):
            order += 1
            yield (order, code, text, *_times(text, word, chance(), chance()), updated)


def _times(day: str, word: str, one: float, two: float) -> tuple[object, ...]:
    """First in, last out, result, minutes late, early, worked and over; times local and naive."""
    if word in AWAY:
        return (None, None, word, 0, 0, 0, 0)
    begin, end = SHIFT
    came = begin - 1 - int(one * 25)
    went = end + int(two * two * 120)
    if word in {"迟到", "严重迟到"}:
        came = begin + 1 + int(one * 29) + (30 if word == "严重迟到" else 0)
    if word == "早退":
        went = end - 1 - int(two * 40)
    late, early, over = max(came - begin, 0), max(end - went, 0), max(went - end - 30, 0)
    seconds = int(one * 7919) % 60
    first = f"{day} {came // 60:02}:{came % 60:02}:{seconds:02}"
    last = f"{day} {went // 60:02}:{went % 60:02}:{seconds:02}"
    if word == "缺卡":
        return (first, None, word, late, 0, 0, 0)
    return (first, last, word, late, early, went - came - BREAK, over)
