"""A hidden row is answered like one that is not there: in bytes and, by and large, in time."""

import random
import time
from pathlib import Path
from typing import Any

import pytest

from tests.attack.campaign import Field, open_field

SEED = 5
ABSENT = "0192d2f0-0000-7000-8000-00000000dead"
WHO = ("worker", "team lead", "hrbp", "several", "TIME", "client of a part", "admin")
EDIT = """
mutation M($id: ID!) {
  correctEmployee(input: {id: $id, set: {workPhone: "1"}, reason: "r"}) {
    __typename ... on Problem { code message hint path }
  }
}
"""
LEARNT = """
mutation M($id: ID!) {
  addEducation(input: {employee: $id, education: {school: "x"}, reason: "r"}) {
    __typename ... on Problem { code message hint path }
  }
}
"""
ASKED = {
    "node": "query Q($id: ID!) { node(id: $id) { id __typename } }",
    "nodes": "query Q($id: ID!) { nodes(ids: [$id]) { id __typename } }",
    "access": "query Q($id: ID!) { access(id: $id) { field read because } }",
    "provenance": "query Q($id: ID!) { provenance(id: $id) { field } }",
    "look-up": "query Q($id: ID!) { employee(by: {id: $id}) { id } }",
    "correct": EDIT,
    "add": LEARNT,
    "filter": "query Q($id: ID!) { employees(filter: {manager: {in: [$id]}}) { nodes { id } } }",
}
PEOPLE = {"look-up", "correct", "add", "filter"}


def _hidden(ground: Field, who: str, entity: str) -> list[str]:
    rows = [one["id"] for one in ground.target.company.world.rows[entity]]
    return [one for one in rows if not ground.grounds[who].may.row(entity, one)]


@pytest.mark.slow
async def test_hidden_and_absent_rows_are_answered_with_the_same_bytes(
    database: str, tmp_path: Path
) -> None:
    """Every type of row, every way to ask for one by its id."""
    async with open_field(database, tmp_path, SEED) as ground:
        compared = 0
        for who in WHO:
            for spec in ground.graph.model:
                for key in _hidden(ground, who, spec.name)[:2]:
                    for name, text in ASKED.items():
                        if name in PEOPLE and spec.name != "Employee":
                            continue
                        found = [
                            (await ground.target.ask(who, text, {"id": f"{spec.table}_{one}"}))[1]
                            for one in (key, ABSENT)
                        ]
                        assert found[0] == found[1], (who, spec.name, name, found)
                        compared += 1
        print(f"{compared} pairs alike")
        assert compared > 500


@pytest.mark.slow
async def test_hidden_and_absent_rows_take_the_same_time(database: str, tmp_path: Path) -> None:
    """Asked in turns, neither is the slower one much more often than by chance."""
    async with open_field(database, tmp_path, SEED) as ground:
        [key, *_] = _hidden(ground, "worker", "Payslip")
        for name in ("node", "access"):
            times: dict[str, list[float]] = {key: [], ABSENT: []}
            order = [key, ABSENT] * 400
            random.Random(SEED).shuffle(order)
            for one in order:
                began = time.perf_counter()
                await ground.target.ask("worker", ASKED[name], {"id": f"payslip_{one}"})
                times[one].append(time.perf_counter() - began)
            share = _slower(times[key], times[ABSENT])
            print(f"{name}: hidden slower in {share:.3f} of pairs")
            assert 0.35 < share < 0.65


def _slower(some: list[float], others: list[float]) -> float:
    """Share of all pairs in which the first is slower: 0.5 where nothing tells them apart."""
    pairs: list[Any] = [(one, other) for one in some for other in others]
    return sum(one > other for one, other in pairs) / len(pairs)
