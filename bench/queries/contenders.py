"""Who answers, and the check that all answer alike before anything is timed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import orjson

from bench import load
from bench.queries.questions import Question, Variation
from bench.queries.statements import OPEN
from bench.servers import Running

CONTRACTED: Final = ("mercurius", "yoga", "apollo", "strawberry")
"""Peers that answer the common contract, `peers/schema.graphql`."""


UNASKED: Final = "open SQL"
"""The hub's statement without its policy: what access costs is what it costs less."""


@dataclass(frozen=True)
class Contender:
    """A way to answer a question: a server and its requests, made beforehand."""

    name: str
    server: Running
    requests: tuple[bytes, ...]


@dataclass(frozen=True)
class Asking:
    """A question with its variations, in the hub's words as well."""

    question: Question
    variations: Sequence[Variation]
    cursors: Sequence[str | None]
    """The hub's tokens for the variations' places."""
    token: str
    """The viewer's bearer token."""


async def contenders(asking: Asking, servers: Mapping[str, Running]) -> list[Contender]:
    """All that can answer, of the servers that run."""
    question, found = asking.question, [_hub(asking, servers["hub"])]
    if handler := servers.get("handler"):
        found.append(_handler(asking, handler, "same", question.key))
    if question.alone:
        return found
    if handler:
        found.append(_handler(asking, handler, "hand", question.name))
        unasked = _handler(asking, handler, "same", f"{question.key}{OPEN}")
        found.append(replace(unasked, name=UNASKED))
    for name in CONTRACTED:
        if server := servers.get(name):
            bodies = [_body(question, "peer.graphql", one.peer) for one in asking.variations]
            found.append(_graphql(name, server, bodies))
    if server := servers.get("postgraphile"):
        found.append(_graphql("postgraphile", server, await _foreign(asking, server)))
    return found


def _hub(asking: Asking, server: Running) -> Contender:
    headers = {"authorization": f"Bearer {asking.token}"}
    pairs = zip(asking.variations, asking.cursors, strict=True)
    bodies = [_body(asking.question, "hub.graphql", one.hub(cursor)) for one, cursor in pairs]
    return _graphql("hub", server, bodies, headers)


def _handler(asking: Asking, server: Running, way: str, name: str) -> Contender:
    bodies = [orjson.dumps({"asked": one.values}) for one in asking.variations]
    sent = [load.request(server.port, f"/{way}/{name}", body, {}) for body in bodies]
    return Contender(f"{way} SQL", server, tuple(sent))


async def _foreign(asking: Asking, server: Running) -> list[bytes]:
    """PostGraphile's requests: its cursors hold the order's values, which are put in."""
    cursor = ""
    if len(asking.variations[0].values) > 1:
        by_name = asking.question.by == "name"
        order = "[LEGAL_NAME_SORT_ASC]" if by_name else "[HIRE_DATE_DESC, ROW_ID_DESC]"
        first = f"{{ allEmployees(first: 1, orderBy: {order}) {{ pageInfo {{ endCursor }} }} }}"
        body = orjson.dumps({"query": first})
        answer = orjson.loads(await load.once(server.port, _post(server, body)))
        cursor = answer["data"]["allEmployees"]["pageInfo"]["endCursor"]
    made = [one.postgraphile(cursor) for one in asking.variations]
    return [_body(asking.question, "postgraphile.graphql", one) for one in made]


def _body(question: Question, file: str, variables: Mapping[str, str]) -> bytes:
    return orjson.dumps({"query": question.text(file), "variables": variables})


def _post(server: Running, body: bytes, headers: dict[str, str] | None = None) -> bytes:
    return load.request(server.port, "/graphql", body, headers or {})


def _graphql(
    name: str, server: Running, bodies: Sequence[bytes], headers: dict[str, str] | None = None
) -> Contender:
    return Contender(name, server, tuple(_post(server, one, headers) for one in bodies))


# --- alike ---------------------------------------------------------------------------------------


async def alike(found: Sequence[Contender], some: int) -> int:
    """Compare that many answers of all; how many bytes the hub's have. AssertionError."""
    size = 0
    for sent in list(zip(*(one.requests for one in found), strict=True))[:some]:
        bodies = [
            await load.once(one.server.port, request)
            for one, request in zip(found, sent, strict=True)
        ]
        shown = [_data(body) for body in bodies]
        for one, other in zip(found, shown, strict=True):
            assert other == shown[0], (
                f"{one.name} answers otherwise than {found[0].name}:\n{other}\n{shown[0]}"[:3000]
            )
        size += len(bodies[0])
    return size // some


def _data(body: bytes) -> Any:
    answer = orjson.loads(body)
    assert "errors" not in answer, answer
    shown = _plain(answer["data"])
    [root] = shown.values()
    assert root, "an empty answer says nothing"
    return shown


def _plain(value: Any) -> Any:
    """Without the wrappers that differ: `{nodes}`, `{code}`, `{totalCount}`, prefixes of ids.

    Of a cursor only that there is one, as each makes its own.
    """
    match value:
        case {"nodes": inner, **rest} if not rest:
            return _plain(inner)
        case {"code": inner, **rest} if not rest:
            return inner
        case {"totalCount": inner, **rest} if not rest:
            return inner
        case {"attendanceSummary": inner, **rest}:
            return _plain({**rest, **inner})
        case dict():
            return {key: _cell(key, inner) for key, inner in value.items()}
        case list():
            return [_plain(one) for one in value]
    return value


def _cell(key: str, value: Any) -> Any:
    if key == "endCursor":
        return value is not None
    if key == "id":
        return value.removeprefix("employee_")
    return _plain(value)
