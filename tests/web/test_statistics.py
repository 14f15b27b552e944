"""Statistics over HTTP: who is told what, a naive sum agrees, nothing isolates a few."""

import asyncio
import random
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from hub.auth.viewer import Entities, Everywhere, Extent, Subtrees
from hub.errors import Refused
from hub.flows import statistics as flow
from hub.store.grants import NewGrant, add_grant
from tests.support.site import BEGIN, HR, Site, opened_site
from tests.unit.test_cohorts import isolated

ASK = """
query($entity: String!, $field: String!, $department: ID!, $month: YearMonth!) {
  statistics(entity: $entity, field: $field, department: $department, month: $month) {
    people count sum avg currency
  }
}
"""
UNITS = {one: f"00000000-0000-7000-8000-0000000001{one}" for one in ("00", "01", "02", "03")}
ABOVE = {"01": "00", "02": "00", "03": "01"}
YEAR = datetime.now(UTC).year - 1
"""All its months are over, and none so long that it is asked no more."""
MONTHS = JANUARY, FEBRUARY, MARCH = f"{YEAR}-01", f"{YEAR}-02", f"{YEAR}-03"


class Workforce:
    """People of four departments, their posts and minutes, beside what the hub holds."""

    def __init__(self, site: Site, dice: random.Random) -> None:
        self.site, self.dice = site, dice
        self.posts: dict[str, dict[str, str]] = {}
        self.minutes: dict[tuple[str, str], int] = {}

    async def move_in(self, sizes: dict[str, int]) -> None:
        """Made of rows, as landing would make them."""
        writer = self.site.hub.database.writer
        for at, unit in UNITS.items():
            await writer.execute(
                "insert into hub.department (id, code, name, version, recorded, effective_from)"
                " values ($1, $2, $2, 1, '[2020-01-01,)', '2020-01-01')",
                *(unit, f"S{at}"),
            )
            above, depth = at, 0
            while True:
                await writer.execute(
                    "insert into hub.department_tree (department_id, ancestor_id, depth)"
                    " values ($1, $2, $3)",
                    *(unit, UNITS[above], depth),
                )
                if above not in ABOVE:
                    break
                above, depth = ABOVE[above], depth + 1
        for at, size in sizes.items():
            for number in range(size):
                await self.person(at, number)

    async def person(self, unit: str, number: int) -> None:
        """With a post, and minutes in most months; some move after January."""
        writer = self.site.hub.database.writer
        who = str(
            await writer.fetchval(
                "insert into hub.employee (id, legal_name, legal_name_sort, number, status,"
                " version, recorded) values (gen_random_uuid(), '欧阳䶮', 'ouyang', $1, 'active',"
                " 1, '[2020-01-01,)') returning id",
                f"P{unit}{number}",
            )
        )
        later = self.dice.choice(list(UNITS)) if self.dice.random() < 0.2 else unit
        self.posts[who] = {JANUARY: unit, FEBRUARY: later, MARCH: later}
        last = f"{JANUARY}-31" if later != unit else None
        periods = [(unit, f"{YEAR - 1}-01-01", last)]
        if later != unit:
            periods.append((later, f"{FEBRUARY}-01", None))
        for place, first, until in periods:
            await writer.execute(
                'insert into hub.assignment (id, employee_id, department_id, "primary",'
                " effective_from, effective_to, version, recorded) values"
                " (gen_random_uuid(), $1, $2, true, $3::text::date, $4::text::date,"
                " 1, '[2020-01-01,)')",
                *(who, UNITS[place], first, until),
            )
        for month in MONTHS:
            if self.dice.random() < 0.9:
                await self.worked(who, month)

    async def worked(self, who: str, month: str) -> None:
        """A day of that month."""
        minutes = self.dice.randrange(600)
        self.minutes[who, month] = self.minutes.get((who, month), 0) + minutes
        await self.site.hub.database.writer.execute(
            "insert into hub.attendance_day (id, employee_id, date, worked_minutes, stream_id,"
            " record_key, row_key, mapping_version, content_hash) values (gen_random_uuid(), $1,"
            " $2::text::date, $3, 1, gen_random_uuid()::text, '', 1, '')",
            *(who, f"{month}-{self.dice.randrange(1, 28):02d}", minutes),
        )

    def given(self, unit: str, month: str) -> frozenset[str]:
        """Who of the cohort worked, worked out naively."""
        found = set()
        for who, posts in self.posts.items():
            at: str | None = posts[month]
            while at is not None and at != unit:
                at = ABOVE.get(at)
            if at == unit and (who, month) in self.minutes:
                found.add(who)
        return frozenset(found)


