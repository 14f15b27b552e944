"""`hub own-edit …`: what people want to change of themselves, listed and decided."""

from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from hub.cli.acting import act, acts_as, kept, viewer_as
from hub.cli.say import say, say_json, table

if TYPE_CHECKING:
    from hub.flows.hub import Hub
    from hub.flows.own_edits import Shown

_As = Annotated[str, Parameter(name="--as")]


def listing(
    *,
    as_: _As,
    scope: str = "hr",
    state: str = "waiting",
    most: int = 50,
    after: str | None = None,
    purpose: str = "",
    json: bool = False,
) -> None:
    """List edits, the latest first; what is shown of others stands in the record of reading.

    Parameters
    ----------
    as_
        Number of the employee who looks: they see their own, what they decide about, and what they
        read and set for others anyway.
    scope
        Scope of the token that they would have.
    state
        waiting, approved, rejected or withdrawn.
    most
        So many at most; 100 are the most of a page.
    after
        Id of the last edit of the page before.
    purpose
        What for, where a class demands one.
    json
        Print it as JSON.
    """

    async def work(hub: "Hub") -> "tuple[list[dict[str, Any]], bool]":
        from dataclasses import replace

        from hub.flows.own_edits import page, reading
        from hub.resolvers.viewers import given

        usual = (await viewer_as(hub, as_, scope)).as_usual()
        viewer = replace(usual, purpose=purpose)
        known = given(viewer, hub.today())
        found = await page(hub, viewer, known, state, first=most, after=after)
        await kept(hub, reading(hub, viewer, found.shown))
        return [_told(hub, one) for one in found.shown], found.more

    found, more = act(work)
    if json:
        say_json({"edits": found, "more": more})
        return
    if not found:
        say("No edit is in this state.")
        return
    for one in found:
        mine = "own" if one["mine"] else "to decide" if one["decides"] else "to see"
        say(
            f"{one['id']}  {one['row']}, since {one['asked_at']:%Y-%m-%d}  [{one['state']}, {mine}]"
        )
        cells = one["cells"] or dict.fromkeys(one["fields"])
        rows = [(name, "-" if text is None else text) for name, text in cells.items()]
        say(*table(("field", "is to be"), rows, indent="  "), f"  {one['reason']}", "")
    if more:
        say(f"There are more: --after {found[-1]['id']}")


def approve(edit: str, /, *, as_: _As, reason: str = "", scope: str = "hr") -> None:
    """Make it, in its author's name.

    Parameters
    ----------
    edit
        Id, as `hub own-edit list` shows it.
    as_
        Number of the employee who approves: whom the policy names, and never its author.
    reason
        Why, if there is something to say; it stands in the audit.
    scope
        Scope of the token that they would have.
    """
    _decided("approve", edit, as_, scope, reason)
    say("It is made.")


def reject(edit: str, /, *, as_: _As, reason: str, scope: str = "hr") -> None:
    """Leave it unmade; its author reads why.

    Parameters
    ----------
    edit
        Id, as `hub own-edit list` shows it.
    as_
        Number of the employee who rejects.
    reason
        Why; its author reads it.
    scope
        Scope of the token that they would have.
    """
    _decided("reject", edit, as_, scope, reason)
    say("It is rejected.")


def withdraw(edit: str, /, *, as_: _As, scope: str = "employee") -> None:
    """Take one's own back.

    Parameters
    ----------
    edit
        Id, as `hub own-edit list` shows it.
    as_
        Number of its author.
    scope
        Scope of the token that they would have.
    """
    _decided("withdraw", edit, as_, scope, "")
    say("It is withdrawn.")


def _decided(verb: str, edit: str, as_: str, scope: str, reason: str) -> None:
    async def work(hub: "Hub") -> None:
        from hub.flows import own_edits
        from hub.resolvers.viewers import given

        viewer = (await viewer_as(hub, as_, scope)).as_usual()
        known = given(viewer, hub.today())
        await acts_as(hub, viewer, f"own-edit {verb}", reason)
        if verb == "withdraw":
            await own_edits.withdraw(hub, viewer, known, edit)
        elif verb == "approve":
            await own_edits.approve(hub, viewer, known, edit, reason)
        else:
            await own_edits.reject(hub, viewer, known, edit, reason)

    act(work)


def _told(hub: "Hub", one: "Shown") -> dict[str, Any]:
    edit, spec = one.edit, hub.model[one.edit.entity]
    cells = None
    if one.values is not None:
        cells = {
            spec[name].graph_name: text
            for name, text in sorted(one.values.items())
            if name in one.told
        }
    return {
        "id": edit.id,
        "row": f"{edit.entity}/{edit.row_id}",
        "employee": edit.employee_id,
        "fields": [spec[name].graph_name for name in edit.fields if name in one.told],
        "cells": cells,
        "reason": edit.reason,
        "asked_at": edit.asked_at,
        "state": edit.state,
        "mine": one.mine,
        "decides": one.decides and not one.mine,
        "decided_by": edit.decided_by,
        "decided_for": edit.decided_for,
    }
