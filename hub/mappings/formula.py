"""The expression of power users, read: text → a tree with types, or a fault with its place.

Spreadsheet-like and total: no loops, nothing outside the record, bounded in size and depth, so
that it always ends. What works on one value is a step of the closed list (`Trim([a])` is the step
`trim`); what looks at several values or chooses between them stands below, under the names that
spreadsheets and Microsoft Entra use. Nothing is compared in another way by column than by row:
what a tree means stands once, in `formula_run`.

    IIF([状态] = "离职", Null, Switch(Trim([部门]), "其他", "01", "销售", "02", [二级部门] & "部"))
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from hub.mappings.step import TEXT, TEXTUAL

LONGEST, MOST_PARTS, DEEPEST = 2_000, 400, 24
"""Characters, parts and nesting of one expression."""
NULL: Final = "null"
_TOKEN: Final = re.compile(
    r"""\s*(?:(?P<text>"(?:[^"]|"")*"|'(?:[^']|'')*')|(?P<field>\[[^\[\]]+\])"""
    r"""|(?P<number>\d+(?:\.\d+)?)|(?P<name>[^\W\d]\w*)|(?P<sign><>|<=|>=|[&+\-*=<>(),]))"""
)


@dataclass(frozen=True)
class Text:
    """A text that stands in the expression, or Null."""

    value: str | None


@dataclass(frozen=True)
class Number:
    """A number that stands in the expression, as canonical text."""

    value: str


@dataclass(frozen=True)
class Field:
    """A value of the record: which of the expression's paths."""

    place: int


@dataclass(frozen=True)
class Call:
    """A function or operator over parts."""

    name: str
    parts: tuple["Node", ...]
    type: str = TEXT
    numeric: bool = False
    """Of a comparison: whether both sides are numbers."""


@dataclass(frozen=True)
class Apply:
    """A step of the list over one part: its name, how its argument is written, its type."""

    step: str
    given: tuple[str, ...]
    part: "Node"


Node = Text | Number | Field | Call | Apply


@dataclass(frozen=True)
class Formula:
    """An expression, read: its tree and the paths that it looks at."""

    node: Node
    paths: tuple[str, ...]


