"""Aggregates and groups: what the planner and validation refuse, and what an answer tells."""

from typing import Any

import pytest

from hub.errors import Refused
from hub.plan.bound import Request, parameters
from hub.plan.graph import group_links, groupable, measurable
from hub.plan.planner import Plan
from hub.resolvers.viewers import given
from hub.schema.audience import HR_CLASSES
from hub.schema.shipped import shipped
from tests.twin.access import Asker, Given
from tests.twin.asking import ZONE, Planning, viewer_of
from tests.twin.document import Question
from tests.twin.small import small_world

WORLD = small_world()
PLANNING = Planning.of(WORLD.model)
ME = WORLD.rows["Employee"][3]["id"]
EMPLOYEE = Asker("employee", ME, frozenset({"employee"}))
HR = Asker("hr", ME, frozenset({"employee", "hr"}), (Given("hr", frozenset(HR_CLASSES)),))
CORE = Asker("core", ME, frozenset({"hr"}), (Given("hr", frozenset({"CORE"})),))


class NoKeys:
    """Keys that nobody may need."""

    def blind(self, table: str, column: str, text: str) -> bytes:
        """No blind index is asked for."""
        raise AssertionError

    def open_cursor(self, token: str, binding: bytes) -> list[str | None] | None:
        """No cursor is ours."""
        return None


def planned(text: str, who: Asker = HR, **variables: Any) -> Plan:
    """The plan of a question; its values are bound too."""
    viewer = viewer_of(who, WORLD, "en")
    made = PLANNING.planned(viewer, Question(text, variables))
    known = {**given(viewer, WORLD.today), "zone": ZONE}
    parameters(made, Request(variables, known, viewer.subject), WORLD.model, NoKeys())
    return made


DOORS = {
    "payslips.aggregates.net": "{ payslips { aggregates { net { sum } } } }",
    "payslips.groups": "{ payslips { groups(by: [{payDate: MONTH}]) { totalCount } } }",
    "employees.groups.nodes.aggregates.g": "{ employees { groups(by: [{department: {}}])"
    " { nodes { aggregates { g: birthDate { count } } } } } }",
    "employees.x": "{ employees { x: groups(by: [{department: {}}],"
    " orderBy: [{birthDate: {max: ASC}}]) { totalCount } } }",
    "employees.groups": "{ employees { groups(by: [{department: {}}],"
    ' having: {birthDate: {max: {gt: "1990-01-01"}}}) { totalCount } } }',
    "departments.employees.groups": "{ departments { nodes { employees {"
    " groups(by: [{managerBy: {birthDate: YEAR}}]) { totalCount } } } } }",
    "viewer.employee.reports.groups.nodes.keys.department.employees.aggregates.birthDate":
    "{ viewer { employee { reports { groups(by: [{department: {}}]) { nodes { keys { department {"
    " employees { aggregates { birthDate { min } } } } } } } } } } }",
}  # fmt: skip
"""Place of the error → a question that uses a field which HR of CORE may never read."""


@pytest.mark.parametrize(("detail", "text"), DOORS.items())
def test_field_that_is_never_readable_enters_no_figure_and_no_group(detail: str, text: str) -> None:
    """Functions, keys, keys behind links, orders and tests of groups, wherever they stand."""
    with pytest.raises(Refused) as refused:
        planned(text, CORE)
    assert (refused.value.code, refused.value.detail) == ("FIELD_NOT_READABLE", detail)


def test_count_of_rows_needs_no_field() -> None:
    """Visible rows may be counted by whoever may list them."""
    assert planned("{ payslips { aggregates { count } } }", EMPLOYEE).sql


def test_a_field_that_is_open_on_some_rows_is_told() -> None:
    """It runs through its masked expression, and `extensions.access` says so."""
    made = planned(
        "{ employees { aggregates { hireDate { max } }"
        " groups(by: [{grade: VALUE}]) { totalCount } } }",
        EMPLOYEE,
    )
    told = {one.path: one.cells for one in made.withheld}
    assert told == {
        "employees.aggregates.hireDate(aggregate: hireDate)": "some",
        "employees.groups(group: grade)": "some",
    }
    assert made.sql.count("CASE WHEN (employee_1.id = ") == 2


