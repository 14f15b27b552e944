"""People as a workbook to be filled in: written for somebody, and read again.

    people, fields → a sheet of texts, and a hidden one of what was written → filled in → lines

A column of a field names it in brackets behind its label, whatever the language: *Private phone
(privatePhone)*. An empty cell leaves what stands, `-` clears it, and a cell that says what was
written says nothing: who fills in one column takes back no other.

Every cell is a text that is quoted, so that no program takes it for a formula.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import fastexcel
import xlsxwriter

from hub.errors import Refused
from hub.flows.edit_sheet import canonical
from hub.schema.model import EntitySpec, Field, Model
from hub.schema.vocabulary import Vocabulary

NOTHING: Final = "-"
"""Clears a field."""
MOST: Final = 1_000
"""People of one sheet."""
LARGEST: Final = 600_000
"""Bytes of a workbook that comes back; a request of the graph holds 1 MB."""
WRITTEN_MOST: Final = 500_000
"""Bytes of a workbook that is written: what is filled in makes it larger."""
UNPACKED: Final = 50_000_000
"""Bytes of a workbook after unpacking: beyond lies a mistake or a bomb."""
ID: Final = "id"
WRITTEN: Final = "hub"
"""The hidden sheet: what was written, to tell what somebody changed."""
WORDS: Final = {
    "en": ("people", "number", "name"),
    "zh": ("人员", "工号", "姓名"),
}
"""By language: the sheet, and the columns that only help to find a person."""
_FIELD: Final = re.compile(r"[(\uff08]([\w.]+)[)\uff09]\s*$")
_WIDE: Final = 24
_DAY: Final = re.compile(r"^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]00:00:00)?$")


@dataclass(frozen=True)
class Written:
    """A person as they stand in a sheet; `texts` has the fields that may be read and changed."""

    id: str
    number: str
    name: str
    texts: Mapping[str, str]
    """Field → what stands there for people to read; empty for nothing."""


@dataclass(frozen=True)
class Line:
    """What a line wants."""

    row: int
    """As programs count: the header is 1."""
    id: str
    texts: Mapping[str, str]
    """Field → what stands in the cell."""
    values: Mapping[str, str | None]
    """Field → canonical text, as far as it can be read; None clears."""
    written: Mapping[str, str]
    """Field → what stood there when the sheet was written, `-` for nothing; where it is known."""


def workbook(
    people: Sequence[Written], fields: Sequence[Field], labels: Sequence[str], language: str
) -> bytes:
    """The workbook's bytes (XLSX); cells that may not be changed are grey and empty."""
    made = BytesIO()
    sheet, number, name = WORDS[language]
    named = [f"{label} ({key_of(one)})" for one, label in zip(fields, labels, strict=True)]
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold, to_fill = (
            book.add_format({"bold": True}),
            book.add_format({"bold": True, "bg_color": "#FFF3BF"}),
        )
        quoted = book.add_format({"quote_prefix": True, "num_format": "@"})
        shut = book.add_format({"bg_color": "#E9ECEF", "num_format": "@"})
        shown = book.add_worksheet(sheet)
        for at, head in enumerate((ID, number, name, *named)):
            shown.write_string(0, at, head, to_fill if _FIELD.search(head) else bold)
        shown.freeze_panes(1, 3)
        shown.set_column(0, 0, 12)
        shown.set_column(1, 2 + len(fields), _WIDE)
        kept = book.add_worksheet(WRITTEN)
        kept.hide()
        _line(kept, 0, (ID, *named), quoted)
        for line, one in enumerate(people, 1):
            _line(shown, line, (one.id, one.number, one.name), quoted)
            for at, field in enumerate(fields, 3):
                text = one.texts.get(field.name)
                shown.write_string(line, at, text or "", shut if text is None else quoted)
            was = (one.texts.get(field.name) for field in fields)
            told = ("" if text is None else text or NOTHING for text in was)
            _line(kept, line, (one.id, *told), quoted)
    return made.getvalue()


def _line(sheet: Any, line: int, cells: Sequence[str], form: Any) -> None:
    for at, cell in enumerate(cells):
        sheet.write_string(line, at, cell, form)


