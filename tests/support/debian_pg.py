"""A temporary server of Debian's PostgreSQL 15, the oldest that the hub supports."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from hub.store.embedded import Server, attach
from tests.support.databases import FAST

BINARIES: Final = Path("/usr/lib/postgresql/15/bin")


def installed() -> bool:
    """Whether the Debian package is there."""
    return (BINARIES / "initdb").exists()


@contextmanager
def debian_server() -> Iterator[Server]:
    """Run it in a home of its own, under the hub's own supervisor; all is removed afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="hub-pg15-"))
    folder.chmod(0o755)  # the server may be another user than we
    try:
        with attach(folder, FAST, BINARIES) as server:
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)
