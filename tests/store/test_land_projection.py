"""Projections, the department tree and managers agree with a naive reader of all rows."""

import json
import random
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from hub.schema.verdict import Reference
from hub.store.landing.turn import turn_of_day
from tests.support.landings import OWN, PERSON, TODAY, UNIT, Hub, Rule, hub_at

Row = dict[str, Any]
JOB = Rule(
    "Employment",
    {"number": "number", "effective_from": "from", "effective_to": "to", "status": "status"},
    subject=OWN,
)
POST = Rule(
    "Assignment",
    {
        "department": "department",
        "manager": "manager",
        "effective_from": "since",
        "effective_to": "until",
        "primary": "main",
    },
    key=lambda record: f"{record['key']}",
    refs={
        "department": Reference("Department", "code"),
        "manager": Reference("Employee", "number"),
    },
    subject=OWN,
)
SCHOOL = Rule(
    "Education",
    {"level": "level", "outcome": "outcome", "study_mode": "mode", "end_date": "graduated"},
    subject=("number", Reference("Employee", "number")),
)
TIMED_UNIT = Rule(
    "Department",
    {**UNIT.fields, "effective_from": "from", "effective_to": "to", "merged_into": "into"},
    refs={**UNIT.refs, "merged_into": Reference("Department", "code")},
)
CURRENT = {"prehire", "probation", "active", "leave", "notice"}
WAITS = {"!": "UNMAPPED", "raw": "?"}
RANKS = {"doctor": 80, "bachelor": 60, "associate": 50, "senior_high": 30}


@pytest.fixture
async def hub(database: str, tmp_path: Path) -> AsyncIterator[Hub]:
    async with hub_at(database, tmp_path / "keys") as made:
        yield made


def day(dice: random.Random) -> str:
    return (TODAY + timedelta(days=dice.randint(-4, 4))).isoformat()


def company(dice: random.Random) -> tuple[list[Row], list[Row], list[Row]]:
    """Departments (with cycles), people with one employment and post each, schools."""
    codes, numbers = [f"D{at}" for at in range(6)], [str(at) for at in range(12)]
    units: list[Row] = [
        {
            "key": code,
            "code": code,
            "parent": dice.choice([None, *codes]),
            "head": dice.choice([None, *numbers]),
            "from": dice.choice([None, day(dice)]),
            "to": dice.choice([None, day(dice)]),
            "into": dice.choice([None, *codes[at + 1 :]]),
        }
        for at, code in enumerate(codes)
    ]
    people: list[Row] = [
        {
            "key": number,
            "number": number,
            "name": f"员工{number}",
            "from": day(dice),
            "to": dice.choice([None, None, day(dice)]),
            "status": dice.choice([None, "active", "left", "retired", WAITS]),
            "department": dice.choice([None, *codes, WAITS]),
            "manager": dice.choice([None, *numbers]),
            "since": day(dice),
            "until": dice.choice([None, None, day(dice)]),
            "main": dice.choice([None, "t", "f"]),
        }
        for number in numbers
    ]
    schools: list[Row] = [
        {
            "key": str(at),
            "number": dice.choice(numbers),
            "level": dice.choice([None, *RANKS, WAITS]),
            "outcome": dice.choice([None, "graduated", "left", "unknown", WAITS]),
            "mode": dice.choice([None, "full_time", "part_time"]),
            "graduated": dice.choice([None, "2010-07-01", "2014-07-01"]),
        }
        for at in range(10)
    ]
    return units, people, schools


def chosen(rows: list[Row], today: date) -> tuple[Row | None, int]:
    """The current row (main, latest), else the next, else the last; and which of these it is."""

    def lies(row: Row) -> int:
        first, last = row["effective_from"], row["effective_to"]
        if (first is None or first <= today) and (last is None or last >= today):
            return 0
        return 1 if first is not None and first > today else 2

    def order(row: Row) -> tuple[Any, ...]:
        first = (row["effective_from"] or date.min).toordinal()
        last = (row["effective_to"] or date.max).toordinal()
        kind = lies(row)
        return (
            kind,
            row.get("primary") is False,
            first if kind == 1 else -first if kind == 0 else -last,
            -first,
            row["id"],
        )

    best = min(rows, key=order, default=None)
    return best, lies(best) if best else 0


