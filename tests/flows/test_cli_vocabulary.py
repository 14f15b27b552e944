"""`hub vocabulary match` on stored departments: who waits with a name is evidence."""

import json
from pathlib import Path
from typing import Any

import pytest

from hub.cli import main
from tests.support.outside import DEPARTMENTS, STAFF, people, units, write_csv, write_staff
from tests.web.test_department_words import TICKETS

STAFF_CONFIG = """
path: {folder}
streams:
  departments: {{glob: departments.csv}}
  staff: {{glob: staff.csv, encoding: gb18030}}
"""
THEIRS = {"D1": "火箭小队", "D2": "销售九部", "D3": "火星组"}


@pytest.fixture
def told(
    database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> pytest.CaptureFixture[str]:
    """21 people in 销售1部 to 销售3部, whom a ticket system has under other names."""
    monkeypatch.setenv("HUB_DATABASE_URL", database)
    monkeypatch.setenv("HUB_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HUB_DEV", "1")
    folder, staff = tmp_path / "in", people(21)
    write_staff(folder, staff, units())
    write_csv(folder / "posts.csv", ("工号", "组"), [
        {"工号": one["工号"], "组": THEIRS[one["部门"]]} for one in staff
    ])  # fmt: skip
    posts = "path: {folder}\nstreams:\n  posts: {{glob: posts.csv}}\n"
    for name, config, texts in (
        ("staff", STAFF_CONFIG, (DEPARTMENTS, STAFF)),
        ("tickets", posts, (TICKETS,)),
    ):
        (tmp_path / f"{name}.yaml").write_text(config.format(folder=folder), "utf-8")
        (tmp_path / name).mkdir()
        for at, text in enumerate(texts):
            (tmp_path / name / f"{at}.yaml").write_text(text, "utf-8")
        place = ["--config", str(tmp_path / f"{name}.yaml"), "--mapping", str(tmp_path / name)]
        assert main(["connect", name, "--connector", "files", *place]) == 0
        main(["sync", name])
    capsys.readouterr()
    return capsys


def asked(
    told: pytest.CaptureFixture[str], folder: Path, *arguments: str
) -> dict[str, dict[str, Any]]:
    file = folder / "names.txt"
    file.write_text("火箭小队\n销售九部\n销售一部\n", "utf-8")
    assert main(["vocabulary", "match", "department", *arguments, str(file)]) == 0
    lines = [json.loads(line) for line in told.readouterr().out.splitlines()]
    return {one["raw"]: one for one in lines}


def test_shared_people_are_evidence_for_a_name(
    told: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    found = asked(told, tmp_path)
    first = found["火箭小队"]["suggestions"][0]
    assert (found["火箭小队"]["term"], first["term"]) == (None, "D1")
    assert first["evidence"] == "members: 7 of 7 are in it"
    assert "members" not in json.dumps(found["销售九部"])  # another ordinal forbids it
    assert found["销售一部"]["term"] == "D1"


def test_the_names_of_one_system_are_those_that_count(
    told: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    found = asked(told, tmp_path, "--system", "tickets")
    assert found["火箭小队"]["suggestions"][0]["term"] == "D1"
    assert "members" not in json.dumps(asked(told, tmp_path, "--system", "staff"))
    file = str(tmp_path / "names.txt")
    assert main(["vocabulary", "match", "department", "--system", "nowhere", file]) == 2
    assert told.readouterr().err.startswith("CONNECTION_UNKNOWN")
