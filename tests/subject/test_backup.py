"""A backup taken before an erasure, opened with the keys of after: what went is unreadable."""

import asyncio
import json
import stat
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import hub_audit_verify as verifier
from hub.flows.audit import anchors_of, seal_audit
from hub.flows.hub import Hub
from hub.flows.subject_erase import erase, lift_erasure, repeat
from hub.flows.subject_export import held_about
from hub.schema.retention import people
from hub.store.embedded.place import packaged_binaries
from hub.store.landing.places import place_of
from hub.store.sealing.keys import ERASED
from tests.subject.company import WHO, pulled, secrets
from tests.subject.oracle import tables_with
from tests.subject.test_erase import held, known, left
from tests.support import databases
from tests.support.hubs import hub_at
from tests.support.outside import people as staff_of


def dump(dsn: str, file: Path) -> Path:
    """A backup as an operator takes it."""
    program = packaged_binaries() / "pg_dump"
    subprocess.run([program, "--format=custom", f"--file={file}", dsn], check=True)
    return file


@asynccontextmanager
async def restored(server: databases.AnyServer, file: Path, home: Path) -> AsyncIterator[Hub]:
    """The backup in a database of its own, opened by a hub with today's keys."""
    with databases.fresh_database(server) as dsn:
        program = packaged_binaries() / "pg_restore"
        await asyncio.to_thread(
            subprocess.run, [program, f"--dbname={dsn}", "--no-owner", str(file)], check=True
        )
        async with hub_at(dsn, home) as opened:
            yield opened


async def sealed_cells(hub: Hub, ids: tuple[str, ...]) -> list[tuple[str, str, Any]]:
    """(Key group, class, what it opens to) of every sealed cell about the person, images too."""
    found = []
    for spec in people(hub.model):
        about = "id" if spec.subject == "self" else "employee_id"
        for one in spec.fields.values():
            if not one.kind.sealed:
                continue
            table = hub.made.of(spec, one)
            for name in (table.name, hub.made.history[table.name].name):
                rows = await hub.database.writer.fetch(
                    f"select id, {one.column}_sealed as sealed from hub.{name} "
                    f"where {one.column}_sealed is not null and {about} = any($1::uuid[])",
                    list(ids),
                )
                place = place_of(hub.made, spec, one)
                found += [
                    (
                        one.cls.key_group,
                        one.cls.name,
                        hub.sealer.open(place, row["id"], row["sealed"]),
                    )
                    for row in rows
                ]
    return found


async def test_family_and_health_are_unreadable_in_a_backup_and_all_else_is_not(
    hub: Hub, database: str, pg_server: databases.AnyServer, tmp_path: Path
) -> None:
    file = dump(database, tmp_path / "before.dump")
    _, person = await held_about(hub, WHO)
    await erase(hub, WHO, ["family", "health"], actor="t", reason="they asked")
    async with restored(pg_server, file, tmp_path / "home") as old:
        cells = await sealed_cells(old, person.ids)
        gone = {group for group, _, value in cells if value is ERASED}
        kept = {group for group, _, value in cells if value is not ERASED}
        assert gone == {"family", "health"}
        assert kept == {"contact", "identity", "pay"}
        _, text = await held(old)
        lost = {"child", "child's phone", "result", "allergies", "raw level"}
        # What stands of the child is the key of its record, which is no sealed value.
        assert known(text) - {"child"} == set(secrets(1)) - lost
        assert known((await held(old, "E0002"))[1], 2) == set(secrets(2)) - {"name of the hub"}


async def test_whoever_is_erased_as_a_whole_has_no_sealed_value_left_in_a_backup(
    hub: Hub, database: str, pg_server: databases.AnyServer, tmp_path: Path
) -> None:
    """Also what lies under the key of the row that was merged, and raw records, and images."""
    await left(hub, tmp_path / "home")
    file = dump(database, tmp_path / "before.dump")
    _, person = await held_about(hub, WHO)
    assert len(person.ids) == 2
    await erase(hub, WHO, ["all"], actor="t", reason="they asked")
    async with restored(pg_server, file, tmp_path / "home") as old:
        cells = await sealed_cells(old, person.ids)
        assert len(cells) > 10
        assert {value for _, _, value in cells} == {ERASED}
        tables, text = await held(old)
        assert {json.dumps(row["body"]) for row in tables["raw_record"]} == {'{"erased": true}'}
        plain = {"child", "place", "school", "contract", "name of the hub"}
        assert known(text) <= plain  # what lies plain in a database lies plain in its backups


async def test_pay_goes_on_to_open_when_the_bank_account_is_gone(
    hub: Hub, database: str, pg_server: databases.AnyServer, tmp_path: Path
) -> None:
    """One key seals both: what stays is sealed anew, twice over if need be."""
    file = dump(database, tmp_path / "before.dump")
    _, person = await held_about(hub, WHO)
    for wanted in (["BANK"], ["BANK", "HOME"], ["BANK"]):
        await erase(hub, WHO, wanted, actor="t", reason="they asked")
        assert {"wage", "why paid"} <= known((await held(hub))[1])
        assert "card" not in known((await held(hub))[1])
    async with restored(pg_server, file, tmp_path / "home") as old:
        cells = await sealed_cells(old, person.ids)
        assert {value for group, _, value in cells if group == "pay"} == {ERASED}


async def test_the_audit_survives(hub: Hub, tmp_path: Path) -> None:
    """The chain holds before and after, and no entry says anything that went."""
    await left(hub, tmp_path / "home")
    await seal_audit(hub)
    await erase(hub, WHO, ["all"], actor="t", reason="they asked")
    await seal_audit(hub)
    anchors = anchors_of(hub)
    key = verifier.key_of(anchors.public.read_bytes())
    told = verifier.anchors_of(anchors.file.read_text("utf-8"))
    findings, _ = await verifier.verify(hub.database.dsn, told, key, 0)
    assert findings == []
    entries = await hub.database.writer.fetchval("select string_agg(a::text, '') from hub.audit a")
    assert not known(entries)


async def test_a_restored_database_is_told_of_what_was_erased(
    hub: Hub, database: str, pg_server: databases.AnyServer, tmp_path: Path
) -> None:
    """Of one as a whole, of one in part; what was lifted is not done again."""
    file = dump(database, tmp_path / "before.dump")
    await erase(hub, "E0002", ["family"], actor="t", reason="they asked")
    lifted = await erase(hub, "E0003", ["family"], actor="t", reason="they asked")
    await lift_erasure(hub, lifted.id, actor="t", reason="they agree again")
    await left(hub, tmp_path / "home")
    await erase(hub, WHO, ["all"], actor="t", reason="they asked")
    name = staff_of(10)[0]["姓名"]
    async with restored(pg_server, file, tmp_path / "home") as old:
        assert await tables_with(old.database.dsn, name)
        assert await repeat(old, actor="t") == 2
        for _ in range(2):
            for what, value in {**secrets(1), "name": name, "number": WHO}.items():
                assert await tables_with(old.database.dsn, value) == [], what
            assert "child" not in known((await held(old, "E0002"))[1], 2)
            assert "child" in known((await held(old, "E0003"))[1], 3)
            await pulled(old)
        assert await repeat(old, actor="t") == 0
    assert stat.S_IMODE((tmp_path / "home" / "erasures").stat().st_mode) == 0o600
