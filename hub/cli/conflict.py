"""`hub conflict …`: cells of which systems say different things, and the decisions about them."""

from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from hub.cli.acting import act, viewer_as
from hub.cli.say import say, say_json, table

if TYPE_CHECKING:
    from hub.auth.viewer import Viewer
    from hub.flows.conflict_owner import Touched
    from hub.flows.conflicts import Heap, Shown
    from hub.flows.hub import Hub
    from hub.store.conflicts import Cell

_As = Annotated[str, Parameter(name="--as")]


def listing(
    *,
    as_: _As,
    scope: str = "hr",
    entity: str | None = None,
    field: str | None = None,
    system: str | None = None,
    department: str | None = None,
    state: str = "open",
    most: int = 50,
    json: bool = False,
) -> None:
    """List conflicts, the latest first, and how many there are by field and systems.

    Parameters
    ----------
    as_
        Number of the employee who looks: a conflict is told as far as they may read its cell.
    scope
        Scope of the token that they would have.
    entity
        Only of this entity.
    field
        Only of this field of it, as mappings write it.
    system
        Only those in which this connection takes part.
    department
        Only of people of the department of this code, or below.
    state
        open, taken, kept or all.
    most
        So many at most.
    json
        Print it as JSON.
    """

    async def work(hub: "Hub") -> "tuple[list[Shown], list[Heap]]":
        from hub.flows.conflicts import Asked, heaps, page
        from hub.resolvers.viewers import given

        viewer = await viewer_as(hub, as_, scope)
        unit = None if department is None else await _department(hub, department)
        wanted = Asked(entity, field, system, unit, None if state == "all" else state)
        known = given(viewer, hub.today())
        found = await page(hub, viewer, known, wanted, first=most)
        await _on_record(hub, viewer, found)
        return found, await heaps(hub, viewer, known, wanted)

    found, counted = act(work)
    if json:
        say_json(
            {"heaps": [vars(one) for one in counted], "conflicts": [_told(one) for one in found]}
        )
        return
    if not found:
        say("No conflict is in this state.")
        return
    head = ("field", "shown", "against", "state", "conflicts")
    say(*table(head, [_counted(one) for one in counted]), "")
    for one in found:
        say(f"{_name(one.cell)}  {one.rule}, since {one.since:%Y-%m-%d}  [{one.state}]")
        rows = [
            (
                "*" if side.wins else "",
                f"{side.system}/{side.stream}",
                "-" if side.value is None else side.value,
                f"{side.recorded_at:%Y-%m-%d}" if side.recorded_at else "",
                side.id,
            )
            for side in one.sides
        ]
        say(*table(("", "system", "says", "since", "side"), rows), "")


def take(conflict: str, side: str, /, *, as_: _As, reason: str, scope: str = "hr") -> None:
    """Take what one side says from now on, whatever systems say.

    Parameters
    ----------
    conflict
        `Entity.field/ROW`, as `hub conflict list` shows it.
    side
        Whose value: the side, as the list shows it.
    as_
        Number of the employee who decides: who may change the value.
    reason
        Why; it stands in the audit.
    scope
        Scope of the token that they would have.
    """

    async def work(hub: "Hub") -> None:
        from hub.flows.conflicts import take as taken
        from hub.resolvers.viewers import given

        viewer = await viewer_as(hub, as_, scope)
        known = given(viewer, hub.today())
        await taken(hub, viewer, known, _cell(conflict), side, reason=reason)

    act(work)
    say("It holds from now on.")


def keep(*conflicts: str, as_: _As, reason: str, scope: str = "hr") -> None:
    """Remember that all are right, until one says something else.

    Parameters
    ----------
    conflicts
        `Entity.field/ROW` each.
    as_
        Number of the employee who decides.
    reason
        Why; it stands in the audit.
    scope
        Scope of the token that they would have.
    """

    async def work(hub: "Hub") -> int:
        from hub.flows.conflicts import keep as kept
        from hub.resolvers.viewers import given

        viewer = await viewer_as(hub, as_, scope)
        cells = [_cell(one) for one in conflicts]
        return await kept(hub, viewer, given(viewer, hub.today()), cells, reason=reason)

    say(f"{act(work)} conflicts are kept.")


