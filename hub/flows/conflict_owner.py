"""A system owns a field: nobody else fills it. Said by drafts of the others' mappings.

Whose value wins where several say something is a matter of precedence; who owns a field alone is
said where all else about a field is said, in the mappings. So the decision is prepared as drafts
that leave the field's rule out, and goes the way of every change of a mapping: previewed on
everything stored, approved where many are affected, published, rolled back.
"""

from dataclasses import dataclass
from typing import Final

from hub.errors import Refused, said_why
from hub.flows.drafts import save_draft
from hub.flows.hub import Hub
from hub.mappings.document import Document
from hub.store.connections import HUB, Connection, Stream, list_connections, mapping_document
from hub.store.mappings import draft_of

OWNS: Final = "owns"
WITHOUT: Final = "without"
BUSY: Final = "busy"


@dataclass(frozen=True)
class Touched:
    """A stream that fills the field, and what the decision means for it."""

    connection: str
    stream: str
    rules: tuple[str, ...]
    """Names of the rows whose rule of the field it is."""
    outcome: str
    """`owns`, `without` (a draft leaves the rule out), `busy` (somebody else's draft is open)."""
    problems: tuple[str, ...] = ()
    """What is wrong with the draft, such as a field without which nothing can be made."""


async def fillers(hub: Hub, entity: str, field: str) -> list[tuple[Connection, Stream, Document]]:
    """Streams whose mapping in use fills the field."""
    found = []
    for connection in await list_connections(hub.database):
        for stream in connection.streams:
            if connection.connector == HUB or stream.mapping_version is None:
                continue
            document = await mapping_document(hub.database, stream.id, stream.mapping_version)
            if rules_of(document, entity, field):
                found.append((connection, stream, document))
    return found


def rules_of(document: Document, entity: str, field: str) -> tuple[str, ...]:
    """Names of the rows of a document that fill the field."""
    return tuple(
        str(row.get("name") or entity)
        for row in document.get("rows", [])
        if row.get("entity") == entity and field in row.get("fields", {})
    )


def without(document: Document, entity: str, field: str) -> Document:
    """The document without the rules of a field; it itself is not changed."""
    rows = [
        {**row, "fields": {name: how for name, how in row["fields"].items() if name != field}}
        if row.get("entity") == entity and "fields" in row
        else row
        for row in document.get("rows", [])
    ]
    return {**document, "rows": rows}


async def own(
    hub: Hub, entity: str, field: str, connection: str, *, actor: str, reason: str
) -> list[Touched]:
    """Prepare that only this connection fills the field; what that means, stream by stream.

    Raises Refused CONFLICT_UNKNOWN for a field that is none, CONFLICT_OWNER where the connection
    does not fill it, REASON_MISSING.
    """
    said_why(reason)
    spec = hub.model.entities.get(entity)
    if spec is None or field not in spec.fields:
        raise Refused("CONFLICT_UNKNOWN", "There is no such field.", hint="Look at the list again.")
    found = await fillers(hub, entity, field)
    if connection not in {one.name for one, _, _ in found}:
        raise Refused(
            "CONFLICT_OWNER",
            "The system does not fill the field.",
            f"{connection}, {entity}.{field}",
            "Map it there first.",
        )
    told = []
    for one, stream, document in found:
        rules = rules_of(document, entity, field)
        if one.name == connection:
            told.append(Touched(one.name, stream.name, rules, OWNS))
        elif await draft_of(hub.database.writer, stream.id) is not None:
            told.append(Touched(one.name, stream.name, rules, BUSY))
        else:
            changed = without(document, entity, field)
            checked = await save_draft(
                hub, one.name, stream.name, changed, author=actor, reason=reason
            )
            faults = tuple(str(each) for each in checked.problems)
            told.append(Touched(one.name, stream.name, rules, WITHOUT, faults))
    return told
