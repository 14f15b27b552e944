"""What a step is: its schema, its types, its two executions of one meaning.

A step is bound once with its arguments to a *scalar*: text in, text, nothing or a failure out.
That is its meaning. It may also bind a *native* Polars expression, a quick path over a whole
column that answers null wherever it is not sure; what it leaves open the scalar decides, once
per distinct value. So a native form can be wrong only by being wrong where it answers, and a
property test holds it equal there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import polars as pl

from hub.mappings.rules import Step
from hub.mappings.status import Fate, meant, rewritten
from hub.schema.verdict import Reference
from hub.schema.vocabulary import Vocabulary

NO_WAY_BACK: Final = "NO_WAY_BACK"
"""No text of theirs stands for the value."""
INVALID: Final = "INVALID"
"""The value is not what its field can hold."""


@dataclass(frozen=True)
class Failed:
    """No value, for this reason."""

    code: str


Outcome = str | None | Failed
Scalar = Callable[[str], Outcome]
Native = Callable[[pl.Expr], pl.Expr]
Inverse = Callable[["Step", "Ground", frozenset[str]], Scalar | None]
"""Bound with the arguments and the inputs that were observed: canonical output in, the text that
the step reads as it out. None where there is no way back with these arguments."""

TEXT: Final = "text"
TEXTUAL: Final = frozenset({"text", "number", "date", "month", "time", "phone", "national_id"})
"""Types whose canonical text may be worked on as text."""


@dataclass(frozen=True)
class Ground:
    """What steps may know when they are bound: vocabularies and the lexicon of their field."""

    vocabularies: Mapping[str, Vocabulary] = field(default_factory=dict)
    words: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Param:
    """An argument; `type` is text, nullable (text or null), texts, int, bool or map (of texts)."""

    name: str
    type: str
    doc: str
    default: Any = None
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Example:
    """`given` through the step with `args` is `then` (a text, None or a failure); executed."""

    args: Any
    given: str
    then: Outcome


@dataclass(frozen=True)
class Wrong:
    """A fault in the arguments that the schema alone does not show."""

    message: str
    hint: str


def nothing_wrong(_step: Step) -> Wrong | None:
    """The schema says it all."""
    return None


@dataclass(frozen=True)
class StepSpec:
    """A kind of step, as the registry, the linter and the docs know it."""

    name: str
    doc: str
    zh: str
    bind: Callable[[Step, Ground], Scalar]
    examples: tuple[Example, ...]
    params: tuple[Param, ...] = ()
    short: str | None = None
    """The argument that may be written alone: `{date: ["%Y-%m-%d"]}`."""
    takes: frozenset[str] | None = TEXTUAL
    """Types that it accepts; None is any."""
    gives: Callable[[Step, str], str] = lambda _step, _given: TEXT
    """Type that comes out for the type that went in."""
    sure: bool = True
    """Its output is canonical for its type by construction; otherwise the kind checks it."""
    native: Callable[[Step], Native | None] | None = None
    nulls: Callable[[Step], Outcome] | None = None
    """What it makes of a null; most steps leave it alone."""
    wrong: Callable[[Step], Wrong | None] = nothing_wrong
    reference: Callable[[Step], Reference] | None = None
    """For the step that ends in a link: what its text names."""
    fate: Callable[[Step], Fate] = lambda _step: rewritten
    """What it did to a value that it did not refuse."""
    inverse: Inverse | None = None
    """The way back, for steps that have one. It may promise too much: what is written is read
    again by the step before anybody relies on it (`inverse.prove`)."""


def itself(_step: Step, _ground: Ground, _seen: frozenset[str]) -> Scalar:
    """The inverse of a step that leaves its own output as it is."""
    return lambda text: text


def always(type_: str) -> Callable[[Step, str], str]:
    """A step that gives this type whatever it took."""
    return lambda _step, _given: type_


def translates(_step: Step) -> Fate:
    """The fate of a step that is there to make another text."""
    return meant


def same(_step: Step, given: str) -> str:
    """A step that keeps the type."""
    return given


SPACES: Final = (
    " \t\n\r\x0b\x0c\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u200b\u200c\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
"""White space and invisible characters, spelt out so that Python and Polars agree."""
