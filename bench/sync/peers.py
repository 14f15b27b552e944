"""The environments that peers live in, built from their lock files, and runs of their loads."""

import hashlib
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

PEERS: Final = ("dlt", "singer")
_HERE: Final = Path(__file__).parents[1] / "peers"
_BUILD_SECONDS: Final = 900


def environment(peer: str) -> Path:
    """The Python of a peer's own environment; built if it is missing or not of its lock file.

    It lies inside the hub's own environment, so that nothing new is left in the project.
    """
    lock = _HERE / peer / "requirements.lock"
    place = Path(sys.prefix) / f"bench-{peer}"
    stamp, python = place / "built-from", place / "bin" / "python"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return python
    print(f"  building the environment of {peer} from its lock file", flush=True)
    _run(sys.executable, "-m", "venv", "--clear", str(place))
    pip = (str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    _run(*pip, "--require-hashes", "--no-deps", "-r", str(lock))
    stamp.write_text(wanted, "utf-8")
    return python


def command(peer: str, file: Path, dsn: str, folder: Path) -> list[str]:
    """A peer's load of a file."""
    return [str(environment(peer)), str(_HERE / peer / "load.py"), str(file), dsn, str(folder)]


def settings(env: Mapping[str, str], home: Path) -> dict[str, str]:
    """Settings for both; dlt sends nothing to anybody, and has both cores and large files."""
    return {
        **env,
        "HOME": str(home),
        "DLT_DATA_DIR": str(home / "dlt"),
        "RUNTIME__DLTHUB_TELEMETRY": "false",
        "RUNTIME__LOG_LEVEL": "ERROR",
        "NORMALIZE__WORKERS": "2",
        "DATA_WRITER__FILE_MAX_ITEMS": "100000",
        "DATA_WRITER__BUFFER_MAX_ITEMS": "50000",
    }


def _run(*words: str) -> None:
    subprocess.run(words, check=True, timeout=_BUILD_SECONDS, stdout=subprocess.DEVNULL)
