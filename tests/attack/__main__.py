"""`make attack N=… SEED=…`: attack the hub's access, and say what came out.

python -m tests.attack [--queries N] [--seed SEED]
python -m tests.attack --faults [--only TEXT] [--sample N] [--seed SEED]
"""

import argparse
import asyncio
import random
import secrets
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from hub.schema.shipped import shipped
from hub.store.migrate import upgrade
from tests.attack.campaign import Account, attack, open_field
from tests.attack.faults import all_faults
from tests.attack.hunting import Hunted, hunted
from tests.support import databases

PROBES = 2_500
"""That many probes a fault may survive."""


def main() -> int:
    """Run; 1 where anything was found, or a fault was not."""
    parser = argparse.ArgumentParser(prog="python -m tests.attack")
    parser.add_argument("--queries", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--faults", action="store_true", help="seed faults, find them all")
    parser.add_argument("--only", default="", help="faults whose name holds this")
    parser.add_argument("--sample", type=int, default=0, help="so many of the faults")
    asked = parser.parse_args()
    seed = asked.seed or secrets.randbelow(10**9)
    print(f"seed {seed}", flush=True)
    remove = databases.open_run()
    try:
        with databases.run_server() as server:
            template = databases.ensure_template(server, lambda dsn: upgrade(dsn, shipped()))
            fresh = databases.fresh_database(server, template)
            with fresh as dsn, tempfile.TemporaryDirectory() as home:
                if asked.faults:
                    return asyncio.run(_hunted(dsn, Path(home), seed, asked.only, asked.sample))
                return _concluded(asyncio.run(_attacked(dsn, Path(home), seed, asked.queries)))
    finally:
        remove()


def _say(line: str) -> None:
    print(line, flush=True)


async def _attacked(dsn: str, home: Path, seed: int, queries: int) -> Account:
    async with open_field(dsn, home, seed) as ground:
        return await attack(ground, seed, queries, _say)


def _concluded(account: Account) -> int:
    places = Counter((one.kind, one.door, one.place) for one in account.findings)
    for (kind, door, place), count in places.most_common(40):
        print(f"{count:6} {kind} by {door}: {place[:200]}")
    for one in account.findings[:20]:
        print(one)
    return 1 if account.findings else 0


async def _hunted(dsn: str, home: Path, seed: int, only: str, sample: int) -> int:
    async with open_field(dsn, home, seed) as ground:
        faults = [one for one in all_faults(ground.target.edge.hub.model) if only in one.name]
        if sample:
            faults = random.Random(seed).sample(faults, k=min(sample, len(faults)))
        began = time.monotonic()
        found = await hunted(ground, seed, faults, PROBES, _say)
    return _caught(found, time.monotonic() - began)


def _caught(found: list[Hunted], seconds: float) -> int:
    missed = [one for one in found if one.finding is None]
    for one in missed:
        print(one.told)
    caught = len(found) - len(missed)
    print(f"{caught} of {len(found)} faults caught in {seconds:.0f} s")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
