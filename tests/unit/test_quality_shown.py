"""Counts of departments are shown so that none, and no difference of them, tells of few people."""

from hypothesis import example, given
from hypothesis import strategies as st

from hub.flows.quality_shown import FEWEST, shown, shown_units
from hub.store.quality import COMPANY, DEPARTMENT, SYSTEM, Count, Part

UNITS = [f"u{at}" for at in range(9)]


@st.composite
def companies(draw: st.DrawFn) -> tuple[dict[str, int], dict[str, str | None], int]:
    """People by department, a tree (maybe with a circle), and people of no department."""
    people = draw(st.dictionaries(st.sampled_from(UNITS), st.integers(1, 12), min_size=1))
    lines: dict[str, str | None] = {}
    for at, unit in enumerate(UNITS):
        lines[unit] = draw(st.none() | st.sampled_from(UNITS[:at] or [None]))
    if draw(st.integers(0, 9)) == 0:
        lines[UNITS[0]] = UNITS[-1]
    return people, lines, sum(people.values()) + draw(st.integers(0, 6))


def members(unit: str, people: dict[str, int], lines: dict[str, str | None]) -> set[str]:
    """Departments that lie below, one by one."""
    found = {unit}
    while True:
        more = {one for one, above in lines.items() if above in found} | found
        if more == found:
            return found & people.keys()
        found = more


@given(companies())
@example(({"u0": 5, "u1": 1}, dict.fromkeys(UNITS) | {"u0": "u8", "u8": "u0"}, 6))
def test_nothing_that_can_be_worked_out_is_about_few(
    company: tuple[dict[str, int], dict[str, str | None], int],
) -> None:
    people, lines, whole = company
    found = shown_units(people, lines, whole)
    below = {unit: members(unit, people, lines) for unit in found}
    for unit, size in found.items():
        assert size == sum(people[one] for one in below[unit]) >= FEWEST
    for unit, inside in [*below.items(), (None, set(people))]:
        within = [one for one in found if (one != unit and below[one] < inside) or unit is None]
        covered = set().union(*(below[one] for one in within))
        size = whole if unit is None else found[unit]
        rest = size - sum(people[one] for one in covered)
        if within:
            assert rest == 0 or rest >= FEWEST, (unit, within, rest)


@given(companies())
def test_large_departments_with_nothing_small_around_are_shown(
    company: tuple[dict[str, int], dict[str, str | None], int],
) -> None:
    people, _, _ = company
    large = {unit: size + FEWEST for unit, size in people.items()}
    assert shown_units(large, {}, sum(large.values())) == large


def part(kind: str, of: str, people: int, filled: int) -> Part:
    return Part("Education", kind, of, people, people, people, {"school": Count(filled, 0, 1)})


def test_few_people_are_shown_in_no_part() -> None:
    """Of the company, of a system, of a department; rows about nobody are always shown."""
    few = [part(COMPANY, "all", 3, 2), part(SYSTEM, "x", 3, 2), part(DEPARTMENT, "u0", 3, 2)]
    assert shown(few, {}) == []
    many = [part(COMPANY, "all", 9, 8), part(SYSTEM, "x", 4, 4), part(DEPARTMENT, "u0", 9, 8)]
    assert [one.part for one in shown(many, {})] == [COMPANY, DEPARTMENT]
    units = Part("Department", COMPANY, "all", 3, 0, 3, {"name": Count(3)})
    assert shown([units], {}) == [units]


def test_what_no_source_fills_counts_nowhere() -> None:
    whole = part(COMPANY, "all", 9, 8)
    whole.fields["degree"] = Count(0, 0, 0)
    [one] = shown([whole], {})
    assert set(one.fields) == {"school"}
