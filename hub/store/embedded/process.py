"""The server process: its state, first initialisation, start, stop.

Everything here runs inside the gate. The state is read from `postmaster.pid` and believed only
if that process is alive and works in our data directory: after a kill -9 or a restart of the
machine the number may belong to anybody, or to a corpse that nobody has collected.
"""

import os
import shutil
import signal
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from shlex import join
from typing import Final

from hub.errors import Broken, Refused
from hub.observe import observe
from hub.store.embedded.account import give, run
from hub.store.embedded.place import Place, write_whole
from hub.store.embedded.probe import free_port, is_free, processes_in, works_in

SUPERUSER: Final = "postgres"
DATABASE: Final = "hub"
START_SECONDS: Final = 300
"""Recovery after a crash may have much log to replay."""
STOP_SECONDS: Final = 60
_STRAY_SECONDS: Final = 5.0
_PORT_TRIES: Final = 5
_LOG_BYTES: Final = 10_000_000
_READY: Final = ("ready", "standby")

SETTINGS: Final[Mapping[str, str]] = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "cluster_name": "hub",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "max_wal_size": "2GB",
    "jit": "off",
    # No personal value may get into the log: an error's text and detail can quote one.
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_statement": "none",
    "log_min_duration_statement": "-1",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_checkpoints": "off",
    "log_lock_waits": "off",
    "log_temp_files": "-1",
    "log_autovacuum_min_duration": "-1",
}


@dataclass(frozen=True)
class Postmaster:
    """A live server of ours, as it describes itself."""

    pid: int
    port: int
    ready: bool


def postmaster(data: Path) -> Postmaster | None:
    """The live server of this data directory, if there is one."""
    try:
        lines = (data / "postmaster.pid").read_text("utf-8").splitlines()
        pid, port = int(lines[0]), int(lines[3])
    except (FileNotFoundError, ValueError, IndexError):
        return None
    if not works_in(pid, data):
        return None
    status = lines[7].strip() if len(lines) > 7 else ""  # noqa: PLR2004 - eighth line: its status
    return Postmaster(pid, port, status in _READY)


def ensure(place: Place, settings: Mapping[str, str], port: int | None = None) -> int:
    """Have a server that answers; its port. Initialises, starts and recovers as needed.

    `port`: the only port that will do, for a server whose users know it already.
    """
    while (running := _await_decided(place)) is None:
        if not (place.data / "PG_VERSION").exists():
            initialise(place)
        _check_version(place)
        if _clear_stale(place):
            return _start(place, settings, port)
    return running


def stop(place: Place) -> None:
    """Stop the server at once but orderly; one that is not there is stopped."""
    if postmaster(place.data) is None:
        return
    stopping = (place.binaries / "pg_ctl", "stop", "-D", place.data, "-w")
    fast = (*stopping, "-m", "fast", "-t", str(STOP_SECONDS))
    if run(fast, place.account, timeout=STOP_SECONDS + 10).returncode != 0:
        run((*stopping, "-m", "immediate", "-t", "10"), place.account)
    if postmaster(place.data) is not None:
        raise Broken(
            "PG_STOP_FAILED",
            "The embedded Postgres does not stop.",
            detail=str(place.data),
            hint=f"See {place.log}.",
        )
    observe("setup.postgres_stopped")


def initialise(place: Place) -> None:
    """Make the data directory with the database `hub`; it appears when it is whole."""
    began = time.monotonic()
    for abandoned in place.server.glob("data.new.*"):
        shutil.rmtree(abandoned, ignore_errors=True)
    fresh = place.server / f"data.new.{token_hex(4)}"
    fresh.mkdir(mode=0o700)
    give(fresh, place.account)
    secret = place.server / "password.new"
    try:
        _write_secret(secret, place)
        _initdb(place, fresh, secret)
    finally:
        secret.unlink(missing_ok=True)
    single = (place.binaries / "postgres", "--single", "-j", "-D", fresh, "postgres")
    made = run(single, place.account, stdin=f"CREATE DATABASE {DATABASE};\n\n")
    if made.returncode != 0:
        raise _init_failed(made.stderr)
    fresh.rename(place.data)
    observe("setup.postgres_initialised", seconds=round(time.monotonic() - began, 3))


