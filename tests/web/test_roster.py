"""A roster as a file: what a query would answer, marked, on the record, without formulas."""

import csv
import io
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from hub.connectors.files_xlsx import read_xlsx
from tests.support.site import HR, Site, opened_site

OTHER = "00000000-0000-7000-8000-0000000000a2"
COLUMNS = ["number", "legalName", "birthDate", "gender", "manager", "department.code"]


@pytest.fixture
async def site(database: str, tmp_path: Path) -> AsyncIterator[Site]:
    """H1 with all HR grants; A2, whose preferred name would be a formula."""
    async with opened_site(database, tmp_path) as opened:
        writer = opened.hub.database.writer
        await writer.execute(
            "insert into hub.employee (id, legal_name, legal_name_sort, preferred_name, number,"
            " status, version, recorded) values ($1, '㛃・王', 'wang', '=1+1',"
            " 'A2', 'active', 1, '[2020-01-01,)')",
            OTHER,
        )
        for key in (HR, OTHER):
            await writer.execute(
                "insert into hub.employee_private (id, version, recorded, birth_date, gender)"
                " values ($1, 1, '[2020-01-01,)', '1990-01-01', 'male')",
                key,
            )
        await writer.execute(
            'insert into hub.employment (id, employee_id, number, status, "primary",'
            " effective_from, version, recorded)"
            " values (gen_random_uuid(), $1, 'A2', 'active', true, '2020-01-01', 1,"
            " '[2020-01-01,)')",
            OTHER,
        )
        yield opened


async def taken(site: Site, who: str = "H1", scope: str = "hr", **given: Any) -> httpx2.Response:
    headers = {"authorization": f"Bearer {site.issuer.issue(who, scope)}", "accept-language": "zh"}
    return await site.client.post("/roster", json={"reason": "月报", **given}, headers=headers)


def lines(found: httpx2.Response) -> list[list[str]]:
    assert found.status_code == 200, found.text
    return list(csv.reader(io.StringIO(found.content.decode("utf-8-sig"))))


async def test_it_holds_what_a_query_answers_and_a_mark(site: Site) -> None:
    found = await taken(site, columns=COLUMNS)
    head, *people, mark = lines(found)
    assert head == ["工号", "姓名", "出生日期", "性别", "直属上级", "所在部门 · 部门编码"]
    by_number = {one[0]: one for one in people}
    assert by_number["A2"] == ["A2", "㛃・王", "1990-01-01", "男", "", ""]
    assert set(by_number) == {"A2", "H1"}
    assert "H1" in mark[0]
    assert found.headers["hub-mark"] in mark[0]
    assert found.headers["cache-control"] == "no-store"
    assert found.headers["content-disposition"].endswith('.csv"')
    [entry] = await site.hub.database.writer.fetch(
        "select actor, rows, reason, detail from hub.audit where action = 'roster.export'"
    )
    assert (entry["actor"], entry["rows"], entry["reason"]) == (HR, 2, "月报")
    assert found.headers["hub-mark"] in str(entry["detail"])
    assert "㛃" not in str(entry["detail"])


async def test_as_many_columns_as_may_be(site: Site) -> None:
    """Sixty, many of them behind the same links, each with its own value."""
    core = site.hub.model["Employee"]
    own = [
        one.graph_name
        for one in core.fields.values()
        if one.kind.graph in {"String", "Date"} and not one.custom
    ]
    behind = [f"manager.{name}" for name in own] + [f"department.{name}" for name in ("code", "id")]
    columns = ["number", *[one for one in (*own, *behind) if one != "number"]][:60]
    assert len(columns) == 60
    head, *people, _ = lines(await taken(site, columns=columns))
    assert len(head) == 60
    at = columns.index("birthDate")
    assert {one[0]: one[at] for one in people}["A2"] == "1990-01-01"


async def test_a_cell_that_is_not_theirs_says_so(site: Site) -> None:
    """Locked and empty are told apart, as in the graph."""
    people = lines(await taken(site, "A2", "employee", columns=COLUMNS))[1:-1]
    own, other = sorted(people, key=lambda one: one[0] != "A2")
    assert own[:3] == ["A2", "㛃・王", "1990-01-01"]
    assert other[2] == "无权查看"
    asked = await site.ask("{ employees { nodes { number birthDate } } }", "A2", "employee")
    births = {one["number"]: one["birthDate"] for one in asked["data"]["employees"]["nodes"]}
    assert births[other[0]] is None


async def test_no_cell_is_a_formula(site: Site, tmp_path: Path) -> None:
    people = lines(await taken(site, columns=["number", "preferredName"]))[1:-1]
    assert ["A2", "'=1+1"] in people
    found = await taken(site, columns=["number", "preferredName"], format="xlsx")
    (tmp_path / "a.xlsx").write_bytes(found.content)
    _, table = read_xlsx(tmp_path / "a.xlsx", "花名册", 1)
    assert ("A2", "=1+1") in table.drop("_row").rows()
    _, about = read_xlsx(tmp_path / "a.xlsx", "说明", 1)
    assert found.headers["hub-mark"] in str(about.rows())


async def test_filter_and_order_are_those_of_the_graph(site: Site) -> None:
    wanted = {"columns": ["number"], "filter": {"number": {"eq": "A2"}}}
    assert lines(await taken(site, **wanted))[1:-1] == [["A2"]]
    ordered = await taken(site, columns=["number"], orderBy=[{"number": "DESC"}])
    assert lines(ordered)[1:-1] == [["H1"], ["A2"]]
    assert len(lines(await taken(site))[0]) == 10


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"columns": ["nothing"]}, "ROSTER_COLUMN"),
        ({"columns": ["number } } { x"]}, "ROSTER_COLUMN"),
        ({"columns": ["assignments"]}, "ROSTER_COLUMN"),
        ({"columns": ["manager.manager.manager.manager.number"]}, "ROSTER_COLUMN"),
        ({"columns": ["number", "number"]}, "ROSTER_COLUMN"),
        ({"columns": "number"}, "ROSTER_INVALID"),
        ({"format": "pdf"}, "ROSTER_FORMAT"),
        ({"reason": " "}, "REASON_MISSING"),
        ({"filter": {"nothing": {"eq": 1}}}, "VARIABLES_INVALID"),
    ],
)
async def test_what_is_refused(site: Site, given: dict[str, Any], code: str) -> None:
    told = (await taken(site, **given)).json()
    assert told["errors"][0]["extensions"]["code"] == code


async def test_nobody_takes_it_unseen(site: Site) -> None:
    """Not without a token, nor from a page of another site."""
    assert (await site.client.post("/roster", json={"reason": "x"})).status_code == 401
    headers = {"cookie": "hub-session=x", "sec-fetch-site": "cross-site"}
    found = await site.client.post("/roster", json={"reason": "x"}, headers=headers)
    assert found.status_code == 403
