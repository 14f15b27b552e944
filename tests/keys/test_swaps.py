"""A sealed value opens in its own place alone, and the graph tells nothing of one that does not."""

import json
import os
import random
import uuid
from typing import Any

import httpx2
import pytest

from hub.app import application
from hub.flows.hub import Hub
from hub.store.sealing.seal import Place, Sealer
from tests.keys.conftest import Run, of_hub
from tests.keys.swaps import Cell, cells_of, swapped

SWAPS = int(os.environ.get("HUB_TEST_ROUNDS") or 4_000)
READ = "{ employees(first: 50) { nodes { number homeAddress religion nationalId } } }"
COLUMNS = ("home_address_sealed", "religion_sealed", "national_id_sealed")


def test_no_swap_is_accepted(hub: Run) -> None:
    """Between rows, columns, tables and people, whole and in parts; over two versions of keys."""
    assert hub("keys", "rotate", "--data")[0] == 0
    seed = random.randrange(10**9)

    async def work(one: Hub) -> None:
        cells = await cells_of(one)
        assert len({cell.place for cell in cells}) > 12
        outcome = swapped(one.sealer, cells, SWAPS, seed)
        assert outcome.accepted == [], seed
        assert outcome.tried == SWAPS
        assert len(outcome.refused) == 18  # each part, each relation

    of_hub(work)


def test_what_is_not_bound_is_found_by_the_swaps(hub: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program can fail: with places that say nothing, columns of a row are exchanged."""

    async def one_place(one: Hub) -> None:
        sealer = Sealer(one.sealer.keys)
        with monkeypatch.context() as patch:
            patch.setattr(Place, "encoded", b"")
            who = uuid.uuid4()
            await sealer.prepare([(who, "pay")])
            rows = [uuid.uuid4().bytes for _ in range(3)]
            loose = [
                Cell(Place("a", name), row, sealer.seal(who, "pay", Place("a", name), row, name))
                for name in "xy"
                for row in rows
            ]
            found = swapped(sealer, loose, 500, 1)
        assert {text.partition(",")[2] for text in found.accepted} == {
            " other column of the row: a.x",
            " other column of the row: a.y",
        }

    of_hub(one_place)


def test_the_graph_tells_nothing_of_a_swapped_value(hub: Run) -> None:
    """Swapped in the database: every answer is an error without a value, then whole again."""
    words = ("--role", "hr", "--classes", "CORE", "IDENTITY", "PERSONAL", "SPECIAL")
    assert hub("grant", "E0001", *words)[0] == 0
    token = hub("token", "--employee", "E0001", "--scope", "hr")[1].strip()
    dice = random.Random(5)

    async def work(one: Hub) -> None:
        transport = httpx2.ASGITransport(app=application(one))
        client = httpx2.AsyncClient(transport=transport, base_url="http://hub")

        async def asked() -> dict[str, Any]:
            headers = {"authorization": f"Bearer {token}"}
            found = await client.post("/graphql", json={"query": READ}, headers=headers)
            told: dict[str, Any] = found.json()
            return told

        whole = await asked()
        assert "errors" not in whole
        values = {str(text) for row in whole["data"]["employees"]["nodes"] for text in row.values()}
        hidden = {text for text in values if len(text) > 8}
        assert len(hidden) == 36
        writer = one.database.writer
        people = [row["id"] for row in await writer.fetch("select id from hub.employee_private")]
        for _ in range(24):
            columns = dice.choices(COLUMNS, k=2)
            rows = dice.sample(people, 2) if columns[0] == columns[1] else dice.choices(people, k=2)
            await _exchange(one, rows, columns)
            told = await asked()
            text = json.dumps(told, ensure_ascii=False)
            assert [error["extensions"]["code"] for error in told["errors"]]
            assert not [one for one in hidden if one in text]
            await _exchange(one, rows, columns)
        assert await asked() == whole

    of_hub(work)


async def _exchange(hub: Hub, rows: list[Any], columns: list[str]) -> None:
    """Exchange two cells."""
    writer = hub.database.writer
    read = "select {} from hub.employee_private where id = $1"
    values = [
        await writer.fetchval(read.format(column), row)
        for column, row in zip(columns, rows, strict=True)
    ]
    for column, row, value in zip(columns, rows, reversed(values), strict=True):
        await writer.execute(
            f"update hub.employee_private set {column} = $2 where id = $1", row, value
        )
