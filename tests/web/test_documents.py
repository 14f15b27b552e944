"""Documents are prepared once, refused with code and hint, and never repeated in an error."""

from functools import cache
from typing import Any

import pytest
from graphql import get_introspection_query
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.errors import Broken, Refused
from hub.resolvers.documents import Documents, Prepared
from hub.resolvers.schema import graph
from hub.schema.shipped import shipped

FIND = """
query Find($filter: EmployeeFilter, $order: [EmployeeOrder!], $n: Int, $way: OrderDirection!,
           $deep: Boolean!, $id: ID!, $with: Boolean!, $lang: Language, $on: Date) {
  employees(filter: $filter, orderBy: $order, first: $n) { nodes { ...Card } }
  departments(orderBy: [{name: $way}], filter: {parent: {under: $id}}) { totalCount }
}
fragment Card on Employee {
  id
  reports(direct: $deep, filter: {hireDate: {gte: $on}}) { totalCount }
  ...More @include(if: $with)
}
fragment More on Employee { gender { label(lang: $lang) } }
"""

HIDDEN = """
query ($w: OrderDirection) { ...F }
fragment F on Query { employees(orderBy: {number: $w}) { totalCount } }
"""


def fresh(**given: Any) -> Documents:
    return Documents(graph(shipped()), **given)


@cache
def documents() -> Documents:
    return fresh()


def codes(prepared: Prepared) -> set[str]:
    return {(one.extensions or {})["code"] for one in prepared.errors}


def test_a_document_is_prepared_once() -> None:
    """The same text gives the same object: nothing is parsed or validated again."""
    assert documents().prepare(FIND) is documents().prepare(FIND)


def test_kept_documents_are_bounded() -> None:
    """The one that was asked for longest ago goes first; refused ones are not kept at all."""
    found = fresh(kept_tokens=40)
    texts = [f"query Q{one} {{ viewer {{ scopes }} }}" for one in range(6)]
    kept = [found.prepare(text) for text in texts]
    assert found.prepare(texts[5]) is kept[5]
    assert found.prepare(texts[0]) is not kept[0]
    assert sum(one.tree.token_count for one in found._kept.values()) <= 40
    assert found.prepare("{ nothing }") is not found.prepare("{ nothing }")
    assert "{ nothing }" not in found._kept


def test_one_document_larger_than_the_room_is_kept_alone() -> None:
    """A document is never pushed out by itself."""
    found = fresh(kept_tokens=5)
    assert found.prepare(FIND) is found.prepare(FIND)


def test_variables_that_shape_the_statement_are_known() -> None:
    """Directly or through fragments: switches, sizes, orders and languages, and no values."""
    operation = documents().prepare(FIND).operation("Find")
    assert operation.structural == {"order", "n", "way", "deep", "with", "lang"}
    assert operation.kind == "query"
    assert not operation.introspects


def test_each_operation_knows_its_own_variables() -> None:
    """What another operation does with a variable of the same name does not matter."""
    text = """
    query A($x: Int) { employees(first: $x) { totalCount } }
    query B($x: Int) { attendanceDays(filter: {lateMinutes: {gt: $x}}) { totalCount } }
    """
    found = documents().prepare(text)
    assert found.operation("A").structural == {"x"}
    assert found.operation("B").structural == frozenset()


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("query A { viewer { scopes } } query B { viewer { grants } }", None, "AMBIGUOUS"),
        ("query A { viewer { scopes } } query B { viewer { grants } }", "", "AMBIGUOUS"),
        ("query A { viewer { scopes } }", "B", "UNKNOWN"),
        ("{ viewer { scopes } }", "B", "UNKNOWN"),
    ],
)
def test_the_operation_must_be_clear(text: str, name: str | None, code: str) -> None:
    """One of several has to be named, and must be there."""
    with pytest.raises(Refused) as caught:
        documents().prepare(text).operation(name)
    assert caught.value.code == f"OPERATION_{code}"
    assert caught.value.hint


def test_the_only_operation_needs_no_name() -> None:
    """With or without a name of its own."""
    assert documents().prepare("query A { viewer { scopes } }").operation(None).node.name
    assert documents().prepare("{ viewer { scopes } }").operation("").node.name is None
    assert documents().prepare("query A { viewer { scopes } }").operation("A").kind == "query"


