"""The graph is derived from the model, under exactly the names that the planner resolves."""

import warnings
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import strawberry
from graphql import (
    ExecutionResult,
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    execute_sync,
    get_introspection_query,
    parse,
    print_type,
    validate,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.errors import Refused
from hub.plan.arguments import Variables
from hub.plan.collect import Document
from hub.plan.graph import (
    COMPUTED,
    SWITCHES,
    custom_members,
    filterable,
    links,
    listable,
    members,
    operators,
    orderable,
)
from hub.plan.lists import MANY
from hub.plan.resolve import Resolver
from hub.resolvers.office.fields import QUERIES
from hub.resolvers.schema import graph
from hub.resolvers.sdl import sdl
from hub.resolvers.types_filters import filter_name
from hub.resolvers.types_scalars import SCALARS
from hub.schema.company import extended
from hub.schema.model import Model
from hub.schema.shipped import shipped
from tests.support.documents import Writer

COMPANY = """
hub: company/1
version: 2026-11
fields:
  - {entity: Employee, name: badge_colour, kind: Text, class: DIRECTORY,
     label: {en: Badge colour, zh: 工牌颜色}}
  - {entity: Employee, name: from, kind: Date, class: JOB, label: {en: From, zh: 自}}
  - {entity: Employee, name: tax_id, kind: NationalId, class: IDENTITY,
     label: {en: Tax id, zh: 税号}}
"""
META = {"id", "version", "restricted", "pending"}


@cache
def schema() -> strawberry.Schema:
    return graph(shipped())


@cache
def core() -> GraphQLSchema:
    return schema()._schema


@cache
def text() -> str:
    return sdl(shipped())


def fields(name: str, of: GraphQLSchema | None = None) -> dict[str, Any]:
    found = (of or core()).type_map[name]
    assert isinstance(found, GraphQLObjectType | GraphQLInputObjectType)
    return dict(found.fields)


@pytest.fixture
def company(tmp_path: Path) -> Model:
    """The shipped model with a company's own fields."""
    file = tmp_path / "company.yaml"
    file.write_text(COMPANY, encoding="utf-8")
    return extended(shipped(), file)


@pytest.mark.parametrize("spec", list(shipped()), ids=lambda one: one.name)
def test_an_entity_has_the_members_that_the_planner_knows(spec: Any) -> None:
    """No field of the graph is unknown to the planner, and none of the planner's is missing."""
    computed = {name for entity, name in COMPUTED if entity == spec.name}
    assert set(fields(spec.name)) == META | set(members(shipped(), spec)) | computed
    assert spec.graph_plural in fields("Query")


@pytest.mark.parametrize("spec", list(shipped()), ids=lambda one: one.name)
def test_only_what_cannot_be_withheld_is_non_null(spec: Any) -> None:
    """Whatever access or mapping can withhold is nullable."""
    never_null = {
        name for name, one in fields(spec.name).items() if isinstance(one.type, GraphQLNonNull)
    }
    assert never_null == META


@pytest.mark.parametrize("spec", list(shipped()), ids=lambda one: one.name)
def test_filters_and_orders_offer_what_the_planner_can_ask(spec: Any) -> None:
    """Fields of a filter, operators of each, and keys of an order are the planner's."""
    found = fields(f"{spec.name}Filter")
    lists = listable(shipped(), spec)
    assert set(found) == {"and", "or", "not"} | set(filterable(spec)) | set(lists)
    for name in lists:
        switch = SWITCHES.get((spec.name, name))
        assert set(fields(str(found[name].type))) == set(MANY) | (
            {switch.name} if switch else set()
        )
    for name, one in filterable(spec).items():
        assert str(found[name].type) == filter_name(one.kind)
        where = {"where"} if one.kind.target else set()
        assert set(fields(filter_name(one.kind))) == set(operators(one.kind)) | where
    wanted = set(orderable(spec)) | set(links(spec))
    order = core().type_map.get(f"{spec.name}Order")
    if not wanted:
        assert order is None
        return
    assert isinstance(order, GraphQLInputObjectType)
    assert order.is_one_of
    assert set(order.fields) == wanted


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_every_valid_query_is_resolved_or_refused(data: st.DataObject) -> None:
    """The planner's first pass knows every name and every shape that validation lets through."""
    writer = Writer(core(), data.draw, frozenset(QUERIES))
    text, variables = writer.document()
    document = parse(text)
    assert validate(core(), document) == []
    operation = document.definitions[0]
    assert isinstance(operation, OperationDefinitionNode)
    resolver = Resolver(shipped(), Document({}, Variables(variables, {})))
    try:
        resolver.operation(operation.selection_set, "en")
    except Refused as error:
        assert error.code in {"PAGE_INVALID", "FILTER_INVALID", "GROUP_INVALID"}  # noqa: PT017 - others are faults


def test_a_company_field_stands_below_custom(company: Model) -> None:
    """A company's own fields are typed, filtered and ordered like built-in ones."""
    found = graph(company)._schema
    spec = company["Employee"]
    assert set(fields("EmployeeCustom", found)) == set(custom_members(spec))
    assert {"badgeColour", "from", "taxId", "taxIdMasked"} <= set(fields("EmployeeCustom", found))
    assert "badgeColour" not in fields("Employee", found)
    assert {"badgeColour", "from", "taxId"} <= set(fields("EmployeeFilter", found))
    assert "from" in fields("EmployeeOrder", found)
    document = parse("{ employees(filter: {from: {isNull: true}}) { nodes { custom { from } } } }")
    assert validate(found, document) == []


def test_two_models_do_not_share_types(company: Model) -> None:
    """The graph of one company does not change that of another."""
    before = print_type(fields("Query")["employee"].type)
    graph(company)
    assert "custom" not in print_type(graph(shipped())._schema.type_map["Employee"])
    assert print_type(fields("Query")["employee"].type) == before


def test_deriving_the_graph_warns_of_nothing() -> None:
    """Nothing of Strawberry that we use is on its way out."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        graph(shipped()).as_str()


def test_the_checked_in_schema_is_the_one_that_is_served() -> None:
    """A change of the graph shows in review; `python -m hub.resolvers.sdl > schema.graphql`."""
    file = Path(__file__).parents[2] / "schema.graphql"
    assert file.read_text(encoding="utf-8") == text()


@pytest.mark.parametrize(
    "line",
    [
        'scalar Date @specifiedBy(url: "https://scalars.graphql.org/andimarek/local-date.html")',
        "legalName: String @semanticNonNull",
        "input EmployeeBy @oneOf {",
        "direct: Boolean! = true",
        "under: Boolean! = false",
        "nodes(",
        "): [Node]!",
        "nationalIdMasked: String",
        "pinyin: String",
        "ancestors: [Department!] @semanticNonNull",
        "label(",
        "amount: Decimal!",
    ],
)
def test_the_conventions_show_in_the_text(line: str) -> None:
    """Scalars say where they are specified, @oneOf and @semanticNonNull are printed."""
    assert line in text()


def test_the_schema_describes_itself() -> None:
    """Introspection goes through Strawberry."""
    found = schema().execute_sync(get_introspection_query(input_value_deprecation=True))
    assert found.errors is None
    assert found.data is not None
    assert {"Employee", "PayslipLine"} <= {one["name"] for one in found.data["__schema"]["types"]}


def test_nothing_interprets_a_planned_field() -> None:
    """A data field that reaches Strawberry fails, it does not answer something."""
    found = execute_sync(core(), parse("{ viewer { scopes } }"))
    assert isinstance(found, ExecutionResult)
    assert found.data is None
    assert found.errors
    assert [one.message for one in found.errors] == ["A planned field was asked of Strawberry."]


def test_every_field_is_described() -> None:
    """Nobody has to guess what a field of an entity or an argument means."""
    silent = [
        f"{name}.{one}"
        for name, kind in core().type_map.items()
        if isinstance(kind, GraphQLObjectType | GraphQLInputObjectType)
        and not name.startswith("__")
        for one, found in kind.fields.items()
        if not found.description
    ]
    assert silent == []


WRONG: dict[str, list[Any]] = {
    "Date": ["2026-2-1", "2026-02-30", "20260201", 20260201, "", "昨天"],
    "YearMonth": ["2026-13", "2026-1", 202601, "２０２６-01"],
    "Decimal": [1.5, True, "NaN", "Infinity", "1,5", "", []],
    "LocalTime": ["25:00", "8", 8],
    "DateTime": ["2026-01-31T08:59:58", "2026-01-31", 17],
}
RIGHT: dict[str, list[Any]] = {
    "Date": ["2026-02-28"],
    "YearMonth": ["2026-12"],
    "Decimal": ["12.50", "-3", 7],
    "LocalTime": ["08:59", "08:59:58"],
    "DateTime": ["2026-01-31T08:59:58+08:00", "2026-01-31T00:59:58Z"],
}


@pytest.mark.parametrize("scalar", SCALARS.values(), ids=lambda one: one.name)
def test_a_scalar_takes_its_form_alone(scalar: Any) -> None:
    """Right values pass, others are refused without being repeated."""
    for value in RIGHT[scalar.name]:
        assert scalar.parse_value(value) == str(value)
    for value in WRONG[scalar.name]:
        with pytest.raises(GraphQLError) as caught:
            scalar.parse_value(value)
        assert not str(value) or str(value) not in caught.value.message
