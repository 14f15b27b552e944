"""Questions about other times: which are refused, and what is told to have no day."""

import pytest

from hub.errors import Refused
from hub.plan.bound import Request, parameters
from hub.plan.planner import Plan
from hub.resolvers.viewers import given
from hub.schema.audience import HR_CLASSES
from tests.twin.access import Asker, Given
from tests.twin.asking import ZONE, Planning, viewer_of
from tests.twin.document import Question
from tests.twin.small import small_world
from tests.unit.test_plan_aggregates import NoKeys

WORLD = small_world()
PLANNING = Planning.of(WORLD.model)
ME = WORLD.rows["Employee"][3]["id"]
HR = Asker("hr", ME, frozenset({"employee", "hr"}), (Given("hr", frozenset(HR_CLASSES)),))
DAY = 'asOf: "2024-05-05"'


def planned(text: str) -> Plan:
    """The plan of a question; its values are bound too."""
    viewer = viewer_of(HR, WORLD, "en")
    made = PLANNING.planned(viewer, Question(text))
    known = {**given(viewer, WORLD.today), "zone": ZONE}
    parameters(made, Request({}, known, viewer.subject), WORLD.model, NoKeys())
    return made


@pytest.mark.parametrize("times", ['asOf: "2999-01-01"', 'knownAt: "2999-01-01T00:00:00Z"'])
@pytest.mark.parametrize(
    "shown", ["nodes { id }", "totalCount", "nodes { position }", "nodes { legalName }"]
)
def test_times_to_come_are_refused_whatever_is_asked_of_them(times: str, shown: str) -> None:
    """Also where the statement needs no day, since what is shown has none."""
    with pytest.raises(Refused, match="TIME_AHEAD"):
        planned(f"{{ employees({times}) {{ {shown} }} }}")
    planned(f"{{ employees({DAY}) {{ {shown} }} }}")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("employees({}) {{ nodes {{ legalName position number hireDate }} }}", "legalName"),
        ("employees({}) {{ nodes {{ status {{ code }} }} }}", "status"),
        ("employees({}) {{ nodes {{ department {{ id }} }} }}", ""),
        ("employees({}) {{ nodes {{ department {{ name }} }} }}", "Department.name"),
        ('employees({}, filter: {{gender: {{eq: "male"}}}}) {{ totalCount }}', "gender"),
        (
            "employees({}, orderBy: [{{birthDate: ASC}}]) {{ totalCount }}",
            "birthDate",
        ),
        ("employees({}) {{ aggregates {{ birthDate {{ max }} }} }}", "birthDate"),
        ("employees({}) {{ groups(by: [{{gender: VALUE}}]) {{ totalCount }} }}", "gender"),
        ("employees({}) {{ edges {{ node {{ legalName }} }} }}", "legalName"),
        ("viewer({}) {{ employee {{ legalName }} }}", "legalName"),
        ('employee({}, by: {{number: "E1"}}) {{ legalName }}', "legalName"),
        ("assignments({}) {{ nodes {{ position effectiveFrom }} }}", ""),
        ("departments({}) {{ nodes {{ effectiveFrom effectiveTo }} }}", ""),
        ("departments({}) {{ nodes {{ code }} }}", "Department.code"),
        ("employees({}) {{ nodes {{ assignments {{ nodes {{ position }} }} }} }}", ""),
        ("departments({}) {{ nodes {{ ancestors {{ id }} }} }}", "Department.parent"),
    ],
)
def test_what_has_no_day_is_told_wherever_it_is_used(asked: str, told: str) -> None:
    """Shown, filtered, ordered, counted or grouped by; what has one is not named."""
    expected = (told if "." in told else f"Employee.{told}",) if told else ()
    assert planned(f"{{ {asked.format(DAY)} }}").undated == expected
    now = asked.format("").replace("(, ", "(").replace("()", "")
    assert planned(f"{{ {now} }}").undated == ()
