"""`hub conflict …`: what systems say differently, on the command line, as far as one may read."""

import json
from pathlib import Path

import pytest

from hub.cli import main
from hub.schema.audience import HR_CLASSES
from tests.support.outside import DEPARTMENTS, STAFF, people, write_csv, write_staff

STAFF_FILES = """
path: {folder}
streams:
  departments: {{glob: departments.csv}}
  staff: {{glob: staff.csv, encoding: gb18030}}
"""
PAYROLL_FILES = """
path: {folder}
streams:
  payroll: {{glob: payroll.csv}}
"""
PAYROLL = """
hub: mapping/1
stream: payroll
precedence: 20
rows:
  - entity: Employee
    key: 工号
    find: {by: number, from: 工号}
    fields: {birth_date: 生日}
"""
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def company(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> Capture:
    """Staff, and a payroll in which E0002 was born on another day; E0001 is HR."""
    monkeypatch.setenv("HUB_DATABASE_URL", database)
    monkeypatch.setenv("HUB_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HUB_DEV", "1")
    write_staff(tmp_path / "in", people(5))
    rows = [{"工号": "E0002", "生日": "1999-09-09"}]
    write_csv(tmp_path / "in" / "payroll.csv", ("工号", "生日"), rows)
    for name, config, texts in (
        ("staff", STAFF_FILES, (STAFF, DEPARTMENTS)),
        ("payroll", PAYROLL_FILES, (PAYROLL,)),
    ):
        (tmp_path / f"{name}.yaml").write_text(config.format(folder=tmp_path / "in"), "utf-8")
        (tmp_path / name).mkdir()
        for at, text in enumerate(texts):
            (tmp_path / name / f"{at}.yaml").write_text(text, "utf-8")
        made = ["connect", name, "--connector", "files", "--config", str(tmp_path / f"{name}.yaml")]
        assert main([*made, "--mapping", str(tmp_path / name)]) == 0
        assert main(["sync", name]) == 0
    grant = ["grant", "E0001", "--role", "hr", "--reason", "test", "--classes", *HR_CLASSES]
    assert main(grant) == 0
    capsys.readouterr()
    return capsys


def listed(capsys: Capture, *more: str) -> list[dict[str, object]]:
    capsys.readouterr()
    assert main(["conflict", "list", "--as", "E0001", "--json", *more]) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)["conflicts"]
    return found


def test_it_is_told_decided_and_taken_back(company: Capture) -> None:
    assert main(["conflict", "list", "--as", "E0003", "--scope", "employee"]) == 0
    assert "1999" not in company.readouterr().out
    assert main(["conflict", "list", "--as", "E0001", "--department", "D0"]) == 0
    shown = company.readouterr().out
    assert "Employee.birth_date" in shown
    assert "1999-09-09" in shown
    [one] = listed(company)
    name, side = str(one["conflict"]), one["sides"][1]["id"]  # type: ignore[index]
    why = ["--as", "E0001", "--reason", "asked"]
    assert main(["conflict", "keep", name, *why]) == 0
    assert listed(company) == []
    assert main(["conflict", "take", name, side, *why]) == 0
    assert [each["state"] for each in listed(company, "--state", "taken")] == ["taken"]
    assert main(["conflict", "reopen", name, *why]) == 0
    assert [each["rule"] for each in listed(company)] == ["precedence"]
    company.readouterr()
    assert main(["conflict", "keep", "nothing", *why]) == 2
    assert company.readouterr().err.startswith("CONFLICT_UNKNOWN")


def test_a_field_gets_an_owner_and_they_are_found_anew(company: Capture) -> None:
    assert main(["conflict", "own", "Employee.birth_date", "staff", "--reason", "HR knows"]) == 0
    assert "without" in company.readouterr().out
    assert main(["conflict", "find"]) == 0
    assert company.readouterr().out.startswith("1 conflicts")
