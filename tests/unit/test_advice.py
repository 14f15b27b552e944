"""Advice: which scans of a plan are worth an index, and which index that is."""

from typing import Any

import pytest

from hub.plan.advice import scans

COLUMNS = {"attendance_day": ("id", "employee_id", "date", "status"), "employee": ("id", "search")}
ROWS = {"attendance_day": 1_000_000, "employee": 50_000, "department": 60}


def scan(table: str = "attendance_day", **more: Any) -> dict[str, Any]:
    node = {"Node Type": "Seq Scan", "Relation Name": table, "Alias": "d", "Plan Rows": 20}
    return {**node, **more}


@pytest.mark.parametrize(
    ("plan", "index"),
    [
        (scan(Filter="(d.employee_id = $1)"), "(employee_id)"),
        (scan(Filter="((date >= $1) AND (employee_id = $2))"), "(employee_id, date)"),
        (scan(Filter="((d.status)::text = ANY ($1))"), "(status)"),
        (scan(Filter="(d.id = x.employee_id)"), "(id)"),
        (
            {
                "Node Type": "Sort",
                "Sort Key": ["d.date DESC", "d.id"],
                "Plans": [scan(Filter="(d.employee_id = $1)")],
            },
            "(employee_id, date, id)",
        ),
        (
            {
                "Node Type": "Hash Join",
                "Hash Cond": "(e.id = d.employee_id)",
                "Plans": [scan(**{"Plan Rows": 1_000_000})],
            },
            "(employee_id)",
        ),
        (scan("employee", Filter="(d.search @@ $1)"), "using gin (search)"),
    ],
)
def test_the_index_follows_the_condition(plan: dict[str, Any], index: str) -> None:
    """Equality first, then ranges, then the order; joins count as equality; text takes gin."""
    [found] = scans(plan, ROWS, COLUMNS)
    assert found.index is not None
    assert found.index.endswith(index)


@pytest.mark.parametrize(
    "plan",
    [
        scan(**{"Plan Rows": 1_000_000}),
        scan(Filter="(d.status <> $1)"),
        scan(Filter="(d.status = $1)", **{"Plan Rows": 900_000}),
    ],
)
def test_where_most_rows_are_wanted_no_index_is_named(plan: dict[str, Any]) -> None:
    """The scan is told all the same."""
    [found] = scans(plan, ROWS, COLUMNS)
    assert found.index is None


def test_small_tables_and_other_nodes_are_passed_over() -> None:
    """Reading sixty departments is cheap; an index scan is what we want."""
    assert scans(scan("department", Filter="(d.id = $1)"), ROWS, COLUMNS) == []
    index = {"Node Type": "Index Scan", "Relation Name": "employee", "Plan Rows": 1, "Alias": "d"}
    assert scans(index, ROWS, COLUMNS) == []
