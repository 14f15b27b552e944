"""References to departments that others follow, and to names that departments had."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.schema.verdict import Reference
from hub.store.landing.succession import meant, meant_by_rows
from hub.store.landing.turn import turn_of_day
from tests.support.landings import PERSON, POST, TODAY, UNIT, Hub, Rule, hub_at

DATED = Rule(
    "Department",
    {**UNIT.fields, "effective_to": "to", "merged_into": "into"},
    refs={**UNIT.refs, "merged_into": Reference("Department", "code")},
)
YESTERDAY = (TODAY - timedelta(days=1)).isoformat()
PLACE = Rule(
    "Position",
    {"code": "code", "name": "name", "department": "department", "effective_from": "from"},
    refs={"department": Reference("Department", "code")},
)


@pytest.fixture
async def hub(database: str, tmp_path: Path) -> AsyncIterator[Hub]:
    async with hub_at(database, tmp_path / "keys") as made:
        yield made


async def units(hub: Hub, **ended: str) -> None:
    """A, B and C; `A="C"` says that A ended yesterday and C has its place."""
    rows = [
        {"key": one, "code": one, "name": f"部{one}", "parent": None, "head": None,
         "to": YESTERDAY if one in ended else None, "into": ended.get(one)}
        for one in "CBA"
    ]  # fmt: skip
    for _ in range(2):
        await hub.pull(await stream(hub, "units"), rows, [DATED])


async def stream(hub: Hub, name: str) -> int:
    found = await hub.rows(
        "select s.id from hub.stream s join hub.connection c on c.id = s.connection_id "
        "where c.name = $1",
        name,
    )
    return int(found[0]["id"]) if found else await hub.stream(name)


async def post(hub: Hub, key: str, department: str, since: str) -> None:
    record = {"key": key, "number": key, "name": "甲", "department": department, "from": since}
    await hub.pull(await stream(hub, "staff"), [record], [PERSON, POST])


async def code_of(hub: Hub, table: str = "assignment") -> object:
    return await hub.one(
        f"select d.code from hub.{table} a join hub.department d on d.id = a.department_id"
    )


async def test_an_old_post_keeps_its_department_and_its_holder_is_in_the_successor(
    hub: Hub,
) -> None:
    await units(hub)
    await post(hub, "1", "A", "2020-01-01")
    assert await code_of(hub, "employee") == "A"
    await units(hub, A="B")
    assert (await code_of(hub), await code_of(hub, "employee")) == ("A", "B")
    await post(hub, "1", "A", "2020-02-01")  # sent once more, with another day
    assert (await code_of(hub), await code_of(hub, "employee")) == ("A", "B")


async def test_a_post_that_begins_behind_the_merger_lands_on_the_successor(hub: Hub) -> None:
    await units(hub, A="B", B="C")
    await post(hub, "1", "A", TODAY.isoformat())
    assert (await code_of(hub), await code_of(hub, "employee")) == ("C", "C")


async def test_what_says_no_day_means_today(hub: Hub) -> None:
    await units(hub, A="B")
    place = {"key": "P", "code": "P", "name": "岗", "department": "A", "from": "2019-01-01"}
    await hub.pull(await hub.stream("places"), [place], [PLACE])
    assert await code_of(hub, "position") == "B"


async def test_a_merger_to_come_holds_from_its_day_on(hub: Hub) -> None:
    await units(hub)
    await post(hub, "1", "A", "2020-01-01")
    await turn_of_day(hub.database, hub.made, TODAY)
    await hub.rows(
        "update hub.department set effective_to = $1, merged_into_id = "
        "(select id from hub.department where code = 'B') where code = 'A'",
        TODAY,
    )
    assert await turn_of_day(hub.database, hub.made, TODAY) == 0
    assert await turn_of_day(hub.database, hub.made, TODAY + timedelta(days=1)) == 1
    assert await code_of(hub, "employee") == "B"


@pytest.mark.parametrize(("system", "found"), [("", "B"), ("staff", "B"), ("other", None)])
async def test_an_alias_is_found_where_it_is_meant(
    hub: Hub, system: str, found: str | None
) -> None:
    await units(hub)
    await hub.rows(
        "insert into hub.department_alias (id, department_id, value, system, author, reason) "
        "select gen_random_uuid(), id, '销售Ⅰ部', $1, 't', 'r' from hub.department "
        "where code = 'B'",
        system,
    )
    await post(hub, "1", "销售Ⅰ部", "2020-01-01")
    if found is None:
        assert await hub.one("select code from hub.quarantine") == "UNKNOWN_REFERENCE"
    else:
        assert await code_of(hub) == found


DAYS = st.dates(date(2026, 1, 1), date(2026, 1, 6))
NAMES = "abcde"


@given(
    st.dictionaries(st.sampled_from(NAMES[:-1]), st.tuples(st.sampled_from(NAMES), DAYS)),
    st.lists(st.tuples(st.sampled_from(NAMES) | st.none(), DAYS | st.none())),
)
def test_columns_are_followed_as_values_are(
    told: dict[str, tuple[str, date]], rows: list[tuple[str | None, date | None]]
) -> None:
    following = {one: (next_, last) for one, (next_, last) in told.items() if next_ > one}
    today = date(2026, 1, 4)
    ids = pl.Series([one for one, _ in rows], dtype=pl.String)
    begins = pl.Series([day and day.isoformat() for _, day in rows], dtype=pl.String)
    found = meant_by_rows("Assignment", ids, begins, today, following).to_list()
    assert found == [one and meant(one, day or today, following) for one, day in rows]
    undated = meant_by_rows("Position", ids, begins, today, following).to_list()
    assert undated == [one and meant(one, today, following) for one, _ in rows]
