"""Fields of which the newest word wins, and systems that fill them and tell no time.

What a mapping lacks by itself is a fault; what other mappings do not tell is none: their records
count as of when the hub read what they say. It is told, so that nobody is surprised.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from hub.flows.hub import Hub
from hub.mappings.document import Document
from hub.mappings.problem import Problem
from hub.store.connections import HUB, Stream, list_connections, mapping_document


@dataclass(frozen=True)
class _Filled:
    """A field that a row of a mapping fills."""

    name: tuple[str, str]
    """Entity and field."""
    place: str
    told: bool
    """Whether the row says when the record changed."""
    newest: bool


async def silent(hub: Hub, stream: Stream, document: Document) -> list[Problem]:
    """Where, of a field whose newest word wins, this mapping or another one tells no time."""
    own = {one.name: one for one in _filled(document)}
    found = []
    for connection in await list_connections(hub.database):
        for other in connection.streams:
            version = other.mapping_version
            if connection.connector == HUB or version is None or other.id == stream.id:
                continue
            named = f"{connection.name}/{other.name}"
            theirs = _filled(await mapping_document(hub.database, other.id, version))
            for one in theirs:
                mine = own.get(one.name)
                if mine is not None and mine.newest and not one.told:
                    found.append(_note(mine, f"{named} fills it and tells no time of change"))
                if mine is not None and one.newest and not mine.told:
                    found.append(_note(mine, f"{named} says so, and this row tells no time"))
    return found


def _note(one: _Filled, why: str) -> Problem:
    message = f"Of {'.'.join(one.name)} the newest word wins: {why}."
    hint = "Its records count as of when the hub read them. Say `changed` there to mend it."
    return Problem("NEWEST_SILENT", message, one.place, hint)


def _filled(document: Document) -> Iterator[_Filled]:
    for at, row in enumerate(_dicts(document.get("rows"))):
        entity, fields, newest = row.get("entity"), row.get("fields"), row.get("newest")
        if not isinstance(entity, str) or not isinstance(fields, dict):
            continue
        listed = newest if isinstance(newest, list) else []
        for field in fields:
            place = f"rows[{at}].fields.{field}"
            yield _Filled((entity, field), place, "changed" in row, field in listed)


def _dicts(rows: object) -> list[Document]:
    return [one for one in rows if isinstance(one, dict)] if isinstance(rows, list) else []