def reopen(conflict: str, /, *, as_: _As, reason: str, scope: str = "hr") -> None:
    """Take a decision back: the row shows again what it would show without it.

    Parameters
    ----------
    conflict
        `Entity.field/ROW`.
    as_
        Number of the employee who takes it back.
    reason
        Why; it stands in the audit.
    scope
        Scope of the token that they would have.
    """

    async def work(hub: "Hub") -> None:
        from hub.flows.conflicts import reopen as taken_back
        from hub.resolvers.viewers import given

        viewer = await viewer_as(hub, as_, scope)
        known = given(viewer, hub.today())
        await taken_back(hub, viewer, known, _cell(conflict), reason=reason)

    act(work)
    say("It is open again.")


def own(field: str, connection: str, /, *, reason: str) -> None:
    """Prepare that one system alone fills a field: drafts of the others leave it out.

    Parameters
    ----------
    field
        `Entity.field`, as mappings write it.
    connection
        The connection that owns it.
    reason
        Why; it stands in the drafts.
    """

    async def work(hub: "Hub") -> "list[Touched]":
        from hub.flows.conflict_owner import own as prepared

        entity, _, name = field.partition(".")
        actor = hub.settings.operator
        return await prepared(hub, entity, name, connection, actor=actor, reason=reason)

    found = act(work)
    rows = [
        (
            f"{one.connection}/{one.stream}",
            ", ".join(one.rules),
            one.outcome,
            "; ".join(one.problems),
        )
        for one in found
    ]
    say(*table(("stream", "rows", "outcome", "problems"), rows))
    say("", "Look at each draft with `hub mapping preview`, then publish it.")


def find() -> None:
    """Find conflicts anew in all that is kept; landing keeps them by itself."""

    async def work(hub: "Hub") -> int:
        from hub.flows.conflicts import recount

        return await recount(hub)

    say(f"{act(work)} conflicts.")


async def _department(hub: "Hub", code: str) -> str:
    from hub.errors import Refused
    from hub.store.departments import department_coded

    found = await department_coded(hub.database, code)
    if found is None:
        raise Refused("CONFLICT_FILTER", "There is no such department.", hint="Give its code.")
    return found


async def _on_record(hub: "Hub", viewer: "Viewer", found: "list[Shown]") -> None:
    from hub.store.acts import note

    fields = sorted({f"{one.cell.entity}.{one.cell.field}" for one in found})
    detail = {"as": viewer.employee_id, "fields": fields}
    await note(
        hub.database.writer, hub.settings.operator, "conflict.read", "conflict", rows=len(found),
        detail=detail,
    )  # fmt: skip


def _name(cell: "Cell") -> str:
    return f"{cell.entity}.{cell.field}/{cell.row}"


def _cell(text: str) -> "Cell":
    """The cell of that name; raises Refused CONFLICT_UNKNOWN if it is none."""
    from uuid import UUID

    from hub.errors import Refused
    from hub.store.conflicts import Cell

    place, _, row = text.partition("/")
    entity, _, field = place.partition(".")
    try:
        return Cell(entity, str(UUID(row)), field)
    except ValueError:
        raise Refused(
            "CONFLICT_UNKNOWN", "There is no such conflict.", hint="`Entity.field/ROW`."
        ) from None


def _counted(one: "Heap") -> tuple[Any, ...]:
    return f"{one.entity}.{one.field}", one.winner, ", ".join(one.against), one.state, one.count


def _told(one: "Shown") -> dict[str, Any]:
    return {
        "conflict": _name(one.cell),
        "rule": one.rule,
        "since": one.since,
        "state": one.state,
        "reason": one.reason,
        "sides": [vars(side) for side in one.sides],
    }
