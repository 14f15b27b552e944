"""`hub keys`: what there is, and rotations, by the command and on the record."""

import asyncio
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from hub.flows.hub import Hub
from hub.flows.keys import keys_held
from hub.store.sealed import mapped_fields, sealed_cells
from hub.store.sealing.keys import ERASED
from hub.store.sealing.seal import Place
from tests.keys.conftest import Run, of_hub


async def _opened(hub: Hub) -> list[tuple[str, str, bytes, object]]:
    """Every sealed value of the database, opened where it lies."""
    rows = await hub.database.writer.fetch(sealed_cells(hub.made), mapped_fields(hub.made))
    return sorted(
        (
            row["place"],
            row["field"],
            row["row_id"],
            hub.sealer.open_bytes(Place(row["place"], row["field"]), row["row_id"], row["sealed"]),
        )
        for row in rows
    )


def test_every_value_stays_when_keys_rotate(hub: Run) -> None:
    """Opened before, after, and after a rotation with new data keys and another pull."""
    before = of_hub(_opened)
    assert {place for place, *_ in before} >= {"raw_record", "mapped_record", "quarantine"}
    assert "employee_private" in {place for place, *_ in before}
    for words in (("keys", "rotate"), ("keys", "rotate", "--data", "--reason", "yearly")):
        code, out, err = hub(*words)
        assert code == 0, err
        assert "data keys wrapped anew" in out
        assert of_hub(_opened) == before
    assert hub("sync", "staff")[0] == 0
    assert of_hub(_opened) == before
    acts = of_hub(
        lambda one: one.database.writer.fetch(
            "select actor, action, rows, reason, detail from hub.audit "
            "where action like 'keys.%' order by seq"
        )
    )
    assert [(one["actor"], one["action"], one["reason"]) for one in acts] == [
        ("王五", "keys.rotate", None),
        ("王五", "keys.rotated", None),
        ("王五", "keys.rotate", "yearly"),
        ("王五", "keys.rotated", "yearly"),
    ]
    last = json.loads(acts[-1]["detail"])
    assert (last["from"], last["to"], last["custodian"]) == (2, 3, "file")
    assert last["fresh"] > 0
    assert acts[-1]["rows"] > last["fresh"]


def test_blind_indexes_find_as_before(hub: Run) -> None:
    """Asked by a sealed value's equality, before and after."""

    async def found(one: Hub) -> list[bytes]:
        [row] = await one.database.writer.fetch(
            "select id, private_phone_sealed from hub.employee_private "
            "where private_phone_sealed is not null order by id limit 1"
        )
        place = Place("employee_private", "private_phone")
        text = one.sealer.open(place, row["id"].bytes, row["private_phone_sealed"])
        assert isinstance(text, str)
        rows = await one.database.writer.fetch(
            "select id from hub.employee_private where private_phone_index = $1",
            one.sealer.blind_index(place, text),
        )
        assert row["id"] in [match["id"] for match in rows]
        return [match["id"].bytes for match in rows]

    before = of_hub(found)
    assert hub("keys", "rotate", "--data")[0] == 0
    assert of_hub(found) == before


def test_what_there_is_is_counted_and_no_key_is_shown(hub: Run, tmp_path: Path) -> None:
    """Against a naive count over all cells; a rotation under way is told."""
    cells = of_hub(_opened)
    code, out, err = hub("keys", "list", "--json")
    assert (code, err) == (0, "")
    held = json.loads(out)
    assert [one["values"] for one in held["versions"]] == [len(cells)]
    assert sum(one["values"] for one in held["groups"]) == len(cells)
    by_group = {one["group"]: one for one in held["groups"]}
    assert by_group["raw"]["values"] >= sum(place == "raw_record" for place, *_ in cells)
    assert held["unreadable"] == held["unknown"] == 0
    _, plain, _ = hub("keys", "list")
    assert re.search(r"^ +1 +file +\d{4}-\d\d-\d\d \(0 d\) +\d+ +\d+$", plain, re.MULTILINE)
    _, own, _ = hub("keys", "of", "E0001", "--json")
    keys = json.loads(own)
    assert {one["group"] for one in keys} >= {"contact", "identity", "raw"}
    assert all(re.fullmatch("[0-9a-f]{32}", one["id"]) for one in keys)
    assert hub("keys", "of", "E9999")[0] == 2
    assert "erased" not in hub("keys", "of", "E0001")[1]

    def secrets(one: Hub) -> list[bytes]:
        store: Any = one.sealer.keys
        found = [store.by_id(held.id).secret for held in store.inventory().keys]
        return [*found, store.index_key, store._kek.newest.secret]

    async def every(one: Hub) -> list[bytes]:
        return secrets(one)

    for secret in of_hub(every):
        assert secret.hex() not in out + plain + own


def test_erased_and_unknown_keys_are_counted(hub: Run, tmp_path: Path) -> None:
    async def erase(one: Hub) -> int:
        rows = await one.database.writer.fetch("select id from hub.employee order by id limit 1")
        return await one.sealer.erase(rows[0]["id"], ["contact"])

    assert of_hub(erase) == 1

    async def count(one: Hub) -> tuple[int, int]:
        opened = await _opened(one)
        held = await keys_held(one)
        assert held.unreadable == sum(value is ERASED for *_, value in opened)
        return held.unreadable, held.unknown

    unreadable, unknown = of_hub(count)
    assert unreadable > 0
    assert unknown == 0
    assert "their keys were erased" in hub("keys", "list")[1]


