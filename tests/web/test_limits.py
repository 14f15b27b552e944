"""A request that is too large is refused at once, wherever its size is hidden."""

import time
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from graphql import get_introspection_query, parse
from hypothesis import given
from hypothesis import strategies as st

from hub.resolvers.documents import Documents, Prepared
from hub.resolvers.limits import Limits, exceeded, variables_exceeded
from hub.resolvers.schema import graph
from hub.schema.shipped import shipped
from tests.support.pace import slowness

LIMITS = Limits()
PAGE = """
query Page($after: String, $under: ID!) {
  viewer { employee { ...Card } scopes }
  employees(
    first: 50, after: $after
    filter: {department: {under: $under}, status: {in: ["active"]}}
    orderBy: [{legalName: ASC}]
  ) {
    totalCount
    pageInfo { hasNextPage endCursor }
    edges {
      cursor
      node {
        ...Card
        employments(first: 3) { nodes { effectiveFrom effectiveTo status { code label } } }
        educations { nodes { level { label(lang: ZH) } school } }
      }
    }
  }
}
fragment Card on Employee {
  id number legalName restricted pending { field reason }
  department { ...Place parent { ...Place } }
  manager { id legalName }
}
fragment Place on Department { id code name }
"""


@cache
def documents() -> Documents:
    return Documents(graph(shipped()))


def nested(levels: int) -> str:
    """Managers of managers: `levels` levels of fields."""
    inner = "manager { " * (levels - 3)
    return f"{{ employees {{ nodes {{ {inner} id {'}' * (levels - 3)} }} }} }}"


def chain(count: int, spreads: int = 1) -> str:
    """Fragments that spread the next one so many times; the last one has a field."""
    body = " ".join(
        f"fragment F{one} on Employee {{ {f'...F{one + 1} ' * spreads} }}" for one in range(count)
    )
    return f"{{ employees {{ nodes {{ ...F0 }} }} }} {body} fragment F{count} on Employee {{ id }}"


def spread(each: str, count: int) -> str:
    """One fragment that is spread in many places: its aliases count each time."""
    places = " ".join(f"p{one}: manager {{ ...F }}" for one in range(count))
    return f"{{ employees {{ nodes {{ {places} }} }} }} fragment F on Employee {{ {each} }}"


def merging(count: int, fragments: int) -> str:
    """The same field over and over, shared out among fragments."""
    named = " ".join(f"...F{one}" for one in range(fragments))
    body = "department { name } " * count
    made = " ".join(f"fragment F{one} on Employee {{ {body} }}" for one in range(fragments))
    return f"{{ employees {{ nodes {{ {named} }} }} }} {made}"


