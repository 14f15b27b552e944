"""A mapping as one workbook, for people who live in Excel, and back with every fault in its cell.

Sheets: `mapping` (what holds for all), `rows` (a line a rule), `fields` (a line a field: where it
comes from, its steps), `words` (the value grids), `examples`. A cell that needs structure holds
JSON; everything else is plain text. What comes back is the document that went out.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import fastexcel
import orjson
import xlsxwriter

from hub.errors import Refused
from hub.mappings.document import Document
from hub.schema.model import Model
from hub.schema.record import Json
from hub.schema.vocabulary import Vocabulary

_ROW: Final = ("name", "key", "find", "of", "create", "each", "when", "changed", "newest")
_HEADS: Final[Mapping[str, tuple[str, ...]]] = {
    "mapping": ("what", "value"),
    "rows": ("row", "entity", *_ROW[1:]),
    "fields": ("row", "field", "source", "value", "steps"),
    "words": ("field", "their word", "our code", "en", "zh"),
    "examples": ("name", "given", "then"),
}
_LATER: Final = frozenset({"changed", "newest"})
"""Columns at the end that workbooks of earlier releases do not have."""
_SOURCES: Final = ("from", "const", "join", "expr", "row")
_NOTHING: Final = "(nothing)"
"""Stands for a word that means nothing."""
_CELL: Final = 32_767
"""Characters that Excel lets a cell hold."""


@dataclass(frozen=True)
class Workbook:
    """What a workbook holds."""

    document: Document
    examples: tuple[tuple[str, Json, Json], ...] = ()
    """Name, given, then."""
    places: Mapping[str, str] = field(default_factory=dict)
    """Place in the document → sheet, row and column, for faults."""

    def where(self, place: str) -> str:
        """The cell of the longest known beginning of a place."""
        while place and place not in self.places:
            place = place[: max(place.rfind("."), place.rfind("["), 0)]
        return self.places.get(place, "sheet mapping")


def to_workbook(
    document: Document, model: Model, examples: Sequence[tuple[str, Json, Json]] = ()
) -> bytes:
    """The XLSX file; raises Refused WORKBOOK_CELL for a text that no cell can hold."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    bold = book.add_format({"bold": True, "bottom": 1})
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    for name, lines in _sheets(document, model, examples):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, _HEADS[name], bold)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(_HEADS[name]) - 1, 24, text)
        for at, line in enumerate(lines, 1):
            for column, cell in enumerate(line):
                if len(cell) > _CELL:
                    message = "A text is too long for a cell."
                    raise Refused("WORKBOOK_CELL", message, f"sheet {name}")
                if cell:
                    sheet.write_string(at, column, cell, text)
    book.close()
    return out.getvalue()


def from_workbook(content: bytes) -> Workbook:
    """What the workbook says; raises Refused WORKBOOK_INVALID with every fault and its cell."""
    reader = _Reader(_opened(content))
    document = reader.document()
    examples = tuple(reader.examples())
    if reader.faults:
        raise Refused(
            "WORKBOOK_INVALID",
            f"The workbook has {len(reader.faults)} fault{'s' * (len(reader.faults) != 1)}.",
            detail="; ".join(reader.faults),
            hint="Mend the cells that are named.",
        )
    return Workbook(document, examples, reader.places)


def _sheets(
    document: Document, model: Model, examples: Sequence[tuple[str, Json, Json]]
) -> Iterator[tuple[str, Sequence[tuple[str, ...]]]]:
    own = {"rows", "lexicon"}
    yield "mapping", [(key, _written(one)) for key, one in document.items() if key not in own]
    rows = document.get("rows", [])
    yield (
        "rows",
        [
            (_name(one), str(one.get("entity", "")), *(_written(one.get(key)) for key in _ROW[1:]))
            for one in rows
        ],
    )
    yield (
        "fields",
        [
            (_name(one), name, *_chain(given))
            for one in rows
            for name, given in one.get("fields", {}).items()
        ],
    )
    yield (
        "words",
        [
            (
                name,
                str(word),
                _NOTHING if code is None else str(code),
                *_labels(model, document, name, code),
            )
            for name, book in document.get("lexicon", {}).items()
            for word, code in book.items()
        ],
    )
    yield "examples", [(name, _json(given), _json(then)) for name, given, then in examples]


