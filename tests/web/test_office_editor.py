"""What the console's editor asks beside mappings: labels, vocabularies, steps, trials of rules."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.auth.viewer import Everywhere
from hub.mappings.mapping import parse
from hub.mappings.one import Accepted, apply_row, tried
from hub.mappings.steps import STEPS
from hub.resolvers.office.mapping_words import CHINESE
from hub.schema.labels import labels, meanings
from hub.schema.shipped import shipped
from hub.store.grants import NewGrant, add_grant
from tests.support.site import BEGIN, HR, Site, opened_site

MODEL = shipped()
DOCUMENT: dict[str, Any] = {
    "hub": "mapping/1",
    "stream": "people",
    "values": {"clean": {"from": "姓名", "steps": ["width", "trim"]}},
    "rows": [
        {
            "entity": "Employee",
            "key": {"const": "1"},
            "find": {"by": "number", "from": "工号"},
            "create": True,
            "fields": {
                "legal_name": "$clean",
                "preferred_name": {"from": ["昵称", "姓名"], "steps": ["trim", {"case": "upper"}]},
                "gender": "性别",
                "nationality": {"const": "CN"},
            },
        }
    ],
}
RULES = parse(DOCUMENT, "a test")
TRIAL = """query ($document: JSON!, $fields: [MappingTrialInput!]!) {
  mappingTrial(document: $document, fields: $fields) { field trials { given value reason link } }
}"""
COLUMNS = {"legal_name": "姓名", "preferred_name": "昵称", "gender": "性别", "nationality": "性别"}


@pytest.fixture
async def office(database: str, tmp_path: Path) -> AsyncIterator[Site]:
    """A site whose HR person is an administrator too."""
    async with opened_site(database, tmp_path / "home") as site:
        grant = NewGrant(HR, "admin", frozenset(), Everywhere(), BEGIN)
        await add_grant(site.hub.database, grant, actor="test")
        yield site


@given(field=st.sampled_from(sorted(COLUMNS)), text=st.text(max_size=8) | st.just("男"))
def test_a_trial_is_what_a_record_would_give(field: str, text: str) -> None:
    """A record with the text in the rule's column lands with the very value, or waits as told."""
    record = {"工号": "E1", "姓名": "曾喆", "昵称": "曾", "性别": "女", COLUMNS[field]: text}
    verdict = apply_row(RULES, record, MODEL)
    [found] = tried(RULES, MODEL, "Employee", field, [text])
    if not isinstance(verdict, Accepted):  # the name is required: without it nothing lands
        assert field == "legal_name"
        assert found.value is None
        return
    cell = verdict.rows[0].cells[field]
    if field == "preferred_name" and found.value is None and found.reason is None:
        assert cell.value == "曾喆"  # the second column of the rule steps in
        return
    assert (found.value, found.reason) == (cell.value, cell.reason)


async def test_rules_are_tried_together(office: Site) -> None:
    """Field by field and text by text, in the order in which they were given."""
    fields = [
        {"row": "Employee", "field": "gender", "values": ["男", "外星人"]},
        {"row": "Employee", "field": "legal_name", "values": ["\u3000曾喆 "]},
    ]
    told = await office.ask(TRIAL, scope="admin", document=DOCUMENT, fields=fields)
    gender, name = told["data"]["mappingTrial"]
    assert gender["trials"] == [
        {"given": "男", "value": "male", "reason": None, "link": False},
        {"given": "外星人", "value": None, "reason": "UNMAPPED", "link": False},
    ]
    assert name["trials"][0]["value"] == "曾喆"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ([{"row": "Employee", "field": "birth_date", "values": ["x"]}], "TRIAL_FIELD"),
        ([{"row": "Nobody", "field": "gender", "values": ["x"]}], "TRIAL_FIELD"),
        ([{"row": "Employee", "field": "gender", "values": ["x" * 1001]}], "TRIAL_SIZE"),
        ([{"row": "Employee", "field": "gender", "values": ["x"] * 1001}], "TRIAL_SIZE"),
    ],
)
async def test_a_trial_is_bounded(office: Site, fields: list[Any], code: str) -> None:
    """What is no field of a rule, or too much, is refused by name."""
    told = await office.ask(TRIAL, scope="admin", document=DOCUMENT, fields=fields)
    assert told["data"]["mappingTrial"] is None
    assert told["errors"][0]["extensions"]["code"] == code


async def test_steps_come_with_all_that_a_form_needs(office: Site) -> None:
    """Every step of the registry, in the asker's language, with arguments and examples."""
    query = """{ mappingSteps { name about short
      arguments { name type required choices default } examples { given then fails } } }"""
    english = (await office.ask(query, scope="admin"))["data"]["mappingSteps"]
    headers = {"accept-language": "zh"}
    chinese = (await office.ask(query, scope="admin", headers=headers))["data"]["mappingSteps"]
    assert [one["name"] for one in english] == list(STEPS)
    assert [one["about"] for one in english] == [one.doc for one in STEPS.values()]
    assert [one["about"] for one in chinese] == [one.zh for one in STEPS.values()]
    case = next(one for one in english if one["name"] == "case")
    assert case["short"] == "to"
    assert case["arguments"][0]["choices"] == ["upper", "lower", "title"]
    denied = await office.ask(query, scope="hr")
    assert denied["errors"][0]["extensions"]["code"] == "OFFICE_DENIED"


async def test_labels_are_those_of_the_model(office: Site) -> None:
    """Every field by both of its names, in the asker's language; an unknown entity is refused."""
    query = """query ($entities: [String!]) { entityLabels(entities: $entities) {
      entity label about fields { name graphName label about class } } }"""
    headers = {"accept-language": "zh"}
    told = await office.ask(query, scope="employee", headers=headers, entities=["Education"])
    [found] = told["data"]["entityLabels"]
    said, spec = labels(MODEL), MODEL["Education"]
    assert found["label"] == said["Education"]["zh"]
    assert found["about"] == meanings(MODEL)["Education"]["zh"]
    assert next(one for one in found["fields"] if one["name"] == "degree")["about"] == "学位。"
    assert [one["name"] for one in found["fields"]] == list(spec.fields)
    assert {one["graphName"]: one["label"] for one in found["fields"]} == {
        one.graph_name: said[f"Education.{one.name}"]["zh"] for one in spec.fields.values()
    }
    refused = await office.ask(query, entities=["Nobody"])
    assert refused["errors"][0]["extensions"]["code"] == "LABEL_ENTITY"


async def test_all_vocabularies_are_listed(office: Site) -> None:
    """By name, with how many terms each has."""
    told = await office.ask("{ vocabularies { name label terms source } }", scope="employee")
    found = told["data"]["vocabularies"]
    assert [one["name"] for one in found] == sorted(MODEL.vocabularies)
    assert {one["name"]: one["terms"] for one in found} == {
        name: len(one.terms) for name, one in MODEL.vocabularies.items()
    }


def test_every_argument_of_a_step_is_said_in_chinese() -> None:
    """The catalogue has all of them, and none that is no more."""
    there = {(step.name, one.name) for step in STEPS.values() for one in step.params}
    assert set(CHINESE) == there
