"""What processes use, read from /proc: CPU time of whole trees, memory at its highest."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

_TICK: Final = os.sysconf("SC_CLK_TCK")
_MILLION: Final = 1_000_000


def tree(pid: int) -> list[int]:
    """A process and all that descend from it."""
    found = [pid]
    for one in found:
        for task in _tasks(one):
            found += [int(child) for child in _read(task / "children").split()]
    return found


def cpu_ms(pids: Iterable[int]) -> float:
    """CPU-milliseconds of these trees since they began, of children that ended as well."""
    return sum(_ticks(pid) for root in pids for pid in tree(root)) * 1000 / _TICK


def memory_mb(pid: int) -> float:
    """Resident memory of a tree at this moment, in MB."""
    return sum(_resident(one) for one in tree(pid)) * 1024 / _MILLION


def _resident(pid: int) -> int:
    for line in _read(Path(f"/proc/{pid}/status")).splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0


def _ticks(pid: int) -> int:
    """User and system time, own and of children that were waited for."""
    text = _read(Path(f"/proc/{pid}/stat"))
    fields = text.rpartition(")")[2].split()
    return sum(int(one) for one in fields[11:15])


def _tasks(pid: int) -> list[Path]:
    try:
        return list(Path(f"/proc/{pid}/task").iterdir())
    except OSError:
        return []


def _read(path: Path) -> str:
    """A file of /proc; empty when its process is gone."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