def _labels(model: Model, document: Document, name: str, code: Any) -> tuple[str, str]:
    """What our code means, for those who read the sheet; it is not read back."""
    vocabulary = _vocabulary(model, document, name)
    if vocabulary is None or code is None:
        return "", ""
    term = next((one for one in vocabulary.terms if one.code == str(code)), None)
    return ("", "") if term is None else (term.label.get("en", ""), term.label.get("zh", ""))


def _vocabulary(model: Model, document: Document, name: str) -> Vocabulary | None:
    entity, _, own = name.rpartition(".")
    for row in document.get("rows", []):
        spec = model.entities.get(str(row.get("entity")))
        if spec is not None and entity in {"", spec.name} and own in spec.fields:
            found = spec.fields[own].kind.vocabulary
            if found:
                return model.vocabularies.get(found)
    return None


def _name(row: Mapping[str, Any]) -> str:
    return str(row.get("name") or row.get("entity") or "")


def _chain(given: Any) -> tuple[str, str, str]:
    """Source, value and steps of a field."""
    if not isinstance(given, dict):
        return "from", _written(given), ""
    source = next((one for one in _SOURCES if one in given), "from")
    value = given.get(source)
    if source == "join":
        value = {"join": value, "by": given.get("by", "")}
    return source, _written(value), _json(given["steps"]) if given.get("steps") else ""


def _written(value: Any) -> str:
    """Text as it stands where it cannot be taken for JSON; all else as JSON."""
    if value is None:
        return ""
    if isinstance(value, str) and not _looks_like_json(value):
        return value
    return _json(value)


def _read(text: str) -> Any:
    return orjson.loads(text) if _looks_like_json(text) else text


def _looks_like_json(text: str) -> bool:
    if text == "":
        return True
    try:
        orjson.loads(text)
    except orjson.JSONDecodeError:
        return text[0] in '[{"'
    return True


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()


def _opened(content: bytes) -> dict[str, list[list[str]]]:
    """The lines of each sheet, its head first."""
    try:
        book = fastexcel.read_excel(content)
        return {
            name: [
                ["" if cell is None else str(cell) for cell in line]
                for line in book.load_sheet(name, header_row=None, dtypes="string")
                .to_polars()
                .iter_rows()
            ]
            for name in book.sheet_names
        }
    except fastexcel.FastExcelError as error:
        raise Refused(
            "WORKBOOK_INVALID", "The file is no workbook.", hint="Save it as XLSX."
        ) from error


