"""Previewed is what a naive twin finds: each record through both versions alone, cell by cell."""

import copy
from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from hub.mappings.apply import apply
from hub.mappings.contrast import Contrast, contrast
from hub.mappings.mapping import parse
from hub.mappings.narrow import narrowed
from hub.mappings.one import Accepted, Ignored, OneCell, OneRow, apply_row
from hub.mappings.rules import Mapping
from hub.schema.record import JsonRecords
from hub.schema.shipped import shipped

BASE: dict[str, Any] = {
    "hub": "mapping/1",
    "stream": "staff",
    "values": {"day": {"from": "入职", "steps": [{"date": ["%Y-%m-%d"]}]}},
    "lexicon": {"gender": {"男": "male", "女": "female"}},
    "ignore_when": [{"from": "类型", "in": ["学生"]}],
    "rows": [
        {
            "entity": "Employee",
            "key": "工号",
            "find": {"by": "number", "from": "工号"},
            "create": True,
            "fields": {
                "legal_name": "姓名",
                "gender": "性别",
                "birth_date": "生日",
                "zone": "时区",
            },
        },
        {
            "entity": "Employment",
            "of": "Employee",
            "key": "工号",
            "fields": {"number": "工号", "effective_from": "$day"},
        },
    ],
}


def _word(document: dict[str, Any]) -> None:
    document["lexicon"]["gender"]["先生"] = "male"


def _no_word(document: dict[str, Any]) -> None:
    del document["lexicon"]["gender"]["男"]


def _zone(document: dict[str, Any]) -> None:
    document["rows"][0]["fields"]["zone"] = {
        "from": "时区",
        "steps": [{"default": "Asia/Shanghai"}],
    }


def _no_zone(document: dict[str, Any]) -> None:
    del document["rows"][0]["fields"]["zone"]


def _name(document: dict[str, Any]) -> None:
    document["rows"][0]["fields"]["legal_name"] = ["姓名", "工号"]


def _day(document: dict[str, Any]) -> None:
    document["values"]["day"]["steps"] = [{"date": ["%Y/%m/%d", "%Y-%m-%d"]}]


def _ours(document: dict[str, Any]) -> None:
    document["ignore_when"] = []


def _when(document: dict[str, Any]) -> None:
    document["rows"][1]["when"] = [{"from": "入职", "present": True}]


def _no_row(document: dict[str, Any]) -> None:
    del document["rows"][1]


CHANGES = (_word, _no_word, _zone, _no_zone, _name, _day, _ours, _when, _no_row)
RECORDS = st.lists(
    st.fixed_dictionaries(
        {"工号": st.sampled_from(["E1", "E2", "E3", "", "Ｅ4"])},
        optional={
            "姓名": st.sampled_from(["曾䶮", "", "欧阳娜"]),
            "性别": st.sampled_from(["男", "女", "先生", "？", ""]),
            "生日": st.sampled_from(["1990-01-02", "2/3/90", "", "never"]),
            "时区": st.sampled_from(["Asia/Shanghai", ""]),
            "入职": st.sampled_from(["2020-01-01", "2020/01/01", "soon", ""]),
            "类型": st.sampled_from(["学生", "员工"]),
        },
    ),
    max_size=6,
    unique_by=lambda record: record["工号"],
)


@settings(max_examples=150)
@given(RECORDS, st.sets(st.sampled_from(CHANGES)), st.booleans())
def test_it_finds_what_the_naive_twin_finds(
    records: list[dict[str, str]], changes: set[Any], turned: bool
) -> None:
    model = shipped()
    document = copy.deepcopy(BASE)
    for change in CHANGES:  # in one order, so that none undoes another
        if change in changes:
            change(document)
    pair = parse(BASE, "before"), parse(document, "after")
    before, after = pair[::-1] if turned else pair
    found = Contrast()
    cut = narrowed(before, after, model)
    batch = JsonRecords(records)
    understood = apply(cut[0], batch, model), apply(cut[1], batch, model)
    contrast(found, cut, understood, lambda _entity, _field: True)
    expected = naive(before, after, records)
    assert {place: dict(kinds) for place, kinds in found.cells.items()} == expected.cells
    assert {entity: dict(kinds) for entity, kinds in found.rows.items()} == expected.rows
    assert dict(found.fates) == expected.fates
    assert {name: {key for _, key in keys} for name, keys in found.touched.items()} == (
        expected.touched
    )
    for (entity, name, kind), samples in found.samples.items():
        assert 0 < len(samples) <= expected.cells[entity, name][kind]


class Expected:
    """What a person would count by hand."""

    def __init__(self) -> None:
        self.cells: dict[tuple[str, str], dict[str, int]] = {}
        self.rows: dict[str, dict[str, int]] = {}
        self.fates: dict[str, int] = {}
        self.touched: dict[str, set[str]] = {}


def naive(before: Mapping, after: Mapping, records: list[dict[str, str]]) -> Expected:
    model, found = shipped(), Expected()
    fates: Counter[str] = Counter()
    for record in records:
        was, now = (apply_row(one, record, model) for one in (before, after))
        lands = [isinstance(one, Accepted) for one in (was, now)]
        if lands == [False, True]:
            fates["accepted"] += 1
        if isinstance(now, Ignored) and not isinstance(was, Ignored):
            fates["ignored"] += 1
        if not isinstance(now, Accepted | Ignored) and isinstance(was, Accepted | Ignored):
            fates["rejected"] += 1
        rows = [
            {(row.rule, row.key): row for row in one.rows} if isinstance(one, Accepted) else {}
            for one in (was, now)
        ]
        for name in rows[0].keys() | rows[1].keys():
            _row(found, rows[0].get(name), rows[1].get(name))
    found.fates = dict(fates)
    return found


def _row(found: Expected, was: OneRow | None, now: OneRow | None) -> None:
    shown = now or was
    assert shown is not None
    differs = was is None or now is None
    if differs:
        kinds = found.rows.setdefault(shown.entity, {})
        kind = "added" if was is None else "removed"
        kinds[kind] = kinds.get(kind, 0) + 1
    else:
        assert was is not None
        assert now is not None
        for name in was.cells.keys() | now.cells.keys():
            kind = _kind(was.cells.get(name), now.cells.get(name)) or ""
            if kind:
                cells = found.cells.setdefault((shown.entity, name), {})
                cells[kind] = cells.get(kind, 0) + 1
                differs = True
    if differs:
        found.touched.setdefault(shown.entity, set()).add(str(shown.key))


def _kind(was: OneCell | None, now: OneCell | None) -> str | None:
    old, new = (one.value if one else None for one in (was, now))
    waited, waits = (one is not None and one.reason is not None for one in (was, now))
    if old is not None and new is not None:
        return "changed" if old != new else None
    if old is None and new is not None:
        return "mapped" if waited else "filled"
    if old is None and waited and not waits:
        return "settled"
    if waits:
        return None if old is None and waited else "unmapped"
    return "cleared" if old is not None else None
