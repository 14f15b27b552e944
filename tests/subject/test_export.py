"""An export holds everything that is held about a person, beside an oracle in plain SQL."""

import csv
import hashlib
import io
import json
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from hub.errors import Refused
from hub.flows.hub import Hub
from hub.flows.subject_export import export_subject
from hub.schema.shipped import shipped
from hub.store.subject.gather import NOTHING, mechanism
from hub.store.tables import tables
from tests.subject.company import WHO, secrets, who
from tests.subject.oracle import Found, refers
from tests.support import databases

SEED: Final = Path(__file__).with_name("seed.sql")
DERIVED: Final = ("_index", "_sort", "_sealed")
LEFT_OUT: Final = frozenset(
    {"search", "plain", "changes", "content_hash", "valid", "hash", "mark", "pack", "place", "size"}
)
"""Columns of which an export says nothing: derived ones, and where a body lies."""


async def seeded(hub: Hub, number: str = WHO) -> str:
    """A row about the person in the tables that no pull fills."""
    person = await who(hub, number)
    for statement in SEED.read_text(encoding="utf-8").split("\n--;\n"):
        await hub.database.writer.execute(statement, person)
    return person


async def taken(hub: Hub, path: Path, number: str = WHO) -> dict[str, list[dict[str, Any]]]:
    """Table → its rows in the file."""
    await export_subject(hub, number, path, actor="t", reason="they asked")
    return read(path)


def read(path: Path) -> dict[str, list[dict[str, Any]]]:
    with zipfile.ZipFile(path) as file:
        return {
            name.removeprefix("data/").removesuffix(".json"): json.loads(file.read(name))
            for name in file.namelist()
            if name.startswith("data/") and name.endswith(".json")
        }


def missing(found: Found, given: Mapping[str, list[dict[str, Any]]]) -> list[tuple[str, str]]:
    """What the oracle finds and the file does not have: table and key of the row."""
    gone = []
    for table, rows in found.rows.items():
        there = [*given.get(table, []), *_references(given, table)]
        for row in rows:
            key = {name: row[name] for name in found.keys[table]}
            if not any(_same(one, key) for one in there):
                gone.append((table, json.dumps(key)))
    return gone


def _references(given: Mapping[str, list[dict[str, Any]]], table: str) -> list[dict[str, Any]]:
    return [one for one in given.get("references", []) if one["table"] == table]


def _same(row: Mapping[str, Any], key: Mapping[str, Any]) -> bool:
    known = {name for name in key if name in row}
    return bool(known or set(key) <= {"hash", "mark", "digest", "word"}) and all(
        row[name] == key[name] for name in known
    )


async def test_all_that_the_oracle_finds_is_in_the_file(
    hub: Hub, database: str, tmp_path: Path
) -> None:
    person = await seeded(hub)
    given = await taken(hub, tmp_path / "one.zip")
    found = await refers(database, person)
    found.rows["audit"] = [one for one in found.rows["audit"] if one["action"] != "subject.export"]
    assert missing(found, given) == []
    assert len(found.ids) == 2  # the row of payroll was merged into that of the personnel file
    for table in ("dependent", "health_record", "compensation", "contract", "attendance_day",
                  "employment_history", "raw_record", "mapped_record", "quarantine", "audit",
                  "account", "sign_in_session", "access_grant", "delegation", "outbox",
                  "identity_merge", "employee_private", "late_change", "run_seen"):  # fmt: skip
        assert given.get(table) or table.endswith("_history"), table


async def test_every_column_that_says_something_is_in_the_file(
    hub: Hub, database: str, tmp_path: Path
) -> None:
    """Of rows of entities, column by column: what is there is given, sealed values opened."""
    given = await taken(hub, tmp_path / "one.zip")
    found = await refers(database, await who(hub))
    model = shipped()
    for spec in model:
        if spec.subject is None:
            continue
        for row in found.rows.get(spec.table, []):
            own = [one for one in given.get(spec.table, []) if one["id"] == row["id"]]
            if not own:
                continue  # about others, whom this person leads: only referred to
            said = {
                name.removesuffix("_sealed") for name, value in row.items() if value is not None
            }
            said = {one for one in said if not one.endswith(DERIVED)} - LEFT_OUT
            assert said <= {name for name, value in own[0].items() if value is not None}