HOSTILE = {
    "400 overlapping aliases": (
        "{ " + " ".join(f"a{one}: employees {{ totalCount }}" for one in range(400)) + " }",
        {"QUERY_TOO_MANY_ALIASES", "QUERY_TOO_LARGE"},
    ),
    "a batch of look-ups": (
        "{ "
        + " ".join(f'a{one}: employee(by: {{number: "{one}"}}) {{ id }}' for one in range(100))
        + " }",
        {"QUERY_TOO_MANY_ALIASES", "QUERY_TOO_MANY_ROOT_FIELDS"},
    ),
    "3,000 duplicate fields": (
        "{ viewer { " + "scopes " * 3000 + "} }",
        {"QUERY_TOO_LARGE"},
    ),
    "1,900 duplicate fields": (
        "{ viewer { " + "scopes " * 1900 + "} }",
        {"QUERY_TOO_LARGE"},
    ),
    "2,000 directives": (
        "{ viewer { scopes " + "@a " * 2000 + "} }",
        {"QUERY_TOO_LARGE"},
    ),
    "900 directives": (
        "{ viewer { scopes " + "@skip(if: false) " * 200 + "@a " * 100 + "} }",
        {"QUERY_TOO_MANY_DIRECTIVES"},
    ),
    "aliases through fragments": (
        spread(" ".join(f"a{one}: id" for one in range(20)), 20),
        {"QUERY_TOO_MANY_ALIASES"},
    ),
    "root fields through a fragment": (
        "{ ...Q } fragment Q on Query { "
        + " ".join(f"{one.graph_plural} {{ totalCount }} " * 3 for one in shipped())
        + " }",
        {"QUERY_TOO_MANY_ROOT_FIELDS"},
    ),
    "deep fields": (nested(100), {"QUERY_TOO_DEEP"}),
    "very deep fields": (nested(400), {"QUERY_TOO_DEEP"}),
    "deep fragments": (
        "{ employees { nodes { ...F0 } } } "
        + " ".join(
            f"fragment F{one} on Employee {{ manager {{ ...F{one + 1} }} }}" for one in range(20)
        )
        + " fragment F20 on Employee { id }",
        {"QUERY_TOO_DEEP"},
    ),
    "two to the fortieth": (chain(40, spreads=2), {"QUERY_TOO_LARGE"}),
    "a fragment that contains itself": (
        "{ employees { nodes { ...A } } } fragment A on Employee { manager { ...A } }",
        {"QUERY_FRAGMENT_CYCLE"},
    ),
    "fragments in a circle": (
        "{ employees { nodes { ...A } } }"
        + " ".join(f"fragment {one} on Employee {{ ...{to} }}" for one, to in ("AB", "BC", "CA")),
        {"QUERY_FRAGMENT_CYCLE"},
    ),
    "fragments that nobody spreads, in a circle": (
        "{ viewer { scopes } } fragment A on Employee { ...B } fragment B on Employee { ...A }",
        {"QUERY_FRAGMENT_CYCLE"},
    ),
    "300 fragments": (chain(300), {"QUERY_TOO_LARGE"}),
    "merging fields": (merging(390, 1), {"QUERY_TOO_LARGE"}),
    "merging fields shared out": (merging(10, 35), {"QUERY_TOO_LARGE"}),
    "300 operations": (
        " ".join(f"query Q{one} {{ viewer {{ scopes }} }}" for one in range(300)),
        {"QUERY_TOO_LARGE"},
    ),
    "a deep filter": (
        "{ employees(filter: " + "{not: " * 60 + "{}" + "}" * 60 + ") { totalCount } }",
        {"QUERY_TOO_DEEP"},
    ),
    "a deep list": ("{ nodes(ids: " + "[" * 150 + "]" * 150 + ") { id } }", {"QUERY_TOO_DEEP"}),
    "deep introspection": (
        "{ __schema { types { " + "fields { type { " * 12 + "name" + " } }" * 12 + " } } }",
        {"QUERY_TOO_DEEP"},
    ),
    "a long document": ("{ viewer { scopes } } #" + "x" * 60_000, {"QUERY_TOO_LARGE"}),
    "many comments": ("#\n" * 20_000 + "{ viewer { scopes } }", {"QUERY_TOO_LARGE"}),
    "a long string": (
        '{ vocabulary(name: "' + "x" * 60_000 + '") { name } }',
        {"QUERY_TOO_LARGE"},
    ),
}


def timed(text: str) -> tuple[Prepared, float]:
    """The prepared document and its CPU time in milliseconds: the best of three."""
    spent = []
    for _ in range(3):
        documents()._kept.clear()
        begun = time.process_time()
        found = documents().prepare(text)
        spent.append(time.process_time() - begun)
    return found, min(spent) * 1000


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_is_refused_quickly(name: str) -> None:
    """It costs less than 100 ms, and says which limit it broke and what to do."""
    text, codes = HOSTILE[name]
    found, spent = timed(text)
    assert found.document is None
    assert {(one.extensions or {})["code"] for one in found.errors} <= codes
    assert all((one.extensions or {})["hint"] for one in found.errors)
    assert spent < 100 * slowness()


@pytest.mark.parametrize("text", [PAGE, get_introspection_query(input_value_deprecation=True)])
def test_an_honest_document_passes(text: str) -> None:
    """A page of a real screen, and what tools ask to know the schema."""
    assert [one.message for one in documents().prepare(text).errors] == []


