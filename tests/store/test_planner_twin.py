"""The planner agrees with a naive reader that knows the access table and nothing of SQL.

`HUB_TWIN_QUERIES` asks more questions, `HUB_TWIN_SEED` those of one seed again.
"""

import asyncio
import json
import os
import random
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from hub.errors import Refused
from hub.plan import join
from hub.resolvers.loaders import pinyin
from tests.twin import policies
from tests.twin.access import Asker, Rights
from tests.twin.askers import askers
from tests.twin.asking import Desk, closed
from tests.twin.comparing import differences
from tests.twin.desk import open_desk
from tests.twin.document import Question
from tests.twin.golden import CASES, SECOND_PAGE, Case
from tests.twin.questions import Asking
from tests.twin.reader import NotReadable, read
from tests.twin.small import small_world
from tests.twin.traps import TRAPS
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
    world: World, dsn: str, folder: Path, count: int, make: Callable[[Asking], Question]
) -> Counter[str]:
    dice = random.Random(SEED)
    kinds: Counter[str] = Counter()
    async with open_desk(dsn, world, folder) as desk:
        crowd = list(askers(dice, world))
        for number in range(count):
            question = make(Asking(random.Random(SEED * 1_000_003 + number), world))
            prepared = desk.planning.documents.prepare(question.text)
            if prepared.errors:
                kinds["invalid"] += 1
                continue
            who = crowd[number % len(crowd)]
            kinds[await compared(desk, who, question, dice.choice(LANGUAGES))] += 1
    return kinds


async def _page_many(world: World, dsn: str, folder: Path, count: int) -> Counter[str]:
    dice = random.Random(SEED + 1)
    kinds: Counter[str] = Counter()
    async with open_desk(dsn, world, folder) as desk:
        crowd = list(askers(dice, world))
        for number in range(count):
            who, spec = crowd[number % len(crowd)], dice.choice(list(world.model))
            turned, whole = Asking(dice, world).page(spec)
            kind = await compared(desk, who, whole, "en")
            kinds[kind] += 1
            if kind == "answered":
                await _turned(desk, who, turned, whole)
    return kinds


async def _turned(
    desk: Desk, who: Asker, turned: Callable[[str], Question], whole: Question
) -> None:
    """Turn all pages; together they are the whole list, in its order."""
    wanted = [one["id"] for one in (await desk.ask(who, whole)).data["list"]["nodes"]]
    found: list[str] = []
    cursor, more = "", True
    while more:
        question = turned(cursor)
        assert await compared(desk, who, question, "en") == "answered"
        page = (await desk.ask(who, question)).data["list"]
        ids = [edge["node"]["id"] for edge in page["edges"]]
        backward = "last:" in question.text
        found = [*ids, *found] if backward else [*found, *ids]
        info = page["pageInfo"]
        more = info["hasPreviousPage" if backward else "hasNextPage"]
        cursor = info["startCursor" if backward else "endCursor"]
        assert len(found) <= len(wanted), question
    assert found == wanted, f"seed {SEED}, {who}\n{whole.text}"


def test_planner_and_naive_reader_agree_on_random_questions(database: str, tmp_path: Path) -> None:
    """Same JSON, same refusals, same closed gate; each question is one statement."""
    print(f"seed {SEED}")
    world, folder = make_world(SEED), tmp_path / "keys"
    kinds = asyncio.run(_ask_many(world, database, folder, QUESTIONS, Asking.question))
    assert kinds["answered"] > QUESTIONS // 3, kinds
    assert kinds["invalid"] <= QUESTIONS // 12, kinds


def test_planner_and_naive_reader_agree_on_aggregates(database: str, tmp_path: Path) -> None:
    """Figures and groups of random lists, at the root and below rows, for every kind of viewer."""
    print(f"seed {SEED}")
    world, folder = make_world(SEED + 2), tmp_path / "keys"
    kinds = asyncio.run(_ask_many(world, database, folder, QUESTIONS, Asking.tally))
    print(dict(kinds))
    assert kinds["answered"] > QUESTIONS // 4, kinds
    assert kinds["invalid"] <= QUESTIONS // 12, kinds


