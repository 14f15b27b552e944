"""Servers as processes of their own, started and stopped by the bench."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_PATIENCE: Final = 60.0


@dataclass(frozen=True)
class Running:
    """A server that answers on loopback."""

    name: str
    port: int
    pid: int


@contextmanager
def running(
    name: str, command: Sequence[str], port: int, env: Mapping[str, str], log: Path
) -> Iterator[Running]:
    """Start a server, wait until its port is open, stop it at the end."""
    with log.open("ab") as out:
        process = subprocess.Popen(command, env=dict(env), stdout=out, stderr=out)
    try:
        _await_open(process, port, name, log)
        yield Running(name, port, process.pid)
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def hub_command() -> list[str]:
    """`hub serve`, as its users run it."""
    return [str(Path(sys.executable).with_name("hub")), "serve"]


def uvicorn_command(app: str, port: int) -> list[str]:
    """An ASGI application under the same server as the hub."""
    return [
        *(sys.executable, "-m", "uvicorn", app, "--host", "127.0.0.1", "--port", str(port)),
        *("--loop", "uvloop", "--http", "httptools", "--no-access-log", "--log-level", "warning"),
        "--no-server-header",
    ]


def _await_open(process: "subprocess.Popen[bytes]", port: int, name: str, log: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    said = log.read_text("utf-8", "replace")[-2000:]
    raise RuntimeError(f"{name} does not answer on port {port}:\n{said}")