LARGEST: dict[str, tuple[str, Callable[[int], str]]] = {
    "depth": ("QUERY_TOO_DEEP", nested),
    "aliases": (
        "QUERY_TOO_MANY_ALIASES",
        lambda count: "{ viewer { " + " ".join(f"a{one}: scopes" for one in range(count)) + " } }",
    ),
    "schema": (
        "QUERY_TOO_MANY_ROOT_FIELDS",
        lambda count: "{ " + '__type(name: "Term") { name } ' * count + "}",
    ),
    "root_fields": (
        "QUERY_TOO_MANY_ROOT_FIELDS",
        lambda count: "{ " + "viewer { scopes } " * count + "}",
    ),
    "directives": (
        "QUERY_TOO_MANY_DIRECTIVES",
        lambda count: (
            "{ viewer { "
            + "scopes @skip(if: false) " * min(count, 30)
            + "grants @skip(if: false) " * max(count - 30, 0)
            + "} }"
        ),
    ),
    "repeats": ("QUERY_TOO_LARGE", lambda count: "{ viewer { " + "scopes " * count + "} }"),
    "nesting": (
        "QUERY_TOO_DEEP",
        lambda count: (
            "{ employees(filter: "
            + "{not: " * (count - 1)
            + "{}"
            + "}" * (count - 1)
            + ") { totalCount } }"
        ),
    ),
    "fragments": ("QUERY_TOO_LARGE", lambda count: chain(count - 1)),
    "operations": (
        "QUERY_TOO_LARGE",
        lambda count: " ".join(f"query Q{one} {{ viewer {{ scopes }} }}" for one in range(count)),
    ),
}


@pytest.mark.parametrize("name", LARGEST)
def test_a_limit_lies_where_it_says(name: str) -> None:
    """The largest document passes, the next one does not."""
    code, made = LARGEST[name]
    most = getattr(LIMITS, name)
    assert exceeded(parse(made(most)), LIMITS) == []
    assert {(one.extensions or {})["code"] for one in exceeded(parse(made(most + 1)), LIMITS)} == {
        code
    }


def test_fields_of_all_operations_count_together() -> None:
    """A large document is not made small by cutting it into operations."""
    small = replace(LIMITS, fields=12)
    one = "{ employees { nodes { id number legalName workEmail } } }"
    two = f"query A {one} query B {one}"
    assert exceeded(parse(two), small) == []
    assert [
        one.extensions for one in exceeded(parse(two + " query C { viewer { scopes } }"), small)
    ]


@pytest.mark.parametrize(
    "text",
    [
        merging(5, 6),
        spread("id number legalName department { id name }", 30),
        chain(8, spreads=2),
        "{ employees { nodes { " + "department { id name code } " * 30 + "} } }",
        "{ employees { nodes { "
        + "manager { id legalName } " * 30
        + " department { "
        + "parent { id } " * 30
        + " } } } }",
    ],
)
def test_what_passes_is_validated_in_bounded_time(text: str) -> None:
    """The worst that the limits let through costs tens of milliseconds, not seconds."""
    found, spent = timed(text)
    assert [one.message for one in found.errors] == []
    assert spent < 250


@given(st.integers(1, 6), st.integers(1, 4), st.integers(0, 6))
def test_a_fragment_counts_like_its_text(count: int, spreads: int, aliases: int) -> None:
    """What fragments bring is counted as if it stood where they are spread."""
    body = " ".join(f"a{one}: id" for one in range(aliases)) + " id"
    places = " ".join(f"manager {{ {'...F ' * spreads} }}" for _ in range(count))
    hidden = f"{{ employees {{ nodes {{ {places} }} }} }} fragment F on Employee {{ {body} }}"
    limit = replace(LIMITS, aliases=10, fields=100_000, repeats=1000)
    expected = count * spreads * aliases > 10
    codes = {(one.extensions or {})["code"] for one in exceeded(parse(hidden), limit)}
    assert codes == ({"QUERY_TOO_MANY_ALIASES"} if expected else set())


def deep(levels: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for _ in range(levels):
        found = {"not": found}
    return found


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ({"f": deep(18)}, None),
        ({"f": deep(5_000)}, "VARIABLES_TOO_DEEP"),
        ({"f": {"and": [{}] * 390}}, None),
        ({"f": {"and": [{}] * 500}}, "VARIABLES_TOO_LARGE"),
        ({"ids": ["x"] * 9_000}, None),
        ({"ids": ["x"] * 20_000}, "VARIABLES_TOO_LARGE"),
        ({str(one): [{"a": 1}] for one in range(600)}, "VARIABLES_TOO_LARGE"),
    ],
)
def test_variables_have_limits_of_their_own(raw: dict[str, Any], code: str | None) -> None:
    """What is too deep for the document is too deep for its variables."""
    found = variables_exceeded(raw, LIMITS)
    assert (None if found is None else (found.extensions or {})["code"]) == code
