"""Whom the embedded Postgres runs as, and how programs are run as that account.

Postgres refuses to run as root. A hub that is not root runs it as itself (`None`); a hub started
as root runs it as a system user and never gives the server a right of root.
"""

import os
import pwd
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hub.errors import Broken, Refused

SYSTEM_USER: Final = "hub"
_CREATORS: Final = (
    ("useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"),
    ("adduser", "-S", "-D", "-H"),  # BusyBox
)


@dataclass(frozen=True)
class Account:
    """An ordinary user of this machine."""

    name: str
    uid: int
    gid: int


def account_for(data: Path) -> Account | None:
    """Whom the server of this data directory runs as; `None` means as ourselves.

    Existing data decides: root joins the server of an ordinary user under that user.
    """
    if os.geteuid() != 0:
        return None
    if data.exists() and (owner := data.stat().st_uid) != 0:
        return _by_uid(owner)
    return _known(SYSTEM_USER) or _created() or _known("nobody") or _nobody_left()


def run(
    command: Sequence[str | Path],
    account: Account | None,
    *,
    timeout: float = 60.0,
    stdin: str = "",
    env: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end as the account, with a clean environment, from `/`.

    The exit code is the caller's to judge. `Broken` when it outlasts `timeout` (seconds);
    `Refused` when it cannot be started or this process may not change its user.
    """
    name = Path(command[0]).name
    try:
        return subprocess.run(  # noqa: S603 - a fixed list of our own, no shell
            [str(part) for part in command],
            input=stdin,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            timeout=timeout,
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC", **(env or {})},
            umask=0o077,
            user=account.uid if account else None,
            group=account.gid if account else None,
            extra_groups=[] if account else None,
        )
    except subprocess.TimeoutExpired as error:
        raise Broken("PG_TIMEOUT", f"{name} took longer than {timeout:.0f} s.") from error
    except OSError as error:
        raise Refused(
            "PG_CANNOT_RUN",
            f"{name} cannot be run.",
            detail=f"as {account.name}: {error.strerror}" if account else error.strerror,
            hint="Start the hub as an ordinary user, or give it HUB_DATABASE_URL.",
        ) from error


def can_enter(folder: Path, account: Account | None) -> bool:
    """Whether the account gets into the folder past every directory above it."""
    return run(("/bin/sh", "-c", 'cd -- "$1"', "sh", folder), account).returncode == 0


def can_execute(program: Path, account: Account | None) -> bool:
    """Whether `program --version` works for the account, shared libraries included."""
    try:
        return run((program, "--version"), account).returncode == 0
    except Refused:
        return False


def give(path: Path, account: Account | None) -> None:
    """Make the account the owner of a file or folder that we have just made ourselves."""
    if account is not None:
        os.chown(path, account.uid, account.gid, follow_symlinks=False)


def _known(name: str) -> Account | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid) if entry.pw_uid else None


def _by_uid(uid: int) -> Account:
    try:
        entry = pwd.getpwuid(uid)
    except KeyError as error:
        raise Refused(
            "PG_ACCOUNT_MISSING",
            "The owner of the data directory is no user of this machine.",
            detail=f"uid {uid}",
            hint="Give the data directory to a user that exists, or create that user.",
        ) from error
    return Account(entry.pw_name, uid, entry.pw_gid)


def _created() -> Account | None:
    """Create the system user; another process may win the race, so the user is read again."""
    for program, *options in _CREATORS:
        found = shutil.which(program, path="/usr/sbin:/sbin:/usr/bin:/bin")
        if found:
            run((found, *options, SYSTEM_USER), None)
        if account := _known(SYSTEM_USER):
            return account
    return None


def _nobody_left() -> Account:
    raise Refused(
        "PG_ACCOUNT_MISSING",
        "Postgres does not run as root, and no system user could be made.",
        hint=f"Create one (useradd --system {SYSTEM_USER}), or start the hub as an ordinary user.",
    )
