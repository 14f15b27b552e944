"""The planner's story: document, variables and a viewer's scope become a plan.

A plan is a statement, the slots that are bound for each request, the holes that are filled
afterwards, and what the answer says about access. It has no connection and no value of a request
in it, so it is shared by all viewers of the same scope signature.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    OperationDefinitionNode,
    SelectionSetNode,
)
from sqlalchemy.dialects.postgresql.asyncpg import dialect as asyncpg_dialect

from hub.plan.arguments import Variables
from hub.plan.collect import Document
from hub.plan.render import Render
from hub.plan.resolve import Resolver
from hub.plan.restrict import Access, Restrict
from hub.plan.scope import Scope
from hub.plan.slots import Hole, Slot, Withheld
from hub.plan.tree import Const, Tree
from hub.store.tables import Tables

_DIALECT = asyncpg_dialect()  # type: ignore[no-untyped-call] # SQLAlchemy leaves it untyped


@dataclass(frozen=True)
class Plan:
    """How an operation is answered for one scope."""

    sql: str
    slots: tuple[Slot, ...]
    """In the order of the statement's parameters."""
    holes: tuple[Hole, ...]
    withheld: tuple[Withheld, ...]
    language: str


def plan(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    values: Mapping[str, Any],
    access: Access,
    made: Tables,
    language: str,
) -> Plan:
    """Plan a validated query; raises Refused where the viewer may not use a field so."""
    tree = resolve(document, operation, values, access, language)
    restrict = Restrict(access)
    decided = restrict.tree(tree)
    scope = Scope(made, access, language)
    statement = Render(scope).statement(decided)
    compiled = statement.compile(dialect=_DIALECT)
    slots = [_slot(name, scope, compiled.params) for name in compiled.positiontup or ()]
    return Plan(
        str(compiled), tuple(slots), tuple(scope.holes), tuple(restrict.withheld.values()), language
    )


def resolve(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    values: Mapping[str, Any],
    access: Access,
    language: str,
    selections: SelectionSetNode | None = None,
) -> Tree:
    """First pass alone: the operation, or a selection set that stands for one."""
    fragments = {
        one.name.value: one
        for one in document.definitions
        if isinstance(one, FragmentDefinitionNode)
    }
    defaults = {
        one.variable.name.value: one.default_value
        for one in operation.variable_definitions or ()
        if one.default_value is not None
    }
    resolver = Resolver(access.model, Document(fragments, Variables(values, defaults)))
    return resolver.operation(selections or operation.selection_set, language)


def _slot(name: str, scope: Scope, constants: Mapping[str, Any]) -> Slot:
    """A slot of the scope, or a constant that SQLAlchemy bound by itself."""
    return scope.slots.get(name) or Slot(Const(constants[name]), ("value",))
