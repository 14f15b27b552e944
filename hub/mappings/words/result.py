"""What a matcher says of one raw value: a term or none, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

MOST: Final = 5
"""Suggestions to one value."""


@dataclass(frozen=True)
class Step:
    """A step that changed the value, and the text after it."""

    name: str
    text: str


@dataclass(frozen=True)
class Suggestion:
    """A term that may be meant, never taken without a decision."""

    term: str
    score: float
    """From 0 to 1; orders the list, it is no probability."""
    evidence: str
    """Why, for a person to read."""


@dataclass(frozen=True)
class Match:
    """The outcome for one raw value."""

    raw: str
    term: str | None = None
    """The code; None where a decision is needed."""
    relation: str | None = None
    """How the value stands to the term, or, without a term, why it was not taken: `broad` holds
    several terms, `narrow` says less than the term does, `close` comes near."""
    suggestions: tuple[Suggestion, ...] = ()
    steps: tuple[Step, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    """What the value says beside the term, e.g. `{"outcome": "studying"}`."""

    def as_dict(self) -> dict[str, Any]:
        """The shape in which commands and the graph tell it."""
        told: dict[str, Any] = {
            "raw": self.raw,
            "term": self.term,
            "relation": self.relation,
            "suggestions": [
                {"term": one.term, "score": one.score, "evidence": one.evidence}
                for one in self.suggestions
            ],
            "steps": [{"name": one.name, "text": one.text} for one in self.steps],
        }
        return {**told, "attributes": dict(self.attributes)} if self.attributes else told


def best(found: Mapping[str, tuple[float, str]]) -> tuple[Suggestion, ...]:
    """The best few of `{term: (score, evidence)}`, equal scores in the order of their codes."""
    ranked = sorted(found.items(), key=lambda one: (-one[1][0], one[0]))
    return tuple(Suggestion(code, round(score, 3), why) for code, (score, why) in ranked[:MOST])
