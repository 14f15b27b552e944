"""What differs between two versions of a mapping, rule by rule, for people to read.

Both are laid out as places with a short text each (`rows.Employee.fields.legal_name.from`); the
steps of a chain are compared as a sequence, so that one that is put in moves no other.
"""

from collections.abc import Iterator
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from hub.mappings.rules import (
    Chain,
    Condition,
    Const,
    Each,
    Find,
    Items,
    Join,
    Mapping,
    Packed,
    Path,
    RowOf,
    RowRule,
    Source,
    Step,
)
from hub.mappings.steps import STEPS

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
KINDS: Final = (ADDED, REMOVED, CHANGED)


@dataclass(frozen=True)
class Difference:
    """One thing that is added, removed or changed. `before` is null where it is added."""

    kind: str
    place: str
    before: str | None
    after: str | None

    def __str__(self) -> str:
        """One line."""
        if self.kind == CHANGED:
            return f"~ {self.place}: {self.before} → {self.after}"
        mark, text = ("+", self.after) if self.kind == ADDED else ("-", self.before)
        return f"{mark} {self.place}: {text}"


def diff(before: Mapping, after: Mapping) -> list[Difference]:
    """What differs, in the order of the later version; empty for equal mappings."""
    old, new = dict(_places(before)), dict(_places(after))
    found: list[Difference] = []
    for place in dict.fromkeys([*new, *old]):
        found += _differs(place, old.get(place), new.get(place))
    return found


def _differs(
    place: str, old: "str | tuple[str, ...] | None", new: "str | tuple[str, ...] | None"
) -> Iterator[Difference]:
    if isinstance(old, tuple) or isinstance(new, tuple):
        yield from _steps(place, tuple(old or ()), tuple(new or ()))
    elif old != new:
        kind = ADDED if old is None else REMOVED if new is None else CHANGED
        yield Difference(kind, place, old, new)


def _steps(place: str, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Difference]:
    for what, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        pairs = max(j - i, m - k)
        for at in range(pairs):
            one = old[i + at] if i + at < j else None
            other = new[k + at] if k + at < m else None
            kind = ADDED if one is None else REMOVED if other is None else CHANGED
            index = k + at if other is not None else i + at
            yield Difference(kind, f"{place}[{index}]", one, other)


def _places(mapping: Mapping) -> Iterator[tuple[str, "str | tuple[str, ...]"]]:
    yield "precedence", str(mapping.precedence)
    for name, chain in mapping.values:
        yield from _chain(f"values.{name}", chain)
    for at, condition in enumerate(mapping.ignore_when):
        yield f"ignore_when[{at}]", _condition(condition)
    for rule in mapping.rows:
        yield from _row(rule)
    if mapping.write is not None:
        yield "write.row", mapping.write.row
        yield "write.create", mapping.write.create or "never"
        for one in mapping.write.fields:
            yield from _chain(f"write.fields.{one.name}", one.chain)
    for name, book in mapping.lexicon:
        for word, code in book:
            yield f"lexicon.{name}.{word}", "nothing" if code is None else code


def _row(rule: RowRule) -> Iterator[tuple[str, "str | tuple[str, ...]"]]:
    place = f"rows.{rule.name}"
    yield f"{place}.entity", rule.entity
    for at, part in enumerate(rule.key):
        yield from _chain(f"{place}.key[{at}]", part)
    if isinstance(rule.subject, Find):
        account = f" in {rule.subject.account}" if rule.subject.account else ""
        yield f"{place}.by", f"{rule.subject.by}{account}"
        yield from _chain(f"{place}.subject", rule.subject.chain)
    elif isinstance(rule.subject, RowOf):
        yield f"{place}.subject", _source(rule.subject)
    yield f"{place}.create", "yes" if rule.create else "no"
    if rule.each is not None:
        yield f"{place}.each", _each(rule.each)
    for at, condition in enumerate(rule.when):
        yield f"{place}.when[{at}]", _condition(condition)
    if rule.changed is not None:
        yield from _chain(f"{place}.changed", rule.changed)
    for name in sorted(rule.newest):
        yield f"{place}.newest.{name}", "the newest word wins"
    for one in rule.fields:
        yield from _chain(f"{place}.fields.{one.name}", one.chain)


def _each(each: Each) -> str:
    if isinstance(each, Items):
        parted = f" parted by {each.by!r}" if each.by else ""
        return f"items of {each.path}{parted} as {each.name}"
    return f"{', '.join(each.columns)} as {each.name}, {each.value}"


def _chain(place: str, chain: Chain) -> Iterator[tuple[str, "str | tuple[str, ...]"]]:
    yield place, _source(chain.source)
    if chain.steps:
        yield f"{place}.steps", tuple(step_text(one) for one in chain.steps)


def _source(source: Source) -> str:
    if isinstance(source, Path):
        return " or ".join(source.paths)
    if isinstance(source, Const):
        return f"always {source.text}"
    if isinstance(source, Packed):
        return f"an expression over {', '.join(source.paths) or 'nothing'}"
    if isinstance(source, Join):
        return f"{' + '.join(source.paths)} joined by {source.by!r}"
    return f"the row {source.row}"


def step_text(step: Step) -> str:
    """A step in short: its name, and the arguments that are not as usual."""
    usual: ReadOnly[str, object] = {one.name: one.default for one in STEPS[step.name].params}
    said = [f"{name}: {_arg(value)}" for name, value in step.args if value != usual.get(name)]
    return f"{step.name}({'; '.join(said)})" if said else step.name


def _arg(value: object) -> str:
    if isinstance(value, tuple):
        pairs = all(isinstance(one, tuple) and len(one) == 2 for one in value)  # noqa: PLR2004
        parts = (f"{_arg(one[0])}={_arg(one[1])}" if pairs else _arg(one) for one in value)
        return ", ".join(parts)
    return "nothing" if value is None else str(value)


def _condition(one: Condition) -> str:
    steps = "".join(f" | {step_text(step)}" for step in one.chain.steps)
    if one.among is not None:
        test = f"is one of {', '.join(one.among)}"
    elif one.not_among is not None:
        test = f"is none of {', '.join(one.not_among)}"
    else:
        test = "has a value" if one.present else "has no value"
    return f"{_source(one.chain.source)}{steps} {test}"
