"""Plain variables: what is accepted without graphql-core, graphql-core accepts as well."""

from typing import Any

from graphql import GraphQLSchema, build_schema, get_variable_values, parse
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.resolvers.documents_operations import Operation, operations_of

SCHEMA: GraphQLSchema = build_schema("""
type Query { a(i: Int, s: String, d: ID, b: Boolean, f: [In], x: In): Int }
input In { i: Int }
""")
TYPES = ("Int", "String", "ID", "Boolean", "Int!", "String!", "ID!", "Boolean!", "[In]", "In")
DEFAULTS = {"Int": "1", "String": '"a"', "ID": '"a"', "Boolean": "true"}
values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**33), 2**33),
    st.floats(allow_nan=False),
    st.text(max_size=3),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.sampled_from("ij"), st.integers(0, 3), max_size=2),
)


def operation(declared: list[tuple[str, bool]]) -> Operation:
    told = [
        f"$v{place}: {kind}" + (f" = {DEFAULTS[kind.rstrip('!')]}" if default else "")
        for place, (kind, default) in enumerate(declared)
    ]
    text = f"query ({', '.join(told)}) {{ a }}" if told else "{ a }"
    return operations_of(parse(text))[""]


@given(
    kinds=st.lists(st.tuples(st.sampled_from(TYPES), st.booleans()), max_size=3),
    raw=st.dictionaries(st.sampled_from(["v0", "v1", "v2", "v3"]), values),
)
@settings(max_examples=2_000, deadline=None)
def test_what_is_accepted_quickly_is_accepted(
    kinds: list[tuple[str, bool]], raw: dict[str, Any]
) -> None:
    declared = [(kind, default and kind.rstrip("!") in DEFAULTS) for kind, default in kinds]
    one = operation(declared)
    if one.accepts(raw):
        found = get_variable_values(SCHEMA, one.node.variable_definitions or (), raw)
        assert not isinstance(found, list)
        assert all(found.coerced.get(name) == value for name, value in raw.items())


def test_common_variables_take_the_quick_way() -> None:
    one = operation([("ID!", False), ("Int", True), ("String", False)])
    assert one.accepts({"v0": "employee_1", "v1": 50})
    assert one.accepts({"v0": "employee_1", "v2": None})
    assert not one.accepts({"v1": 50})
    assert not one.accepts({"v0": "employee_1", "v1": True})
    assert not one.accepts({"v0": "employee_1", "v9": "undeclared"})
    assert not operation([("In", False)]).accepts({})
