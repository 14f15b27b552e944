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
)
from sqlalchemy.dialects.postgresql.asyncpg import dialect as asyncpg_dialect

from hub.plan.arguments import Variables
from hub.plan.collect import Document
from hub.plan.render import Render
from hub.plan.resolve import Resolver
from hub.plan.restrict import Access, Restrict
from hub.plan.scope import Scope
from hub.plan.slots import CountHole, Hole, Slot, Withheld
from hub.plan.tree import Const, Tree
from hub.plan.undated import undated
from hub.schema.model import Model
from hub.store.tables import Tables

_DIALECT = asyncpg_dialect()  # type: ignore[no-untyped-call] # SQLAlchemy leaves it untyped

_NOTHING = Tree(())


@dataclass(frozen=True)
class Plan:
    """How an operation is answered for one scope."""

    sql: str
    slots: tuple[Slot, ...]
    """In the order of the statement's parameters."""
    holes: tuple[Hole, ...]
    withheld: tuple[Withheld, ...]
    language: str
    tree: Tree = _NOTHING
    """What was asked, for the price."""
    counts: bool = False
    """Whether it counts a list whose count may be remembered."""
    searched: tuple[str, ...] = ()
    """Recorded classes that it filters, orders, counts or groups by, in order."""
    undated: tuple[str, ...] = ()
    """Fields that have no day, though a day is asked of."""
    times: tuple[Slot, ...] = ()
    """Times that are asked of: looked at also where the statement needs none of them."""


@dataclass(frozen=True)
class Asked:
    """A validated operation with its variables, as they came."""

    document: DocumentNode
    operation: OperationDefinitionNode
    values: Mapping[str, Any]
    language: str

    def resolver(self, model: Model) -> Resolver:
        """What reads it in the words of the model."""
        fragments = {
            one.name.value: one
            for one in self.document.definitions
            if isinstance(one, FragmentDefinitionNode)
        }
        defaults = {
            one.variable.name.value: one.default_value
            for one in self.operation.variable_definitions or ()
            if one.default_value is not None
        }
        return Resolver(model, Document(fragments, Variables(self.values, defaults)))


def plan(asked: Asked, access: Access, made: Tables) -> Plan:
    """Plan a query; raises Refused where the viewer may not use a field so."""
    resolver = asked.resolver(access.model)
    tree = resolver.operation(asked.operation.selection_set, asked.language)
    return planned(tree, access, made)


def planned(tree: Tree, access: Access, made: Tables) -> Plan:
    """Restrict, render and compile a resolved tree."""
    restrict = Restrict(access)
    decided = restrict.tree(tree)
    scope = Scope(made, access, tree.language)
    statement = Render(scope).statement(decided)
    compiled = statement.compile(dialect=_DIALECT)
    slots = [_slot(name, scope, compiled.params) for name in compiled.positiontup or ()]
    withheld = tuple(restrict.withheld.values())
    return Plan(
        str(compiled),
        tuple(slots),
        tuple(scope.holes),
        withheld,
        tree.language,
        decided,
        any(isinstance(one, CountHole) for one in scope.holes),
        tuple(sorted(restrict.searched)),
        undated(decided),
        tuple(one for one in scope.slots.values() if one.convert in {("as_of",), ("known_at",)}),
    )


def _slot(name: str, scope: Scope, constants: Mapping[str, Any]) -> Slot:
    """A slot of the scope, or a constant that SQLAlchemy bound by itself."""
    return scope.slots.get(name) or Slot(Const(constants[name]), ("value",))
