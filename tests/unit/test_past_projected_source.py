"""What is kept of an employee from other rows is, in the past, as closed as those rows are."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from hub.auth.decision import ALWAYS, Related, When
from hub.auth.past import PROJECTED, into_past, of_source
from hub.auth.policy import all_of, reading
from hub.auth.viewer import Everywhere, Grant, Viewer
from hub.plan.restrict import Access
from hub.schema.audience import Relation
from hub.schema.policy_file import governed
from hub.schema.shipped import shipped
from tests.unit.test_looking_as import viewers

MODEL = shipped()


@pytest.mark.parametrize("name", PROJECTED)
@given(viewer=viewers())
def test_no_source_is_more_open_than_what_is_kept_of_it(name: str, viewer: Viewer) -> None:
    """In the policy that ships; a company may close the cell of the employee itself."""
    spec = MODEL["Employee"]
    source = of_source(MODEL, spec[name], viewer)
    own = reading(spec, into_past(spec, spec[name].read), viewer)
    assert all_of((own, source)) == source


def test_a_cell_that_a_company_closes_is_closed_then_too(tmp_path: Path) -> None:
    """However open the posts are from which it is kept."""
    file = tmp_path / "policy.yaml"
    file.write_text("hub: policy/1\nfields:\n  Employee.position: {read: [self]}\n", "utf-8")
    closed = governed(MODEL, file)
    grant = Grant("1", "hr", frozenset({"CORE"}), Everywhere(), date(2020, 1, 1))
    hr = Viewer("h", "h", frozenset({"employee", "hr"}), (grant,), 0)
    for model, expected in ((MODEL, ALWAYS), (closed, When(Related(Relation.ONESELF)))):
        spec = model["Employee"]
        assert Access(model, hr, past=True).cell(spec, spec["position"]) == expected
