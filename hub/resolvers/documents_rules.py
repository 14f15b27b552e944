"""Validation rules beside those of the specification."""

from typing import Any

from graphql import (
    GraphQLError,
    GraphQLInputObjectType,
    NonNullTypeNode,
    OperationDefinitionNode,
    ValidationRule,
    get_named_type,
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
