"""`hub mapping …`: versions, drafts, previews, rollback; `publish` stands in `publish`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hub.cli.acting import act
from hub.cli.say import say, say_json, table

if TYPE_CHECKING:
    from hub.flows.drafts import Weighed
    from hub.flows.hub import Hub
    from hub.flows.preview import Preview
    from hub.flows.publish import Published
    from hub.mappings.difference import Difference
    from hub.store.drafts import Draft, Version


def versions(name: str, stream: str, /, *, json: bool = False) -> None:
    """List the versions of a stream's mapping, the latest first, and its draft.

    Parameters
    ----------
    name
        The connection.
    stream
        Its stream.
    json
        Print it as JSON.
    """
    from hub.store.connections import get_connection
    from hub.store.drafts import draft_of, versions_of

    async def work(hub: "Hub") -> "tuple[list[Version], Draft | None, int | None]":
        found = (await get_connection(hub.database, name)).stream(stream)
        listed = await versions_of(hub.database, found.id)
        return listed, await draft_of(hub.database, found.id), found.mapping_version

    listed, draft, used = act(work)
    if json:
        shown = [{**vars(one), "in_use": one.version == used} for one in listed]
        say_json({"versions": shown, "draft": None if draft is None else vars(draft)})
        return
    head = ("version", "state", "content", "author", "approved by", "published", "reason")
    rows = [
        (
            one.version,
            "in use" if one.version == used else "retired",
            one.hash[:12],
            one.author,
            one.approved_by or "-",
            f"{one.published_at:%Y-%m-%d %H:%M} UTC",
            one.reason or "",
        )
        for one in listed
    ]
    say(*table(head, rows))
    if draft is not None:
        say(f"{draft.state} {draft.hash[:12]} by {draft.author}, {draft.saved_at:%Y-%m-%d %H:%M}")


def show(name: str, stream: str, /, *, version: int | None = None) -> None:
    """Print a version of a stream's mapping as YAML; the one in use if none is named.

    Parameters
    ----------
    name
        The connection.
    stream
        Its stream.
    version
        Which version.
    """
    import yaml

    async def work(hub: "Hub") -> Any:
        return await _document(hub, name, stream, version)

    say(yaml.safe_dump(act(work), allow_unicode=True, sort_keys=False).rstrip())


def diff(name: str, stream: str, before: int, after: int, /, *, json: bool = False) -> None:
    """Show what two versions do not have in common, rule by rule.

    Parameters
    ----------
    name
        The connection.
    stream
        Its stream.
    before
        The earlier version.
    after
        The later version.
    json
        Print it as JSON.
    """
    from hub.mappings.difference import differences

    async def work(hub: "Hub") -> "list[Difference]":
        old = await _document(hub, name, stream, before)
        return differences(old, await _document(hub, name, stream, after))

    found = act(work)
    if json:
        say_json([vars(one) for one in found])
        return
    for one in found:
        say(f"{one.kind:8} {one.place}")
        say(*(f"    {mark} {_line(part)}" for mark, part in (("-", one.before), ("+", one.after))
              if part is not None))  # fmt: skip
    if not found:
        say("The versions have the same content.")


def draft(name: str, stream: str, file: Path, /, *, comment: str | None = None) -> None:
    """Save a mapping as the stream's draft; nothing changes until it is published.

    Parameters
    ----------
    name
        The connection.
    stream
        Its stream.
    file
        The mapping, YAML.
    comment
        What it is about, for whoever approves it.
    """
    from hub.flows.connect import read_mapping
    from hub.flows.drafts import save

    document = read_mapping(file)

    async def work(hub: "Hub") -> "Draft":
        operator = hub.settings.operator
        return await save(hub, name, stream, document, author=operator, comment=comment)

    made = act(work)
    say(f"Draft {made.hash[:12]} of {name}/{stream} is saved. `hub mapping preview` shows more.")


def preview(name: str, stream: str, file: Path | None = None, /, *, json: bool = False) -> None:
    """Show what a mapping would change, over all records that are kept; nothing is written.

    Parameters
    ----------
    name
        The connection.
    stream
        Its stream.
    file
        The mapping, YAML; the stream's draft if none is named.
    json
        Print it as JSON.
    """
    from hub.flows.connect import read_mapping
    from hub.flows.drafts import needs_approval, weigh
    from hub.flows.preview import preview as run

    document = None if file is None else read_mapping(file)

    async def work(hub: "Hub") -> "tuple[Preview, bool]":
        if document is None:
            found: Weighed = await weigh(hub, name, stream, _progress)
            return found.preview, found.approval
        seen = await run(hub, name, stream, document, watch=_progress)
        return seen, needs_approval(hub, seen)

    found, approval = act(work)
    told = told_preview(found, approval=approval)
    if json:
        say_json(told)
        return
    _say_preview(told)


def approve(name: str, stream: str, content: str, /) -> None:
    """Approve the draft of that content, as a second person.

    Parameters
    ----------
    name
        The connection.
    stream
        Its stream.
    content
        Its hash, or what it begins with (12 digits at least).
    """
    from hub.errors import Refused
    from hub.flows.drafts import approve as put
    from hub.store.connections import get_connection
    from hub.store.drafts import draft_of

    async def work(hub: "Hub") -> "Draft":
        found = (await get_connection(hub.database, name)).stream(stream)
        known = await draft_of(hub.database, found.id)
        short = 12
        if known is None or len(content) < short or not known.hash.startswith(content):
            raise Refused(
                "DRAFT_UNKNOWN",
                "The stream has no draft of that content.",
                f"stream {stream}",
                "`hub mapping versions` shows the draft.",
            )
        return await put(hub, name, stream, known.hash, actor=hub.settings.operator)

    made = act(work)
    say(f"Draft {made.hash[:12]} of {name}/{stream} is approved.")


def rollback(
    name: str, stream: str, version: int, /, *, reason: str, accept_changes: bool = False
) -> None:
    """Use a retired version again; kept records go through it, edits made in the hub stay.

    Parameters
    ----------
    name
        The connection.
    stream
        Its stream.
    version
        The version whose content is to be used.
    reason
        Why; it stands in the audit.
    accept_changes
        Let it through although it ends, moves or deletes many people.
    """
    from hub.flows.drafts import roll_back

    async def work(hub: "Hub") -> "Published":
        return await roll_back(
            hub,
            name,
            stream,
            version,
            actor=hub.settings.operator,
            reason=reason,
            accept=accept_changes,
        )

    made = act(work)
    if made.unchanged:
        say(f"Version {made.version} of {name}/{stream} has this content already.")
        return
    account = made.account
    say(
        f"Version {made.version} of {name}/{stream}, with the content of version {version}, is in"
        f" use: {account.read} kept records went through it, {account.changed} changed."
    )


def told_preview(found: "Preview", *, approval: bool) -> dict[str, Any]:
    """A preview as JSON, without samples."""
    contrast = found.contrast
    return {
        "version": found.version,
        "hash": found.hash,
        "records": contrast.records,
        "cells": [
            {"entity": entity, "field": field, **dict(kinds)}
            for (entity, field), kinds in sorted(contrast.cells.items())
        ],
        "rows": {entity: dict(kinds) for entity, kinds in sorted(contrast.rows.items())},
        "fates": dict(contrast.fates),
        "people": len(found.affected.people),
        "of_people": found.people,
        "departments": found.affected.departments,
        "periods": sorted(found.affected.periods),
        "approval": approval,
        "seconds": round(found.seconds, 3),
    }


def _say_preview(told: dict[str, Any]) -> None:
    from hub.mappings.contrast import KINDS

    if told["cells"]:
        head = ("field", *KINDS)
        rows = [
            (f"{one['entity']}.{one['field']}", *(one.get(kind, 0) for kind in KINDS))
            for one in told["cells"]
        ]
        say(*table(head, rows))
    for entity, kinds in told["rows"].items():
        say(f"{entity}: " + ", ".join(f"{count} rows {kind}" for kind, count in kinds.items()))
    if told["fates"]:
        fates = ", ".join(f"{count} {fate}" for fate, count in told["fates"].items())
        say(f"records: {fates}")
    say(
        f"{told['records']} kept records; {told['people']} of {told['of_people']} people, "
        f"{told['departments']} departments, {len(told['periods'])} periods of pay affected."
    )
    if told["approval"]:
        say("A second person must approve it before it is published.")


async def _document(hub: "Hub", name: str, stream: str, version: int | None) -> Any:
    from hub.flows.drafts import document_of
    from hub.store.connections import get_connection

    found = (await get_connection(hub.database, name)).stream(stream)
    return await document_of(hub, found, version or found.mapping_version or 0)


def _line(part: Any) -> str:
    import orjson

    return part if isinstance(part, str) else orjson.dumps(part).decode()


def _progress(records: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{records:,} records compared")
        sys.stderr.flush()
