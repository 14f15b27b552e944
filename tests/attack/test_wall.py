"""The second wall: with the planner's restriction switched off, Postgres shows no hidden row.

Nor a cell of the restricted classes, unless the viewer may read one of that person's anyway: these
classes lie in one table, and a wall stands before rows.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from hub.auth.decision import ALWAYS
from hub.plan import restrict
from tests.attack.campaign import Field, open_field
from tests.attack.hunting import without_second_wall
from tests.attack.judging import Ground

SEED = 11
WHO = ("worker", "team lead", "sales head", "CORE", "PAY", "hrbp", "several", "client of a part")


@pytest.fixture
def without_restriction(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """The planner thinks that everything is open."""

    def switched_off() -> None:
        for name in ("cell", "rows", "list_open", "accounts"):
            monkeypatch.setattr(restrict.Access, name, lambda *_, **__: ALWAYS)

    return switched_off


def _private(ground: Field) -> set[tuple[str, str]]:
    spec = ground.graph.model["Employee"]
    return {(one.name, one.graph_name) for one in spec.fields.values() if spec.is_private(one)}


async def _came_through(ground: Field) -> tuple[list[str], int]:
    """Hidden rows, and people whose restricted classes are shown to whom all of them are hidden."""
    hidden: list[str] = []
    rows = 0
    private = _private(ground)
    for who in WHO:
        mine = ground.grounds[who]
        for probe in ground.probes(SEED, who):
            if probe.door != "select":
                continue
            answer, _ = await ground.target.ask(who, probe.text, probe.variables)
            assert "errors" not in answer, (who, probe.text, answer)
            for node in _nodes(answer["data"]):
                rows += 1
                key = str(node["id"]).rpartition("_")[2]
                if not mine.may.row(probe.place, key):
                    hidden.append(f"{who}: {probe.place} {key}")
                if probe.place == "Employee" and not _any_private(mine, private, key):
                    shown = [name for _, name in private if node.get(name) is not None]
                    hidden += [f"{who}: {key} {name}" for name in shown]
    return hidden, rows


def _nodes(data: dict[str, Any]) -> list[dict[str, Any]]:
    [found] = data.values()
    return list(found["nodes"])


def _any_private(mine: Ground, private: set[tuple[str, str]], key: str) -> bool:
    forms = [form for name, _ in private for form in (name, f"{name}?")]
    return any(mine.may.cell("Employee", form, key) for form in forms)


@pytest.mark.slow
async def test_without_the_planners_restriction_no_hidden_row_comes_through(
    database: str, tmp_path: Path, without_restriction: Callable[[], None]
) -> None:
    """All rows of all types are asked for by everybody: nothing hidden, and not nothing at all."""
    async with open_field(database, tmp_path, SEED) as ground:
        without_restriction()
        hidden, rows = await _came_through(ground)
        assert not hidden, hidden[:10]
        assert rows > 2_000
        # Were the second wall not there, this test would see it.
        await without_second_wall(ground.target.dsn)
        assert len((await _came_through(ground))[0]) > 500


async def test_without_a_context_the_reading_role_sees_nobody(
    database: str, tmp_path: Path
) -> None:
    """No row about a person for a statement that has passed no gate."""
    async with open_field(database, tmp_path, SEED) as ground:
        reader = await asyncpg.connect(database, server_settings={"role": "hub_reader"})
        try:
            for spec in ground.graph.model:
                if spec.subject != "employee" or spec.name == "Reward":
                    continue  # public distinctions are everyone's
                count = await reader.fetchval(f"select count(*) from hub.{spec.table}")
                assert count == 0, spec.name
            assert await reader.fetchval("select count(*) from hub.employee_private") == 0
        finally:
            await reader.close()