def read_people(model: Model, spec: EntitySpec, data: bytes) -> list[Line]:
    """The lines that name somebody; raises Refused SHEET_INVALID, ROWS_TOO_MANY.

    What stands in a cell as it was written is no value of its line.
    """
    grids = _grids(data)
    shown = [grid for name, grid in grids.items() if name != WRITTEN]
    if not shown or not shown[0]:
        raise _invalid("It has no sheet.")
    head, *rest = shown[0]
    fields = _fields(spec, head)
    was = _written(spec, grids.get(WRITTEN, []))
    lines = []
    for row, cells in enumerate(rest, 2):
        texts = {one.name: cells[at] for at, one in fields.items() if cells[at]}
        key = cells[head.index(ID)]
        if key:
            values = dict(_values(model, spec, texts, was.get(key, {})))
            lines.append(Line(row, key, texts, values, was.get(key, {})))
        elif texts:
            raise _invalid(f"Line {row} names nobody.")
    if not 0 < len(lines) <= MOST:
        raise Refused(
            "ROWS_TOO_MANY",
            f"A sheet of {len(lines)} people is not taken.",
            hint=f"1 to {MOST} people: send them in parts.",
        )
    return lines


def key_of(field: Field) -> str:
    """What a column calls the field."""
    return f"custom.{field.graph_name}" if field.custom else field.graph_name


def text_of(model: Model, field: Field, value: str | None, language: str) -> str:
    """A canonical text as a cell shows it: terms by their names, links by their ids."""
    kind = field.kind
    if value is None:
        return ""
    if kind.vocabulary:
        words = model.vocabularies[kind.vocabulary]
        return words.term(value).label[language] if value in words.codes else value
    if kind.target:
        return f"{model[kind.target].table}_{value}"
    if kind.graph == "Boolean":
        return "true" if value == "t" else "false"
    return value


def _values(
    model: Model, spec: EntitySpec, texts: Mapping[str, str], written: Mapping[str, str]
) -> Iterator[tuple[str, str | None]]:
    for name, text in texts.items():
        if text != written.get(name, ""):
            yield name, None if text == NOTHING else _value(model, spec[name], text)


def _value(model: Model, field: Field, text: str) -> str:
    """As the kind writes it; what cannot be read stays, and is refused by the edit."""
    kind = field.kind
    if kind.vocabulary:
        return _code(model.vocabularies[kind.vocabulary], text)
    day = _DAY.match(text) if kind.graph == "Date" else None
    if day:
        year, month, date = day.groups()
        return f"{year}-{int(month):02}-{int(date):02}"
    return canonical(field, text)


def _code(words: Vocabulary, text: str) -> str:
    """The code that is written, or the one term that is called so in either language."""
    if text in words.codes:
        return text
    wanted = text.casefold()
    found = {
        one.code
        for one in words.terms
        if wanted in {each.casefold() for each in one.label.values()}
    }
    return found.pop() if len(found) == 1 else text


def _fields(spec: EntitySpec, head: Sequence[str]) -> dict[int, Field]:
    """Place of a column → its field; other columns are only looked at by people."""
    known = {key_of(one): one for one in spec.targets}
    found: dict[int, Field] = {}
    for at, cell in enumerate(head):
        key = _FIELD.search(cell)
        if key is None:
            continue
        if key[1] not in known or known[key[1]] in found.values():
            raise _invalid(f"Column {at + 1}: no field, or one that stands twice: {key[1][:60]}.")
        found[at] = known[key[1]]
    if head.count(ID) != 1 or not found:
        raise _invalid("There must be one column `id`, and columns of fields.")
    return found


def _written(spec: EntitySpec, grid: Sequence[Sequence[str]]) -> dict[str, dict[str, str]]:
    """Id → what was written of each field that could be changed, `-` for nothing.

    Nothing at all where the hidden sheet is gone.
    """
    if not grid:
        return {}
    head, *rest = grid
    fields = _fields(spec, head)
    at = list(head).index(ID)
    return {
        cells[at]: {one.name: cells[place] for place, one in fields.items() if cells[place]}
        for cells in rest
    }


def _grids(data: bytes) -> dict[str, list[list[str]]]:
    """Sheet → its rows as texts without blanks around them; raises Refused SHEET_INVALID."""
    if len(data) > LARGEST:
        raise _invalid(f"It has more than {LARGEST // 1000} kB.")
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            if sum(one.file_size for one in packed.infolist()) > UNPACKED:
                raise _invalid("It is too large when unpacked.")
        book = fastexcel.read_excel(data)
        return {name: _grid(book, name) for name in book.sheet_names}
    except (zipfile.BadZipFile, fastexcel.FastExcelError):
        raise _invalid("It is no workbook (XLSX).") from None


def _grid(book: fastexcel.ExcelReader, name: str) -> list[list[str]]:
    found = book.load_sheet(name, header_row=None, dtypes="string", skip_rows=0).to_polars()
    return [[(cell or "").strip() for cell in row] for row in found.rows()]


def _invalid(detail: str) -> Refused:
    return Refused(
        "SHEET_INVALID",
        "The workbook is not one that the hub wrote; nothing was taken from it.",
        detail,
        "Fill in a workbook that was exported, and leave its columns as they are.",
    )
