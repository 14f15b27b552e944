"""`hub identity …`: pairs, merges and what is remembered, on the command line."""

import json
from functools import partial
from pathlib import Path

import pytest

from hub.cli import main
from tests.flows.identity_people import IDENTITY, PAYROLL, write
from tests.flows.test_identity_accounts import BADGES, COLUMNS, badge
from tests.support.databases import fetchval, run_async
from tests.support.outside import DEPARTMENTS, write_csv

STAFF = """
path: {folder}
streams:
  departments: {{glob: departments.csv}}
  staff: {{glob: staff.csv, encoding: gb18030}}
"""


@pytest.fixture
def told(
    database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> pytest.CaptureFixture[str]:
    """Ten people of whom six stand twice."""
    monkeypatch.setenv("HUB_DATABASE_URL", database)
    monkeypatch.setenv("HUB_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HUB_DEV", "1")
    folder = tmp_path / "in"
    write(folder)
    payees = "path: {folder}\nstreams:\n  payees: {{glob: payees.csv}}\n"
    for name, config, texts in (
        ("staff", STAFF, (DEPARTMENTS, IDENTITY)),
        ("payroll", payees, (PAYROLL.replace("    FIND\n", ""),)),
    ):
        (tmp_path / f"{name}.yaml").write_text(config.format(folder=folder), "utf-8")
        (tmp_path / name).mkdir()
        for at, text in enumerate(texts):
            (tmp_path / name / f"{at}.yaml").write_text(text, "utf-8")
        place = ["--config", str(tmp_path / f"{name}.yaml"), "--mapping", str(tmp_path / name)]
        assert main(["connect", name, "--connector", "files", *place]) == 0
        assert main(["sync", name]) == 0
    capsys.readouterr()
    return capsys


def test_pairs_are_found_decided_and_taken_back(told: pytest.CaptureFixture[str]) -> None:
    assert main(["identity", "find"]) == 0
    found = "16 people, 6 pairs compared: 6 are certain, 0 are to be looked at.\n"
    assert told.readouterr().out == found
    assert main(["identity", "list", "--json"]) == 0
    pairs = json.loads(told.readouterr().out)
    assert len(pairs) == 6
    locked = [one["field"] for one in pairs[0]["evidence"] if one["code"] is None]
    assert "nationalId" in locked  # nobody is named by --as
    assert pairs[0]["score"] is None
    first, second = pairs[0], pairs[1]
    ends = [first["one"], first["other"]]
    assert main(["identity", "merge", *ends, "--reason", "the same card"]) == 0
    merge = told.readouterr().out.rsplit(maxsplit=1)[-1]
    assert main(["identity", "merges"]) == 0
    assert "the same card" in told.readouterr().out
    assert main(["identity", "undo", merge, "--reason", "two cards"]) == 0
    assert "went back" in told.readouterr().out
    assert main(["identity", "apart", second["one"], second["other"], "--reason", "twins"]) == 0
    told.readouterr()
    assert main(["identity", "find", "--merge-certain"]) == 0
    assert "4 pairs were made one." in told.readouterr().out
    assert main(["identity", "merge", *ends, "--reason", " "]) == 2
    assert told.readouterr().err.startswith("REASON_MISSING")


def _row(database: str, number: str) -> str:
    query = f"select id::text from hub.employee where number = '{number}'"
    found = run_async(partial(fetchval, database, query))
    return str(found)


def test_an_account_is_taken_out_and_put_back(
    told: pytest.CaptureFixture[str], database: str, tmp_path: Path
) -> None:
    """A badge under a number of somebody else: taken out, found to be of another, put back."""
    folder = tmp_path / "in"
    write_csv(folder / "badges.csv", COLUMNS, [badge("B2", "E0007", 2)])
    (tmp_path / "badge.yaml").write_text(
        f"path: {folder}\nstreams:\n  badges: {{glob: badges.csv}}\n", "utf-8"
    )
    (tmp_path / "badge").mkdir()
    (tmp_path / "badge" / "0.yaml").write_text(BADGES, "utf-8")
    place = ["--config", str(tmp_path / "badge.yaml"), "--mapping", str(tmp_path / "badge")]
    assert main(["connect", "badge", "--connector", "files", *place]) == 0
    assert main(["sync", "badge"]) == 0
    told.readouterr()
    wrong = _row(database, "E0007")
    assert main(["identity", "accounts", "--of", wrong, "--json"]) == 0
    found = {one["system"]: one for one in json.loads(told.readouterr().out)}
    assert found["badge/badges"]["account"] == "A9"  # nobody is named by --as
    account = found["badge/badges"]["id"]
    assert main(["identity", "take-out", wrong, account, "--reason", "another's card"]) == 0
    match = told.readouterr().out.rsplit(maxsplit=1)[-1]
    assert main(["identity", "accounts", "--of", wrong]) == 0
    assert "badge/badges" not in told.readouterr().out
    assert main(["identity", "find"]) == 0
    said = "1 accounts wait: 1 are somebody's for certain, 1 matches are to be looked at."
    assert said in told.readouterr().out
    assert main(["identity", "accounts", "--json"]) == 0
    [one, other] = json.loads(told.readouterr().out)  # the row of payroll knows no day of birth
    assert (one["grade"], other["grade"]) == ("certain", "review")
    assert one["employee"] == _row(database, "E0002")
    assert main(["identity", "not-theirs", one["match"], "--reason", "twins"]) == 0
    assert main(["identity", "join", match, "--reason", "theirs after all"]) == 0
    assert f"The account is that of {wrong} now." in told.readouterr().out
    assert main(["identity", "accounts"]) == 0
    assert told.readouterr().out == "No account is in this state.\n"
    assert main(["identity", "join", "x", "--reason", "r"]) == 2
    assert told.readouterr().err.startswith("IDENTITY_ACCOUNT_UNKNOWN")
