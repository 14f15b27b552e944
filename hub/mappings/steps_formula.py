"""The step of an expression: values of a record in, as JSON, one value out.

A chain with `expr` begins with its columns packed as a JSON list, so that an expression is done
once per distinct combination over a whole column, and by the same function for one record.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final

import orjson

from hub.mappings.formula import (
    NULL,
    Apply,
    Call,
    FaultyFormula,
    Field,
    Node,
    Number,
    Text,
    read_formula,
    with_types,
)
from hub.mappings.problem import nearest
from hub.mappings.rules import Step
from hub.mappings.step import (
    INVALID,
    TEXT,
    Example,
    Failed,
    Ground,
    Outcome,
    Param,
    Scalar,
    StepSpec,
    Wrong,
    translates,
)
from hub.mappings.steps_number import EXACT, parsed, plain

Values = Sequence[str | None]
Reading = Callable[[str, object], "Step | Wrong"]
"""Reads a step of the list by name and argument; given by the registry (`steps.py`)."""
LARGEST: Final = 10_000
"""Characters that a value may grow to."""


def formula_step(specs: "Callable[[], dict[str, StepSpec]]", read: Reading) -> StepSpec:
    """The spec, over the other steps of the list."""

    @lru_cache(maxsize=512)
    def tree(text: str) -> tuple[Node, str]:
        return _typed(read_formula(text).node, specs(), read)

    def bind(step: Step, ground: Ground) -> Scalar:
        node, _ = tree(step["expression"])
        count = len(read_formula(step["expression"]).paths)
        run = _bound(node, ground, specs(), read)

        def scalar(text: str) -> Outcome:
            values = _unpacked(text, count)
            found = Failed(INVALID) if values is None else run(values)
            return Failed(INVALID) if isinstance(found, str) and len(found) > LARGEST else found

        return scalar

    def wrong(step: Step) -> Wrong | None:
        try:
            _, given = tree(step["expression"])
        except FaultyFormula as fault:
            return Wrong(fault.message, fault.hint)
        if given == NULL:
            return Wrong("The formula never gives a value.", "Leave the field out instead.")
        return None

    def gives(step: Step, _given: str) -> str:
        return tree(step["expression"])[1]

    return StepSpec(
        "formula",
        "A spreadsheet expression over several columns; written as `expr: …` in place of `from`.",
        "对多列求值的表达式，写作 `expr: …`（代替 `from`）。",
        bind,
        (
            Example('IIF([a] = "离职", Null, Trim([b]))', '["在职"," 销售 "]', "销售"),
            Example('Switch([a], "其他", "01", "销售")', '["02"]', "其他"),
            Example("Coalesce([a], [b])", '[null,"乙"]', "乙"),
            Example("Number([a]) + 1", '["8"]', "9"),
            Example("Number([a]) + 1", '["许多"]', Failed(INVALID)),
        ),
        (Param("expression", "text", "The expression.", required=True),),
        short="expression",
        takes=frozenset({TEXT}),
        gives=gives,
        sure=False,
        wrong=wrong,
        fate=translates,
    )


def _unpacked(text: str, count: int) -> Values | None:
    """The values of a JSON list; None if this is no list of so many texts."""
    try:
        found = orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
    sound = isinstance(found, list) and len(found) == count
    return found if sound and all(one is None or isinstance(one, str) for one in found) else None


def _typed(node: Node, specs: dict[str, StepSpec], read: Reading) -> tuple[Node, str]:
    """The tree with what its parts' types decide, and its own type; raises FaultyFormula."""
    match node:
        case Text(value):
            return node, NULL if value is None else TEXT
        case Number():
            return node, "number"
        case Field():
            return node, TEXT
        case Call():
            parts = [_typed(one, specs, read) for one in node.parts]
            made = Call(node.name, tuple(one for one, _ in parts))
            return with_types(made, [type_ for _, type_ in parts])
    part, given = _typed(node.part, specs, read)
    step = _step(node, specs, read)
    spec = specs[step.name]
    if spec.takes is not None and given not in spec.takes and given != NULL:
        raise FaultyFormula(f"{node.step} cannot take a value of the type {given}.", spec.doc)
    if spec.reference is not None:
        raise FaultyFormula(f"{node.step} cannot stand within.", "Put it into `steps` behind.")
    return Apply(node.step, node.given, part), spec.gives(step, given)


def _step(node: Apply, specs: dict[str, StepSpec], read: Reading) -> Step:
    if node.step not in specs:
        raise FaultyFormula(f"There is no function {node.step}.", nearest(node.step, list(specs)))
    given = None if not node.given else node.given[0] if len(node.given) == 1 else [*node.given]
    found = read(node.step, given)
    if isinstance(found, Wrong):
        raise FaultyFormula(found.message, found.hint)
    return found


