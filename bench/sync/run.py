"""The measurement: one file, landed by the hub and by peers, each for the first time and again."""

import asyncio
import itertools
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import asyncpg

from bench.ground import Ground
from bench.sync import peers, records
from bench.sync.floor import floor
from bench.usage import cpu_ms, memory_mb

ROOT: Final = Path(__file__).parents[2]
_SAMPLE: Final = 0.2


@dataclass(frozen=True)
class Landed:
    """One run of one side."""

    side: str
    run: str
    """`first` or `again`."""
    records: int
    seconds: float
    own_cpu: float
    """CPU-seconds of the side's processes since they began or since the run before."""
    postgres_cpu: float
    peak_mb: float
    """Most memory of the side's processes together, so far."""
    said: Mapping[str, Any]
    tenths: tuple[float, ...] = ()
    """The most in each tenth of the run's time: whether it grows while more is landed."""

    @property
    def rate(self) -> float:
        """Records a second."""
        return self.records / self.seconds


@dataclass
class _Peak:
    mb: float = 0.0
    done: threading.Event = field(default_factory=threading.Event)
    seen: list[float] = field(default_factory=list)
    """Of the run under way, in MB."""

    def tenths(self) -> tuple[float, ...]:
        """The most in each tenth of the run that has ended; the next one begins."""
        seen, self.seen = self.seen, []
        cuts = [round(len(seen) * part / 10) for part in range(11)]
        return tuple(max(seen[a:b]) for a, b in itertools.pairwise(cuts) if a < b)


def measured(ground: Ground, count: int) -> list[Landed]:
    """All sides over the same file on the same Postgres."""
    file = ground.home / "days.csv"
    records.write(file, count)
    strange = records.unknown(count)
    size = file.stat().st_size / 1e6
    print(f"  {count:,} records, {strange:,} with an unknown word, {size:.0f} MB", flush=True)
    for peer in peers.PEERS:
        peers.environment(peer)
        asyncio.run(_database(ground, peer))
    found = _hub(ground, file, count)
    found.append(_floor(ground, count))
    for peer in peers.PEERS:
        folder = ground.home / f"{peer}-pipelines"
        theirs = peers.command(peer, file, ground.server.dsn(peer), folder)
        found += _side(ground, peer, theirs, peers.settings(ground.env, ground.home), count)
    _check(found, count, strange)
    return found


def _floor(ground: Ground, count: int) -> Landed:
    """The hub's own rows once more, by plain COPY."""
    said = asyncio.run(floor(ground))
    print(f"  floor: {said['seconds']:.1f} s, Postgres {said['cpu']:.1f} CPU-s", flush=True)
    return Landed("floor", "first", count, said["seconds"], 0.0, said["cpu"], 0.0, said)


def alone(ground: Ground, count: int) -> Landed:
    """The hub's first load of fewer records: what memory it takes."""
    file = ground.home / "days.csv"
    records.write(file, count)
    return _hub(ground, file, count)[0]


def _hub(ground: Ground, file: Path, count: int) -> list[Landed]:
    command = (sys.executable, "-m", "bench.sync.hub_side", str(file))
    return _side(ground, "hub", command, {**ground.env, "PYTHONPATH": str(ROOT)}, count)


def _check(found: Sequence[Landed], count: int, strange: int) -> None:
    """All have landed all records, and know the same words."""
    first, again = (one.said for one in found if one.side == "hub")
    assert first["balanced"], first
    assert first["inserted"] == count, first
    assert first["pending"] == strange, first
    assert again["unchanged"] == count, again
    for one in found:
        if one.side in peers.PEERS:
            assert one.said["rows"] == count, one.said
            assert one.said["known"] == count - strange, one.said


async def _database(ground: Ground, peer: str) -> None:
    """A database for a peer on the same server."""
    connection = await asyncpg.connect(ground.server.dsn())
    try:
        await connection.execute(f"create database {peer}")
    finally:
        await connection.close()


async def _checkpoint(ground: Ground) -> None:
    """Neither side pays for what the other one has written."""
    connection = await asyncpg.connect(ground.server.dsn())
    try:
        await connection.execute("checkpoint")
    finally:
        await connection.close()


def _side(
    ground: Ground, side: str, command: Sequence[str], env: Mapping[str, str], count: int
) -> list[Landed]:
    """Run a side's process; each line that it says is the end of a run."""
    asyncio.run(_checkpoint(ground))
    found: list[Landed] = []
    print(f"  {side}", flush=True)
    before = 0.0, cpu_ms([ground.postmaster])
    with _process(ground, side, command, env) as (process, peak):
        for line in process.stdout or ():
            said = json.loads(line)
            now = cpu_ms([process.pid]), cpu_ms([ground.postmaster])
            own, postgres = (now[0] - before[0]) / 1000, (now[1] - before[1]) / 1000
            one = Landed(
                side,
                said["run"],
                count,
                said["seconds"],
                own,
                postgres,
                peak.mb,
                said,
                peak.tenths(),
            )
            found.append(one)
            print(
                f"    {one.run:<5} {one.seconds:7.1f} s  {one.rate:8,.0f} records/s"
                f"  CPU {one.own_cpu:.1f} + {one.postgres_cpu:.1f} s  {one.peak_mb:,.0f} MB",
                flush=True,
            )
            before = now
    return found


@contextmanager
def _process(
    ground: Ground, side: str, command: Sequence[str], env: Mapping[str, str]
) -> Iterator[tuple["subprocess.Popen[str]", _Peak]]:
    log = ground.home / f"{side}-sync.log"
    with log.open("w", encoding="utf-8") as errors:
        process = subprocess.Popen(
            command, env=dict(env), cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True
        )
    peak = _Peak()
    watcher = threading.Thread(target=_sample, args=(process.pid, peak), daemon=True)
    watcher.start()
    try:
        yield process, peak
        if process.wait() != 0:
            raise RuntimeError(f"{side} failed:\n{log.read_text('utf-8')[-3000:]}")
    finally:
        peak.done.set()
        if process.poll() is None:
            process.terminate()
            process.wait()


def _sample(pid: int, peak: _Peak) -> None:
    began = told = time.monotonic()
    while not peak.done.wait(_SAMPLE):
        peak.seen.append(memory_mb(pid))
        peak.mb = max(peak.mb, peak.seen[-1])
        now = time.monotonic()
        if now - told > 15:
            told = now
            print(f"    … {now - began:.0f} s", flush=True)
