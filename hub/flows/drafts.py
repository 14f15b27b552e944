"""Drafts: a mapping is worked on, previewed on everything stored, approved by a second person."""

from dataclasses import dataclass

from hub.errors import Refused
from hub.flows.documents import linted
from hub.flows.effect import Effect, Watch, effect_of
from hub.flows.effect_first import first_effect
from hub.flows.effect_writes import write_backs
from hub.flows.examples import Miss, misses
from hub.flows.hub import Hub
from hub.flows.newest import silent
from hub.flows.publish import no_draft, no_version
from hub.flows.understand import Reading
from hub.mappings.diff import Difference, diff
from hub.mappings.document import Document
from hub.mappings.life import APPROVE, DISCARD, DRAFT, EDIT, PREVIEW, after
from hub.mappings.lint import lint
from hub.mappings.mapping import inspect, parse
from hub.mappings.problem import Problem
from hub.mappings.rules import Mapping
from hub.store.connections import Connection, Stream, get_connection, mapping_document, seen_paths
from hub.store.mappings import (
    Draft,
    draft_of,
    examples_of,
    move_draft,
    put_draft,
    versions_of,
)


@dataclass(frozen=True)
class Checked:
    """A draft as it was saved, and what is wrong with it."""

    draft: Draft
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...] = ()
    """What is no fault and worth knowing: systems that tell no time where the newest word wins."""


@dataclass(frozen=True)
class Previewed:
    """What a draft would do, and the examples that it breaks."""

    draft: Draft
    effect: Effect
    misses: tuple[Miss, ...]
    needs_approval: bool


async def save_draft(
    hub: Hub,
    name: str,
    stream: str,
    document: Document,
    *,
    author: str,
    reason: str | None = None,
    expected: str | None = None,
) -> Checked:
    """Save a draft, faults and all: they are told with their places, and block its preview.

    `expected` is the hash of the draft that its author saw; Refused DRAFT_CONFLICT for another.
    """
    found = (await get_connection(hub.database, name)).stream(stream)
    problems = await faults(hub, found, document)
    content = Mapping(stream, (), 0, document=document).hash
    async with hub.database.transaction() as session:
        there = await draft_of(session, found.id)
        if expected is not None and (there is None or there.hash != expected):
            raise Refused(
                "DRAFT_CONFLICT", "Somebody has changed the draft meanwhile.", hint="Read it again."
            )
        state = DRAFT if there is None else after(there.state, EDIT)
        await put_draft(
            session,
            found.id,
            there,
            document,
            content,
            state=state,
            base=found.mapping_version,
            author=author,
            reason=reason,
        )
        saved = await draft_of(session, found.id)
    if saved is None:
        raise no_draft()
    return Checked(saved, tuple(problems), tuple(await silent(hub, found, document)))


async def faults(hub: Hub, stream: Stream, document: Document) -> list[Problem]:
    """What is wrong with a document, by the model and by the paths that the stream has."""
    return lint(document, hub.model, await seen_paths(hub.database, stream.id) or None)


async def preview_document(
    hub: Hub,
    connection: Connection,
    stream: Stream,
    document: Document,
    watch: Watch | None = None,
) -> tuple[Effect, tuple[Miss, ...]]:
    """What a document would do to everything that is kept; raises Refused MAPPING_INVALID.

    Of a stream that was never read, what it would do to the first records that its system gives.
    """
    mapping = linted(hub.model, document, await seen_paths(hub.database, stream.id))
    examples = await examples_of(hub.database, hub.sealer, stream.id)
    reading = Reading(stream, 0, mapping)
    effect = await effect_of(hub, reading, watch)
    if stream.mapping_version is None and not effect.records:
        effect = await first_effect(hub, connection, reading)
    effect.write_backs = await write_backs(hub, connection, reading, effect)
    return effect, tuple(misses(mapping, hub.model, examples))


async def preview_draft(
    hub: Hub, name: str, stream: str, *, actor: str, watch: Watch | None = None
) -> Previewed:
    """Run the draft over everything that is kept, and note its numbers with it.

    Raises Refused DRAFT_UNKNOWN, MAPPING_INVALID.
    """
    connection = await get_connection(hub.database, name)
    found = connection.stream(stream)
    draft = await _draft(hub, found)
    state = after(draft.state, PREVIEW)
    effect, broken = await preview_document(hub, connection, found, draft.document, watch)
    async with hub.database.transaction() as session:
        now = await draft_of(session, found.id)
        if now is None or now.hash != draft.hash:
            raise Refused(
                "DRAFT_CONFLICT", "The draft was changed during its preview.", hint="Preview anew."
            )
        await move_draft(session, found.id, now, state, actor=actor, effect=effect.numbers())
    needed = effect.needs_approval(hub.settings.approval_percent)
    return Previewed(await _draft(hub, found), effect, broken, needed)


async def approve_draft(hub: Hub, name: str, stream: str, *, actor: str, reason: str) -> Draft:
    """A second person stands for the draft; Refused APPROVAL_OWN for its author."""
    found = (await get_connection(hub.database, name)).stream(stream)
    async with hub.database.transaction() as session:
        draft = await draft_of(session, found.id)
        if draft is None:
            raise no_draft()
        state = after(draft.state, APPROVE)
        if draft.author == actor:
            raise Refused(
                "APPROVAL_OWN",
                "Nobody approves their own draft.",
                hint="Somebody else has to look at it: four eyes.",
            )
        await move_draft(
            session, found.id, draft, state, actor=actor, approved_by=actor, reason=reason
        )
    return await _draft(hub, found)


async def discard_draft(hub: Hub, name: str, stream: str, *, actor: str) -> None:
    """Give a draft up; it stays on the record."""
    found = (await get_connection(hub.database, name)).stream(stream)
    async with hub.database.transaction() as session:
        draft = await draft_of(session, found.id)
        if draft is None:
            raise no_draft()
        await move_draft(session, found.id, draft, after(draft.state, DISCARD), actor=actor)


async def document_of(hub: Hub, name: str, stream: str, version: int | None) -> Document:
    """The document of a version, of the one in use (None) or of the draft (0).

    Raises Refused VERSION_UNKNOWN, DRAFT_UNKNOWN.
    """
    found = (await get_connection(hub.database, name)).stream(stream)
    if version == 0:
        return (await _draft(hub, found)).document
    wanted = version if version is not None else found.mapping_version
    known = {one.version for one in await versions_of(hub.database, found.id)}
    if wanted is None or wanted not in known:
        raise no_version(found, wanted)
    return await mapping_document(hub.database, found.id, wanted)


async def differences(
    hub: Hub, stream: Stream, before: int | None, document: Document | int
) -> list[Difference]:
    """What differs between a version (None: nothing at all) and a document or another version."""
    if isinstance(document, int):
        document = await mapping_document(hub.database, stream.id, document)
    later, _ = inspect(document)
    if later is None:
        return []
    if before is None:
        return diff(Mapping(later.stream, (), later.precedence), later)
    known = await mapping_document(hub.database, stream.id, before)
    return diff(parse(known, f"version {before}"), later)


async def _draft(hub: Hub, stream: Stream) -> Draft:
    draft = await draft_of(hub.database.writer, stream.id)
    if draft is None:
        raise no_draft()
    return draft
