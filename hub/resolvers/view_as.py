"""Looking as another: HR or an administrator is answered what that person and they may both see.

The header `View-As` names the employee by id or number. It opens nothing: each decision is that of
the viewer and that of the other, with all relations and grants of today. Nothing is changed so,
nothing of the office is shown, the answer says so in `extensions.viewAs`, and each request is on
the record before anything is read.
"""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from hub.auth.ports import GrantStore
from hub.auth.signin import viewer_of
from hub.auth.tokens import Claims
from hub.auth.viewer import DEVELOPER, PROFILES, Viewer
from hub.errors import Refused
from hub.store.acts import note
from hub.store.connection import Database

_MAY: Final = frozenset({"hr", "hrbp", "payroll", "admin"})
_EMPLOYEE: Final = "employee_"
_SCOPES: Final = frozenset(PROFILES) - {DEVELOPER}
_LONGEST: Final = 100


async def looking_as(
    database: Database, store: GrantStore, viewer: Viewer, wanted: str, today: date, why: str
) -> Viewer:
    """The viewer, who looks as that employee; Refused VIEW_AS_DENIED, VIEW_AS_UNKNOWN."""
    if viewer.employee_id is None or not any(one.role in _MAY for one in viewer.grants):
        raise Refused(
            "VIEW_AS_DENIED",
            "Your grants do not let you look as another.",
            hint="A grant of hr, hrbp, payroll or admin does; the token needs its scope.",
        )
    facts = None
    if len(wanted) <= _LONGEST:
        kind = "id" if wanted.startswith(_EMPLOYEE) else "number"
        name = wanted.removeprefix(_EMPLOYEE)
        facts = await store.viewer_facts(kind, name, today)
    if facts is None or facts.ended:
        raise Refused(
            "VIEW_AS_UNKNOWN",
            "There is nobody of that name who could look.",
            hint="View-As takes the id or the number of somebody who is employed today.",
        )
    claims = Claims(facts.principal, "id", _SCOPES, 0, "view-as")
    other = viewer_of(claims, facts, today).as_usual()
    await note(
        database.writer,
        viewer.subject,
        "access.view_as",
        "employee",
        reason=why or None,
        detail={"employee": facts.principal},
    )
    return replace(viewer.as_usual(), shown=other)


def reads_only(view_as: str) -> None:
    """Raise Refused VIEW_AS_READS_ONLY if somebody looks as another."""
    if view_as:
        raise Refused(
            "VIEW_AS_READS_ONLY",
            "Whoever looks as another changes nothing and follows nothing.",
            hint="Ask without the header View-As.",
        )


def people_only(view_as: str) -> None:
    """Raise Refused VIEW_AS_PEOPLE_ONLY if somebody looks as another."""
    if view_as:
        raise Refused(
            "VIEW_AS_PEOPLE_ONLY",
            "Whoever looks as another sees people's data, and nothing of the office.",
            hint="Ask for it apart, without the header View-As.",
        )


def unusual(viewer: Viewer) -> dict[str, Any]:
    """What an answer has to say of who sees it: as another, or more than usual for a time."""
    told: dict[str, Any] = {}
    if viewer.shown is not None:
        told["viewAs"] = {"employee": f"{_EMPLOYEE}{viewer.shown.employee_id}"}
    if viewer.emergency is not None:
        told["emergency"] = {"until": viewer.emergency.isoformat()}
    return told
