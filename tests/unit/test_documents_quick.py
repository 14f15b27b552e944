"""Quick rules are the same rules: they find the same faults in every document."""

import pytest
from graphql import GraphQLSyntaxError, build_schema, parse, specified_rules, validate

from hub.resolvers.documents_quick import quick
from tests.hostile.documents import DOCUMENTS

SCHEMA = build_schema(
    """
    interface Node { id: ID! }
    enum Way { ASC DESC }
    input Filter { name: String, or: [Filter!] }
    type Person implements Node { id: ID!, name: String, boss: Person, staff(n: Int): [Person!] }
    type Query { node(id: ID!): Node, people(filter: Filter, way: Way = ASC): [Person!] }
    """
)
WRONG = [
    "{ people { name } nothing }",
    "query A { people { id } } query A { people { id } }",
    "query($a: Int, $a: Int) { people(way: UP, filter: {no: 1}) { staff(n: $b) { id } } }",
    "{ people { ...F ...G } } fragment F on Person { ...F } fragment H on Nobody { id }",
    "{ people { boss } node(id: 1, id: 2) { ... on Way { id } name @skip } }",
    "query($x: Person) { people(filter: {name: 1, name: 2}) { name: id name } } mutation { a }",
    "subscription { a b } type T { a: Int } { people { id @include @no } }",
]


def faults(text: str, rules: list[type]) -> list[str]:
    found = validate(SCHEMA, parse(text), rules, max_errors=100)
    return [f"{one.message} {one.locations}" for one in found]


@pytest.mark.parametrize("text", WRONG)
def test_they_find_what_the_plain_ones_find(text: str) -> None:
    plain = faults(text, list(specified_rules))
    assert plain
    assert faults(text, [quick(one) for one in specified_rules]) == plain


def test_hostile_documents_are_judged_alike() -> None:
    judged = 0
    for case in DOCUMENTS.values():
        text = getattr(case, "query", None)
        if not isinstance(text, str):
            continue
        try:
            plain = faults(text, list(specified_rules))
        except (GraphQLSyntaxError, RecursionError):
            continue
        assert faults(text, [quick(one) for one in specified_rules]) == plain
        judged += 1
    assert judged > 10


def test_all_rules_but_one_became_quick() -> None:
    """One of graphql-core's handles all kinds of nodes."""
    assert sum(quick(one) is one for one in specified_rules) == 1
