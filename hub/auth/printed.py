"""The whole policy as a text table: checked in, compared, and read by a person when it changes."""

from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from unicodedata import east_asian_width

from hub.schema.audience import Allow, Audience, Relation
from hub.schema.model import EntitySpec, Field, Model, State

HEAD = (
    "field",
    "class",
    "kind",
    "everyone",
    "self",
    "direct manager",
    "manager above",
    "HR classes",
    "write",
    "masked for",
)
OPEN = "R"
CLOSED = "–"
PROVED = "R2"
INTRODUCTION = """\
Access: who may read and change what, as it ships
=================================================
R: may read, of the rows that the viewer may know of (line "rows"); "R x": once the row is x.
R2: for minutes after a second factor was shown.
A column counts for a viewer who stands so to the employee whom the row is about, and holds no
grant. HR classes are those of grants, within their extent; "*" is any of them. Nobody changes
their own record by a grant. What is not named here is closed.
"""

_COLUMNS: tuple[frozenset[Relation], ...] = (
    frozenset({Relation.EVERYONE}),
    frozenset({Relation.EVERYONE, Relation.ONESELF}),
    frozenset({Relation.EVERYONE, Relation.DIRECT_MANAGER, Relation.MANAGER}),
    frozenset({Relation.EVERYONE, Relation.MANAGER}),
)
"""The relations that open a cell to each kind of viewer."""


def print_policy(model: Model) -> str:
    """All entities in the order of the model, all fields in the order of their declaration."""
    return "\n".join([INTRODUCTION, *(_entity(spec) for spec in model)])


@lru_cache(maxsize=4)
def digest(model: Model) -> str:
    """Of everything that is printed: equal for equal policies over equal fields."""
    return sha256(print_policy(model).encode()).hexdigest()


def ways(audience: Audience) -> str:
    """An audience in words: `self once released, PAY`; `–` for nobody."""
    return ", ".join(_way(one) for one in audience) or CLOSED


def _entity(spec: EntitySpec) -> str:
    about = "nobody: a row of the company" if spec.subject is None else spec.subject
    lines = [
        f"{spec.name}",
        f"  rows     {ways(spec.rows)}",
        f"  subject  {about}",
        *(f"  state    {_state(one)}" for one in spec.states.values()),
        "",
        *_table([HEAD, *(_line(one) for one in spec.fields.values())]),
        "",
    ]
    return "\n".join(lines)


def _line(field: Field) -> tuple[str, ...]:
    return (
        f"custom.{field.name}" if field.custom else field.name,
        field.cls.name,
        _kind(field),
        *(_readable(field.read, relations) for relations in _COLUMNS),
        ", ".join(_way(one) for one in field.read if one.grant) or CLOSED,
        _written(field),
        ways(field.cls.masked) if field.kind.mask else CLOSED,
    )


def _written(field: Field) -> str:
    by = ways(field.write)
    return f"{by} (one's own once {ways(field.approval)} approves)" if field.approval else by


def _kind(field: Field) -> str:
    notes = (
        ("sealed", field.kind.sealed),
        ("no query", not field.queryable),
    )
    return ", ".join([field.kind.name, *(word for word, holds in notes if holds)])


def _readable(audience: Audience, relations: frozenset[Relation]) -> str:
    """Whether one of the relations opens the cell, and in which states at the earliest."""
    found = [one for one in audience if one.relation in relations and not one.grant]
    if not found:
        return CLOSED
    if all(one.step_up for one in found):
        return PROVED
    states = sorted({one.state or "" for one in found if not one.step_up})
    return OPEN if "" in states else f"{OPEN} {' or '.join(states)}"


def _way(allow: Allow) -> str:
    parts = [allow.relation.value if allow.relation else "", allow.grant or ""]
    words = " with ".join(one for one in parts if one)
    words = f"{words} once {allow.state}" if allow.state else words
    return f"{words} after a second factor" if allow.step_up else words


def _state(state: State) -> str:
    tests = {
        "set": f"{state.column} has come",
        "begun": f"{state.column} is empty, today or earlier",
        "ended": f"{state.column} has passed",
        "in": f"{state.column} is one of {', '.join(state.codes)}",
    }
    return f"{state.name}: {tests[state.test]}"


def _table(rows: Iterable[tuple[str, ...]]) -> list[str]:
    """Rows in columns as wide as their widest cell, a rule below the first."""
    cells = list(rows)
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    lines = [
        "  " + " | ".join(_padded(one, width) for one, width in zip(row, widths, strict=True))
        for row in cells
    ]
    lines.insert(1, "  " + "-+-".join("-" * width for width in widths))
    return [line.rstrip() for line in lines]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    """Places on a screen: wide characters take two."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in text)
