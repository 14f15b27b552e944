"""The roster goes out as a file: `POST /roster`, under the access of whoever asks.

It is read through the graph page by page, so that it holds what a query would answer and nothing
more, is priced and recorded like one, and ends with what the asker may not see said in its cell.
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hub.errors import Refused, said_why
from hub.flows.roster_sheet import CSV, WORDS, XLSX, Mark, as_csv, as_xlsx
from hub.resolvers.answer import Incoming, answer
from hub.resolvers.edge import Edge
from hub.resolvers.endpoint import guarded
from hub.resolvers.http_incoming import incoming_of, posted
from hub.resolvers.http_outgoing import Outgoing
from hub.resolvers.roster_query import USUAL, Column, cells, columns_of, question
from hub.store.acts import note
from hub.store.uuid7 import uuid7

MOST_ROWS: Final = 100_000
MOST_CELLS: Final = {"csv": 2_000_000, "xlsx": 400_000}
"""Of one file, which is made in memory: nothing of it is left on a disk."""
_WHO: Final = "query Roster { viewer { employee { number } } }"


@dataclass(frozen=True)
class Wanted:
    """What was asked for."""

    columns: tuple[str, ...]
    filter: Mapping[str, Any] | None
    order: list[Any] | None
    format: str
    reason: str


def roster_routes(edge: Edge) -> list[Route]:
    """`/roster`."""

    async def endpoint(request: Request) -> Response:
        return await guarded(edge, request, lambda: _exported(edge, request))

    return [Route("/roster", endpoint, methods=["POST"])]


def wanted_of(given: Mapping[str, Any]) -> Wanted:
    """What the body of a request asks for; raises Refused ROSTER_…, REASON_MISSING."""
    columns = given.get("columns") or list(USUAL)
    kept = (given.get("filter"), given.get("orderBy"))
    texts = isinstance(columns, list) and all(isinstance(one, str) for one in columns)
    if not texts or not isinstance(kept[0], dict | None) or not isinstance(kept[1], list | None):
        raise Refused(
            "ROSTER_INVALID",
            "The roster is not asked for rightly.",
            hint="Send columns as a list of texts, filter as an object, orderBy as a list.",
        )
    made = str(given.get("format") or "csv")
    if made not in MOST_CELLS:
        raise Refused("ROSTER_FORMAT", "There is no such format.", hint="csv or xlsx.")
    reason = given.get("reason")
    why = said_why(reason if isinstance(reason, str) else "")
    return Wanted(tuple(columns), *kept, made, why)


async def _exported(edge: Edge, request: Request) -> Outgoing:
    """The file; raises what the graph refuses, ROSTER_…, REASON_MISSING."""
    wanted = wanted_of(await posted(request))
    return await exported(
        edge, incoming_of(request, edge.hub.settings.pages, {"query": _WHO}), wanted
    )


async def exported(edge: Edge, frame: Incoming, wanted: Wanted) -> Outgoing:
    """The file for whoever sent the frame; raises what the graph refuses, ROSTER_…."""
    frame = replace(frame, query=_WHO, variables={})
    told, subject = await _asked(edge, frame)
    language = "zh" if frame.languages[:1] == ("zh",) else "en"
    core = edge.documents.core
    columns = columns_of(core, edge.hub.model, wanted.columns, language)
    locked = WORDS[language]["locked"]
    rows: list[list[str]] = []
    async for node in _people(edge, frame, wanted, columns):
        rows.append(cells(columns, node, locked))
        _bounded(len(rows), len(columns), wanted.format)
    who = (told["viewer"]["employee"] or {}).get("number") or subject
    mark = Mark(uuid7(), str(who), datetime.now(edge.hub.settings.zone), language)
    detail = {"mark": mark.id, "columns": list(wanted.columns), "format": wanted.format}
    await note(
        edge.hub.database.writer, subject, "roster.export", "Employee", rows=len(rows),
        reason=wanted.reason, detail=detail,
    )  # fmt: skip
    heads = [one.label for one in columns]
    made = (as_csv if wanted.format == "csv" else as_xlsx)(heads, rows, mark)
    name = f'attachment; filename="{mark.name}.{wanted.format}"'
    media = CSV if wanted.format == "csv" else XLSX
    return Outgoing(made, 200, media, {"content-disposition": name, "hub-mark": mark.id})


async def _people(
    edge: Edge, frame: Incoming, wanted: Wanted, columns: list[Column]
) -> AsyncIterator[Mapping[str, Any]]:
    """All rows, page by page; the rights of the asker are looked at anew for each."""
    text, after = question(columns), None
    while True:
        variables = {"filter": wanted.filter, "order": wanted.order, "after": after}
        told, _ = await _asked(edge, replace(frame, query=text, variables=variables))
        page = told["employees"]
        for node in page["nodes"]:
            yield node
        if not page["pageInfo"]["hasNextPage"]:
            return
        after = page["pageInfo"]["endCursor"]


async def _asked(edge: Edge, frame: Incoming) -> tuple[Mapping[str, Any], str]:
    """The data, and who was answered; raises Refused with the first error's code."""
    answered = await answer(edge, frame)
    body = orjson.loads(answered.body)
    for one in body.get("errors", ()):
        more = one["extensions"]
        raise Refused(more["code"], one["message"], more.get("detail"), more.get("hint"))
    return body["data"], answered.viewer


def _bounded(rows: int, columns: int, made: str) -> None:
    if rows > MOST_ROWS or rows * columns > MOST_CELLS[made]:
        raise Refused(
            "ROSTER_TOO_LARGE",
            "So large a file is not made.",
            f"{MOST_ROWS} people and {MOST_CELLS[made]} cells at most",
            "Filter, by department for example, or leave columns out.",
        )
