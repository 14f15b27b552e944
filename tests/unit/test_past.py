"""What is kept of other rows is in the past as open as these: as their rows and as their cells.

In what ships both are open to the same people, so the attack cannot tell one check from the other;
a company that closes either is asked here.
"""

from dataclasses import replace
from datetime import date

import pytest

from hub.auth.decision import ALWAYS, NEVER
from hub.auth.past import of_source
from hub.auth.viewer import Everywhere, Grant, Viewer
from hub.schema.audience import hr
from hub.schema.model import Model
from hub.schema.shipped import shipped

_HELD = Grant("1", "hr", frozenset({"CORE"}), Everywhere(), date(2020, 1, 1))
CORE = Viewer("s", None, frozenset({"hr"}), (_HELD,), 0)


def closed(what: str) -> Model:
    """What ships, with posts, or their department, for PAY alone."""
    model = shipped()
    spec = model["Assignment"]
    if what == "rows":
        made = replace(spec, rows=hr("PAY"))
    else:
        one = replace(spec["department"], read=hr("PAY"))
        made = replace(spec, fields={**spec.fields, "department": one})
    return replace(model, entities={**model.entities, "Assignment": made})


def test_what_ships_is_open_to_core() -> None:
    model = shipped()
    assert of_source(model, model["Employee"]["department"], CORE) == ALWAYS


@pytest.mark.parametrize("what", ["rows", "cell"])
def test_a_source_that_a_company_closes_closes_what_is_kept_of_it(what: str) -> None:
    model = closed(what)
    assert of_source(model, model["Employee"]["department"], CORE) == NEVER
