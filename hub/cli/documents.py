"""`hub documents load`, `hub documents list`, `hub documents remove`."""

from pathlib import Path
from typing import TYPE_CHECKING

from hub.cli.acting import act
from hub.cli.say import say, table
from hub.errors import Refused

if TYPE_CHECKING:
    from hub.flows.hub import Hub
    from hub.store.trusted import Listed


def load(file: Path, /, *, client: str = "") -> None:
    """Load a manifest of trusted documents; all of it, or nothing if one does not fit the schema.

    Parameters
    ----------
    file
        The manifest: persisted queries of Apollo, or persisted documents of Relay.
    client
        The client that may ask them (`azp` or `client_id` of its tokens); without it every one.
    """
    from hub.resolvers.documents import Documents
    from hub.resolvers.sdl import schema_of
    from hub.resolvers.trusted_manifest import check_documents, read_manifest
    from hub.store.trusted import load as put

    found = read_manifest(_content(file))

    async def work(hub: "Hub") -> int:
        check_documents(Documents(schema_of(hub.model)), found)
        return await put(hub.database, found, client, actor=hub.settings.operator)

    new = act(work)
    say(f"{new} new, {len(found) - new} known before.")


def listing() -> None:
    """List the trusted documents by client."""
    from hub.store.trusted import listed

    async def work(hub: "Hub") -> "list[Listed]":
        return await listed(hub.database)

    head = ("client", "name", "id", "characters", "loaded", "by")
    rows = [
        (
            one.client or "-",
            one.name or "-",
            one.id,
            one.size,
            f"{one.loaded_at:%F %R}",
            one.loaded_by,
        )
        for one in act(work)
    ]
    say(*table(head, rows) if rows else ["There are no trusted documents."])


def remove(*ids: str, client: str = "", everything: bool = False) -> None:
    """Remove trusted documents; running processes forget them within seconds.

    Parameters
    ----------
    ids
        Their ids.
    client
        The client that they were loaded for.
    everything
        All documents of that client instead of some.
    """
    from hub.resolvers.trusted_manifest import bare
    from hub.store.trusted import remove as take

    if bool(ids) == everything:
        raise Refused(
            "DOCUMENTS_WHICH",
            "It is not clear which documents are to go.",
            hint="Name their ids, or say --everything.",
        )

    async def work(hub: "Hub") -> int:
        wanted = [bare(one) for one in ids]
        return await take(hub.database, wanted, client, actor=hub.settings.operator)

    say(f"{act(work)} removed.")


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        raise Refused(
            "DOCUMENTS_UNREADABLE", "The manifest cannot be read.", detail=str(file.name)
        ) from None
