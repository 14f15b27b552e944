"""The small files of the organisation: legal entities and sites, each with the company's own code.

The employee file names both by their names alone.
"""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Final

ENTITY_COLUMNS: Final = ("公司编码", "公司名称", "简称")
LOCATION_COLUMNS: Final = ("地点编码", "地点名称", "类型", "城市")
KINDS: Final = ("总部", "研发中心", "工厂", "仓库", "办公室")
"""How names of sites end; the rest of the name is the city."""


def write_places(folder: Path, entities: Sequence[str], locations: Sequence[str]) -> None:
    """`legal_entities.csv` and `locations.csv`, both UTF-8."""
    named = [
        (f"LE{order}", name, name.removesuffix("有限公司").removeprefix("星河示例"))
        for order, name in enumerate(entities, 1)
    ]
    sites = [
        (f"L{order:02}", name, _kind(name), name.removesuffix(_kind(name)))
        for order, name in enumerate(locations, 1)
    ]
    _write(folder / "legal_entities.csv", ENTITY_COLUMNS, named)
    _write(folder / "locations.csv", LOCATION_COLUMNS, sites)


def _kind(name: str) -> str:
    return next(kind for kind in KINDS if name.endswith(kind))


def _write(file: Path, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        written = csv.writer(out)
        written.writerow(columns)
        written.writerows(rows)
