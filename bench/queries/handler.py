"""A page of employees, written by hand: Starlette and asyncpg, without sign-in and access.

Run by uvicorn as the hub is, its pool does not reset connections, so that it is a strong peer.
`BENCH_CONTRACT` names a JSON file: database, statements of the hub with their constants, and SQL
written by hand. `POST /same/{name}` runs the hub's statement, `POST /hand/{name}` the other one.
"""

import json
import os
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

import asyncpg
import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

CONTRACT = json.loads(Path(os.environ["BENCH_CONTRACT"]).read_text("utf-8"))
LIMIT = 50


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
        server_settings={**settings, "role": "hub_reader"},
    )


@asynccontextmanager
async def lifespan(app: Starlette) -> AsyncIterator[None]:
    """One pool for answers that Postgres writes, one for rows."""
    async with _pool(_as_bytes) as written, _pool() as rows:
        app.state.written, app.state.rows = written, rows
        yield


def _value(slot: dict[str, Any], asked: dict[str, Any]) -> Any:
    """A parameter of the hub's statement: a constant, the department, a part of the cursor."""
    match slot:
        case {"department": "list"}:
            return [asked["department"]]
        case {"department": _}:
            return asked["department"]
        case {"cursor": place}:
            return orjson.loads(bytes.fromhex(asked["after"]))[place]
        case {"day": day}:
            return date.fromisoformat(day)
        case _:
            return slot["value"]


async def same(request: Request) -> Response:
    """The hub's own statement; the cursor's hole is filled without a secret."""
    asked = orjson.loads(await request.body())
    statement = CONTRACT["same"][request.path_params["name"]]
    values = [_value(slot, asked) for slot in statement["slots"]]
    async with request.app.state.written.acquire() as connection:
        body = await connection.fetchval(statement["sql"], *values)
    head, hole, rest = body.partition(b"\x01")
    if hole:
        inner, _, after = rest.partition(b"\x02")
        body = head + b'"' + inner.partition(b":")[2].hex().encode() + b'"' + after
    return Response(b'{"data":' + body + b"}", media_type="application/json")


async def hand(request: Request) -> Response:
    """SQL written by hand; Python makes the JSON of its rows."""
    asked = orjson.loads(await request.body())
    sql = CONTRACT["hand"][request.path_params["name"]]
    if "department" in asked:
        values = [asked["department"]]
    else:
        name, key = orjson.loads(bytes.fromhex(asked["after"]))
        values = [name, uuid.UUID(key)]
    async with request.app.state.rows.acquire() as connection:
        rows = await connection.fetch(sql, *values)
    page = rows[:LIMIT]
    last = page[-1] if page else None
    shown = {
        "nodes": [_node(row) for row in page],
        "pageInfo": {
            "hasNextPage": len(rows) > LIMIT,
            "endCursor": last and orjson.dumps([last[9], str(last[10])]).hex(),
        },
    }
    return Response(orjson.dumps({"data": {"employees": shown}}), media_type="application/json")


def _node(row: Any) -> dict[str, Any]:
    key, number, name, position, status, department, chief, chief_name, managed, _, _ = row
    return {
        "id": key,
        "number": number,
        "legalName": name,
        "position": position,
        "status": None if status is None else {"code": status},
        "department": None if department is None else {"name": department},
        "manager": {"number": chief, "legalName": chief_name} if managed else None,
    }


app = Starlette(
    routes=[
        Route("/same/{name}", same, methods=["POST"]),
        Route("/hand/{name}", hand, methods=["POST"]),
    ],
    lifespan=lifespan,
)
