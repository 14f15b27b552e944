"""Tryton's own virtual environment, and a database seeded in it.

Tryton never shares an environment with the hub: it is a stranger that we talk to over HTTP.
`tests/support/strangers.py` says where the environment is kept.
"""

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from secrets import token_hex
from typing import Final, Self
from urllib.parse import urlsplit, urlunsplit

from tests.support import strangers

HERE: Final = Path(__file__).resolve().parent
LOCK: Final = HERE / "requirements.lock"
MODULES: Final = ("company", "timesheet", "company_work_time")
ADMIN: Final = "admin"
READER: Final = "hub"


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
    """The Python of Tryton's environment."""
    return strangers.built("tryton", LOCK)


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
        strangers.run((python, *activate, "--activate-dependencies", "-u", *MODULES, "--all"), env)
        said = strangers.run(
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
