"""The keeper: a small process of its own that outlives the hub and looks after the server.

One per server, started by whoever starts or takes over the server. Twice a second it looks
whether anybody holds a lease and whether the server lives: it starts a server that was killed
anew on the same port, stops one that nobody holds any more, and then ends itself. So a hub that
dies by kill -9 leaves nothing behind, and one that loses its server gets it back.

Its own lock is made by the starter and handed down as an open file, so there is never a moment
with no keeper or with two. A keeper that was killed is replaced at the next attach.
"""

import json
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

import hub
from hub.errors import Broken, HubError
from hub.store.embedded.lease import any_held, claim, gate, prune
from hub.store.embedded.place import Place, settle
from hub.store.embedded.probe import left_in
from hub.store.embedded.process import Postmaster, ensure, postmaster, stop

POLL_SECONDS: Final = 0.5
_RETRY_SECONDS: Final = 10.0
_log = logging.getLogger("hub.keeper")


def leases_of(root: Path) -> Path:
    """The folder of leases of a server."""
    return root / "leases"


def gate_of(root: Path) -> Path:
    """The gate of a server."""
    return root / "gate"


def keep(place: Place, settings: Mapping[str, str]) -> None:
    """Have a keeper; inside the gate. Returns when one is at work."""
    lock = claim(place.root / "keeper")
    if lock is None:
        return
    facts = {"root": str(place.root), "binaries": str(place.binaries), "settings": dict(settings)}
    try:
        with open(place.root / "keeper.log", "ab", opener=_no_link) as log:
            done = subprocess.run(  # noqa: S603 - our own module under our own interpreter
                [sys.executable, "-P", "-m", __name__, json.dumps(facts), str(lock)],
                check=False,
                cwd="/",
                env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "PYTHONPATH": _import_root()},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                pass_fds=(lock,),
            )
    finally:
        os.close(lock)
    if done.returncode != 0:
        raise Broken(
            "PG_KEEPER_FAILED",
            "The keeper of the embedded Postgres does not start.",
            hint=f"See {place.root / 'keeper.log'}.",
        )


def watch(place: Place, settings: Mapping[str, str], lock: int) -> None:
    """Look after the server until nobody needs it or its home is gone."""
    last: Postmaster | None = None
    while gate_of(place.root).exists():
        time.sleep(POLL_SECONDS)
        found = postmaster(place.data)
        last = found if found is not None and found.ready else last
        if found is not None and any_held(leases_of(place.root)):
            continue
        try:
            if _decide(place, settings, last, lock):
                return
        except (HubError, OSError) as error:
            if gate_of(place.root).exists():
                _log.warning("%s", error)
                time.sleep(_RETRY_SECONDS)
    _end(place)


def _end(place: Place) -> None:
    """Stop the server, also where its home is being removed and its pid file went first."""
    try:
        stop(place)
    except HubError as error:  # pg_ctl needs files that are just being removed
        _log.warning("%s", error)
    for pid in left_in(place.data):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGQUIT)  # it would notice within a minute


def _decide(place: Place, settings: Mapping[str, str], last: Postmaster | None, lock: int) -> bool:
    """Stop or restart, alone in the gate; whether the keeper's work is done.

    The keeper's lock is freed inside the gate: who attaches next sees one that stays or none.
    """
    with gate(gate_of(place.root), make=False):  # nothing may appear in a home being removed
        prune(leases_of(place.root))
        if any_held(leases_of(place.root)):
            if postmaster(place.data) is None:
                ensure(place, settings, last.port if last else None)
                _log.warning("the server was gone; started anew")
            return False
        _end(place)
        os.close(lock)
        return True


def _no_link(path: str, flags: int) -> int:
    """Open without following a link: root may be in a folder of somebody else's."""
    return os.open(path, flags | os.O_NOFOLLOW, 0o644)


def _import_root() -> str:
    """Where `hub` itself is imported from, also when it is not installed."""
    return str(Path(str(hub.__file__)).resolve().parents[1])


def main() -> None:
    """Part from the starter, who goes on at once, and watch."""
    facts, lock = json.loads(sys.argv[1]), int(sys.argv[2])
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", level=logging.INFO)
    place = settle(Path(facts["root"]), Path(facts["binaries"]))
    if os.fork() != 0:
        os._exit(0)
    watch(place, facts["settings"], lock)


if __name__ == "__main__":
    main()