def test_a_refused_document_has_no_tree() -> None:
    """Whoever overlooks the errors does not get far."""
    with pytest.raises(Broken):
        _ = documents().prepare("{ nothing }").tree


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "QUERY_SYNTAX"),
        ("{ viewer { scopes }", "QUERY_SYNTAX"),
        ("{ legalNam }", "QUERY_INVALID"),
        ("{ employees(firs: 1) { totalCount } }", "QUERY_INVALID"),
        ("{ employee(by: {}) { id } }", "QUERY_INVALID"),
        ('{ employee(by: {id: "x", number: "1"}) { id } }', "QUERY_INVALID"),
        ("query ($n: String) { employee(by: {number: $n}) { id } }", "QUERY_INVALID"),
        (
            "query ($w: OrderDirection) { employees(orderBy: [{number: $w}]) { totalCount } }",
            "QUERY_INVALID",
        ),
        (HIDDEN, "QUERY_INVALID"),
        ("{ employees(orderBy: [{legalName: ASC, number: ASC}]) { totalCount } }", "QUERY_INVALID"),
        ("{ employees(filter: {hireDate: {gt: 2026}}) { totalCount } }", "QUERY_INVALID"),
        ('{ employees(filter: {nationalId: {prefix: "1"}}) { totalCount } }', "SEALED_FIELD"),
        ("{ employees(filter: {homeAddress: {}}) { totalCount } }", "SEALED_FIELD"),
        ("subscription { viewer { scopes } }", "QUERY_INVALID"),
        ("type A { a: Int }", "QUERY_INVALID"),
        ("{ viewer { scopes } __schema { queryType { name } } }", "QUERY_MIXED"),
        (
            "{ viewer { scopes } ...S } fragment S on Query { __schema { queryType { name } } }",
            "QUERY_MIXED",
        ),
        ("{ viewer { scopes } } fragment U on Employee { id }", "QUERY_INVALID"),
    ],
)
def test_what_does_not_fit_the_graph_is_refused(text: str, code: str) -> None:
    """Every error has a code and a hint."""
    found = documents().prepare(text)
    assert found.document is None
    assert codes(found) == {code}
    assert all((one.extensions or {})["hint"] for one in found.errors)


@pytest.mark.parametrize(
    "text",
    [
        "{ viewer { scope } }",
        "{ employees(filtr: {}) { totalCount } }",
        "{ employees(filter: {legalNme: {}}) { totalCount } }",
        "query ($f: EmployeeFiltr) { employees(filter: $f) { totalCount } }",
        "{ employees(orderBy: [{legalName: AS}]) { totalCount } }",
        "{ employees { nodes { ... on Employe { id } } } }",
        "{ viewer { scopes @skp(if: true) } }",
    ],
)
def test_nothing_is_suggested(text: str) -> None:
    """Names cannot be fished for with near misses."""
    found = documents().prepare(text)
    assert found.errors
    assert "Did you mean" not in " ".join(one.message for one in found.errors)


def test_introspection_stands_alone_and_can_be_switched_off() -> None:
    """The schema is asked for in an operation of its own, where that is allowed."""
    text = get_introspection_query()
    assert documents().prepare(text).operation(None).introspects
    assert (
        documents()
        .prepare('{ __typename __type(name: "Term") { name } }')
        .operation(None)
        .introspects
    )
    assert not documents().prepare("{ __typename }").operation(None).introspects
    assert codes(fresh(introspection=False).prepare(text)) == {"QUERY_INVALID"}
    assert fresh(introspection=False).prepare("{ __typename }").errors == ()


def test_a_flood_of_errors_is_cut() -> None:
    """A document full of mistakes does not get a page for each."""
    text = "{ " + " ".join(f"nothing{one}" for one in range(15)) + " }"
    assert len(documents().prepare(text).errors) <= 11


SECRET = "110101199003078515"
PLACES = [
    '{{ employees(filter: {{hireDate: {{gt: "{0}"}}}}) {{ totalCount }} }}',
    "{{ employees(filter: {{legalName: {{eq: {0}}}}}) {{ totalCount }} }}",
    '{{ employees(filter: "{0}") {{ totalCount }} }}',
    '{{ employees(orderBy: [{{legalName: "{0}"}}]) {{ totalCount }} }}',
    "{{ employees(orderBy: [{{legalName: X{0}}}]) {{ totalCount }} }}",
    '{{ employees(first: "{0}") {{ totalCount }} }}',
    "{{ employees(first: {0}) {{ totalCount }} }}",
    '{{ employee(by: {{number: "1", id: "{0}"}}) {{ id }} }}',
    '{{ employee(by: {{number: null, workEmail: "{0}"}}) {{ id }} }}',
    '{{ employee(by: {{account: {{system: "{0}"}}}}) {{ id }} }}',
    '{{ employees(filter: {{nope: {{eq: "{0}"}}}}) {{ totalCount }} }}',
    '{{ viewer {{ scopes "{0}" }} }}',
    "{{ viewer {{ scopes {0} }} }}",
    '{{ viewer {{ scopes @skip(if: "{0}") }} }}',
    'query ($n: Int = "{0}") {{ employees(first: $n) {{ totalCount }} }}',
    'query ($n: Date = "{0}") {{ employees(filter: {{hireDate: {{gt: $n}}}}) {{ totalCount }} }}',
    '"""{0}""" {{ viewer {{ scopes }} }}',
    '{{ vocabulary(name: "{0}\\u00") {{ name }} }}',
    '{{ vocabulary(name: "{0}) {{ name }} }}',
    '{{ a: vocabulary(name: "{0}") {{ name }} a: vocabulary(name: "x") {{ name }} }}',
]


