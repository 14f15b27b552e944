"""Publish: a mapping becomes the next version, and kept records go through it at once.

Decisions so fill waiting cells without a new pull. Before the version is used, the flow judges
what it would do to people, by the records that are kept.
"""

from dataclasses import dataclass

from hub.errors import HubError
from hub.flows.connect import linted
from hub.flows.guard import assessed_kept, mass_change
from hub.flows.hub import Hub, away
from hub.flows.replay import Errand, replay_published, settle
from hub.flows.understand import Reading
from hub.mappings.document import Document
from hub.mappings.rules import Mapping
from hub.schema.verdict import Account
from hub.store.connections import (
    Connection,
    Stream,
    get_connection,
    publish_version,
    seen_paths,
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
    approved_by: str | None = None,
) -> Published:
    """Publish a mapping and replay; raises Refused MAPPING_INVALID, MASS_CHANGE, CONNECTION_BUSY.

    `accept` lets a version through that ends, moves or deletes many people.
    """
    try:
        connection = await get_connection(hub.database, name)
        found = connection.stream(stream)
        paths = await seen_paths(hub.database, found.id)
        mapping = linted(hub.model, document, paths)
        async with alone(hub.database, connection.id, name):
            if not accept:
                await _judge(hub, found, mapping)
            act = _Act(author, reason, approved_by)
            return await _published(hub, connection, found, mapping, act)
    except AWAY as error:
        raise away() from error


@dataclass(frozen=True)
class _Act:
    """Who publishes, why, and who approved it."""

    author: str
    reason: str
    approved_by: str | None


async def _judge(hub: Hub, stream: Stream, mapping: Mapping) -> None:
    """Stop before a mass change, by what is kept of the stream."""
    reading = Reading(stream, 0, mapping)
    if not reading.about_people:
        return
    found = await assessed_kept(hub, reading)
    if found.too_much:
        raise mass_change(found, stream.name, "publish with `--accept-changes`")


async def _published(
    hub: Hub, connection: Connection, stream: Stream, mapping: Mapping, act: _Act
) -> Published:
    version = await publish_version(
        hub.database,
        stream.id,
        mapping.document,
        mapping.hash,
        author=act.author,
        reason=act.reason,
        approved_by=act.approved_by,
    )
    if version == stream.mapping_version:
        return Published(version, Account(), unchanged=True)
    fresh = await get_connection(hub.database, connection.name)
    run_id = await start_run(hub.database, connection.id, operator=act.author)
    try:
        errand = Errand(hub, run_id, act.author)
        account = await replay_published(errand, fresh)
        await settle(errand, fresh)
    except HubError as error:
        await finish_run(hub.database, run_id, FAILED, error)
        raise
    await finish_run(hub.database, run_id, FINISHED)
    return Published(version, account, unchanged=False)
