"""The attack is sharp: it finds a check that is taken out of the hub. `make attack-faults`: all."""

import os
import random
from pathlib import Path

import pytest

from hub.schema.shipped import shipped
from tests.attack.campaign import open_field
from tests.attack.faults import EQUIVALENT, EQUIVALENT_THEN, all_faults
from tests.attack.hunting import hunted

SAMPLE = int(os.environ.get("HUB_ATTACK_FAULTS", "24"))
SEED = int(os.environ.get("HUB_ATTACK_SEED", "997608273"))
PROBES = 3_000


def test_there_are_enough_faults_and_each_exemption_is_one_of_them() -> None:
    """Faults that change nothing are named with their reason; the list may only shrink."""
    names = {one.name for one in all_faults(shipped())}
    assert set(EQUIVALENT) <= names, set(EQUIVALENT) - names
    assert len(names - set(EQUIVALENT)) >= 60
    assert len(EQUIVALENT) <= 25
    assert set(EQUIVALENT_THEN) <= names, set(EQUIVALENT_THEN) - names
    assert len(EQUIVALENT_THEN) <= 11
    then = [one for one in all_faults(shipped()) if one.then]
    assert len(then) - len(EQUIVALENT_THEN) >= 20


@pytest.mark.slow
async def test_a_sample_of_the_faults_is_found(database: str, tmp_path: Path) -> None:
    """A part of each, of other times too; drawn by the seed, row-level security off."""
    print(f"seed {SEED}")
    async with open_field(database, tmp_path, 3) as ground:
        faults = all_faults(ground.target.edge.hub.model)
        dice = random.Random(SEED)
        program = [
            one for one in faults if not one.entity and not one.then and one.name not in EQUIVALENT
        ]
        table = [one for one in faults if one.entity]
        then = [one for one in faults if one.then and one.name not in EQUIVALENT_THEN]
        chosen = [
            *dice.sample(program, k=SAMPLE * 5 // 12),
            *dice.sample(table, k=SAMPLE * 5 // 12),
            *dice.sample(then, k=SAMPLE // 6),
        ]
        found = await hunted(ground, 3, chosen, PROBES, print)
    assert not [one.told for one in found if one.finding is None]
