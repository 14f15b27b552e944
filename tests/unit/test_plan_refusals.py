"""What the planner refuses before any SQL runs, and what it does not."""

from typing import Any

import pytest

from hub.errors import Refused
from hub.plan.bound import Request, parameters
from hub.plan.planner import Plan
from hub.resolvers.viewers import given
from hub.schema.audience import HR_CLASSES
from tests.twin.access import Asker, Given
from tests.twin.asking import Planning, viewer_of
from tests.twin.document import Question
from tests.twin.small import small_world

WORLD = small_world()
PLANNING = Planning.of(WORLD.model)
ME = WORLD.rows["Employee"][3]["id"]
EMPLOYEE = Asker("employee", ME, frozenset({"employee"}))
NOBODY = Asker("a service without grants", None, frozenset({"employee"}))
HR = Asker(
    "hr", ME, frozenset({"employee", "manager", "hr"}), (Given("hr", frozenset(HR_CLASSES)),)
)
HR_TOKEN = Asker("hr", ME, frozenset({"hr"}), (Given("hr", frozenset({"CORE"})),))


class NoKeys:
    """Keys that nobody may need."""

    def blind(self, table: str, column: str, text: str) -> bytes:
        """An index like no other."""
        return f"{table}.{column}={text}".encode()

    def open_cursor(self, token: str, binding: bytes) -> list[str | None] | None:
        """No cursor is ours."""
        return None


def planned(text: str, who: Asker = EMPLOYEE, **variables: Any) -> Plan:
    """The plan of a question; its values are bound too."""
    viewer = viewer_of(who, WORLD, "en")
    made = PLANNING.planned(viewer, Question(text, variables))
    request = Request(variables, given(viewer, WORLD.today), viewer.subject)
    parameters(made, request, WORLD.model, NoKeys())
    return made


DOORS = {
    "employees": '{ employees(filter: {nationalId: {eq: "P1000000"}}) { totalCount } }',
    "employments.employee.reports": "{ employments { nodes { employee {"
    " reports(filter: {nationalId: {in: []}}) { totalCount } } } } }",
    "e": '{ e: employees(filter: {manager: {where: {nationalId: {eq: "P100004"}}}})'
    " { totalCount } }",
    "node.reports": '{ node(id: "x") { ... on Employee { reports(filter: {or: [{not:'
    ' {nationalId: {eq: "P100004"}}}]}) { totalCount } } } }',
    "courses": "{ courses(filter: {enrolments: {some: {employee: {where:"
    ' {nationalId: {eq: "P1"}}}}}}) { totalCount } }',
    "l": "{ l: employees(filter: {not: {payslips: {none: {}}}}) { totalCount } }",
    "o": "{ o: payslips(orderBy: [{employee: {birthDate: ASC}}]) { totalCount } }",
}
"""Place of the error → a question that uses what this viewer may never read."""


@pytest.mark.parametrize(("detail", "text"), DOORS.items())
def test_field_that_is_never_readable_is_refused_through_every_door(detail: str, text: str) -> None:
    """Filters, filters and orders behind links and of lists, wherever they stand."""
    with pytest.raises(Refused) as refused:
        planned(text, NOBODY)
    assert (refused.value.code, refused.value.detail) == ("FIELD_NOT_READABLE", detail)


def test_order_by_a_field_that_is_never_readable_is_refused() -> None:
    """Order is a door like any other."""
    with pytest.raises(Refused, match=r"Payslip\.releasedAt cannot be used in an order"):
        planned("{ payslips(orderBy: [{releasedAt: ASC}]) { totalCount } }", HR_TOKEN)


def test_usual_order_is_never_refused() -> None:
    """A list that is locked is null, and one without visible rows empty, not an error."""
    assert planned("{ payslips { nodes { period } } }", HR_TOKEN).sql
    made = planned("{ employees { nodes { payslips { totalCount } restricted } } }", HR_TOKEN)
    assert "hub.payslip" not in made.sql


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("first: 2, last: 2", "PAGE_INVALID"),
        ("first: -1", "PAGE_INVALID"),
        ("first: 1001", "PAGE_INVALID"),
        ('first: 2, before: "x"', "PAGE_INVALID"),
        ('last: 2, after: "x"', "PAGE_INVALID"),
        ('first: 2, after: "x"', "CURSOR_INVALID"),
        ("filter: {number: {eq: null}}", "FILTER_INVALID"),
        ('filter: {gender: {eq: "femal"}}', "TERM_UNKNOWN"),
        ('filter: {gender: {atLeast: "female"}}', "FILTER_INVALID"),
        ('filter: {nationalId: {eq: "1"}}', "FILTER_INVALID"),
        ('filter: {privatePhone: {in: ["call me"]}}', "FILTER_INVALID"),
    ],
)
def test_arguments_that_make_no_sense_are_refused_with_a_code_and_a_hint(
    arguments: str, code: str
) -> None:
    """Each with its own code; the message does not repeat the value."""
    with pytest.raises(Refused) as refused:
        planned(f"{{ employees({arguments}) {{ nodes {{ id }} }} }}", HR)
    assert refused.value.code == code
    assert refused.value.hint
    assert "call me" not in str(refused.value)


@pytest.mark.parametrize(
    "where",
    ["{}", "{and: []}", "{or: []}", "{not: {}}", "{grade: {}}", "{and: [{}, {or: []}]}",
     "{department: {where: {}}}", "{payslips: {some: null}}", "{payslips: null}",
     "{grade: {isNull: null}}", "{grade: null}"],
)  # fmt: skip
def test_filter_that_asks_nothing_is_no_filter(where: str) -> None:
    """Empty filters, however deep, give the statement without a filter."""
    made = planned(f"{{ employees(filter: {where}) {{ totalCount }} }}", HR)
    assert made.sql == planned("{ employees { totalCount } }", HR).sql


def test_empty_lists_of_different_kinds_are_different_parameters() -> None:
    """An empty list of booleans and one of texts look alike, and are not of one type."""
    made = planned("{ employments(filter: {primary: {in: []}, number: {in: []}}) { totalCount } }")
    assert "BOOLEAN[]" in made.sql
    assert made.sql.count("[])") > 1
