"""Tryton as a system that nobody here wrote: it holds a company and serves it over JSON-RPC."""

import time
from pathlib import Path

import httpx2
import pytest

from tests.support.require import require
from tests.tryton.client import Rpc
from tests.tryton.environment import build
from tests.tryton.server import Trytond

pytestmark = [pytest.mark.tryton, pytest.mark.slow, pytest.mark.xdist_group("tryton")]

EMPLOYEE = "company.employee"
LINE = "timesheet.line"


def login(tryton: Trytond) -> Rpc:
    """Log in as the hub does."""
    return Rpc(tryton.url, tryton.database, tryton.seeded.reader)


def test_an_environment_that_is_built_is_not_built_again(tryton_python: Path) -> None:
    """The stamp spares the second build."""
    before = tryton_python.lstat().st_mtime_ns
    assert build() == tryton_python
    assert tryton_python.lstat().st_mtime_ns == before


def test_pages_of_employees_add_up_to_what_tryton_counts(trytond: Trytond) -> None:
    """Reading by offset and limit gives each employee once, former and future ones too."""
    with login(trytond) as rpc:
        pages = [rpc.read(EMPLOYEE, ["party.name"], (), offset, 7) for offset in range(0, 36, 7)]
        counted = rpc.call(f"model.{EMPLOYEE}.search_count", [], 0, None, {"active_test": False})
    ids = [record["id"] for page in pages for record in page]
    assert len(ids) == len(set(ids)) == counted == trytond.seeded.counts["employees"] == 30
    assert pages[-1] == []


def test_rare_characters_survive(trytond: Trytond) -> None:
    """Names beyond the basic plane and in full width come back as they were typed."""
    with login(trytond) as rpc:
        names = {record["party."]["name"] for record in rpc.read(EMPLOYEE, ["party.name"])}
    assert {"龚䶮", "𠮷田诚", "欧阳㛃", "古丽·阿依", "ＬＩＵ　佳", "曾䶮", "𠅤淼"} <= names


def test_supervisors_form_three_levels(trytond: Trytond) -> None:
    """One employee leads all, four lead teams, everybody else is in a team."""
    with login(trytond) as rpc:
        above = {row["id"]: row["supervisor"] for row in rpc.read(EMPLOYEE, ["supervisor"])}
    (top,) = [employee for employee, leader in above.items() if leader is None]
    leads = {employee for employee, leader in above.items() if leader == top}
    assert len(leads) == 4
    assert {leader for employee, leader in above.items() if employee not in leads | {top}} == leads


def test_lines_lie_within_the_employment(trytond: Trytond) -> None:
    """Each timesheet line is of a day on which its employee was employed."""

    def day(value: dict[str, int] | None) -> tuple[int, ...] | None:
        return None if value is None else (value["year"], value["month"], value["day"])

    with login(trytond) as rpc:
        fields = ["date", "duration", "employee.start_date", "employee.end_date"]
        lines = rpc.read(LINE, fields)
    assert len(lines) == trytond.seeded.counts["lines"] > 500
    for line in lines:
        found, employee = day(line["date"]), line["employee."]
        assert found is not None
        assert (day(employee["start_date"]) or found) <= found
        assert found <= (day(employee["end_date"]) or found)
        assert 0 <= line["duration"]["seconds"] <= 86400


def test_without_a_session_nothing_is_read(trytond: Trytond) -> None:
    """An unknown session is 401 with an empty body."""
    with login(trytond) as rpc:
        rpc.client.headers["Authorization"] = "Session aHViOjI6ZGVhZGJlZWY="
        answer = rpc.post(f"model.{EMPLOYEE}.search_read", [], 0, 1, None, ["id"], {})
    assert (answer.status_code, answer.content) == (401, b"")


def test_an_error_comes_inside_http_200(trytond: Trytond) -> None:
    """A field that does not exist is an `error` in an answer of status 200."""
    with login(trytond) as rpc:
        answer = rpc.post(f"model.{EMPLOYEE}.search_read", [], 0, 1, None, ["nothing"], {})
    assert answer.status_code == 200
    assert answer.json() == {"id": 1, "error": ["'nothing'", ""]}


def test_the_hubs_account_cannot_change_an_employee(trytond: Trytond) -> None:
    """The account that the hub is given only reads."""
    with login(trytond) as rpc:
        answer = rpc.post(f"model.{EMPLOYEE}.write", [1], {"end_date": None}, {})
    assert answer.json()["error"][0] == "UserError"


def test_no_password_is_on_a_command_line(trytond: Trytond) -> None:
    """What any user of the machine can list holds no secret."""
    listed = Path(f"/proc/{trytond.pid}/cmdline")
    require(listed.exists(), "processes listed in /proc")
    words = listed.read_text()
    assert trytond.database in words
    assert trytond.password not in words
    assert trytond.seeded.uri not in words


def test_a_change_is_found_by_its_stamp_and_a_restart_keeps_the_session(
    own_trytond: Trytond,
) -> None:
    """`last_modified_at` finds what was changed since; a session outlives the process."""
    url = own_trytond.url
    with (
        login(own_trytond) as rpc,
        Rpc(url, own_trytond.database, own_trytond.seeded.admin) as admin,
    ):
        stamps = [row["last_modified_at"] for row in rpc.read(EMPLOYEE, ["last_modified_at"])]
        latest = max(stamps, key=lambda stamp: [stamp[part] for part in stamp if part[0] != "_"])
        last_day = {"__class__": "date", "year": 2026, "month": 12, "day": 31}
        admin.call(f"model.{EMPLOYEE}.write", [7], {"end_date": last_day}, {})
        own_trytond.stop()
        with pytest.raises(httpx2.ConnectError):
            rpc.post("common.db.logout")
        own_trytond.restart()
        assert own_trytond.url == url
        found = rpc.read(EMPLOYEE, ["end_date"], [["last_modified_at", ">", latest]])
    assert found == [{"id": 7, "end_date": last_day}]


def test_a_page_larger_than_tryton_allows_is_refused(
    tryton_python: Path, own_trytond: Trytond
) -> None:
    """With a limit of records set in Tryton, a larger page is 413 and one of that size is read."""
    own_trytond.stop()
    with (
        Trytond(tryton_python, own_trytond.seeded, records_limit=5) as narrow,
        login(narrow) as rpc,
    ):
        answer = rpc.post(f"model.{EMPLOYEE}.search_read", [], 0, 6, None, ["id"], {})
        assert answer.status_code == 413
        assert len(rpc.read(EMPLOYEE, ["id"], limit=5)) == 5


def test_a_session_ends(tryton_python: Path, own_trytond: Trytond) -> None:
    """A login of a second is refused after it, and a new login goes on."""
    own_trytond.stop()
    with Trytond(tryton_python, own_trytond.seeded, session_seconds=1) as short:
        with login(short) as rpc:
            assert rpc.read(EMPLOYEE, ["id"], limit=1) == [{"id": 1}]
            time.sleep(1.1)
            answer = rpc.post(f"model.{EMPLOYEE}.search_read", [], 0, 1, None, ["id"], {})
        assert answer.status_code == 401
        with login(short) as rpc:
            assert rpc.read(EMPLOYEE, ["id"], limit=1) == [{"id": 1}]
