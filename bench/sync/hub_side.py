"""The hub's side, a process of its own: connect the file, pull it, pull it again unchanged.

`python -m bench.sync.hub_side FILE` with the hub's environment; prints one JSON line a run.
"""

import asyncio
import json
import sys
from pathlib import Path

from bench.sync.stages import Stages
from hub.flows.connect import Wanted, connect
from hub.flows.documents import read_mappings
from hub.flows.hub import Hub, open_hub
from hub.flows.pull import pull
from hub.flows.report import Progress, Report
from hub.settings import Settings

MAPPING = Path(__file__).with_name("days.yaml")
NAME = "clock"


async def main(file: Path) -> None:
    """Both runs."""
    stages = Stages()
    async with open_hub(Settings.from_env()) as hub:
        config = {"path": str(file), "streams": {"days": {"encoding": "utf-8"}}}
        wanted = Wanted(NAME, "files", config, read_mappings(MAPPING))
        await connect(hub, wanted, operator="bench")
        for what in ("first", "again"):
            stages.reset()
            report = await _pulled(hub)
            _say(what, report, stages.reset())


async def _pulled(hub: Hub) -> Report:
    report = await pull(hub, NAME, operator="bench", watch=_watch)
    return report.check()


def _watch(seen: Progress) -> None:
    print(f"      {seen.read:,} read, {seen.landed:,} landed", file=sys.stderr, flush=True)


def _say(what: str, report: Report, stages: dict[str, float]) -> None:
    account = report.streams[0].account
    print(
        json.dumps(
            {
                "run": what,
                "seconds": report.seconds,
                "read": account.read,
                "inserted": account.inserted,
                "unchanged": account.unchanged,
                "pending": report.streams[0].pending,
                "balanced": account.balanced,
                "stages": stages,
            }
        ),
        flush=True,
    )


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
