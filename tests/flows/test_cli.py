"""The command line: what it prints, with which exit code, and what it never prints."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import asyncpg
import pytest

from hub.cli import main
from tests.support.databases import run_async
from tests.support.outside import DEPARTMENTS, EDUCATION, STAFF, people, write_staff

GOLDEN = Path(__file__).parent / "golden"
Run = Callable[..., tuple[int, str, str]]
CONFIG = """
path: {folder}
streams:
  departments: {{glob: departments.csv}}
  staff: {{glob: staff.csv, encoding: gb18030}}
  education: {{glob: education.csv}}
"""


@pytest.fixture
def hub(
    database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Run a command; its exit code, output and error output, with ids and times made equal."""
    monkeypatch.setenv("HUB_DATABASE_URL", database)
    monkeypatch.setenv("HUB_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HUB_OPERATOR", "王五")
    monkeypatch.setenv("HUB_DEV", "1")

    def run(*words: str) -> tuple[int, str, str]:
        code = main(list(words))
        out, err = capsys.readouterr()
        return code, _steady(out), _steady(err)

    return run


def _steady(text: str) -> str:
    text = re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<id>", text)
    text = re.sub(r"in \d+\.\d s", "in <time>", text)
    return re.sub(r"\d{4}-\d\d-\d\d( \d\d:\d\d)?", "<when>", text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A staff folder with its configuration and mappings, as a person would write them."""
    education = [
        {"工号": "E0001", "学历": "本科", "学校": "甲大学"},
        {"工号": "E0002", "学历": "大学", "学校": "乙大学"},
        {"工号": "E9999", "学历": "本科", "学校": "丙大学"},
    ]
    write_staff(tmp_path / "in", people(12), education=education)
    (tmp_path / "staff.yaml").write_text(CONFIG.format(folder=tmp_path / "in"), "utf-8")
    (tmp_path / "mapping").mkdir()
    for name, text in (("a", EDUCATION), ("b", STAFF), ("c", DEPARTMENTS)):
        (tmp_path / "mapping" / f"{name}.yaml").write_text(text, "utf-8")
    return tmp_path


def connected(hub: Run, folder: Path) -> None:
    code, out, err = hub(
        *("connect", "staff", "--connector", "files", "--schedule", "every 15m"),
        *("--config", str(folder / "staff.yaml"), "--mapping", str(folder / "mapping")),
    )
    assert (code, err) == (0, "")
    assert out == (
        "staff is connected; streams in order: departments, staff, education.\n"
        "Next: hub sync staff\n"
    )


SYNCED = (GOLDEN / "synced.txt").read_text("utf-8")
STATUS = (GOLDEN / "status.txt").read_text("utf-8")
QUARANTINE = (GOLDEN / "quarantine.txt").read_text("utf-8")


def test_connect_sync_status_and_quarantine_read_like_this(hub: Run, folder: Path) -> None:
    """The printed account of a first day; no value of a person is in it."""
    code, out, _ = hub("status")
    assert (code, out.split(".")[0]) == (0, "There is no connection yet")
    connected(hub, folder)
    assert hub("sync", "staff") == (0, SYNCED, "")
    code, out, _ = hub("status")
    assert _columns(out) == _columns(STATUS)
    code, out, _ = hub("quarantine")
    assert _columns(out) == _columns(QUARANTINE)
    assert hub("quarantine", "staff", "--code", "INVALID")[1] == "Nothing waits for a decision.\n"
    assert "大学" not in out
    assert "E0002" not in out


def _columns(text: str) -> list[list[str]]:
    return [re.split(r"\s{2,}", line.strip()) for line in text.splitlines()]


def test_json_is_for_programs(hub: Run, folder: Path) -> None:
    """`--json` gives the same account, balanced, and the status with its jobs."""
    connected(hub, folder)
    code, out, _ = hub("sync", "--json")
    [run] = json.loads(out)
    assert (code, run["state"], run["error"]) == (0, "finished", None)
    assert [one["stream"] for one in run["streams"]] == ["departments", "staff", "education"]
    assert all(one["balanced"] for one in run["streams"])
    status = json.loads(hub("status", "--json")[1])
    assert (status["connections"][0]["connection"], status["jobs"]) == ("staff", [])


def test_a_mass_change_is_told_with_the_command_that_accepts_it(
    hub: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, the numbers, and the command to type; typed, it lands."""
    write_staff(folder / "in", people(60))
    connected(hub, folder)
    assert hub("sync", "staff")[0] == 0
    write_staff(folder / "in", people(20))
    assert main(["sync", "staff"]) == 2
    _, err = capsys.readouterr()
    assert "MASS_CHANGE: Too many people would end" in err
    assert "0 ended, 0 moved, 40 deleted of 60" in err
    found = re.search(r"hub sync staff --accept (\S+)`", err)
    assert found is not None
    assert main(["sync", "staff", "--accept", found[1]]) == 0


def test_an_error_has_code_message_detail_and_hint_and_no_traceback(
    hub: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Refused is 2, transient is 3; the output is empty, the error output is for people."""
    code, out, err = hub("sync", "stuff")
    assert (code, out) == (2, "")
    assert err.splitlines() == [
        "CONNECTION_UNKNOWN: There is no such connection.",
        "  connection stuff",
        "  Hint: `hub connect` makes one.",
    ]
    monkeypatch.setenv("HUB_DATABASE_URL", "postgresql://nobody@127.0.0.1:9/hub")
    code, out, err = hub("status")
    assert (code, out) == (3, "")
    assert err == "DATABASE_AWAY: Postgres does not answer.\n  Hint: Check that it runs.\n"
    assert hub("connect", "x", "--connector", "files")[0] == 2


def test_a_secret_never_stands_on_the_command_line_nor_in_an_answer(
    hub: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It comes from a variable or a file; when that is missing, only its name is told."""
    monkeypatch.setenv("PAYROLL_PASSWORD", "correct horse")
    words = (
        *("connect", "staff", "--connector", "files", "--config", str(folder / "staff.yaml")),
        *("--mapping", str(folder / "mapping")),
    )
    code, out, err = hub(*words, "--secret", "password=PAYROLL_PASSWORD")
    assert code == 0 or "correct horse" not in err
    code, out, err = hub(*words, "--secret", "password=NOT_SET")
    assert (code, out) == (2, "")
    assert err.startswith("SECRET_MISSING: ")
    secrets = folder / "secrets.yaml"
    secrets.write_text("password: [correct horse", "utf-8")
    code, out, err = hub(*words, "--secrets-file", str(secrets))
    assert code == 2
    assert "correct horse" not in err + out


def test_publish_grant_revoke_and_token(hub: Run, folder: Path) -> None:
    """A decision is published, rights are given and taken, a token warns where data say no."""
    connected(hub, folder)
    hub("sync")
    better = folder / "better.yaml"
    better.write_text(
        EDUCATION.replace("本科: bachelor", "本科: bachelor, 大学: bachelor"), "utf-8"
    )
    publish = ("mapping", "publish", "staff", "education", str(better), "--reason", "大学 is 本科")
    code, out, _ = hub(*publish)
    assert (code, out.splitlines()[0]) == (0, "Version 2 of staff/education is in use.")
    assert hub(*publish)[1] == "Version 2 of staff/education has this content already.\n"
    code, out, err = hub("token", "--employee", "E0001", "--scope", "hr")
    assert (code, out.count(".")) == (0, 2)
    assert err.startswith("Warning: the employee holds no grant of the role hr")
    code, out, _ = hub(
        *("grant", "E0001", "--role", "hr", "--classes", "CORE", "TIME", "--extent", "subtrees"),
        *("--ids", "D1", "--reason", "HR of sales"),
    )
    assert (code, out) == (0, "Granted: <id>\n")
    assert hub("token", "--employee", "E0001", "--scope", "hr")[2] == ""
    _, out, _ = hub("grants")
    assert _columns(out)[1] == [
        *("<id>", "E0001", "hr", "CORE TIME", "subtrees (1)", "<when>", "-", "王五", "HR of sales")
    ]
    assert hub("token", "--employee", "E0002", "--scope", "manager")[2].startswith(
        "Warning: nobody"
    )
    assert hub("token", "--employee", "E7777")[2].startswith("Warning: no employee")
    assert hub("grant", "E7777", "--role", "hr")[0] == 2
    assert hub("revoke", "nonsense", "--reason", "x")[0] == 2


def test_the_operator_stands_in_the_audit(hub: Run, folder: Path, database: str) -> None:
    """What was done on the command line names who did it, the look into quarantine too."""
    connected(hub, folder)
    hub("sync")
    hub("quarantine")

    async def actions() -> set[str]:
        connection = await asyncpg.connect(database)
        try:
            rows = await connection.fetch("select action from hub.audit where actor = '王五'")
        finally:
            await connection.close()
        return {row["action"] for row in rows}

    found = run_async(actions)
    assert {"connection.put", "mapping.publish", "pull", "quarantine.read"} <= found


def test_pause_resume_and_remove(hub: Run, folder: Path) -> None:
    """A connection that brought records is paused, not removed."""
    connected(hub, folder)
    assert hub("pause", "staff") == (0, "staff is paused.\n", "")
    assert "paused" in hub("status")[1]
    assert hub("resume", "staff")[0] == 0
    assert hub("remove", "staff") == (0, "staff is removed.\n", "")
    assert hub("remove", "staff")[0] == 2


def test_help_is_quick_and_names_every_command() -> None:
    """Nothing heavy is imported for it: SQLAlchemy, polars and Strawberry stay out."""
    look = (
        "import sys; from hub.cli import main; main(['--help']); "
        "print([one for one in ('sqlalchemy', 'polars', 'strawberry', 'asyncpg', 'yaml') "
        "if one in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", look], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.splitlines()[-1] == "[]"
    for name in ("demo", "serve", "work", "migrate", "connect", "sync", "status", "quarantine"):
        assert f" {name} " in done.stdout


def test_printed_texts_are_the_checked_in_ones(hub: Run) -> None:
    """`hub access print` is the file that a person reviews."""
    code, out, _ = hub("access", "print")
    assert code == 0
    root = Path(__file__).parents[2]
    assert out.strip() == (root / "docs/reference/access.txt").read_text("utf-8").strip()


def test_an_unforeseen_error_tells_its_place_and_none_of_its_words(
    hub: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The exception's text may quote a value; the type and the lines of code are enough."""

    def broken(_: object) -> None:
        raise ValueError("E0001 赵䶮")

    monkeypatch.setattr("hub.cli.status.act", broken)
    code, out, err = hub("status")
    assert (code, out) == (4, "")
    assert "INTERNAL: The hub met an internal error.\n  ValueError\n" in err
    assert "赵䶮" not in err.replace('raise ValueError("E0001 赵䶮")', "")
