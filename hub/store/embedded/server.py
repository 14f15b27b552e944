"""The embedded Postgres: the default database, so that nobody has to install one.

Theory of operation. The programs come from a pip package; the data lies under HUB_HOME (see
`embedded_place`); the server runs as an ordinary user (`embedded_account`) and listens on
loopback with scram alone.

Several hub processes share one server. Each use holds a *lease*, a file under `flock` that the
kernel frees whichever way its holder ends (`embedded_lease`). All that starts or stops the
server happens inside the *gate*, an exclusive lock held for that moment:

- attach: take a lease, make the server answer (initialise, start, recover, or join the one that
  runs, whoever started it), have a keeper;
- leave: give the lease back and, if nobody else holds one, stop the server before returning;
- the *keeper* (`embedded_keeper`), a process of its own, does what a killed hub cannot: it stops
  the server after the last lease is gone and restarts one that was killed under its users.

No state is remembered beside the locks and Postgres's own pid file, so there is none that could
be wrong after a kill -9: leases of the dead are free by themselves, and a pid file is believed
only while its process lives and works in our data directory.

`attach` blocks (a second on the first start, a tenth when the server runs); from a coroutine it
is called through `asyncio.to_thread`. It may be entered many times in one process.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from hub.store.embedded.keeper import gate_of, keep, leases_of
from hub.store.embedded.lease import Lease, any_held, gate, prune, take
from hub.store.embedded.place import Place, open_root, settle, unusable
from hub.store.embedded.process import DATABASE, SUPERUSER, ensure, stop


@dataclass(frozen=True)
class Server:
    """A running Postgres on loopback."""

    port: int
    password: str = field(repr=False)
    data: Path
    binaries: Path
    """The directory of `psql`, `pg_dump`, `pg_basebackup` … of the same version."""
    superuser: str = SUPERUSER

    def dsn(
        self, database: str = DATABASE, user: str | None = None, password: str | None = None
    ) -> str:
        """`postgresql://user:password@127.0.0.1:port/database`.

        Without `user` the superuser; without `password` the installation's own.
        """
        who = quote(user or self.superuser, safe="")
        secret = quote(password or self.password, safe="")
        return f"postgresql://{who}:{secret}@127.0.0.1:{self.port}/{quote(database, safe='')}"


@contextmanager
def attach(
    home: Path, settings: Mapping[str, str] | None = None, binaries: Path | None = None
) -> Iterator[Server]:
    """Use the server of this HUB_HOME; it runs at least until the context is left.

    `settings` (Postgres's own names) hold for the server that this attach starts; one that runs
    already is joined as it is. `binaries` names another PostgreSQL's program directory.
    `Refused` when the home, the user or the version cannot be used, `Broken` when it fails.
    """
    root = open_root(home)
    try:
        place, port, lease = _enter(root, settings or {}, binaries)
    except OSError as error:
        raise unusable(root, error) from error
    try:
        yield Server(port, place.password, place.data, place.binaries)
    finally:
        _leave(place, lease)


def _enter(
    root: Path, settings: Mapping[str, str], binaries: Path | None
) -> tuple[Place, int, Lease]:
    with gate(gate_of(root)):
        lease = take(leases_of(root))
        try:
            prune(leases_of(root))
            place = settle(root, binaries)
            keep(place, settings)  # first, so that no server is ever without a keeper
            port = ensure(place, settings)
        except BaseException:
            lease.release()
            raise
        return place, port, lease


def _leave(place: Place, lease: Lease) -> None:
    if not place.root.is_dir():  # somebody removed the home under us; the keeper stops the server
        lease.release()
        return
    with gate(gate_of(place.root)):
        lease.release()
        if not any_held(leases_of(place.root)):
            stop(place)
