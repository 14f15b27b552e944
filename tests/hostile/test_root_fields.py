"""Whatever stands in its arguments: each field of the root answers or refuses with a code."""

import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    build_schema,
    get_named_type,
    is_leaf_type,
)

from hub.resolvers.office.fields import MUTATIONS, QUERIES
from tests.support.site import HR, Site, opened_site

SCHEMA = Path(__file__).parents[2] / "schema.graphql"
ROLES = ("admin", "developer", "auditor", "payroll")


@dataclass(frozen=True)
class Given:
    """What stands for each kind of scalar."""

    id: str = "employee_1"
    text: str = "x"
    number: int = 1


IDS: Final = [
    "",
    "zG",
    "-Infinity",
    "employee_1",
    "{0192d2f0-0000-7000-8000-000000000001}",
    "\x80",
    "1",
]
TEXTS: Final = [
    "",
    " ",
    "\x00",
    "\x80",
    "%",
    "\\",
    "'",
    "-Infinity",
    "\U0002000b" * 3_000,
    "$.a[",
    "{{",
]
NUMBERS: Final = [0, -1, 2_147_483_647, -2_147_483_648]
GIVEN: Final = [
    *(Given(id=one) for one in IDS),
    *(Given(text=one) for one in TEXTS),
    *(Given(number=one) for one in NUMBERS),
]


def _literal(kind: GraphQLInputType, given: Given) -> str:
    """The fullest value of a type."""
    if isinstance(kind, GraphQLNonNull):
        return _literal(kind.of_type, given)
    if isinstance(kind, GraphQLList):
        return f"[{_literal(kind.of_type, given)}]"
    if isinstance(kind, GraphQLEnumType):
        return next(iter(kind.values))
    if isinstance(kind, GraphQLInputObjectType):
        # Nested objects are asked for only where they must stand: filters hold themselves.
        told = [
            f"{name}: {_literal(one.type, given)}"
            for name, one in kind.fields.items()
            if _stands(one) and not (kind.is_one_of and name != next(iter(kind.fields)))
        ]
        return "{" + " ".join(told) + "}"
    known = {
        "Int": str(given.number), "Float": f"{given.number}.5", "Boolean": "true", "JSON": "{}",
        "ID": json.dumps(given.id), "Date": '"2026-01-01"', "YearMonth": '"2026-01"',
        "DateTime": '"2026-01-01T00:00:00+08:00"', "LocalTime": '"09:00:00"', "Decimal": '"1.00"',
    }  # fmt: skip
    return known.get(kind.name, json.dumps(given.text))


def _stands(one: GraphQLInputField) -> bool:
    return isinstance(one.type, GraphQLNonNull) or is_leaf_type(get_named_type(one.type))


def _asked(kind: str, name: str, field: GraphQLField, given: Given, *, full: bool = True) -> str:
    """With all arguments, or with those alone that must stand: many refuse before they look."""
    args = ", ".join(
        f"{key}: {_literal(one.type, given)}"
        for key, one in field.args.items()
        if full or isinstance(one.type, GraphQLNonNull)
    )
    shape = "" if is_leaf_type(get_named_type(field.type)) else " { __typename }"
    return f"{kind} {{ {name}{f'({args})' if args else ''}{shape} }}"


def _of_the_office(schema: GraphQLSchema) -> Iterator[tuple[str, str, GraphQLField]]:
    """Fields that functions answer; what the planner answers has its own tests here."""
    for kind, root, names in (
        ("query", schema.query_type, QUERIES),
        ("mutation", schema.mutation_type, MUTATIONS),
    ):
        assert root is not None
        yield from ((kind, name, root.fields[name]) for name in names)


@pytest.fixture
async def site(database: str, tmp_path: Path) -> AsyncIterator[Site]:
    async with opened_site(database, tmp_path, HUB_POINTS_PER_MINUTE="1000000000") as opened:
        for role in ROLES:
            await opened.hub.database.writer.execute(
                "insert into hub.access_grant (id, employee_id, role, classes, extent, extent_ids,"
                " valid_from, granted_by, reason) values (gen_random_uuid(), $1, $2, '{PAY}',"
                " 'all', '{}', '2020-01-01', 'test', 'test')",
                HR,
                role,
            )
        await opened.hub.database.writer.execute(
            "update hub.access_version set version = version + 1"
        )
        yield opened


async def test_whatever_stands_there_no_field_breaks(site: Site) -> None:
    """Each is answered, or refused with a code, in either scope that the office asks for."""
    fields = list(_of_the_office(build_schema(SCHEMA.read_text("utf-8"))))
    assert len(fields) > 90
    broken, valid = [], 0
    for kind, name, field in fields:
        asked = [_asked(kind, name, field, given) for given in GIVEN]
        for text in dict.fromkeys([_asked(kind, name, field, Given(), full=False), *asked]):
            told = json.dumps(await site.ask(text, scope="admin"))
            valid += "QUERY_INVALID" not in told
            if "INTERNAL_ERROR" in told:
                broken.append(text[:200])
    assert broken == []
    assert valid > len(fields) * 5, valid
