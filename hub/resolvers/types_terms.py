"""Types of the graph that no entity declares: terms, money, the viewer, the plumbing of lists."""

from typing import Any

import strawberry

from hub.resolvers.types_make import REQUIRED, Argument, listed, optional, planned
from hub.resolvers.types_scalars import DecimalText, Language

VALUES = Argument("values", listed(str), "Values as another system has them.", REQUIRED)
LANG = Argument("lang", optional(Language), "Absent: as Accept-Language says.")


@strawberry.interface(description="A row that has an id of its own.")
class Node:
    """A row that has an id of its own."""

    id: strawberry.ID = planned(
        strawberry.ID, "Opaque; stays the same for ever, also after two records are merged."
    )


@strawberry.type(description="A cell whose raw value waits for a mapping decision.")
class PendingCell:
    """A cell that waits."""

    field: str = planned(str, "Name of the field in the graph.")
    reason: str = planned(str, "Why it waits, as a code.")


@strawberry.type(description="What a standard or another system calls a term.")
class Coding:
    """A code of another system."""

    system: str = planned(str, "The standard or system.")
    code: str = planned(str, "Its code.")


@strawberry.type(description="A word of a vocabulary that HR can edit.")
class Term:
    """A word of a vocabulary."""

    id: strawberry.ID = planned(strawberry.ID, "Opaque.")
    vocabulary: str = planned(str, "Name of its vocabulary.")
    code: str = planned(str, "The company's code; filters take it.")
    label: str = planned(str, "What people read.", [LANG])
    rank: int | None = planned(optional(int), "Place in the order, higher is more.")
    active: bool = planned(bool, "Whether it is still offered.")
    broader: str | None = planned(optional(str), "Code of the broader term.")
    codings: list[Coding] = planned(listed(Coding), "Codes of standards and other systems.")


@strawberry.type(description="A term that may be meant; nothing takes it without a decision.")
class TermSuggestion:
    """A term that may be meant."""

    term: str = planned(str, "Its code.")
    score: float = planned(float, "From 0 to 1; orders the list, is no probability.")
    evidence: str = planned(str, "Why, for a person to read.")


@strawberry.type(description="A step that a spelling went through.")
class TermStep:
    """A named step."""

    name: str = planned(str, "Its name, like `traditional` or `ordinal`.")
    text: str = planned(str, "The text after it.")


@strawberry.type(description="What a value says beside its term.")
class TermAttribute:
    """An attribute."""

    name: str = planned(str, "`outcome`, `study_mode` or `degree`.")
    value: str = planned(str, "Its code.")


@strawberry.type(description="Which term a raw value means, and why.")
class TermMatch:
    """The outcome for one raw value."""

    raw: str = planned(str, "The value as it was given.")
    term: str | None = planned(optional(str), "Its code; null where a decision is needed.")
    relation: str | None = planned(
        optional(str), "exact, close, broad or narrow: how the value stands to the term."
    )
    suggestions: list[TermSuggestion] = planned(listed(TermSuggestion), "Five at most.")
    steps: list[TermStep] = planned(listed(TermStep), "The steps that changed the spelling.")
    attributes: list[TermAttribute] = planned(listed(TermAttribute), "What else it says.")


@strawberry.type(description="A code of one system in the words of another.")
class CodeTranslation:
    """A code, translated."""

    raw: str = planned(str, "The code that was given.")
    code: str = planned(str, "The code of the other system.")
    relation: str = planned(str, "How it stands to the given one: exact, close, broad or narrow.")
    through: str = planned(str, "Code of our term between the two.")
    invertible: bool = planned(bool, "Whether the way back leads to the given code alone.")


@strawberry.type(description="The terms that HR chooses from.")
class Vocabulary:
    """A list of terms."""

    name: str = planned(str, "Its name.")
    label: str = planned(str, "What people read.", [LANG])
    terms: list[Term] = planned(listed(Term), "All terms, the highest first.")
    match: list[TermMatch] = planned(
        listed(TermMatch),
        "Which terms raw values mean, in their order; 200 at most.",
        [VALUES],
    )
    translate: list[CodeTranslation] = planned(
        listed(CodeTranslation),
        "Codes of one system in the words of another, the best first for each code.",
        [
            Argument("source", str, "System or standard of the codes, as in `codings`.", REQUIRED),
            Argument("target", str, "System or standard to translate into.", REQUIRED),
            Argument("codes", listed(str), "The codes; 200 at most.", REQUIRED),
        ],
    )


@strawberry.type(description="An amount and its currency; never a float.")
class Money:
    """An amount of money."""

    amount: DecimalText = planned(DecimalText, "In major units: 1234.50.")
    currency: str = planned(str, "ISO 4217.")


@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    """Where a page stands in its list."""

    hasNextPage: bool = planned(bool, "Whether rows follow.")  # noqa: N815 - the name of Relay
    hasPreviousPage: bool = planned(bool, "Whether rows precede.")  # noqa: N815 - the name of Relay
    startCursor: str | None = planned(optional(str), "Of the first row.")  # noqa: N815 - the name of Relay
    endCursor: str | None = planned(optional(str), "Of the last row.")  # noqa: N815 - the name of Relay


def paging() -> list[Argument]:
    """The arguments that choose a page."""
    return [
        Argument(
            "first", optional(int), "Rows from the start; 50 if nothing is said, 1000 at most."
        ),
        Argument("after", optional(str), "Rows after this cursor; with `first`."),
        Argument("last", optional(int), "Rows from the end; 1000 at most."),
        Argument("before", optional(str), "Rows before this cursor; with `last`."),
    ]


def required(name: str, kind: Any, doc: str) -> Argument:
    """An argument that must be given."""
    return Argument(name, kind, doc, REQUIRED)
