"""Names of departments beside their own: said by people, and what waited with them filled."""

from collections.abc import Mapping, Sequence
from typing import Final

from hub.auth.viewer import Viewer
from hub.errors import Refused
from hub.flows.edit import Outcome, Problem, looked_at
from hub.flows.edit_record import Edit
from hub.flows.hub import Hub
from hub.flows.replay import Errand, settle
from hub.store.connections import get_connection
from hub.store.idempotency import KeptOutcome
from hub.store.reorganisation import drop_alias, put_alias, units_now, waiting_named
from hub.store.runs import FINISHED, alone, finish_run, start_run

Given = Mapping[str, object]
"""What the policy knows of the viewer (`resolvers.viewers.given`)."""
_NEW: Final = "00000000-0000-7000-8000-000000000000"


async def add_alias(
    hub: Hub,
    viewer: Viewer,
    department: str,
    value: str,
    *,
    system: str | None,
    reason: str,
    given: Given,
) -> int:
    """Let a value mean a department in a system or in all; cells that it filled.

    Raises Refused ALIAS_CONFLICT where a department has that name, CONNECTION_UNKNOWN, ….
    """
    await may_change(hub, viewer, given)
    units = await units_now(hub.database.writer)
    own = units.get(department)
    text = value.strip()
    if own is None:
        raise Refused("DEPARTMENT_UNKNOWN", "There is no such department.")
    if not text or "\x00" in text:
        raise Refused("ALIAS_EMPTY", "An alias is a text.")
    if any(text in {one.code, one.name} for one in units.values()):
        raise Refused(
            "ALIAS_CONFLICT",
            "A department has that name itself.",
            hint="Rename or merge that department.",
        )
    if system is not None:
        await get_connection(hub.database, system)
    before = await waiting_for(hub, [text])
    async with hub.database.transaction() as session:
        author = viewer.subject
        await put_alias(session, own.id, text, system=system or "", author=author, reason=reason)
    return await fill(hub, before, [text], actor=viewer.subject)


async def remove_alias(
    hub: Hub, viewer: Viewer, alias: str, given: Given, keep: KeptOutcome | None = None
) -> str:
    """Forget an alias; the value. Raises Refused ALIAS_UNKNOWN, CHANGE_DENIED."""
    await may_change(hub, viewer, given)
    return await drop_alias(hub.database, alias, actor=viewer.subject, keep=keep)


async def fill(hub: Hub, before: Mapping[str, int], names: Sequence[str], *, actor: str) -> int:
    """Let cells land that waited with these names (`before`: by connection); how many did.

    A connection that is being pulled does so itself, at the end of its run.
    """
    for name in before:
        connection = await get_connection(hub.database, name)
        try:
            async with alone(hub.database, connection.id, name):
                run = await start_run(hub.database, connection.id, operator=actor)
                await settle(Errand(hub, run, actor), connection)
                await finish_run(hub.database, run, FINISHED)
        except Refused as error:
            if error.code != "CONNECTION_BUSY":
                raise
    after = await waiting_for(hub, names) if before else {}
    return sum(before.values()) - sum(after.values())


async def waiting_for(hub: Hub, names: Sequence[str]) -> dict[str, int]:
    """Connection → cells of links to departments that wait with one of these names."""
    if not names:
        return {}
    return await waiting_named(hub.database, hub.sealer, links_to_departments(hub), names)


def links_to_departments(hub: Hub) -> list[str]:
    """Links that a name of a department may wait in, `Entity.field`."""
    return [
        f"{spec.name}.{one.name}"
        for spec in hub.model
        for one in spec.fields.values()
        if one.kind.target == "Department"
    ]


async def may_change(hub: Hub, viewer: Viewer, given: Given) -> None:
    """Whether they may change departments at all: as who makes one may."""
    made = Edit("Department", _NEW, {"code": "-", "name": "-"}, new=True)
    raised(await looked_at(hub, viewer, [made], given))


def raised(found: Outcome | list[Edit]) -> None:
    """A problem as the error that office fields and commands tell."""
    if isinstance(found, Problem):
        code = "CHANGE_DENIED" if found.kind == "Denied" else found.code
        raise Refused(code, found.message, hint=found.hint)
