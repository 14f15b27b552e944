"""The attack finds nothing: by no door and for nobody.

`HUB_ATTACK_QUERIES` asks more, `HUB_ATTACK_SEED` the same again. `make attack` is the long form.
"""

import os
import random
from pathlib import Path

import pytest

from tests.attack.campaign import attack, open_field

QUERIES = int(os.environ.get("HUB_ATTACK_QUERIES", "4000"))
SEED = int(os.environ.get("HUB_ATTACK_SEED", "0")) or random.SystemRandom().randint(1, 10**9)


@pytest.mark.slow
async def test_no_leak_and_no_over_denial(database: str, tmp_path: Path) -> None:
    """All rows of all types by everybody, and a sample of every other door, drawn by the seed."""
    async with open_field(database, tmp_path, SEED) as ground:
        account = await attack(ground, SEED, QUERIES, print)
    assert account.queries == QUERIES
    assert account.cells > 20_000
    assert not account.findings, account.findings[:5]
