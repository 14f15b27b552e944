"""The page of errors: every code of the program once, and no other."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
PAGE: Final = ROOT / "docs" / "reference" / "errors.md"
CODE: Final = re.compile(r"[A-Z][A-Z0-9]{2,}(_[A-Z0-9]+)*")
REMEDIES: Final = {
    **{name: name for name in ("Refused", "Unmappable", "Transient", "Broken")},
    "PartialError": "Partial",
    "refusal": "Refused",
    "coded": "Refused",
    "BadStep": "Fault",
    "RejectedRecord": "Quarantine",
    "rejected": "Quarantine",
    "Failed": "Quarantine",
    "_invalid": "Problem",
    "_not_found": "Problem",
}
"""What makes an error → its remedy on the page."""
SEEN_ELSEWHERE: Final = frozenset({"Problem", "Fault", "Quarantine", "Refused"})
"""Remedies that a code may have by a table or a parameter, where no call shows them."""
OTHERS: Final = frozenset({"Problem", "add", "next", "decoded"})
"""Also take a code; their remedy hangs on where they stand."""
NO_CODES: Final = frozenset(
    {
        *("LC_ALL", "PG_VERSION", "HR_ONLY", "LEAVE_DETAIL", "CURRENT_STAFF", "NOT_JSON"),
        *("POLARS_MAX_THREADS", "PROMETHEUS_MULTIPROC_DIR"),
        *("REFRESH_TOKEN_THEN_RETRY", "RATE_LIMITED", "RETRY", "FAIL"),
        *("ASSERT_NOT", "ATOMIC_GROUP", "GROUPREF_EXISTS", "MAX_REPEAT", "MIN_REPEAT"),
        *("POSSESSIVE_REPEAT",),
    }
)
"""Words in capitals that name something else: classes, error actions, parts of a pattern."""
TWO_MEANINGS: Final = frozenset(
    {"KEY_UNKNOWN", "KEY_MISSING", "SUBJECT_MISSING", "ENTITY_UNKNOWN", "FIELD_UNKNOWN"}
)
"""Faults of a document that share a code with an error elsewhere. This may only shrink."""


@cache
def sources() -> tuple[ast.Module, ...]:
    files = sorted((ROOT / "hub").rglob("*.py"))
    return tuple(ast.parse(one.read_text(encoding="utf-8")) for one in files)


@cache
def raised() -> frozenset[tuple[str, str]]:
    """(code, what it was given to) of every call that takes a code."""
    return frozenset(_raised())


def _raised() -> Iterator[tuple[str, str]]:
    for module in sources():
        for node in ast.walk(module):
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func).rpartition(".")[2]
                if name in REMEDIES or name in OTHERS:
                    for one in node.args:
                        yield from ((code, name) for code in written(one))


def written(node: ast.expr) -> Iterator[str]:
    """Codes that an argument can be."""
    if isinstance(node, ast.IfExp):
        yield from (*written(node.body), *written(node.orelse))
    elif isinstance(node, ast.Constant) and CODE.fullmatch(str(node.value)):
        yield from {str(node.value)} - NO_CODES


def constants() -> Iterator[str]:
    """Codes with a name of their own (`UNMAPPED: Final = "UNMAPPED"`), families as `WAITING_*`."""
    for module in sources():
        for node in ast.walk(module):
            if isinstance(node, ast.AnnAssign) and node.value is not None:
                yield from (one for one in written(node.value) if one == ast.unparse(node.target))
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                head = str(node.values[0].value)
                if re.fullmatch(r"[A-Z]{3,}_", head):
                    yield f"{head}*"


def in_capitals() -> Iterator[str]:
    """Every other literal of two or more words in capitals: codes that stand in tables."""
    for module in sources():
        for node in ast.walk(module):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value
                if "_" in text and CODE.fullmatch(text) and not text.startswith("HUB_"):
                    yield text


def codes() -> set[str]:
    found = {code for code, _ in raised()} | set(constants()) | set(in_capitals())
    return found - NO_CODES


@cache
def documented() -> tuple[tuple[str, frozenset[str]], ...]:
    """(code, remedies) of every line of the page's tables."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    cells = [[one.strip() for one in line.split("|")[1:-1]] for line in lines if line[:1] == "|"]
    return tuple(
        (row[0], frozenset(row[1].split(", ")))
        for row in cells
        if CODE.fullmatch(row[0].removesuffix("_*"))
    )


def test_every_code_is_documented() -> None:
    """A code that the program can give stands on the page."""
    assert sorted(codes() - {code for code, _ in documented()}) == []


def test_no_documented_code_is_superfluous() -> None:
    """The page names no code that the program cannot give."""
    assert sorted({code for code, _ in documented()} - codes()) == []


def test_a_code_has_one_meaning() -> None:
    """A code stands on the page once; those that still have two are listed, and only they."""
    twice = {code for code, count in Counter(code for code, _ in documented()).items() if count > 1}
    assert twice == TWO_MEANINGS


def test_the_remedy_is_the_class_of_the_error() -> None:
    """Where the program raises a code as Refused, Transient, …, the page says just so."""
    wrong = {}
    for code in sorted({code for code, name in raised() if name in REMEDIES}):
        told = {each for one, remedies in documented() if one == code for each in remedies}
        given = {REMEDIES[name] for one, name in raised() if one == code and name in REMEDIES}
        if given - told or told - given - SEEN_ELSEWHERE:
            wrong[code] = f"the page says {sorted(told)}, the program {sorted(given)}"
    assert wrong == {}


def test_the_examples_of_the_rule_are_found() -> None:
    """The extraction sees calls, branches, constants and families."""
    assert {"SETTING_INVALID", "KEY_INVALID", "UNMAPPED", "WAITING_*", "QUERY_SYNTAX"} <= codes()
