"""`python -m bench`: the hub beside others that do the same work, in one run."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

import asyncpg

from bench import results
from bench.ground import QUICK, Ground, Size, ground
from bench.mappings import run as mappings
from bench.queries import run as queries
from bench.queries.around import Around
from bench.queries.run import WHO, Course
from bench.sync import run as sync

QUICK_RECORDS = 100_000
MOST_KEPT = 100_000
"""Records of the part about mappings, which its aims are for."""


def main(arguments: Sequence[str]) -> None:
    """Run the parts that were asked for and write bench/RESULTS.md."""
    asked = _parser().parse_args(arguments)
    wanted = {"queries", "sync", "mappings"} if asked.part == "all" else {asked.part}
    count = min(asked.records, QUICK_RECORDS) if asked.quick else asked.records
    lines: list[queries.Line] = []
    landed: list[sync.Landed] = []
    small: sync.Landed | None = None
    beside: Around | None = None
    version = ""
    if "queries" in wanted:
        print("seven questions", flush=True)
        with ground(QUICK if asked.quick else Size(), asked.home) as here:
            version = asyncio.run(_version(here))
            lines, beside = queries.measured(here, _course(asked))
    if "sync" in wanted:
        print("landing attendance records", flush=True)
        with ground() as here:
            version = asyncio.run(_version(here))
            landed = sync.measured(here, count)
        with ground() as here:
            small = sync.alone(here, max(count // 10, min(count, QUICK_RECORDS)))
    if "mappings" in wanted:
        print("previews and rollbacks of mappings", flush=True)
        mappings.measured(min(count, MOST_KEPT))
    shown = ["DIR" if one == str(asked.home) else one for one in arguments]
    command = " ".join(["python -m bench", *shown])
    results.write(command, lines, landed, version, small, beside)
    print(f"written: {results.RESULTS}")


def _course(asked: argparse.Namespace) -> Course:
    only, who = frozenset(asked.only.split(",")) - {""}, tuple(asked.who.split(","))
    if asked.quick:
        return Course(1, 1.0, (16,), only, who, compared=5)
    return Course(asked.rounds, asked.seconds, only=only, who=who)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m bench", description=__doc__)
    parser.add_argument(
        "part", nargs="?", choices=("all", "queries", "sync", "mappings"), default="all"
    )
    parser.add_argument("--records", type=int, default=1_000_000, help="records to land")
    parser.add_argument("--rounds", type=int, default=2, help="turns of each contender")
    parser.add_argument("--seconds", type=float, default=1.5, help="length of a turn")
    parser.add_argument("--only", default="", help="questions, such as q1,q4; all if not given")
    parser.add_argument("--who", default=",".join(WHO), help="who answers; hub must be among them")
    parser.add_argument("--home", type=Path, help="keep the company here and use it again")
    parser.add_argument(
        "--quick", action="store_true", help="small data, one short round, 16 clients"
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
