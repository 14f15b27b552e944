"""What Postgres reads from end to end although it is large, and the index that would spare it.

It reads the output of `EXPLAIN (FORMAT JSON)`; conditions in it are those of a generic plan, so
that they hold `$1` and never a value.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

LARGE: Final = 10_000
"""Rows from which on a table is large."""
_FEW: Final = 0.2
"""Share of the rows below which an index is cheaper than reading all of them."""
_MOST_COLUMNS: Final = 3
_EQUAL: Final = frozenset({"=", "= ANY", "@@"})
_TEST: Final = re.compile(
    r"(?:(?P<alias>\w+)\.)?\"?(?P<column>\w+)\"?\)?(?:::[\w ]+(?:\[\])?\)?)?"
    r" (?P<op>= ANY|=|<=|>=|<|>|~~|@@|\^@)(?= )"
)
_RIGHT: Final = re.compile(r"(?P<op>=) \(?(?:(?P<alias>\w+)\.)\"?(?P<column>\w+)\"?")


@dataclass(frozen=True)
class Scan:
    """A sequential scan of a large table."""

    table: str
    rows: int
    """Of the table, as Postgres last counted them."""
    condition: str
    """What it looks for, with `$1` for values; empty for every row."""
    index: str | None
    """The statement that would help; None where all rows are wanted."""


def scans(
    plan: Mapping[str, Any],
    rows: Mapping[str, int],
    columns: Mapping[str, Collection[str]],
    large: int = LARGE,
) -> list[Scan]:
    """The sequential scans of large tables in a plan; `columns` are those of each table."""
    found = []
    for node, above in _nodes(plan, ()):
        table = str(node.get("Relation Name"))
        if node["Node Type"] == "Seq Scan" and rows.get(table, 0) >= large:
            found.append(_scan(node, above, rows[table], columns.get(table, ())))
    return list(dict.fromkeys(found))


def _nodes(
    node: Mapping[str, Any], above: tuple[Mapping[str, Any], ...]
) -> Iterator[tuple[Mapping[str, Any], tuple[Mapping[str, Any], ...]]]:
    """Every node, with those above it from the inside out."""
    yield node, above
    for one in node.get("Plans", ()):
        yield from _nodes(one, (node, *above))


def _scan(
    node: Mapping[str, Any],
    above: tuple[Mapping[str, Any], ...],
    rows: int,
    columns: Collection[str],
) -> Scan:
    table, alias = node["Relation Name"], node["Alias"]
    condition = str(node.get("Filter", ""))
    joined = " ".join(
        str(one[name]) for one in above[:2] for name in ("Hash Cond", "Join Filter") if name in one
    )
    few = node["Plan Rows"] < rows * _FEW
    tests = list(_tests(condition, alias, columns, own=True)) if few else []
    tests += _tests(joined, alias, columns, own=False)
    tests.sort(key=lambda one: one[1] not in _EQUAL)
    names = list(dict.fromkeys(name for name, _ in tests))
    ordered = _order(above, alias, columns) if names else []
    wanted = list(dict.fromkeys([*names, *ordered]))[:_MOST_COLUMNS]
    text = any(op == "@@" for _, op in tests)
    return Scan(table, rows, condition, _index(table, wanted, text=text) if wanted else None)


def _index(table: str, columns: list[str], *, text: bool) -> str:
    kind = " using gin" if text else ""
    listed = columns[:1] if text else columns
    return f"create index concurrently on hub.{table}{kind} ({', '.join(listed)})"


def _tests(
    condition: str, alias: str, columns: Collection[str], *, own: bool
) -> Iterator[tuple[str, str]]:
    """(column of the table, operator) of a condition; unnamed columns count if all are its own."""
    for pattern in (_TEST, _RIGHT):
        for found in pattern.finditer(condition):
            mine = found["alias"] == alias or (own and found["alias"] is None)
            if mine and found["column"] in columns:
                yield found["column"], found["op"]


def _order(above: tuple[Mapping[str, Any], ...], alias: str, columns: Collection[str]) -> list[str]:
    """Columns of the table by which the nearest sort above it orders."""
    for node in above:
        if "Sort Key" in node:
            keys = [str(one).removesuffix(" DESC").split(" ")[0] for one in node["Sort Key"]]
            plain = [one.removeprefix(f"{alias}.").strip('"') for one in keys]
            return [one for one in plain if one in columns]
    return []
