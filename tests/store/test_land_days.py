"""The bulk path against a naive twin: days of attendance, record by record, in plain Python."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson
import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.schema.verdict import Account
from hub.store.landing.directory import PAIRS, _joined
from hub.store.landing.encode import waiting_cells
from hub.store.landing.owned import _pending
from hub.store.landing.resolved import Link, Resolved
from hub.store.landing.rowset import Rowset
from hub.schema.shipped import shipped
from hub.schema.verdict import Cell
from hub.store.uuid7 import uuid7
from tests.support.landings import DAY, STAFF, Hub, hub_at

Record = Mapping[str, Any]
PEOPLE = ("1", "2", "𠮷3")
COMMON = dict(max_examples=12, deadline=None, derandomize=True)

days = st.fixed_dictionaries(
    {
        "key": st.sampled_from(["a", "b", "c", "d", "", None]),
        "number": st.sampled_from([*PEOPLE, "9", None]),
        "date": st.sampled_from(["2026-11-01", "2026-11-02"]),
        "minutes": st.sampled_from(["480", "0", None]),
    },
    optional={
        "status": st.sampled_from(["normal", {"!": "UNMAPPED", "raw": "机动"}]),
        "in": st.just({"!": "INVALID", "raw": "早"}),
        "ignore": st.just(True),
        "reject": st.just("REQUIRED_MISSING"),
    },
)
batches = st.lists(
    st.tuples(st.sampled_from([0, 1]), st.booleans(), st.lists(days, max_size=7)), max_size=5
)


class Twin:
    """What landing days must come to: kept records and open days, looked at one by one."""

    def __init__(self) -> None:
        self.kept: dict[tuple[int, str], tuple[bytes, str]] = {}
        """(stream, key) → body, and whether it landed."""
        self.days: dict[tuple[int, str], tuple[str, str, str | None, tuple[str, ...]]] = {}
        """(stream, key) → number, date, minutes, fields that wait."""

    def land(self, stream: int, records: Sequence[Record], *, snapshot: bool) -> Counter[str]:
        """The account of a batch, which is a run of its own."""
        fates: dict[int, str] = {}
        first: dict[str, int] = {}
        for at, one in enumerate(records):
            if "ignore" in one:
                fates[at] = "ignored"
            elif "reject" in one or not one["key"]:
                fates[at] = "quarantined"
            else:
                before = first.setdefault(one["key"], at)
                if before != at and orjson.dumps(records[before]) == orjson.dumps(one):
                    fates[at] = "ignored"
                elif before != at and snapshot:
                    fates[at] = "quarantined"
                elif before != at:
                    fates[before], first[one["key"]] = "ignored", at
        live = [at for at in range(len(records)) if at not in fates]
        self._rejected(stream, records, fates, {records[at]["key"] for at in live})
        went_on = [at for at in live if not self._unchanged(stream, records[at], fates, at)]
        for at in went_on:
            fates[at] = self._landed(stream, records, at, went_on)
        return Counter(fates.values())

    def _rejected(
        self, stream: int, records: Sequence[Record], fates: dict[int, str], taken: set[str]
    ) -> None:
        """A rejected record is kept under its key unless a sound one has it; the same once."""
        apart: set[str] = set(taken)
        for at, one in enumerate(records):
            if fates.get(at) != "quarantined":
                continue
            repeated = "reject" not in one and bool(one["key"])
            body = orjson.dumps(one)
            key = one["key"]
            if not key or key in apart or repeated:
                key = f"#{body.decode()}"
            if key in apart:
                fates[at] = "ignored"
            apart.add(key)
            if fates[at] != "ignored" and not key.startswith("#"):
                self.kept[stream, key] = (body, "no")

    def _unchanged(self, stream: int, one: Record, fates: dict[int, str], at: int) -> bool:
        if self.kept.get((stream, one["key"])) != (orjson.dumps(one), "yes"):
            return False
        fates[at] = "unchanged"
        return True

    def _landed(self, stream: int, records: Sequence[Record], at: int, live: list[int]) -> str:
        one = records[at]
        name = (stream, one["key"])
        self.kept[name] = (orjson.dumps(one), "no")
        if one["number"] not in PEOPLE:
            return "quarantined"
        held = {
            (number, date): who
            for who, (number, date, _, _) in self.days.items()
        }
        if held.get((one["number"], one["date"]), name) != name:
            return "quarantined"
        self.kept[name] = (orjson.dumps(one), "yes")
        waits = tuple(
            field
            for field, key in DAY.fields.items()
            if isinstance(one.get(key), dict)
        )
        status = one.get("status")
        row = (one["number"], one["date"], one["minutes"], waits)
        new = name not in self.days
        other = self.days.get(name) != row or self._status.get(name) != status
        self.days[name], self._status[name] = row, status
        return "inserted" if new else "changed" if other else "unchanged"

    _status: dict[tuple[int, str], Any]
