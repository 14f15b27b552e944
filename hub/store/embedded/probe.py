"""What the machine says of processes and ports."""

import os
import socket
from pathlib import Path


def processes_in(folder: Path) -> list[int]:
    """The processes that work in a folder; none are known without /proc."""
    return [pid for pid in _processes() if _cwd(pid) == str(folder.resolve())]


def works_in(pid: int, folder: Path) -> bool:
    """Whether a process is alive and ours; without /proc, being alive has to do."""
    if Path("/proc/self").exists():
        return _cwd(pid) == str(folder.resolve())
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def left_in(folder: Path) -> list[int]:
    """The processes that work in a folder, or in what was this folder before it was removed."""
    places = {str(folder.resolve()), f"{folder.resolve()} (deleted)"}
    return [pid for pid in _processes() if _cwd(pid) in places]


def _cwd(pid: int) -> str | None:
    """Where a process works; `None` for a dead one, a corpse, or a stranger's."""
    try:
        return str(Path(f"/proc/{pid}/cwd").readlink())
    except OSError:
        return None


def _processes() -> list[int]:
    names = os.listdir("/proc") if Path("/proc").is_dir() else []  # noqa: PTH208 - names are enough
    return [int(name) for name in names if name.isdigit()]


def free_port() -> int:
    """A port of loopback that nobody has at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_free(port: int) -> bool:
    """Whether a server could listen on this port of loopback now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
