"""The way back: from a value of ours to the text that a system reads as it out.

A chain is turned round step by step. That is a promise; the proof is that what would be written is
read again by the chain itself, for every value that is observed. What does not come back as it
went out is a *lossy pair*, and one such pair is enough to refuse the field: nothing is written
that would be understood otherwise afterwards.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from hub.mappings.bind import BoundChain
from hub.mappings.chain import Bound, Fill, is_blank, run_one
from hub.mappings.rules import Join
from hub.mappings.step import NO_WAY_BACK, Failed, Ground, Outcome, Scalar
from hub.mappings.steps import STEPS
from hub.mappings.steps_words import SEVERAL_WORDS

NOT_READ_BACK: Final = "NOT_READ_BACK"
"""What would be written is read as another value, or as none."""
MERGED: Final = "MERGED"
"""Several rows of ours have the same name over there."""

Theirs = Mapping[str, str]
"""Path in their record → text."""


@dataclass(frozen=True)
class Pair:
    """Values of ours and texts of theirs between which something is lost."""

    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    code: str
    """NO_WAY_BACK, SEVERAL_WORDS, NOT_READ_BACK or MERGED."""


@dataclass(frozen=True)
class Way:
    """A chain in both directions, for the texts that were observed over there."""

    chain: BoundChain
    back: tuple[Scalar | None, ...]
    """The inverses of the steps, the last step's first."""
    used: Mapping[str, tuple[str, ...]]
    """Value of ours → the texts that are used for it over there."""

    @property
    def paths(self) -> tuple[str, ...]:
        """What is written of their record: of alternatives the first, of a join every part."""
        found = self.chain.paths
        return found if isinstance(self.chain.source, Join) else found[:1]

    def write(self, value: str) -> Theirs | Failed:
        """The texts that stand for a value."""
        outcome: Outcome = value
        for step in self.back:
            outcome = Failed(NO_WAY_BACK) if step is None else step(str(outcome))
            if outcome is None or isinstance(outcome, Failed):
                return outcome or Failed(NO_WAY_BACK)
        return self._parted(str(outcome))

    def read(self, theirs: Mapping[str, str | None]) -> Outcome:
        """Their texts as a value of ours, as the mapping would land them."""
        texts = [theirs.get(path) for path in self.chain.paths]
        known = [one for one in texts if one is not None and not is_blank(one)]
        source = self.chain.source
        if isinstance(source, Join):
            return run_one(source.by.join(known) if known else None, None, self.chain.steps)
        return run_one(next(iter(known), None), None, self.chain.steps)

    def proved(self, value: str) -> Theirs | Pair:
        """What is written for a value, or why it must not be."""
        theirs = self.write(value)
        if isinstance(theirs, Failed):
            used = self.used.get(value, ()) if theirs.code == SEVERAL_WORDS else ()
            return Pair((value,), used, theirs.code)
        found = self.read(theirs)
        if found == value:
            return theirs
        ours = (value, found) if isinstance(found, str) else (value,)
        return Pair(ours, tuple(theirs.values()), NOT_READ_BACK)

    def _parted(self, text: str) -> Theirs | Failed:
        source = self.chain.source
        if not isinstance(source, Join):
            return {self.paths[0]: text}
        parts = text.split(source.by)
        if len(parts) != len(source.paths) or any(is_blank(part) for part in parts):
            return Failed(NO_WAY_BACK)
        return dict(zip(source.paths, parts, strict=True))


@dataclass(frozen=True)
class Proof:
    """What is written for each value, and what would be lost."""

    written: Mapping[str, Theirs]
    lossy: tuple[Pair, ...]


def way_of(chain: BoundChain, ground: Ground, seen: Iterable[str]) -> Way:
    """The chain turned round; `seen` are the texts observed at its source."""
    inputs = frozenset(one for one in seen if not is_blank(one))
    back: list[Scalar | None] = []
    used: dict[str, list[str]] = {}
    for one in sorted(inputs):
        value = run_one(one, None, chain.steps)
        if isinstance(value, str):
            used.setdefault(value, []).append(one)
    for written, bound in zip(chain.written, chain.steps, strict=False):  # behind them: checks
        inverse = STEPS[written.name].inverse
        back.insert(0, inverse(written, ground, inputs) if inverse else None)
        inputs = frozenset(_through(inputs, bound))
    return Way(chain, tuple(back), {value: tuple(texts) for value, texts in used.items()})


def prove(way: Way, values: Mapping[str, Sequence[str]]) -> Proof:
    """The way back of every observed value; `values` are ours, each with the rows it names."""
    written: dict[str, Theirs] = {}
    lossy: list[Pair] = []
    for value, rows in values.items():
        found = way.proved(value)
        if len(rows) > 1:
            lossy.append(Pair(tuple(rows), (value,), MERGED))
        elif isinstance(found, Pair):
            lossy.append(found)
        else:
            written[value] = found
    return Proof(written, tuple(lossy))


def _through(inputs: Iterable[str], step: Bound) -> Iterable[str]:
    for one in inputs:
        found = one if isinstance(step, Fill) else step.scalar(one)
        if isinstance(found, str) and not is_blank(found):
            yield found