def status_of(job: Row | None, lies: int) -> str | None:
    if job is None:
        return None
    if lies == 1:
        return "prehire"
    if lies == 2:
        return "left" if job["status"] is None or job["status"] in CURRENT else job["status"]
    return job["status"] or (None if "status" in waiting(job) else "active")


def waiting(row: Row | None) -> dict[str, str]:
    """Field → reason of the cells of a row that wait."""
    cells = json.loads(row["pending"] or "[]") if row else []
    return {cell["field"]: cell["reason"] for cell in cells}


def held_up(row: Row, job: Row | None, lies: int, post: Row | None, own: list[Row]) -> set[str]:
    """Projected cells of an employee that are empty because what they show waits."""
    found = {"number", "status"} & waiting(job).keys()
    if lies != 0:
        found -= {"status"}
    found |= {"department", "manager"} & waiting(post).keys()
    learned = {name for one in own for name in waiting(one)}
    for name, parts in (
        ("highest_education", {"level", "outcome"}),
        ("highest_full_time_education", {"level", "outcome", "study_mode"}),
        ("first_education", {"level", "outcome", "study_mode"}),
    ):
        if row[f"{name}_id"] is None and learned & parts:
            found.add(name)
    return found


def highest(rows: list[Row], *, full_time: bool) -> Any:
    done = [
        one
        for one in rows
        if one["outcome"] in {None, "graduated", "unknown"}
        and "outcome" not in waiting(one)
        and one["level"] is not None
        and (not full_time or one["study_mode"] in {None, "full_time"})
    ]

    def order(one: Row) -> tuple[int, int, Any]:
        return (-RANKS[one["level"]], -(one["end_date"] or date.min).toordinal(), one["id"])

    return min(done, key=order)["id"] if done else None


def above(units: dict[Any, Row], start: Any) -> list[Any]:
    """The unit and those above it, as far as no unit comes twice."""
    found: list[Any] = []
    while start is not None and start not in found:
        found.append(start)
        start = units[start]["parent_id"]
    return found


def follower(units: dict[Any, Row], unit: Any, today: date) -> Any:
    """The unit that has the place of one on that day."""
    while unit is not None:
        one = units[unit]
        gone = one["effective_to"] is not None and one["effective_to"] < today
        if not gone or one["merged_into_id"] is None:
            break
        unit = one["merged_into_id"]
    return unit


async def read(hub: Hub, table: str) -> dict[Any, Row]:
    return {row["id"]: row for row in await hub.rows(f"select * from hub.{table}")}


