"""A staff file lands, then its mapping changes, is previewed, published and rolled back."""

import asyncio
import time
from dataclasses import dataclass
from typing import Any

from bench.ground import Ground
from bench.mappings.staff import UNKNOWN, mapping, write
from hub.flows.connect import Wanted, connect
from hub.flows.hub import Hub, open_hub
from hub.flows.preview import preview
from hub.flows.publish import publish
from hub.flows.pull import pull

FEW = {"lexicon": {"gender": {UNKNOWN: "female"}}, "salutation": {"const": "您"}}
"""Two rules of forty."""


@dataclass(frozen=True)
class Took:
    """Seconds for one thing, over so many records."""

    what: str
    records: int
    seconds: float
    found: str


def measured(here: Ground, records: int) -> list[Took]:
    """All of it."""
    return asyncio.run(_measured(here, records))


async def _measured(here: Ground, records: int) -> list[Took]:
    folder = here.home / "staff"
    folder.mkdir()
    write(folder / "staff.csv", records)
    took: list[Took] = []

    async with open_hub(here.settings) as hub:
        config = {"path": str(folder), "streams": {"staff": {"glob": "*.csv"}}}
        await connect(hub, Wanted("staff", "files", config, [mapping()]), operator="bench")
        began = time.perf_counter()
        (await pull(hub, "staff", operator="bench")).check()
        took.append(Took("first landing", records, time.perf_counter() - began, ""))
        took.append(await _preview(hub, records, "preview, 2 of 40 rules differ", mapping(**FEW)))
        every = {name: _other(chain) for name, chain in mapping()["rows"][0]["fields"].items()}
        took.append(await _preview(hub, records, "preview, all rules differ", mapping(**every)))
        for what, document in (("publish, 2 of 40", mapping(**FEW)), ("roll back", mapping())):
            began = time.perf_counter()
            made = await publish(hub, "staff", "staff", document, author="bench", reason=what)
            seconds = time.perf_counter() - began
            took.append(Took(what, records, seconds, f"{made.account.changed} rows changed"))
    return took


def _other(path: Any) -> Any:
    return (
        {"from": path, "steps": [{"default": "x"}]}
        if path == "salutation"
        else {"from": [path, "备注"]}
    )


async def _preview(hub: Hub, records: int, what: str, document: dict[str, Any]) -> Took:
    found = await preview(hub, "staff", "staff", document)
    cells = sum(sum(one.values()) for one in found.contrast.cells.values())
    people = len(found.affected.people)
    return Took(what, records, found.seconds, f"{cells} cells of {people} people differ")
