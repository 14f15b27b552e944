"""Attackers who ask for any cohorts, of any months, and add and subtract what they are told."""

import itertools
import random
from decimal import Decimal

import pytest

from hub.flows.cohorts import LEAST, Cohort, Told, follows, isolates

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
        if refuses and isolates(known, new, None):
            continue
        if not refuses and (len(new.given) < LEAST or _close(known, new)):
            continue
        known.append(new)
    return [(one, one) for one in known]


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
    assert isolates(known, cohort("1", whole), None)
    assert not isolates(known[:1], cohort("1", whole), None)


def test_whoever_asks_is_not_one_of_the_five() -> None:
    assert not isolates([], cohort("1", people(0, 5)), None)
    assert not isolates([], cohort("1", people(0, 5)), "p9")
    assert isolates([], cohort("1", people(0, 5)), "p0")
    assert not isolates([], cohort("1", people(0, 6)), "p0")


def test_that_nobody_of_a_group_has_a_value_is_not_told() -> None:
    """Two counts that are equal would say it of the people between them."""
    few = cohort("1", people(0, 8))
    assert isolates([few], cohort("1", people(0, 8), more=6), None)
    assert isolates([], cohort("1", frozenset()), None)


def test_somebody_who_came_since_is_not_the_difference() -> None:
    assert isolates([cohort("1", people(0, 10))], cohort("2", people(0, 11)), None)
    assert not isolates([cohort("1", people(0, 10))], cohort("2", people(0, 10)), None)
    assert not isolates([cohort("1", people(0, 10))], cohort("2", people(0, 15)), None)


def test_what_follows_from_answers_is_worked_out_from_them() -> None:
    """A correction between two answers does not become their difference."""
    one, two = cohort("1", people(0, 10), total=100), cohort("1", people(10, 20), total=50)
    whole = cohort("1", people(0, 20), total=151)
    assert follows([one, two], whole) == Told(20, Decimal(150))
    assert follows([one], whole) is None
    assert follows([one, whole], cohort("1", people(10, 20), total=999)) == Told(10, Decimal(51))
    assert follows([cohort("2", people(0, 20))], whole) is None
    assert follows([], whole) is None
