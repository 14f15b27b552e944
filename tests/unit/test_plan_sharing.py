"""A plan is shared by all who may see alike, and holds nothing of one request."""

import random
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.errors import Refused
from hub.plan.bound import _prefix_end
from hub.plan.planner import Plan
from hub.plan.slots import CursorHole
from hub.resolvers.plans import Plans
from hub.schema.audience import HR_CLASSES
from tests.twin.access import Asker, Given
from tests.twin.asking import Planning, viewer_of
from tests.twin.document import Question
from tests.twin.questions import Asking
from tests.twin.small import small_world

WORLD = small_world()
PLANNING = Planning.of(WORLD.model)
PEOPLE = [one["id"] for one in WORLD.rows["Employee"]]
UNITS = [one["id"] for one in WORLD.rows["Department"]]
TEXT = """
query Q($n: String, $where: AttendanceDayFilter) {
  employees(filter: {legalName: {contains: $n}}) { nodes { legalName grade nationalIdMasked } }
  attendanceDays(filter: $where) { nodes { date } }
}
"""


def _bound(unit: str, *classes: str) -> Given:
    return Given("hrbp", frozenset(classes), "subtrees", (unit,))


def test_people_of_one_scope_share_a_plan_whatever_they_ask_for() -> None:
    """Another person, another subtree, other values: the same plan object."""
    planning = replace(PLANNING, plans=Plans())
    scopes = frozenset({"employee", "hrbp"})
    one = Asker("one", PEOPLE[0], scopes, (_bound(UNITS[0], "CORE"),))
    other = Asker("other", PEOPLE[1], scopes, (_bound(UNITS[1], "CORE"),))
    first = {"n": "a", "where": {"date": {"gte": "2026-01-01"}}}
    second = {"n": "b", "where": {"date": {"gte": "2026-02-02"}}}
    made = planning.planned(viewer_of(one, WORLD, "en"), Question(TEXT, first))
    again = planning.planned(viewer_of(other, WORLD, "en"), Question(TEXT, second))
    assert made is again
    assert not [each for each in (*PEOPLE, *UNITS, "2026-01-01") if each in made.sql]


def test_another_scope_or_another_shape_is_another_plan() -> None:
    """Rights, language and the shape of variables are part of what a plan is kept under."""
    planning = replace(PLANNING, plans=Plans())
    one = Asker("one", PEOPLE[0], frozenset({"employee", "hrbp"}), (_bound(UNITS[0], "CORE"),))
    asked = {"n": "a", "where": {"date": {"gte": "2026-01-01"}}}
    plans = [
        planning.planned(viewer_of(who, WORLD, language), Question(TEXT, variables))
        for who, language, variables in (
            (one, "en", asked),
            (replace(one, grants=(_bound(UNITS[0], "CORE", "TIME"),)), "en", asked),
            (replace(one, scopes=frozenset({"employee"})), "en", asked),
            (one, "zh", asked),
            (one, "en", {"n": "a", "where": {"date": {"lte": "2026-01-01"}}}),
            (one, "en", {"n": "a", "where": None}),
        )
    ]
    assert len({id(one) for one in plans}) == len(plans)


EMPLOYEES = """
query Q($where: EmployeeFilter, $ids: [ID!], $first: Int, $order: [EmployeeOrder!], $n: String) {
  employees(filter: {not: {not: $where}, department: {in: $ids}}, first: $first, orderBy: $order) {
    nodes { number }
  }
  found: employees(search: $n) { totalCount }
}
"""
HR = Asker("hr", PEOPLE[0], frozenset({"hr"}), (Given("hr", frozenset(HR_CLASSES)),))


def _statements(*given: Mapping[str, Any]) -> set[int]:
    planning = replace(PLANNING, plans=Plans())
    viewer = viewer_of(HR, WORLD, "en")
    plans = [planning.planned(viewer, Question(EMPLOYEES, one)) for one in given]
    return {id(one) for one in plans}


def test_lists_of_any_length_share_a_few_plans() -> None:
    """One, and any other number of values; input objects by powers of two."""
    ids = [{"ids": [f"department_{one}" for one in range(count)]} for count in range(40)]
    assert len(_statements(*ids)) == 2
    ways = [{"number": {"eq": f"E{one}"}} for one in range(40)]
    several = [{"where": {"or": ways[:count]}} for count in range(1, 40)]
    assert len(_statements(*several)) == 7
    assert len(_statements(*({"n": one} for one in ("a", "b", "王", "")))) == 1


