"""`hub department …`: departments merged, split, renamed, moved, retired; their other names."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from hub.cli.acting import act, viewer_as
from hub.cli.say import say, say_json, table

if TYPE_CHECKING:
    from hub.auth.viewer import Viewer
    from hub.flows.departments import Carried, Effect
    from hub.flows.hub import Hub

_As = Annotated[str, Parameter(name="--as")]
_Kind = Literal["rename", "move", "merge", "split", "retire"]


def change(
    kind: _Kind,
    department: str,
    /,
    *,
    as_: _As,
    reason: str,
    day: str | None = None,
    name: str | None = None,
    code: str | None = None,
    parent: str | None = None,
    into: str | None = None,
    part: tuple[str, ...] = (),
    dry_run: bool = False,
) -> None:
    """Change a department, now or on a day to come.

    Parameters
    ----------
    kind
        What becomes of it.
    department
        Its code.
    as_
        Number of the employee who changes it, by whose grants it is judged.
    reason
        Why; it stands in the audit.
    day
        First day on which it holds; today if nothing is said.
    name
        Of rename: the new name.
    code
        Of rename: the new code.
    parent
        Of move: code of the unit above; nothing is the top.
    into
        Of merge and split: code of who has its place.
    part
        Of split, once a part: `CODE=NUMBER,NUMBER`, who goes to which department.
    dry_run
        Show what it would come to, and do nothing.
    """
    from hub.flows.departments import Carried, carry_out, effect
    from hub.flows.reorganise import Change, Kind

    async def work(hub: "Hub") -> "Effect | Carried":
        codes, numbers = await _codes(hub), await _numbers(hub, part)
        wanted = Change(
            Kind(kind),
            codes.of(department),
            hub.today() if day is None else date.fromisoformat(day),
            name,
            code,
            None if parent is None else codes.of(parent),
            None if into is None else codes.of(into),
            {
                codes.of(one.partition("=")[0]): tuple(
                    numbers.of(number) for number in one.partition("=")[2].split(",")
                )
                for one in part
            },
        )
        viewer, given = await _acting(hub, as_)
        if dry_run:
            return await effect(hub, viewer, wanted, given)
        return await carry_out(hub, viewer, wanted, reason, given)

    found = act(work)
    say(*(_told(found) if isinstance(found, Carried) else _told_effect(found)))


def changes(*, state: str | None = None, json: bool = False) -> None:
    """List changes of departments, the latest day first.

    Parameters
    ----------
    state
        Only planned, done, withdrawn or failed ones.
    json
        Print it as JSON.
    """
    from hub.store.reorganisation import changes as kept
    from hub.store.reorganisation import units_now

    async def work(hub: "Hub") -> list[dict[str, Any]]:
        units = await units_now(hub.database.writer)
        codes = {row: one.code for row, one in units.items()}
        return [
            {
                "day": one.day,
                "kind": one.kind,
                "department": codes.get(one.department, one.department),
                "state": one.state,
                "error": one.error or "",
                "author": one.author,
                "reason": one.reason,
                "id": one.id,
            }
            for one in await kept(hub.database, state, 500)
        ]

    _rows(act(work), "No department was changed.", json=json)


def withdraw(change_id: str, /, *, as_: _As) -> None:
    """Take back a change whose day has not come.

    Parameters
    ----------
    change_id
        Its id, as `hub department changes` shows it.
    as_
        Number of the employee who takes it back.
    """
    from hub.flows.departments import withdraw as take_back

    async def work(hub: "Hub") -> None:
        viewer, given = await _acting(hub, as_)
        await take_back(hub, viewer, change_id, given)

    act(work)
    say("Withdrawn.")


def tree(*, on: str | None = None, json: bool = False) -> None:
    """Show the departments that hold on a day, with what is planned by then.

    Parameters
    ----------
    on
        The day; today if nothing is said.
    json
        Print it as JSON.
    """
    from hub.flows.departments import tree_on

    async def work(hub: "Hub") -> list[dict[str, Any]]:
        units = await tree_on(hub, hub.today() if on is None else date.fromisoformat(on))
        codes = {one.id: one.code for one in units}
        return [
            {
                "code": one.code,
                "name": one.name or "",
                "parent": codes.get(one.parent or "", ""),
                "from": one.first or "",
                "to": one.last or "",
            }
            for one in units
        ]

    _rows(act(work), "There is no department.", json=json)


def alias(
    department: str, value: str, /, *, as_: _As, reason: str, connection: str | None = None
) -> None:
    """Let a value mean a department; cells that wait with it are filled.

    Parameters
    ----------
    department
        Its code.
    value
        As systems send it.
    as_
        Number of the employee who says so.
    reason
        Why; it stands in the audit.
    connection
        Only in this connection.
    """
    from hub.flows.department_aliases import add_alias

    async def work(hub: "Hub") -> int:
        viewer, given = await _acting(hub, as_)
        row = (await _codes(hub)).of(department)
        return await add_alias(
            hub, viewer, row, value, system=connection, reason=reason, given=given
        )

    say(f"Known; {act(work)} cells wait no longer.")


def aliases(*, json: bool = False) -> None:
    """List names of departments beside their own.

    Parameters
    ----------
    json
        Print it as JSON.
    """
    from hub.store.reorganisation import aliases as kept
    from hub.store.reorganisation import units_now

    async def work(hub: "Hub") -> list[dict[str, Any]]:
        units = await units_now(hub.database.writer)
        return [
            {
                "value": one.value,
                "department": units[one.department].code if one.department in units else "",
                "connection": one.system,
                "author": one.author,
                "reason": one.reason,
            }
            for one in await kept(hub.database)
        ]

    _rows(act(work), "No department has another name.", json=json)


def words(connection: str | None = None, /, *, json: bool = False) -> None:
    """List names of departments that no department of ours has, and what each may mean.

    The evidence counts the people whom both sides have in them. `hub department alias` decides.

    Parameters
    ----------
    connection
        Only of this one.
    json
        Print it as JSON.
    """
    from hub.flows.department_words import department_words

    async def work(hub: "Hub") -> list[dict[str, Any]]:
        return [
            {
                "connection": one.connection,
                "value": one.value,
                "cells": one.cells,
                "people": one.people,
                "department": best.term if best else "",
                "score": f"{best.score:.2f}" if best else "",
                "evidence": best.evidence if best else "",
            }
            for one in await department_words(hub, connection, exact=True)
            for best in one.suggestions or (None,)
        ]

    _rows(act(work), "No department waits to be named.", json=json)


class _Known(dict[str, str]):
    """Ids by what people call them."""

    def of(self, name: str) -> str:
        """The id; raises Refused."""
        from hub.errors import Refused

        if name.strip() not in self:
            raise Refused("NAME_UNKNOWN", "Nothing is called so.", name.strip()[:60])
        return self[name.strip()]


async def _codes(hub: "Hub") -> _Known:
    from hub.store.reorganisation import units_now

    return _Known({one.code: row for row, one in (await units_now(hub.database.writer)).items()})


async def _numbers(hub: "Hub", parts: tuple[str, ...]) -> _Known:
    from hub.store.reorganisation import employees_numbered

    wanted = [number.strip() for one in parts for number in one.partition("=")[2].split(",")]
    return _Known(await employees_numbered(hub.database, wanted))


async def _acting(hub: "Hub", number: str) -> "tuple[Viewer, dict[str, object]]":
    from hub.resolvers.viewers import given

    viewer = await viewer_as(hub, number, "hr")
    return viewer, dict(given(viewer, hub.today()))


def _rows(found: list[dict[str, Any]], nothing: str, *, json: bool) -> None:
    if json:
        say_json(found)
    elif not found:
        say(nothing)
    else:
        say(*table(tuple(found[0]), [tuple(one.values()) for one in found]))


def _told(found: "Carried") -> list[str]:
    filled = f"; {found.filled} cells wait no longer" if found.filled else ""
    return [f"{found.state}{filled} (change {found.id})"]


def _told_effect(found: "Effect") -> list[str]:
    hangs = found.hangs
    return [
        f"people       {hangs.people}, of whom {found.moved} would be elsewhere",
        f"posts        {hangs.posts}",
        f"units below  {hangs.units}",
        f"positions    {hangs.positions}",
        f"grants       {hangs.grants}",
        f"waiting      {found.waiting} cells would be filled",
        f"aliases      {', '.join(found.aliases) or 'none'}",
        *(
            f"sent by      {one.connection}/{one.stream}: {one.posts} posts"
            for one in found.senders
        ),
        *(f"named by     the mapping of {one}/{two}" for one, two in found.mappings),
    ]
