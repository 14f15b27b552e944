"""Filter and order arguments in the words of the model."""

from typing import Any

from hub.errors import Refused
from hub.plan.arguments import Variables, as_list, as_value
from hub.plan.graph import filterable, operators, orderable
from hub.plan.tree import AllOf, AnyOf, Const, Filter, Items, Linked, NotIt, OrderKey, Test
from hub.schema.model import EntitySpec, Field, Model


def filter_of(model: Model, spec: EntitySpec, given: Any, variables: Variables) -> Filter | None:
    """A filter input as a tree; None where nothing is asked."""
    if given is None or given == {}:
        return None
    parts: list[Filter] = []
    known = filterable(spec)
    for name, value in given.items():
        if name in {"and", "or"}:
            several = value if isinstance(value, list | dict) else variables.value_of(value)
            inner = [filter_of(model, spec, one, variables) for one in as_list(several)]
            held = tuple(one for one in inner if one is not None)
            if held:
                parts.append(AllOf(held) if name == "and" else AnyOf(held))
        elif name == "not":
            inner_one = filter_of(model, spec, value, variables)
            if inner_one is not None:
                parts.append(NotIt(inner_one))
        elif value is not None:
            parts += tests_of(model, known[name], value, variables)
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def tests_of(model: Model, field: Field, given: Any, variables: Variables) -> list[Filter]:
    """The tests of one field in a filter input."""
    found: list[Filter] = []
    ops = operators(field.kind)
    for name, value in given.items():
        if name == "where" and field.kind.target:
            target = model[field.kind.target]
            where = filter_of(model, target, value, variables)
            if where is not None:
                found.append(Linked(field, target, where))
        elif ops.get(name) == "flag":
            flag = variables.value_of(value)
            if flag is not None:
                found.append(Test(field, "isNull", as_value(None), negated=not flag))
        elif value is None:
            raise Refused(
                "FILTER_INVALID",
                "A filter cannot compare with null.",
                detail=f"{field.graph_name}.{name}",
                hint="Use isNull.",
            )
        elif field.kind.name == "Money":
            found.append(_money(field, name, value, variables))
        else:
            found.append(Test(field, name, value))
    return found


def _money(field: Field, op: str, given: Any, variables: Variables) -> Filter:
    """An amount and its currency travel as one value; one of several is any of them."""
    if op != "in":
        return Test(field, op, Items((given["amount"], given["currency"])))
    several = as_list(given if isinstance(given, list | dict) else variables.value_of(given))
    parts = tuple(_money(field, "eq", one, variables) for one in several)
    return AnyOf(parts) if parts else Test(field, "in", Const([]))


def order_of(spec: EntitySpec, given: Any, variables: Variables) -> tuple[OrderKey, ...]:
    """An order argument; without one, by the entity's title."""
    known = orderable(spec)
    keys: list[OrderKey] = []
    for one in as_list(variables.value_of(given) if not isinstance(given, list | dict) else given):
        for name, direction in one.items():
            way = variables.value_of(direction)
            if way is not None:
                keys.append(OrderKey(known[name], descending=way == "DESC"))
    if not keys:
        title = spec.fields.get(spec.title)
        usual = title if title is not None and title.graph_name in known else None
        keys = [] if usual is None else [OrderKey(usual, descending=False, usual=True)]
    return tuple(keys)
