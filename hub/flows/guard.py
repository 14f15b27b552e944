"""The stop before a mass change: what would end, move or delete too many people waits.

A vendor that answers half its staff, or a mapping that lost a column, must not empty the company:
the run stops before anything of that stream lands, until a person accepts what was assessed.
"""

from collections.abc import Mapping, Sequence

from hub.errors import Refused
from hub.flows.hub import Hub
from hub.flows.replay import ALL, remapped
from hub.flows.understand import Reading, Understood
from hub.schema.record import Json
from hub.store.landing.assess import Assessment, assess
from hub.store.runs import Run


async def assessed(
    hub: Hub, reading: Reading, batches: Sequence[Understood], *, complete: bool
) -> Assessment:
    """What landing these batches would do to people."""
    return await assess(
        hub.database,
        hub.today(),
        reading.stream.id,
        [one.mapped for one in batches],
        tombstones=[key for one in batches for key in one.tombstones],
        present=[key for one in batches for key in one.present],
        complete=complete,
    )


async def assessed_kept(hub: Hub, reading: Reading) -> Assessment:
    """What a version of the mapping would do to people, by the records that are kept."""
    batches = [mapped async for _, mapped in remapped(hub, reading, ALL)]
    stream = reading.stream.id
    return await assess(hub.database, hub.today(), stream, batches, complete=False)


def written(found: Assessment) -> dict[str, Json]:
    """An assessment as it is stored with its run."""
    return {
        "people_total": found.people_total,
        "ended": found.ended,
        "moved": found.moved,
        "deleted": found.deleted,
    }


def covers(accepted: Run | None, stream: str, found: Assessment) -> bool:
    """Whether the accepted run had assessed at least as much for that stream."""
    if accepted is None or accepted.assessment is None:
        return False
    known: Mapping[str, Json] | None = accepted.assessment.get(stream)
    if known is None:
        return False
    now = written(found)
    return all(now[name] <= known[name] for name in ("ended", "moved", "deleted"))


def mass_change(found: Assessment, stream: str, remedy: str) -> Refused:
    """The error of a run that stopped."""
    return Refused(
        "MASS_CHANGE",
        "Too many people would end, move or be deleted; nothing of this stream was landed.",
        detail=(
            f"stream {stream}: {found.ended} ended, {found.moved} moved, {found.deleted} deleted "
            f"of {found.people_total}"
        ),
        hint=f"Check the source. If it is right: {remedy}.",
    )
