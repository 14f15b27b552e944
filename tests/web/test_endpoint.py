"""The endpoint over HTTP: who gets what, what is refused and how, what a mutation leaves."""

import asyncio
from typing import Any

import pytest

from hub.store.grants import revoke_grant
from tests.support.site import HR, Site

CREATE = """
mutation($input: CreateEmployeeInput!) {
  createEmployee(input: $input) {
    __typename
    ... on CreateEmployeeSuccess {
      employee {
        id version number legalName pinyin status { code } hireDate nationalId nationalIdMasked
        department { name } assignments { nodes { effectiveFrom effectiveTo department { name } } }
      }
    }
    ... on Problem { code message hint path }
  }
}
"""


def person(number: str, **more: Any) -> dict[str, Any]:
    """Input for a new employee of department D1."""
    return {
        "employee": {"legalName": "欧阳㛃", "nationalId": "110101199003070011", **more},
        "employment": {"number": number, "status": "active", "effectiveFrom": "2024-03-01"},
        "assignment": {
            "department": "department_00000000-0000-7000-8000-0000000000d1",
            "effectiveFrom": "2024-03-01",
            "position": "销售",
        },
        "reason": "hired",
    }


async def test_a_created_employee_is_there_for_hr_and_for_themselves(site: Site) -> None:
    """HR makes a person; the person signs in and sees themselves, the identity number masked."""
    made = (await site.ask(CREATE, input=person("N1")))["data"]["createEmployee"]
    assert made["__typename"] == "CreateEmployeeSuccess", made
    assert made["employee"]["number"] == "N1"
    assert made["employee"]["status"] == {"code": "active"}
    assert made["employee"]["pinyin"] == "Ouyang Jie"
    assert made["employee"]["nationalId"] == "110101199003070011"
    assert made["employee"]["department"] == {"name": "销售一部"}
    own = "{ viewer { employee { number nationalId nationalIdMasked restricted } } }"
    seen = (await site.ask(own, "N1", "employee"))["data"]["viewer"]["employee"]
    assert seen["nationalId"] is None
    assert seen["nationalIdMasked"] == "110***********0011"
    assert set(seen["restricted"]) == {
        *("idDocumentType", "nationalId", "socialSecurityNumber", "taxNumber"),
        *("diedOn", "onboardings", "offboardings"),
    }


async def test_an_employee_may_change_their_phone_and_not_their_name(site: Site) -> None:
    made = (await site.ask(CREATE, input=person("N1")))["data"]["createEmployee"]["employee"]
    correct = """
    mutation($id: ID!, $set: EmployeeFields!) {
      correctEmployee(input: {id: $id, set: $set, reason: "mine"}) {
        __typename
        ... on CorrectEmployeeSuccess { employee { version privatePhone legalName } }
        ... on Problem { code path }
      }
    }
    """
    done = await site.ask(
        correct, "N1", "employee", id=made["id"], set={"privatePhone": "19900001111"}
    )
    assert done["data"]["correctEmployee"]["employee"]["privatePhone"] == "19900001111"
    denied = await site.ask(correct, "N1", "employee", id=made["id"], set={"legalName": "王"})
    assert denied["data"]["correctEmployee"] == {
        "__typename": "Denied",
        "code": "FIELD_NOT_WRITABLE",
        "path": ["legalName"],
    }
    invalid = await site.ask(correct, id=made["id"], set={"gender": "no such"})
    assert invalid["data"]["correctEmployee"]["__typename"] == "Invalid"


async def test_a_stale_version_is_a_conflict(site: Site) -> None:
    made = (await site.ask(CREATE, input=person("N1")))["data"]["createEmployee"]["employee"]
    stale = """
    mutation($id: ID!) {
      correctEmployee(input: {id: $id, expectedVersion: 99, set: {legalName: "李"}, reason: "x"}) {
        __typename ... on Problem { code path }
      }
    }
    """
    answered = await site.ask(stale, id=made["id"])
    assert answered["data"]["correctEmployee"] == {
        "__typename": "Conflict",
        "code": "VERSION_CONFLICT",
        "path": ["expectedVersion"],
    }


