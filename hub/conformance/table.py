"""What was tried as a table: connector × check, and why a check does not apply."""

from collections.abc import Iterable, Iterator, Sequence

from hub.conformance.promise import Check
from hub.conformance.trial import Result
from hub.conformance.world import Subject


def page(subjects: Sequence[Subject], checks: Sequence[Check]) -> str:
    """The table in Markdown: `●` is held by a test, a number is why it does not apply."""
    reasons: dict[str, int] = {}
    rows = list(_rows(subjects, checks, reasons))
    names = [one.name for one in subjects]
    head = [f"| check | promise | {' | '.join(names)} |", f"|---|---|{':-:|' * len(names)}"]
    servers = [f"- `{one.name}` reads `{one.stream}` ({one.mode}) of: {one.server}"
               for one in subjects]  # fmt: skip
    told = [f"{number}. {reason}" for reason, number in reasons.items()]
    parts = [*servers, "", *head, *rows, "", "Does not apply, because:", "", *told]
    return "\n".join(parts) + "\n"


def _rows(
    subjects: Sequence[Subject], checks: Sequence[Check], reasons: dict[str, int]
) -> Iterator[str]:
    for one in checks:
        cells = []
        for subject in subjects:
            lacking = one.lacking(subject.can)
            cells.append(
                "●" if lacking is None else str(reasons.setdefault(lacking, len(reasons) + 1))
            )
        yield f"| {one.id} | {one.promise} | {' | '.join(cells)} |"


def lines(results: Iterable[Result]) -> Iterator[str]:
    """Results for a terminal, one a line."""
    signs = {"held": "held ", "unkept": "UNKEPT", "other": "  -  "}
    for one in results:
        why = f": {one.why}" if one.why else ""
        yield f"{signs[one.state]:<7}{one.check.id}{why}"
        if one.state == "unkept":
            yield f"       {one.check.promise}"
