"""What an operation costs before it is run: by its page sizes, and by how large tables are."""

import pytest

from hub.plan.price import Price, price
from hub.resolvers.costs import rounded
from hub.schema.model import EntitySpec
from tests.unit.test_plan_refusals import EMPLOYEE, HR, planned

SIZES = {"Employee": 50_000, "AttendanceDay": 1_000_000, "Payslip": 300_000, "Department": 500}
FLAT = "{ employees(first: %d) { nodes { legalName number } } }"
DEEP = "{ employees(first: %d) { nodes { payslips(first: %d) { nodes { id } } } } }"


def sizes(spec: EntitySpec) -> float:
    return SIZES.get(spec.name, 100_000)


def priced(text: str, **variables: object) -> Price:
    return price(planned(text, HR, **variables).tree, sizes)


def points(text: str, **variables: object) -> int:
    return priced(text, **variables).points(variables)


def test_a_page_costs_what_it_reads() -> None:
    """About a point a row; ten times the rows cost ten times as much."""
    assert 100 <= points(FLAT % 100) <= 130
    assert points(FLAT % 1000) == pytest.approx(10 * points(FLAT % 100), rel=0.1)


def test_the_actual_page_size_counts_wherever_it_stands() -> None:
    """As a literal, as a variable, as its default; without any it is 50."""
    query = "query($n: Int = 20) { employees(first: $n) { nodes { legalName number } } }"
    assert points(query, n=100) == points(FLAT % 100)
    assert points(query) == points(FLAT % 20)
    assert points(FLAT.replace("(first: %d)", "")) == points(FLAT % 50)


def test_a_list_in_a_list_is_as_long_as_the_tables_say() -> None:
    """Six payslips a person on average: a page of a thousand of them costs no thousand each."""
    few, many = points(DEEP % (100, 12)), points(DEEP % (100, 1000))
    assert many == few
    assert few < 100 * 20


def test_a_table_that_is_smaller_than_the_page_costs_its_size() -> None:
    assert points("{ departments(first: 1000) { nodes { name } } }") < 600


def test_counting_and_sorting_look_at_all_rows() -> None:
    page = "attendanceDays(first: 1%s) { nodes { id } %s }"
    plain = points("{ " + page % ("", "") + " }")
    counted = points("{ " + page % ("", "totalCount") + " }")
    assert counted - plain == 1000


def test_a_filter_looks_at_what_hangs_on_each_row() -> None:
    """At one linked row; at a list as it is long; along a whole tree at ten times as many."""
    page = "{ departments(first: 1, filter: {%s}) { nodes { id } } }"
    plain = points(page % 'code: {eq: "x"}')
    linked = points(page % 'parent: {where: {code: {eq: "x"}}}')
    hung = points(page % "employees: {some: {}}")
    whole = points(page % "employees: {some: {}, under: true}")
    assert plain <= linked < hung
    assert whole - plain == pytest.approx(10 * (hung - plain), rel=0.05)
    nested = points(page % "not: {employees: {some: {attendance: {some: {}}}}}")
    assert nested > 10 * hung


def test_an_order_that_is_found_out_row_by_row_costs_more() -> None:
    """By a cell that is open to an employee on few rows alone, or by one behind a link."""
    page = "{ employees(first: 1, orderBy: [{ %s: ASC }]) { pageInfo { endCursor } } }"
    shown = points(page % "grade")
    assert points(page.replace("%s: ASC", "department: { name: ASC }")) - shown == 500
    own = price(planned(page % "grade", EMPLOYEE).tree, sizes).points({})
    assert own - shown == 500


def test_groups_that_are_shown_have_their_price() -> None:
    """Below each row as well: a thousand people with a hundred groups each are many groups."""
    flat = "{ attendanceDays { groups(by: [{date: DAY}], first: %d) { nodes { %s } } } }"
    few, many = (points(flat % (one, "aggregates { count }")) for one in (10, 1000))
    assert many - few == pytest.approx(990 * 0.52, rel=0.01)
    below = (
        "{ employees(first: %d) { nodes { attendance {"
        " groups(by: [{date: DAY}], first: 500) { nodes { aggregates { count } } } } } } }"
    )
    assert points(below % 1000) == pytest.approx(10 * points(below % 100), rel=0.05)
    assert points(below % 1000) > 10_000


def test_ids_are_counted_when_they_are_there() -> None:
    """The plan is the same for all lists of ids; the price is not."""
    query = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }"
    few = points(query, ids=["x"] * 10)
    assert points(query, ids=["x"] * 1000) - few == pytest.approx(990, rel=0.1)
    literal = "{ nodes(ids: [" + '"x",' * 10 + "]) { id } }"
    assert points(literal) == few


def test_a_sealed_value_costs_its_unsealing() -> None:
    bare, sealed = (
        points(f"{{ employees(first: 1000) {{ nodes {{ {one} }} }} }}")
        for one in ("legalName", "nationalId")
    )
    assert sealed - bare == pytest.approx(180, abs=2)


def test_fragments_and_aliases_hide_nothing() -> None:
    plain = points("{ employees(first: 10) { nodes { manager { legalName } } } }")
    hidden = points(
        "{ employees(first: 10) { nodes { ...F } } } fragment F on Employee {"
        " a: manager { legalName } b: manager { legalName } }"
    )
    assert hidden - plain == pytest.approx(10 * 0.52, abs=1)


def test_the_advice_names_the_list_and_a_page_size_that_is_enough() -> None:
    """Following it makes the operation pass."""
    text = "{ employees(first: %d) { nodes { attendance(first: %d) { nodes { id } } } } }"
    found = priced(text % (1000, 1000))
    dear = found.points({})
    told = found.advice(dear, 12_000)
    assert told.startswith("Add first: 10 to `employees.attendance`: "), told
    assert points(text % (1000, 10)) <= 12_000 < points(text % (1000, 20))
    told = found.advice(dear, 500)
    assert told.startswith("Add first: 10 to `employees`: "), told
    assert points(text % (10, 1000)) <= 500
    assert "fewer lists" in priced('{ vocabulary(name: "x") { name } }').advice(30, 10)


@pytest.mark.parametrize(
    ("rows", "told"), [(0, 1), (1, 1), (3, 4), (4, 4), (5, 16), (50_000, 65_536)]
)
def test_a_price_tells_no_more_than_the_order_of_magnitude(rows: float, told: float) -> None:
    assert rounded(rows) == told
