"""`hub write …`: what goes back to the systems, what is on its way, what was refused."""

from typing import TYPE_CHECKING, Any

from hub.cli.acting import act
from hub.cli.say import say, say_json, table

if TYPE_CHECKING:
    from hub.flows.hub import Hub
    from hub.flows.writing import Survey
    from hub.store.deliveries import Shown

_NOTHING = "No mapping in use writes back. `write:` in a mapping makes one that does."


def preview(stream: str | None = None, /, *, json: bool = False) -> None:
    """Show what would be written now, by field, and what forbids it; nothing is written.

    Parameters
    ----------
    stream
        `connection/stream`; without it all that are written.
    json
        Print it as JSON: rows and fields, without values.
    """
    found = act(lambda hub: _surveys(hub, stream))
    if json:
        say_json([_survey(one) for one in found])
        return
    if not found:
        say(_NOTHING)
    for one in found:
        _say_survey(one)


def now(stream: str | None = None, /) -> None:
    """Deliver what is due now, as `hub work` does all the time.

    Parameters
    ----------
    stream
        `connection/stream`; without it all that are written.
    """

    async def work(hub: "Hub") -> list[str]:
        from hub.flows.pushing import push_target

        lines = []
        for target in await _wanted(hub, stream):
            told = await push_target(hub, target)
            counts = vars(told) if told is not None else {}
            parts = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
            lines.append(f"{target.name}: {parts or 'nothing is due'}")
        return lines

    say(*(act(work) or [_NOTHING]))


def listing(
    stream: str | None = None, /, *, state: str | None = None, limit: int = 50, json: bool = False
) -> None:
    """List deliveries, the latest first.

    Parameters
    ----------
    stream
        `connection/stream`; without it all.
    state
        `waiting`, `done`, `dead` or `superseded`.
    limit
        How many at most.
    json
        Print it as JSON.
    """
    from hub.store.deliveries import WRITE, deliveries

    async def work(hub: "Hub") -> "list[Shown]":
        return await deliveries(hub.database, kind=WRITE, name=stream, state=state, limit=limit)

    found = act(work)
    if json:
        say_json([vars(one) for one in found])
        return
    if not found:
        say("There is no such delivery.")
        return
    head = ("delivery", "stream", "row", "state", "action", "key", "attempts", "error")
    rows = [
        (one.id, one.name, f"{one.entity} {one.row_id}", one.state, one.action or "-",
         one.receipt.get("key") or "-", one.attempts, one.error or "-")
        for one in found
    ]  # fmt: skip
    say(*table(head, rows))


def retry(stream: str, /, *deliveries: str) -> None:
    """Let dead deliveries be tried again: they bring what stands then.

    Parameters
    ----------
    stream
        `connection/stream`.
    deliveries
        Their ids; without one, all dead ones of the stream.
    """

    async def work(hub: "Hub") -> tuple[int, int]:
        from hub.store.deliveries import WRITE, replay, subscriber

        one = await subscriber(hub.database, WRITE, stream)
        ids = list(deliveries) or None
        return await replay(hub.database, one, ids, actor=hub.settings.operator)

    again, overtaken = act(work)
    say(f"{again} will be tried again, {overtaken} had been overtaken by newer ones.")


async def _wanted(hub: "Hub", stream: str | None) -> list[Any]:
    from hub.errors import Refused
    from hub.flows.writing import targets

    found = await targets(hub)
    if stream is None:
        return found
    named = [one for one in found if one.name == stream]
    if not named:
        known = ", ".join(one.name for one in found)
        raise Refused(
            "SUBSCRIBER_UNKNOWN",
            "That stream is not written.",
            detail=stream,
            hint=f"Known: {known}." if known else _NOTHING,
        )
    return named


async def _surveys(hub: "Hub", stream: str | None) -> "list[Survey]":
    from hub.flows.writing import survey

    return [await survey(hub, target) for target in await _wanted(hub, stream)]


def _survey(one: "Survey") -> dict[str, Any]:
    from hub.flows.writing import told

    return {
        "stream": one.target.name,
        "rows": len(one.rows),
        "fields": _by_field(one),
        "creates": sum(row.action == "create" for row in one.differing),
        "updates": sum(row.action == "update" for row in one.differing),
        "faults": sum(row.fault is not None for row in one.rows.values()),
        "lossy": [told(lossy) for lossy in one.lossy],
        "differing": [
            {"row": row.row_id, "action": row.action, "key": row.key, "fields": list(row.fields)}
            for row in one.differing
        ],
    }


def _by_field(one: "Survey") -> dict[str, int]:
    names = [field.name for field in one.target.writing.fields]
    return {name: sum(name in row.fields for row in one.differing) for name in names}


def _say_survey(one: "Survey") -> None:
    told = _survey(one)
    say(f"{told['stream']}: {told['rows']} rows are looked after, {told['updates']} records would "
        f"be changed, {told['creates']} made")  # fmt: skip
    say(*table(("field", "records that differ"), list(told["fields"].items()), "  "))
    if told["faults"]:
        say(f"  {told['faults']} have several records over there and are left alone")
    for line in told["lossy"]:
        say(f"  refused, lossy: {line}")
