"""What a system could give before anybody has chosen: sheets of files, tables of a database.

For kinds of connection whose streams a person declares. Every other kind has its streams by itself.
"""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

from hub.connectors.files import WORKBOOKS
from hub.connectors.files_xlsx import sheets
from hub.connectors.registry import spec_of
from hub.connectors.sql_source import open_source
from hub.errors import Refused
from hub.schema.record import Json

MOST: Final = 200
"""Streams that are offered of one system."""
_DIRECTORY: Final = {
    "people": {"filter": "(objectClass=inetOrgPerson)"},
    "groups": {"filter": "(objectClass=groupOfNames)"},
}


@dataclass(frozen=True)
class Offered:
    """A stream that could be declared."""

    name: str
    settings: Mapping[str, Json]
    """What stands under its name in the configuration."""


def declares_streams(kind: str) -> bool:
    """Whether a person says which streams there are; raises Refused CONNECTOR_UNKNOWN."""
    return any(one.type == "streams" for one in spec_of(kind).fields)


async def offered(
    kind: str, config: Mapping[str, Json], secrets: Mapping[str, str], home: Path
) -> list[Offered]:
    """Streams that could be declared; raises Refused, Transient as the system answers."""
    if kind == "files":
        return await asyncio.to_thread(lambda: list(_of_files(home / _text(config, "path"))))
    if kind == "sql":
        return await _of_database(_text(config, "url"), secrets.get("password"), home)
    return [Offered(name, settings) for name, settings in _DIRECTORY.items()]


def named(text: str) -> str:
    """A name for a stream: letters and digits of any script, joined by `-`."""
    words = "".join(one if one.isalnum() or one == "_" else " " for one in text).split()
    return "-".join(words)[:60] or "stream"


def _of_files(path: Path) -> Iterator[Offered]:
    """Each sheet of each file; of a CSV the file itself."""
    whole = path.is_dir()
    files = sorted(one for one in path.iterdir() if one.is_file()) if whole else [path]
    if not path.exists() or not files:
        raise Refused(
            "FILE_MISSING", "No file is there.", path.name, "Upload one, or correct the path."
        )
    taken: set[str] = set()
    for file in files[:MOST]:
        glob = {"glob": file.name} if whole else {}
        if file.suffix.lower() not in WORKBOOKS:
            yield Offered(_free(file.stem, taken), glob)
            continue
        found = sheets(file)
        for sheet, row in found:
            header = {"header_row": row} if row > 1 else {}
            only = sheet if len(found) > 1 or not whole else file.stem
            yield Offered(_free(only, taken), {**glob, "sheet": sheet, **header})


def _free(text: str, taken: set[str]) -> str:
    name, number = named(text), 1
    while name in taken:
        number += 1
        name = f"{named(text)}-{number}"
    taken.add(name)
    return name


async def _of_database(url: str, password: str | None, home: Path) -> list[Offered]:
    source = open_source(url, password, home)
    try:
        return await source.ask(_tables)
    finally:
        await source.close()


def _tables(connection: sa.Connection) -> list[Offered]:
    """Tables and views of the schema that the database shows first, with their keys."""
    inspector = sa.inspect(connection)
    tables = sorted(inspector.get_table_names())
    keys: dict[str, dict[str, Any]] = {}
    for name in tables[:MOST]:
        key = inspector.get_pk_constraint(name).get("constrained_columns")
        keys[name] = {"key": key} if key else {}
    views = sorted(inspector.get_view_names())
    return [
        Offered(named(name), {"table": name, **keys.get(name, {})})
        for name in [*tables, *views][:MOST]
    ]


def _text(config: Mapping[str, Json], name: str) -> str:
    found = config.get(name)
    if not isinstance(found, str) or not found.strip():
        raise Refused("CONNECTION_CONFIG", "A setting is missing.", f"$.{name}", "Fill it in.")
    return found
