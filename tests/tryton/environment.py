"""Tryton's own virtual environment, and a database seeded in it.

Tryton never shares an environment with the hub: it is a stranger that we talk to over HTTP.
The environment is kept in `.venv-tryton` of the project, or below the directory that
`HUB_TEST_CACHE` names, and is built anew when the lock file or the interpreter changes.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from secrets import token_hex
from typing import Final, Self
from urllib.parse import urlsplit, urlunsplit

from hub.store.embedded.lease import gate

HERE: Final = Path(__file__).resolve().parent
LOCK: Final = HERE / "requirements.lock"
MODULES: Final = ("company", "timesheet", "company_work_time")
ADMIN: Final = "admin"
READER: Final = "hub"
_BUILD_SECONDS: Final = 600
_SEED_SECONDS: Final = 300


@dataclass(frozen=True)
class Account:
    """A login of Tryton."""

    login: str
    password: str = field(repr=False)


@dataclass(frozen=True)
class Seeded:
    """A database with a company in it, and who may log in."""

    uri: str = field(repr=False)
    """`postgresql://user:password@host:port/database`."""
    reader: Account
    """Whom the hub logs in as: sees the company, is in no group and no administrator."""
    admin: Account
    """Whom a test logs in as to change something in Tryton."""
    counts: Mapping[str, int]
    """How many `employees`, `works` and `lines` were made."""

    @property
    def database(self) -> str:
        """Name of the database, which is also the first part of the path of each request."""
        return database_of(self.uri)

    def to_json(self) -> str:
        """The whole with its passwords, for a file that only its owner can read."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """What `to_json` wrote."""
        found = json.loads(text)
        reader, admin = Account(**found["reader"]), Account(**found["admin"])
        return cls(found["uri"], reader, admin, found["counts"])


def build() -> Path:
    """The Python of Tryton's environment; builds it if it is missing or not of this lock file."""
    place = _place()
    place.mkdir(parents=True, exist_ok=True)
    with gate(place / "gate"):
        stamp, wanted = place / "built-from", _fingerprint()
        python = place / "env" / "bin" / "python"
        if not stamp.exists() or stamp.read_text() != wanted:
            stamp.unlink(missing_ok=True)
            _build(place / "env", python)
            stamp.write_text(wanted)
    return python


def seed(python: Path, uri: str) -> Seeded:
    """Make Tryton's tables in this empty database and fill them; takes about half a minute.

    Passwords are made here; Tryton gets them by file and by standard input.
    """
    admin, reader = Account(ADMIN, token_hex(12)), Account(READER, token_hex(12))
    with tempfile.TemporaryDirectory(prefix="hub-tryton-") as name:
        config = write_config(Path(name), uri)
        secret = Path(name) / "admin.password"
        write_secret(secret, f"{admin.password}\n")
        env = {**child_env(config), "TRYTONPASSFILE": str(secret)}
        activate = (
            "-m",
            "trytond.cli.admin",
            "-d",
            database_of(uri),
            "--email",
            "admin@example.com",
        )
        _run((python, *activate, "--activate-dependencies", "-u", *MODULES, "--all"), env)
        said = _run(
            (python, HERE / "seed.py", database_of(uri)),
            env,
            stdin=json.dumps({"login": reader.login, "password": reader.password}),
        )
    return Seeded(uri, reader, admin, json.loads(said.splitlines()[-1]))


def write_config(folder: Path, uri: str, settings: Mapping[str, str] | None = None) -> Path:
    """Write Tryton's configuration, readable by us alone; `settings` are `section.name`.

    `default_name` is what Tryton connects to before it knows a database: never a template,
    which nobody could clone in the meantime. `list` is off, for listing means to connect to
    every database of the server, those of other tests among them.
    """
    server = urlunsplit(urlsplit(uri)._replace(path="/"))
    (folder / "www").mkdir(exist_ok=True)
    values = {
        "database.uri": server,
        "database.default_name": "postgres",
        "database.list": "False",
        "web.root": str(folder / "www"),
        **(settings or {}),
    }
    sections: dict[str, list[str]] = {}
    for name, value in values.items():
        section, _, option = name.partition(".")
        sections.setdefault(section, [f"[{section}]"]).append(f"{option} = {value}")
    path = folder / "trytond.conf"
    write_secret(path, "\n".join(line for lines in sections.values() for line in lines) + "\n")
    return path


def child_env(config: Path) -> dict[str, str]:
    """The environment of a Tryton process: ours, without what would set Tryton or its Python."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("TRYTON", "PYTHON"))}
    return {**kept, "TRYTOND_CONFIG": str(config)}


def write_secret(path: Path, text: str) -> None:
    """Write a file that nobody but its owner can read, at no moment."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)


def database_of(uri: str) -> str:
    """The database that a URI names."""
    return urlsplit(uri).path.strip("/")


def _place() -> Path:
    if cache := os.environ.get("HUB_TEST_CACHE"):
        return Path(cache).absolute() / "tryton"
    return HERE.parents[1] / ".venv-tryton"


def _fingerprint() -> str:
    return hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()


def _build(folder: Path, python: Path) -> None:
    """Build from nothing; wheels alone, so that no package runs code of its own here."""
    shutil.rmtree(folder, ignore_errors=True)
    _run((sys.executable, "-m", "venv", folder), os.environ, seconds=_BUILD_SECONDS)
    pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps")
    only = ("--only-binary", ":all:", "--require-hashes", "-r", LOCK)
    _run((python, *pip, *only), os.environ, seconds=_BUILD_SECONDS)


def _run(
    command: tuple[str | Path, ...],
    env: Mapping[str, str],
    stdin: str = "",
    seconds: int = _SEED_SECONDS,
) -> str:
    """Run to the end; what it printed. `RuntimeError` with the end of its complaint."""
    __tracebackhide__ = True  # pytest would print the arguments, the passwords among them
    done = subprocess.run(
        [str(part) for part in command],
        input=stdin,
        env=dict(env),
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=seconds,
        check=False,
    )
    if done.returncode != 0:
        told = " ".join(str(part) for part in command[:4])
        raise RuntimeError(f"{told} ended with {done.returncode}: {done.stderr[-2000:]}")
    return done.stdout
