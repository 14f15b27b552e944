"""The bulk path against naive twins: whole columns and plain Python come to the same."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson
import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.schema.shipped import shipped
from hub.schema.verdict import Cell
from hub.store.landing.directory import PAIRS, joined
from hub.store.landing.encode import waiting_cells
from hub.store.landing.owned import pending_of
from hub.store.landing.resolved import Link, Resolved
from hub.store.landing.rowset import Rowset
from hub.store.uuid7 import uuid7
from tests.support.landings import DAY, STAFF, Hub, hub_at

Record = Mapping[str, Any]
Day = tuple[str, str, str | None, str | None, tuple[str, ...]]
"""Number, date, status, minutes, fields that wait."""
PEOPLE = ("1", "2", "𠮷3")

records = st.fixed_dictionaries(
    {
        "key": st.sampled_from(["a", "b", "c", "d"]),
        "number": st.sampled_from([*PEOPLE, "9", None]),
        "date": st.sampled_from(["2026-11-01", "2026-11-02"]),
        "minutes": st.sampled_from(["480", "0", None]),
    },
    optional={
        "status": st.sampled_from(["normal", {"!": "UNMAPPED", "raw": "机动"}]),
        "in": st.just({"!": "INVALID", "raw": "早"}),
    },
)
batches = st.lists(
    st.tuples(
        st.sampled_from([0, 1]),
        st.lists(records, max_size=4, unique_by=lambda one: one["key"]),
    ),
    max_size=6,
)


class Twin:
    """Days as they must stand, landed one by one."""

    def __init__(self) -> None:
        self.landed: dict[tuple[int, str], bytes] = {}
        """Bodies of records that landed in full, by stream and key."""
        self.days: dict[tuple[int, str], Day] = {}

    def land(self, stream: int, batch: Sequence[Record]) -> dict[str, int]:
        """What becomes of each record of a batch, counted."""
        holders = {day[:2]: name for name, day in self.days.items()}
        fates = {"inserted": 0, "changed": 0, "unchanged": 0, "quarantined": 0}
        for one in batch:
            fates[self._landed((stream, one["key"]), one, holders)] += 1
        return fates

    def _landed(
        self, name: tuple[int, str], one: Record, holders: dict[tuple[str, str], tuple[int, str]]
    ) -> str:
        body = orjson.dumps(one)
        if self.landed.get(name) == body:
            return "unchanged"
        self.landed.pop(name, None)
        known = one["number"] in PEOPLE
        if not known or holders.setdefault((one["number"], one["date"]), name) != name:
            return "quarantined"
        self.landed[name] = body
        before, now = self.days.get(name), _day(one)
        self.days[name] = now
        return "inserted" if before is None else "unchanged" if before == now else "changed"


def _day(one: Record) -> Day:
    cells = {field: one.get(path) for field, path in DAY.fields.items()}
    waits = tuple(sorted(field for field, cell in cells.items() if isinstance(cell, dict)))
    status = None if "status" in waits else cells["status"]
    return (one["number"], one["date"], status, one["minutes"], waits)


async def _stand(hub: Hub) -> list[Day]:
    rows = await hub.rows(
        "select e.number, a.date::text, a.status, a.worked_minutes::text as minutes, "
        "a.pending::text from hub.attendance_day a join hub.employee e on e.id = a.employee_id "
        "where a.closed_at is null"
    )
    return sorted(
        (
            *(row["number"], row["date"], row["status"], row["minutes"]),
            tuple(sorted(one["field"] for one in orjson.loads(row["pending"] or "[]"))),
        )
        for row in rows
    )


@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(batches=batches)
async def test_days_land_as_a_naive_twin_lands_them(
    database: str, tmp_path: Path, batches: list[tuple[int, list[Record]]]
) -> None:
    """Fates, rows, waiting cells; two streams, people who are not there, days that are taken."""
    async with hub_at(database, tmp_path / "keys") as hub:
        await hub.database.writer.execute(
            "truncate hub.attendance_day, hub.raw_record, hub.quarantine"
        )
        if not await hub.one("select count(*) from hub.employee"):
            people = [
                {"key": one, "number": one, "name": f"甲{one}", "from": "2020-01-01"}
                for one in PEOPLE
            ]
            await hub.pull(await hub.stream("staff"), people, STAFF)
        twin, streams = Twin(), [await hub.stream(uuid7()) for _ in range(2)]
        for which, batch in batches:
            account = await hub.pull(streams[which], batch, [DAY])
            assert {name: getattr(account, name) for name in twin.land(which, [])} == twin.land(
                which, batch
            )
        assert await _stand(hub) == sorted(twin.days.values())
        cells = sum(len(twin.days[name][-1]) for name in twin.landed)
        waiting = await hub.one(
            "select count(*) from hub.quarantine where state = 'open' and field <> ''"
        )
        assert waiting == cells


codes = st.none() | st.sampled_from(["UNMAPPED", "INVALID", "UNKNOWN_REFERENCE"])


@given(rows=st.lists(st.tuples(codes, codes, codes), min_size=1))
def test_pending_of_a_column_is_pending_of_each_row(
    rows: list[tuple[str | None, str | None, str | None]],
) -> None:
    """Byte for byte what one row at a time would write."""
    spec = shipped()["AttendanceDay"]
    names = ("date", "employee", "status")
    date, employee, status = (
        pl.Series([row[at] for row in rows], dtype=pl.String) for at in range(3)
    )
    none = pl.Series([None] * len(rows), dtype=pl.String)
    cells = {
        "date": Cell(none, none, reasons=date),
        "employee": Cell(none, none),
        "status": Cell(none, none, reasons=status),
    }
    ids = [uuid7() for _ in rows]
    key, record = pl.Series(ids), pl.Series(range(len(rows)), dtype=pl.UInt32)
    made = Resolved(
        Rowset(spec, record, key, cells, None, create=False, precedence=50),
        ids,
        [None] * len(rows),
        {"employee": Link(none, employee)},
        [None] * len(rows),
    )
    said = [
        {name: code for name, code in zip(names, row, strict=True) if code is not None}
        for row in rows
    ]
    assert pending_of(made).to_list() == [waiting_cells(one) for one in said]


values = st.sampled_from(["1", "2", "𠮷", "４"])


@given(
    pairs=st.lists(st.tuples(values, st.sampled_from("xyz"))),
    column=st.lists(st.none() | values),
)
def test_looking_up_a_column_is_looking_up_each_value(
    pairs: list[tuple[str, str]], column: list[str | None]
) -> None:
    """One id, several, or none."""
    frame = pl.DataFrame(pairs, schema=PAIRS, orient="row").unique()
    found = joined(frame, pl.Series(column, dtype=pl.String))
    for at, value in enumerate(column):
        ids = {row_id for name, row_id in pairs if name == value}
        assert found.ids[at] == (next(iter(ids)) if len(ids) == 1 else None)
        assert found.many[at] == (len(ids) > 1)
