"""Validation rules beside those of the specification."""

from typing import Any, Final

from graphql import (
    FieldNode,
    GraphQLError,
    GraphQLInputObjectType,
    NonNullTypeNode,
    ObjectFieldNode,
    OperationDefinitionNode,
    ValidationRule,
    get_named_type,
)

from hub.resolvers.limits import refusal

SEALED: Final = "hub.sealed"
"""Where a schema's extensions keep which fields are sealed: entity → their names."""
_ENDINGS: Final = ("GroupBy", "GroupOrder", "GroupFilter", "Order", "Filter", "Aggregates", "Keys")


class SealedFields(ValidationRule):
    """A sealed field is asked for equality alone: say so, where it is asked for more.

    The types do not offer it, so this is but a better word than "not defined by type".
    """

    def enter_object_field(self, node: ObjectFieldNode, *_: Any) -> None:
        """A key, an order or a test in an argument."""
        self._check(get_named_type(self.context.get_parent_input_type()), node)

    def enter_field(self, node: FieldNode, *_: Any) -> None:
        """A figure or a key in the answer."""
        self._check(self.context.get_parent_type(), node)

    def _check(self, parent: Any, node: ObjectFieldNode | FieldNode) -> None:
        name = node.name.value
        if parent is None or name in getattr(parent, "fields", {name}):
            return
        whole = parent.name.startswith("Sealed") and parent.name.endswith(_ENDINGS)
        known = self.context.schema.extensions.get(SEALED, {})
        entities = [parent.name.removesuffix(one) for one in _ENDINGS]
        if whole or any(name in known.get(entity, ()) for entity in entities):
            self.report_error(
                refusal(
                    "SEALED_FIELD",
                    f"What is sealed cannot be used so: '{name}' of '{parent.name}'.",
                    "Sealed values are asked for equality; sealed amounts also for sum and avg.",
                    node,
                )
            )


class OneOfVariables(ValidationRule):
    """A variable inside a @oneOf input is non-null: null would be no name at all.

    The rule of graphql-core sees this only where the input itself may be null.
    """

    def leave_operation_definition(self, operation: OperationDefinitionNode, *_: Any) -> None:
        """Check what the operation uses, directly or through fragments."""
        known = {one.variable.name.value: one for one in operation.variable_definitions or ()}
        for usage in self.context.get_recursive_variable_usages(operation):
            name = usage.node.name.value
            given = known.get(name)
            parent = get_named_type(usage.parent_type) if usage.parent_type else None
            if not isinstance(parent, GraphQLInputObjectType) or not parent.is_one_of:
                continue
            if given is not None and not isinstance(given.type, NonNullTypeNode):
                self.report_error(
                    GraphQLError(
                        f"Variable '${name}' must be non-null in '{parent.name}'.",
                        [given, usage.node],
                    )
                )
