"""Who is who, in the graph: evidence as far as one may know it, merges made and taken back."""

import base64
from pathlib import Path
from typing import Any
from unittest.mock import ANY

import pytest

from hub.auth.viewer import Everywhere
from hub.plan.graph import global_id
from hub.store.grants import NewGrant, add_grant
from tests.support.site import BEGIN, HR, Site, opened_site

PEOPLE = """
insert into hub.employee (id, legal_name, legal_name_sort, work_email, version, recorded) values
  ('00000000-0000-7000-8000-0000000000c1', '王芳', 'wang fang', 'wf@example.com', 1,
   '[2020-01-01,)'),
  ('00000000-0000-7000-8000-0000000000c2', '王 芳', 'wang fang', null, 1, '[2020-01-01,)');
insert into hub.employee_private (id, birth_date, national_id_index, version, recorded) values
  ('00000000-0000-7000-8000-0000000000c1', '1990-01-01', '\\x01', 1, '[2020-01-01,)'),
  ('00000000-0000-7000-8000-0000000000c2', '1990-01-01', '\\x01', 1, '[2020-01-01,)');
insert into hub.mapped_record (stream_id, entity, row_key, record_key, row_id, fields, precedence,
                               mapping_version, hash) values
  (STREAM, 'Employee', 'c1', 'c1', '00000000-0000-7000-8000-0000000000c1',
   '{"legal_name": "王芳", "birth_date": "1990-01-01", "work_email": "wf@example.com"}', 1000, 0,
   '\\x01'),
  (STREAM, 'Employee', 'c2', 'c2', '00000000-0000-7000-8000-0000000000c2',
   '{"legal_name": "王 芳", "birth_date": "1990-01-01"}', 1000, 0, '\\x02');
"""
ONE, OTHER = (f"employee_00000000-0000-7000-8000-0000000000c{at}" for at in (1, 2))
HR_ID = f"employee_{HR}"
FIND = """mutation ($certain: Boolean!) { findIdentities(input: {mergeCertain: $certain}) {
  __typename ... on FindIdentitiesSuccess { people certain review merged refused }
  ... on Problem { code } } }"""
PAIRS = """query ($state: String, $first: Int!, $after: String) {
  identityPairs(state: $state, first: $first, after: $after) { endCursor
    nodes { one other grade state score assignee comment reason
            evidence { field code text speaksFor } }
    counts { state grade pairs } } }"""
MERGE = """mutation ($survivor: ID!, $merged: ID!, $reason: String!) { mergePeople(input: {
  survivor: $survivor, merged: $merged, reason: $reason}) { __typename
  ... on MergePeopleSuccess { merge rows } ... on Problem { code } } }"""
UNMERGE = """mutation ($merge: ID!) { unmergePeople(input: {merge: $merge, reason: "two"}) {
  __typename ... on UnmergePeopleSuccess { rows joinedSince } ... on Problem { code } } }"""
APART = """mutation ($one: ID!, $other: ID!) { keepApart(input: {
  pairs: [{one: $one, other: $other}], reason: "sisters"}) { __typename
  ... on KeepApartSuccess { pairs } ... on Problem { code } } }"""
ANNOTATE = """mutation ($one: ID!, $other: ID!) { annotateIdentity(input: {
  pair: {one: $one, other: $other}, assignee: "wang"}) { __typename
  ... on AnnotateIdentitySuccess { pair { assignee } } ... on Problem { code } } }"""
MERGES = "{ identityMerges { id survivor merged rows by reason undoneAt } }"
BY_ID = "query ($id: ID!) { employee(by: {id: $id}) { id workEmail } }"
NAMES = """query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Employee { legalName workEmail } } }"""


@pytest.fixture
async def site(database: str, tmp_path: Path) -> Any:
    """A hub in which one person has two rows; H1 is HR and administrator."""
    from hub.store.landing.hub_stream import hub_stream

    async with opened_site(database, tmp_path) as site:
        async with site.hub.database.transaction() as session:
            stream = await hub_stream(session)
            await session.execute(PEOPLE.replace("STREAM", str(stream)))
        grant = NewGrant(HR, "admin", frozenset(), Everywhere(), BEGIN)
        await add_grant(site.hub.database, grant, actor="test")
        yield site


