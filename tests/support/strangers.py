"""Environments of systems that never share one with the hub: strangers to talk to over HTTP.

An environment is kept in `.venv-NAME` of the project, or below the directory that
`HUB_TEST_CACHE` names, and is built anew when its lock file or the interpreter changes.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from hub.store.embedded.lease import gate

_BUILD_SECONDS: Final = 600
_RUN_SECONDS: Final = 300


def built(name: str, lock: Path) -> Path:
    """The Python of that environment; builds it if it is missing or not of this lock file."""
    place = _place(name)
    place.mkdir(parents=True, exist_ok=True)
    with gate(place / "gate"):
        stamp, wanted = place / "built-from", _fingerprint(lock)
        python = place / "env" / "bin" / "python"
        if not stamp.exists() or stamp.read_text() != wanted:
            stamp.unlink(missing_ok=True)
            _build(place / "env", python, lock)
            stamp.write_text(wanted)
    return python


def run(
    command: tuple[str | Path, ...],
    env: Mapping[str, str],
    stdin: str = "",
    seconds: int = _RUN_SECONDS,
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


def _place(name: str) -> Path:
    if cache := os.environ.get("HUB_TEST_CACHE"):
        return Path(cache).absolute() / name
    return Path(__file__).resolve().parents[2] / f".venv-{name}"


def _fingerprint(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()


def _build(folder: Path, python: Path, lock: Path) -> None:
    """Build from nothing; wheels alone, so that no package runs code of its own here."""
    shutil.rmtree(folder, ignore_errors=True)
    run((sys.executable, "-m", "venv", folder), os.environ, seconds=_BUILD_SECONDS)
    pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps")
    only = ("--only-binary", ":all:", "--require-hashes", "-r", lock)
    run((python, *pip, *only), os.environ, seconds=_BUILD_SECONDS)