class _Reader:
    """Reads sheet by sheet and notes every fault with its cell."""

    def __init__(self, sheets: Mapping[str, list[list[str]]]) -> None:
        self.sheets = sheets
        self.faults: list[str] = []
        self.places: dict[str, str] = {}

    def document(self) -> Document:
        made: Document = {}
        for at, line in self.lines("mapping"):
            what = line["what"]
            made[what] = self.value("mapping", at, "value", line["value"])
            self.places[what] = _cell("mapping", at, "value")
        made["rows"] = self.rows()
        words = self.words()
        if words:
            made["lexicon"] = words
        return made

    def rows(self) -> list[dict[str, Any]]:
        fields = self.fields()
        found: list[dict[str, Any]] = []
        for at, line in self.lines("rows"):
            name, entity = line["row"], line["entity"]
            row: dict[str, Any] = {"name": name} if name != entity else {}
            row["entity"] = entity
            place = f"rows[{len(found)}]"
            self.places[place] = _cell("rows", at, "entity")
            for key in _ROW[1:]:
                if line[key]:
                    row[key] = self.value("rows", at, key, line[key])
                    self.places[f"{place}.{key}"] = _cell("rows", at, key)
            own = fields.pop(name, {})
            row["fields"] = {}
            for field_name, (line_at, given) in own.items():
                row["fields"][field_name] = given
                here = f"{place}.fields.{field_name}"
                self.places[here] = _cell("fields", line_at, "value")
                self.places[f"{here}.steps"] = _cell("fields", line_at, "steps")
            found.append(row)
        for name, left in fields.items():
            for line_at, _ in left.values():
                self.fault("fields", line_at, "row", f"there is no row {name} on the sheet rows")
        return found

    def fields(self) -> dict[str, dict[str, tuple[int, Any]]]:
        found: dict[str, dict[str, tuple[int, Any]]] = {}
        for at, line in self.lines("fields"):
            source = line["source"] or "from"
            if source not in _SOURCES:
                self.fault("fields", at, "source", f"one of {', '.join(_SOURCES)}")
                continue
            value = self.value("fields", at, "value", line["value"])
            steps = self.value("fields", at, "steps", line["steps"]) if line["steps"] else None
            own = found.setdefault(line["row"], {})
            if line["field"] in own:
                self.fault("fields", at, "field", "this field stands here twice")
            own[line["field"]] = (at, _given(source, value, steps))
        return found

    def words(self) -> dict[str, dict[str, str | None]]:
        found: dict[str, dict[str, str | None]] = {}
        for at, line in self.lines("words"):
            book = found.setdefault(line["field"], {})
            word = line["their word"]
            if word in book:
                self.fault("words", at, "their word", "this word stands here twice")
            code = line["our code"]
            if not code.strip():
                self.fault(
                    "words", at, "our code", f"a code is missing; `{_NOTHING}` means nothing"
                )
            book[word] = None if code == _NOTHING else code
            place = f"lexicon.{line['field']}"
            self.places.setdefault(place, _cell("words", at, "field"))
            self.places[f"{place}.{word}"] = _cell("words", at, "our code")
        return found

    def examples(self) -> Iterator[tuple[str, Json, Json]]:
        if "examples" not in self.sheets:
            return
        for at, line in self.lines("examples"):
            given = self.value("examples", at, "given", line["given"])
            yield line["name"], given, self.value("examples", at, "then", line["then"])

    def lines(self, sheet: str) -> Iterator[tuple[int, dict[str, str]]]:
        """Row as Excel counts, and the line by its heads; faults where the head is another."""
        found = self.sheets.get(sheet)
        head = _HEADS[sheet]
        if found is None:
            self.faults.append(f"sheet {sheet}: it is missing")
            return
        wrong = (
            [
                one
                for at, one in enumerate(head)
                if (found[0][at] != one if at < len(found[0]) else one not in _LATER)
            ]
            if found
            else []
        )
        if wrong:
            self.fault(sheet, 1, wrong[0], "the head of this column is missing")
            return
        for at, line in enumerate(found[1:], 2):
            cells = dict(zip(head, [*line, *[""] * len(head)], strict=False))
            if any(cells.values()):
                yield at, cells

    def value(self, sheet: str, row: int, column: str, text: str) -> Any:
        try:
            return _read(text) if text else None
        except orjson.JSONDecodeError:
            self.fault(sheet, row, column, "this cannot be read as JSON")
            return None

    def fault(self, sheet: str, row: int, column: str, what: str) -> None:
        self.faults.append(f"{_cell(sheet, row, column)}: {what}")


def _given(source: str, value: Any, steps: Any) -> Any:
    if source == "join" and isinstance(value, dict):
        made = {"join": value.get("join"), **({"by": value["by"]} if value.get("by") else {})}
    else:
        made = {source: value}
    if steps:
        return {**made, "steps": steps}
    return value if source == "from" else made


def _cell(sheet: str, row: int, column: str) -> str:
    at = _HEADS[sheet].index(column)
    return f"sheet {sheet}, row {row}, column {'ABCDEFGHIJ'[at]} ({column})"
