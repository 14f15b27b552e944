"""`hub record …`: records that could not land, on the command line, as far as one may read."""

import json
from pathlib import Path

import pytest

from hub.cli import main
from hub.schema.audience import HR_CLASSES
from tests.support.outside import DEPARTMENTS, STAFF, people, write_staff
from tests.web.test_office_quarantine_back import filled

CONFIG = """
path: {folder}
streams:
  departments: {{glob: departments.csv}}
  staff: {{glob: staff.csv, encoding: gb18030}}
"""


@pytest.fixture
def record(
    database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> tuple[str, pytest.CaptureFixture[str]]:
    """The id of the only record of a folder that could not land: it has no number."""
    monkeypatch.setenv("HUB_DATABASE_URL", database)
    monkeypatch.setenv("HUB_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HUB_DEV", "1")
    staff = people(5)
    staff[2]["工号"] = ""
    write_staff(tmp_path / "in", staff)
    (tmp_path / "staff.yaml").write_text(CONFIG.format(folder=tmp_path / "in"), "utf-8")
    (tmp_path / "mapping").mkdir()
    for name, text in (("b", STAFF), ("c", DEPARTMENTS)):
        (tmp_path / "mapping" / f"{name}.yaml").write_text(text, "utf-8")
    config, mapping = str(tmp_path / "staff.yaml"), str(tmp_path / "mapping")
    made = ["connect", "staff", "--connector", "files", "--config", config, "--mapping", mapping]
    assert main(made) == 0
    assert main(["sync", "staff"]) in {0, 1}
    capsys.readouterr()
    assert main(["record", "list", "staff", "--json"]) == 0
    [found] = json.loads(capsys.readouterr().out)["records"]
    return found["id"], capsys


def test_a_record_is_seen_as_far_as_one_may_and_mended(
    record: tuple[str, pytest.CaptureFixture[str]],
) -> None:
    name, capsys = record
    born = people(5)[2]["出生日期"]
    assert main(["record", "show", name]) == 0
    shown = capsys.readouterr().out
    assert "KEY_MISSING" in shown
    assert born not in shown
    assert main(["record", "correct", name, "--set", "工号=E0003", "--reason", "asked"]) == 2
    assert capsys.readouterr().err.startswith("CORRECTION_DENIED")
    grant = ["grant", "E0001", "--role", "hr", "--reason", "test", "--classes", *HR_CLASSES]
    assert main(grant) == 0
    capsys.readouterr()
    assert main(["record", "show", name, "--as", "E0001"]) == 0
    assert born in capsys.readouterr().out
    command = ["record", "correct", name, "--set", "工号=E0003", "--reason", "asked"]
    assert main([*command, "--as", "E0001"]) == 0
    assert capsys.readouterr().out == "It has landed.\n"
    assert main(["record", "list"]) == 0
    assert capsys.readouterr().out == "No record is in this state.\n"


def test_a_record_is_assigned_dismissed_and_taken_back(
    record: tuple[str, pytest.CaptureFixture[str]],
) -> None:
    name, capsys = record
    for words, said in (
        (["annotate", name, "--assign", "wang"], "Noted of 1 records.\n"),
        (["dismiss", name, "--reason", "a test person"], "1 records are dismissed.\n"),
        (["reopen", name, "--reason", "ours"], "0 landed, 0 wait, 1 are rejected still.\n"),
        (["retry", "--connection", "staff"], "0 landed, 0 wait, 1 are rejected still.\n"),
    ):
        assert main(["record", *words]) == 0
        assert capsys.readouterr().out == said
    assert main(["record", "retry"]) == 2
    assert capsys.readouterr().err.startswith("RECORDS_UNCLEAR")


def test_the_quarantine_goes_out_as_a_workbook_and_comes_back(
    record: tuple[str, pytest.CaptureFixture[str]], tmp_path: Path
) -> None:
    """What is filled in is taken; what is refused is told by its row."""
    _, capsys = record
    grant = ["grant", "E0001", "--role", "hr", "--reason", "test", "--classes", *HR_CLASSES]
    assert main(grant) == 0
    capsys.readouterr()
    file = tmp_path / "quarantine.xlsx"
    assert main(["record", "export", str(file), "--as", "E0001"]) == 0
    assert capsys.readouterr().out.startswith("1 entries stand in")

    def correction(sheet: str, row: dict[str, str]) -> str:
        return "E0003" if sheet == "records" and row["column"] == "工号" else ""

    back = tmp_path / "back.xlsx"
    back.write_bytes(filled(file, correction))
    bring = ["record", "import", str(back), "--reason", "asked"]
    assert main(bring) == 0
    assert "CORRECTION_DENIED" in capsys.readouterr().out
    assert main([*bring, "--as", "E0001"]) == 0
    assert capsys.readouterr().out.startswith("1 of 1 lines are taken: ")
    assert main([*bring, "--as", "E0001"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("0 of 1 lines are taken")
    assert "SHEET_STALE" in told
    assert main(["record", "list"]) == 0
    assert capsys.readouterr().out == "No record is in this state.\n"
