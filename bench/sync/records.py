"""The input: days of attendance of the company's people, as a time clock would export them."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

PEOPLE: Final = 50_000
HEADER: Final = ("工号", "日期", "考勤结果", "班次", "应出勤分钟", "实际出勤分钟", "迟到分钟")
KNOWN: Final = {"正常": "normal", "迟到": "late", "早退": "early", "旷工": "absent"}
UNKNOWN: Final = ("弹性", "待核", "机动")
"""Words that no vocabulary knows; 14 of 100 records have one."""
_OFTEN: Final = ("正常", "正常", "正常", "正常", "正常", "迟到", "早退", "旷工", "正常")


def write(path: Path, count: int) -> None:
    """Write that many records, day by day, so that a person's days lie apart."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(HEADER)
        out.writerows(_rows(count))


def unknown(count: int) -> int:
    """How many of them have a word that nobody knows."""
    return sum(1 for place in range(count) if _strange(place))


def _rows(count: int) -> Iterator[tuple[object, ...]]:
    first = date(2026, 1, 5)
    for place in range(count):
        number = place % PEOPLE + 1
        day = first + timedelta(days=place // PEOPLE)
        word = UNKNOWN[place % 3] if _strange(place) else _OFTEN[place * 7 % 9]
        late = place % 55 if word == "迟到" else 0
        worked = 0 if word == "旷工" else 480 - late
        yield (f"E{number:06d}", day.isoformat(), word, "A班", 480, worked, late)


def _strange(place: int) -> bool:
    return place * 61 % 100 < 14
