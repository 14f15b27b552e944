"""A plan is shared by all who may see alike, and holds nothing of one request."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from hub.plan.bound import _prefix_end
from tests.twin.access import Asker, Given
from tests.twin.asking import Planning, viewer_of
from tests.twin.document import Question
from tests.twin.small import small_world

WORLD = small_world()
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
    planning = Planning.of(WORLD.model)
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
    planning = Planning.of(WORLD.model)
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


_TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"))


@given(start=_TEXTS, text=_TEXTS, glued=st.booleans())
@settings(max_examples=300)
def test_prefix_is_a_range_of_code_points(start: str, text: str, *, glued: bool) -> None:
    """`start <= text < end` holds for just the texts that begin so."""
    whole = start + text if glued else text
    in_range = start <= whole < _prefix_end(start)
    if not whole.startswith("\U0010ffff"):
        assert in_range == whole.startswith(start)