async def asked(site: Site, query: str, scope: str = "hr admin", **variables: Any) -> Any:
    told = await site.ask(query, "H1", scope, **variables)
    assert "errors" not in told, told
    [found] = told["data"].values()
    return found


async def test_evidence_is_named_to_those_who_may_read_its_fields(site: Site) -> None:
    found = await asked(site, FIND, certain=False)
    assert (found["people"], found["certain"], found["merged"]) == (3, 1, 0)
    [pair] = (await asked(site, PAIRS, first=10))["nodes"]
    assert {pair["one"], pair["other"]} == {ONE, OTHER}
    assert [one["code"] for one in pair["evidence"][:2]] == ["IDENTITY_SAME", "BORN_SAME"]
    assert pair["evidence"][0]["text"] == "the same identity number"
    assert pair["score"] > 0
    [blind] = (await asked(site, PAIRS, "admin", first=10))["nodes"]
    assert (blind["grade"], blind["score"]) == ("certain", None)
    locked = {one["field"]: (one["code"], one["text"]) for one in blind["evidence"]}
    assert locked["nationalId"] == (None, None)
    assert locked["birthDate"] == (None, None)
    reads = "select count(*) from hub.audit where action = 'identity.read'"
    assert await site.hub.database.writer.fetchval(reads) == 2


async def test_rows_become_one_and_two_again(site: Site) -> None:
    before = await asked(site, NAMES, ids=[ONE, OTHER])
    made = await asked(site, MERGE, survivor=OTHER, merged=ONE, reason="the same card")
    assert made["__typename"] == "MergePeopleSuccess"
    after = await asked(site, NAMES, ids=[OTHER])
    assert after[0]["workEmail"] == "wf@example.com"
    assert await asked(site, NAMES, ids=[ONE, HR_ID, OTHER]) == [after[0], ANY, after[0]]  # old ids
    found = await asked(site, BY_ID, id=ONE)
    assert (found["id"], found["workEmail"]) == (OTHER, "wf@example.com")
    [merge] = await asked(site, MERGES)
    assert (merge["id"], merge["survivor"], merge["merged"]) == (made["merge"], OTHER, ONE)
    assert (merge["reason"], merge["undoneAt"]) == ("the same card", None)
    back = await asked(site, UNMERGE, merge=made["merge"])
    assert (back["rows"], back["joinedSince"]) == (made["rows"], 0)
    assert await asked(site, NAMES, ids=[ONE, OTHER]) == before
    assert await asked(site, MERGES) == []
    again = await asked(site, FIND, certain=True)
    assert (again["certain"], again["merged"]) == (0, 0)  # remembered


async def test_what_is_decided_is_remembered(site: Site) -> None:
    await asked(site, FIND, certain=False)
    noted = await asked(site, ANNOTATE, one=ONE, other=OTHER)
    assert noted["pair"]["assignee"] == "wang"
    assert (await asked(site, APART, one=ONE, other=OTHER))["pairs"] == 1
    page = await asked(site, PAIRS, first=10, state="apart")
    assert [(one["reason"], one["assignee"]) for one in page["nodes"]] == [("sisters", "wang")]
    assert page["counts"] == [{"state": "apart", "grade": "certain", "pairs": 1}]
    assert (await asked(site, FIND, certain=True))["merged"] == 0


async def test_a_cursor_tells_nothing_of_the_score(site: Site) -> None:
    """Who may not read all evidence is not told the score; nor is a cursor anybody else's."""
    third = "00000000-0000-7000-8000-0000000000c3"
    async with site.hub.database.writer.acquire() as session:
        await session.execute(
            "insert into hub.employee (id, legal_name, legal_name_sort, version, recorded)"
            f" values ('{third}', '王芳', 'wang fang', 1, '[2020-01-01,)')"
        )
        await session.execute(
            "insert into hub.employee_private (id, birth_date, national_id_index, version,"
            f" recorded) values ('{third}', '1990-01-01', '\\x01', 1, '[2020-01-01,)')"
        )
    await asked(site, FIND, certain=False)
    whole = (await asked(site, PAIRS, first=10, state="open"))["nodes"]
    seen, cursor = [], None
    while len(seen) < len(whole):
        page = await asked(site, PAIRS, first=1, state="open", after=cursor)
        [one] = page["nodes"]
        seen.append(one)
        assert (page["endCursor"] is None) == (len(seen) == len(whole))
        cursor = page["endCursor"] or cursor
        said = str(cursor).encode()
        opened = base64.urlsafe_b64decode(said + b"=" * (-len(said) % 4))
        ids = (one[at].removeprefix("employee_") for at in ("one", "other"))
        for plain in (f'"{one["score"]}"', *ids):
            assert plain.encode() not in said + b" " + opened
    assert len(whole) > 1
    assert seen == whole
    grant = NewGrant(await _somebody(site), "admin", frozenset(), Everywhere(), BEGIN)
    await add_grant(site.hub.database, grant, actor="test")
    for who, after in (("E9", cursor), ("H1", "12.x"), ("H1", "x")):
        told = await site.ask(PAIRS, who, "admin", first=1, state="open", after=after)
        assert told["errors"][0]["extensions"]["code"] == "PAGE_INVALID"


