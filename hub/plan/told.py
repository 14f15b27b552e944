"""A decided tree in words, a line a node: what is asked, and who decides about it; no value.

It reads the nodes by their fields, so that a new kind of node is told without a line here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from hub.auth.policy import (
    ALWAYS,
    NEVER,
    AllOf,
    AnyOf,
    Condition,
    Decision,
    InState,
    Not,
    Related,
    Seen,
    When,
    Within,
)
from hub.plan.slots import (
    CountHole,
    CursorHole,
    FoldHole,
    Hole,
    ReadMark,
    Remembered,
    SealedHole,
    Slot,
)
from hub.plan.tree import Const, Items, Var
from hub.schema.model import EntitySpec, Field, Reverse


def told(tree: Any) -> list[str]:
    """The outline of a tree: kind, response key, entity or field, and the decision."""
    return list(_lines(tree, 0))


def told_slot(slot: Slot) -> str:
    """Where a parameter comes from: what the viewer brings, a variable, or the document."""
    how = slot.convert[0]
    match slot.source:
        case str(name):
            return name
        case Remembered(hole):
            return "snapshot of remembered counts" if hole is None else "remembered count"
        case Var(path):
            return f"variable {'.'.join(map(str, path))} as {how}"
        case Items(values):
            return f"{len(values)} values as {how}"
    return f"a literal as {how}"


def told_hole(hole: Hole) -> str:
    """What is filled in after the statement."""
    match hole:
        case SealedHole(table=table, column=column, masked=masked):
            return f"{'masked' if masked else 'sealed'} {table}.{column}"
        case CursorHole(place=place):
            return f"cursor of {place or 'a list'}"
        case CountHole():
            return "count of a list, and the snapshot that it is of"
        case FoldHole(table=table, column=column):
            return f"sum of sealed {table}.{column}"
        case ReadMark(classes=classes):
            return f"whose {', '.join(classes)} is read, for the record"
    return f"computed {hole.name}"


def told_decision(decision: Decision) -> str:
    """`open`, `locked`, or when it is open."""
    if decision == ALWAYS:
        return "open"
    if isinstance(decision, When):
        return f"open for {_condition(decision.condition)}"
    return "locked"


def _lines(node: Any, depth: int) -> Iterator[str]:
    if isinstance(node, tuple):
        for one in node:
            yield from _lines(one, depth)
    elif isinstance(node, Mapping):
        yield from _lines(tuple(node.values()), depth)
    elif _is_node(node):
        yield f"{'  ' * depth}{_head(node)}"
        for one in fields(node):
            yield from _lines(getattr(node, one.name), depth + 1)


def _is_node(node: Any) -> bool:
    data = isinstance(node, Const | Var | Items | Field | Reverse | EntitySpec)
    decided = node in (ALWAYS, NEVER) or isinstance(node, When) if is_dataclass(node) else True
    return is_dataclass(node) and not data and not decided


def _head(node: Any) -> str:
    words = [type(node).__name__]
    for one in fields(node):
        value = getattr(node, one.name)
        if isinstance(value, EntitySpec):
            words.append(value.name)
        elif isinstance(value, Field):
            words.append(value.graph_name)
        elif isinstance(value, Reverse):
            words.append(f"{value.entity} by {value.field}")
        elif one.name in {"as_of", "known_at"} and value is not None:
            words.append(one.name)
        elif one.name in {"key", "op", "what", "limit"}:
            words.append(str(value))
        elif value in (ALWAYS, NEVER) or isinstance(value, When):
            words.append(f"[{one.name}: {told_decision(value)}]")
    return " ".join(words)


def _condition(condition: Condition) -> str:
    match condition:
        case Related(relation):
            return relation.name.lower()
        case Within(extents):
            return f"extent {', '.join(map(str, extents))}"
        case InState(state):
            return f"state {state}"
        case Seen(inner):
            return f"as whom they look: {_condition(inner)}"
        case Not(inner):
            return f"not ({_condition(inner)})"
        case AllOf(parts):
            return " and ".join(f"({_condition(one)})" for one in parts)
        case AnyOf(parts):
            return " or ".join(_condition(one) for one in parts)