def _initdb(place: Place, data: Path, secret: Path) -> None:
    locale = ("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
    done = run(
        (
            place.binaries / "initdb",
            f"--pgdata={data}",
            f"--username={SUPERUSER}",
            f"--pwfile={secret}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--data-checksums",
            *(locale if _major(place) >= 17 else ("--locale=C.UTF-8",)),  # noqa: PLR2004 - release
        ),
        place.account,
        timeout=120,
    )
    if done.returncode != 0:
        raise _init_failed(done.stderr)


def _write_secret(path: Path, place: Place) -> None:
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(place.password)
    give(path, place.account)


def _init_failed(said: str) -> Broken:
    return Broken(
        "PG_INIT_FAILED",
        "The embedded Postgres could not be initialised.",
        detail=_last(said),
        hint="Is the disk full, or HUB_HOME on a file system without ownership?",
    )


def _start(place: Place, settings: Mapping[str, str], port: int | None) -> int:
    """Start on the given port, or on the port of last time, or on another that is free."""
    began = time.monotonic()
    said: str | None = None
    _rotate(place)
    for chosen in (port,) if port else (_kept_port(place), *(None,) * _PORT_TRIES):
        number = chosen or free_port()
        said = _start_on(place, settings, number)
        if said is None:
            write_whole(place.port_file, f"{number}\n", 0o644)
            observe("setup.postgres_started", seconds=round(time.monotonic() - began, 3))
            return number
        if (other := _await_decided(place)) is not None:  # begun by a hub that was killed
            return other
        if port is not None or is_free(number):  # not for want of a port
            break
    raise Broken(
        "PG_START_FAILED",
        "The embedded Postgres does not start.",
        detail=_last(said or ""),
        hint=f"See {place.log}.",
    )


def _start_on(place: Place, settings: Mapping[str, str], port: int) -> str | None:
    """Start and wait until it answers: `None`, or what it said when it failed."""
    options = {**SETTINGS, **settings, "port": str(port)}
    before = place.log.stat().st_size if place.log.exists() else 0
    command = (
        *(place.binaries / "pg_ctl", "start", "-D", place.data, "-l", place.log),
        *("-w", "-t", str(START_SECONDS)),
        *("-o", join(part for key, value in options.items() for part in ("-c", f"{key}={value}"))),
    )
    done = run(command, place.account, timeout=START_SECONDS + 30)
    if done.returncode == 0:
        return None
    with suppress(FileNotFoundError), place.log.open("rb") as log:
        log.seek(before)
        return log.read().decode("utf-8", "replace") or done.stderr
    return done.stderr


def _await_decided(place: Place) -> int | None:
    """Wait for a server that is just starting or stopping: its port, or `None` if it is gone."""
    deadline = time.monotonic() + START_SECONDS
    while (found := postmaster(place.data)) is not None:
        if found.ready:
            return found.port
        if time.monotonic() > deadline:
            raise Broken(
                "PG_START_FAILED",
                "The embedded Postgres neither starts nor stops.",
                detail=f"process {found.pid}",
                hint=f"See {place.log}.",
            )
        time.sleep(0.05)
    return None


def _clear_stale(place: Place) -> bool:
    """Remove what a killed server left: its pid file and backends that have not noticed yet.

    False when one of those turned out to be a server that is just starting.
    """
    deadline = time.monotonic() + _STRAY_SECONDS
    while (strays := processes_in(place.data)) and time.monotonic() < deadline:
        if postmaster(place.data) is not None:
            return False
        time.sleep(0.05)
    for pid in strays:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    (place.data / "postmaster.pid").unlink(missing_ok=True)
    return True


def _check_version(place: Place) -> None:
    made = (place.data / "PG_VERSION").read_text("ascii").strip()
    if made != str(_major(place)):
        raise Refused(
            "PG_VERSION_DIFFERS",
            "The data was made by another major version of PostgreSQL.",
            detail=f"data {made}, programs {_major(place)}",
            hint="Dump with the old programs (pg_dumpall) and restore into a new HUB_HOME.",
        )


def _major(place: Place) -> int:
    said = run((place.binaries / "postgres", "--version"), place.account).stdout
    return int(said.split()[2].split(".")[0])


def _kept_port(place: Place) -> int | None:
    """The port of the last start, if nobody has taken it since."""
    try:
        port = int(place.port_file.read_text("ascii"))
    except (FileNotFoundError, ValueError):
        return None
    return port if is_free(port) else None


def _rotate(place: Place) -> None:
    if place.log.exists() and place.log.stat().st_size > _LOG_BYTES:
        place.log.replace(place.log.with_suffix(".log.1"))


def _last(said: str, lines: int = 5) -> str:
    """The last lines of what a program said, on one line."""
    return " | ".join(line.strip() for line in said.strip().splitlines()[-lines:])