async def granted(
    site: Site, extent: Extent, *classes: str, role: str = "statistics", holder: str = HR
) -> None:
    grant = NewGrant(holder, role, frozenset(classes), extent, BEGIN)
    await add_grant(site.hub.database, grant, actor="t")


async def asked(
    site: Site,
    unit: str,
    month: str,
    field: str = "worked_minutes",
    scope: str = "statistics",
    entity: str = "AttendanceDay",
    number: str = "H1",
    **headers: str,
) -> Any:
    """The answer, or the code of the refusal."""
    name = {"worked_minutes": "workedMinutes"}.get(field, field)
    found = await site.ask(
        ASK,
        number,
        scope,
        headers,
        entity=entity,
        field=name,
        department=f"department_{UNITS.get(unit, unit)}",
        month=month,
    )
    if found.get("errors"):
        return found["errors"][0]["extensions"]["code"]
    return found["data"]["statistics"]


@pytest.fixture
async def force(database: str, tmp_path: Path) -> AsyncIterator[Workforce]:
    seed = random.randrange(10**6)
    async with opened_site(database, tmp_path) as site:
        made = Workforce(site, random.Random(seed))
        await made.move_in({"00": 7, "01": 8, "02": 9, "03": 7})
        yield made


async def test_a_naive_sum_agrees_and_no_few_are_isolated(force: Workforce) -> None:
    """Two viewers ask all cohorts in random order while records come late.

    What they were told, put together, tells of no fewer than five people.
    """
    site, dice = force.site, force.dice
    await granted(site, Everywhere(), "TIME")
    other = str(await site.hub.database.writer.fetchval("select id from hub.employee limit 1"))
    number = await site.hub.database.writer.fetchval(
        "select number from hub.employee where id = $1", other
    )
    await site.hub.database.writer.execute(
        'insert into hub.employment (id, employee_id, number, status, "primary", effective_from,'
        " version, recorded) values (gen_random_uuid(), $1, $2, 'active', true, $3, 1,"
        " '[2020-01-01,)') on conflict do nothing",
        *(other, number, BEGIN),
    )
    if other != HR:
        await granted(site, Everywhere(), "TIME", holder=other)
    told: dict[tuple[str, str], Any] = {}
    sets = []
    questions = [(unit, month) for unit in UNITS for month in MONTHS] * 3
    dice.shuffle(questions)
    for unit, month in questions:
        if dice.random() < 0.2:
            await force.worked(dice.choice(list(force.posts)), month)
        given, who = force.given(unit, month), dice.choice(["H1", number])
        total = sum(force.minutes[one, month] for one in given)
        found = await asked(site, unit, month, number=who)
        if isinstance(found, str):
            assert found == "STATISTICS_FEW"
            continue
        if (unit, month) in told:
            assert found == told[unit, month]  # for ever, whatever came late
            continue
        told[unit, month] = found
        sets.append(given)
        assert found["people"] == len(given)
        if all(month != seen for _, seen in list(told)[:-1]):
            assert Decimal(found["sum"]) == total
            average = Decimal(found["sum"]) / found["count"]
            assert abs(Decimal(found["avg"]) - average) < Decimal("0.0001")
    assert told
    assert isolated(sets, list(force.posts)) is None


async def test_who_is_told_what(force: Workforce) -> None:
    """By class, extent, scope and month; a grant of statistics opens no cell."""
    site = force.site
    assert await asked(site, "00", JANUARY, scope="hr") == "OFFICE_DENIED"
    await site.hub.database.writer.execute("update hub.access_grant set revoked_at = now()")
    await granted(site, Subtrees((UNITS["01"],)), "TIME")
    assert await asked(site, "00", JANUARY) == "STATISTICS_DENIED"
    assert await asked(site, "02", JANUARY) == "STATISTICS_DENIED"
    assert (await asked(site, "01", JANUARY))["people"] >= 5
    assert await asked(site, "01", JANUARY, scope="employee") == "OFFICE_DENIED"
    assert await asked(site, "01", "2099-01") == "STATISTICS_MONTH"
    assert await asked(site, "01", "2001-01") == "STATISTICS_MONTH"
    for field, entity in (
        ("net", "Payslip"),  # a class that is not granted
        ("date", "AttendanceDay"),  # nothing to sum up
        ("nothing", "AttendanceDay"),
        ("legalName", "Employee"),
        ("id", "Nothing"),
    ):
        assert await asked(site, "01", JANUARY, field, entity=entity) == "STATISTICS_FIELD"
    nobody = "00000000-0000-7000-8000-00000000dead"
    assert await asked(site, nobody, JANUARY) == "STATISTICS_DENIED"
    cells = "{ employees(first: 50) { nodes { attendance { nodes { workedMinutes } } } } }"
    found = await site.ask(cells, "H1", "statistics")
    shown = [one["attendance"] for one in found["data"]["employees"]["nodes"]]
    assert all(one is None or one["nodes"] == [] for one in shown)