async def compare(hub: Hub, today: date) -> None:
    """Everything that is derived, beside what a naive reader makes of the rows."""
    people, jobs = await read(hub, "employee"), await read(hub, "employment")
    posts, units = await read(hub, "assignment"), await read(hub, "department")
    schools = await read(hub, "education")
    expected: set[tuple[Any, Any, bool]] = set()
    for who, row in people.items():
        job, lies = chosen([one for one in jobs.values() if one["employee_id"] == who], today)
        post, held = chosen([one for one in posts.values() if one["employee_id"] == who], today)
        own = [one for one in schools.values() if one["employee_id"] == who]
        assert row["employment_id"] == (job and job["id"])
        assert row["number"] == (job and job["number"])
        assert row["hire_date"] == (job and job["effective_from"])
        assert row["status"] == status_of(job, lies)
        unit = post and post["department_id"]
        assert row["department_id"] == (unit if held else follower(units, unit, today))
        assert row["manager_id"] == (post and post["manager_id"])
        assert waiting(row).keys() == held_up(row, job, lies, post, own)
        assert row["highest_education_id"] == highest(own, full_time=False)
        assert row["highest_full_time_education_id"] == highest(own, full_time=True)
    for who, row in people.items():
        if row["status"] not in {"probation", "active", "leave", "notice"}:
            continue  # leavers and pre-hires are known to HR only: nobody is above them
        heads = []
        for unit in above(units, row["department_id"]):
            one = units[unit]
            begun = one["effective_from"] is None or one["effective_from"] <= today
            lasts = one["effective_to"] is None or one["effective_to"] >= today
            if begun and lasts and one["head_id"] not in {None, who}:
                heads.append(one["head_id"])
        line: list[Any] = []
        boss = row["manager_id"]
        while boss is not None and boss not in line:
            line.append(boss)
            boss = people[boss]["manager_id"]
        direct = row["manager_id"] if row["manager_id"] not in {None, who} else None
        direct = direct or (heads[0] if heads else None)
        expected |= {(boss, who, boss == direct) for boss in {*line, *heads} - {who}}
    rows = await hub.rows("select manager_id, employee_id, direct from hub.management")
    assert {(r["manager_id"], r["employee_id"], r["direct"]) for r in rows} == expected
    tree = await hub.rows("select ancestor_id, department_id, depth from hub.department_tree")
    assert {(r["ancestor_id"], r["department_id"], r["depth"]) for r in tree} == {
        (top, unit, depth) for unit in units for depth, top in enumerate(above(units, unit))
    }


@pytest.mark.parametrize("seed", range(3))
async def test_what_is_derived_is_what_a_naive_reader_finds(hub: Hub, seed: int) -> None:
    """After every landing, and after days have passed; a second turn does nothing."""
    dice = random.Random(seed)
    units, staff, schools = [await hub.stream(name) for name in ("units", "staff", "schools")]
    for _ in range(3):
        some_units, people, learned = company(dice)
        for _ in range(2):  # heads are known once the people are
            await hub.pull(units, some_units, [TIMED_UNIT])
            await hub.pull(staff, people, [PERSON, JOB, POST])
        await hub.pull(schools, learned, [SCHOOL])
        await compare(hub, TODAY)
    await turn_of_day(hub.database, hub.made, TODAY)
    await compare(hub, TODAY)
    for later in (1, 2, 4):
        today = TODAY + timedelta(days=later)
        before = await hub.one("select count(*) from hub.employee_history")
        changed = await turn_of_day(hub.database, hub.made, today)
        assert await turn_of_day(hub.database, hub.made, today) == 0
        assert await hub.one("select count(*) from hub.employee_history") == before + changed
        await compare(hub, today)


async def test_a_turn_emits_what_it_changes(hub: Hub) -> None:
    """A future employment begins: history, audit and outbox know."""
    staff = await hub.stream("staff")
    tomorrow = (TODAY + timedelta(days=1)).isoformat()
    record = {"key": "1", "number": "1", "name": "甲", "from": tomorrow, "since": tomorrow}
    await hub.pull(staff, [record], [PERSON, JOB, POST])
    assert await hub.one("select status from hub.employee") == "prehire"
    assert await turn_of_day(hub.database, hub.made, TODAY) == 0
    assert await turn_of_day(hub.database, hub.made, TODAY + timedelta(days=1)) == 1
    assert await hub.one("select status from hub.employee") == "active"
    assert await hub.one("select cardinality(row_ids) from hub.outbox where origin = 'turn'") == 1
    assert await hub.one("select rows from hub.audit where action = 'turn'") == 1


async def test_employees_are_found_by_what_people_type(hub: Hub) -> None:
    """Search lexemes follow the name and the projected number."""
    staff = await hub.stream("staff")
    record = {
        "key": "1",
        "number": "E01",
        "name": "曾䶮",
        "from": "2020-01-01",
        "since": "2020-01-01",
    }
    await hub.pull(staff, [record], [PERSON, JOB, POST])
    for asked in ("'曾':*", "'zengyan':*", "'zy':*", "'e01':*"):
        found = await hub.one(
            "select count(*) from hub.employee where search @@ $1::text::tsquery", asked
        )
        assert found == 1, asked
