"""Files that people upload: bounded, checked, kept below `files` in the home while they are used.

Each lies in a folder of its own, under the name that it had, for its owner alone. Only what a
connector can open stays; what no connection names is gone a day later, with the next upload.
"""

import asyncio
import os
import re
import shutil
import time
import unicodedata
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hub.connectors.files import WORKBOOKS
from hub.connectors.files_csv import CsvLayout, csv_header
from hub.connectors.files_xlsx import sheets
from hub.connectors.manifest_load import load_manifest
from hub.errors import Refused
from hub.flows.confined import FILES
from hub.flows.hub import Hub
from hub.store.acts import note
from hub.store.connections import list_connections
from hub.store.uuid7 import uuid7

LARGEST: Final = 50_000_000
"""Bytes of a file."""
ROOM: Final = 2_000_000_000
"""Bytes of all files together."""
TABLES: Final = frozenset({".csv", ".tsv", ".txt"})
MANIFESTS: Final = frozenset({".yaml", ".yml"})
_LONGEST: Final = 120
_UNUSED: Final = 86_400.0
_OWN: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_BAD: Final = re.compile(r'[\\/:*?"<>|]')


@dataclass(frozen=True)
class Uploaded:
    """A file that lies in the home now."""

    path: str
    """Relative to the home: what a connection names."""
    name: str
    size: int
    kind: str
    """`table` or `manifest`."""


async def receive(hub: Hub, name: str, parts: AsyncIterator[bytes], *, actor: str) -> Uploaded:
    """Keep a file; raises Refused FILE_NAME, FILE_TOO_LARGE, FILES_FULL, FILE_…, MANIFEST_…."""
    file = checked_name(name)
    root = hub.settings.home / FILES
    named = repr([dict(one.config) for one in await list_connections(hub.database)])
    await asyncio.to_thread(_tidy, root, named)
    folder = root / uuid7()
    folder.mkdir(parents=True, mode=0o700)
    try:
        size = await _written(folder / file, parts, _room(root))
        await asyncio.to_thread(_openable, folder, file)
    except BaseException:
        shutil.rmtree(folder)
        raise
    path = (folder / file).relative_to(hub.settings.home).as_posix()
    detail = {"path": path, "bytes": size}
    await note(hub.database.writer, actor, "file.upload", "file", detail=detail)
    kind = "manifest" if Path(file).suffix.lower() in MANIFESTS else "table"
    return Uploaded(path, file, size, kind)


@asynccontextmanager
async def uploaded(hub: Hub, path: str) -> AsyncIterator[Path]:
    """A workbook that somebody uploaded, until it has been read; then it goes.

    Raises Refused FILE_MISSING for anything else, and for a file that a connection reads.
    """
    root = hub.settings.home.resolve() / FILES
    file = (hub.settings.home / path).resolve()
    named = repr([dict(one.config) for one in await list_connections(hub.database)])
    folder = file.parent
    own = folder.parent == root and _OWN.fullmatch(folder.name) and folder.name not in named
    if not own or file.suffix.lower() != ".xlsx" or not file.is_file():
        raise Refused("FILE_MISSING", "No such workbook was uploaded.", hint="Upload it again.")
    try:
        yield file
    finally:
        await asyncio.to_thread(shutil.rmtree, folder)


def checked_name(given: str) -> str:
    """The name of a file as it is kept; raises Refused FILE_NAME."""
    name = unicodedata.normalize("NFC", given).strip()
    known = WORKBOOKS | TABLES | MANIFESTS
    sound = (
        0 < len(name) <= _LONGEST
        and len(name.encode()) <= 2 * _LONGEST
        and name.isprintable()
        and not name.startswith((".", "~"))
        and _BAD.search(name) is None
    )
    if not sound or Path(name).suffix.lower() not in known:
        raise Refused(
            "FILE_NAME",
            "A file of this name is not taken.",
            hint=f"A plain name that ends in one of {', '.join(sorted(known))}.",
        )
    return name


async def _written(file: Path, parts: AsyncIterator[bytes], room: int) -> int:
    size = 0
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        async for part in parts:
            size += len(part)
            if size > LARGEST:
                raise Refused(
                    "FILE_TOO_LARGE",
                    "The file is too large.",
                    hint=f"{LARGEST // 1_000_000} MB at most; larger ones are put into the folder.",
                )
            if size > room:
                raise Refused(
                    "FILES_FULL", "There is no room for more files.", hint="Remove connections."
                )
            out.write(part)
    return size


def _openable(folder: Path, name: str) -> None:
    """Open it as its connector will; raises what that says is wrong."""
    file, kind = folder / name, Path(name).suffix.lower()
    if kind in MANIFESTS:
        load_manifest(name, folder)
    elif kind in WORKBOOKS:
        if not sheets(file):
            raise _empty(name)
    elif not file.stat().st_size:
        raise _empty(name)
    else:
        csv_header(file, CsvLayout())


def _empty(name: str) -> Refused:
    return Refused("FILE_EMPTY", "The file is empty.", name, "Check that the export was finished.")


def _room(root: Path) -> int:
    return ROOM - sum(one.stat().st_size for one in root.rglob("*") if one.is_file())


def _tidy(root: Path, named: str) -> None:
    """Remove uploads of long ago that no connection names."""
    oldest = time.time() - _UNUSED
    for folder in root.iterdir() if root.is_dir() else ():
        own = _OWN.fullmatch(folder.name) is not None and folder.name not in named
        if own and folder.stat().st_mtime < oldest:
            shutil.rmtree(folder)
