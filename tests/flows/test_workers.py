"""`hub serve --workers`: several processes behind one address."""

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from hub.auth.devissuer import DevIssuer
from hub.settings import Settings
from tests.support.site import opened_site

PATIENCE = 240.0
QUERY = {"query": "{ viewer { employee { number } } }"}


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def serving(
    database: str, home: Path, workers: int, **more: str
) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """The command as a user starts it, until it answers."""
    port = free_port()
    env = {
        **os.environ,
        "HUB_HOME": str(home),
        "HUB_DATABASE_URL": database,
        "HUB_DEV": "1",
        "HUB_PORT": str(port),
        **more,
    }
    hub = Path(sys.executable).with_name("hub")
    process = subprocess.Popen([hub, "serve", "--workers", str(workers)], env=env)
    try:
        until(lambda: alive(port), PATIENCE)
        yield process, port
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()


def until(holds: object, seconds: float) -> None:
    end = time.monotonic() + seconds
    while not holds():  # type: ignore[operator]
        assert time.monotonic() < end, "it takes too long"
        time.sleep(0.1)


def alive(port: int) -> bool:
    try:
        return httpx2.get(f"http://127.0.0.1:{port}/health/live").status_code == 200
    except httpx2.HTTPError:
        return False


def children(pid: int) -> set[int]:
    """Workers: children that Python spawned to serve."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    lines = {int(one): Path(f"/proc/{one}/cmdline").read_bytes() for one in found}
    return {one for one, line in lines.items() if b"spawn_main" in line}


def prepared(database: str, home: Path) -> str:
    """A token for the one person of the site."""

    async def settle() -> str:
        async with opened_site(database, home) as site:
            return DevIssuer(site.hub.settings).issue("H1", "hr")

    return asyncio.run(settle())


def answers(port: int, token: str) -> bool:
    headers = {"authorization": f"Bearer {token}"}
    found = httpx2.post(f"http://127.0.0.1:{port}/graphql", json=QUERY, headers=headers)
    return bool(found.json()["data"]["viewer"]["employee"]["number"] == "H1")


def test_workers_serve_are_replaced_and_end_together(database: str, tmp_path: Path) -> None:
    """Two processes answer; one that is killed is replaced; SIGTERM ends all cleanly."""
    token = prepared(database, tmp_path)
    with serving(database, tmp_path, 2) as (process, port):
        until(lambda: len(children(process.pid)) == 2, PATIENCE)
        assert all(answers(port, token) for _ in range(20))
        before = children(process.pid)
        lost = min(before)
        os.kill(lost, signal.SIGKILL)
        until(lambda: len(children(process.pid) - before) == 1, PATIENCE)
        assert lost not in children(process.pid)
        assert all(answers(port, token) for _ in range(20))
        workers = children(process.pid)
        process.terminate()
        assert process.wait(PATIENCE) == 0
        assert not any(Path(f"/proc/{one}").exists() for one in workers)
    assert Settings.from_env({"HUB_WORKERS": "2"}).workers == 2


def queries(port: int) -> int:
    """How many queries were answered, by the metrics."""
    told = httpx2.get(f"http://127.0.0.1:{port}/metrics").text
    counts = re.findall(r'^hub_requests_total{code="ok",kind="query"} (\S+)$', told, re.MULTILINE)
    return sum(int(float(one)) for one in counts)


def test_metrics_are_those_of_all_workers_and_of_those_that_are_gone(
    database: str, tmp_path: Path
) -> None:
    token = prepared(database, tmp_path)
    shown = free_port()
    with serving(database, tmp_path, 2, HUB_METRICS_PORT=str(shown)) as (process, port):
        until(lambda: len(children(process.pid)) == 2, PATIENCE)
        assert all(answers(port, token) for _ in range(30))
        assert queries(shown) == 30
        before = children(process.pid)
        os.kill(min(before), signal.SIGKILL)
        until(lambda: len(children(process.pid) - before) == 1, PATIENCE)
        assert all(answers(port, token) for _ in range(10))
        assert queries(shown) == 40
        assert process.poll() is None
    with pytest.raises(httpx2.HTTPError):
        queries(shown)
