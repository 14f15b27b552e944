"""The mapping editor's fields: versions, drafts, previews masked by who looks, four eyes."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from hub.auth.viewer import Everywhere
from hub.flows.connect import connect
from hub.flows.pull import pull
from hub.store.grants import NewGrant, add_grant
from tests.support.outside import DEPARTMENTS, EDUCATION, STAFF, document, people, staff_folder
from tests.support.outside import write_staff as write
from tests.support.site import BEGIN, HR, Site, opened_site


@pytest.fixture
async def office(database: str, tmp_path: Path) -> AsyncIterator[Site]:
    """A site that has pulled staff; its HR person and one of the staff are administrators."""
    staff = people(30)
    write(tmp_path, staff, education=[{"工号": "E0001", "学历": "大学", "学校": "甲大学"}])
    async with opened_site(database, tmp_path / "home", HUB_APPROVAL_PERCENT="5") as site:
        await connect(
            site.hub, staff_folder(tmp_path, DEPARTMENTS, STAFF, EDUCATION), operator="tester"
        )
        (await pull(site.hub, "staff", operator="tester")).check()
        second = await site.hub.database.writer.fetchval(
            "select employee_id::text from hub.employment where number = 'E0002'"
        )
        for who in (HR, second):
            grant = NewGrant(who, "admin", frozenset(), Everywhere(), BEGIN)
            await add_grant(site.hub.database, grant, actor="test")
        yield site


EDITOR = """query ($stream: String!) {
  mapping(connection: "staff", stream: $stream) {
    versionInUse
    versions { version state acts author diff { kind place } }
    draft { state problems { code place } diff { kind place before after } }
    fields { path guess samples mapped }
    targets(entities: ["Education"]) { field label required }
  }
}"""
SAVE = """mutation ($stream: String!, $document: JSON!, $seen: String) {
  done: saveMappingDraft(input: {
    connection: "staff", stream: $stream, document: $document, reason: "why", expectedHash: $seen
  }) {
    ... on MappingDraftSuccess { mapping { draft { state hash problems { code place } } } }
    ... on Problem { code }
  }
}"""
PREVIEW = """query ($stream: String!, $document: JSON) {
  mappingPreview(connection: "staff", stream: $stream, document: $document) {
    records differing harmed peopleTotal needsApproval failingExamples
    fields { field kind cells samples { before after masked } }
  }
}"""
NOTE = """mutation { done: previewMappingDraft(input: {connection: "staff", stream: "staff"}) {
  ... on MappingPreviewSuccess { mapping { draft { state } } preview { harmed } }
  ... on Problem { code }
} }"""
APPROVE = """mutation {
  done: approveMappingDraft(input: {connection: "staff", stream: "staff", reason: "seen"}) {
    ... on MappingDraftSuccess { mapping { draft { state approvedBy } } } ... on Problem { code }
} }"""
PUBLISH = """mutation { done: publishMappingDraft(input: {
  connection: "staff", stream: "staff", acceptChanges: true
}) { ... on PublishMappingSuccess { version account { changed } } ... on Problem { code } } }"""
BACK = """mutation { done: rollbackMapping(input: {
  connection: "staff", stream: "staff", version: 1, reason: "back"
}) {
  ... on PublishMappingSuccess { version mapping { versionInUse } }
  ... on Problem { code }
} }"""


async def done(site: Site, query: str, number: str = "H1", **variables: Any) -> Any:
    return (await site.ask(query, number, scope="admin", **variables))["data"]["done"]


async def test_the_editor_shows_both_sides(office: Site) -> None:
    """Versions, their fields with shapes of values, ours with labels; a draft with its faults."""
    wrong = document(EDUCATION.replace("school: 学校", "schol: 学校"))
    saved = await done(office, SAVE, stream="education", document=wrong)
    assert saved["mapping"]["draft"]["problems"] == [
        {"code": "FIELD_UNKNOWN", "place": "rows[0].fields.schol"}
    ]
    again = await done(office, SAVE, stream="education", document=wrong, seen="other")
    assert again == {"code": "DRAFT_CONFLICT"}
    told = (await office.ask(EDITOR, scope="admin", stream="education"))["data"]["mapping"]
    assert told["versionInUse"] == 1
    [version] = told["versions"]
    assert (version["state"], version["acts"]) == ("published", ["retire"])
    assert {"kind": "added", "place": "rows.Education.fields.school"} in version["diff"]
    assert told["draft"]["state"] == "draft"
    fields = {one["path"]: one for one in told["fields"]}
    assert fields["学校"]["samples"] == ["文文文"]
    assert fields["学校"]["mapped"] == ["Education.school"]
    assert {"field": "school", "label": "School", "required": False} in told["targets"]


async def test_samples_are_shown_by_the_viewer_s_grants(
    office: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An administrator sees shapes; with HR's grants in the token, values."""
    monkeypatch.setattr("hub.auth.devissuer.scopes_for", lambda words: frozenset(words.split()))
    better = document(EDUCATION.replace("本科: bachelor", "本科: bachelor, 大学: bachelor"))
    for scope, before, masked in (("admin", None, True), ("admin hr", None, False)):
        told = await office.ask(PREVIEW, scope=scope, stream="education", document=better)
        preview = told["data"]["mappingPreview"]
        assert (preview["records"], preview["harmed"], preview["needsApproval"]) == (1, 0, False)
        [one] = preview["fields"]
        assert (one["field"], one["kind"], one["cells"]) == ("level", "mapped", 1)
        after = "aaaaaaaa" if masked else "bachelor"
        assert one["samples"] == [{"before": before, "after": after, "masked": masked}]


