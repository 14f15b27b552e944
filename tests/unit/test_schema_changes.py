"""Changes of the graph: how bad each is, and where; usage of what changed is recognised."""

import pytest

from hub.resolvers.changes import Change, changes
from hub.resolvers.sdl import sdl
from hub.schema.shipped import shipped
from tests.docs.fences import ROOT

BASE = """
directive @semanticNonNull on FIELD_DEFINITION
directive @specifiedBy(url: String!) on SCALAR
scalar Date @specifiedBy(url: "https://a.example")
enum Order { ASC DESC }
input Filter { name: String born: Date }
union Answer = Person | Nobody
type Nobody { code: String! }
type Person { name: String @semanticNonNull born: Date phone: String people(first: Int): [Person!] }
type Query { person(by: Filter): Person answer(order: Order): Answer }
"""


@pytest.mark.parametrize(
    ("was", "now", "level", "coordinate"),
    [
        ("born: Date phone", "phone", "breaking", "Person.born"),
        ("name: String born: Date }", "name: String }", "breaking", "Filter.born"),
        ("(first: Int)", "", "breaking", "Person.people(first:)"),
        ("(first: Int)", "(first: Int of: Int!)", "breaking", "Person.people"),
        ("input Filter { name", "input Filter { age: Int! name", "breaking", "Filter"),
        ("input Filter {", "input Filter @oneOf {", "breaking", "Filter"),
        ("enum Order { ASC DESC }", "enum Order { ASC }", "breaking", "Order.DESC"),
        ("phone: String", "phone: Int", "breaking", "Person.phone"),
        ("= Person | Nobody", "= Person", "breaking", "Nobody"),
        ("enum Order { ASC DESC }", "enum Order { ASC DESC ANY }", "dangerous", "Order.ANY"),
        (" @semanticNonNull born", " born", "dangerous", "Person.name"),
        ("https://a.example", "https://b.example", "dangerous", "Date"),
        ("phone: String", "phone: String @semanticNonNull", "safe", "Person.phone"),
        ("phone: String", "phone: String mail: String", "safe", "Person.mail"),
        ("phone: String", 'phone: String @deprecated(reason: "x")', "safe", "Person.phone"),
    ],
)
def test_a_change_has_its_level_and_its_place(
    was: str, now: str, level: str, coordinate: str
) -> None:
    """What can break somebody is breaking; what graphql-core passes over is there too."""
    assert was in BASE
    found = changes(BASE, BASE.replace(was, now))
    assert (level, coordinate) in {(one.level, one.coordinate) for one in found}, found


def test_nothing_changes_against_the_schema_that_is_checked_in() -> None:
    """`schema.graphql` is the graph of this tree."""
    assert changes((ROOT / "schema.graphql").read_text(encoding="utf-8"), sdl(shipped())) == []


def test_a_type_is_used_where_a_part_of_it_is() -> None:
    """A field is used by its arguments too, and not by a field that begins alike."""
    change = Change("breaking", "field_removed", "Person.people", "")
    assert change.touches("Person.people")
    assert change.touches("Person.people(first:)")
    assert not change.touches("Person.peoples")
    assert Change("breaking", "type_removed", "Person", "").touches("Person.name")
