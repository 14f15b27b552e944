"""Legal holds in the graph: placed and released by administrators, and never about oneself."""

from pathlib import Path
from typing import Any

import pytest

from hub.auth.viewer import Everywhere
from hub.errors import Refused
from hub.flows.subject_erase import erase
from hub.store.grants import NewGrant, add_grant
from tests.support.site import BEGIN, HR, Site, opened_site

OTHER = "00000000-0000-7000-8000-0000000000c1"
PERSON = f"""
insert into hub.employee (id, legal_name, legal_name_sort, version, recorded) values
  ('{OTHER}', '王芳', 'wang fang', 1, '[2020-01-01,)')
"""
HOLD = """mutation ($employee: ID!, $reason: String!) {
  holdSubject(input: {employee: $employee, reason: $reason}) { __typename
    ... on HoldSubjectSuccess { hold { id employee reason placedBy releasedAt } }
    ... on Problem { code } } }"""
RELEASE = """mutation ($hold: ID!) { releaseSubject(input: {hold: $hold, reason: "over"}) {
  __typename ... on ReleaseSubjectSuccess { hold { releasedBy releasedFor } }
  ... on Problem { code } } }"""
HOLDS = """query ($employee: ID, $released: Boolean!) {
  subjectHolds(employee: $employee, released: $released) { id employee reason releasedFor } }"""


@pytest.fixture
async def site(database: str, tmp_path: Path) -> Any:
    """H1 is HR and administrator; there is one other person."""
    async with opened_site(database, tmp_path) as site:
        await site.hub.database.writer.execute(PERSON)
        grant = NewGrant(HR, "admin", frozenset(), Everywhere(), BEGIN)
        await add_grant(site.hub.database, grant, actor="test")
        yield site


async def asked(site: Site, query: str, **variables: Any) -> Any:
    told = await site.ask(query, "H1", "admin", **variables)
    assert "errors" not in told, told
    [found] = told["data"].values()
    return found


async def test_a_hold_is_placed_shown_and_released(site: Site) -> None:
    person = f"employee_{OTHER}"
    made = await asked(site, HOLD, employee=person, reason="a case")
    hold = made["hold"]["id"]
    assert made["hold"] == {
        "id": hold, "employee": person, "reason": "a case", "placedBy": HR, "releasedAt": None,
    }  # fmt: skip
    with pytest.raises(Refused, match="SUBJECT_HELD"):
        await erase(site.hub, OTHER, ["all"], actor="t", reason="asked")
    [one] = await asked(site, HOLDS, employee=person, released=False)
    assert one["id"] == hold
    told = await asked(site, RELEASE, hold=hold)
    assert told["hold"] == {"releasedBy": HR, "releasedFor": "over"}
    assert await asked(site, HOLDS, released=False) == []
    [one] = await asked(site, HOLDS, released=True)
    assert one["releasedFor"] == "over"
    assert (await asked(site, RELEASE, hold=hold))["code"] == "HOLD_UNKNOWN"
    made = await erase(site.hub, OTHER, ["all"], actor="t", reason="asked")
    assert made.plan.whole


async def test_nobody_decides_about_themselves_and_others_are_not_let_in(site: Site) -> None:
    own = await asked(site, HOLD, employee=f"employee_{HR}", reason="r")
    assert own == {"__typename": "Denied", "code": "SUBJECT_DENIED"}
    for name in (f"employee_{OTHER[:-1]}9", f"department_{OTHER}", "nobody"):
        assert (await asked(site, HOLD, employee=name, reason="r"))["code"] == "SUBJECT_UNKNOWN"
    blank = await asked(site, HOLD, employee=f"employee_{OTHER}", reason=" ")
    assert blank["code"] == "REASON_MISSING"
    told = await site.ask(HOLD, "H1", "hr", employee=f"employee_{OTHER}", reason="r")
    assert told["data"]["holdSubject"]["code"] == "OFFICE_DENIED"
    told = await site.ask(HOLDS, "H1", "hr", released=False)
    assert told["data"] == {"subjectHolds": None}
