"""The embedded Postgres after kill -9, of the hub and of the server."""

import asyncio
import os
import random
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.store.embedded import attach
from hub.store.embedded.process import postmaster
from tests.support.databases import execute, fetchval
from tests.support.homes import (
    Holder,
    attach_until_killed,
    data_of,
    kill_postgres,
    serves,
    temporary_home,
    wait_until,
)

SMALL = {"fsync": "off", "shared_buffers": "32MB"}


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """A home that the tests of this module use one after the other."""
    with temporary_home() as path:
        with attach(path, SMALL):
            pass
        yield path


async def test_a_killed_server_recovers_what_was_committed(home: Path) -> None:
    """Kill -9 of Postgres, then attach: the committed rows are there, the open ones are not."""
    with attach(home, SMALL) as server:
        await execute(server.dsn(), "CREATE TABLE rows (n int)", "INSERT INTO rows VALUES (1), (2)")
        kill_postgres(home)
        with attach(home, SMALL) as again:
            assert await fetchval(again.dsn(), "SELECT sum(n) FROM rows") == 3


async def test_a_killed_server_comes_back_to_those_who_use_it(home: Path) -> None:
    """Nobody attaches anew: the keeper starts it on the same port, and a client reconnects."""
    with attach(home, SMALL) as server:
        kill_postgres(home)
        await asyncio.to_thread(wait_until, lambda: _ready(home), "the server is back")
        assert await fetchval(server.dsn(), "SELECT 1") == 1


def test_a_killed_hub_leaves_no_server_behind(home: Path) -> None:
    """Kill -9 of the only hub: the server goes away by itself, in order."""
    with Holder(home) as hub:
        hub.kill()
    wait_until(lambda: not serves(home), "the server is gone")
    assert "database system is shut down" in _log(home).splitlines()[-1]


def test_the_server_of_a_killed_hub_is_taken_over(home: Path) -> None:
    """Who attaches after the kill uses the running server, and stops it when leaving."""
    with Holder(home) as hub:
        found = postmaster(data_of(home))
        hub.kill()
    with attach(home, SMALL):
        assert postmaster(data_of(home)) == found
        time.sleep(0.8)  # longer than the keeper looks away
        assert postmaster(data_of(home)) == found
    assert not serves(home)


def test_a_killed_hub_does_not_disturb_the_others(home: Path) -> None:
    """The starter is killed; the server stays for the one that is left."""
    with Holder(home) as starter, Holder(home):
        starter.kill()
        time.sleep(0.8)
        assert serves(home)


def test_the_hub_and_the_server_are_killed_together(home: Path) -> None:
    """With both gone the next attach starts anew from the stale files."""
    with Holder(home) as hub:
        kill_postgres(home)
        hub.kill()
    with attach(home, SMALL) as server:
        assert asyncio.run(fetchval(server.dsn(), "SELECT 1")) == 1


def test_a_pid_file_that_names_a_stranger_is_not_believed(home: Path) -> None:
    """After a reboot its number may be anybody's: here it is our own."""
    stale = data_of(home) / "postmaster.pid"
    stale.write_text(f"{os.getpid()}\n{data_of(home)}\n0\n5432\n\n127.0.0.1\n\nready\n")
    with attach(home, SMALL) as server:
        assert asyncio.run(fetchval(server.dsn(), "SELECT 1")) == 1


def test_a_killed_keeper_is_replaced(home: Path) -> None:
    """Without its keeper the server goes on, and the next attach brings a new one."""
    with attach(home, SMALL):
        os.kill(_keeper(home), signal.SIGKILL)
        with Holder(home) as hub:
            hub.kill()
    with Holder(home) as hub:
        hub.kill()
    wait_until(lambda: not serves(home), "the server is gone")


def test_a_server_does_not_outlive_its_home() -> None:
    """The home is removed under a running hub: the server goes too, and leaving is quiet."""
    with temporary_home() as home:
        with attach(home, SMALL):
            found = postmaster(data_of(home))
            assert found is not None
            _remove(home)
            wait_until(lambda: not Path(f"/proc/{found.pid}/cwd").exists(), "the server is gone")
        with attach(home, SMALL) as server:
            assert asyncio.run(fetchval(server.dsn(), "SELECT 1")) == 1


def test_a_hub_killed_at_any_moment_of_its_start_does_no_harm() -> None:
    """Killed while it initialises, starts or stops: the next attach works, none is left over."""
    with temporary_home() as home:
        for _ in range(4):
            attach_until_killed(home, random.uniform(0.1, 1.2))
        with attach(home, SMALL) as server:
            assert asyncio.run(fetchval(server.dsn(), "SELECT 1")) == 1
        assert not serves(home)


def _remove(home: Path) -> None:
    """Remove a home whose server makes and removes files meanwhile."""
    while home.exists():
        shutil.rmtree(home, ignore_errors=True)


def _ready(home: Path) -> bool:
    found = postmaster(data_of(home))
    return found is not None and found.ready


def _log(home: Path) -> str:
    return (data_of(home).parent / "log" / "postgres.log").read_text("utf-8")


def _keeper(home: Path) -> int:
    """The process that has this home's keeper lock open."""
    lock = str(home.resolve() / "postgres" / "keeper")
    for opened in Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if str(opened.readlink()) == lock:
                return int(opened.parts[2])
        except OSError:  # a process that ended meanwhile
            continue
    raise AssertionError("no keeper")