async def test_a_move_on_a_future_date_keeps_today_and_shows_the_next_post_to_hr(
    site: Site,
) -> None:
    """Today's department stays; the future post is HR's until it begins."""
    made = (await site.ask(CREATE, input=person("N1")))["data"]["createEmployee"]["employee"]
    move = """
    mutation($id: ID!) {
      moveEmployee(input: {id: $id, effectiveFrom: "2099-01-01", reason: "reorganisation",
          department: "department_00000000-0000-7000-8000-0000000000d2"}) {
        __typename
        ... on MoveEmployeeSuccess {
          employee { department { name }
            assignments { nodes { effectiveFrom effectiveTo position department { name } } } }
        }
        ... on Problem { code message }
      }
    }
    """
    moved = (await site.ask(move, id=made["id"]))["data"]["moveEmployee"]
    assert moved["__typename"] == "MoveEmployeeSuccess", moved
    assert moved["employee"]["department"] == {"name": "销售一部"}
    assert moved["employee"]["assignments"]["nodes"] == [
        {
            "effectiveFrom": "2024-03-01",
            "effectiveTo": "2098-12-31",
            "position": "销售",
            "department": {"name": "销售一部"},
        },
        {
            "effectiveFrom": "2099-01-01",
            "effectiveTo": None,
            "position": "销售",
            "department": {"name": "销售二部"},
        },
    ]
    own = "{ viewer { employee { assignments { totalCount } } } }"
    seen = await site.ask(own, "N1", "employee")
    assert seen["data"]["viewer"]["employee"]["assignments"]["totalCount"] == 1


async def test_education_is_added_and_shown(site: Site) -> None:
    made = (await site.ask(CREATE, input=person("N1")))["data"]["createEmployee"]["employee"]
    add = """
    mutation($id: ID!) {
      addEducation(input: {employee: $id, education: {level: "bachelor", school: "䶮州大学",
          outcome: "graduated", studyMode: "full_time", endDate: "2012-06-30"}}) {
        __typename
        ... on AddEducationSuccess {
          education { school level { code label(lang: ZH) } }
          employee { highestEducation { level { code } } educations { totalCount } }
        }
        ... on Problem { code message path }
      }
    }
    """
    added = (await site.ask(add, id=made["id"]))["data"]["addEducation"]
    assert added["education"]["school"] == "䶮州大学", added
    assert added["employee"]["highestEducation"] == {"level": {"code": "bachelor"}}
    denied = (await site.ask(add, "N1", "employee", id=made["id"]))["data"]["addEducation"]
    assert denied["code"] == "FIELD_NOT_WRITABLE"


async def test_the_same_idempotency_key_makes_one_employee(site: Site) -> None:
    """A retry, also two at once, answers with the same person; another request is refused."""
    headers = {"Idempotency-Key": "k-1"}
    answers = await asyncio.gather(
        *(site.ask(CREATE, headers=headers, input=person("N1")) for _ in range(3))
    )
    again = await site.ask(CREATE, headers=headers, input=person("N1"))
    ids = {one["data"]["createEmployee"]["employee"]["id"] for one in (*answers, again)}
    assert len(ids) == 1
    counted = '{ employees(filter: {number: {eq: "N1"}}) { totalCount } }'
    assert (await site.ask(counted))["data"]["employees"]["totalCount"] == 1
    other = await site.ask(CREATE, headers=headers, input=person("N2"))
    assert other["errors"][0]["extensions"]["code"] == "IDEMPOTENCY_KEY_REUSED"


async def test_every_write_leaves_who_when_and_why_and_the_image_before(site: Site) -> None:
    made = (await site.ask(CREATE, input=person("N1")))["data"]["createEmployee"]["employee"]
    correct = """mutation($id: ID!) { correctEmployee(input: {id: $id, set: {workPhone: "8000"},
        reason: "new desk"}) { __typename } }"""
    await site.ask(correct, id=made["id"])
    writer = site.hub.database.writer
    trail = await writer.fetchrow(
        "select actor, reason, entity from hub.audit where reason = 'new desk'"
    )
    assert tuple(trail) == (HR, "new desk", "Employee")
    row = made["id"].removeprefix("employee_")
    before = await writer.fetch(
        "select work_phone from hub.employee_history where id = $1 order by version", row
    )
    assert [one["work_phone"] for one in before][-1] is None
    assert (
        await writer.fetchval("select count(*) from hub.outbox where $1 = any(row_ids)", row) >= 2
    )


