"""Conflicts follow from the sources of a row; a naive twin by the fold alone agrees."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from hub.flows.conflict_owner import rules_of, without
from hub.store.landing.conflicts import (
    BY_EDIT,
    BY_FRESHNESS,
    BY_ORDER,
    BY_PRECEDENCE,
    conflicts,
)
from hub.store.landing.fold import EDIT, Source, fold
from tests.support.outside import STAFF, document

NAMES = ("legal_name", "position", "grade")
VALUES = st.sampled_from(["a", "b", "c"])


@st.composite
def sources(draw: st.DrawFn) -> list[Source]:
    """Mapped records of one row: any fields, waiting cells, some closed, some withdrawn."""
    made = []
    for at in range(draw(st.integers(1, 4))):
        fields = draw(st.dictionaries(st.sampled_from(NAMES), st.none() | VALUES))
        waits = draw(st.dictionaries(st.sampled_from(NAMES), st.just("UNMAPPED"), max_size=1))
        kept = {name: value for name, value in fields.items() if name not in waits}
        closed = draw(st.sampled_from([None, None, date(2026, 1, 1)]))
        made.append(
            Source(
                draw(st.integers(1, 2)),
                str(at),
                draw(st.sampled_from([10, 50, EDIT])),
                kept,
                waits,
                closed=closed,
                withdrawn=closed is not None and draw(st.booleans()),
            )
        )
    return made


def naively(made: list[Source]) -> set[str]:
    """Fields that one source alone would show otherwise than all of them do."""
    live = [one for one in made if one.closed is None and not one.withdrawn]
    if not live:
        return set()
    whole = fold(live, timeline=False)
    found = set()
    for one in live:
        alone = fold([one], timeline=False)
        for name, value in alone.values.items():
            if name not in whole.pending and whole.values.get(name) != value:
                found.add(name)
    return found


@given(sources())
def test_a_field_is_in_conflict_where_one_source_alone_would_show_another_value(
    made: list[Source],
) -> None:
    assert set(conflicts(made)) == naively(made)


@given(sources(), st.randoms())
def test_the_order_of_sources_does_not_matter(made: list[Source], dice: object) -> None:
    shuffled = sorted(made, key=lambda one: hash((one.key, str(dice))))
    assert conflicts(shuffled) == conflicts(made)


@given(sources())
def test_the_first_side_is_what_the_fold_shows(made: list[Source]) -> None:
    live = [one for one in made if one.closed is None and not one.withdrawn]
    for name, one in conflicts(made).items():
        assert fold(live, timeline=False).values.get(name) == one.value
        assert one.against
        assert all(side.fields[name] not in {None, one.value} for side in one.against)


def rule(one: Source, other: Source) -> str:
    return conflicts([one, other])["grade"].rule


def test_the_rule_says_what_set_the_winner_above() -> None:
    low = Source(2, "x", 10, {"grade": "a"})
    assert rule(Source(1, "x", EDIT, {"grade": "b"}), low) == BY_EDIT
    assert rule(Source(1, "x", 50, {"grade": "b"}), low) == BY_PRECEDENCE
    assert rule(Source(1, "x", 10, {"grade": "b"}), low) == BY_ORDER
    assert rule(Source(2, "y", 10, {"grade": "b"}), low) == BY_FRESHNESS


def test_an_empty_cell_is_a_side_only_where_it_hides_a_value() -> None:
    says, empty = {"grade": "a"}, {"grade": None}
    assert "grade" in conflicts([Source(1, "x", 50, empty), Source(2, "x", 10, says)])
    assert not conflicts([Source(1, "x", 50, says), Source(2, "x", 10, empty)])


def test_a_document_without_a_field_is_the_same_otherwise() -> None:
    staff = document(STAFF)
    assert rules_of(staff, "Assignment", "position") == ("Assignment",)
    changed = without(staff, "Assignment", "position")
    assert rules_of(changed, "Assignment", "position") == ()
    back = [dict(row) for row in changed["rows"]]
    for row in back:
        if row["entity"] == "Assignment":
            row["fields"] = {**row["fields"], "position": "岗位"}
    assert {**changed, "rows": back} == document(STAFF)
