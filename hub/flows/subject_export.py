"""Everything that is held about a person, as a file that they can be given.

A zip of mode 0600: `manifest.json`, and for every table with something in it a JSON and a CSV
below `data/`. Who took it, of whom and with which digest stands in the audit before the file does.
"""

import asyncio
import csv
import hashlib
import os
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Final

import orjson

from hub.errors import Refused, said_why
from hub.flows.hub import Hub
from hub.flows.roster_sheet import harmless
from hub.schema.record import Json
from hub.store.acts import note
from hub.store.subject.gather import WITHHELD, Held, Row, gather
from hub.store.subject.person import Person, find_person
from hub.store.uuid7 import uuid7

FORMAT: Final = "hub-subject/1"
_JSON: Final = orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS
READS, REFERENCES = "reads", "references"


@dataclass(frozen=True)
class Exported:
    """A file that was made."""

    id: str
    path: Path
    person: Person
    rows: int
    erased: int
    sha256: str


async def export_subject(hub: Hub, name: str, path: Path, *, actor: str, reason: str) -> Exported:
    """Write everything about the person of that number or id.

    Raises Refused SUBJECT_UNKNOWN, SUBJECT_AMBIGUOUS, FILE_EXISTS, REASON_MISSING.
    """
    why = said_why(reason)
    if await asyncio.to_thread(path.exists):
        raise _there(path)
    held, person = await held_about(hub, name)
    made, at = uuid7(), datetime.now(UTC)
    tables = files_of(held)
    told = {"export": made, "made_at": at.isoformat(), "made_by": actor, "reason": why}
    packed = await asyncio.to_thread(_packed, tables, {**told, **_about(held, person)})
    digest = hashlib.sha256(packed).hexdigest()
    rows = sum(len(some) for some in tables.values())
    detail: dict[str, Json] = {"export": made, "employee": person.id, "sha256": digest}
    await note(
        hub.database.writer, actor, "subject.export", "subject", rows=rows, reason=why,
        detail=detail,
    )  # fmt: skip
    await asyncio.to_thread(_write, path, packed)
    return Exported(made, path, person, rows, held.erased, digest)


async def held_about(hub: Hub, name: str) -> tuple[Held, Person]:
    """What is held at one moment; raises Refused SUBJECT_UNKNOWN, SUBJECT_AMBIGUOUS."""
    async with (
        hub.database.writer.acquire() as connection,
        connection.transaction(isolation="repeatable_read"),
    ):
        person = await find_person(connection, name, hub.today())
        held = await gather(connection, hub.made, hub.model, hub.sealer, person)
    return held, person


def files_of(held: Held) -> dict[str, Sequence[Row]]:
    """File → its rows; only of what there is."""
    found: dict[str, Sequence[Row]] = {name: rows for name, rows in held.tables.items() if rows}
    reads = list(_reads(held))
    if reads:
        found[READS] = reads
    if held.references:
        found[REFERENCES] = held.references
    return found


def _reads(held: Held) -> Iterator[Row]:
    """Who looked at recorded classes of the person."""
    for row in held.tables["audit"]:
        detail = row["detail"]
        if row["action"] == "people.read" and isinstance(detail, dict):
            parts = detail.get("read")
            classes = {
                str(one)
                for part in (parts if isinstance(parts, list) else [])
                if isinstance(part, dict) and part.get("people")
                for one in (part["classes"] if isinstance(part["classes"], list) else [])
            }
            yield {
                "at": row["at"],
                "by": row["actor"],
                "classes": sorted(classes),
                "purpose": row["reason"],
            }


def _about(held: Held, person: Person) -> dict[str, object]:
    return {
        "format": FORMAT,
        "person": {"id": person.id, "number": person.number, "rows": list(person.ids)},
        "systems": list(held.systems),
        "withheld": dict(WITHHELD),
        "erased_values": held.erased,
    }


def _packed(tables: Mapping[str, Sequence[Row]], about: Mapping[str, object]) -> bytes:
    made = BytesIO()
    listed = []
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name, rows in sorted(tables.items()):
            for ending, text in (("json", orjson.dumps(rows, option=_JSON)), ("csv", _csv(rows))):
                file = f"data/{name}.{ending}"
                out.writestr(file, text)
                digest = hashlib.sha256(text).hexdigest()
                listed.append({"file": file, "rows": len(rows), "sha256": digest})
        manifest = {**about, "files": listed}
        out.writestr("manifest.json", orjson.dumps(manifest, option=_JSON))
    return made.getvalue()


def _csv(rows: Sequence[Row]) -> bytes:
    """UTF-8 with the mark that Excel needs; what has parts stands as JSON in its cell."""
    heads = list(dict.fromkeys(name for row in rows for name in row))
    made = StringIO()
    out = csv.writer(made)
    out.writerow(heads)
    out.writerows([harmless(_cell(row.get(name))) for name in heads] for row in rows)
    return b"\xef\xbb\xbf" + made.getvalue().encode()


def _cell(value: Json) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else orjson.dumps(value).decode()


def _write(path: Path, content: bytes) -> None:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    except FileExistsError:
        raise _there(path) from None
    except OSError as error:
        raise Refused(
            "FILE_UNWRITABLE", "The file cannot be written.", detail=str(path),
            hint="Name a file in a folder that is yours.",
        ) from error  # fmt: skip
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise


def _there(path: Path) -> Refused:
    return Refused(
        "FILE_EXISTS", "A file of that name is there already.", detail=str(path),
        hint="Name another one.",
    )  # fmt: skip
