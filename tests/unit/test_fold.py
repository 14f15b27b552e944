"""The fold is a pure function: order does not matter, and edits of the hub win."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from hub.store.landing.fold import EDIT, Source, fold

NAMES = ("legal_name", "effective_from", "effective_to", "grade")
days = st.dates(date(2020, 1, 1), date(2020, 1, 9)).map(date.isoformat)


@st.composite
def sources(draw: st.DrawFn) -> list[Source]:
    """Mapped records of one row: any fields, any waiting cells, open or closed."""
    made = []
    for at in range(draw(st.integers(1, 4))):
        fields = draw(st.dictionaries(st.sampled_from(NAMES), st.none() | days))
        waits = draw(st.dictionaries(st.sampled_from(NAMES), st.just("INVALID")))
        kept = {name: value for name, value in fields.items() if name not in waits}
        made.append(
            Source(
                draw(st.integers(1, 2)),
                str(at),
                draw(st.sampled_from([10, 50, EDIT])),
                kept,
                waits,
                closed=draw(st.none() | st.dates(date(2020, 1, 1), date(2020, 1, 9))),
            )
        )
    return made


@given(sources(), st.booleans(), st.randoms())
def test_the_order_of_sources_does_not_matter(
    made: list[Source], timeline: bool, dice: object
) -> None:
    shuffled = sorted(made, key=lambda one: hash((one.key, str(dice))))
    assert fold(shuffled, timeline=timeline) == fold(made, timeline=timeline)


@given(sources(), st.booleans())
def test_the_same_source_twice_is_once(made: list[Source], timeline: bool) -> None:
    assert fold([*made, made[0]], timeline=timeline) == fold(made, timeline=timeline)


@given(sources())
def test_the_winner_of_each_field_is_found_by_a_naive_search(made: list[Source]) -> None:
    """Per field the best source that says anything; a waiting cell leaves it empty."""
    folded = fold(made, timeline=False)
    for name in NAMES:
        says = [one for one in made if name in one.fields or name in one.pending]
        best = max(says, key=lambda one: one.rank, default=None)
        if best is None or folded.pending.get(name) == "CONFLICT":
            continue
        assert folded.values.get(name) == best.fields.get(name)
        assert folded.pending.get(name) == best.pending.get(name)


@given(sources(), days)
def test_an_open_edit_wins(made: list[Source], value: str) -> None:
    edit = Source(0, "edit", EDIT + 1, {"grade": value})
    assert fold([*made, edit], timeline=True).values["grade"] == value


@given(sources())
def test_a_row_is_closed_when_all_sources_that_keep_it_are(made: list[Source]) -> None:
    """Edits keep a row open only where there is no other source; a closed one takes it back."""
    keepers = [one for one in made if one.precedence < EDIT] or made
    revoked = any(one.closed is not None and one.precedence >= EDIT for one in made)
    closed = revoked or all(one.closed is not None for one in keepers)
    assert fold(made, timeline=False).closed == closed
    if not closed:
        assert not fold(made, timeline=True).closed


def test_a_closed_row_of_a_timeline_ends_the_day_before() -> None:
    """It stays as it is if it ended before; one that had not begun is closed."""
    gone = date(2026, 5, 10)

    def ended(first: str, last: str | None) -> tuple[str | None, bool]:
        fields = {"effective_from": first, "effective_to": last}
        folded = fold([Source(1, "k", 50, fields, closed=gone)], timeline=True)
        return folded.values.get("effective_to"), folded.closed

    assert ended("2026-01-01", None) == ("2026-05-09", False)
    assert ended("2026-01-01", "2027-01-01") == ("2026-05-09", False)
    assert ended("2026-01-01", "2026-02-01") == ("2026-02-01", False)
    assert ended("2026-06-01", None) == (None, True)


def test_a_period_that_ends_before_it_begins_loses_its_end() -> None:
    one = Source(1, "a", 50, {"effective_from": "2026-01-02"})
    two = Source(2, "b", 50, {"effective_to": "2026-01-01"})
    folded = fold([one, two], timeline=True)
    assert folded.values == {"effective_from": "2026-01-02"}
    assert folded.pending == {"effective_to": "CONFLICT"}
