"""The questions, answered by hand: Starlette and asyncpg, without sign-in and access.

Run by uvicorn as the hub is, its pool does not reset connections, so that it is a strong peer.
`BENCH_CONTRACT` names a JSON file: database, statements of the hub with their constants, and SQL
written by hand. `POST /same/{name}` runs the hub's statement, `POST /hand/{name}` the other one.
"""

import json
import os
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bench.peers.unseal import NATIONAL_ID, NET, money, place, unseal

CONTRACT = json.loads(Path(os.environ["BENCH_CONTRACT"]).read_text("utf-8"))
LIMIT = 50
Row = Any


class Unreset(asyncpg.Connection):
    """Given back without a reset query: that is one round trip less."""

    def get_reset_query(self) -> str:
        """Nothing."""
        return ""


async def _as_bytes(connection: Any) -> None:
    await connection.set_type_codec(
        "text", schema="pg_catalog", encoder=str.encode, decoder=bytes, format="binary"
    )


def _pool(init: Any = None) -> Any:
    settings = {
        "plan_cache_mode": "force_generic_plan",
        "random_page_cost": "1.1",
        "jit": "off",
        "timezone": "UTC",
    }
    return asyncpg.create_pool(
        CONTRACT["dsn"],
        min_size=1,
        max_size=6,
        connection_class=Unreset,
        init=init,
        max_inactive_connection_lifetime=0,
        max_cacheable_statement_size=0,
        server_settings={**settings, "role": "hub_reader"} if init else settings,
    )


@asynccontextmanager
async def lifespan(app: Starlette) -> AsyncIterator[None]:
    """One pool for answers that Postgres writes, one for rows."""
    async with _pool(_as_bytes) as written, _pool() as rows:
        app.state.written, app.state.rows = written, rows
        yield


# --- the hub's statement -------------------------------------------------------------------------


def _value(slot: dict[str, Any], asked: Sequence[str]) -> Any:
    """A parameter of the hub's statement: a constant, the id, a part of the cursor."""
    match slot:
        case {"part": part, "kind": "date"}:
            return date.fromisoformat(asked[part])
        case {"kind": "missing"}:
            return False
        case {"part": part}:
            return asked[part]
        case {"day": day}:
            return date.fromisoformat(day)
    return slot["value"]


def _filled(body: bytes, holes: Sequence[dict[str, Any]]) -> bytes:
    """Cursors without a secret, sealed values opened, no marks for the record."""
    head, *rest = body.split(b"\x01")
    pieces = [head]
    for part in rest:
        inner, _, after = part.partition(b"\x02")
        number, _, detail = inner.partition(b":")
        hole = holes[int(number)]
        if "mark" in hole:
            pieces.append(after)
            continue
        if "count" in hole:
            pieces += [detail.partition(b";")[0], after]
            continue
        if not hole:
            pieces += [b'"', detail.hex().encode(), b'"', after]
            continue
        row, _, sealed = detail.decode().partition(":")
        opened = unseal(place(*hole["place"]), UUID(row).bytes, bytes.fromhex(sealed))
        pieces += [orjson.dumps(money(opened) if hole["parts"] else opened), after]
    return b"".join(pieces)


async def same(request: Request) -> Response:
    """The hub's own statement."""
    asked = orjson.loads(await request.body())["asked"]
    statement = CONTRACT["same"][request.path_params["name"]]
    values = [_value(slot, asked) for slot in statement["slots"]]
    async with request.app.state.written.acquire() as connection:
        body = await connection.fetchval(statement["sql"], *values)
    return _json(b'{"data":' + _filled(body, statement["holes"]) + b"}")


# --- by hand -------------------------------------------------------------------------------------


async def hand(request: Request) -> Response:
    """SQL written by hand; Python makes the JSON of its rows."""
    asked = orjson.loads(await request.body())["asked"]
    name = request.path_params["name"]
    if name == "q4-filtered":
        asked = [date.fromisoformat(asked[0]), asked[1]]
    async with request.app.state.rows.acquire() as connection:
        rows = await connection.fetch(CONTRACT["hand"][name], *asked)
    return _json(orjson.dumps({"data": _SHAPES[name](rows)}))


def _json(body: bytes) -> Response:
    return Response(body, media_type="application/json")


def _linked(found: bool, **fields: Any) -> dict[str, Any] | None:
    return fields if found else None


def _point(rows: Sequence[Row]) -> Any:
    [(name, placed, department, managed, manager)] = rows
    return {
        "employee": {
            "legalName": name,
            "department": _linked(placed, name=department),
            "manager": _linked(managed, legalName=manager),
        }
    }


def _page(rows: Sequence[Row]) -> Any:
    nodes = [
        {
            "id": key,
            "legalName": name,
            "department": _linked(placed, name=department),
            "manager": _linked(managed, legalName=manager),
        }
        for key, name, placed, department, managed, manager in rows
    ]
    return {"employees": {"nodes": nodes}}


def _sealed(rows: Sequence[Row]) -> Any:
    nodes = [
        {
            "id": key,
            "legalName": name,
            "nationalId": unseal(NATIONAL_ID, UUID(key).bytes, sealed),
            "department": _linked(placed, name=department),
            "manager": _linked(managed, legalName=manager),
        }
        for key, name, sealed, placed, department, managed, manager in rows
    ]
    return {"employees": {"nodes": nodes}}


def _nested(rows: Sequence[Row]) -> Any:
    nodes = [
        {
            "legalName": name,
            "attendance": orjson.Fragment(days or "[]"),
            "enrolments": orjson.Fragment(courses or "[]"),
            "payslips": [{"period": period, "net": money(unseal(NET, UUID(key).bytes, sealed))}]
            if key
            else [],
        }
        for name, days, courses, key, period, sealed in rows
    ]
    return {"employees": {"nodes": nodes}}


def _filtered(rows: Sequence[Row]) -> Any:
    page = rows[:LIMIT]
    end = page[-1] if page else None
    return {
        "employees": {
            "totalCount": rows[0][3] if rows else 0,
            "pageInfo": {
                "hasNextPage": len(rows) > LIMIT,
                "endCursor": end and f"{end[2]},{end[0]}",
            },
            "nodes": [
                {"id": key, "legalName": name, "hireDate": day} for key, name, day, _ in page
            ],
        }
    }


def _reports(rows: Sequence[Row]) -> Any:
    reports = [
        {"id": key, "legalName": name, "days": days, "lateDays": late, "absentDays": absent}
        for _, key, name, days, late, absent in rows
        if key
    ]
    return {"employee": {"legalName": rows[0][0], "reports": reports}}


_BULK = (
    *("id", "number", "legalName", "preferredName", "latinName", "workEmail", "workPhone"),
    *("position", "status", "employmentType", "grade", "hireDate"),
)


def _bulk(rows: Sequence[Row]) -> Any:
    return {"employees": {"nodes": [dict(zip(_BULK, row, strict=True)) for row in rows]}}


_SHAPES: dict[str, Callable[[Sequence[Row]], Any]] = {
    "q1-point": _point,
    "q2-page": _page,
    "q3-nested": _nested,
    "q4-filtered": _filtered,
    "q5-reports": _reports,
    "q6-bulk": _bulk,
    "q7-sealed": _sealed,
}

app = Starlette(
    routes=[
        Route("/same/{name}", same, methods=["POST"]),
        Route("/hand/{name}", hand, methods=["POST"]),
    ],
    lifespan=lifespan,
)
