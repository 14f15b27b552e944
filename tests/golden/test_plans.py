"""Golden plans: a folder a case, `query.graphql` asked by `viewer.json` is planned as `plan.sql`.

No database is needed here; that the statement gives `answer.json` is tested in `tests/store`
(those of other times are answered by their own twin, `tests/store/test_as_of_twin.py`).
`HUB_GOLDEN_WRITE=1` writes `plan.sql` anew: its diff is then read by a person.
"""

import os

import pytest

from tests.twin.golden import PLANNED, Case, plan_text


@pytest.mark.parametrize("case", PLANNED, ids=lambda one: one.name)
def test_plan_is_the_one_that_was_reviewed(case: Case) -> None:
    """Question and scope give exactly this statement, with these parameters and holes."""
    text = plan_text(case)
    file = case.folder / "plan.sql"
    if os.environ.get("HUB_GOLDEN_WRITE") == "1":
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", PLANNED, ids=lambda one: one.name)
def test_plan_holds_no_value_of_the_request(case: Case) -> None:
    """What a variable holds, and who asks, are parameters: the statement is shared."""
    text = plan_text(case).partition("-- ")[0]
    held = [str(one) for one in case.variables.values() if isinstance(one, str)]
    assert not [one for one in [*held, str(case.asker.employee)] if one and one in text]
