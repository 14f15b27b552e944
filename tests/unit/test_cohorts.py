"""Attackers who ask for any cohorts, of any months, and add and subtract what they are told."""

import itertools
import random
from decimal import Decimal

import pytest

from hub.flows.cohorts import (
    LEAST,
    Cohort,
    Past,
    Told,
    follows,
    forgotten,
    isolates,
    knows_one,
)

NOTHING = Past()
PRIME = 2_147_483_647


def rank(rows: list[list[int]]) -> int:
    """Of a matrix, modulo a large prime."""
    rows, found = [list(row) for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        at = next((one for one in range(found, len(rows)) if rows[one][column] % PRIME), None)
        if at is None:
            continue
        rows[found], rows[at] = rows[at], rows[found]
        inverse = pow(rows[found][column], PRIME - 2, PRIME)
        for other in range(found + 1, len(rows)):
            by = rows[other][column] * inverse % PRIME
            if by:
                rows[other] = [
                    (a - by * b) % PRIME for a, b in zip(rows[other], rows[found], strict=True)
                ]
        found += 1
    return found


def isolated(sets: list[frozenset[str]], people: list[str]) -> set[str] | None:
    """Fewer than five people of whom a combination of the sets tells; None: there are none.

    Some combination is about people of `few` alone exactly if the rows have a lower rank without
    their columns. People who are in the same sets have the same column: one of each is enough.
    """
    kinds: dict[tuple[bool, ...], list[str]] = {}
    for one in people:
        kinds.setdefault(tuple(one in some for some in sets), []).append(one)
    kinds.pop(tuple(False for _ in sets), None)
    columns = list(kinds)
    whole = rank([list(map(int, row)) for row in zip(*columns, strict=True)] if columns else [])
    for size in range(1, LEAST):
        for few in itertools.combinations(range(len(columns)), size):
            names = {one for at in few for one in kinds[columns[at]]}
            if len(names) >= LEAST:
                continue
            rest = [column for at, column in enumerate(columns) if at not in few]
            left = rank([list(map(int, row)) for row in zip(*rest, strict=True)]) if rest else 0
            if left < whole:
                return names
    return None


class Company:
    """People in a tree of departments, who move, come and go from month to month."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        size = dice.randrange(2, 8)
        self.above = {at: dice.randrange(at) if at else None for at in range(size)}
        self.people = [f"p{one}" for one in range(dice.randrange(8, 60))]
        post = {one: dice.randrange(size) for one in self.people}
        restless = dice.choice([0.0, 0.05, 0.3])
        self.months: list[dict[str, int | None]] = []
        for _ in range(dice.randrange(1, 5)):
            self.months.append(dict(post))
            for one in self.people:
                if dice.random() < restless:
                    post[one] = dice.choice([None, *range(size)])  # type: ignore[assignment] # gone
        share = dice.choice([1.0, 0.9, 0.5])
        self.paid = [{one for one in self.people if dice.random() < share} for _ in self.months]
        self.pay = {one: Decimal(dice.randrange(10_000)) for one in self.people}

    def cohort(self, department: int, month: int) -> Cohort:
        """As it stands now: who is paid late is not there yet."""
        below = {department}
        for at in sorted(self.above):
            if self.above[at] in below:
                below.add(at)
        people = frozenset(one for one, at in self.months[month].items() if at in below)
        given = people & self.paid[month]
        total = sum((self.pay[one] for one in given), Decimal(0))
        return Cohort(str(month), people, given, Told(len(given), total))


def asked(company: Company, refuses: bool = True) -> list[tuple[Cohort, Cohort]]:
    """What an attacker gets out of random questions: (what was answered, what it is about)."""
    known: list[Cohort] = []
    dice = company.dice
    for _ in range(40):
        month = dice.randrange(len(company.months))
        if dice.random() < 0.1:  # a record comes late
            company.paid[month].add(dice.choice(company.people))
        new = company.cohort(dice.randrange(len(company.above)), month)
        if any((one.month, one.people) == (new.month, new.people) for one in known):
            continue  # answered by what was kept
        if refuses and isolates(known, new, None, NOTHING):
            continue
        if not refuses and (len(new.given) < LEAST or _close(known, new)):
            continue
        known.append(new)
    return [(one, one) for one in known]


def asked_and_forgotten(company: Company) -> list[frozenset[str]]:
    """Sets of all answers where each month is forgotten while later ones are asked.

    Whatever is answered must be answered by whoever remembers all of it, too.
    """
    every: list[Cohort] = []
    known: list[Cohort] = []
    past, dice = NOTHING, company.dice
    for month in range(len(company.months)):
        for _ in range(15):
            if dice.random() < 0.1:
                company.paid[month].add(dice.choice(company.people))
            new = company.cohort(dice.randrange(len(company.above)), month)
            if any((one.month, one.people) == (new.month, new.people) for one in known):
                continue
            if isolates(known, new, None, past):
                continue
            assert not isolates(every, new, None, NOTHING)
            known.append(new)
            every.append(new)
        if dice.random() < 0.7:
            past, known = forgotten(known, past), []
    return [one.given for one in every]


def _close(known: list[Cohort], new: Cohort) -> bool:
    """The rule that compares two sets at a time."""
    return any(0 < len(one.given ^ new.given) < LEAST for one in known)


@pytest.mark.parametrize("start", range(8))
def test_no_attacker_isolates_fewer_than_five(start: int) -> None:
    """Whatever is asked, of a company that moves, with records that come late."""
    seed = random.randrange(10**9)
    answered = 0
    for one in range(25):
        company = Company(random.Random(f"{seed}.{start}.{one}"))
        sets = [told.given for told, _ in asked(company)]
        answered += len(sets)
        assert isolated(sets, company.people) is None, (seed, start, one)
    assert answered > 0, seed


def test_comparing_two_at_a_time_would_not_be_enough() -> None:
    """The program finds what the weaker rule lets through: it could find something."""
    found = 0
    for seed in range(60):
        company = Company(random.Random(seed))
        sets = [told.given for told, _ in asked(company, refuses=False)]
        found += isolated(sets, company.people) is not None
    assert found > 0


def people(first: int, last: int) -> frozenset[str]:
    return frozenset(f"p{one}" for one in range(first, last))


def cohort(month: str, given: frozenset[str], more: int = 0, total: int = 0) -> Cohort:
    """`more` people of it have no value."""
    whole = given | {f"q{one}" for one in range(more)}
    return Cohort(month, whole, given, Told(len(given), Decimal(total)))


def test_a_department_less_its_parts_is_a_group_too() -> None:
    """One head between two teams: either team may be told, not all three."""
    whole, one, two = people(0, 21), people(0, 10), people(10, 20)
    known = [cohort("1", one), cohort("1", two)]
    assert isolates(known, cohort("1", whole), None, NOTHING)
    assert not isolates(known[:1], cohort("1", whole), None, NOTHING)


def test_whoever_asks_is_not_one_of_the_five() -> None:
    assert not isolates([], cohort("1", people(0, 5)), None, NOTHING)
    assert not isolates([], cohort("1", people(0, 5)), "p9", NOTHING)
    assert isolates([], cohort("1", people(0, 5)), "p0", NOTHING)
    assert not isolates([], cohort("1", people(0, 6)), "p0", NOTHING)


def test_that_nobody_of_a_group_has_a_value_is_not_told() -> None:
    """Two counts that are equal would say it of the people between them."""
    few = cohort("1", people(0, 8))
    assert isolates([few], cohort("1", people(0, 8), more=6), None, NOTHING)
    assert isolates([], cohort("1", frozenset()), None, NOTHING)


def test_somebody_who_came_since_is_not_the_difference() -> None:
    assert isolates([cohort("1", people(0, 10))], cohort("2", people(0, 11)), None, NOTHING)
    assert not isolates([cohort("1", people(0, 10))], cohort("2", people(0, 10)), None, NOTHING)
    assert not isolates([cohort("1", people(0, 10))], cohort("2", people(0, 15)), None, NOTHING)


def test_what_follows_from_answers_is_worked_out_from_them() -> None:
    """A correction between two answers does not become their difference."""
    one, two = cohort("1", people(0, 10), total=100), cohort("1", people(10, 20), total=50)
    whole = cohort("1", people(0, 20), total=151)
    assert follows([one, two], whole) == Told(20, Decimal(150))
    assert follows([one], whole) is None
    assert follows([one, whole], cohort("1", people(10, 20), total=999)) == Told(10, Decimal(51))
    assert follows([cohort("2", people(0, 20))], whole) is None
    assert follows([], whole) is None


@pytest.mark.parametrize("start", range(4))
def test_what_is_forgotten_still_cuts(start: int) -> None:
    """No attacker isolates fewer than five by waiting until answers are forgotten."""
    seed = random.randrange(10**9)
    answered = 0
    for one in range(25):
        company = Company(random.Random(f"{seed}.{start}.{one}"))
        sets = asked_and_forgotten(company)
        answered += len(sets)
        assert isolated(sets, company.people) is None, (seed, start, one)
    assert answered > 0, seed


def test_forgetting_without_the_pieces_would_isolate() -> None:
    """What the pieces are for: ten, then, when that is forgotten, nine of them."""
    ten, nine = cohort("1", people(0, 10)), cohort("2", people(0, 9))
    assert not isolates([], nine, None, NOTHING)
    assert isolates([], nine, None, forgotten([ten], NOTHING))
    assert not isolates([], cohort("2", people(0, 15)), None, forgotten([ten], NOTHING))
    assert not isolates([], cohort("2", people(0, 5)), None, forgotten([ten], NOTHING))


def test_forgotten_counts_tell_of_nobody_either() -> None:
    """Eight of fourteen had a value; six of those without are no group later."""
    past = forgotten([cohort("1", people(0, 8), more=6)], NOTHING)
    rest = Cohort("2", people(0, 8), people(0, 8), Told(8, Decimal(0)))
    assert isolates([], rest, None, past)
    assert not isolates([], cohort("2", people(0, 8), more=6), None, past)


def test_what_stays_is_one_entry_a_person() -> None:
    """However often is forgotten; in one go or one by one comes to the same pieces."""
    company = Company(random.Random(7))
    months, units = range(len(company.months)), range(len(company.above))
    every = [company.cohort(unit, month) for month in months for unit in units]
    once, slowly = forgotten(every, NOTHING), NOTHING
    for one in every:
        slowly = forgotten([one], slowly)
    assert slowly.always == once.always
    for some, other in ((once.given, slowly.given), (once.people, slowly.people)):
        assert some.keys() == other.keys() <= set(company.people)
        assert len({(some[who], other[who]) for who in some}) == len(set(some.values()))
        assert len(set(some.values())) == len(set(other.values()))


def test_an_answer_is_given_again_but_to_one_of_five() -> None:
    five, six = cohort("1", people(0, 5)), cohort("1", people(0, 6))
    assert knows_one([five], five, "p0", NOTHING)
    assert not knows_one([five], five, "p9", NOTHING)
    assert not knows_one([six], six, "p0", NOTHING)
    assert not knows_one([five], five, None, NOTHING)
