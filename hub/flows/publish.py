"""Publish: a mapping becomes the next version, and kept records go through it at once.

The one way to a new version of a stream that is connected. Decisions so fill waiting cells
without a new pull. Before the version is used, the flow runs the examples that HR wrote, judges
what it would do to people by all records that are kept, and asks for a second person where its
effect is above the threshold. Rollback is the way back to any version.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from hub.errors import HubError, Refused
from hub.flows.contradictions import contradictions
from hub.flows.documents import linted
from hub.flows.effect import Effect, Survey, surveyed
from hub.flows.examples import check_examples
from hub.flows.guard import mass_change
from hub.flows.hub import Hub, away
from hub.flows.replay import Errand, replay_published, settle
from hub.flows.understand import Reading
from hub.mappings.contradict import Contradiction
from hub.mappings.document import Document
from hub.mappings.life import (
    APPROVED,
    DRAFT,
    PREVIEW,
    PUBLISH,
    RETIRE,
    ROLLBACK,
    after,
    state_of_version,
)
from hub.mappings.rules import Mapping
from hub.schema.verdict import Account, Mapped
from hub.store.connections import (
    Stream,
    get_connection,
    mapping_document,
    publish_version,
    seen_paths,
)
from hub.store.landing.assess import assess
from hub.store.mappings import (
    Draft,
    Version,
    draft_of,
    examples_of,
    move_draft,
    use_version,
    versions_of,
)
from hub.store.runs import AWAY, FAILED, FINISHED, alone, finish_run, start_run


@dataclass(frozen=True)
class Published:
    """What publishing came to."""

    version: int
    account: Account
    """Of the kept records that went through the new version."""
    unchanged: bool
    """The content was that of the version in use."""


async def publish(
    hub: Hub,
    name: str,
    stream: str,
    document: Document,
    *,
    author: str,
    reason: str,
    accept: bool = False,
    waiting_too: bool = False,
) -> Published:
    """Publish a mapping and replay.

    `accept` lets a version through that ends, moves or deletes many people; what a second person
    has to approve it does not. `waiting_too` lands what waits for a word in any case, since
    vocabularies were edited. Raises Refused MAPPING_INVALID, EXAMPLE_FAILS, MASS_CHANGE,
    APPROVAL_MISSING, CONNECTION_BUSY.
    """
    try:
        connection = await get_connection(hub.database, name)
        found = connection.stream(stream)
        paths = await seen_paths(hub.database, found.id)
        mapping = linted(hub.model, document, paths)
        async with alone(hub.database, connection.id, name):
            own = await weigh(hub, found, mapping, author=author, accept=accept)
            made = await _published(hub, found, mapping, author, reason, own)
            if made.unchanged:
                return made
            account = await _replayed(hub, connection.name, author, waiting_too=waiting_too)
            return Published(made.version, account, unchanged=False)
    except AWAY as error:
        raise away() from error


async def weigh(
    hub: Hub, stream: Stream, mapping: Mapping, *, author: str, accept: bool = False
) -> Draft | None:
    """Whether this content may become the stream's version; the open draft that has it, if any.

    Raises Refused EXAMPLE_FAILS, CODES_CONTRADICT, MASS_CHANGE, APPROVAL_MISSING.
    """
    check_examples(mapping, hub.model, await examples_of(hub.database, hub.sealer, stream.id))
    draft = await draft_of(hub.database.writer, stream.id)
    own = draft if draft is not None and draft.hash == mapping.hash else None
    approved = _second(own, author) is not None
    await _judge(hub, stream, mapping, accept=accept, approved=approved)
    return own


async def publish_draft(
    hub: Hub, name: str, stream: str, *, author: str, reason: str | None, accept: bool = False
) -> Published:
    """Publish the stream's draft; raises Refused MAPPING_STATE, DRAFT_UNKNOWN, as `publish`."""
    found = (await get_connection(hub.database, name)).stream(stream)
    draft = await draft_of(hub.database.writer, found.id)
    if draft is None:
        raise no_draft()
    after(draft.state, PUBLISH)
    why = reason or draft.reason or "the draft"
    return await publish(
        hub, name, stream, draft.document, author=author, reason=why, accept=accept
    )


async def rollback(
    hub: Hub, name: str, stream: str, version: int, *, actor: str, reason: str
) -> Published:
    """Use a version again; kept records are understood by it, edits of the hub stay on top.

    Raises Refused VERSION_UNKNOWN, MAPPING_STATE, MAPPING_INVALID where the version fits the
    model no more, CONNECTION_BUSY.
    """
    try:
        connection = await get_connection(hub.database, name)
        found = connection.stream(stream)
        known = await _version(hub, found, version)
        after(state_of_version(version, known.in_use, retired=known.retired), ROLLBACK)
        document = await mapping_document(hub.database, found.id, version)
        linted(hub.model, document, None)
        async with alone(hub.database, connection.id, name):
            await use_version(hub.database, found.id, version, actor=actor, reason=reason)
            account = await _replayed(hub, name, actor)
            return Published(version, account, unchanged=False)
    except AWAY as error:
        raise away() from error


