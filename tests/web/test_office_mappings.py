"""Mappings in the graph: saved, previewed, approved, published, rolled back."""

from pathlib import Path
from typing import Any

import pytest

from hub.auth.viewer import Everywhere
from hub.flows.connect import connect
from hub.flows.pull import pull
from hub.store.grants import NewGrant, add_grant
from tests.support.outside import (
    DEPARTMENTS,
    EDUCATION,
    STAFF,
    people,
    staff_folder,
    write_staff,
)
from tests.support.site import BEGIN, HR, Site

BETTER = EDUCATION.replace("本科: bachelor", "本科: bachelor, 大学: bachelor")
PLACE = 'connection: "staff", stream: "education"'
PREVIEW = f"""query ($document: String) {{ mappingPreview({PLACE}, document: $document) {{
  records people ofPeople departments periods needsApproval rejected accepted ignored
  rows {{ entity added removed }}
  fields {{ entity field mapped changed unmapped samples {{ raw before after reason }} }} }} }}"""
SAVE = """mutation ($document: String!, $expected: String) { saveMappingDraft(input: {
  connection: "staff", stream: "education", document: $document, expectedHash: $expected}) {
  __typename ... on SaveMappingDraftSuccess { draft { state hash author document } }
  ... on Problem { code message hint } } }"""
PUBLISH = """mutation { publishMapping(input: {connection: "staff", stream: "education",
  reason: "大学 is 本科"}) { __typename ... on PublishMappingSuccess { version unchanged
  account { changed pendingCells } mapping { version draft { hash } } }
  ... on Problem { code } } }"""


@pytest.fixture
async def staffed(site: Site, tmp_path: Path) -> Site:
    """Thirty people, education that waits; E0001 and E0002 are administrators."""
    education = [
        {"工号": one["工号"], "学历": "大学" if at % 3 else "本科", "学校": "某大学"}
        for at, one in enumerate(people(30))
    ]
    write_staff(tmp_path / "in", people(30), education=education)
    wanted = staff_folder(tmp_path / "in", DEPARTMENTS, STAFF, EDUCATION)
    await connect(site.hub, wanted, operator="tester")
    (await pull(site.hub, "staff", operator="tester")).check()
    rows = await site.hub.database.writer.fetch(
        "select id::text from hub.employee where number in ('E0001', 'E0002')"
    )
    for one in (HR, *(row[0] for row in rows)):
        grant = NewGrant(one, "admin", frozenset(), Everywhere(), BEGIN)
        await add_grant(site.hub.database, grant, actor="test")
    return site


async def admin(site: Site, query: str, number: str = "E0001", **variables: Any) -> Any:
    told = await site.ask(query, number, "admin", **variables)
    assert "errors" not in told, told
    [found] = told["data"].values()
    return found


async def test_a_word_is_taught_in_the_graph(staffed: Site) -> None:
    mapping = await admin(
        staffed, f"{{ mapping({PLACE}) {{ version document draft {{ hash }} }} }}"
    )
    assert (mapping["version"], mapping["draft"]) == (1, None)
    better = mapping["document"].replace("本科: bachelor", "本科: bachelor\n    大学: bachelor")
    seen = await admin(staffed, PREVIEW, document=better)
    assert (seen["people"], seen["ofPeople"], seen["needsApproval"]) == (20, 31, True)
    [field] = seen["fields"]
    assert (field["field"], field["mapped"], field["samples"]) == ("level", 20, None)
    saved = await admin(staffed, SAVE, document=better, expected="")
    assert (saved["draft"]["state"], len(saved["draft"]["hash"])) == ("draft", 64)
    assert await admin(staffed, PREVIEW) == seen
    assert await admin(staffed, PUBLISH) == {"__typename": "Invalid", "code": "APPROVAL_NEEDED"}
    approve = f'mutation {{ approveMappingDraft(input: {{{PLACE}, hash: "{saved["draft"]["hash"]}"}}) {{ __typename ... on Problem {{ code }} }} }}'  # noqa: E501 - one document
    mine = await admin(staffed, approve)
    assert mine["code"] == "APPROVAL_BY_AUTHOR"
    assert (await admin(staffed, approve, "E0002"))["__typename"] == "ApproveMappingDraftSuccess"
    made = await admin(staffed, PUBLISH)
    assert made == {
        "__typename": "PublishMappingSuccess", "version": 2, "unchanged": False,
        "account": {"changed": 20, "pendingCells": 0}, "mapping": {"version": 2, "draft": None},
    }  # fmt: skip
    told = await admin(
        staffed, f"{{ mappingDifferences({PLACE}, before: 1, after: 2) {{ place kind after }} }}"
    )
    assert told == [{"place": "lexicon.level.大学", "kind": "added", "after": '"bachelor"'}]
    back = await admin(
        staffed,
        f'mutation {{ rollBackMapping(input: {{{PLACE}, version: 1, reason: "no"}}) {{'
        " ... on RollBackMappingSuccess { version mapping { versions { inUse } } } } }",
    )
    assert [one["inUse"] for one in back["mapping"]["versions"]] == [True, False, False]
    assert back["version"] == 3


async def test_samples_are_for_those_who_may_read_the_field(staffed: Site) -> None:
    """HR with all classes, who is an administrator too, sees raw values; the other does not."""
    told = await staffed.ask(PREVIEW, "H1", "admin", document=BETTER)
    assert told["data"]["mappingPreview"]["fields"][0]["samples"] is None  # not with that token
    told = await staffed.ask(PREVIEW, "H1", "hr admin", document=BETTER)
    [field] = told["data"]["mappingPreview"]["fields"]
    assert {(one["raw"], one["after"]) for one in field["samples"]} == {("大学", "bachelor")}


async def test_two_who_write_at_once(staffed: Site) -> None:
    first = await admin(staffed, SAVE, document=BETTER, expected="")
    assert first["__typename"] == "SaveMappingDraftSuccess"
    second = await admin(staffed, SAVE, "E0002", document=EDUCATION, expected="")
    assert (second["__typename"], second["code"]) == ("Conflict", "DRAFT_CONFLICT")


async def test_a_faulty_document_is_told_with_its_place(staffed: Site) -> None:
    wrong = await admin(staffed, SAVE, document=BETTER.replace("school:", "schol:"))
    assert (wrong["__typename"], wrong["code"]) == ("Invalid", "MAPPING_INVALID")
    broken = await admin(staffed, SAVE, document="rows: [")
    assert broken["code"] == "MAPPING_UNREADABLE"


async def test_it_is_closed_to_others(staffed: Site) -> None:
    told = await staffed.ask(f"{{ mapping({PLACE}) {{ version }} }}", "E0003", "employee")
    assert told["data"] == {"mapping": None}
    assert told["errors"][0]["extensions"]["code"] == "OFFICE_DENIED"
    told = await staffed.ask(PUBLISH, "E0003", "employee")
    assert told["data"]["publishMapping"] == {"__typename": "Denied", "code": "OFFICE_DENIED"}
