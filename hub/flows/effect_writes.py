"""Which write-backs a version of a mapping would bring about.

Of a mapping that writes itself: the records over there that would be written by it. Of any other:
for each stream that is written, the people of whom a field that goes there would be another one.
It is an upper bound: another source may win over what this one says.
"""

from hub.flows.effect import Effect
from hub.flows.hub import Hub
from hub.flows.understand import Reading
from hub.flows.writing import Target, survey, targets
from hub.mappings.lint_write import source_of
from hub.mappings.write import Writing, writing_of
from hub.store.connections import Connection
from hub.store.writable import accounts_of


async def write_backs(
    hub: Hub, connection: Connection, reading: Reading, effect: Effect
) -> int | None:
    """How many writes would follow at most; None where no system is written to."""
    own = writing_of(reading.mapping, hub.model)
    others = [one for one in await targets(hub) if one.reading.stream.id != reading.stream.id]
    if own is None and not others:
        return None
    total = 0
    if own is not None:
        found = await survey(hub, Target(connection, reading, own))
        total += 0 if found.lossy else len(found.differing)
    for other in others:
        total += await _touched(hub, other, effect)
    return total


async def _touched(hub: Hub, target: Target, effect: Effect) -> int:
    people: set[str] = set()
    for source in _sources(target.writing):
        people |= effect.touched.get(source, set())
    if not people:
        return 0
    stream, entity = target.reading.stream.id, target.writing.spec.name
    return len(await accounts_of(hub.database, stream, entity, sorted(people)))


def _sources(writing: Writing) -> set[tuple[str, str]]:
    """Fields of mappings from which come what is written."""
    names = [one.state.column if one.state else one.name for one in writing.fields]
    return {source_of(writing.spec.name, name) for name in names}
