"""Which kinds of viewers gain and lose which cells from one policy to another.

Independent of who the people are: a kind is a relation to the employee whom a row is about, or an
HR class of a grant. Counts from real data are added by who asks (`flows/policy_effect.py`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from hub.schema.audience import HR_CLASSES, Audience, Relation
from hub.schema.model import EntitySpec, Field, Model

KNOW, READ, MASKED, WRITE = "know", "read", "masked", "write"
RELATIONS: Final = {
    "everyone": frozenset({Relation.EVERYONE}),
    "self": frozenset({Relation.EVERYONE, Relation.ONESELF}),
    "direct manager": frozenset({Relation.EVERYONE, Relation.DIRECT_MANAGER, Relation.MANAGER}),
    "manager": frozenset({Relation.EVERYONE, Relation.MANAGER}),
}
"""Kind of viewer → the relations by which something is open to them."""
KINDS: Final = (*RELATIONS, *HR_CLASSES)

Terms = frozenset[tuple[str, bool]]
"""Under which terms something is open: (state of the row or empty, after a second factor)."""


@dataclass(frozen=True)
class Difference:
    """One kind of viewers, one field, one thing that they may do with it."""

    entity: str
    field: str
    """Empty: that the row is there."""
    cls: str
    verb: str
    who: str
    gained: Terms
    lost: Terms


def differences(old: Model, new: Model) -> Iterator[Difference]:
    """All of them, in the order of the model. Both models have the same fields."""
    for spec in old:
        other = new[spec.name]
        for who in KINDS:
            knew, knows = terms(spec.rows, who), terms(other.rows, who)
            yield from _difference(spec, None, KNOW, who, knew, knows)
            for one in spec.fields.values():
                for verb in (READ, MASKED, WRITE):
                    before = _within(knew, terms(audience(one, verb), who))
                    after = _within(knows, terms(audience(other[one.name], verb), who))
                    yield from _difference(spec, one, verb, who, before, after)


def audience(one: Field, verb: str) -> Audience:
    """Who may do that with a field; whoever reads it reads the masked form as well."""
    if verb == MASKED:
        return (*one.read, *one.cls.masked) if one.kind.mask else ()
    return one.read if verb == READ else one.write


def terms(ways: Audience, who: str) -> Terms:
    """Under which terms an audience is open to a kind of viewers; none: it is closed.

    Holders of a grant are looked at for the grant alone, but what is everyone's is theirs too.
    """
    relations = RELATIONS.get(who, RELATIONS["everyone"])
    found = frozenset(
        (one.state or "", one.step_up)
        for one in ways
        if one.relation in relations or (who in HR_CLASSES and one.grant in {who, "*"})
    )
    return frozenset({("", False)}) if ("", False) in found else found


def _within(row: Terms, cell: Terms) -> Terms:
    """A cell of a row that must be known of first."""
    if row == {("", False)}:
        return cell
    return frozenset(
        (" and ".join(sorted({state, other} - {""})), proved or again)
        for state, proved in row
        for other, again in cell
    )


def _difference(
    spec: EntitySpec, one: Field | None, verb: str, who: str, before: Terms, after: Terms
) -> Iterator[Difference]:
    if before != after:
        name, cls = (one.name, one.cls.name) if one else ("", "")
        gained, lost = _beyond(after, before), _beyond(before, after)
        yield Difference(spec.name, name, cls, verb, who, gained, lost)


def _beyond(some: Terms, others: Terms) -> Terms:
    """Terms that none of the others is as good as: without a state, or without a factor."""
    return frozenset(
        (state, proved)
        for state, proved in some
        if not {(state, proved), (state, False), ("", proved), ("", False)} & others
    )
