"""The closed list of steps, and how a written step becomes one with its arguments.

Reference, linter, parser and tests all read the specs that stand here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from hub.mappings.problem import nearest
from hub.mappings.rules import Arg, Step
from hub.mappings.step import Param, StepSpec, Wrong
from hub.mappings.steps_check import CHECK_STEPS
from hub.mappings.steps_formula import formula_step
from hub.mappings.steps_list import LIST_STEPS
from hub.mappings.steps_number import NUMBER_STEPS
from hub.mappings.steps_people import PEOPLE_STEPS
from hub.mappings.steps_text import TEXT_STEPS
from hub.mappings.steps_time import TIME_STEPS
from hub.mappings.steps_words import WORD_STEPS


def _within(name: str, given: object) -> "Step | Wrong":
    """A step as an expression calls it."""
    step = read_step(name if given is None else {name: given}, "expr")
    return Wrong(step.message, step.hint) if isinstance(step, BadStep) else step


STEPS: Final[Mapping[str, StepSpec]] = MappingProxyType(
    {
        spec.name: spec
        for spec in (
            *TEXT_STEPS,
            *CHECK_STEPS,
            *NUMBER_STEPS,
            *TIME_STEPS,
            *WORD_STEPS,
            *PEOPLE_STEPS,
            *LIST_STEPS,
            formula_step(lambda: dict(STEPS), _within),
        )
    }
)


@dataclass(frozen=True)
class BadStep:
    """A step that cannot be read, with the remedy."""

    code: str
    message: str
    hint: str


def read_step(written: Any, place: str) -> Step | BadStep:
    """`trim`, `{date: [..]}` or `{money: {currency: CNY}}` as a step with all arguments."""
    if isinstance(written, str):
        name, given = written, None
    elif isinstance(written, dict) and len(written) == 1:
        name, given = next(iter(written.items()))
    else:
        return BadStep("STEP_INVALID", "A step is a name, or a name with its arguments.", "- trim")
    spec = STEPS.get(str(name))
    if spec is None:
        hint = nearest(str(name), list(STEPS))
        return BadStep("STEP_UNKNOWN", f"There is no step {name}.", hint)
    args = _named(spec, given)
    if isinstance(args, BadStep):
        return args
    step = Step(spec.name, tuple(sorted(args.items())), place)
    wrong = spec.wrong(step)
    return BadStep("STEP_INVALID", wrong.message, wrong.hint) if wrong else step


def _named(spec: StepSpec, given: Any) -> dict[str, Arg] | BadStep:
    params = {param.name: param for param in spec.params}
    if given is None:
        given = {}
    if not isinstance(given, dict) or not given.keys() <= params.keys():
        if spec.short is None or isinstance(given, dict):
            return _unknown(spec, given)
        given = {spec.short: given}
    args: dict[str, Arg] = {}
    for param in spec.params:
        if param.name not in given and param.required:
            return BadStep("STEP_INVALID", f"{spec.name} needs `{param.name}`.", param.doc)
        value = given.get(param.name, param.default)
        left_out = value is None and param.default is None and not param.required
        frozen = None if left_out else _fitting(param, value)
        if isinstance(frozen, BadStep):
            return frozen
        args[param.name] = frozen
    return args


def _unknown(spec: StepSpec, given: Any) -> BadStep:
    names = [param.name for param in spec.params]
    if not names:
        return BadStep("STEP_INVALID", f"{spec.name} takes no arguments.", f"- {spec.name}")
    wrong = [str(key) for key in given if key not in names] if isinstance(given, dict) else []
    hint = nearest(wrong[0], names) if wrong else f"Name them: {', '.join(names)}."
    return BadStep("STEP_INVALID", f"{spec.name} has no such argument.", hint)


def _fitting(param: Param, value: Any) -> Arg | BadStep:
    frozen = _FREEZE[param.type](value)
    if frozen is _NO:
        return BadStep("STEP_INVALID", f"`{param.name}` is no {param.type}.", param.doc)
    if param.choices and frozen not in param.choices:
        hint = nearest(str(frozen), list(param.choices))
        return BadStep("STEP_INVALID", f"`{param.name}` cannot be that.", hint)
    return frozen  # type: ignore[no-any-return]  # what the freezers give is an Arg


_NO: Final = object()


def as_text(value: Any) -> Any:
    """Text of a YAML scalar; numbers and booleans as they stand in JSON."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int) else _NO


def _texts(value: Any) -> Any:
    items = value if isinstance(value, list | tuple) else [value]
    found = tuple(as_text(item) for item in items)
    return _NO if _NO in found else found


def _map(value: Any) -> Any:
    if not isinstance(value, dict):
        return _NO
    pairs = tuple((as_text(key), _nullable(item)) for key, item in value.items())
    return _NO if any(_NO in pair for pair in pairs) else pairs


def _nullable(value: Any) -> Any:
    return None if value is None else as_text(value)


def _exactly(kind: type) -> Any:
    return lambda value: value if type(value) is kind else _NO


_FREEZE: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "text": as_text,
        "nullable": _nullable,
        "texts": _texts,
        "int": _exactly(int),
        "bool": _exactly(bool),
        "map": _map,
    }
)
