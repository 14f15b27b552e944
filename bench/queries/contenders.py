"""Who answers the page, and the check that all answer alike before anything is timed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from bench import load
from bench.queries.pages import Case, Variation
from bench.servers import Running


@dataclass(frozen=True)
class Contender:
    """A way to answer a case: a server and its requests, made beforehand."""

    name: str
    server: Running
    requests: tuple[bytes, ...]


def contenders(
    case: Case, variations: Sequence[Variation], hub: Running, handler: Running, token: str
) -> tuple[Contender, ...]:
    """The hub, a handler with the hub's statement, and one with SQL written by hand."""
    headers = {"authorization": f"Bearer {token}"}

    def ask(one: Variation) -> bytes:
        body = {"query": case.document, "variables": one.hub}
        return load.request(hub.port, "/graphql", orjson.dumps(body), headers)

    def peer(path: str, one: Variation) -> bytes:
        return load.request(handler.port, path, orjson.dumps(one.peer), {})

    same, hand = f"/same/{case.name}", f"/hand/{case.page}"
    found = [
        Contender("hub", hub, tuple(ask(one) for one in variations)),
        Contender("same SQL", handler, tuple(peer(same, one) for one in variations)),
    ]
    if case.viewer == "hr":  # the SQL written by hand knows no access: it shows what HR sees
        by_hand = tuple(peer(hand, one) for one in variations)
        found.append(Contender("own SQL", handler, by_hand))
    return tuple(found)


async def alike(found: Sequence[Contender]) -> int:
    """Compare all answers of all contenders; how many bytes the hub's have. AssertionError."""
    size = 0
    for sent in zip(*(one.requests for one in found), strict=True):
        bodies = [
            await load.once(one.server.port, request)
            for one, request in zip(found, sent, strict=True)
        ]
        shown = [_normal(body) for body in bodies]
        for one, other in zip(found, shown, strict=True):
            assert other == shown[0], f"{one.name} answers otherwise than {found[0].name}"
        assert shown[0]["employees"]["nodes"], "an empty page says nothing"
        size += len(bodies[0])
    return size // len(found[0].requests)


def _normal(body: bytes) -> Any:
    """The data; of a cursor only that there is one, as each makes its own."""
    answer = orjson.loads(body)
    assert "errors" not in answer, answer
    info = answer["data"]["employees"]["pageInfo"]
    info["endCursor"] = info["endCursor"] is not None
    return answer["data"]
