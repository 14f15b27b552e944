"""Questions of another time find their few people by an index, among 100,000 with a past.

What asks for somebody, for a department's people or for the first page by name reads no table of
people whole, present or past. Somebody and a page take hundreds of pages; a department's people
tens of thousands, as Postgres expects more of them than there are and goes by their names.
"""

from pathlib import Path
from typing import Any, Final

import asyncpg
import orjson
import pytest

from hub.plan.bound import Request, parameters
from hub.resolvers.viewers import given
from hub.schema.audience import HR_CLASSES
from hub.store.cursors import HubKeys
from hub.store.sealing.keyfile import FileKeyStore
from hub.store.sealing.seal import Sealer
from tests.store.test_plan_explain import literal
from tests.twin.access import Asker, Given
from tests.twin.asking import ZONE, Planning, viewer_of
from tests.twin.document import Question
from tests.twin.small import small_world

PAST: Final = (Path(__file__).parent / "large_past.sql").read_text(encoding="utf-8")
PEOPLE: Final = ("employee", "employment", "assignment")
LARGE: Final = frozenset([*PEOPLE, *(f"{one}_history" for one in PEOPLE), "management"])
TIMES: Final = {
    "a day": 'asOf: "2023-03-01"',
    "a moment": 'knownAt: "2021-06-01T00:00:00+08:00"',
    "both": 'asOf: "2021-03-01", knownAt: "2021-06-01T00:00:00+08:00"',
}
ROW: Final = "legalName position status { code } department { name } manager { legalName }"
QUESTIONS: Final = {
    "somebody": '{ employee(by: {number: "E777"}, %s) { %s } }',
    "a department": '{ nodes(ids: ["%s"], %s) { ... on Department { name'
    " employees(first: 20) { nodes { %s } } } } }",
    "the first page": "{ employees(first: 20, %s) { nodes { %s } } }",
}
MOST_PAGES: Final = {"somebody": 1_000, "a department": 150_000, "the first page": 2_000}


@pytest.mark.slow
async def test_questions_of_other_times_read_no_large_table_whole(
    large_company: str, tmp_path: Path
) -> None:
    """For each kind of question and of time; the failure says what was read, and how much."""
    store = FileKeyStore(tmp_path / "keys")
    connection = await asyncpg.connect(large_company)
    try:
        await connection.execute(PAST)
        await connection.execute("vacuum analyze")
        await connection.execute(
            "set plan_cache_mode = force_generic_plan; set random_page_cost = 1.1; set jit = off"
        )
        keys = HubKeys.of(Sealer(store))
        unit = await connection.fetchval("select md5('d30')::uuid::text")
        found = []
        for what, text in QUESTIONS.items():
            for when, times in TIMES.items():
                held = (f"department_{unit}",) if what == "a department" else ()
                plan = await _ran(connection, keys, text % (*held, times, ROW))
                pages = plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]
                print(what, when, pages, "pages")
                found += [f"{what} at {when}: reads all of {one}" for one in _whole(plan)]
                if pages > MOST_PAGES[what]:
                    found.append(f"{what} at {when}: {pages} pages")
    finally:
        await connection.close()
        store.close()
    assert not found, "\n".join(found)


async def _ran(connection: "asyncpg.Connection[Any]", keys: HubKeys, text: str) -> dict[str, Any]:
    """The plan of the question as HR asks it, with what it read."""
    world, planning = small_world(), Planning.of(small_world().model)
    somebody = await connection.fetchval("select md5('e777')::uuid::text")
    asker = Asker(
        "hr", somebody, frozenset({"employee", "hr"}), (Given("hr", frozenset(HR_CLASSES)),)
    )
    viewer = viewer_of(asker, world, "en")
    made = planning.planned(viewer, Question(text))
    request = Request({}, given(viewer, world.today, ZONE), viewer.subject)
    values = ", ".join(literal(one) for one in parameters(made, request, planning.model, keys))
    await connection.execute(f"prepare asked as {made.sql}")
    try:
        told = await connection.fetchval(
            f"explain (analyze, buffers, timing off, format json) execute asked({values})"
        )
    finally:
        await connection.execute("deallocate asked")
    return dict(orjson.loads(told)[0]["Plan"])


def _whole(node: dict[str, Any]) -> list[str]:
    """Large tables that are read whole below a node of a plan."""
    own = node["Node Type"] == "Seq Scan" and node.get("Relation Name") in LARGE
    found = [str(node["Relation Name"])] if own and node.get("Actual Loops", 1) else []
    return [*found, *(one for child in node.get("Plans", ()) for one in _whole(child))]
