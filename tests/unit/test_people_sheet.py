"""A workbook of people: what it says when it comes back, and what is no such workbook."""

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any, Final

import fastexcel
import pytest
import xlsxwriter

from hub.errors import Refused
from hub.flows.people_sheet import (
    MOST,
    NOTHING,
    Line,
    Written,
    key_of,
    read_people,
    text_of,
    workbook,
)
from hub.schema.labels import labels
from hub.schema.shipped import shipped

MODEL: Final = shipped()
PERSON: Final = MODEL["Employee"]
FIELDS: Final = [PERSON[one] for one in ("work_phone", "gender", "birth_date", "private_phone")]
A, B = "employee_a", "employee_b"


def written(language: str = "en", **texts: str) -> bytes:
    """A sheet of A with these texts, and of B with nothing that may be changed."""
    said = labels(MODEL)
    heads = [said[f"Employee.{one.name}"][language] for one in FIELDS]
    people = [Written(A, "E1", "王芳", texts), Written(B, "E2", "=1+1", {})]
    return workbook(people, FIELDS, heads, language)


def grid(data: bytes, sheet: int | str = 0) -> list[list[str]]:
    book = fastexcel.read_excel(data)
    rows = book.load_sheet(sheet, header_row=None, dtypes="string").to_polars().rows()
    return [[cell or "" for cell in row] for row in rows]


def filled(data: bytes, cells: Mapping[tuple[int, int], Any], *, hidden: bool = True) -> bytes:
    """The same workbook as somebody saves it with other cells: (row, column) → text."""
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        for place, name in enumerate(fastexcel.read_excel(data).sheet_names):
            if place and not hidden:
                continue
            sheet = book.add_worksheet(name)
            for row, line in enumerate(grid(data, name)):
                for column, text in enumerate(line):
                    sheet.write_string(row, column, text)
            if place == 0:
                for (row, column), text in cells.items():
                    sheet.write(row, column, text)
    return made.getvalue()


def lines(data: bytes) -> list[Line]:
    return read_people(MODEL, PERSON, data)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_was_written_says_nothing(language: str) -> None:
    """Whatever stands in it, a sheet that comes back as it was changes nothing."""
    for phone in ("", "010", "=1+1", "-", "+86 10", "@x", "12345678901234567890"):
        found = lines(written(language, work_phone=phone, gender="", birth_date="2000-01-02"))
        assert [(one.id, dict(one.values)) for one in found] == [(A, {}), (B, {})], phone
        assert [one.row for one in found] == [2, 3]


def test_only_cells_that_somebody_changed_say_something() -> None:
    """Empty leaves, `-` clears; terms by code or by name in either language, days as days."""
    data = written(work_phone="010", gender="Male", birth_date="2000-01-02", private_phone="")
    assert grid(data)[0][3:] == [
        f"{labels(MODEL)[f'Employee.{one.name}']['en']} ({key_of(one)})" for one in FIELDS
    ]
    for given, said in (("女", "female"), ("FEMALE", "female"), ("female", "female"), ("x", "x")):
        [one, other] = lines(filled(data, {(1, 4): given, (1, 3): ""}))
        assert dict(one.values) == {"gender": said}
        assert dict(other.values) == {}
    for given in ("2001-02-03", "2001/2/3", "2001年2月3日", "2001-02-03 00:00:00"):
        [one, _] = lines(filled(data, {(1, 5): given, (1, 6): NOTHING, (1, 3): NOTHING}))
        # What is empty and is to be cleared is as it is.
        assert dict(one.values) == {"birth_date": "2001-02-03", "work_phone": None}
    [_, other] = lines(filled(data, {(2, 6): "+8613800138000"}))
    assert dict(other.values) == {"private_phone": "+8613800138000"}
    assert other.written == {}  # it could not be changed, so that nothing is known of it


def test_without_the_hidden_sheet_every_filled_cell_says_something() -> None:
    data = written(work_phone="010", gender="Male")
    [one] = [each for each in lines(filled(data, {}, hidden=False)) if each.id == A]
    assert dict(one.values) == {"work_phone": "010", "gender": "male"}
    assert one.written == {}


def test_no_cell_is_a_formula() -> None:
    """Neither what a system sent nor who wrote it: texts that are quoted, in both sheets."""
    with zipfile.ZipFile(BytesIO(written(work_phone="=HYPERLINK(1)", gender="@SUM(1)"))) as packed:
        for name in packed.namelist():
            if name.startswith("xl/worksheets/"):
                assert b"<f>" not in packed.read(name), name
        assert b'quotePrefix="1"' in packed.read("xl/styles.xml")


def head(*cells: str, rows: Sequence[Sequence[str]] = ((A, "1"),)) -> bytes:
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet("people")
        for row, line in enumerate([cells, *rows]):
            for column, text in enumerate(line):
                sheet.write_string(row, column, text)
    return made.getvalue()


def test_columns_are_told_by_the_field_in_brackets() -> None:
    """Whatever label stands before it, in whatever order; columns without one are for people."""
    found = lines(head("x", "Tel(workPhone)", "id", rows=[("?", "010", A)]))
    assert [dict(one.values) for one in found] == [{"work_phone": "010"}]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"number,workPhone\nE1,1\n",
        head("id", "workPhone"),
        head("name", "Phone (workPhone)"),
        head("id", "id", "Phone (workPhone)"),
        head("id", "Phone (nothing)"),
        head("id", "Phone (workPhone)", "Phone (workPhone)"),
        head("id", "Phone (workPhone)", rows=[("", "1")]),
    ],
)
def test_what_is_no_such_workbook(data: bytes) -> None:
    with pytest.raises(Refused, match="SHEET_INVALID"):
        lines(data)


def test_how_many_people_it_may_have() -> None:
    """One to a hundred: more is refused whole."""
    columns = ("id", "Phone (workPhone)")
    assert len(lines(head(*columns, rows=[(f"e{at}", "1") for at in range(MOST)]))) == MOST
    for many in (0, MOST + 1):
        with pytest.raises(Refused, match="ROWS_TOO_MANY"):
            lines(head(*columns, rows=[(f"e{at}", "1") for at in range(many)]))


def test_a_text_that_was_shown_is_read_back() -> None:
    """For every term and either language: the cell as it is shown means what stood there."""
    for field in FIELDS[1:3]:
        words = MODEL.vocabularies[field.kind.vocabulary] if field.kind.vocabulary else None
        for value in words.codes if words else ("2000-02-29",):
            for language in ("en", "zh"):
                text = text_of(MODEL, field, value, language)
                cell = head("id", f"x ({key_of(field)})", rows=[(A, text)])
                assert dict(lines(cell)[0].values) == {field.name: value}, (text, language)
