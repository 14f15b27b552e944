"""The environment that dlt lives in, built from the lock file, and a run of its pipeline."""

import hashlib
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parents[1] / "peers" / "dlt"
LOCK: Final = HERE / "requirements.lock"
_BUILD_SECONDS: Final = 900


def environment() -> Path:
    """The Python of dlt's own environment; built if it is missing or not of this lock file.

    It lies inside the hub's own environment, so that nothing new is left in the project.
    """
    place = Path(sys.prefix) / "bench-dlt"
    stamp, python = place / "built-from", place / "bin" / "python"
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return python
    print("  building dlt's environment from its lock file", flush=True)
    _run(sys.executable, "-m", "venv", "--clear", str(place))
    pip = (str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    _run(*pip, "--require-hashes", "--no-deps", "-r", str(LOCK))
    stamp.write_text(wanted, "utf-8")
    return python


def command(python: Path, file: Path, dsn: str, folder: Path) -> list[str]:
    """The pipeline over a file."""
    return [str(python), str(HERE / "load.py"), str(file), dsn, str(folder)]


def settings(env: Mapping[str, str], home: Path) -> dict[str, str]:
    """Settings for dlt: nothing sent to anybody, both cores, large files."""
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