async def retire(hub: Hub, name: str, stream: str, *, actor: str, reason: str) -> int:
    """Take the version in use out of use; the stream is read no more, its values stay.

    Raises Refused MAPPING_STATE if none is in use, CONNECTION_BUSY.
    """
    connection = await get_connection(hub.database, name)
    found = connection.stream(stream)
    if found.mapping_version is None:
        raise Refused("MAPPING_STATE", "No version of this stream is in use.")
    known = await _version(hub, found, found.mapping_version)
    after(state_of_version(known.version, known.in_use, retired=known.retired), RETIRE)
    async with alone(hub.database, connection.id, name):
        await use_version(hub.database, found.id, None, actor=actor, reason=reason)
    return found.mapping_version


def no_version(stream: Stream, version: int | None) -> Refused:
    """The error where a stream has no such version, or none in use."""
    return Refused(
        "VERSION_UNKNOWN",
        "The mapping has no such version.",
        f"stream {stream.name}, version {version if version is not None else 'in use'}",
        "`hub mapping list` shows them.",
    )


def no_draft() -> Refused:
    """The error where a stream has no open draft."""
    return Refused(
        "DRAFT_UNKNOWN",
        "The stream has no open draft.",
        hint="`hub mapping draft CONNECTION STREAM FILE` begins one.",
    )


async def _version(hub: Hub, stream: Stream, version: int) -> Version:
    known = {one.version: one for one in await versions_of(hub.database, stream.id)}
    if version not in known:
        raise no_version(stream, version)
    return known[version]


def _second(draft: Draft | None, author: str) -> str | None:
    """The second person who approved this very content."""
    if draft is None or draft.state != APPROVED:
        return None
    return draft.approved_by if draft.approved_by not in {author, draft.author} else None


async def _judge(
    hub: Hub, stream: Stream, mapping: Mapping, *, accept: bool, approved: bool
) -> None:
    """Stop before a mass change or without a second person, by what is kept of the stream."""
    reading = Reading(stream, 0, mapping)
    percent = hub.settings.approval_percent
    judged = reading.about_people and not accept
    watched = percent is not None and not approved and stream.mapping_version is not None
    if not judged and not watched:
        return
    if judged:
        _stop_if_contradicted(stream, await contradictions(hub, reading))
    survey = Survey(hub.model)
    gathered = [one async for one in surveyed(hub, reading, survey) if judged]
    if judged:
        await _stop_if_mass(hub, stream, gathered)
    effect = await survey.told(hub)
    if watched and effect.needs_approval(percent):
        raise _unapproved(effect, stream)


def _stop_if_contradicted(stream: Stream, found: Sequence[Contradiction]) -> None:
    """Codes that mean something else than the mapping says would be wrong for everybody."""
    if found:
        raise Refused(
            "CODES_CONTRADICT",
            "The mapping's words contradict independent evidence about the same people.",
            f"stream {stream.name}, {'; '.join(one.told for one in found)}",
            "Compare the words with the system's own list of codes: another system's may have been "
            "copied. If the evidence is wrong, publish with `--accept-changes`.",
        )


async def _stop_if_mass(hub: Hub, stream: Stream, batches: Sequence[Mapped]) -> None:
    found = await assess(hub.database, hub.today(), stream.id, batches, complete=False)
    if found.too_much:
        raise mass_change(found, stream.name, "publish with `--accept-changes`")


def _unapproved(effect: Effect, stream: Stream) -> Refused:
    pay = ", pay fields among them" if effect.touches_pay else ""
    return Refused(
        "APPROVAL_MISSING",
        "This version touches so much that a second person has to approve it.",
        f"stream {stream.name}: values of {effect.harmed} of {effect.people_total} people{pay}",
        "Draft it, preview it, and let somebody else run `hub mapping approve`.",
    )


async def _published(
    hub: Hub,
    stream: Stream,
    mapping: Mapping,
    author: str,
    reason: str,
    draft: Draft | None,
) -> Published:
    version = await publish_version(
        hub.database,
        stream.id,
        mapping.document,
        mapping.hash,
        author=author,
        reason=reason,
        approved_by=_second(draft, author),
    )
    if draft is not None:
        await _close_draft(hub, stream, draft, version, author)
    return Published(version, Account(), unchanged=version == stream.mapping_version)


async def _close_draft(hub: Hub, stream: Stream, draft: Draft, version: int, actor: str) -> None:
    """Its draft has become the version; to publish a content has gone through it in full."""
    state = after(draft.state, PREVIEW) if draft.state == DRAFT else draft.state
    async with hub.database.transaction() as session:
        await move_draft(
            session, stream.id, draft, after(state, PUBLISH), actor=actor, version=version
        )


async def _replayed(hub: Hub, name: str, actor: str, *, waiting_too: bool = False) -> Account:
    """A run in which the kept records go through the version in use, and what waits after them."""
    fresh = await get_connection(hub.database, name)
    run_id = await start_run(hub.database, fresh.id, operator=actor)
    try:
        errand = Errand(hub, run_id, actor, waiting_too)
        account = await replay_published(errand, fresh)
        await settle(errand, fresh)
    except HubError as error:
        await finish_run(hub.database, run_id, FAILED, error)
        raise
    await finish_run(hub.database, run_id, FINISHED)
    return account