@pytest.mark.parametrize("place", PLACES)
def test_an_error_does_not_repeat_what_stood_in_the_document(place: str) -> None:
    """Literals can be personal, and errors are logged."""
    found = documents().prepare(place.format(SECRET))
    assert found.errors
    assert not [one.message for one in found.errors if SECRET in one.message]


def wrong(definitions: str, use: str, raw: dict[str, Any]) -> list[Any]:
    found = documents().prepare(f"query ({definitions}) {{ employees({use}) {{ totalCount }} }}")
    assert not found.errors
    return documents().variables(found, found.operation(None), raw)


@pytest.mark.parametrize(
    "raw",
    [
        {"f": SECRET},
        {"f": [SECRET]},
        {"f": {SECRET: 1}, "g": 1},
        {"f": {"hireDate": {"gt": SECRET}}},
        {"f": {"hireDate": SECRET}},
        {"f": {"legalName": {"eq": int(SECRET)}}},
        {"f": {"legalName": {"in": [[SECRET]]}}},
        {"f": {"status": {"isNull": SECRET}}},
        {"f": {"and": [{"nope": SECRET}]}},
        {"f": {"legalName": {"eq": SECRET}}, "o": [{"legalName": SECRET}]},
        {"o": [{"legalName": "ASC", "number": "ASC"}]},
        {"o": [{}]},
        {"o": [{"legalName": None}]},
        {"n": SECRET},
        {"n": int(SECRET)},
        {"n": 5.0},
        {"n": True},
    ],
)
def test_variables_that_do_not_fit_are_refused_without_their_values(raw: dict[str, Any]) -> None:
    """Each error names the variable and the place, with code and hint."""
    definitions = "$f: EmployeeFilter, $o: [EmployeeOrder!], $n: Int"
    found = wrong(definitions, "filter: $f, orderBy: $o, first: $n", raw)
    assert found
    for one in found:
        assert one.extensions["code"] == "VARIABLES_INVALID"
        assert one.extensions["hint"]
        assert one.message.startswith("Variable '$")
        if SECRET not in raw.get("f", ()):
            assert SECRET not in one.message


def test_variables_that_fit_pass() -> None:
    """Absent ones, defaults, one for a list of one, and extra ones that nobody uses."""
    definitions = '$f: EmployeeFilter = {legalName: {prefix: "张"}}, $o: [EmployeeOrder!], $n: Int'
    use = "filter: $f, orderBy: $o, first: $n"
    assert wrong(definitions, use, {}) == []
    assert wrong(definitions, use, {"o": {"legalName": "DESC"}, "n": None, "other": 1.5}) == []
    assert wrong(definitions, use, {"f": {"legalName": {"in": "䶮"}}, "n": 1000}) == []


def test_a_missing_variable_is_named() -> None:
    """The message says which one and of what type."""
    found = documents().prepare("query ($id: ID!) { node(id: $id) { id } }")
    [error] = documents().variables(found, found.operation(None), {})
    assert "$id" in error.message
    assert "ID!" in error.message


@given(st.text(max_size=40))
@settings(max_examples=150, deadline=None)
def test_whatever_is_sent_gives_errors_and_no_exception(text: str) -> None:
    """Text that is no document is refused, whatever it is."""
    found = documents().prepare(text)
    assert found.errors
    assert codes(found) <= {"QUERY_SYNTAX", "QUERY_INVALID"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["and", "not", "legalName", "eq", "in", "hireDate", "where", "x"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=12,
)


@given(JSON)
@settings(max_examples=150, deadline=None)
def test_whatever_a_variable_holds_gives_errors_and_no_exception(raw: Any) -> None:
    """Any JSON fits or is refused."""
    for one in wrong("$f: EmployeeFilter", "filter: $f", {"f": raw}):
        assert one.extensions["code"] == "VARIABLES_INVALID"
