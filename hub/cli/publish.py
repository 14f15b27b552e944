"""`hub mapping publish`."""

from pathlib import Path
from typing import TYPE_CHECKING

from hub.cli.acting import act
from hub.cli.say import say

if TYPE_CHECKING:
    from hub.flows.hub import Hub
    from hub.flows.publish import Published


def publish(
    name: str,
    stream: str,
    file: Path | None = None,
    /,
    *,
    reason: str,
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
        The mapping, YAML; the stream's draft if none is named.
    reason
        Why; it stands in the audit.
    accept_changes
        Let it through although it ends, moves or deletes many people.
    """
    from hub.flows.connect import read_mapping
    from hub.flows.drafts import publish_draft
    from hub.flows.publish import publish as put

    document = None if file is None else read_mapping(file)

    async def work(hub: "Hub") -> "Published":
        operator = hub.settings.operator
        if document is None:
            return await publish_draft(
                hub, name, stream, actor=operator, reason=reason, accept=accept_changes
            )
        return await put(
            hub,
            name,
            stream,
            document,
            author=operator,
            reason=reason,
            accept=accept_changes,
        )

    made = act(work)
    if made.unchanged:
        say(f"Version {made.version} of {name}/{stream} has this content already.")
        return
    account = made.account
    say(
        f"Version {made.version} of {name}/{stream} is in use.",
        f"{account.read} kept records went through it: {account.inserted + account.changed} rows "
        f"changed, {account.quarantined} records and {account.pending_cells} cells wait.",
    )
