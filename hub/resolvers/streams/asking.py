"""What both transports do with a request: a stream is begun, anything else is answered once."""

from dataclasses import dataclass, replace
from typing import Any

import orjson

from hub.auth.signin import Presented, SignedIn
from hub.auth.viewer import Viewer
from hub.errors import HubError
from hub.resolvers.answer import Incoming, answer
from hub.resolvers.edge import Asker, Edge
from hub.resolvers.errors import error_of, hidden
from hub.resolvers.streams.live import Event, Live, begin
from hub.resolvers.view_as import reads_only


@dataclass(frozen=True)
class Wrong:
    """A request error: nothing was begun."""

    errors: list[Any]


async def signed_in(edge: Edge, authorization: Presented, languages: tuple[str, ...]) -> SignedIn:
    """The viewer with the rights of this moment, not as they were remembered."""
    asker = Asker(edge, authorization, languages, edge.hub.today())
    first = await asker.signed_in()
    asker.closed(first.viewer)
    return lasting(await asker.signed_in())


def lasting(signed: SignedIn) -> SignedIn:
    """For a stream, which outlasts the minutes of a second factor: it opens nothing there."""
    return replace(signed, viewer=replace(signed.viewer, stepped_up=False))


async def asked(
    edge: Edge, viewer: Viewer, client: str, incoming: Incoming
) -> Live | Event | Wrong:
    """A subscription that is begun, the only answer, or why there is none."""
    try:
        text = await edge.trusted.text(incoming.query, incoming.named, client)
        prepared = edge.documents.prepare(text, suggest=edge.shows_schema(viewer))
        if prepared.errors:
            return Wrong([one.formatted for one in prepared.errors])
        operation = prepared.operation(incoming.operation_name)
        if operation.kind == "subscription":
            reads_only(incoming.view_as)
        if operation.kind != "subscription":
            answered = await answer(edge, incoming)
            if answered.executed:
                return Event(answered.body, last=True)
            return Wrong(orjson.loads(answered.body)["errors"])
        wrong = edge.documents.variables(prepared, operation, incoming.variables)
        if wrong:
            return Wrong([one.formatted for one in wrong])
        await edge.turn()
        return begin(edge, viewer, replace(incoming, query=text), prepared, operation)
    except HubError as error:
        return Wrong([error_of(error)])
    except Exception as error:  # noqa: BLE001 - whatever it is, the asker learns only an id
        return Wrong([error_of(hidden(error))])