def test_no_sealed_value_lies_outside_the_list_of_places(hub: Run) -> None:
    """Ids of data keys are looked for in every column of every table, as bytes and as text."""

    async def outside(one: Hub) -> tuple[int, int]:
        ids = [held.id for held in one.sealer.keys.inventory().keys]
        listed = await one.database.writer.fetch(sealed_cells(one.made), mapped_fields(one.made))
        known = sum(row["sealed"][1:17] in set(ids) for row in listed)
        assert known == len(listed)
        tables = await one.database.writer.fetch(
            "select format('%I.%I', schemaname, tablename) as name from pg_tables "
            "where schemaname not in ('pg_catalog', 'information_schema')"
        )
        everywhere = 0
        for table in tables:
            rows = await one.database.writer.fetch(f"select t::text as row from {table['name']} t")
            text = "\n".join(row["row"] for row in rows)
            for one_id in ids:
                everywhere += text.count(f"01{one_id.hex()}")
                everywhere += text.count(_base64_head(b"\x01" + one_id))
        return known, everywhere

    known, everywhere = of_hub(outside)
    assert known == everywhere > 50


def _base64_head(head: bytes) -> str:
    """What the base64 of a sealed value begins with: its first 15 bytes."""
    import base64

    return base64.b64encode(head[:15]).decode()


def test_killed_in_the_middle_and_asked_again(hub: Run, tmp_path: Path) -> None:
    """The command is killed at random moments, and in the end ends what it began."""
    before = of_hub(_opened)
    command = [sys.executable, "-c", "import sys; from hub.cli import main; sys.exit(main())"]
    command += ["keys", "rotate", "--data"]
    kek = tmp_path / "home" / "keys" / "kek"
    for _ in range(4):
        inode = kek.stat().st_ino
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + 240
        while kek.stat().st_ino == inode and process.poll() is None:
            assert time.monotonic() < end
        time.sleep(random.uniform(0, 0.01))
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=240)
        assert of_hub(_opened) == before
    assert hub("keys", "rotate")[0] == 0
    held = json.loads(hub("keys", "list", "--json")[1])
    assert len(held["versions"]) == 1
    assert of_hub(_opened) == before


def test_moving_to_another_custodian_is_told_and_done(
    hub: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = of_hub(_opened)
    monkeypatch.setenv("HUB_KEK_IN", "environment")
    monkeypatch.setenv("HUB_KEK_SECRET", os.urandom(32).hex())
    assert "`hub keys rotate` moves the key there" in hub("keys", "list")[1]
    assert "kept by environment" in hub("keys", "rotate")[1]
    assert of_hub(_opened) == before
    assert "moves" not in hub("keys", "list")[1]
    monkeypatch.setenv("HUB_KEK_SECRET", f"{os.urandom(32).hex()},{os.environ['HUB_KEK_SECRET']}")
    assert (
        hub("keys", "rewrap", "--reason", "renewed")[1]
        == "1 key-encryption keys are wrapped anew.\n"
    )
    monkeypatch.delenv("HUB_KEK_SECRET")
    code, _, err = hub("keys", "list")
    assert code == 2
    assert "SETTING_INVALID: HUB_KEK_SECRET is not set" in err


def test_one_that_was_interrupted_is_ended_before_it_moves(
    hub: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked with another custodian: what was begun ends, then the key moves, in one command."""

    async def begin(one: Hub) -> int:
        return one.sealer.keys.rotation().begin().version

    assert of_hub(begin) == 2
    assert "`hub keys rotate` ends it" in hub("keys", "list")[1]
    monkeypatch.setenv("HUB_KEK_IN", "environment")
    monkeypatch.setenv("HUB_KEK_SECRET", os.urandom(32).hex())
    code, out, _ = hub("keys", "rotate")
    assert code == 0
    assert "Key-encryption key 3, kept by environment" in out
    held = json.loads(hub("keys", "list", "--json")[1])
    assert [one["custodian"] for one in held["versions"]] == ["environment"]
    assert of_hub(begin) == 4
    assert "had been interrupted is ended" in hub("keys", "rotate")[1]


def test_a_hub_serves_while_keys_rotate(hub: Run, database: str) -> None:
    """Every cell is opened again and again in one process while another rotates, and pulls land."""

    async def both(one: Hub) -> int:
        before = await _opened(one)
        code = "import sys; from hub.cli import main; sys.exit(main())"
        rounds = 0
        for words in (("keys", "rotate"), ("sync", "staff"), ("keys", "rotate", "--data")) * 2:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-c",
                code,
                *words,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            waiting = asyncio.create_task(process.wait())
            while not waiting.done():
                one.sealer._opening.clear()
                one.sealer._opening._older.clear()
                assert await _opened(one) == before
                rounds += 1
            assert waiting.result() == 0
        return rounds

    assert of_hub(both) > 6
