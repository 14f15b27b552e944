"""Homes for embedded servers that a test has to itself, and processes that use them."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from hub.store.embedded.place import ELSEWHERE, server_of
from hub.store.embedded.probe import works_in
from hub.store.embedded.process import postmaster

_HOLD = """
import sys, time
from pathlib import Path
from hub.store.embedded import attach
with attach(Path(sys.argv[1]), {"fsync": "off", "shared_buffers": "32MB"}) as server:
    print(server.dsn(), server.data, flush=True)
    sys.stdin.read()
"""

_AGAIN_AND_AGAIN = """
import sys, time
from pathlib import Path
from hub.store.embedded import attach
while True:
    with attach(Path(sys.argv[1]), {"fsync": "off", "shared_buffers": "32MB"}):
        time.sleep(0.05)
"""


@contextmanager
def temporary_home(mode: int = 0o755) -> Iterator[Path]:
    """A home below a directory with these rights; nothing of it is left afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="hub-embedded-"))
    folder.chmod(mode)
    home = folder / "home"
    try:
        yield home
    finally:
        wait_until(lambda: not serves(home), "the server of the test is gone")
        server = server_of(home.resolve() / "postgres")
        if server.parent == ELSEWHERE.resolve():
            shutil.rmtree(server)
        shutil.rmtree(folder)


class Holder:
    """Another process of the hub that is attached to a home."""

    def __init__(self, home: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", _HOLD, str(home)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        answer = self.process.stdout.readline().split()
        assert answer, "the other process could not attach"
        self.dsn, self.data = answer[0], Path(answer[1])

    def leave(self) -> None:
        """End it in order."""
        self.process.communicate(timeout=60)

    def kill(self) -> None:
        """Kill -9."""
        self.process.kill()
        self.process.communicate(timeout=60)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.leave()


def attach_until_killed(home: Path, seconds: float) -> None:
    """Let another process attach and leave again and again; kill -9 after this time."""
    command = [sys.executable, "-c", _AGAIN_AND_AGAIN, str(home)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        time.sleep(seconds)
        assert process.poll() is None, "it failed before it was killed"
        process.kill()


def data_of(home: Path) -> Path:
    """Where the data of a home lies."""
    return server_of(home.resolve() / "postgres") / "data"


def serves(home: Path) -> bool:
    """Whether a server of this home is alive."""
    return postmaster(data_of(home)) is not None


def kill_postgres(home: Path) -> None:
    """Kill -9 the server."""
    found = postmaster(data_of(home))
    assert found is not None
    os.kill(found.pid, signal.SIGKILL)
    wait_until(lambda: not works_in(found.pid, data_of(home)), "the server is dead")


def wait_until(holds: Callable[[], bool], what: str, seconds: float = 15.0) -> None:
    """Wait for a condition; fail with what did not come true."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"not in {seconds} s: {what}"
        time.sleep(0.02)
