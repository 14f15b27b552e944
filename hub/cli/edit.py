"""`hub edit`: many people changed by a CSV, with an account of every row."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

from cyclopts import Parameter

from hub.cli.acting import act, acts_as, kept, viewer_as
from hub.cli.say import say, say_json, table

if TYPE_CHECKING:
    from hub.flows.edit_many import Account
    from hub.flows.hub import Hub

_As = Annotated[str, Parameter(name="--as")]
_DONE: Final = frozenset({"changed", "unchanged"})


def edit(
    file: Path,
    /,
    *,
    as_: _As,
    reason: str,
    scope: str = "hr",
    dry_run: bool = False,
    together: bool = False,
    clear: str | None = None,
    json: bool = False,
) -> int:
    """Change fields of people as a CSV says, and tell what became of each row.

    The column `number` names the employee, every other one a field as the graph names it. An empty
    cell leaves a field as it is. Rows go in hundreds; the exit code is 2 if any is not as it says.

    Parameters
    ----------
    file
        CSV in UTF-8 with a head.
    as_
        Number of the employee who changes them: by their rights, and in their name.
    reason
        Why; it stands in the audit.
    scope
        Scope of the token that they would have.
    dry_run
        Tell what would become of each row, and change nothing.
    together
        All rows or none; 100 at most.
    clear
        A cell of this text empties its field.
    json
        Print it as JSON.
    """
    from hub.cli import REFUSED
    from hub.flows.edit_sheet import sheet_at

    data = sheet_at(file)

    async def work(hub: "Hub") -> "list[tuple[str, dict[str, Any]]]":
        from hub.errors import said_why
        from hub.flows.edit_sheet import edited, read_sheet
        from hub.resolvers.viewers import given
        from hub.store.reads import Reading

        said_why(reason)
        rows = read_sheet(hub.model["Employee"], data, clear)
        viewer = (await viewer_as(hub, as_, scope)).as_usual()
        if not dry_run:
            await acts_as(hub, viewer, "edit", reason)
        told: list[tuple[str, dict[str, Any]]] = []
        known = given(viewer, hub.today())
        async for part, account in edited(
            hub, viewer, rows, reason, known, together=together, dry=dry_run
        ):
            people = {classes: sorted(set(ids)) for classes, ids in account.seen.items()}
            await kept(hub, Reading(viewer.subject, people, (), "edit") if people else None)
            told += zip([one.number for one in part], _told(hub, account), strict=True)
        return told

    found = act(work)
    totals: dict[str, int] = {}
    for _, one in found:
        totals[one["outcome"]] = totals.get(one["outcome"], 0) + 1
    if json:
        say_json({"rows": [{"number": number, **one} for number, one in found], "totals": totals})
    else:
        rows = [
            (number, one["outcome"], " ".join(one["fields"]), one["code"] or "", one["why"] or "")
            for number, one in found
        ]
        say(*table(("number", "outcome", "fields", "code", "why"), rows), "")
        say(f"{len(found)} rows: " + ", ".join(f"{count} {name}" for name, count in totals.items()))
        say(*["Nothing was changed: it was a dry run."] if dry_run else [])
    return 0 if totals.keys() <= _DONE else REFUSED


def _told(hub: "Hub", account: "Account") -> list[dict[str, Any]]:
    spec = hub.model["Employee"]
    return [
        {
            "outcome": one.fate.value,
            "fields": [spec[name].graph_name for name in one.fields],
            "code": one.problem and one.problem.code,
            "why": one.problem and one.problem.message,
        }
        for one in account.rows
    ]
