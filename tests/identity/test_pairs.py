"""Who is who: certain only by strong keys that the person agrees with; nothing is missed."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.mappings.people.evidence import CODES, Crowd, evidence
from hub.mappings.people.pairs import CHAIN, Grade, find, joined, judged
from hub.mappings.people.profile import Held, Profile, name_key, name_sound, number_key
from tests.identity.company import ROWS, company
from tests.identity.score import scored

HELD_BACK = 11
"""A seed that nothing was adjusted by."""


def test_fifty_thousand_rows_are_told_apart() -> None:
    """Precision and recall as they are promised, on a set that nothing was adjusted by."""
    rows = company(HELD_BACK)
    score = scored(rows, find([one.profile for one in rows]))
    assert score.rows == ROWS
    assert score.precision >= 0.999
    assert score.recall >= 0.97
    assert score.with_review >= 0.99
    assert score.compared < 3 * ROWS  # of 1,250 million pairs
    assert score.offered < ROWS // 15  # what is left to people


def test_what_is_commonly_done_falls_into_the_traps_of_the_set() -> None:
    """One name and one number, or one name and one day of birth: too little, as the set shows."""
    rows = company(HELD_BACK, 20_000)
    groups: dict[tuple[str, ...], list[int]] = {}
    for one in rows:
        name = name_key(one.profile.name or "")
        keys = [("number", name, held.key) for held in one.profile.numbers]
        keys += [("born", name, str(one.profile.born))] if one.profile.born else []
        for key in keys:
            groups.setdefault(key, []).append(one.person)
    pairs = [pair for people in groups.values() for pair in combinations(people, 2)]
    wrong = sum(one != other for one, other in pairs)
    assert wrong / len(pairs) > 0.001


NAMES = st.sampled_from(("王芳", "王方", "Wang Fang", "王 芳", "李明", "陳偉", "陈伟", None))
DAYS = st.sampled_from(
    (date(1990, 3, 4), date(1990, 4, 3), date(1990, 3, 5), date(1971, 1, 1), None)
)
WORDS = st.sampled_from(("a", "b", None))
NUMBERS = st.lists(
    st.builds(
        Held,
        st.sampled_from(("E007", "e7", "E8")),
        st.sampled_from(("L1", "L2", None)),
        st.sampled_from((date(2020, 1, 1), date(2023, 1, 1), None)),
        st.sampled_from((date(2021, 1, 1), None)),
    ),
    max_size=1,
).map(tuple)
PROFILES = st.builds(
    Profile,
    st.uuids().map(str),
    st.frozensets(st.sampled_from(("file", "clock", "learning")), min_size=1, max_size=1),
    NAMES,
    DAYS,
    st.sampled_from(("male", "female", None)),
    WORDS,
    WORDS,
    WORDS,
    WORDS,
    NUMBERS,
)
OTHERS = [
    Profile(f"o{at}", frozenset({"x"}), f"某{chr(0x4E00 + at)}", date(1980, 1, 1) + timedelta(at))
    for at in range(3000)
]
"""A crowd in which names are rare and numbers many."""


def naive(one: Profile, other: Profile) -> bool | None:
    """Whether a pair may be certain: the rule in plain words. None: by the weights alone."""
    if None not in {one.identity, other.identity} and one.identity != other.identity:
        return False
    if None not in {one.gender, other.gender} and one.gender != other.gender:
        return False
    named = None
    if one.name and other.name:
        named = name_sound(one.name) == name_sound(other.name)
        if name_key(one.name) != name_key(other.name) and not named:
            return False
    near = one.born != other.born
    if one.born and other.born and near:
        digits = sum(a != b for a, b in zip(f"{one.born}", f"{other.born}", strict=True))
        swapped = (one.born.year, one.born.month, one.born.day) == (
            other.born.year,
            other.born.day,
            other.born.month,
        )
        if digits != 1 and not swapped:
            return False
    else:
        near = False
    if one.identity and other.identity:
        return None if named or (one.born is not None and one.born == other.born) else False
    if near or not named:
        return False
    if one.mail and one.mail == other.mail:
        return None
    shared = [
        (mine, theirs)
        for mine in one.numbers
        for theirs in other.numbers
        if number_key(mine.number) == number_key(theirs.number)
        and not (mine.space and theirs.space and mine.space != theirs.space)
    ]
    overlap = any(
        (mine.first or date.min) <= (theirs.last or date.max)
        and (theirs.first or date.min) <= (mine.last or date.max)
        for mine, theirs in shared
    )
    if overlap and not one.systems & other.systems:
        return None
    exact = name_key(one.name or "") == name_key(other.name or "")
    together = one.born is not None and one.born == other.born and one.phone is not None
    return None if exact and together and one.phone == other.phone else False


@settings(max_examples=400, deadline=None)
@given(PROFILES, PROFILES)
def test_certain_is_only_what_the_plain_rule_allows(one: Profile, other: Profile) -> None:
    crowd = Crowd([one, other, *OTHERS])
    pair, back = judged(one, other, crowd), judged(other, one, crowd)
    assert pair == back
    assert {piece.code for piece in pair.evidence} <= set(CODES)
    if naive(one, other) is False:
        assert pair.grade is not Grade.CERTAIN
    elif pair.score >= 8:
        assert pair.grade is Grade.CERTAIN


@settings(max_examples=60, deadline=None)
@given(st.lists(PROFILES, min_size=2, max_size=12, unique_by=lambda one: one.id), st.randoms())
def test_blocks_miss_nothing_and_order_does_not_matter(rows: list[Profile], dice: Random) -> None:
    """The naive twin compares all with all."""
    crowd_of = [*rows, *OTHERS]
    found = {(one.one, one.other): one for one in find(crowd_of).pairs}
    crowd = Crowd(crowd_of)
    for one, other in combinations(rows, 2):
        alone = judged(one, other, crowd)
        if alone.grade is Grade.CERTAIN:
            assert (alone.one, alone.other) in found
    shuffled = list(crowd_of)
    dice.shuffle(shuffled)
    assert {(one.one, one.other): one for one in find(shuffled).pairs} == found
    groups = joined((one.one, one.other) for one in found.values() if one.grade is Grade.CERTAIN)
    by_id = {one.id: one for one in crowd_of}
    for group in groups:
        assert len({by_id[one].identity for one in group} - {None}) < 2


def test_a_roundabout_contradiction_takes_certainty_away() -> None:
    """A clock knows no identity number: it may not join two people who have different ones."""
    held = (Held("E7", None, date(2020, 1, 1)),)
    first = Profile("1", frozenset({"file"}), "王芳", None, None, "a", numbers=held)
    second = Profile("2", frozenset({"payroll"}), "王芳", None, None, "b", numbers=held)
    clock = Profile("3", frozenset({"clock"}), "王芳", numbers=held)
    found = find([first, second, clock, *OTHERS]).pairs
    assert {(one.one, one.other) for one in found} == {("1", "3"), ("2", "3")}
    assert {one.grade for one in found} == {Grade.REVIEW}
    assert all(one.evidence[-1].code == CHAIN for one in found)
    alone = find([first, clock, *OTHERS]).pairs
    assert [one.grade for one in alone] == [Grade.CERTAIN]


def test_what_was_decided_to_be_two_people_is_not_offered_again() -> None:
    one = Profile("1", frozenset({"file"}), "王芳", date(1990, 1, 1), identity="a")
    other = replace(one, id="2", systems=frozenset({"payroll"}))
    assert [pair.grade for pair in find([one, other, *OTHERS]).pairs] == [Grade.CERTAIN]
    assert find([one, other, *OTHERS], {("1", "2")}).pairs == ()
    third = replace(one, id="3", systems=frozenset({"clock"}))  # nor in a roundabout way
    left = find([one, other, third, *OTHERS], {("1", "2")}).pairs
    assert {pair.grade for pair in left} == {Grade.REVIEW}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("王芳", "Wang Fang"),
        ("王小明", "Xiaoming Wang"),
        ("曾喆", "Zeng Zhe"),
        ("欧阳修文", "Ouyang Xiuwen"),
        ("陳偉", "陈伟"),
        ("\u3000王 芳\u200b", "王芳"),
    ],
)
def test_names_that_are_written_otherwise_sound_alike(one: str, other: str) -> None:
    assert name_sound(one) == name_sound(other)


def test_common_names_weigh_less() -> None:
    rare, common = Profile("r", name="司马喆"), Profile("c", name="王芳")
    crowd = Crowd([rare, *(replace(common, id=str(at)) for at in range(500)), *OTHERS])
    [strong] = evidence(rare, replace(rare, id="x"), crowd)
    [weak] = evidence(common, replace(common, id="x"), crowd)
    assert weak.bits < strong.bits / 2
