"""What a mutation tells of an error: each of its four parts."""

from hub.errors import HubError
from hub.flows.edit import Problem
from hub.resolvers.edit_told import problem_told
from hub.resolvers.office.field import as_problem
from hub.resolvers.types_problems import Denied, Invalid, NotFound


def test_no_part_of_an_error_is_lost() -> None:
    told = as_problem(HubError("SKOS_INVALID", "No SKOS.", "line 3", "Mend it."))
    assert isinstance(told, Invalid)
    parts = (told.code, told.message, told.detail, told.hint)
    assert parts == ("SKOS_INVALID", "No SKOS.", "line 3", "Mend it.")
    assert as_problem(HubError("SKOS_INVALID", "No SKOS.")).detail is None


def test_the_end_of_a_code_says_what_it_is() -> None:
    assert isinstance(as_problem(HubError("TERM_UNKNOWN", "No.")), NotFound)
    assert isinstance(as_problem(HubError("OFFICE_DENIED", "No.")), Denied)


def test_a_problem_of_an_edit_has_every_field_that_can_be_asked() -> None:
    told = problem_told(Problem("Invalid", "NOTHING_TO_CHANGE", "No field is named."))
    asked = Invalid.__strawberry_definition__.fields  # type: ignore[attr-defined] # strawberry's
    assert {one.name for one in asked} <= set(told)
