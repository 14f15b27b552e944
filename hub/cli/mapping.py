"""`hub mapping …`: from an unknown stream to a version in use, and back."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hub.cli.acting import act
from hub.cli.mapping_told import effect_lines, miss_lines
from hub.cli.say import say, say_json, table

if TYPE_CHECKING:
    from hub.flows.hub import Hub
    from hub.mappings.document import Document


def listing(name: str, stream: str, /, *, json: bool = False) -> None:
    """List the versions of a stream's mapping, and its draft.

    Parameters
    ----------
    name
        The connection.
    stream
        Its stream.
    json
        Print it as JSON.
    """
    from hub.mappings.life import state_of_version
    from hub.store.connections import get_connection
    from hub.store.mappings import draft_of, versions_of

    async def work(hub: "Hub") -> list[dict[str, Any]]:
        found = (await get_connection(hub.database, name)).stream(stream)
        draft = await draft_of(hub.database.writer, found.id)
        rows = [
            {
                "version": one.version,
                "state": state_of_version(one.version, one.in_use, retired=one.retired),
                "author": one.author,
                "approved by": one.approved_by,
                "when": f"{one.published_at.astimezone(hub.settings.zone):%Y-%m-%d %H:%M}",
                "hash": one.hash[:12],
                "reason": one.reason,
            }
            for one in await versions_of(hub.database, found.id)
        ]
        if draft is None:
            return rows
        when = f"{draft.changed_at.astimezone(hub.settings.zone):%Y-%m-%d %H:%M}"
        head = {"version": None, "state": draft.state, "author": draft.author, "when": when}
        more = {"approved by": draft.approved_by, "hash": draft.hash[:12], "reason": draft.reason}
        return [{**head, **more}, *rows]

    found = act(work)
    if json:
        say_json(found)
        return
    names = ("version", "state", "author", "approved by", "when", "hash", "reason")
    say(*table(names, [["-" if one[key] is None else one[key] for key in names] for one in found]))


def show(name: str, stream: str, /, *, version: int | None = None) -> None:
    """Print a mapping as YAML: the version in use, another one, or the draft.

    Parameters
    ----------
    name
        The connection.
    stream
        Its stream.
    version
        Which version; 0 is the draft.
    """
    say(written(act(_document(name, stream, version))).rstrip("\n"))


def diff(name: str, stream: str, /, *, before: int | None = None, after: int = 0) -> None:
    """Print what differs between two versions, rule by rule.

    Parameters
    ----------
    name
        The connection.
    stream
        Its stream.
    before
        The earlier version; the one in use if it is not given.
    after
        The later version; 0 is the draft.
    """
    from hub.flows.drafts import differences
    from hub.store.connections import get_connection

    async def work(hub: "Hub") -> list[str]:
        found = (await get_connection(hub.database, name)).stream(stream)
        document = await _document(name, stream, after)(hub)
        first = before or found.mapping_version
        return [str(one) for one in await differences(hub, found, first, document)]

    say(*(act(work) or ["Nothing differs."]))


def draft(name: str, stream: str, file: Path, /, *, reason: str | None = None) -> None:
    """Save a mapping as the stream's draft: YAML, or a workbook that `export` made.

    Parameters
    ----------
    name
        The connection.
    stream
        Its stream.
    file
        The mapping, YAML or XLSX.
    reason
        Why; it goes with the version.
    """
    from hub.flows.drafts import Checked, save_draft

    document = _read(file, name, stream)

    async def work(hub: "Hub") -> Checked:
        operator = hub.settings.operator
        return await save_draft(hub, name, stream, document, author=operator, reason=reason)

    found = act(work)
    say(f"Draft of {name}/{stream} saved: {found.draft.hash[:12]}.")
    for one in found.problems:
        say(f"  {one}")
    for note in found.notes:
        say(f"  note: {note}")
    if not found.problems:
        say(f"Next: `hub mapping preview {name} {stream}`.")


def preview(name: str, stream: str, /, *, json: bool = False) -> None:
    """Run the draft over everything that is kept, and show what it would do.

    Samples show the shapes of values that not everybody may read.

    Parameters
    ----------
    name
        The connection.
    stream
        Its stream.
    json
        Print the numbers as JSON.
    """
    from hub.flows.drafts import Previewed, preview_draft

    async def work(hub: "Hub") -> "tuple[Previewed, list[str]]":
        operator = hub.settings.operator
        found = await preview_draft(hub, name, stream, actor=operator, watch=_watch)
        return found, effect_lines(found.effect, hub.model)

    found, lines = act(work)
    if json:
        say_json({**found.effect.numbers(), "needs_approval": found.needs_approval})
        return
    say(*lines, *miss_lines(found.misses))
    if found.needs_approval:
        say(f"A second person has to run `hub mapping approve {name} {stream} --reason …`.")


def publish(
    name: str,
    stream: str,
    file: Path | None = None,
    /,
    *,
    reason: str | None = None,
    accept_changes: bool = False,
) -> None:
    """Publish a mapping as the stream's next version; kept records go through it at once.

    Parameters
    ----------
    name
        The connection.
    stream
        Its stream.
    file
        The mapping, YAML; the stream's draft if it is not given.
    reason
        Why; it stands in the audit. Without it, the draft's.
    accept_changes
        Let it through although it ends, moves or deletes many people.
    """
    from hub.errors import Refused
    from hub.flows.publish import Published, publish_draft
    from hub.flows.publish import publish as put

    if file is not None and reason is None:
        raise Refused("REASON_MISSING", "It must be said why.", hint="Add `--reason`.")
    document = _read(file, name, stream) if file is not None else None

    async def work(hub: "Hub") -> Published:
        author = hub.settings.operator
        if document is None:
            return await publish_draft(
                hub, name, stream, author=author, reason=reason, accept=accept_changes
            )
        why = reason or ""
        return await put(
            hub, name, stream, document, author=author, reason=why, accept=accept_changes
        )

    _say_published(name, stream, act(work))


def approve(name: str, stream: str, /, *, reason: str) -> None:
    """Stand for the draft of somebody else, after its preview.

    Parameters
    ----------
    name
        The connection.
    stream
        Its stream.
    reason
        What was looked at; it stands in the audit.
    """
    from hub.flows.drafts import approve_draft

    found = act(
        lambda hub: approve_draft(hub, name, stream, actor=hub.settings.operator, reason=reason)
    )
    say(f"The draft {found.hash[:12]} of {name}/{stream} is approved by {found.approved_by}.")


def discard(name: str, stream: str, /) -> None:
    """Give the draft up.

    Parameters
    ----------
    name
        The connection.
    stream
        Its stream.
    """
    from hub.flows.drafts import discard_draft

    act(lambda hub: discard_draft(hub, name, stream, actor=hub.settings.operator))
    say(f"The draft of {name}/{stream} is discarded.")


def rollback(name: str, stream: str, version: int, /, *, reason: str) -> None:
    """Use a version again; kept records are understood by it, edits made in the hub stay.

    Parameters
    ----------
    name
        The connection.
    stream
        Its stream.
    version
        The version.
    reason
        Why; it stands in the audit.
    """
    from hub.flows.publish import rollback as back

    _say_published(
        name,
        stream,
        act(
            lambda hub: back(hub, name, stream, version, actor=hub.settings.operator, reason=reason)
        ),
    )


def retire(name: str, stream: str, /, *, reason: str) -> None:
    """Take the version in use out of use: the stream is read no more, its values stay.

    Parameters
    ----------
    name
        The connection.
    stream
        Its stream.
    reason
        Why; it stands in the audit.
    """
    from hub.flows.publish import retire as out

    version = act(lambda hub: out(hub, name, stream, actor=hub.settings.operator, reason=reason))
    say(f"Version {version} of {name}/{stream} is retired; `hub mapping rollback` brings it back.")


def export(name: str, stream: str, file: Path, /, *, version: int | None = None) -> None:
    """Write a mapping with its value grids and examples as a workbook.

    Parameters
    ----------
    name
        The connection.
    stream
        Its stream.
    file
        The workbook to be written.
    version
        Which version; the one in use if it is not given, 0 is the draft.
    """
    from hub.mappings.workbook import to_workbook
    from hub.store.connections import get_connection
    from hub.store.mappings import examples_of

    async def work(hub: "Hub") -> bytes:
        document = await _document(name, stream, version)(hub)
        found = (await get_connection(hub.database, name)).stream(stream)
        examples = await examples_of(hub.database, hub.sealer, found.id)
        told = [(one.name, one.given, one.then) for one in examples]
        return to_workbook(document, hub.model, told)

    file.write_bytes(act(work))
    say(f"Written: {file}. `hub mapping draft {name} {stream} {file.name}` reads it back.")


def _say_published(name: str, stream: str, made: Any) -> None:
    if made.unchanged:
        say(f"Version {made.version} of {name}/{stream} has this content already.")
        return
    account = made.account
    say(
        f"Version {made.version} of {name}/{stream} is in use.",
        f"{account.read} kept records went through it: {account.inserted + account.changed} rows "
        f"changed, {account.quarantined} records and {account.pending_cells} cells wait.",
    )


def _document(name: str, stream: str, version: int | None) -> Any:
    async def work(hub: "Hub") -> "Document":
        from hub.flows.drafts import document_of

        return await document_of(hub, name, stream, version)

    return work


def _read(file: Path, name: str, stream: str) -> "Document":
    """A document of YAML or of a workbook, whose faults are told with their cells."""
    from hub.flows.documents import read_mapping

    if file.suffix.lower() not in {".xlsx", ".xlsm"}:
        return read_mapping(file)
    from hub.errors import Refused
    from hub.flows.drafts import faults
    from hub.mappings.workbook import from_workbook
    from hub.store.connections import get_connection

    try:
        book = from_workbook(file.read_bytes())
    except OSError as error:
        raise Refused(
            "FILE_MISSING", "The file cannot be read.", detail=file.name, hint="Check its path."
        ) from error

    async def work(hub: "Hub") -> list[str]:
        found = (await get_connection(hub.database, name)).stream(stream)
        told = await faults(hub, found, book.document)
        return [f"{book.where(one.place)}: {one.message} {one.hint}".rstrip() for one in told]

    wrong = act(work)
    if wrong:
        raise Refused(
            "WORKBOOK_INVALID",
            f"The mapping has {len(wrong)} fault{'s' * (len(wrong) != 1)}.",
            detail="; ".join(wrong),
            hint="Mend the cells that are named.",
        )
    return book.document


def written(document: "Document") -> str:
    """A document as YAML that people read."""
    import yaml

    return yaml.safe_dump(dict(document), allow_unicode=True, sort_keys=False, width=100)


def _watch(done: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done:,} records")
        sys.stderr.flush()