async def _somebody(site: Site) -> str:
    """Another person, employed as E9."""
    async with site.hub.database.writer.acquire() as session:
        found: str = await session.fetchval(
            "insert into hub.employee (id, legal_name, legal_name_sort, number, status, version,"
            " recorded) values (gen_random_uuid(), '赵', 'zhao', 'E9', 'active', 1,"
            " '[2020-01-01,)') returning id::text"
        )
        await session.execute(
            'insert into hub.employment (id, employee_id, number, status, "primary",'
            " effective_from, version, recorded) values (gen_random_uuid(), $1, 'E9', 'active',"
            " true, '2020-01-01', 1, '[2020-01-01,)')",
            found,
        )
        return found


async def test_certain_pairs_are_merged_only_when_it_is_asked_for(site: Site) -> None:
    assert (await asked(site, FIND, certain=True))["merged"] == 1
    assert (await asked(site, FIND, certain=True))["people"] == 2
    assert len(await asked(site, MERGES)) == 1


async def test_nobody_decides_about_themselves_nor_without_knowing_names(site: Site) -> None:
    own = f"employee_{HR}"
    for scope, ids in (
        ("admin", (ONE, OTHER)),
        ("hr admin", (own, OTHER)),
        ("hr admin", (ONE, own)),
    ):
        told = await asked(site, MERGE, scope, survivor=ids[0], merged=ids[1], reason="r")
        assert told == {"__typename": "Denied", "code": "IDENTITY_DENIED"}
        told = await asked(site, APART, scope, one=ids[0], other=ids[1])
        assert told == {"__typename": "Denied", "code": "IDENTITY_DENIED"}
    told = await asked(site, FIND, "admin", certain=True)
    assert told == {"__typename": "Denied", "code": "IDENTITY_DENIED"}


async def test_what_is_unclear_is_refused(site: Site) -> None:
    told = await site.ask(PAIRS, "H1", "hr admin", first=10, state="lost")
    assert told["errors"][0]["extensions"]["code"] == "IDENTITY_STATE"
    told = await site.ask(PAIRS, "H1", "hr admin", first=201)
    assert told["errors"][0]["extensions"]["code"] == "PAGE_INVALID"
    told = await asked(site, MERGE, survivor="x", merged=ONE, reason="r")
    assert told == {"__typename": "NotFound", "code": "IDENTITY_UNKNOWN"}
    told = await asked(site, UNMERGE, merge="x")
    assert told == {"__typename": "NotFound", "code": "MERGE_UNKNOWN"}
    told = await asked(site, MERGE, survivor=ONE, merged=OTHER, reason="")
    assert told["code"] == "REASON_MISSING"


async def test_it_is_closed_to_others(site: Site) -> None:
    told = await site.ask(PAIRS, "H1", "hr", first=1)
    assert told["errors"][0]["extensions"]["code"] == "OFFICE_DENIED"
    told = await site.ask(MERGES, "H1", "hr")
    assert told["errors"][0]["extensions"]["code"] == "OFFICE_DENIED"
    told = await site.ask(MERGE, "H1", "hr", survivor=ONE, merged=OTHER, reason="r")
    assert told["data"]["mergePeople"] == {"__typename": "Denied", "code": "OFFICE_DENIED"}


def test_names_in_this_test_are_those_of_the_graph(site: Site) -> None:
    spec = site.hub.model["Employee"]
    assert global_id(spec, "00000000-0000-7000-8000-0000000000c1") == ONE
