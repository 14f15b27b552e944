"""Sums of sealed amounts: what is folded, what is left out, and where it ends."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import asyncpg
import pytest

from hub.errors import Refused
from hub.plan.slots import FOLDED_MOST
from tests.twin.access import Asker, Given
from tests.twin.asking import Desk
from tests.twin.desk import open_desk
from tests.twin.document import Question
from tests.twin.small import small_world
from tests.twin.world import World

PAY: Final = frozenset({"CORE", "PAY", "BANK"})
SUMS: Final = Question("{ payslips { aggregates { count net { currency count sum avg } } } }")
MANY: Final = """
insert into hub.payslip (id, employee_id, period, net_sealed, gross_sealed, version, recorded,
                         stream_id, record_key, row_key, mapping_version, content_hash)
select md5('p' || i)::uuid, $1, '2020-01', '\\x00', '\\x00', 1, '[2020-01-01,)', 1, i, i, 1, ''
from generate_series(1, $2::int) i
"""


@pytest.fixture
async def desk(database: str, tmp_path: Path) -> AsyncIterator[Desk]:
    """The small company, with one payslip in another currency and one that was erased."""
    async with open_desk(database, world(), tmp_path / "keys") as made:
        yield made


def world() -> World:
    made = small_world()
    slips = made.rows["Payslip"]
    for place, (employee, net) in enumerate((("E6", "100001 JPY"), ("E5", "1 CNY"))):
        person = next(one for one in made.rows["Employee"] if one["number"] == employee)
        more = {"id": f"0192d2f0-0000-7000-8000-00ff{place:08x}", "employee": person["id"]}
        slips.append({**slips[0], **more, "net": net, "period": "2026-06"})
    return made


def payroll(desk: Desk) -> Asker:
    own = {one["number"]: one["id"] for one in desk.world.rows["Employee"]}
    return Asker("payroll", own["E1"], frozenset({"payroll"}), (Given("payroll", PAY),))


async def test_amounts_are_summed_by_currency(desk: Desk) -> None:
    """Currencies are never mixed, averages are rounded half up to the currency's digits."""
    found = (await desk.ask(payroll(desk), SUMS)).data["payslips"]["aggregates"]
    assert found == {
        "count": 4,
        "net": [
            {"currency": "CNY", "count": 3, "sum": "30246.91", "avg": "10082.30"},
            {"currency": "JPY", "count": 1, "sum": "100001", "avg": "100001"},
        ],
    }


async def test_what_may_not_be_read_is_not_summed(desk: Desk) -> None:
    """One's own released payslips, for their owner; another's enter nothing."""
    own = {one["number"]: one["id"] for one in desk.world.rows["Employee"]}
    found = await desk.ask(Asker("owner", own["E4"], frozenset({"employee"})), SUMS)
    assert found.data["payslips"]["aggregates"] == {
        "count": 1,
        "net": [{"currency": "CNY", "count": 1, "sum": "15123.45", "avg": "15123.45"}],
    }
    assert found.statements == 1


async def test_what_is_erased_is_not_there(desk: Desk) -> None:
    """Its ciphertext opens no more, and is counted by nothing."""
    person = next(one["id"] for one in desk.world.rows["Employee"] if one["number"] == "E6")
    await desk.keys.sealer.erase(UUID(person).bytes, ["pay"])
    found = (await desk.ask(payroll(desk), SUMS)).data["payslips"]["aggregates"]
    assert (found["count"], [one["currency"] for one in found["net"]]) == (4, ["CNY"])


async def filled(database: str, desk: Desk, count: int) -> None:
    """That many more payslips, whose amounts nobody could open."""
    connection = await asyncpg.connect(database)
    try:
        await connection.execute("analyze hub.payslip")
        await connection.execute(MANY, payroll(desk).employee, count)
    finally:
        await connection.close()


async def test_more_than_can_be_folded_is_refused(database: str, desk: Desk) -> None:
    """Before anything is opened, with a hint; what needs no fold is still answered."""
    await filled(database, desk, FOLDED_MOST)
    grouped = (
        "{ payslips { groups(by: [{period: YEAR}]) { nodes { aggregates { net { sum } } } } } }"
    )
    for question in (SUMS, Question(grouped)):
        with pytest.raises(Refused) as refused:
            await desk.ask(payroll(desk), question)
        assert refused.value.code == "AGGREGATE_TOO_LARGE"
        assert "pay period" in str(refused.value.hint)
    counted = await desk.ask(payroll(desk), Question("{ payslips { aggregates { count } } }"))
    assert counted.data["payslips"]["aggregates"] == {"count": FOLDED_MOST + 4}
    one = Question(SUMS.text.replace("payslips", 'payslips(filter: {period: {eq: "2026-06"}})', 1))
    found: dict[str, Any] = (await desk.ask(payroll(desk), one)).data["payslips"]["aggregates"]
    assert found["count"] == 2


async def test_the_bound_is_for_all_sums_of_an_answer(database: str, desk: Desk) -> None:
    """Two amounts of 30,000 rows are 60,000 values, in one part or in two lists."""
    await filled(database, desk, 30_000)
    both = Question("{ payslips { aggregates { net { sum } gross { sum } } } }")
    lists = Question(
        "{ payslips { aggregates { net { sum } } } again: payslips { aggregates { net { avg } } } }"
    )
    for question in (both, lists):
        with pytest.raises(Refused, match="50000 values at most"):
            await desk.ask(payroll(desk), question)
