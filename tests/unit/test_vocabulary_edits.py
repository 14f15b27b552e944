"""Edits of vocabularies: what was called so stays known, and nothing means two things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.errors import Refused
from hub.schema.shipped import shipped
from hub.schema.vocabulary import normal
from hub.schema.vocabulary_edits import TermEdit, edited, overlaid

TYPES = shipped().vocabularies["employment_type"]
LEVELS = shipped().vocabularies["education_level"]


def code_of(edit: TermEdit, *, new: bool = False, vocabulary: object = TYPES) -> str:
    with pytest.raises(Refused) as caught:
        edited(vocabulary, edit, new=new)  # type: ignore[arg-type]
    return caught.value.code


def test_a_renamed_term_is_still_known_by_its_old_name() -> None:
    found = edited(TYPES, TermEdit("intern", {"zh": "见习生䶮"}))
    assert found.term("intern").label["zh"] == "见习生䶮"
    assert found.lookup("见习生䶮") == found.lookup(TYPES.term("intern").label["zh"]) == "intern"


def test_a_new_term_and_its_names_are_known() -> None:
    edit = TermEdit("gig", {"en": "Gig worker", "zh": "零工"}, aliases=("骑手",))
    found = edited(TYPES, edit, new=True)
    assert (found.lookup("骑手"), found.lookup("ＧＩＧ ＷＯＲＫＥＲ")) == ("gig", "gig")
    assert TYPES.lookup("骑手") is None


def test_a_word_that_only_came_near_is_a_name_once_it_is_said() -> None:
    assert "管培生" in TYPES.term("regular").close
    found = edited(TYPES, TermEdit("intern", aliases=("管培生",)))
    assert (found.lookup("管培生"), "管培生" in found.term("regular").close) == ("intern", False)


def test_a_retired_term_stays_and_is_offered_no_more() -> None:
    found = edited(TYPES, TermEdit("intern", active=False))
    assert found.term("intern").active is False
    assert found.codes == TYPES.codes


def test_what_does_not_fit_is_refused() -> None:
    both = {"en": "X", "zh": "某"}
    assert code_of(TermEdit("intren")) == "TERM_UNKNOWN"
    assert code_of(TermEdit("intern", both), new=True) == "TERM_CONFLICT"
    assert code_of(TermEdit("零工", both), new=True) == "TERM_CODE"
    assert code_of(TermEdit("gig", {"zh": "零工"}), new=True) == "TERM_LABEL"
    assert code_of(TermEdit("gig", {"en": "G", "zh": "正式工"}), new=True) == "TERM_NAME_CONFLICT"
    assert code_of(TermEdit("intern", aliases=("外聘",))) == "TERM_NAME_CONFLICT"  # it is broad
    assert code_of(TermEdit("intern", aliases=(" ",))) == "TERM_NAME"
    assert code_of(TermEdit("intern", rank=3)) == "TERM_RANK"
    assert code_of(TermEdit("intern", broader="intern")) == "TERM_BROADER"
    assert code_of(TermEdit("bachelor", rank=61), vocabulary=LEVELS) == "TERM_RANK"


def test_an_edit_that_fits_a_release_no_more_does_not_harm() -> None:
    edits = {"intern": TermEdit("intern", aliases=("正式工",)), "gig": TermEdit("gig", {"zh": "x"})}
    assert overlaid(TYPES, edits) == TYPES


NAMES = st.text("零工骑手顾问ＡＢａｂ ", max_size=4)
EDITS = st.builds(
    TermEdit,
    st.sampled_from(("intern", "consultant", "gig")),
    st.fixed_dictionaries({"en": NAMES, "zh": NAMES}) | st.just({}),
    st.none(),
    st.lists(NAMES, max_size=3).map(tuple),
    st.none() | st.booleans(),
)


@given(st.lists(EDITS, max_size=6))
def test_after_any_edits_every_name_means_one_term(edits: list[TermEdit]) -> None:
    found = TYPES
    for edit in edits:
        before = found
        try:
            found = edited(found, edit, new=edit.code not in found.codes)
        except Refused:
            assert found == before
    named: dict[str, str] = {}
    for term in found.terms:
        for name in term.names():
            assert named.setdefault(normal(name), term.code) == term.code
    for term in TYPES.terms:  # nothing that was known is lost
        assert all(found.lookup(name) == TYPES.lookup(name) for name in term.names())


@given(st.lists(EDITS, min_size=1, max_size=5))
def test_edits_one_after_the_other_are_what_is_kept_of_them(edits: list[TermEdit]) -> None:
    whole = edits[0]
    for edit in edits[1:]:
        whole = edit.after(whole) if edit.code == whole.code else whole
    assert TermEdit.of(whole.code, whole.document()) == whole
