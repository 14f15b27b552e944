"""Decisions: Always, Never, or When a condition holds of the row; and how they combine.

Conditions are kept canonical: equal meaning of the simple kinds is equal value, so that decisions
can be compared, cached and shown. Which extents a viewer holds is a parameter (`Within` carries
numbers); who the viewer is, another (`Related` names a relation, not a person).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, TypeAlias

from hub.schema.audience import Relation


@dataclass(frozen=True)
class Related:
    """The viewer stands so to the row's subject, by the data (scopes are already applied)."""

    relation: Relation


@dataclass(frozen=True)
class Within:
    """The subject's current legal entity or department lies in one of these numbered extents."""

    extents: tuple[int, ...]


@dataclass(frozen=True)
class InState:
    """The row is in a state that its entity declares."""

    state: str


@dataclass(frozen=True)
class Seen:
    """The condition holds for the one as whom the viewer looks: its relations, its extents."""

    condition: "Condition"


@dataclass(frozen=True)
class Not:
    """The condition does not hold."""

    condition: "Condition"


@dataclass(frozen=True)
class AllOf:
    """Every part holds; two parts or more, in canonical order."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class AnyOf:
    """One part holds; two parts or more, in canonical order."""

    parts: tuple["Condition", ...]


Condition: TypeAlias = Related | Within | InState | Seen | Not | AllOf | AnyOf


@dataclass(frozen=True)
class Always:
    """Open for this viewer on every row."""


@dataclass(frozen=True)
class Never:
    """Closed for this viewer on every row."""


@dataclass(frozen=True)
class When:
    """Open on the rows where the condition holds."""

    condition: Condition


Decision: TypeAlias = Always | Never | When

ALWAYS: Final = Always()
NEVER: Final = Never()


@dataclass(frozen=True)
class Standing:
    """How one viewer stands to one row: what conditions are about."""

    relations: frozenset[Relation] = frozenset()
    """MANAGER holds for a direct manager too."""
    extents: frozenset[int] = frozenset()
    states: frozenset[str] = frozenset()
    seen: "Standing | None" = None
    """How the one as whom they look stands to it."""


def holds(decision: Decision, standing: Standing) -> bool:
    """Whether the decision opens a row to which the viewer stands so."""
    if isinstance(decision, When):
        return _holds(decision.condition, standing)
    return isinstance(decision, Always)


def any_of(decisions: Iterable[Decision]) -> Decision:
    """Open where one of them is; of none: never."""
    parts: list[Condition] = []
    for one in decisions:
        if isinstance(one, Always):
            return ALWAYS
        if isinstance(one, When):
            inner = one.condition
            parts.extend(inner.parts if isinstance(inner, AnyOf) else (inner,))
    complement = [_without(part, parts) for part in _one_within(parts)]
    if None in complement:
        return ALWAYS
    kept = _strongest([part for part in complement if part is not None], weaker=True)
    return NEVER if not kept else When(kept[0] if len(kept) == 1 else AnyOf(kept))


def all_of(decisions: Iterable[Decision]) -> Decision:
    """Open where all of them are; of none: always."""
    parts: list[Condition] = []
    for one in decisions:
        if isinstance(one, Never):
            return NEVER
        if isinstance(one, When):
            inner = one.condition
            parts.extend(inner.parts if isinstance(inner, AllOf) else (inner,))
    if any(Not(part) in parts for part in parts):
        return NEVER
    kept = _strongest(parts, weaker=False)
    return ALWAYS if not kept else When(kept[0] if len(kept) == 1 else AllOf(kept))


def seen(decision: Decision) -> Decision:
    """Open where the decision, made for the one as whom the viewer looks, is open to that one."""
    return When(Seen(decision.condition)) if isinstance(decision, When) else decision


def negated(decision: Decision) -> Decision:
    """Open where the other is closed."""
    if isinstance(decision, When):
        inner = decision.condition
        return When(inner.condition if isinstance(inner, Not) else Not(inner))
    return NEVER if isinstance(decision, Always) else ALWAYS


def implies(one: Condition, other: Condition) -> bool:
    """Whether `other` holds wherever `one` does, as far as their form shows it."""
    if one == other:
        return True
    if isinstance(other, AllOf):
        return all(implies(one, part) for part in other.parts)
    if isinstance(one, AnyOf):
        return all(implies(part, other) for part in one.parts)
    if isinstance(one, AllOf) and any(implies(part, other) for part in one.parts):
        return True
    if isinstance(other, AnyOf):
        return any(implies(one, part) for part in other.parts)
    return _simply_implies(one, other)


def _simply_implies(one: Condition, other: Condition) -> bool:
    match one, other:
        case Related(Relation.DIRECT_MANAGER), Related(Relation.MANAGER):
            return True
        case Within(few), Within(many):
            return set(few) <= set(many)
        case Seen(narrow), Seen(wide):
            return implies(narrow, wide)
        case Not(weak), Not(strong):
            return implies(strong, weak)
        case _:
            return False


def _holds(condition: Condition, standing: Standing) -> bool:
    match condition:
        case Related(relation):
            return relation in standing.relations
        case Within(extents):
            return not standing.extents.isdisjoint(extents)
        case InState(state):
            return state in standing.states
        case Seen(inner):
            return standing.seen is not None and _holds(inner, standing.seen)
        case Not(inner):
            return not _holds(inner, standing)
        case AllOf(parts):
            return all(_holds(part, standing) for part in parts)
        case AnyOf(parts):
            return any(_holds(part, standing) for part in parts)


def _one_within(parts: list[Condition]) -> list[Condition]:
    """Alternatives with their `Within` parts as one."""
    numbers = {number for part in parts if isinstance(part, Within) for number in part.extents}
    rest: list[Condition] = [part for part in parts if not isinstance(part, Within)]
    return [*rest, Within(tuple(sorted(numbers)))] if numbers else rest


def _without(part: Condition, beside: list[Condition]) -> Condition | None:
    """An alternative without the `not A` that is idle beside the alternative A; None: no rest.

    `self or (HR and not self)` is `self or HR`.
    """
    inner = part.parts if isinstance(part, AllOf) else (part,)
    rest = tuple(one for one in inner if not (isinstance(one, Not) and one.condition in beside))
    if len(rest) == len(inner):
        return part
    if not rest:
        return None
    return rest[0] if len(rest) == 1 else AllOf(rest)


def _strongest(parts: list[Condition], *, weaker: bool) -> tuple[Condition, ...]:
    """Parts without those that another makes idle, in canonical order.

    Among alternatives (`weaker`) a part that implies another is idle; among demands, one that
    another implies.
    """
    kept: list[Condition] = []
    for part in sorted(set(parts), key=repr):
        if any(implies(part, one) if weaker else implies(one, part) for one in kept):
            continue
        kept = [one for one in kept if not (implies(one, part) if weaker else implies(part, one))]
        kept.append(part)
    return tuple(kept)
