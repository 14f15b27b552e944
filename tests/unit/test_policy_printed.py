"""The printed policy is the one that was reviewed, and says what the policy does."""

from dataclasses import replace
from difflib import unified_diff
from pathlib import Path

import pytest

from hub.auth.policy import Standing, holds, masked, read
from hub.auth.printed import print_policy, ways
from hub.auth.viewer import Viewer
from hub.schema.audience import PAY, Relation
from hub.schema.model import EntitySpec
from hub.schema.shipped import shipped

REVIEWED = Path(__file__).parents[2] / "docs" / "reference" / "access.txt"
MODEL = shipped()
COLUMNS: dict[int, frozenset[Relation]] = {
    3: frozenset(),
    4: frozenset({Relation.ONESELF}),
    5: frozenset({Relation.MANAGER, Relation.DIRECT_MANAGER}),
    6: frozenset({Relation.MANAGER}),
}
"""Place of a column in the table → how its viewer stands to the row's subject."""


def test_the_policy_is_the_one_that_was_reviewed() -> None:
    """A change shows as a diff; after review the file is written anew with `hub access print`."""
    printed = print_policy(MODEL).splitlines()
    reviewed = REVIEWED.read_text(encoding="utf-8").splitlines()
    assert "\n".join(unified_diff(reviewed, printed, "reviewed", "now", lineterm="")) == ""


@pytest.mark.parametrize("spec", list(MODEL), ids=[one.name for one in MODEL])
def test_every_cell_of_the_table_is_what_the_policy_decides(spec: EntitySpec) -> None:
    """R and – are Always, Never or When for such a viewer; R2 is – without a second factor."""
    who = Viewer("s", "e1", frozenset({"employee", "manager"}), (), version=1)
    proved = replace(who, stepped_up=True)
    table = _table(spec.name)
    assert list(table) == list(spec.fields)
    for name, cells in table.items():
        for place, relations in COLUMNS.items():
            # A relation to a row about nobody does not exist.
            standing = Standing(relations if spec.subject else frozenset())
            ready = Standing(standing.relations, states=frozenset(spec.states))
            decision = read(spec, spec[name], who)
            assert holds(decision, standing) == (cells[place] == "R"), (name, place)
            plain = cells[place].startswith("R") and cells[place] != "R2"
            assert holds(decision, ready) == plain, (name, place)
            decision = read(spec, spec[name], proved)
            assert holds(decision, ready) == cells[place].startswith("R"), (name, place)
        oneself = Standing(frozenset({Relation.ONESELF}))
        part = cells[9] == "self" or (spec[name].kind.mask is not None and cells[4] == "R")
        assert holds(masked(spec, spec[name], who), oneself) == part


def test_audiences_are_told_in_words() -> None:
    """Relations, states and grants; nobody is a dash."""
    assert ways(PAY.read) == "self once released, PAY"
    assert ways(()) == "–"


def _table(entity: str) -> dict[str, list[str]]:
    lines = print_policy(MODEL).splitlines()
    start = lines.index(entity)
    found: dict[str, list[str]] = {}
    for line in lines[start + 1 :]:
        if line and not line.startswith(" "):
            break
        cells = [one.strip() for one in line.split(" | ")]
        if len(cells) == 10 and cells[0] != "field":
            found[cells[0]] = cells
    return found