async def test_a_revoked_grant_is_seen_by_the_next_request(site: Site) -> None:
    query = "{ employees { nodes { nationalId gender { code } } } }"
    before = await site.ask(query)
    assert "data" in before
    grant = await site.hub.database.writer.fetchval("select id::text from hub.access_grant")
    await revoke_grant(site.hub.database, grant, actor="test", reason="left the team")
    after = await site.ask(query)
    classes = {one["class"] for one in after["extensions"]["access"]}
    assert "IDENTITY" in classes


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({}, "TOKEN_MISSING"),
        ({"authorization": "Bearer no.good.token"}, "TOKEN_INVALID"),
        ({"authorization": "Basic abc"}, "TOKEN_INVALID"),
    ],
)
async def test_without_a_good_token_nothing_is_answered(
    site: Site, headers: dict[str, str], code: str
) -> None:
    found = await site.client.post("/graphql", json={"query": "{ __typename }"}, headers=headers)
    assert found.status_code == 401
    body = found.json()
    assert "data" not in body
    assert body["errors"][0]["extensions"]["code"] == code


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{ employees { nodes { salary } } }", None),
        ("{ employees(first: 5000) { totalCount } }", "PAGE_INVALID"),
        ("{ employees(first: 1, last: 1) { totalCount } }", "PAGE_INVALID"),
        ('{ employees(after: "x") { nodes { id } } }', "CURSOR_INVALID"),
        ("query A { __typename } query B { __typename }", "OPERATION_AMBIGUOUS"),
        ('{ employees(filter: {gender: {eq: "no"}}) { totalCount } }', "TERM_UNKNOWN"),
    ],
)
async def test_a_bad_request_is_a_clear_error_without_data(
    site: Site, query: str, code: str | None
) -> None:
    answered = await site.ask(query)
    assert "data" not in answered
    assert answered["errors"][0]["message"]
    if code:
        assert answered["errors"][0]["extensions"]["code"] == code
        assert answered["errors"][0]["extensions"]["hint"]


async def test_filter_and_order_refuse_what_may_never_be_read(site: Site) -> None:
    """A plain employee cannot ask the identity number through a filter."""
    await site.ask(CREATE, input=person("N1"))
    asked = '{ employees(filter: {nationalId: {eq: "110101199003070011"}}) { totalCount } }'
    refused = await site.ask(asked, "N1", "employee")
    assert refused["errors"][0]["extensions"]["code"] == "FIELD_NOT_READABLE"
    assert (await site.ask(asked))["data"]["employees"]["totalCount"] == 1


async def test_a_cursor_is_bound_to_viewer_filter_and_order(site: Site) -> None:
    for number in ("N1", "N2", "N3"):
        await site.ask(CREATE, input=person(number))
    page = """query($after: String, $order: OrderDirection! = ASC) {
      employees(first: 2, after: $after, orderBy: [{number: $order}]) {
        nodes { number } pageInfo { hasNextPage endCursor } } }"""
    first = (await site.ask(page))["data"]["employees"]
    assert [one["number"] for one in first["nodes"]] == ["H1", "N1"]
    cursor = first["pageInfo"]["endCursor"]
    second = (await site.ask(page, after=cursor))["data"]["employees"]
    assert [one["number"] for one in second["nodes"]] == ["N2", "N3"]
    assert second["pageInfo"]["hasNextPage"] is False
    # In the middle: the last characters of a cursor may say the same in two ways.
    forged = cursor[:5] + ("A" if cursor[5] != "A" else "B") + cursor[6:]
    for stolen in (
        await site.ask(page, "N1", "employee", after=cursor),
        await site.ask(page, after=cursor, order="DESC"),
        await site.ask(page, after=forged),
    ):
        assert stolen["errors"][0]["extensions"]["code"] == "CURSOR_INVALID"


async def test_introspection_and_graphiql_and_health(site: Site) -> None:
    schema = await site.ask('{ __schema { queryType { name } } __type(name: "Term") { kind } }')
    assert schema["data"]["__schema"]["queryType"] == {"name": "Query"}
    page = await site.client.get("/graphql", headers={"accept": "text/html"})
    assert page.status_code == 200
    assert "script-src" in page.headers["content-security-policy"]
    assert (await site.client.get("/health/live")).json() == {"status": "live"}
    assert (await site.client.get("/health/ready")).json() == {"status": "ready"}


async def test_a_body_over_the_cap_and_a_wrong_media_type_are_refused(site: Site) -> None:
    token = site.issuer.issue("H1", "hr")
    headers = {"authorization": f"Bearer {token}"}
    large = await site.client.post(
        "/graphql",
        content=b'{"query":"' + b"x" * 1_100_000,
        headers={**headers, "content-type": "application/json"},
    )
    assert large.status_code == 413
    text = await site.client.post("/graphql", content="{ a }", headers=headers)
    assert text.status_code == 415


