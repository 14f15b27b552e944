"""What mutations tell beside rows, as it was asked for: dry runs, bulk edits, problems."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from graphql import FieldNode

from hub.errors import HubError
from hub.flows.edit import Problem
from hub.flows.edit_many import Account, Many, Row
from hub.flows.edit_record import Edit
from hub.flows.foresee import Foreseen
from hub.flows.hub import Hub
from hub.plan.collect import Document, below
from hub.plan.graph import global_id
from hub.resolvers.edit_inputs import Wanted, not_found, row_of, values_of

BULK: Final[Mapping[str, str]] = {"correctEmployees": "Employee"}
"""Mutation of many rows → their entity."""
_PROBLEMS: Final = frozenset({"Invalid", "Conflict", "Denied", "NotFound"})


def picked(document: Document, nodes: Sequence[FieldNode], told: Any) -> Any:
    """What was asked of objects that are told whole: mappings with `__typename`, lists, leaves."""
    if isinstance(told, list):
        return [picked(document, nodes, one) for one in told]
    if not isinstance(told, Mapping):
        return told
    name = told["__typename"]
    types = frozenset({name, "Problem"} if name in _PROBLEMS else {name})
    collected = document.collect(below(nodes), types)
    return {
        key: picked(document, found, told[found[0].name.value]) for key, found in collected.items()
    }


def problem_told(problem: Problem) -> dict[str, Any]:
    """A problem as the graph has it."""
    return {
        "__typename": problem.kind,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
        "path": list(problem.path),
        "detail": None,
    }


def changes_told(hub: Hub, found: Foreseen) -> list[dict[str, Any]]:
    """What a dry run says would change."""
    return [
        {
            "__typename": "EditChange",
            "entity": one.entity,
            "id": None if one.new else global_id(hub.model[one.entity], one.row),
            "fields": [hub.model[one.entity][name].graph_name for name in one.fields],
        }
        for one in found.changes
    ]


def many_of(hub: Hub, entity: str, wanted: Wanted, slot: tuple[str, bytes] | None) -> Many:
    """A bulk edit, from its input."""
    common = wanted.get("set") or {}
    return Many(
        [(str(one["id"]), _edit(hub, entity, common, one)) for one in wanted["rows"]],
        str(wanted["reason"]),
        together=bool(wanted.get("together")),
        dry=bool(wanted.get("dryRun")),
        slot=slot,
    )


def _edit(hub: Hub, entity: str, common: Wanted, one: Wanted) -> Edit | Problem:
    row = row_of(one["id"], entity)
    if row is None:
        return not_found("id")
    own = one.get("set") or {}
    custom = {**(common.get("custom") or {}), **(own.get("custom") or {})}
    both = {**common, **own, **({"custom": custom} if custom else {})}
    try:
        values = values_of(hub.model[entity], both)
    except HubError as error:
        return Problem("Invalid", error.code, error.message, error.hint, ("set",))
    if not values:
        return Problem("Invalid", "NOTHING_TO_CHANGE", "No field is named.", path=("set",))
    return Edit(entity, row, values, expected_version=one.get("expectedVersion"))


def account_told(hub: Hub, name: str, account: Account, *, dry: bool) -> dict[str, Any]:
    """The success of a bulk edit."""
    counts = {fate.value: count for fate, count in account.totals.items()}
    return {
        "__typename": f"{name[0].upper()}{name[1:]}Success",
        "dryRun": dry,
        "rows": [_row(hub, BULK[name], one) for one in account.rows],
        "totals": {"__typename": "EditTotals", "rows": len(account.rows), **counts},
    }


def _row(hub: Hub, entity: str, one: Row) -> dict[str, Any]:
    return {
        "__typename": "EditedRow",
        "id": one.row,
        "outcome": one.fate.name,
        "fields": [hub.model[entity][name].graph_name for name in one.fields],
        "problem": None if one.problem is None else problem_told(one.problem),
    }
