"""`hub quality …`: how complete, valid, fresh and undisputed the data are."""

from typing import TYPE_CHECKING, Any

from hub.cli.acting import act
from hub.cli.say import say, say_json, table

if TYPE_CHECKING:
    from hub.flows.hub import Hub
    from hub.flows.quality import Figures, Quality


def show(
    *,
    days: int = 14,
    entity: str | None = None,
    field: str | None = None,
    system: str | None = None,
    json: bool = False,
) -> None:
    """Show how good the data are, day by day, by field and by system.

    Parameters
    ----------
    days
        So many days back.
    entity
        Only of this entity.
    field
        Only of this field of it, as mappings write it.
    system
        Only what this connection says.
    json
        Print it as JSON.
    """

    async def work(hub: "Hub") -> "Quality":
        from hub.flows.quality import Asked, quality

        return await quality(hub, Asked(days, entity, field, system))

    found = act(work)
    if json:
        say_json(_document(found))
        return
    if found.day is None:
        say("No snapshot was taken yet; `hub quality take` takes one, `hub work` one a day.")
        return
    head = ("complete", "valid", "fresh", "old", "conflicts")
    say(*table(("day", *head), [(str(day), *_line(one)) for day, one in found.trend]), "")
    say(*table(("field", *head), [
        (f"{one.entity}.{one.field}", *_line(one.figures)) for one in found.fields
    ]), "")  # fmt: skip
    say(*table(("system", "entity", *head), [
        (one.system, one.entity, *_line(one.figures)) for one in found.systems
    ]))  # fmt: skip


def take() -> None:
    """Take today's snapshot now, in the place of an earlier one of today."""

    async def work(hub: "Hub") -> int:
        from hub.flows.quality_take import take_quality

        return await take_quality(hub)

    say(f"{act(work)} counts are kept.")


def _line(one: "Figures") -> tuple[str, ...]:
    return (
        _percent(one.completeness),
        _percent(one.validity),
        _percent(one.freshness),
        _percent(one.oldness),
        str(one.conflicts),
    )


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{share:.1%}"


def _document(found: "Quality") -> dict[str, Any]:
    return {
        "day": found.day,
        "trend": [{"day": day, **_told(one)} for day, one in found.trend],
        "fields": [
            {"entity": one.entity, "field": one.field, **_told(one.figures)} for one in found.fields
        ],
        "systems": [
            {"system": one.system, "entity": one.entity, **_told(one.figures)}
            for one in found.systems
        ],
    }


def _told(one: "Figures") -> dict[str, Any]:
    return {
        "rows": one.rows,
        "completeness": one.completeness,
        "validity": one.validity,
        "freshness": one.freshness,
        "oldness": one.oldness,
        "conflicts": one.conflicts,
    }