@pytest.mark.parametrize(
    "arguments",
    [
        "by: []",
        "by: [{status: VALUE}], first: 0",
        "by: [{status: VALUE}], first: 1001",
        "by: [{status: VALUE}, {status: VALUE}]",
        "by: [{hireDate: YEAR}, {hireDate: MONTH}]",
        "by: [{department: {level: 0}}]",
        "by: [{department: {level: 1000}}]",
        "by: [{managerBy: {managerBy: {managerBy: {managerBy: {grade: VALUE}}}}}]",
        "by: [" + "{status: VALUE}, {grade: VALUE}, {gender: VALUE}, " * 2 + "]",
    ],
)
def test_groups_that_cannot_be_made_are_refused_with_a_hint(arguments: str) -> None:
    """Too many or equal keys, levels and numbers out of range, ways that are too long."""
    with pytest.raises(Refused) as refused:
        planned(f"{{ employees {{ groups({arguments}) {{ totalCount }} }} }}")
    assert refused.value.code == "GROUP_INVALID"
    assert refused.value.hint


SEALED = (
    "{ employees { groups(by: [{nationalId: VALUE}]) { totalCount } } }",
    "{ employees { groups(by: [{managerBy: {ethnicity: VALUE}}]) { totalCount } } }",
    "{ employees(orderBy: [{privatePhone: ASC}]) { totalCount } }",
    '{ employees(filter: {nationalId: {gt: "1"}}) { totalCount } }',
    "{ employees { aggregates { nationalId { count } } } }",
    "{ payslips { aggregates { net { max } } } }",
    "{ payslips { groups(by: [{period: YEAR}], orderBy: [{net: {sum: ASC}}]) { totalCount } } }",
    '{ payslips { groups(by: [{period: YEAR}], having: {net: {sum: {gt: "1"}}}) { totalCount } } }',
    "{ payslips { groups(by: [{period: YEAR}]) { nodes { keys { gross } } } } }",
)


@pytest.mark.parametrize("text", SEALED)
def test_what_is_sealed_is_compared_by_nobody(text: str) -> None:
    """Group, order, min, max and ranges have one code, and no other error beside it."""
    errors = PLANNING.documents.prepare(text).errors
    assert [(one.extensions or {})["code"] for one in errors] == ["SEALED_FIELD"]


def test_special_and_health_data_have_no_statistics() -> None:
    """No field of such a class has figures or forms groups, in any entity."""
    for spec in shipped():
        offered = {**measurable(spec), **groupable(spec), **group_links(spec)}
        assert [one.name for one in offered.values() if not one.cls.queryable] == []


def test_a_level_is_bound_and_a_unit_is_not() -> None:
    """Other levels share the plan; another unit is another statement."""
    text = (
        "query Q($l: Int, $u: DateGrouping!) { employees {"
        " groups(by: [{department: {level: $l}}, {hireDate: $u}]) { totalCount } } }"
    )
    viewer = viewer_of(HR, WORLD, "en")

    def made(level: int | None, unit: str) -> Plan:
        return PLANNING.planned(viewer, Question(text, {"l": level, "u": unit}))

    assert made(1, "MONTH") is made(3, "MONTH")
    assert made(1, "MONTH").sql != made(1, "YEAR").sql
    assert made(1, "MONTH").sql != made(None, "MONTH").sql


def test_keys_that_are_given_as_one_variable_shape_the_plan() -> None:
    """`by: $by`, as a generated client sends it."""
    text = (
        "query Q($by: [EmployeeGroupBy!]!, $order: [EmployeeGroupOrder!]) { employees {"
        " groups(by: $by, orderBy: $order) { nodes { keys { status { code } hireDate }"
        " aggregates { count } } } } }"
    )
    order = [{"hireDate": {"max": "DESC"}}, {"keys": "ASC"}]
    one = planned(text, by=[{"status": "VALUE"}], order=order)
    other = planned(text, by=[{"hireDate": "QUARTER"}], order=order)
    assert "date_trunc('quarter'" in other.sql
    assert "date_trunc" not in one.sql


def test_a_document_has_a_limit_of_aggregates_and_groups() -> None:
    """Each reads its list to the end: fragments and aliases hide none."""
    from graphql import parse

    from hub.resolvers.limits import Limits, exceeded

    many = " ".join(f"a{number}: aggregates {{ count }}" for number in range(11))
    text = f"{{ employees {{ ...F groups(by: []) {{ ...G }} }} }} fragment F on X {{ {many} }}"
    text += f" fragment G on Y {{ {many} }}"
    found = exceeded(parse(text), Limits())
    assert [(one.extensions or {})["code"] for one in found] == ["QUERY_TOO_LARGE"]