def test_an_order_that_repeats_itself_is_the_order() -> None:
    """A field that comes again breaks no tie, so a long order is no longer statement."""
    planning = replace(PLANNING, plans=Plans())
    keys: list[dict[str, Any]] = [{"grade": "ASC"}, {"department": {"name": "DESC"}}]
    texts = {
        planning.planned(
            viewer_of(HR, WORLD, "en"), Question(EMPLOYEES, {"order": keys * times})
        ).sql
        for times in (1, 2, 50)
    }
    assert len(texts) == 1


@pytest.mark.parametrize(
    ("who", "order", "sorts"),
    [
        (HR, "{grade: ASC}", False),
        (HR, "{department: {name: ASC}}", True),
        (Asker("one", PEOPLE[3], frozenset({"employee"})), "{grade: ASC}", True),
        (Asker("one", PEOPLE[3], frozenset({"employee"})), "{legalName: ASC}", False),
    ],
)
def test_an_order_says_whether_an_index_can_serve_it(
    who: Asker, order: str, *, sorts: bool
) -> None:
    """What is open on some rows only, or lies behind a link, is sorted: limits see its price."""
    text = f"{{ employees(orderBy: [{order}]) {{ pageInfo {{ endCursor }} }} }}"
    made = PLANNING.plan(viewer_of(who, WORLD, "en"), Question(text))
    [hole] = [one for one in made.holes if isinstance(one, CursorHole)]
    assert [one.sorts for one in hole.order] == [sorts]


def test_variables_that_are_not_declared_make_no_plan() -> None:
    """Nobody fills the cache with names of their own."""
    assert len(_statements(*({f"x{one}": one, "n": "a"} for one in range(20)))) == 1


def _others(value: Any) -> Any:
    """Other values of the same shape."""
    if isinstance(value, Mapping):
        return {key: _others(item) for key, item in value.items()}
    if isinstance(value, list):
        inner = [_others(item) for item in value]
        nested = any(isinstance(item, Mapping) for item in value)
        return inner if nested or len(inner) < 2 else [*inner, inner[0]]
    if isinstance(value, bool) or value is None:
        return value
    return value + 1 if isinstance(value, int) else f"other {value}"


@pytest.mark.parametrize("number", range(30))
def test_plan_of_a_random_question_holds_nothing_of_its_variables(number: int) -> None:
    """Planned anew with other values of the same shape, it is equal in every part."""
    question = Asking(random.Random(number), WORLD).question()
    viewer = viewer_of(HR, WORLD, "en")
    prepared = PLANNING.documents.prepare(question.text)
    if prepared.errors:
        return
    structural = prepared.operation(None).structural
    changed = {
        name: value if name in structural else _others(value)
        for name, value in question.variables.items()
    }
    try:
        made = PLANNING.plan(viewer, question)
    except Refused as refused:
        assert refused.code == "FIELD_NOT_READABLE"  # noqa: PT017 - the other way of agreeing
        return
    assert PLANNING.plan(viewer, replace(question, variables=changed)) == made


def test_cache_is_bounded_by_count_and_by_size() -> None:
    """What was used least goes first; one that is larger than all room is kept alone."""
    small = Plan("select 1", (), (), (), "en")
    plans = Plans(most=3)
    for key in "abcabd":
        plans.get(key, lambda: small)
    assert len(plans) == 3
    made: list[str] = []
    for key in "abdc":
        plans.get(key, lambda key=key: made.append(key) or small)  # type: ignore[misc]
    assert made == ["c"]
    plans = Plans(most_bytes=10_000)
    for number in range(100):
        plans.get(number, lambda: replace(small, sql="x" * 1_000))
    assert len(plans) == 9
    assert plans.bytes <= 10_000
    plans.get("large", lambda: replace(small, sql="x" * 50_000))
    assert len(plans) == 1


_TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"))


@given(start=_TEXTS, text=_TEXTS, glued=st.booleans())
@settings(max_examples=300)
def test_prefix_is_a_range_of_code_points(start: str, text: str, *, glued: bool) -> None:
    """`start <= text < end` holds for just the texts that begin so."""
    whole = start + text if glued else text
    in_range = start <= whole < _prefix_end(start)
    if not whole.startswith("\U0010ffff"):
        assert in_range == whole.startswith(start)
