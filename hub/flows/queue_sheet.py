"""The queue as a workbook: exported, filled in by a person, brought back and checked.

One line a word. In the column *decision* stands a term's code, `-` for a word that means nothing,
or nothing while it is undecided. Nothing is taken from a sheet that has a fault.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import xlsxwriter

from hub.connectors.files_xlsx import read_xlsx
from hub.errors import Refused
from hub.flows.queue import NOISE, Word, suggestions
from hub.schema.model import Model

HEAD: Final = ("id", "connection", "stream", "field", "value", "cells", "people", "suggestion",
               "evidence", "decision", "term")  # fmt: skip
"""`term` repeats the suggestion's label, for people; only `id` and `decision` are read back."""
MEANS_NOTHING: Final = "-"
_SHEET: Final = "queue"
_TERMS: Final = "terms"
_WIDTHS: Final = (36, 14, 14, 28, 28, 8, 8, 20, 44, 20, 24)


def write_sheet(
    file: Path, model: Model, words: Sequence[Word], shown: Callable[[Word], bool]
) -> None:
    """Write the workbook; `shown` says whose values may be. A second sheet lists the terms.

    Texts are written as texts: what begins with `=` is no formula.
    """
    with xlsxwriter.Workbook(str(file), {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(_SHEET)
        bold = book.add_format({"bold": True})
        sheet.write_row(0, 0, HEAD, bold)
        sheet.freeze_panes(1, 0)
        for at, width in enumerate(_WIDTHS):
            sheet.set_column(at, at, width)
        for line, word in enumerate(words, 1):
            visible = shown(word)
            offered = suggestions(model, word)[:1] if visible else ()
            terms = model.vocabularies[word.vocabulary]
            best = offered[0] if offered else None
            cells = (
                word.id,
                word.connection,
                word.stream,
                f"{word.entity}.{word.field}",
                word.value if visible else "",
                word.cells,
                word.people,
                best.term if best else "",
                best.evidence if best else "",
                "",
                terms.term(best.term).label["zh"] if best else "",
            )
            for at, cell in enumerate(cells):
                if isinstance(cell, int):
                    sheet.write_number(line, at, cell)
                else:
                    sheet.write_string(line, at, cell)
        listed = book.add_worksheet(_TERMS)
        listed.write_row(0, 0, ("vocabulary", "code", "zh", "en"), bold)
        line = 0
        for name in sorted({word.vocabulary for word in words}):
            for term in model.vocabularies[name].terms:
                line += 1
                told = (name, term.code, term.label["zh"], term.label["en"])
                for at, text in enumerate(told):
                    listed.write_string(line, at, text)


def read_sheet(file: Path, model: Model, words: Sequence[Word]) -> dict[str, str | None]:
    """The decisions of a filled workbook; raises Refused SHEET_INVALID with every fault's place."""
    _, grid = read_xlsx(file, _SHEET, 1)
    missing = [name for name in ("id", "decision") if name not in grid.columns]
    if missing:
        raise _invalid(file, [f"column {missing[0]} is missing"])
    known = {one.id: one for one in words}
    faults: list[str] = []
    chosen: dict[str, str | None] = {}
    for row in grid.iter_rows(named=True):
        decision = (row["decision"] or "").strip()
        if not decision:
            continue
        place = f"row {row['_row']}"
        word = known.get((row["id"] or "").strip())
        if word is None:
            faults.append(f"{place}, column id: no such word waits")
        elif decision == MEANS_NOTHING:
            chosen[word.id] = NOISE
        elif decision not in model.vocabularies[word.vocabulary].codes:
            faults.append(
                f"{place}, column decision: {word.vocabulary} has no term {decision[:40]}"
            )
        elif word.id in chosen:
            faults.append(f"{place}, column id: the word stands here twice")
        else:
            chosen[word.id] = decision
    if faults:
        raise _invalid(file, faults)
    return chosen


def _invalid(file: Path, faults: Sequence[str]) -> Refused:
    most = 20
    more = f"; {len(faults) - most} further faults" if len(faults) > most else ""
    return Refused(
        "SHEET_INVALID",
        f"The sheet has {len(faults)} fault{'s' * (len(faults) != 1)}; nothing was taken from it.",
        f"{file.name}: " + "; ".join(faults[:most]) + more,
        "Codes stand on the sheet `terms`; `-` means nothing, an empty cell is undecided.",
    )
