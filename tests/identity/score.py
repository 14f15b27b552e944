"""How well rows are told apart: pairs that become one person, against the labels.

`python -m tests.identity.score [SEED]` prints it for a set.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from hub.mappings.people.pairs import Found, Grade, find, joined
from tests.identity.company import Labelled, company


@dataclass(frozen=True)
class Score:
    """Counts of pairs of rows; in all of them, also those that are joined in a roundabout way."""

    rows: int
    true: int
    """Pairs of rows of one person."""
    joined: int
    """Pairs that become one without a person."""
    right: int
    """Those of them that are one person."""
    offered: int
    """Pairs that somebody looks at."""
    offered_right: int
    reached: int
    """Pairs of one person that are joined when all that is right of the offered is accepted."""
    compared: int

    @property
    def precision(self) -> float:
        """Of what becomes one without a person."""
        return self.right / self.joined

    @property
    def recall(self) -> float:
        """Without a person."""
        return self.right / self.true

    @property
    def with_review(self) -> float:
        """Recall once somebody has looked at what is offered."""
        return self.reached / self.true


def scored(rows: Sequence[Labelled], found: Found) -> Score:
    """The score of what was found."""
    person = {one.profile.id: one.person for one in rows}
    sizes = Counter(person.values())
    certain = [(one.one, one.other) for one in found.pairs if one.grade is Grade.CERTAIN]
    offered = [(one.one, one.other) for one in found.pairs if one.grade is Grade.REVIEW]
    right = [pair for pair in offered if person[pair[0]] == person[pair[1]]]
    made, same = _pairs(certain, person)
    return Score(
        rows=len(rows),
        true=sum(size * (size - 1) // 2 for size in sizes.values()),
        joined=made,
        right=same,
        offered=len(offered),
        offered_right=len(right),
        reached=_pairs([*certain, *right], person)[1],
        compared=found.compared,
    )


def _pairs(links: Iterable[tuple[str, str]], person: dict[str, int]) -> tuple[int, int]:
    made = same = 0
    for group in joined(links):
        for one, other in combinations(group, 2):
            made += 1
            same += person[one] == person[other]
    return made, same


def main() -> None:
    """Print the score of a seed's set."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    rows = company(seed)
    began = time.perf_counter()
    found = find([one.profile for one in rows])
    took = time.perf_counter() - began
    score = scored(rows, found)
    sys.stdout.write(
        f"seed {seed}: {score.rows} rows of {len({one.person for one in rows})} people, "
        f"{score.true} true pairs, {score.compared} compared in {took:.1f} s\n"
        f"joined {score.joined}, right {score.right}: precision {score.precision:.5f}, "
        f"recall {score.recall:.4f}\n"
        f"offered {score.offered}, right {score.offered_right}; recall with review "
        f"{score.with_review:.4f}\n"
    )


if __name__ == "__main__":
    main()
