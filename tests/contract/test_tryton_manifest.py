"""The shipped Tryton manifest against a server that is as strict as Tryton's JSON-RPC."""

import base64
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from hub.connectors.protocol import Connector
from hub.connectors.registry import open_connector
from hub.demo.moodle import running
from hub.errors import Refused
from tests.contract.vendor import Asked, Vendor, pull

DAY = {"__class__": "date", "year": 2012, "month": 1, "day": 1}
EMPLOYEES: list[dict[str, Any]] = [
    {
        "id": n,
        "start_date": DAY,
        "end_date": None,
        "supervisor": None if n == 1 else 1,
        "supervisor.": None if n == 1 else {"id": 1, "party.": {"code": "T001", "id": 2}},
        "party.": {"code": f"T{n:03}", "name": f"王䶮{n}", "id": n + 1},
        "last_modified_at": {**DAY, "__class__": "datetime", "hour": 10, "minute": 5, "second": 0,
                             "microsecond": 707},
    }
    for n in range(1, 1203)
]  # fmt: skip

THERE = range(1, 1203)
CHANGED = datetime(2012, 1, 1, 10, 5, 0, 707)  # noqa: DTZ001 - Tryton's moments have no zone


def said(asked: Asked) -> Any:
    if asked.path != "/hr/rpc/":
        return 404, {}, b"<html>"
    assert set(asked.body) == {"id", "method", "params"}
    method, params = asked.body["method"], asked.body["params"]
    if method == "common.db.login":
        right = params == ["hub", {"password": "pässword"}]
        return {"id": 1, "result": [4, "a003", None]} if right else (401, {}, b"<html>")
    session = base64.b64encode(b"hub:4:a003").decode()
    if asked.headers.get("authorization") != f"Session {session}":
        return 401, {}, b""
    if method == "model.res.user.get_preferences":
        return {"id": 1, "result": {"company": 1}}
    if method != "model.company.employee.search_read":
        return {"id": 1, "error": ["UserError", ['No access to "王䶮"', "", None]]}
    domain, offset, limit, order, fields, context = params
    assert order == [["id", "ASC"]]
    assert offset == 0
    assert context == {"active_test": False}
    if fields == ["id"]:
        ((_, _, after),) = domain
        return {"id": 1, "result": [{"id": n} for n in THERE if n > after][:limit]}
    assert "party.name" in fields
    (_, _, after), (_, *clauses) = domain
    assert {operator for _, operator, _ in clauses} == {">="}
    (since,) = {datetime.fromisoformat(value) for _, _, value in clauses}
    changed = [one for one in EMPLOYEES if since <= CHANGED or one["id"] == 7]
    return {"id": 1, "result": [one for one in changed if one["id"] > after][:limit]}


@pytest.fixture
async def tryton() -> AsyncIterator[str]:
    routes = [Route("/{path:path}", Vendor(said).respond, methods=["GET", "POST"])]
    async with running(Starlette(routes=routes)) as url:
        yield url


def opened(url: str, password: str = "pässword") -> Connector:
    config = {"base_url": url, "database": "hr", "username": "hub", "from": "2026-09-01"}
    return open_connector("tryton", config, {"password": password}, Path())


async def test_employees_with_name_and_supervisor_are_read_by_key(tryton: str) -> None:
    connector = opened(tryton)
    assert (await connector.check()).ok
    found = await pull(connector, "employees")
    assert [one["id"] for one in found.items] == list(range(1, 1203))
    assert found.complete
    assert found.items[1] == {
        "id": 2, "start_date": "2012-01-01", "end_date": None, "supervisor": 1,
        "supervisor_record": {"id": 1, "party": {"code": "T001", "id": 2}},
        "party": {"code": "T002", "name": "王䶮2", "id": 3},
        "last_modified_at": "2012-01-01T10:05:00.000707"}  # fmt: skip
    picked = found.batches[0].records.pick("supervisor_record.party.code")
    assert picked.values.to_list()[:2] == [None, "T001"]
    await connector.close()


async def test_afterwards_only_changes_are_read_and_the_others_listed(tryton: str) -> None:
    connector = opened(tryton)
    first = await pull(connector, "employees")
    assert first.cursor == {"value": "2012-01-01T10:05:00.000707"}
    again = await pull(connector, "employees", {"value": "2026-01-01T10:05:00"})
    assert [one["id"] for one in again.items] == [7]
    assert again.complete
    assert [one["id"] for one in again.batches[-1].present] == list(THERE)
    await connector.close()


async def test_a_model_without_access_is_refused_without_its_text(tryton: str) -> None:
    connector = opened(tryton)
    with pytest.raises(Refused, match="code UserError") as caught:
        await pull(connector, "timesheet_lines")
    assert "王" not in str(caught.value)
    await connector.close()


async def test_a_wrong_password_is_told_and_not_tried_again(tryton: str) -> None:
    connector = opened(tryton, "wrong")
    with pytest.raises(Refused, match="AUTH_REFUSED") as caught:
        await pull(connector, "employees")
    assert "wrong" not in repr(caught.value)
    await connector.close()
