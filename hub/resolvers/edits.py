"""What each mutation means: its input becomes edits of rows. Moves stand in `moves`."""

from collections.abc import Awaitable, Callable, Mapping

from hub.flows.edit import Problem
from hub.flows.edit_record import Edit
from hub.flows.hub import Hub
from hub.resolvers.edit_inputs import (
    Edits,
    Ids,
    May,
    Wanted,
    day_of,
    not_found,
    row_of,
    values_of,
)
from hub.resolvers.moves import move_employee
from hub.store.departments import calendar_day, follows, held_after, lies_below


async def create_employee(hub: Hub, wanted: Wanted, ids: Ids, may: May) -> Edits:
    """A person with an employment and a post."""
    del may
    model, person = hub.model, ids.next()
    employment, assignment = ids.next(), ids.next()
    hired = {"primary": "t", **values_of(model["Employment"], wanted["employment"])}
    post = {"primary": "t", **values_of(model["Assignment"], wanted["assignment"])}
    post.setdefault("effective_from", hired.get("effective_from"))
    return [
        Edit("Employee", person, values_of(model["Employee"], wanted["employee"]), new=True),
        Edit("Employment", employment, hired, new=True, subject=person),
        Edit(
            "Assignment", assignment, {**post, "employment": employment}, new=True, subject=person
        ),
    ]


async def correct_employee(hub: Hub, wanted: Wanted, ids: Ids, may: May) -> Edits:
    """Fields of a person that were wrong."""
    del ids, may
    row = row_of(wanted["id"], "Employee")
    if row is None:
        return not_found("id")
    values = values_of(hub.model["Employee"], wanted["set"])
    if not values:
        return Problem("Invalid", "NOTHING_TO_CHANGE", "No field is named.", path=("set",))
    return [Edit("Employee", row, values, expected_version=wanted.get("expectedVersion"))]


async def add_education(hub: Hub, wanted: Wanted, ids: Ids, may: May) -> Edits:
    """One more course of education of a person."""
    del may
    row = row_of(wanted["employee"], "Employee")
    if row is None:
        return not_found("employee")
    values = values_of(hub.model["Education"], wanted["education"])
    return [Edit("Education", ids.next(), values, new=True, subject=row)]


async def create_department(hub: Hub, wanted: Wanted, ids: Ids, may: May) -> Edits:
    """One more unit of the organisation."""
    del may
    values = values_of(hub.model["Department"], wanted["department"])
    values.setdefault("effective_from", hub.today().isoformat())
    return [Edit("Department", ids.next(), values, new=True)]


async def correct_department(hub: Hub, wanted: Wanted, ids: Ids, may: May) -> Edits:
    """Another name, another place in the tree, another head; or its last day."""
    del ids
    row = row_of(wanted["id"], "Department")
    if row is None:
        return not_found("id")
    values = values_of(hub.model["Department"], wanted["set"])
    if not values:
        return Problem("Invalid", "NOTHING_TO_CHANGE", "No field is named.", path=("set",))
    one = Edit("Department", row, values, expected_version=wanted.get("expectedVersion"))
    # Who may not change it learns nothing of what hangs on it.
    problem = await may(one) or await _tangled(hub, row, values)
    return problem or [one]


async def _tangled(hub: Hub, row: str, values: Mapping[str, str | None]) -> Problem | None:
    """What the tree and the people in it do not allow."""
    parent, last, into = (values.get(one) for one in ("parent", "effective_to", "merged_into"))
    if into is not None and await follows(hub.database, into, row):
        return Problem(
            "Invalid",
            "DEPARTMENT_MERGE_CIRCLE",
            "Departments would follow each other in a circle.",
            "Choose one that does not lead back.",
            ("set", "mergedInto"),
        )
    if parent is not None and await lies_below(hub.database, parent, row):
        return Problem(
            "Invalid",
            "DEPARTMENT_BELOW_ITSELF",
            "A department cannot lie below itself.",
            "Choose one that is not below it.",
            ("set", "parent"),
        )
    if last is not None and into is None:
        people, units = await held_after(hub.database, row, last)
        if people or units:
            return Problem(
                "Invalid",
                "DEPARTMENT_IN_USE",
                f"{people} posts and {units} departments below it go on after that day.",
                "Move them first, or choose a later day.",
                ("set", "effectiveTo"),
            )
    return None


async def set_calendar_day(hub: Hub, wanted: Wanted, ids: Ids, may: May) -> Edits:
    """What the company does on one day of a calendar, whatever the country says."""
    del may
    calendar = row_of(wanted["calendar"], "WorkCalendar")
    if calendar is None:
        return not_found("calendar")
    day = day_of(wanted["date"])
    given = {name: wanted[name] for name in ("type", "name", "workMinutes") if name in wanted}
    values = values_of(hub.model["CalendarDay"], given)
    whole = {"calendar": calendar, "date": day.isoformat(), **values}
    row = await calendar_day(hub.database, calendar, day)
    return [Edit("CalendarDay", row or ids.next(), whole, new=row is None)]


EDITS: Mapping[str, Callable[[Hub, Wanted, Ids, May], Awaitable[Edits]]] = {
    "createEmployee": create_employee,
    "correctEmployee": correct_employee,
    "moveEmployee": move_employee,
    "addEducation": add_education,
    "createDepartment": create_department,
    "correctDepartment": correct_department,
    "setCalendarDay": set_calendar_day,
}
