"""What the hub says of itself: declared, watched over a request, and read by several."""

import ast
from pathlib import Path

import hub
from hub.observe import (
    ANSWERED,
    SAYINGS,
    STAGES,
    Observation,
    about,
    observe,
    stage,
    subscribe,
    watched,
    watching,
)

ROOT = Path(hub.__file__).parent
NAMED = {"SLOW": "request.slow", "ANSWERED": ANSWERED}


def said() -> list[tuple[str, set[str]]]:
    """(name, facts) of every call of `observe` in the program."""
    found = []
    for file in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "observe" and node.args:
                name = node.args[0]
                told = name.value if isinstance(name, ast.Constant) else NAMED[ast.unparse(name)]
                found.append((str(told), {one.arg for one in node.keywords if one.arg}))
    return found


def test_everything_that_is_said_is_declared() -> None:
    """A new observation, or a new fact of one, stands in the list; nothing else does."""
    calls = said()
    assert len(calls) > 25
    for name, facts in calls:
        assert facts <= set(SAYINGS[name]), name
    assert {name for name, _ in calls} | {ANSWERED} == SAYINGS.keys()


def test_every_stage_is_one_of_those_that_are_known() -> None:
    """`with stage("…")` in the program names a declared stage, and each of them is there."""
    names = set()
    for file in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "stage":
                names.add(ast.literal_eval(node.args[0]))
    assert names == set(STAGES)


def test_a_request_is_one_observation_with_its_stages() -> None:
    """Stages and facts gather while it is watched, and nowhere else."""
    heard: list[Observation] = []
    stop = subscribe(heard.append)
    try:
        with watching() as seen:
            about(kind="query")
            with stage("plan"), stage("wait"):
                observe("plan.made", characters=1, holes=0)
            seen.answered("ok")
        with stage("run"):
            about(kind="mutation")
        assert watched() is None
    finally:
        stop()
    assert [one.name for one in heard] == ["plan.made", ANSWERED]
    answered = heard[1]
    assert answered.facts["kind"] == "query"
    assert [one.name for one in answered.stages] == ["wait", "plan"]
    assert all(0 <= one.began <= one.ended for one in answered.stages)