@pytest.mark.parametrize(
    "where",
    [
        {"legalName": {"eq": "\x00"}},
        {"legalName": {"prefix": "\U0010ffff"}},
        {"hireDate": {"gt": "9999-12-31"}},
        {
            "department": {
                "in": ["department_x", "", "employee_00000000-0000-7000-8000-0000000000a1"]
            }
        },
        {"nationalId": {"eq": "not one"}},
    ],
)
async def test_odd_values_in_filters_are_answered_or_refused_never_internal(
    site: Site, where: dict[str, Any]
) -> None:
    query = "query($w: EmployeeFilter) { employees(filter: $w) { totalCount } }"
    answered = await site.ask(query, w=where)
    codes = {one["extensions"]["code"] for one in answered.get("errors", [])}
    assert codes <= {"FILTER_INVALID"}
    assert codes or answered["data"]["employees"]["totalCount"] == 0


MOVE = """
mutation($id: ID!, $day: Date!, $to: ID!) {
  moveEmployee(input: {id: $id, effectiveFrom: $day, department: $to}) {
    __typename
    ... on MoveEmployeeSuccess {
      employee { assignments { nodes { effectiveFrom effectiveTo } } }
    }
    ... on Problem { code }
  }
}
"""
OTHER = "department_00000000-0000-7000-8000-0000000000d2"


async def test_of_moves_at_once_one_is_made(site: Site) -> None:
    """Two that saw the same post cannot both end it: the rest are conflicts."""
    made = (await site.ask(CREATE, input=person("N1")))["data"]["createEmployee"]["employee"]
    moves = [site.ask(MOVE, id=made["id"], day="2099-01-01", to=OTHER) for _ in range(4)]
    kinds = [one["data"]["moveEmployee"]["__typename"] for one in await asyncio.gather(*moves)]
    assert sorted(kinds) == ["Conflict"] * 3 + ["MoveEmployeeSuccess"]


async def test_a_move_before_a_planned_one_ends_where_that_begins(site: Site) -> None:
    made = (await site.ask(CREATE, input=person("N1")))["data"]["createEmployee"]["employee"]
    await site.ask(MOVE, id=made["id"], day="2099-02-01", to=OTHER)
    moved = await site.ask(MOVE, id=made["id"], day="2099-01-01", to=OTHER)
    posts = moved["data"]["moveEmployee"]["employee"]["assignments"]["nodes"]
    assert [(one["effectiveFrom"], one["effectiveTo"]) for one in posts] == [
        ("2024-03-01", "2098-12-31"),
        ("2099-01-01", "2099-01-31"),
        ("2099-02-01", None),
    ]


async def test_a_number_or_address_of_another_person_is_a_conflict(site: Site) -> None:
    await site.ask(CREATE, input=person("N1", workEmail="n1@example.com"))
    same = (await site.ask(CREATE, input=person("N1")))["data"]["createEmployee"]
    assert (same["__typename"], same["code"]) == ("Conflict", "NAME_HELD")
    mail = await site.ask(CREATE, input=person("N2", workEmail="N1@example.com"))
    assert mail["data"]["createEmployee"]["code"] == "NAME_HELD"


async def test_nobody_makes_themselves_a_manager(site: Site) -> None:
    """A grant to move people is no way to their attendance."""
    made = (await site.ask(CREATE, input=person("N1")))["data"]["createEmployee"]["employee"]
    move = """mutation($id: ID!, $me: ID!, $to: ID!) { moveEmployee(input: {id: $id, manager: $me,
        effectiveFrom: "2025-01-01", department: $to}) { ... on Problem { code } } }"""
    answered = await site.ask(move, id=made["id"], me=f"employee_{HR}", to=OTHER)
    assert answered["data"]["moveEmployee"] == {"code": "OWN_GAIN"}


async def test_a_move_that_is_sent_again_is_answered_as_the_first(site: Site) -> None:
    """Also at once: with one key there is one move, and no conflict with oneself."""
    made = (await site.ask(CREATE, input=person("N1")))["data"]["createEmployee"]["employee"]
    headers = {"Idempotency-Key": "move-1"}
    moves = [
        site.ask(MOVE, headers=headers, id=made["id"], day="2099-01-01", to=OTHER) for _ in range(3)
    ]
    answers = [one["data"]["moveEmployee"] for one in await asyncio.gather(*moves)]
    again = await site.ask(MOVE, headers=headers, id=made["id"], day="2099-01-01", to=OTHER)
    for one in (*answers, again["data"]["moveEmployee"]):
        assert one["__typename"] == "MoveEmployeeSuccess"
        assert len(one["employee"]["assignments"]["nodes"]) == 2
