"""Schedules: the next moment is later, near, and on the company's clock."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.errors import Refused
from hub.flows.schedule import backoff, parse_schedule

ZONES = st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/New_York", "UTC"]).map(ZoneInfo)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)).map(  # noqa: DTZ001 - hypothesis wants naive bounds
    lambda one: one.replace(tzinfo=UTC)
)


@given(st.integers(1, 240), MOMENTS, ZONES)
def test_every_is_later_within_its_distance_and_steady(
    minutes: int, moment: datetime, zone: ZoneInfo
) -> None:
    """The next is later by at most the distance; from there the next is exactly one on."""
    schedule = parse_schedule(f"every {minutes}m")
    first = schedule.after(moment, zone)
    assert moment < first <= moment + timedelta(minutes=minutes)
    assert schedule.after(first, zone) == first + timedelta(minutes=minutes)


@given(st.integers(0, 23), st.integers(0, 59), MOMENTS, ZONES)
def test_daily_is_once_a_day_on_the_companys_clock(
    hour: int, minute: int, moment: datetime, zone: ZoneInfo
) -> None:
    """Later, within a day (and the hour of a clock change), on consecutive days."""
    schedule = parse_schedule(f"daily {hour:02}:{minute:02}")
    first = schedule.after(moment, zone)
    second = schedule.after(first, zone)
    assert moment < first <= moment + timedelta(hours=25)
    assert timedelta(hours=23) <= second - first <= timedelta(hours=25)
    shown = first.astimezone(zone)
    skipped = timedelta(hours=1)  # where the clock jumps over the time
    wanted = shown.replace(hour=hour, minute=minute)
    assert abs(shown.replace(tzinfo=None) - wanted.replace(tzinfo=None)) in {
        timedelta(0),
        skipped,
    }


@given(MOMENTS, MOMENTS, ZONES, st.sampled_from(["every 15m", "every 2h", "daily 02:30"]))
def test_later_moments_are_never_due_earlier(
    one: datetime, other: datetime, zone: ZoneInfo, text: str
) -> None:
    """Due moments keep the order of the moments asked about."""
    schedule = parse_schedule(text)
    early, late = sorted((one, other))
    assert schedule.after(early, zone) <= schedule.after(late, zone)


@pytest.mark.parametrize(
    "text",
    ["", "every", "every 0m", "every 15", "every 200h", "daily 24:00", "daily 2:30", "* * * * *"],
)
def test_what_is_no_schedule_is_refused_with_examples(text: str) -> None:
    """The hint shows how to write one."""
    with pytest.raises(Refused, match="SCHEDULE_INVALID") as refused:
        parse_schedule(text)
    assert "daily 02:30" in (refused.value.hint or "")


def test_back_off_grows_to_an_hour() -> None:
    """It doubles, and stays at an hour however often it fails."""
    waits = [backoff(one) for one in range(1, 40)]
    assert waits[:3] == [timedelta(seconds=15), timedelta(seconds=30), timedelta(seconds=60)]
    assert waits == sorted(waits)
    assert max(waits) == timedelta(hours=1)
