"""The walk of "map a system": its files and its commands, one after the other, as they stand."""

import csv
import io
import shlex
from pathlib import Path

import fastexcel
import pytest
import xlsxwriter

from hub.cli import main
from tests.docs.fences import fences, howto
from tests.support.databases import fetchval, run_async

PAGE = howto("map-a-system")


def workbook(file: Path, sheets: dict[str, list[list[str]]]) -> None:
    book = xlsxwriter.Workbook(str(file))
    for name, lines in sheets.items():
        sheet = book.add_worksheet(name)
        for at, line in enumerate(lines):
            for column, cell in enumerate(line):
                sheet.write_string(at, column, cell)
    book.close()


def lines_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def add_words(file: Path, lines: list[list[str]]) -> None:
    """What a person does in Excel: lines below those of the sheet `words`."""
    book = fastexcel.read_excel(file)
    sheets = {
        name: [
            ["" if cell is None else cell for cell in line]
            for line in book.load_sheet(name, header_row=None, dtypes="string")
            .to_polars()
            .iter_rows()
        ]
        for name in book.sheet_names
    }
    sheets["words"] += lines
    workbook(file, sheets)


def test_the_walk_ends_with_nothing_waiting(
    database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Every command exits with 0, and the outputs that the page speaks of are there."""
    monkeypatch.chdir(tmp_path)
    home = tmp_path / "home"
    home.mkdir()
    for name, value in (("URL", database), ("HOME", str(home)), ("OPERATOR", "王五")):
        monkeypatch.setenv({"URL": "HUB_DATABASE_URL"}.get(name, f"HUB_{name}"), value)
    departments, staff, words = (lines_of(one.text) for one in fences("csv", page=PAGE))
    workbook(home / "人员.xlsx", {"部门": departments, "员工": staff})
    [config] = fences("yaml", page=PAGE)
    [examples] = fences("yml", page=PAGE)
    Path("hr.yaml").write_text(config.text, encoding="utf-8")
    Path("examples.yaml").write_text(examples.text, encoding="utf-8")
    told: dict[str, list[str]] = {}
    for block in fences("sh", page=PAGE):
        for line in block.text.strip().splitlines():
            assert main(shlex.split(line)[1:]) == 0, (line, capsys.readouterr().err)
            told.setdefault(" ".join(shlex.split(line)[1:3]), []).append(capsys.readouterr().out)
            if line.startswith("hub mapping export"):
                add_words(Path("staff.xlsx"), words[1:])
    proposed = told["mapping propose"][1]
    assert "Nothing proposed for: 备注." in proposed
    assert "A999" in told["mapping fields"][0]
    assert "欧阳" not in "".join(text for texts in told.values() for text in texts)
    assert "holds" in told["mapping examples"][0]
    before, after = told["quarantine hr"]
    assert "Employment.employment_type" in before
    assert after == "Nothing waits for a decision.\n"
    assert told["mapping diff"] == ["+ lexicon.employment_type.甲类: regular\n"]
    assert "2 would say something else: 2 employees" in told["mapping preview"][0]
    assert "2 → 0" in told["mapping preview"][0], "words that were unmapped before the decision"
    assert "Version 2 of hr/staff is in use." in told["mapping publish"][0]
    kept = "select count(*) from hub.employment where employment_type = 'regular'"
    assert run_async(lambda: fetchval(database, kept)) == 2