async def test_no_special_or_health_data_and_no_extent_by_legal_entity(force: Workforce) -> None:
    from hub.flows.statistics import measurable

    site = force.site
    fields = [(spec, one) for spec in site.hub.model for one in spec.fields.values()]
    closed = [one for spec, one in fields if measurable(spec, one)]
    assert not {"SPECIAL", "HEALTH"} & {one.cls.name for one in closed}
    assert {"PAY", "ATTENDANCE"} <= {one.cls.name for one in closed}
    with pytest.raises(Refused, match="GRANT_EXTENT"):
        await granted(site, Entities((UNITS["00"],)), "TIME")
    with pytest.raises(Refused, match="GRANT_EXTENT"):
        await granted(site, Everywhere())


async def test_each_question_is_on_the_record_and_refused_in_words(force: Workforce) -> None:
    """Whether it was answered or not; in Chinese where that is wanted."""
    site = force.site
    await granted(site, Everywhere(), "TIME")
    await asked(site, "00", JANUARY)
    told = await site.ask(
        ASK,
        "H1",
        "statistics",
        {"accept-language": "zh-CN,zh"},
        entity="AttendanceDay",
        field="workedMinutes",
        department=f"department_{UNITS['00']}",
        month="2099-01",
    )
    assert told["errors"][0]["message"] == "只能统计最近 24 个已结束的月份。"
    rows = await site.hub.database.writer.fetch(
        "select actor, detail::text from hub.audit where action = 'statistics.read'"
    )
    assert [one["actor"] for one in rows] == [HR]
    assert f'"month": "{JANUARY}"' in rows[0]["detail"]


async def test_equal_questions_at_once_have_one_answer(force: Workforce) -> None:
    """While records come late; it is worked out once, and kept once."""
    site = force.site
    await granted(site, Everywhere(), "TIME")
    some = list(force.posts)

    async def late() -> None:
        for who in some[:8]:
            await force.worked(who, FEBRUARY)

    found = await asyncio.gather(
        *(asked(site, "00", FEBRUARY) for _ in range(4)),
        late(),
        *(asked(site, "00", FEBRUARY) for _ in range(4)),
    )
    told = [one for one in found if one is not None]
    assert len(told) == 8
    assert all(one == told[0] and one["people"] >= 5 for one in told)
    assert await site.hub.database.writer.fetchval("select count(*) from hub.statistic") == 1


async def test_long_over_is_forgotten_and_still_cuts(
    force: Workforce, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No answer is kept for ever, and none is told anew from other data.

    The months of what was answered go; whoever was counted stays in one piece. A clock that goes
    back does not open them again.
    """
    site, writer = force.site, force.site.hub.database.writer
    await granted(site, Everywhere(), "TIME")
    assert (await asked(site, "00", JANUARY))["people"] >= 5
    counted = force.given("00", JANUARY)
    with monkeypatch.context() as patched:
        patched.setattr(flow, "_earliest", lambda _: date(YEAR, 2, 1))
        assert await asked(site, "00", JANUARY) == "STATISTICS_MONTH"
        await asked(site, "00", FEBRUARY)
        rows = await writer.fetch("select * from hub.statistic_piece")
    assert {str(one["person_id"]) for one in rows if one["given"]} == counted
    assert len(rows) == len(force.posts)
    months = await writer.fetch("select month from hub.statistic")
    assert JANUARY not in {one["month"] for one in months}
    assert await asked(site, "00", JANUARY) == "STATISTICS_MONTH"
    assert await asked(site, "01", JANUARY) == "STATISTICS_MONTH"
