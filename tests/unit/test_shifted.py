"""Shifted codes are found by what other systems say; late news of single people is no shift."""

from hypothesis import given
from hypothesis import strategies as st

from hub.mappings.contradict import LEAST
from hub.mappings.shifted import Shifts, fitting
from hub.schema.vocabulary import load_vocabularies

KNOWN = load_vocabularies()
ETHNICITY = KNOWN["ethnicity"]


def codes(system: str) -> dict[str, str]:
    """Code of a standard or vendor → our term."""
    return {
        one.code.lstrip("0"): term.code
        for term in ETHNICITY.terms
        for one in term.codings
        if one.system == system
    }


FEISHU, GB = codes("Feishu EHR"), codes("GB/T 3304-1991")


def found(people: list[tuple[str, str, str | None]]) -> list[tuple[int, int, int, str]]:
    """Of (word, our term, what others say)."""
    shifts = Shifts()
    for at in range(0, len(people), 5):  # whatever the pages
        words, ours, theirs = zip(*people[at : at + 5], strict=True)
        shifts.add("ethnicity", words, ours, theirs)
    return [
        (one.compared, one.against, one.words, one.evidence)
        for one in shifts.found({"ethnicity": ETHNICITY})
    ]


def test_the_known_shift_of_a_vendor_is_found_and_named() -> None:
    """45 equal codes hide it; eleven are each one further, and fit the vendor's own table."""
    moved = [word for word, term in FEISHU.items() if word in GB and GB[word] != term]
    assert sorted(map(int, moved)) == list(range(29, 40))
    people = [(word, GB[word], FEISHU[word]) for word in FEISHU if word in GB for _ in range(2)]
    [(compared, against, words, evidence)] = found(people)
    assert (against, words) == (22, 11)
    assert compared == len(people)
    assert "Feishu EHR" in evidence
    assert found([(word, FEISHU[word], term) for word, _, term in people]) == []


def test_a_status_that_others_heard_of_late_is_no_shift() -> None:
    """One word that is mostly another one by now is a conflict to be decided, not a table."""
    people = [("1", "han", "hui")] * 30 + [("2", "mongol", "mongol")] * 30
    assert found(people) == []


def test_two_words_that_others_have_for_one_are_no_shift() -> None:
    """A table that was shifted gives each word another term."""
    assert found([("1", "han", "hui"), ("2", "mongol", "hui")] * 20) == []


def test_too_few_people_prove_nothing() -> None:
    """Below the least number nothing is concluded."""
    pair = [("29", GB["29"], FEISHU["29"]), ("30", GB["30"], FEISHU["30"])]
    assert found(pair * (LEAST // 2 - 1)) == []
    assert len(found(pair * (LEAST // 2))) == 1


def test_nobody_else_says_anything() -> None:
    """Without evidence there is no contradiction."""
    assert found([("29", GB["29"], None)] * 50) == []


terms = st.sampled_from([term.code for term in ETHNICITY.terms][:8])


@given(st.lists(st.tuples(terms, terms), max_size=120), st.integers(2, 40))
def test_a_minority_that_differs_is_never_a_shift(
    noise: list[tuple[str, str]], agreeing: int
) -> None:
    """However the rest differs: words that mostly agree are right."""
    people: list[tuple[str, str, str | None]] = [(own, own, other) for own, other in noise]
    for own in {own for own, _ in noise}:
        people += [(own, own, own)] * (sum(one == own for one, _ in noise) + agreeing)
    assert found(people) == []


@given(st.permutations([term.code for term in ETHNICITY.terms][:6]), st.integers(5, 9))
def test_a_table_in_another_order_is_always_found(order: list[str], each: int) -> None:
    """Whatever the order: of the codes that mean something else all are counted."""
    base = [term.code for term in ETHNICITY.terms][:6]
    people: list[tuple[str, str, str | None]] = [
        (str(at), own, other)
        for at, (own, other) in enumerate(zip(order, base, strict=True))
        for _ in range(each)
    ]
    moved = sum(own != other for own, other in zip(order, base, strict=True))
    assert [one[2] for one in found(people)] == ([moved] if moved else [])


def test_a_table_fits_only_by_all_of_its_words() -> None:
    """One word that is otherwise, and the vendor is not named."""
    shift = {str(at): FEISHU[str(at)] for at in range(29, 40)}
    assert fitting(ETHNICITY, shift) == ["Feishu EHR"]
    assert fitting(ETHNICITY, {**shift, "29": FEISHU["30"]}) == []
