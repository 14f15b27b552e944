"""Doors that change and doors that tell of changes, by every attacker, beside the oracle."""

import os
import random
from pathlib import Path

import pytest

from tests.attack.campaign import open_field
from tests.attack.doors import Doors
from tests.attack.judging import Finding, Probe

QUERIES = 1_200
SEED = int(os.environ.get("HUB_ATTACK_SEED", "0")) or random.SystemRandom().randint(1, 10**9)


@pytest.mark.slow
async def test_nothing_is_written_or_told_that_may_not_be(database: str, tmp_path: Path) -> None:
    """A sample of all; `make attack N=200000` asks each of them."""
    dice = random.Random(SEED)
    async with open_field(database, tmp_path, SEED) as ground:
        probes: list[Probe] = []
        for one in ground.crowd:
            if not one.shown:
                doors = Doors(ground.grounds[one.name], random.Random(f"{SEED} {one.name}"))
                probes += [
                    *doors.writes(),
                    *doors.desks(),
                    *(() if doors.ground.passing else doors.events()),
                ]
        found: list[Finding] = []
        cells = 0
        for probe in dice.sample(probes, k=min(QUERIES, len(probes))):
            for told in await ground.ask(probe):
                if isinstance(told, Finding):
                    found.append(told)
                else:
                    cells += told
        assert not found, (SEED, len(found), found[:5])
        assert cells > QUERIES, SEED
