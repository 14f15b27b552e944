"""The attack and the hunt for faults in several processes, each with a company of its own."""

import asyncio
import multiprocessing
import random
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple, TypeVar

from hub.schema.shipped import shipped
from hub.store.migrate import upgrade
from tests.attack.campaign import Account, Share, attack, open_field
from tests.attack.faults import all_faults
from tests.attack.hunting import hunted
from tests.support import databases

T = TypeVar("T")
PROBES = 2_500
"""That many probes a fault may survive."""


class Fate(NamedTuple):
    """What became of a fault, as one process tells another: faults hold code."""

    told: str
    caught: bool


def in_processes(workers: int, run: Callable[[Share, str], T]) -> Iterator[T]:
    """Each process has its share of the work, and a company of its own to attack."""
    remove = databases.open_run()
    try:
        with databases.run_server() as server, ExitStack() as stack:
            template = databases.ensure_template(server, lambda dsn: upgrade(dsn, shipped()))
            fresh = [
                stack.enter_context(databases.fresh_database(server, template))
                for _ in range(workers)
            ]
            shares = [Share(place, workers) for place in range(workers)]
            context = multiprocessing.get_context("spawn")
            with ProcessPoolExecutor(workers, context) as pool:
                yield from pool.map(run, shares, fresh)
    finally:
        remove()


def attacked(seed: int, queries: int, share: Share, dsn: str) -> Account:
    """A share of so many queries."""

    async def run(home: Path) -> Account:
        async with open_field(dsn, home, seed) as ground:
            return await attack(ground, seed, queries, say, share)

    with tempfile.TemporaryDirectory() as home:
        return asyncio.run(run(Path(home)))


def sought(seed: int, only: str, sample: int, share: Share, dsn: str) -> list[Fate]:
    """A share of the faults."""

    async def run(home: Path) -> list[Fate]:
        async with open_field(dsn, home, seed) as ground:
            faults = [one for one in all_faults(ground.target.edge.hub.model) if only in one.name]
            if sample:
                faults = random.Random(seed).sample(faults, k=min(sample, len(faults)))
            mine = faults[share.place :: share.among]
            fates = await hunted(ground, seed, mine, PROBES, say)
            return [Fate(one.told, one.finding is not None) for one in fates]

    with tempfile.TemporaryDirectory() as home:
        return asyncio.run(run(Path(home)))


def say(line: str) -> None:
    """Progress, at once."""
    print(line, flush=True)
