"""`make swaps N=… SEED=…`: swap sealed values in a company's database, and say what opened."""

import argparse
import os
import secrets
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from hub.cli import main as command
from hub.flows.hub import Hub, open_hub
from hub.schema.shipped import shipped
from hub.settings import Settings
from hub.store.migrate import upgrade
from tests.keys.company import Company
from tests.keys.swaps import Outcome, cells_of, swapped
from tests.support import databases


def main() -> int:
    """Run; 1 if any was accepted."""
    parser = argparse.ArgumentParser(prog="python -m tests.keys")
    parser.add_argument("--swaps", type=int, default=100_000)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    seed = asked.seed or secrets.randbelow(10**9)
    print(f"seed {seed}", flush=True)
    with ExitStack() as stack:
        stack.callback(databases.open_run())
        server = stack.enter_context(databases.run_server())
        template = databases.ensure_template(server, lambda dsn: upgrade(dsn, shipped()))
        dsn = stack.enter_context(databases.fresh_database(server, template))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        os.environ |= {"HUB_DATABASE_URL": dsn, "HUB_HOME": str(folder / "home")}
        _land(folder, seed, asked.people)

        async def work() -> Outcome:
            async with open_hub(Settings.from_env(os.environ)) as hub:
                return await _swapped(hub, asked.swaps, seed)

        outcome = databases.run_async(work)
    for kind, count in sorted(outcome.refused.items()):
        print(f"{count:8} refused: {kind}")
    for one in outcome.accepted[:20]:
        print(f"ACCEPTED {one}")
    print(f"{outcome.tried} swaps, {len(outcome.accepted)} accepted")
    return 1 if outcome.accepted else 0


def _land(folder: Path, seed: int, people: int) -> None:
    """Two rounds, with new data keys between them: history, packs, several versions of keys."""
    company = Company(folder / "in", seed, people)
    company.write()
    config, mapping = company.mappings(folder)
    words = ("--connector", "files", "--config", str(config), "--mapping", str(mapping))
    for one in (("connect", "staff", *words), ("sync", "staff"), ("keys", "rotate", "--data")):
        assert command(list(one)) == 0
    company.write(1)
    assert command(["sync", "staff"]) == 0


async def _swapped(hub: Hub, count: int, seed: int) -> Outcome:
    cells = await cells_of(hub)
    places = len({one.place for one in cells})
    print(f"{len(cells)} sealed values in {places} places", flush=True)
    began = time.monotonic()
    outcome = swapped(hub.sealer, cells, count, seed)
    print(f"{count / (time.monotonic() - began):.0f} swaps a second", flush=True)
    return outcome


if __name__ == "__main__":
    sys.exit(main())