async def test_what_was_known_of_them_can_be_read_and_nothing_of_others(
    hub: Hub, tmp_path: Path
) -> None:
    await taken(hub, tmp_path / "one.zip")
    with zipfile.ZipFile(tmp_path / "one.zip") as file:
        texts = {name: file.read(name).decode() for name in file.namelist()}
    manifest = json.loads(texts.pop("manifest.json"))
    whole = "".join(texts.values())
    for what, value in secrets(1).items():
        assert value in whole or value.replace(".", "") in whole, what
    for at in range(2, 11):
        for what, value in secrets(at).items():
            assert value not in whole, what
    assert {one["connection"] for one in manifest["systems"]} == {
        "staff", "payroll", "clock", "care", "hub",
    }  # fmt: skip
    for one in manifest["files"]:
        assert hashlib.sha256(texts[one["file"]].encode()).hexdigest() == one["sha256"]
        if one["file"].endswith(".csv"):
            rows = list(csv.reader(io.StringIO(texts[one["file"]].removeprefix("\ufeff"))))
            assert len(rows) == one["rows"] + 1


async def test_secrets_and_ids_of_others_stay_out(hub: Hub, tmp_path: Path) -> None:
    await seeded(hub)
    given = await taken(hub, tmp_path / "one.zip")
    whole = json.dumps(given)
    assert "secret-of-the-account" not in whole
    assert "00000000-0000-4000-8000-0000000000ff" not in whole  # read in the same request
    [look] = given["reads"]
    assert (look["classes"], look["purpose"]) == (["PAY"], "payroll")
    own = {one["id"] for rows in given.values() for one in rows if "id" in one}
    assert all(set(one["row_ids"]) <= own for one in given["outbox"])
    assert given["run_seen"][0]["keys"] != []
    assert "of nobody" not in whole


async def test_a_new_table_that_is_forgotten_is_found(
    hub: Hub, database: str, tmp_path: Path
) -> None:
    person = await who(hub)
    await databases.execute(
        database,
        "create table hub.remark (id uuid primary key, employee_id uuid, said text)",
        f"insert into hub.remark values ('{person}', '{person}', 'late')",
    )
    given = await taken(hub, tmp_path / "one.zip")
    found = await refers(database, person)
    found.rows.pop("audit")
    assert [table for table, _ in missing(found, given)] == ["remark"]


def test_every_table_of_the_mechanism_is_accounted_for() -> None:
    """A new table says what it holds of people, or why it holds nothing."""
    made = tables(shipped())
    there = set(made.metadata.tables) - {
        f"hub.{one}" for one in (*made.history, *(t.name for t in made.history.values()))
    }
    named = {one.removeprefix("hub.") for one in there}
    assert named == set(mechanism()) | set(NOTHING)
    assert not mechanism() & NOTHING.keys()


async def test_the_file_is_for_its_owner_and_on_the_record(hub: Hub, tmp_path: Path) -> None:
    path = tmp_path / "one.zip"
    made = await export_subject(hub, WHO, path, actor="t", reason="they asked")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    row = await hub.database.writer.fetchrow(
        "select actor, reason, detail::text as detail from hub.audit "
        "where action = 'subject.export'"
    )
    assert (row["actor"], row["reason"]) == ("t", "they asked")
    assert json.loads(row["detail"])["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert made.erased == 0
    for name, reason, code in (
        (WHO, "they asked", "FILE_EXISTS"),
        ("E9999", "they asked", "SUBJECT_UNKNOWN"),
        (WHO, " ", "REASON_MISSING"),
    ):
        place = path if code == "FILE_EXISTS" else tmp_path / "other.zip"
        with pytest.raises(Refused) as caught:
            await export_subject(hub, name, place, actor="t", reason=reason)
        assert caught.value.code == code
        assert not (tmp_path / "other.zip").exists()
