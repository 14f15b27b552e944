"""`python -m bench`: the hub beside others that do the same work, in one run."""

import argparse
import asyncio
import sys
from collections.abc import Sequence

import asyncpg

from bench import results
from bench.ground import Ground, ground
from bench.queries import run as queries
from bench.sync import run as sync

QUICK_RECORDS = 100_000


def main(arguments: Sequence[str]) -> None:
    """Run the parts that were asked for and write bench/RESULTS.md."""
    asked = _parser().parse_args(arguments)
    wanted = {"queries", "sync"} if asked.part == "all" else {asked.part}
    rounds, seconds, count = asked.rounds, asked.seconds, asked.records
    if asked.quick:
        rounds, seconds, count = 1, 1.0, min(count, QUICK_RECORDS)
    lines: list[queries.Line] = []
    landed: list[sync.Landed] = []
    small: sync.Landed | None = None
    version = ""
    if "queries" in wanted:
        print("the page of 50 employees", flush=True)
        with ground() as here:
            version = asyncio.run(_version(here))
            lines = queries.measured(here, rounds, seconds)
    if "sync" in wanted:
        print("landing attendance records", flush=True)
        with ground() as here:
            version = asyncio.run(_version(here))
            landed = sync.measured(here, count)
        with ground() as here:
            small = sync.alone(here, count // 10)
    command = " ".join(["python -m bench", *arguments])
    results.write(command, lines, landed, version, small)
    print(f"written: {results.RESULTS}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m bench", description=__doc__)
    parser.add_argument("part", nargs="?", choices=("all", "queries", "sync"), default="all")
    parser.add_argument("--records", type=int, default=1_000_000, help="records to land")
    parser.add_argument("--rounds", type=int, default=3, help="turns of each contender")
    parser.add_argument("--seconds", type=float, default=2.0, help="length of a turn")
    parser.add_argument(
        "--quick", action="store_true", help="one short round; 100,000 records at most"
    )
    return parser


async def _version(here: Ground) -> str:
    connection = await asyncpg.connect(here.server.dsn())
    try:
        return str(await connection.fetchval("show server_version"))
    finally:
        await connection.close()


if __name__ == "__main__":
    main(sys.argv[1:])
