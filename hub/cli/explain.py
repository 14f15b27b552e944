"""`hub explain`."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from hub.cli.acting import act, viewer_as
from hub.cli.say import say, say_json, table
from hub.errors import Refused

if TYPE_CHECKING:
    from hub.flows.hub import Hub
    from hub.resolvers.explain import Explained

_SHOWN = ("Filter", "Index Cond", "Hash Cond", "Join Filter", "Sort Key", "Rows Removed by Filter")


def explain(
    file: Path,
    /,
    *,
    as_: Annotated[str, Parameter(name="--as")],
    scope: str = "employee",
    operation: str | None = None,
    variables: Path | None = None,
    analyze: bool = False,
    json: bool = False,
) -> None:
    """Show how a query is answered for an employee: tree, decisions, statement, plan. No values.

    The look is audited. It needs no token: who may run commands here has the database anyway.

    Parameters
    ----------
    file
        The document, GraphQL.
    as_
        Number of the employee to answer.
    scope
        Scope of the token that they would have.
    operation
        Name of the operation, if the document has several.
    variables
        A file with the variables, JSON.
    analyze
        Run the statement too, in a transaction that only reads and is rolled back.
    json
        Print it as JSON.
    """
    query = _text(file)
    given = _variables(variables)

    async def work(hub: "Hub") -> "Explained":
        from hub.app import edge_of
        from hub.resolvers.answer import Incoming
        from hub.resolvers.explain import explain_as

        asked = Incoming(query, operation, given, None, ())
        viewer = await viewer_as(hub, as_, scope)
        actor = hub.settings.operator
        return await explain_as(edge_of(hub), viewer, asked, actor=actor, analyze=analyze)

    found = act(work)
    if json:
        say_json(found.as_dict())
    else:
        say(*_lines(found))


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(
            "EXPLAIN_FILE", "The file cannot be read.", detail=str(file), hint="Check its path."
        ) from error


def _variables(file: Path | None) -> dict[str, Any]:
    import orjson

    if file is None:
        return {}
    try:
        found = orjson.loads(_text(file))
    except orjson.JSONDecodeError:
        found = None
    if isinstance(found, dict):
        return found
    raise Refused(
        "EXPLAIN_VARIABLES", "The variables are no JSON object.", hint='Write {"name": value}.'
    )


def _lines(found: "Explained") -> Iterator[str]:
    yield f"{found.operation or 'the operation'}: {found.tokens} tokens, cost {found.cost:,.0f}"
    if found.execution_ms is not None:
        yield f"planned in {found.planning_ms:.1f} ms, run in {found.execution_ms:.1f} ms"
    yield from _part("tree", found.tree)
    yield from _part("statement", found.sql.splitlines())
    slots = [f"${number}  {one}" for number, one in enumerate(found.parameters, 1)]
    yield from _part("parameters", slots)
    yield from _part("filled in afterwards", found.holes)
    rows = [
        (one["path"], one["cls"], one["cells"], ", ".join(one["granted_by"]))
        for one in found.withheld
    ]
    yield from _part(
        "withheld", table(("path", "class", "cells", "granted by"), rows) if rows else []
    )
    yield from _part("plan", list(_plan(found.plan, 0)))
    yield from _part("large tables read from end to end", list(_advice(found)) or ["none"])


def _part(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield title
        yield from (f"  {line}" for line in lines)


def _plan(node: Mapping[str, Any], depth: int) -> Iterator[str]:
    space = "  " * depth
    where = " ".join(str(node[name]) for name in ("Index Name", "Relation Name") if name in node)
    ran = f", {node['Actual Rows']:g} rows found" if "Actual Rows" in node else ""
    costs = f"cost {node['Total Cost']:,.0f}, {node['Plan Rows']:,} rows{ran}"
    yield f"{space}{node['Node Type']} {where}".rstrip() + f" ({costs})"
    for name in _SHOWN:
        if name in node:
            yield f"{space}  {name}: {node[name]}"
    for one in node.get("Plans", ()):
        yield from _plan(one, depth + 1)


def _advice(found: "Explained") -> Iterator[str]:
    for one in found.scans:
        yield f"{one.table}, {one.rows:,} rows" + (f": {one.condition}" if one.condition else "")
        yield f"  {one.index or 'all of it is wanted: ask for a page, or filter'}"
