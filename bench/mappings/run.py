"""`python -m bench.mappings.run [RECORDS]`: preview and rollback over records that are kept.

One stream of wide staff records (three rows each, forty rules) and one of attendance days (rows
that one stream owns). Aims for 100,000 records on two cores: a preview where few rules changed
2 s, where all did 6 s, a rollback 10 s; a batch mapped in 2 s, one record in 1 ms.
"""

import asyncio
import shutil
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl

from bench.mappings import staff
from hub.collector import spaced
from hub.flows.connect import Wanted, connect
from hub.flows.drafts import preview_document
from hub.flows.hub import Hub, migrate, open_hub
from hub.flows.publish import publish, rollback
from hub.flows.pull import pull
from hub.mappings.apply import apply, apply_row
from hub.mappings.mapping import parse
from hub.schema.record import FrameRecords
from hub.schema.shipped import shipped
from hub.settings import Settings
from hub.store.connections import get_connection
from hub.store.embedded import attach


def steps(count: int) -> None:
    """The mapping alone, in memory: a batch, a batch that says what its steps did, one record."""
    model, mapping = shipped(), parse(staff.document(), "bench")
    lines = [staff.record(at) for at in range(count)]
    records = FrameRecords(pl.DataFrame(lines))
    for what, told in (("mapped", False), ("mapped, with a status per value", True)):
        begun, worked = time.monotonic(), time.process_time()
        apply(mapping, records, model, told=told)
        took, own = time.monotonic() - begun, time.process_time() - worked
        print(f"  {count:,} records {what}: {took:.2f} s, {own:.2f} s of CPU", flush=True)
    some, worked = lines[:500], time.process_time()
    for one in some:
        apply_row(mapping, one, model)
    each = 1000 * (time.process_time() - worked) / len(some)
    print(f"  one record: {each:.2f} ms of CPU", flush=True)


async def main(count: int, home: Path) -> None:
    """Load once, then measure."""
    settings = Settings.from_env(
        {"HUB_HOME": str(home), "HUB_OPERATOR": "bench", "HUB_APPROVAL_PERCENT": "off"}
    )
    await migrate(settings)
    base = staff.document()
    staff.write(home / "staff.csv", count)
    streams = {"staff": {"glob": "staff.csv", "batch": 25_000}}
    async with open_hub(settings) as hub:
        config = {"path": str(home), "streams": streams}
        await connect(hub, Wanted("staff", "files", config, [base]), operator="bench")
        await timed(f"first load of {count:,} records", lambda: _pull(hub))
        connection = await get_connection(hub.database, "staff")
        for what, document in (("few", staff.few(base)), ("all", staff.every(base))):
            preview = partial(
                preview_document, hub, connection, connection.stream("staff"), document
            )
            effect, _ = await timed(f"preview, {what} rules changed", preview)
            told = {key: effect.numbers()[key] for key in ("differing", "changed", "mapped")}
            print("   ", told, flush=True)
        back = partial(rollback, hub, "staff", "staff", 1, actor="bench", reason="back")
        for what, document in (("few", staff.few(base)), ("all", staff.every(base))):
            await timed(f"publish, {what} rules changed", partial(_publish, hub, document))
            await timed(f"rollback, {what} rules changed", back)


async def _pull(hub: Hub) -> None:
    (await pull(hub, "staff", operator="bench")).check()


async def _publish(hub: Hub, document: dict[str, Any]) -> None:
    await publish(hub, "staff", "staff", document, author="bench", reason="bench", accept=True)


async def timed(what: str, work: Callable[[], Awaitable[Any]]) -> Any:
    """Do it, and print how long it took, and the processor time of the hub within that."""
    begun, worked = time.monotonic(), time.process_time()
    found = await work()
    took, own = time.monotonic() - begun, time.process_time() - worked
    print(f"  {what}: {took:.2f} s, {own:.2f} s of CPU in the hub", flush=True)
    return found


def measured(count: int) -> None:
    """All of it, over a home of its own that is removed afterwards."""
    place = Path(tempfile.mkdtemp(prefix="hub-bench-"))
    place.chmod(0o755)
    spaced()  # as `hub` does
    steps(count)
    try:
        with attach(place):
            asyncio.run(main(count, place))
    finally:
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    measured(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
