"""The planner agrees with a naive reader that knows the access table and nothing of SQL.

`HUB_TWIN_QUERIES` asks more questions, `HUB_TWIN_SEED` those of one seed again.
"""

import asyncio
import os
import random
from collections import Counter
from pathlib import Path

import pytest

from hub.errors import Refused
from hub.resolvers.loaders import pinyin
from tests.twin.access import Asker, Rights
from tests.twin.askers import askers
from tests.twin.asking import Desk
from tests.twin.comparing import differences
from tests.twin.desk import open_desk
from tests.twin.document import Question
from tests.twin.questions import Asking
from tests.twin.reader import NotReadable, read
from tests.twin.world import World, make_world

QUESTIONS = int(os.environ.get("HUB_TWIN_QUERIES", "400"))
SEED = int(os.environ.get("HUB_TWIN_SEED", "0")) or random.SystemRandom().randint(1, 10**9)
LANGUAGES = ("en", "zh")


async def compared(desk: Desk, who: Asker, question: Question, language: str) -> str:
    """Ask both; the kind of answer. Fails with the question where they differ."""
    told = f"seed {SEED}, {who}, {language}\n{question.text}\n{dict(question.variables)}"
    try:
        twin = read(Rights(desk.world, who), question, language, desk.keys.marks, pinyin)
        refused = None
    except NotReadable as error:
        twin, refused = None, error
    try:
        hub = await desk.ask(who, question, language)
    except Refused as error:
        assert refused is not None, f"refused {error.code} {error.detail}: {told}"
        assert error.code == "FIELD_NOT_READABLE", f"{error.code} {error.detail}: {told}"
        return "refused"
    except Exception as error:
        raise AssertionError(f"{type(error).__name__} {error}: {told}") from error
    assert refused is None, f"not refused though {refused} is not readable: {told}"
    assert hub.statements == 1, told
    found = list(differences(hub.data, twin, desk.keys.marks))
    assert not found, "\n".join([*found[:8], told])
    return "closed" if twin is None else "answered"


async def _ask_many(world: World, dsn: str, folder: Path, count: int) -> Counter[str]:
    dice = random.Random(SEED)
    kinds: Counter[str] = Counter()
    async with open_desk(dsn, world, folder) as desk:
        crowd = list(askers(dice, world))
        for number in range(count):
            question = Asking(random.Random(SEED * 1_000_003 + number), world).question()
            prepared = desk.planning.documents.prepare(question.text)
            if prepared.errors:
                kinds["invalid"] += 1
                continue
            who = crowd[number % len(crowd)]
            kinds[await compared(desk, who, question, dice.choice(LANGUAGES))] += 1
    return kinds


def test_planner_and_naive_reader_agree_on_random_questions(database: str, tmp_path: Path) -> None:
    """Same JSON, same refusals, same closed gate; each question is one statement."""
    print(f"seed {SEED}")
    kinds = asyncio.run(_ask_many(make_world(SEED), database, tmp_path / "keys", QUESTIONS))
    assert kinds["answered"] > QUESTIONS // 3, kinds
    assert kinds["invalid"] <= QUESTIONS // 12, kinds
