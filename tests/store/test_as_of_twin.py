"""Questions of another time: the planner and a reader that replays all of the past agree.

Random edits, corrections, closed and reopened rows, rows that changed hands, merged people and
merged departments; every kind of viewer; any nested question, as of a day, as known at a moment,
or both.
"""

import asyncio
import os
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from graphql import (
    ArgumentNode,
    FieldNode,
    NameNode,
    OperationDefinitionNode,
    StringValueNode,
    parse,
    print_ast,
)

from hub.errors import Refused
from hub.resolvers.loaders import pinyin
from tests.twin.access import Asker
from tests.twin.askers import askers
from tests.twin.asking import Desk
from tests.twin.comparing import differences
from tests.twin.document import Question
from tests.twin.questions import Asking
from tests.twin.reader import NotReadable
from tests.twin.then import (
    FIRST,
    LAST,
    Past,
    PastReader,
    PastRights,
    make_past,
    open_past,
    world_of,
)
from tests.twin.world import TODAY, make_world

QUESTIONS = int(os.environ.get("HUB_TWIN_QUERIES", "200"))
SEED = int(os.environ.get("HUB_TWIN_SEED", "12"))
"""The same each time: a change is known by what it breaks. Long runs name others."""
_TIMELESS = {"vocabulary", "departmentMatch", "__typename"}


def at_time(question: Question, as_of: date | None, known_at: datetime | None) -> Question:
    """The question with the time on every root that takes one."""
    times = {"asOf": as_of, "knownAt": known_at}
    given = tuple(
        ArgumentNode(
            name=NameNode(value=name), value=StringValueNode(value=time.isoformat(), block=False)
        )
        for name, time in times.items()
        if time is not None
    )
    document = parse(question.text)
    timed = [_timed(one, given) for one in document.definitions]
    return Question(print_ast(replace(document, definitions=tuple(timed))), question.variables)


def _asks_node(question: Question) -> bool:
    """Whether one root is `node`, which takes no time."""
    roots = [
        root.name.value
        for one in parse(question.text).definitions
        if isinstance(one, OperationDefinitionNode)
        for root in one.selection_set.selections
        if isinstance(root, FieldNode)
    ]
    return "node" in roots


def _timed(one: Any, given: tuple[ArgumentNode, ...]) -> Any:
    """An operation whose roots have these arguments too; a fragment stays."""
    if not isinstance(one, OperationDefinitionNode):
        return one
    roots = [
        node
        if not isinstance(node, FieldNode) or node.name.value in _TIMELESS
        else replace(node, arguments=(*(node.arguments or ()), *given))
        for node in one.selection_set.selections
    ]
    return replace(one, selection_set=replace(one.selection_set, selections=tuple(roots)))


async def compared(
    desk: Desk, past: Past, who: Asker, asked: Question, as_of: date | None, known: datetime | None
) -> str:
    """Ask both; the kind of answer. Fails with the question where they differ."""
    question = at_time(asked, as_of, known)
    told = f"seed {SEED}, {who}\n{question.text}\n{dict(question.variables)}"
    rights = PastRights(world_of(past, as_of, known), who, past, as_of, known)
    refused, twin = None, None
    try:
        twin = PastReader(rights, question.read(), "en", desk.keys.marks, pinyin).answer()
    except NotReadable as error:
        refused = error
    try:
        hub = await desk.ask(who, question)
    except Refused as error:
        if error.code == "TIME_NOT_KEPT":
            assert "direct" in told or "account" in told, told
            return "not kept"
        if refused is None or error.code != "FIELD_NOT_READABLE":
            raise AssertionError(f"refused {error.code} {error.detail}: {told}") from error
        return "refused"
    except Exception as error:
        raise AssertionError(f"{type(error).__name__} {error}: {told}") from error
    assert refused is None, f"not refused though {refused} is not readable: {told}"
    assert hub.statements == 1, told
    found = list(differences(hub.data, twin, desk.keys.marks))
    assert not found, "\n".join([*found[:8], told])
    return "closed" if twin is None else "answered"


async def _ask_many(
    dsn: str, folder: Path, count: int, seed: int, make: Callable[[Asking], Question]
) -> Counter[str]:
    past = make_past(make_world(seed), seed)
    dice = random.Random(seed)
    kinds: Counter[str] = Counter()
    async with open_past(dsn, past, folder) as desk:
        crowd = list(askers(dice, past.now))
        for number in range(count):
            question = make(Asking(random.Random(seed * 1_000_003 + number), past.now))
            if desk.planning.documents.prepare(question.text).errors:
                kinds["invalid"] += 1
                continue
            if _asks_node(question):
                kinds["of today alone"] += 1
                continue
            which = number % 3
            day = None if which == 1 else TODAY - timedelta(days=dice.randint(0, 45))
            moment = None if which == 0 else FIRST + (LAST - FIRST) * dice.random()
            who = crowd[number % len(crowd)]
            kinds[await compared(desk, past, who, question, day, moment)] += 1
    return kinds


def test_planner_and_the_reader_of_the_past_agree(database: str, tmp_path: Path) -> None:
    """Same JSON, same refusals, same closed gate; each question is one statement."""
    print(f"seed {SEED}")
    kinds = asyncio.run(_ask_many(database, tmp_path / "keys", QUESTIONS, SEED, Asking.question))
    print(dict(kinds))
    assert kinds["answered"] > QUESTIONS // 4, kinds


def test_they_agree_on_aggregates_and_groups(database: str, tmp_path: Path) -> None:
    """Figures and groups of random lists, at the root and below rows."""
    print(f"seed {SEED}")
    count, seed = QUESTIONS // 2, SEED + 2
    kinds = asyncio.run(_ask_many(database, tmp_path / "keys", count, seed, Asking.tally))
    print(dict(kinds))
    assert kinds["answered"] > count // 5, kinds
