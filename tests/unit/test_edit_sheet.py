"""Sheets of changes: what they say, and what is no sheet of changes at all."""

from pathlib import Path

import pytest

from hub.errors import Refused
from hub.flows.edit_sheet import LARGEST, SheetRow, read_sheet, sheet_at
from hub.schema.shipped import shipped

PERSON = shipped()["Employee"]


def read(*lines: str, clear: str | None = None) -> list[SheetRow]:
    return read_sheet(PERSON, "\n".join(lines).encode(), clear)


def test_empty_cells_leave_and_one_word_clears() -> None:
    """A field that is not named is not changed; no word clears unless it is named."""
    lines = ("number,workPhone,gender", " E1 ,, male", "", "E2,none,")
    assert read(*lines) == [
        SheetRow("E1", {"gender": "male"}),
        SheetRow("E2", {"work_phone": "none"}),
    ]
    assert read(*lines, clear="none")[1] == SheetRow("E2", {"work_phone": None})


def test_texts_with_commas_lines_and_a_mark() -> None:
    data = '\ufeffnumber,preferredName\r\nE1,"王, 小\n""明"""\r\n'.encode()
    assert read_sheet(PERSON, data, None) == [SheetRow("E1", {"preferred_name": '王, 小\n"明"'})]


@pytest.mark.parametrize(
    "lines",
    [
        (),
        ("number", "E1"),
        ("workPhone", "1"),
        ("number,nothing", "E1,1"),
        ("number,workPhone,workPhone", "E1,1,2"),
        ("number,number,workPhone", "E1,E1,2"),
        ("number,workPhone", "E1,1,2"),
        ("number,workPhone", "E1"),
        ("number,workPhone", ",1"),
        ("number,workPhone", "E1,1", "E1,2"),
        ("number,workPhone", 'E1,"1'),
        ("number,workPhone",),
        ("number,workPhone", *(f"E{at},1" for at in range(LARGEST + 1))),
    ],
)
def test_what_is_no_sheet_of_changes(lines: tuple[str, ...]) -> None:
    with pytest.raises(Refused, match="EDIT_SHEET"):
        read(*lines)


def test_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="EDIT_SHEET"):
        sheet_at(tmp_path / "none.csv")
    (tmp_path / "some.csv").write_bytes(b"number")
    assert sheet_at(tmp_path / "some.csv") == b"number"


def test_what_is_no_utf_8() -> None:
    with pytest.raises(Refused, match="EDIT_SHEET"):
        read_sheet(PERSON, "number,preferredName\nE1,王".encode("gb18030"), None)
