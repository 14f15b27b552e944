"""The states of a mapping: every act in every state, and what differs between two documents."""

import copy
import itertools

import pytest

from hub.errors import Refused
from hub.mappings.difference import Difference, differences
from hub.mappings.life import ACTS, MOVES, NONE, STATES, moved
from tests.support.outside import EDUCATION, STAFF, document


@pytest.mark.parametrize(("state", "act"), [*itertools.product(STATES, ACTS)])
def test_an_act_leads_where_the_table_says_or_nowhere(state: str, act: str) -> None:
    if (state, act) in MOVES:
        assert moved(state, act) in STATES
        return
    with pytest.raises(Refused) as caught:
        moved(state, act)
    assert caught.value.code == "MAPPING_STATE"
    assert caught.value.hint


def test_every_state_is_reached_and_every_act_used() -> None:
    assert set(MOVES.values()) == set(STATES)
    assert {act for _, act in MOVES} == set(ACTS)
    assert {before for before, _ in MOVES} == set(STATES)
    assert moved(NONE, "save") == "draft"


def test_differences_are_told_rule_by_rule() -> None:
    before, after = document(STAFF), document(STAFF)
    after["precedence"] = 90
    after["lexicon"]["status"]["离休"] = "retired"
    del after["lexicon"]["status"]["离职"]
    after["rows"][0]["fields"]["legal_name"] = {"from": "姓名", "steps": ["trim"]}
    after["rows"][1]["key"] = ["工号", "入职日期"]
    del after["rows"][2]
    found = differences(before, after)
    assert found[:4] == [
        Difference("precedence", "changed", 100, 90),
        Difference("lexicon.status.离休", "added", None, "retired"),
        Difference("Employee.legal_name", "changed", "姓名", {"from": "姓名", "steps": ["trim"]}),
        Difference("Employment.key", "changed", "工号", ["工号", "入职日期"]),
    ]
    assert {one.kind for one in found[4:]} == {"removed"}
    assert {one.place for one in found[4:]} >= {
        "lexicon.status.离职",
        "Assignment",
        "Assignment.position",
    }


@pytest.mark.parametrize("text", [STAFF, EDUCATION])
def test_the_same_content_does_not_differ(text: str) -> None:
    assert differences(document(text), copy.deepcopy(document(text))) == []
