"""What waits in quarantine as a workbook, for the console and for the command line alike."""

from typing import Final

from hub.flows.hub import Hub
from hub.flows.lens import Lens
from hub.flows.quarantine import ShownEntry, shown, vocabulary_of
from hub.flows.quarantine_sheet import Line, workbook
from hub.resolvers.office.quarantine_words import told
from hub.schema.labels import labels
from hub.store.connections import get_connection
from hub.store.quarantine import Group, Reason, groups, standing

MOST_GROUPS: Final = 500
EXPORTED: Final = 1_000
"""Entries of one reason in a workbook."""
MOST_EXPORTED: Final = 20_000
"""Entries of a workbook."""


async def book(
    hub: Hub, lens: Lens, connection: str | None, language: str
) -> tuple[bytes, list[ShownEntry]]:
    """The workbook's bytes, and what it shows; raises Refused CONNECTION_UNKNOWN."""
    lines, left = [], MOST_EXPORTED
    for one in await groups_of(hub, connection, dismissed=False):
        limit = min(EXPORTED, left)
        found = await shown(hub, lens, one.reason, dismissed=False, after=None, limit=limit)
        left -= len(found)
        said, field = told(one.reason.code, language), _named(hub, one.reason, language)
        words = vocabulary_of(hub, one.reason)
        lines.append(Line(one, field, said.why, said.remedy, words, found))
    entries = [each for one in lines for each in one.entries]
    now = await standing(hub.database, [one.entry.id for one in entries])
    states = {key: one.state for key, one in now.items()}
    return workbook(hub.model, lines, states, language), entries


async def groups_of(hub: Hub, connection: str | None, *, dismissed: bool) -> list[Group]:
    """Reasons, those of most cells first; raises Refused CONNECTION_UNKNOWN."""
    if connection is not None:
        await get_connection(hub.database, connection)
    return await groups(hub.database, connection, dismissed=dismissed, limit=MOST_GROUPS)


def _named(hub: Hub, reason: Reason, language: str) -> str:
    """The field as people call it; empty for whole records."""
    label = labels(hub.model).get(f"{reason.entity}.{reason.field}")
    return label[language] if label else reason.field
