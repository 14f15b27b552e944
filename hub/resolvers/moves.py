"""Moves of an employee from post to post: change, correction and revocation.

The timeline is that of the employee's main posts. Every post that a move touches is held at the
version that was read: of two moves at once the second is a conflict, not a second post.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final, TypeAlias

from hub.flows.edit import Problem
from hub.flows.edit_record import Edit
from hub.flows.hub import Hub
from hub.flows.timeline import (
    Changed,
    Corrected,
    Misfit,
    Mode,
    Period,
    Revoked,
    changed,
    corrected,
    revoked,
)
from hub.resolvers.edit_inputs import Edits, Ids, May, Wanted, day_of, not_found, row_of, values_of
from hub.schema.model import EntitySpec
from hub.store.standing import posts_of

Posts: TypeAlias = Mapping[str, Mapping[str, Any]]
"""Row → the post as it stands."""

_KEPT: Final = (
    *("employment", "department", "location", "manager", "position", "grade", "cost_centre"),
)
"""What a new post takes over from the one before it."""
_GIVEN: Final = ("department", "position", "grade", "manager", "location")
"""What the input can say of the post."""


async def move_employee(hub: Hub, wanted: Wanted, ids: Ids, may: May) -> Edits:
    """Another post from a day on, another one all along, or a move that never was."""
    row, begins = row_of(wanted["id"], "Employee"), day_of(wanted["effectiveFrom"])
    if row is None:
        return not_found("id")
    mode = _mode(wanted)
    spec = hub.model["Assignment"]
    values = values_of(spec, {name: wanted[name] for name in _GIVEN if name in wanted})
    problem = _ill_said(mode, values) or await may(_asked(row, values, begins))
    if problem is not None:
        return problem
    posts = {str(one["id"]): one for one in await posts_of(hub.database, row)}
    timeline = [
        Period(post, one["effective_from"], one["effective_to"]) for post, one in posts.items()
    ]
    match mode:
        case Mode.CHANGE:
            touched: Changed | Corrected | Revoked | Misfit = changed(timeline, begins)
        case Mode.CORRECTION:
            touched = corrected(timeline, begins)
        case Mode.REVOCATION:
            touched = revoked(timeline, begins, hub.today())
    if isinstance(touched, Misfit):
        return _misfit(touched)
    # Whom it is about; changes nothing of the person, but is held at what the viewer saw.
    whom = Edit("Employee", row, {}, expected_version=wanted.get("expectedVersion"))
    match touched:
        case Changed():
            return [whom, *_change(spec, posts, touched, row, begins, values, ids)]
        case Corrected():
            post = touched.row.row
            return [whom, Edit("Assignment", post, values, held=posts[post]["version"])]
        case Revoked():
            return [whom, *_revocation(posts, touched)]


def _mode(wanted: Wanted) -> Mode:
    found = wanted.get("mode")
    return Mode.CHANGE if found is None else Mode(getattr(found, "value", found))


def _asked(row: str, values: Mapping[str, str | None], begins: date) -> Edit:
    """What the policy is asked before any post is looked at."""
    period = {"effective_from": begins.isoformat(), "effective_to": None}
    return Edit("Assignment", row, {**values, **period}, new=True, subject=row)


def _ill_said(mode: Mode, values: Mapping[str, str | None]) -> Problem | None:
    if mode is Mode.REVOCATION:
        if values:
            return Problem(
                "Invalid",
                "FIELD_UNEXPECTED",
                "A revocation only names the employee and the day on which the move began.",
                hint="Leave the fields of the post out, or use the mode CORRECTION.",
                path=(min(values),),
            )
        return None
    if not values:
        return Problem("Invalid", "NOTHING_TO_CHANGE", "No field of the post is named.")
    named = "department" in values
    if (named or mode is Mode.CHANGE) and values.get("department") is None:
        return Problem(
            "Invalid",
            "VALUE_REQUIRED",
            "A post is in a department.",
            hint="Name the department.",
            path=("department",),
        )
    return None


def _change(
    spec: EntitySpec,
    posts: Posts,
    touched: Changed,
    row: str,
    begins: date,
    values: Mapping[str, str | None],
    ids: Ids,
) -> Sequence[Edit]:
    """What held ends the day before; the new post has what it had, but for what is said."""
    edits: list[Edit] = []
    taken: dict[str, str | None] = {}
    if touched.ended is not None:
        post = posts[touched.ended.row]
        ends = (begins - timedelta(days=1)).isoformat()
        edits.append(_dated(post, ends))
        for name in _KEPT:
            value = post[f"{name}_id" if spec[name].kind.target else name]
            taken[name] = None if value is None else str(value)
    period = {
        "primary": "t",
        "effective_from": begins.isoformat(),
        "effective_to": _text(touched.last),
    }
    said = {**taken, **period, **values}
    continues = frozenset(name for name, value in taken.items() if said[name] == value)
    made = Edit("Assignment", ids.next(), said, new=True, subject=row, continues=continues)
    return [*edits, made]


def _revocation(posts: Posts, touched: Revoked) -> Sequence[Edit]:
    """The post is taken back; the one before it runs on, with the manager that it names."""
    post, before = posts[touched.row.row], posts[touched.before.row]
    gone = Edit("Assignment", str(post["id"]), {}, held=post["version"], revoked=True)
    return [gone, _dated(before, _text(touched.last), manager=before["manager_id"])]


def _dated(post: Mapping[str, Any], last: str | None, manager: str | None = None) -> Edit:
    ends = {"effective_to": last}
    return Edit("Assignment", str(post["id"]), ends, held=post["version"], restores=manager)


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _misfit(why: Misfit) -> Problem:
    code, message, hint = _MISFITS[why]
    return Problem("Conflict", code, message, hint, ("effectiveFrom",))


_MISFITS: Final[Mapping[Misfit, tuple[str, str, str]]] = {
    Misfit.BEGINS_THEN: (
        "POST_BEGINS_LATER",
        "A post begins on that day already.",
        "Use the mode CORRECTION for that post, or choose another day.",
    ),
    Misfit.NOTHING_THEN: (
        "POST_NOT_FOUND",
        "The employee has no post on that day.",
        "Choose a day on which the post holds.",
    ),
    Misfit.NOTHING_BEGINS: (
        "NOTHING_TO_REVOKE",
        "No post begins on that day.",
        "Give the first day of the move that is to be taken back.",
    ),
    Misfit.NOTHING_BEFORE: (
        "NOTHING_BEFORE",
        "No post ends right before it: the first post is no move.",
        "Use the mode CORRECTION.",
    ),
    Misfit.OTHERS_FOLLOW: (
        "ALREADY_EFFECTIVE",
        "The move holds already, and other posts follow it.",
        "Take back the last one first, or use the mode CORRECTION.",
    ),
}