def _bound(
    node: Node, ground: Ground, specs: dict[str, StepSpec], read: Reading
) -> Callable[[Values], Outcome]:
    match node:
        case Text(value):
            return lambda _: value or None
        case Number(value):
            return lambda _: value
        case Field(place):
            return lambda values: values[place] or None
        case Call():
            parts = [_bound(one, ground, specs, read) for one in node.parts]
            return lambda values: _called(node, parts, values)
    inner = _bound(node.part, ground, specs, read)
    step = _step(node, specs, read)
    scalar, nulls = specs[step.name].bind(step, ground), specs[step.name].nulls

    def applied(values: Values) -> Outcome:
        found = inner(values)
        if found is None:
            return nulls(step) if nulls else None
        return found if isinstance(found, Failed) else scalar(found) or None

    return applied


Part = Callable[[Values], Outcome]


def _called(call: Call, parts: Sequence[Part], values: Values) -> Outcome:
    match call.name:
        case "iif":
            test = parts[0](values)
            return test if isinstance(test, Failed) else parts[1 if test == "t" else 2](values)
        case "switch":
            return _switch(parts, values)
        case "coalesce":
            return next((one for part in parts if (one := part(values)) is not None), None)
        case "and" | "or":
            return _logic(parts, values, until="f" if call.name == "and" else "t")
    found = [part(values) for part in parts]
    if call.name in {"ispresent", "isnull"} and not isinstance(found[0], Failed):
        return _truth((found[0] is not None) == (call.name == "ispresent"))
    failed = next((one for one in found if isinstance(one, Failed)), None)
    known = [one for one in found if not isinstance(one, Failed)]
    return failed or _worked(call, known)


def _switch(parts: Sequence[Part], values: Values) -> Outcome:
    chosen = parts[0](values)
    if isinstance(chosen, Failed):
        return chosen
    for key, result in zip(parts[2::2], parts[3::2], strict=True):
        word = key(values)
        if isinstance(word, Failed):
            return word
        if (word or "") == (chosen or ""):
            return result(values)
    return parts[1](values)


def _logic(parts: Sequence[Part], values: Values, *, until: str) -> Outcome:
    """The first part that settles it; what is not known is no."""
    for part in parts:
        found = part(values)
        if isinstance(found, Failed):
            return found
        if (found or "f") == until:
            return until
    return "f" if until == "t" else "t"


def _worked(call: Call, known: Sequence[str | None]) -> Outcome:
    first = known[0]
    match call.name:
        case "not":
            return _truth(first != "t")
        case "&":
            return "".join(one or "" for one in known) or None
        case "+" | "-" | "*":
            return _sum(call.name, known)
        case "len":
            return str(len(first or ""))
        case "left" | "right" | "mid":
            return _cut(call.name, known)
        case "substitute":
            old, new = known[1] or "", known[2] or ""
            return (first or "").replace(old, new) or None if old else first
    return _truth(_compared(call, known[0], known[1]))


def _compared(call: Call, one: str | None, other: str | None) -> bool:
    """Numbers by size, all else as text; no value is the empty text, and no number."""
    if call.numeric and (one is None or other is None):
        none = one is None and other is None
        return call.name in _EQUAL and none == (call.name == "=")
    left: Decimal | str = Decimal(one or "0") if call.numeric else one or ""
    right: Decimal | str = Decimal(other or "0") if call.numeric else other or ""
    below, same = left < right, left == right  # type: ignore[operator] # of one type
    return {
        "=": same, "<>": not same, "<": below, ">=": not below,
        "<=": below or same, ">": not (below or same),
    }[call.name]  # fmt: skip


_EQUAL: Final = ("=", "<>")


def _sum(sign: str, known: Sequence[str | None]) -> Outcome:
    numbers = [None if one is None else parsed(one) for one in known]
    if None in numbers:
        return None if None in known else Failed(INVALID)
    one, other = (number or Decimal(0) for number in numbers)
    work = {"+": EXACT.add, "-": EXACT.subtract, "*": EXACT.multiply}[sign]
    return plain(work(one, other))


def _cut(name: str, known: Sequence[str | None]) -> Outcome:
    """Parts of a text; counts are of characters, from 1, and what is beyond is nothing."""
    text, *counts = known
    sizes = [parsed(one or "") for one in counts]
    if text is None or None in sizes:
        return None
    places = [max(0, int(size or 0)) for size in sizes]
    if name == "left":
        return text[: places[0]] or None
    if name == "right":
        return text[max(0, len(text) - places[0]) :] or None
    start = max(1, places[0]) - 1
    return text[start : start + places[1]] or None


def _truth(found: object) -> str:
    return "t" if found else "f"
