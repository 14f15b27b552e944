"""How slow this machine is just now: what turns a bound on CPU time into a bound on work.

A bound in milliseconds holds on the machine on which it was measured. The same piece of plain
Python is timed beside what is bounded; where it takes longer than it did there, because the
processor is slower or its other half is busy, the bound grows alike.
"""

import os
import time

_QUIET_MS = 4.6  # what `_yardstick` took on the machine whose figures the documents give


def slowness() -> float:
    """How many times longer plain Python takes now than there: 1.0 or more."""
    spent = []
    for _ in range(5):
        began = time.process_time()
        _yardstick()
        spent.append((time.process_time() - began) * 1000)
    return max(1.0, min(spent) / _QUIET_MS)


def _yardstick() -> int:
    """What the hub does most: small objects made, looked up, joined and thrown away."""
    found: dict[str, list[str]] = {}
    for number in range(12_000):
        name = f"field{number % 97}"
        found.setdefault(name, []).append(name.upper())
    return sum(len("".join(names)) for names in found.values())


def held_up() -> float:
    """The same for time on the clock: also how many wait for each processor just now."""
    waiting = os.getloadavg()[0] / (os.cpu_count() or 1)
    return slowness() * max(1.0, waiting)
