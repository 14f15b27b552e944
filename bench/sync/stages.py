"""Where a landing's time goes: the named functions of the hub are timed while they run."""

import functools
import importlib
import inspect
import time
from collections import defaultdict
from typing import Any, Final

STAGES: Final = {
    "map": ("hub.flows.understand", "verdicts"),
    "decide": ("hub.store.landing.land", "decide"),
    "write": ("hub.store.landing.relay", "finish"),
    "make data keys": ("hub.store.sealing.seal", "Sealer.prepare"),
    "raw": ("hub.store.landing.land", "store_raw"),
    "quarantine": ("hub.store.landing.land", "store_waiting"),
    "rows": ("hub.store.landing.land", "write_owned"),
    "audit, outbox": ("hub.store.landing.land", "record_changes"),
    "seen keys": ("hub.store.landing.land", "note_seen"),
}
"""Name → where it stands. `write` has inside what follows `make data keys`."""


class Stages:
    """Seconds by stage; what `reset` gives is what came since the last one."""

    def __init__(self) -> None:
        self._spent: dict[str, float] = defaultdict(float)
        for name, (module, path) in STAGES.items():
            self._watch(name, importlib.import_module(module), path)

    def reset(self) -> dict[str, float]:
        """Seconds by stage since last time."""
        found = {name: round(seconds, 2) for name, seconds in self._spent.items()}
        self._spent.clear()
        return found

    def _watch(self, name: str, holder: Any, path: str) -> None:
        *owners, last = path.split(".")
        for owner in owners:
            holder = getattr(holder, owner)
        work = getattr(holder, last)
        assert inspect.iscoroutinefunction(work), f"{path} is not what it was"

        @functools.wraps(work)
        async def timed(*args: Any, **kwargs: Any) -> Any:
            began = time.perf_counter()
            try:
                return await work(*args, **kwargs)
            finally:
                self._spent[name] += time.perf_counter() - began

        setattr(holder, last, timed)
