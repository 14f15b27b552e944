"""The shipped Moodle manifest against a Moodle-shaped server."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest

from hub.connectors.protocol import Connector
from hub.connectors.registry import open_connector
from hub.demo.moodle import PATH, Moodle, Switches, moodle_app, running
from hub.errors import Refused
from tests.contract.vendor import pull

DATA: dict[str, list[dict[str, Any]]] = {
    "users": [
        {"id": n, "username": f"u{n}", "firstname": "三", "lastname": "䶮", "lastaccess": 0,
         "email": f"u{n}@x.example", "department": "销售1部", "idnumber": f"E{n:03}"}
        for n in range(2, 12)
    ],
    "courses": [{"id": 9, "shortname": "safe", "fullname": "安全培训", "idnumber": "C9"}],
    "enrolments": [
        {"userid": n, "courseid": 9, "progress": 50.0 if n % 2 else 100.0, "completed": n % 2 == 0}
        for n in range(2, 10)
    ],
}  # fmt: skip


@asynccontextmanager
async def moodle(
    switches: Switches | None = None, token: str = "tok"
) -> AsyncIterator[tuple[Connector, str]]:
    site = Moodle(DATA, "tok", switches or Switches())
    async with running(moodle_app(site)) as url:
        connector = open_connector("moodle", {"base_url": url}, {"token": token}, Path())
        try:
            yield connector, url
        finally:
            await connector.close()


async def test_users_courses_and_progress_are_read() -> None:
    async with moodle() as (connector, _):
        assert (await connector.check()).ok
        assert len((await pull(connector, "users")).items) == 10
        assert (await pull(connector, "courses")).items[0]["fullname"] == "安全培训"
        found = await pull(connector, "enrolments")
        assert len(found.items) == 8
        assert found.items[0]["progress"] == 100.0
        assert found.items[0]["completed"] is True
        assert found.items[0]["_parent"]["idnumber"] == "E002"
        assert found.complete


async def test_servers_faults_now_and_then_lose_nothing() -> None:
    async with moodle(Switches(fail_every=3)) as (connector, _):
        assert len((await pull(connector, "enrolments")).items) == 8


async def test_an_account_deleted_in_between_is_named_and_the_rest_is_read() -> None:
    async with moodle(Switches(deleted_users=frozenset({4}))) as (connector, _):
        found = await pull(connector, "enrolments")
        assert len(found.items) == 7
        assert [error.key for error in found.errors] == ["4"]
        assert not found.complete


@pytest.mark.parametrize(
    ("switches", "token"), [(None, "wrong"), (Switches(expire_after=3), "tok")]
)
async def test_a_wrong_or_expired_token_is_refused_with_a_hint(
    switches: Switches | None, token: str
) -> None:
    async with moodle(switches, token) as (connector, _):
        with pytest.raises(Refused, match="Check the token"):
            await pull(connector, "enrolments")


async def test_half_of_the_users_is_a_smaller_snapshot_that_only_a_guard_can_notice() -> None:
    async with moodle(Switches(half_users=True)) as (connector, _):
        assert len((await pull(connector, "users")).items) == 5


@pytest.mark.parametrize(
    ("form", "errorcode"),
    [
        ({"wsfunction": "core_user_get_users"}, "nocriteriaset"),
        ({"wsfunction": "core_user_delete_users"}, "accessexception"),
        ({"wsfunction": "core_enrol_get_users_courses"}, "invalidparameter"),
        ({"wsfunction": "core_enrol_get_enrolled_users", "courseid": "77"}, "invalidcourseid"),
        ({"wsfunction": "core_course_get_courses", "wstoken": "no"}, "invalidtoken"),
    ],
)
async def test_the_server_tells_errors_in_a_200_as_moodle_does(
    form: dict[str, str], errorcode: str
) -> None:
    async with moodle() as (_, url), httpx2.AsyncClient(trust_env=False) as client:
        whole = {"wstoken": "tok", "moodlewsrestformat": "json", **form}
        answer = await client.post(url + PATH, data=whole)
        assert answer.status_code == 200
        assert answer.json()["errorcode"] == errorcode
        assert set(answer.json()) == {"exception", "errorcode", "message"}


async def test_the_server_finds_users_and_changes_them() -> None:
    async with moodle() as (_, url), httpx2.AsyncClient(trust_env=False) as client:

        async def call(**form: str) -> Any:
            whole = {"wstoken": "tok", "moodlewsrestformat": "json", **form}
            return (await client.post(url + PATH, data=whole)).json()

        change = {"users[0][id]": "3", "users[0][department]": "财务部"}
        assert await call(wsfunction="core_user_update_users", **change) == {"warnings": []}
        one = {"field": "idnumber", "values[0]": "E003"}
        found = await call(wsfunction="core_user_get_users_by_field", **one)
        assert [user["department"] for user in found] == ["财务部"]
        enrolled = await call(wsfunction="core_enrol_get_enrolled_users", courseid="9")
        assert len(enrolled) == 8
        DATA["users"][1]["department"] = "销售1部"