async def test_much_effect_takes_a_second_person_and_a_rollback_undoes_it(office: Site) -> None:
    """Draft → preview → approve by another → publish → rollback, all in the graph."""
    wide = document(STAFF.replace("birth_date: 出生日期", "birth_date: 入职日期"))
    await done(office, SAVE, stream="staff", document=wide)
    assert await done(office, PUBLISH) == {"code": "MAPPING_STATE"}
    noted = await done(office, NOTE)
    assert noted == {"mapping": {"draft": {"state": "previewed"}}, "preview": {"harmed": 30}}
    assert await done(office, PUBLISH) == {"code": "APPROVAL_MISSING"}
    assert await done(office, APPROVE) == {"code": "APPROVAL_OWN"}
    approved = await done(office, APPROVE, number="E0002")
    assert approved["mapping"]["draft"]["state"] == "approved"
    assert await done(office, PUBLISH) == {"version": 2, "account": {"changed": 30}}
    assert (await done(office, BACK))["mapping"] == {"versionInUse": 1}
    born = "select count(*) from hub.employee_private where birth_date = '2021-03-01'"
    assert await office.hub.database.writer.fetchval(born) == 0


async def test_an_example_that_does_not_hold_blocks(office: Site) -> None:
    """It is kept sealed, told by name and field, and stops the publication."""
    keep = """mutation ($given: JSON!, $then: JSON!) { done: keepMappingExample(input: {
      connection: "staff", stream: "staff", name: "甲", given: $given, then: $then
    }) { ... on MappingDraftSuccess { mapping { examples } } ... on Problem { code } } }"""
    given = people(1)[0] | {"姓名": "欧阳㛃"}
    kept = await done(office, keep, given=given, then={"Employee": {"legal_name": "欧阳㛃"}})
    assert kept == {"mapping": {"examples": ["甲"]}}
    body = await office.hub.database.writer.fetchval("select body from hub.mapping_example")
    assert "欧阳".encode() not in body
    wrong = document(STAFF.replace("legal_name: 姓名", "legal_name: 岗位"))
    told = await office.ask(PREVIEW, scope="admin", stream="staff", document=wrong)
    assert told["data"]["mappingPreview"]["failingExamples"] == ["甲: Employee.legal_name"]
    await done(office, SAVE, stream="staff", document=wrong)
    await done(office, NOTE)
    assert await done(office, PUBLISH) == {"code": "EXAMPLE_FAILS"}


async def test_it_is_closed_to_all_others(office: Site) -> None:
    for query in (EDITOR, PREVIEW):
        told = await office.ask(query, scope="hr", stream="staff")
        assert told["errors"][0]["extensions"]["code"] == "OFFICE_DENIED"