def test_planner_and_naive_reader_agree_under_a_companys_own_policy(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a file opens and closes: the twin is told in words of its own."""
    said = policies.drawn(random.Random(SEED))
    print(f"seed {SEED}: {said}")
    policies.teach(monkeypatch, said)
    world = make_world(SEED + 4)
    world = replace(world, model=policies.under(world.model, said, tmp_path))
    count = QUESTIONS // 2
    kinds = asyncio.run(_ask_many(world, database, tmp_path / "keys", count, Asking.question))
    assert kinds["answered"] > count // 4, kinds


LINKS: Final[Mapping[str, Any]] = {
    "classes": {},
    "fields": {
        "Employee.department": {"read": ["self", "CORE"]},
        "Employee.manager": {"read": ["self", "CORE"]},
        "Department.parent": {"read": ["CORE"]},
    },
    "rows": {},
}
BELOW: Final = (
    "{ departments { nodes { name employees(under: true) { totalCount nodes { number } } } } }",
    "{ departments { nodes { name descendants { totalCount nodes { name } } } } }",
    "{ employees { nodes { number reports(direct: false) { totalCount nodes { number } } } } }",
)


async def test_no_list_over_several_levels_tells_of_a_closed_link(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a company closes the link by which rows hang; without the check it is found."""
    policies.teach(monkeypatch, LINKS)
    world = make_world(12)
    world = replace(world, model=policies.under(world.model, LINKS, tmp_path))
    async with open_desk(database, world, tmp_path / "keys") as desk:
        crowd = list(askers(random.Random(12), world))

        async def all_agree() -> None:
            for who in crowd:
                for text in BELOW:
                    await compared(desk, who, Question(text), "en")

        await all_agree()
        desk.planning.plans._plans.clear()
        monkeypatch.setattr(join, "_and_readable", lambda hung, *_: hung)
        with pytest.raises(AssertionError):
            await all_agree()


async def test_known_traps_fool_nobody(database: str, tmp_path: Path) -> None:
    """Questions that are easy to get wrong, asked by every kind of viewer."""
    world = make_world(12)
    kinds: Counter[str] = Counter()
    async with open_desk(database, world, tmp_path / "keys") as desk:
        crowd = list(askers(random.Random(12), world))
        for who in crowd:
            for text in TRAPS:
                kinds[await compared(desk, who, Question(text), "en")] += 1
    assert kinds["answered"] > len(TRAPS) * len(crowd) // 2, kinds


def test_pages_put_together_are_the_whole_list(database: str, tmp_path: Path) -> None:
    """Forwards and backwards, under any filter and order, with null and locked keys."""
    print(f"seed {SEED}")
    world = make_world(SEED + 1)
    kinds = asyncio.run(_page_many(world, database, tmp_path / "keys", max(30, QUESTIONS // 20)))
    assert kinds["answered"] > len(kinds), kinds


async def test_golden_answers_are_what_the_database_and_the_twin_say(
    database: str, tmp_path: Path
) -> None:
    """Each golden folder's `answer.json`, from its statement and from the naive reader."""
    async with open_desk(database, small_world(), tmp_path / "keys") as desk:
        for case in CASES:
            language = str(case.viewer.get("language", "en"))
            question = await _filled(desk, case)
            assert await compared(desk, case.asker, question, language) == "answered"
            data = _told((await desk.ask(case.asker, question, language)).data, desk.keys.marks)
            text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
            file = case.folder / "answer.json"
            if os.environ.get("HUB_GOLDEN_WRITE") == "1":
                file.write_text(text, encoding="utf-8")
            assert text == file.read_text(encoding="utf-8"), case.name


async def _filled(desk: Desk, case: Case) -> Question:
    """The question, with the cursor where its first page ends if it asks for the second."""
    places = [name for name, value in case.variables.items() if value == SECOND_PAGE]
    if not places:
        return case.question
    first = replace(case.question, variables={**case.variables, places[0]: None})
    [page] = (await desk.ask(case.asker, first)).data.values()
    cursor = page["pageInfo"]["endCursor"]
    return replace(case.question, variables={**case.variables, places[0]: cursor})


def _told(data: Any, marks: Mapping[str, str]) -> Any:
    """The data with cursors, which differ at every call, as the row where they stand."""
    if isinstance(data, dict):
        return {key: _told(value, marks) for key, value in data.items()}
    if isinstance(data, list):
        return [_told(one, marks) for one in data]
    return f"cursor at {marks[data]}" if isinstance(data, str) and data in marks else data


async def test_gate_is_closed_to_people_who_left_and_to_other_grants(
    database: str, tmp_path: Path
) -> None:
    """A plan for grants of another version, or for a leaver, reads nothing at all."""
    question = Question("{ employees { totalCount } }")
    async with open_desk(database, small_world(), tmp_path / "keys") as desk:
        own = {one["number"]: one["id"] for one in desk.world.rows["Employee"]}
        staff = Asker("staff", own["E4"], frozenset({"employee"}))
        assert (await desk.ask(staff, question)).data == {"employees": {"totalCount": 6}}
        leaver = Asker("leaver", own["E8"], frozenset({"employee"}))
        assert (await desk.ask(leaver, question)).data is None
        await closed(database, own["E4"], 1)
        assert (await desk.ask(staff, question)).data is None
        assert (await desk.ask(replace(staff, version=1), question)).data is not None


async def test_cursor_belongs_to_viewer_filter_and_order(database: str, tmp_path: Path) -> None:
    """A cursor of another list, or one that was changed, is refused; another `first` is not."""
    text = (
        "query P($a: String, $g: String!, $d: OrderDirection!) { employees(first: 2, after: $a,"
        " filter: {number: {gte: $g}}, orderBy: [{latinName: $d}]) { nodes { number } pageInfo"
        " { endCursor } } }"
    ).replace("gte", "prefix")
    asked = {"g": "E", "d": "ASC", "a": None}
    async with open_desk(database, small_world(), tmp_path / "keys") as desk:
        own = {one["number"]: one["id"] for one in desk.world.rows["Employee"]}
        one = Asker("one", own["E4"], frozenset({"employee"}))
        other = replace(one, employee=own["E5"])
        page = (await desk.ask(one, Question(text, asked))).data["employees"]
        cursor = page["pageInfo"]["endCursor"]
        longer = Question(text.replace("first: 2", "first: 4"), {**asked, "a": cursor})
        assert (await desk.ask(one, longer)).data["employees"]["nodes"][0] not in page["nodes"]
        for who, given in (
            (other, {"a": cursor}),
            (one, {"a": cursor, "g": "E4"}),
            (one, {"a": cursor, "d": "DESC"}),
            (one, {"a": cursor[:-4] + "AAAA"}),
            (one, {"a": "nonsense"}),
        ):
            with pytest.raises(Refused) as refused:
                await desk.ask(who, Question(text, {**asked, **given}))
            assert refused.value.code == "CURSOR_INVALID"
