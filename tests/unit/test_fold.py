"""The fold is a pure function: order does not matter, and edits of the hub win."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from hub.store.landing.fold import EDIT, Source, fold

NAMES = ("legal_name", "effective_from", "effective_to", "grade")
days = st.dates(date(2020, 1, 1), date(2020, 1, 9)).map(date.isoformat)


moments = st.integers(1, 4).map(lambda day: datetime(2026, 1, day, tzinfo=UTC))


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
                draw(st.none() | moments),
                closed=draw(st.none() | st.dates(date(2020, 1, 1), date(2020, 1, 9))),
                changed=draw(st.none() | moments),
                newest=draw(st.frozensets(st.sampled_from(NAMES))),
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
        best = None if not says else naive_winner(says, name)
        if best is None or folded.pending.get(name) == "CONFLICT":
            continue
        assert folded.values.get(name) == best.fields.get(name)
        assert folded.pending.get(name) == best.pending.get(name)


def naive_winner(says: list[Source], name: str) -> Source:
    """By comparing each with each: open before closed, then precedence, stream, time, key.

    Where the one that nobody beats lets newer words go first: the one that changed last, and of
    those that changed at once again the one that nobody of them beats.
    """

    def beats(one: Source, other: Source) -> bool:
        if (one.closed is None) != (other.closed is None):
            return one.closed is None
        if one.precedence != other.precedence:
            return one.precedence > other.precedence
        if one.stream != other.stream:
            return one.stream < other.stream
        if one.recorded != other.recorded:
            return one.recorded is None or (
                other.recorded is not None and one.recorded > other.recorded
            )
        return one.key > other.key

    def unbeaten(some: list[Source]) -> Source:
        [best] = [one for one in some if not any(beats(other, one) for other in some)]
        return best

    best = unbeaten(says)
    if name not in best.newest:
        return best
    rivals = [one for one in says if (one.closed is None) == (best.closed is None)]
    told = [
        (one, one.changed or one.recorded or datetime.max.replace(tzinfo=UTC)) for one in rivals
    ]
    last = max(moment for _, moment in told)
    return unbeaten([one for one, moment in told if moment == last])


@given(sources())
def test_without_a_rule_times_make_no_difference(made: list[Source]) -> None:
    """Of a field of which nobody says that the newest word wins, the time of change is nothing."""
    without = [replace(one, newest=frozenset()) for one in made]
    timeless = [replace(one, changed=None) for one in without]
    assert fold(without, timeline=True) == fold(timeless, timeline=True)


@given(sources(), st.data())
def test_arrivals_in_any_order_fold_to_the_same(made: list[Source], data: st.DataObject) -> None:
    """Each record has its own time of change: whichever comes first, the last changed stands."""
    dated = [
        replace(one, recorded=None, changed=datetime(2026, 2, 1 + at, tzinfo=UTC), pending={})
        for at, one in enumerate(made)
    ]
    arrived = data.draw(st.permutations(dated))
    read = [
        replace(one, recorded=datetime(2026, 3, 1 + at, tzinfo=UTC))
        for at, one in enumerate(arrived)
    ]
    again = data.draw(st.permutations(dated))
    late = [
        replace(one, recorded=datetime(2026, 3, 1 + at, tzinfo=UTC)) for at, one in enumerate(again)
    ]
    for name in NAMES:
        everywhere = [
            replace(one, newest=frozenset({name}), precedence=50, stream=int(one.key))
            for one in read
        ]
        other = [
            replace(one, newest=frozenset({name}), precedence=50, stream=int(one.key))
            for one in late
        ]
        assert fold(everywhere, timeline=False) == fold(other, timeline=False)


def test_an_older_record_that_comes_late_overwrites_nothing_and_an_edit_stays_on_top() -> None:
    """By its own time the word is old, whenever it is read; who goes first must let it be so."""

    def said(stream: int, value: str, changed: int, recorded: int, *, rule: bool) -> Source:
        return Source(
            stream, "k", 90 - stream, {"grade": value}, {}, datetime(2026, 1, recorded, tzinfo=UTC),
            changed=datetime(2026, 1, changed, tzinfo=UTC),
            newest=frozenset({"grade"}) if rule else frozenset(),
        )  # fmt: skip

    new, late = said(2, "new", 5, 6, rule=False), said(1, "late", 2, 9, rule=True)
    assert fold([new, late], timeline=False).values["grade"] == "new"
    newer = said(1, "newer", 8, 9, rule=True)
    assert fold([new, newer], timeline=False).values["grade"] == "newer"
    deaf = said(1, "late", 2, 9, rule=False)
    low = said(2, "new", 5, 6, rule=True)
    assert fold([low, deaf], timeline=False).values["grade"] == "late"
    edit = Source(0, "edit", EDIT, {"grade": "edit"}, {}, datetime(2026, 1, 1, tzinfo=UTC))
    assert fold([new, newer, edit], timeline=False).values["grade"] == "edit"


def test_a_newest_word_that_waits_makes_the_cell_wait() -> None:
    """It never falls through to an older one; a newest word that is nothing clears the cell."""
    first = Source(
        1, "a", 90, {"grade": "old"}, changed=datetime(2026, 1, 1, tzinfo=UTC),
        newest=frozenset({"grade"}),
    )  # fmt: skip
    waits = Source(2, "b", 50, {}, {"grade": "UNMAPPED"}, changed=datetime(2026, 1, 2, tzinfo=UTC))
    folded = fold([first, waits], timeline=False)
    assert (folded.values, folded.pending) == ({}, {"grade": "UNMAPPED"})
    empty = replace(waits, fields={"grade": None}, pending={})
    assert fold([first, empty], timeline=False).values == {}


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
