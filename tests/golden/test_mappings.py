"""Golden mappings: a folder a case, `mapping.yaml` over `records.json` gives `expected.json`.

A cell stands there as its text; left out where it is absent; `waits` with reason and raw text; a
link as what it names. To see what a changed case gives, run the test: the difference is shown.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from hub.mappings.apply import apply
from hub.mappings.document import read
from hub.mappings.lint import lint
from hub.mappings.mapping import parse
from hub.schema.record import JsonRecords
from hub.schema.shipped import shipped
from hub.schema.verdict import Cell, Mapped, MappedRows

CASES = sorted(one for one in (Path(__file__).parent / "mappings").iterdir() if one.is_dir())


@pytest.mark.parametrize("case", CASES, ids=lambda one: one.name)
def test_mapping_gives_what_is_expected(case: Path) -> None:
    """Records and mapping give exactly these rows, rejections and ignored records."""
    assert outcome(case) == json.loads((case / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda one: one.name)
def test_mapping_lints(case: Path) -> None:
    """Golden mappings are without fault, also against the paths of their records."""
    document, records = loaded(case)
    assert lint(document, shipped(), records.paths()) == []


def outcome(case: Path) -> dict[str, Any]:
    """What a case gives, as JSON."""
    document, records = loaded(case)
    return told(apply(parse(document, case.name), records, shipped()))


def loaded(case: Path) -> tuple[dict[str, Any], JsonRecords]:
    text = (case / "mapping.yaml").read_text(encoding="utf-8")
    records = json.loads((case / "records.json").read_text(encoding="utf-8"))
    return read(text, case.name), JsonRecords(records)


def told(found: Mapped) -> dict[str, Any]:
    return {
        "rows": [row(rows, line) for rows in found.rows for line in range(len(rows.key))],
        "rejected": [f"{one.record}: {one.code} {one.field}" for one in found.rejected],
        "ignored": found.ignored.arg_true().to_list(),
    }


def row(rows: MappedRows, line: int) -> dict[str, Any]:
    cells = {name: shown(cell, line) for name, cell in rows.cells.items()}
    key = rows.key[line].replace(chr(31), " · ")
    return {
        "row": f"{rows.entity} {key} of record {rows.record[line]}",
        **({"subject": shown(rows.subject, line)} if rows.subject else {}),
        **{name: value for name, value in cells.items() if value is not Ellipsis},
    }


def shown(cell: Cell, line: int) -> Any:
    if cell.absent is not None and cell.absent[line]:
        return ...
    if cell.reasons is not None and cell.reasons[line] is not None:
        return {"waits": cell.reasons[line], "raw": cell.raw[line]}
    value = cell.values[line]
    if cell.reference is None or value is None:
        return value
    by = cell.reference.account or cell.reference.by
    return f"→ {cell.reference.entity} by {by}: {value.replace(chr(31), ' · ')}"
