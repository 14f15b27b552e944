"""From draft to version: saved, approved by a second person where much hangs on it, published.

How much hangs on a draft is what its preview over all kept records says. A rollback publishes a
retired version's content once more: records are mapped anew from what is kept, and edits made in
the hub stay on top.
"""

from dataclasses import dataclass

from hub.errors import Refused
from hub.flows.connect import linted
from hub.flows.hub import Hub
from hub.flows.preview import Preview, Watch, preview
from hub.flows.publish import Published, publish
from hub.mappings.document import Document
from hub.mappings.life import (
    APPROVE,
    DISCARD,
    NONE,
    PUBLISH,
    RETIRED,
    ROLL_BACK,
    SAVE,
    moved,
)
from hub.store.connections import Stream, get_connection, mapping_document, seen_paths
from hub.store.drafts import (
    Draft,
    draft_of,
    drop_draft,
    locked_draft,
    mark_approved,
    put_draft,
    versions_of,
)


@dataclass(frozen=True)
class Weighed:
    """What hangs on a draft."""

    preview: Preview
    approval: bool
    """Whether a second person must approve it."""


async def save(
    hub: Hub,
    name: str,
    stream: str,
    document: Document,
    *,
    author: str,
    comment: str | None = None,
    expected: str | None = None,
) -> Draft:
    """Save the stream's draft; raises Refused MAPPING_INVALID, DRAFT_CONFLICT.

    `expected` is the hash of the draft that the author worked on, empty for none.
    """
    found = await _stream(hub, name, stream)
    mapping = linted(hub.model, document, await seen_paths(hub.database, found.id))
    async with hub.database.transaction() as session:
        now = await locked_draft(session, found.id)
        if expected is not None and expected != (now.hash if now else ""):
            raise Refused(
                "DRAFT_CONFLICT",
                "Somebody else has saved another draft.",
                f"by {now.author}" if now else "the draft is gone",
                "Read it again and save your change on top.",
            )
        state = moved(now.state if now else NONE, SAVE)
        await put_draft(
            session,
            found.id,
            state,
            mapping.hash,
            mapping.document,
            author=author,
            comment=comment,
        )
    return await present(hub, found)


async def discard(hub: Hub, name: str, stream: str, *, actor: str) -> None:
    """Forget the draft; raises Refused DRAFT_UNKNOWN."""
    found = await _stream(hub, name, stream)
    draft = await present(hub, found)
    moved(draft.state, DISCARD)
    async with hub.database.transaction() as session:
        await drop_draft(session, found.id, draft.hash, actor=actor)


async def approve(hub: Hub, name: str, stream: str, content_hash: str, *, actor: str) -> Draft:
    """A second person approves the draft of that content; raises Refused APPROVAL_BY_AUTHOR, …."""
    found = await _stream(hub, name, stream)
    async with hub.database.transaction() as session:
        draft = await locked_draft(session, found.id)
        if draft is None:
            raise _no_draft(stream)
        if draft.hash != content_hash:
            raise Refused(
                "DRAFT_CONFLICT",
                "The draft is another than the one that was looked at.",
                hint="Look at the preview of the present draft.",
            )
        if draft.author == actor:
            raise Refused(
                "APPROVAL_BY_AUTHOR",
                "A draft is approved by somebody other than its author.",
                hint="Ask another administrator.",
            )
        await mark_approved(session, found.id, moved(draft.state, APPROVE), draft.hash, actor=actor)
    return await present(hub, found)


async def weigh(hub: Hub, name: str, stream: str, watch: Watch = lambda _: None) -> Weighed:
    """What publishing the draft would do, and whether that needs a second person."""
    draft = await present(hub, await _stream(hub, name, stream))
    found = await preview(hub, name, stream, dict(draft.document), watch=watch)
    return Weighed(found, needs_approval(hub, found))


def needs_approval(hub: Hub, found: Preview) -> bool:
    """Whether so much hangs on it that a second person looks at it first."""
    large = found.share > hub.settings.approval_share
    return found.version is not None and (large or found.pay)


async def publish_draft(
    hub: Hub, name: str, stream: str, *, actor: str, reason: str, accept: bool = False
) -> Published:
    """Publish the draft; raises Refused DRAFT_UNKNOWN, APPROVAL_NEEDED, and what `publish` raises.

    What was previewed, approved and published is one content: a draft that is saved meanwhile
    stays a draft.
    """
    found = await _stream(hub, name, stream)
    draft = await present(hub, found)
    moved(draft.state, PUBLISH)
    if draft.approved_by is None:
        seen = await preview(hub, name, stream, dict(draft.document))
        if needs_approval(hub, seen):
            raise Refused(
                "APPROVAL_NEEDED",
                "So much hangs on this draft that a second person approves it first.",
                f"{len(seen.affected.people)} of {seen.people} people"
                + (", among it what people are paid" if seen.pay else ""),
                "Another administrator looks at the preview and approves it.",
            )
    made = await publish(
        hub,
        name,
        stream,
        dict(draft.document),
        author=draft.author,
        reason=reason,
        accept=accept,
        approved_by=draft.approved_by,
    )
    async with hub.database.transaction() as session:
        await drop_draft(session, found.id, draft.hash, actor=actor)
    return made


async def roll_back(
    hub: Hub,
    name: str,
    stream: str,
    version: int,
    *,
    actor: str,
    reason: str,
    accept: bool = False,
) -> Published:
    """Publish a retired version's content once more; raises Refused VERSION_UNKNOWN, …."""
    found = await _stream(hub, name, stream)
    document = await document_of(hub, found, version)
    if version != found.mapping_version:
        moved(RETIRED, ROLL_BACK)
    why = f"rollback to version {version}: {reason}"
    return await publish(hub, name, stream, document, author=actor, reason=why, accept=accept)


async def document_of(hub: Hub, stream: Stream, version: int) -> Document:
    """The document of a version; raises Refused VERSION_UNKNOWN."""
    if version not in {one.version for one in await versions_of(hub.database, stream.id)}:
        raise Refused(
            "VERSION_UNKNOWN",
            "The stream has no such version.",
            f"version {version}",
            "`hub mapping versions` lists them.",
        )
    return await mapping_document(hub.database, stream.id, version)


async def present(hub: Hub, stream: Stream) -> Draft:
    """The stream's draft; raises Refused DRAFT_UNKNOWN."""
    found = await draft_of(hub.database, stream.id)
    if found is None:
        raise _no_draft(stream.name)
    return found


async def _stream(hub: Hub, name: str, stream: str) -> Stream:
    return (await get_connection(hub.database, name)).stream(stream)


def _no_draft(stream: str) -> Refused:
    return Refused(
        "DRAFT_UNKNOWN", "The stream has no draft.", f"stream {stream}", "Save one first."
    )