class FaultyFormula(Exception):
    """What is wrong with an expression, for whoever wrote it; holds no value of a record."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True)
class Signature:
    """How many parts a function takes (None: any more), and the type it gives; None is theirs."""

    least: int
    most: int | None
    gives: str | None
    takes: str | None = TEXT
    """Type of its parts; None is any."""


FUNCTIONS: Final[Mapping[str, Signature]] = {
    "iif": Signature(3, 3, None, None),
    "switch": Signature(2, None, None, None),
    "coalesce": Signature(1, None, None, None),
    "and": Signature(1, None, "bool", "bool"),
    "or": Signature(1, None, "bool", "bool"),
    "not": Signature(1, 1, "bool", "bool"),
    "ispresent": Signature(1, 1, "bool", None),
    "isnull": Signature(1, 1, "bool", None),
    "left": Signature(2, 2, TEXT, None),
    "right": Signature(2, 2, TEXT, None),
    "mid": Signature(3, 3, TEXT, None),
    "len": Signature(1, 1, "number"),
    "substitute": Signature(3, 3, TEXT),
}
"""Functions over several values; `&`, comparisons and sums are calls of these names as signs."""
SAME: Final[Mapping[str, str]] = {
    "if": "iif",
    "isnullorempty": "isnull",
    "length": "len",
    "replace": "substitute",
    "toupper": "upper",
    "tolower": "lower",
    "append": "&",
}
"""Other names of functions and steps: those of spreadsheets and of Entra."""
_SIGNS: Final[Sequence[tuple[str, ...]]] = (
    ("=", "<>", "<=", ">=", "<", ">"),
    ("&",),
    ("+", "-"),
    ("*",),
)
"""Operators, the loosest first."""


def read_formula(text: str) -> Formula:
    """Read an expression; raises FaultyFormula. Types of steps are looked at by `typed`."""
    if len(text) > LONGEST:
        raise FaultyFormula("The expression is too long.", f"{LONGEST} characters at most.")
    reader = _Reader(_tokens(text))
    node = reader.level(0, 0)
    if reader.rest:
        raise _at(reader.rest[0], "does not belong here")
    return Formula(node, tuple(reader.paths))


def common(types: Sequence[str]) -> str:
    """The type of a choice between values of these types; raises FaultyFormula."""
    found = {one for one in types if one != NULL}
    if len(found) <= 1:
        return next(iter(found), TEXT)
    if found <= TEXTUAL:
        return TEXT
    raise FaultyFormula(
        f"Its results are of different types: {', '.join(sorted(found))}.",
        "Let every branch give the same type.",
    )


def checked(name: str, types: Sequence[str]) -> str:
    """Type that a function gives for parts of these types; raises FaultyFormula."""
    if name in {"+", "-", "*"}:
        return _all(name, types, "number", "number")
    if name == "&":
        return _all(name, types, None, TEXT)
    signature = FUNCTIONS.get(name)
    if signature is None:  # a comparison
        return _all(name, types, None, "bool")
    match name:
        case "iif":
            _all("IIF", types[:1], "bool", "bool")
            return common(types[1:])
        case "switch":
            _all("Switch", [types[0], *types[2::2]], None, TEXT)
            return common([types[1], *types[3::2]])
        case "coalesce":
            return common(types)
        case "left" | "right" | "mid":
            _all(name, types[1:], "number", "number")
            return _all(name, types[:1], None, TEXT)
    if name in {"ispresent", "isnull"}:
        return "bool"
    return _all(name, types, None if signature.takes == TEXT else signature.takes,
                signature.gives or TEXT)  # fmt: skip


def _all(name: str, types: Sequence[str], wanted: str | None, gives: str) -> str:
    for one in types:
        fits = one in TEXTUAL if wanted is None else one == wanted
        if not fits and one != NULL:
            hint = "Number([column]) makes a number of a text." if wanted == "number" else ""
            raise FaultyFormula(f"{name} cannot take a value of the type {one}.", hint)
    return gives


def _tokens(text: str) -> list[tuple[str, str]]:
    found, at = [], 0
    while text[at:].strip():
        hit = _TOKEN.match(text, at)
        if hit is None or hit.lastgroup is None:
            near = text[at:].strip()[:12]
            raise FaultyFormula(
                f"It cannot be read from “{near}” on.", "Columns stand in [ ], texts in quotes."
            )
        found.append((hit.lastgroup, hit[hit.lastgroup]))
        at = hit.end()
    if not found:
        raise FaultyFormula("The expression is empty.", 'IIF([a] = "x", [b], [c])')
    return found


class _Reader:
    """Tokens becoming a tree, from the left."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self.rest = tokens
        self.paths: list[str] = []
        self._parts = 0

    def level(self, place: int, depth: int) -> Node:
        """Operators of one level and all that bind tighter."""
        if depth > DEEPEST:
            raise FaultyFormula("It is nested too deeply.", f"{DEEPEST} levels at most.")
        if place == len(_SIGNS):
            return self._one(depth)
        node = self.level(place + 1, depth + 1 if place == 0 else depth)
        while self.rest and self.rest[0][0] == "sign" and self.rest[0][1] in _SIGNS[place]:
            sign = self.rest.pop(0)[1]
            node = self._made(Call(sign, (node, self.level(place + 1, depth))))
            depth += 1
            if depth > DEEPEST * 4:
                raise FaultyFormula("It has too many operators.", "Write it in several values.")
        return node

    def _one(self, depth: int) -> Node:
        if not self.rest:
            raise FaultyFormula("It ends too early.", "Something is missing behind the last part.")
        kind, text = token = self.rest.pop(0)
        match kind:
            case "text":
                return self._made(Text(text[1:-1].replace(text[0] * 2, text[0])))
            case "number":
                return self._made(Number(_number(text)))
            case "field":
                return self._made(Field(self._path(text[1:-1].strip())))
            case "name":
                return self._named(text, depth)
        if text == "-":
            if depth > DEEPEST:
                raise FaultyFormula("It is nested too deeply.", f"{DEEPEST} levels at most.")
            return self._made(Call("-", (Number("0"), self._one(depth + 1))))
        if text != "(":
            raise _at(token, "does not belong here")
        node = self.level(0, depth + 1)
        self._take(")")
        return node

    def _named(self, name: str, depth: int) -> Node:
        key = SAME.get(name.casefold(), name.casefold())
        if key == NULL:
            return self._made(Text(None))
        self._take("(", behind=name)
        parts = [] if self._next(")") else [self.level(0, depth + 1)]
        while self._next(","):
            self.rest.pop(0)
            parts.append(self.level(0, depth + 1))
        self._take(")")
        if key in {"upper", "lower"} and len(parts) == 1:
            return self._made(Apply("case", (key,), parts[0]))
        if key == "&" and parts:
            return self._made(Call(key, tuple(parts)))
        signature = FUNCTIONS.get(key)
        if signature is None:
            return self._step(name, key, parts)
        few = len(parts) < signature.least
        if few or (signature.most is not None and len(parts) > signature.most):
            raise FaultyFormula(f"{name} takes another number of parts.", _USES.get(key, ""))
        if key == "switch" and len(parts) % 2:
            raise FaultyFormula("Switch has a word without a result.", _USES[key])
        return self._made(Call(key, tuple(parts)))

    def _step(self, name: str, key: str, parts: list[Node]) -> Node:
        given = [one.value for one in parts[1:] if isinstance(one, Text | Number)]
        texts = [one for one in given if one is not None]
        if not parts or len(texts) != len(parts) - 1:
            raise FaultyFormula(
                f"{name} takes a value, then texts that stand in the expression.",
                'Date([入职], "%Y-%m-%d")',
            )
        return self._made(Apply(key, tuple(texts), parts[0]))

    def _path(self, path: str) -> int:
        if path not in self.paths:
            self.paths.append(path)
        return self.paths.index(path)

    def _made(self, node: Node) -> Node:
        self._parts += 1
        if self._parts > MOST_PARTS:
            raise FaultyFormula("It has too many parts.", f"{MOST_PARTS} at most.")
        return node

    def _next(self, sign: str) -> bool:
        return bool(self.rest) and self.rest[0] == ("sign", sign)

    def _take(self, sign: str, behind: str = "") -> None:
        if not self._next(sign):
            where = f" behind {behind}" if behind else ""
            raise FaultyFormula(f"A {sign} is missing{where}.", "Count the brackets.")
        self.rest.pop(0)


def with_types(call: Call, types: Sequence[str]) -> tuple[Call, str]:
    """The call, knowing how it compares, and the type that it gives; raises FaultyFormula."""
    gives = checked(call.name, types)
    numeric = len(types) == 2 and all(one in {"number", NULL} for one in types)  # noqa: PLR2004 - sides
    return replace(call, type=gives, numeric=numeric), gives


def _number(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else str(int(text))


def _at(token: tuple[str, str], what: str) -> FaultyFormula:
    return FaultyFormula(f"“{token[1][:20]}” {what}.", "Look at the brackets and commas around it.")


_USES: Final[Mapping[str, str]] = {
    "iif": "IIF(condition, then, otherwise)",
    "switch": 'Switch(value, otherwise, "word", result, …)',
    "mid": "Mid(text, from, how many)",
    "left": "Left(text, how many)",
    "right": "Right(text, how many)",
    "substitute": "Substitute(text, old, new)",
}
