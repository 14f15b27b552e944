"""Filter and order arguments in the words of the model."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from hub.errors import Refused
from hub.plan.arguments import Variables, as_list, as_value
from hub.plan.graph import BELOW, SWITCHES, filterable, links, listable, operators, orderable
from hub.plan.tree import (
    AllOf,
    AnyOf,
    Const,
    Filter,
    Hanging,
    Hop,
    Items,
    Linked,
    NotIt,
    OrderKey,
    Test,
)
from hub.schema.model import EntitySpec, Field, Model, Reverse
from hub.schema.names import camel

MANY: Final = ("some", "every", "none")
"""How many rows of a list must pass."""


def filter_of(model: Model, spec: EntitySpec, given: Any, variables: Variables) -> Filter | None:
    """A filter input as a tree; None where nothing is asked."""
    if given is None or given == {}:
        return None
    parts: list[Filter] = []
    known, hanging = filterable(spec), listable(model, spec)
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
        elif value is not None and name in hanging:
            parts += _of_list(model, spec, hanging[name], value, variables)
        elif value is not None:
            parts += tests_of(model, known[name], value, variables)
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def _of_list(
    model: Model, spec: EntitySpec, via: Reverse, given: Any, variables: Variables
) -> list[Filter]:
    """An empty filter of a list asks whether there are rows at all."""
    target = model[via.entity]
    whole = whole_asked(spec, via, given, variables)
    asked = [(how, one) for how, one in given.items() if how in MANY and one is not None]
    return [
        Hanging(via, target, how, filter_of(model, target, one, variables) or AllOf(()), whole)
        for how, one in asked
    ]


def whole_asked(
    spec: EntitySpec, via: Reverse, given: Mapping[str, Any], variables: Variables
) -> bool:
    """Whether a list is asked with all that is below in its tree: by its nature, or its switch."""
    if via == BELOW:
        return True
    switch = SWITCHES.get((spec.name, camel(via.name)))
    value = None if switch is None else variables.value_of(given.get(switch.name))
    return switch is not None and value is not None and bool(value) == switch.whole


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


def order_of(
    model: Model, spec: EntitySpec, given: Any, variables: Variables
) -> tuple[OrderKey, ...]:
    """An order argument; without one, by the entity's title."""
    several = given if isinstance(given, list | dict) else variables.value_of(given)
    found: dict[Any, OrderKey] = {}
    for one in as_list(several):
        for key in _keys(model, spec, one, variables):
            # A field that stood before decides: rows are level in it when it comes again.
            found.setdefault((*(hop.field.name for hop in key.through), key.field.name), key)
    if found:
        return tuple(found.values())
    title = spec.fields.get(spec.title)
    if title is None or title.graph_name not in orderable(spec):
        return ()
    return (OrderKey(title, descending=False, usual=True),)


def _keys(
    model: Model, spec: EntitySpec, given: Any, variables: Variables, *through: Hop
) -> Iterator[OrderKey]:
    """One element of an order: a field and its direction, perhaps behind links."""
    fields, leads = orderable(spec), links(spec)
    for name, found in given.items():
        value = variables.value_of(found)
        if value is None:
            continue
        if name in fields:
            yield OrderKey(fields[name], value == "DESC", through)
            continue
        hop = Hop(leads[name], model[str(leads[name].kind.target)])
        yield from _keys(model, hop.target, value, variables, *through, hop)
