"""Whose sensitive data an answer shows is what a naive reader saw, question by question."""

import asyncio
import os
import random
from collections import Counter
from pathlib import Path

from hub.errors import Refused
from hub.resolvers.loaders import pinyin
from hub.schema.audience import CLASSES
from tests.twin.access import Rights
from tests.twin.askers import askers
from tests.twin.desk import open_desk
from tests.twin.questions import Asking
from tests.twin.reader import NotReadable
from tests.twin.watching import RECORDED, Watching, watched
from tests.twin.world import World, make_world

QUESTIONS = int(os.environ.get("HUB_TWIN_QUERIES", "400"))
SEED = int(os.environ.get("HUB_TWIN_SEED", "0")) or random.SystemRandom().randint(1, 10**9)


def test_the_classes_on_the_record_are_those_of_the_policy() -> None:
    assert {one.name for one in CLASSES if one.recorded} == RECORDED


async def _compare(world: World, dsn: str, folder: Path, count: int) -> Counter[str]:
    kinds: Counter[str] = Counter()
    async with open_desk(dsn, world, folder) as desk:
        crowd = list(askers(random.Random(SEED), world))
        for number in range(count):
            question = Asking(random.Random(SEED * 1_000_003 + number), world).question()
            if desk.planning.documents.prepare(question.text).errors:
                continue
            who = crowd[number % len(crowd)]
            rights = Rights(desk.world, who)
            try:
                answered = await desk.ask(who, question)
                seen = watched(Watching(rights, question.read(), "en", desk.keys.marks, pinyin))
            except (Refused, NotReadable):
                kinds["refused"] += 1
                continue
            said = {
                person: set(classes) for classes, ids in answered.read.items() for person in ids
            }
            assert said == seen, f"seed {SEED}, {who}\n{question.text}\n{question.variables}"
            assert sum(map(len, answered.read.values())) == len(said)
            assert who.employee not in said
            kinds["read" if said else "nothing"] += 1
    return kinds


def test_marks_are_what_a_naive_reader_saw(database: str, tmp_path: Path) -> None:
    """The same people and the same classes, for every kind of viewer; oneself is never among."""
    print(f"seed {SEED}")
    kinds = asyncio.run(_compare(make_world(SEED), database, tmp_path / "keys", QUESTIONS))
    print(dict(kinds))
    assert kinds["read"] > QUESTIONS // 40, kinds
    assert kinds["nothing"] > QUESTIONS // 10, kinds
