"""The policy: an audience and a viewer become a decision, before any SQL exists.

Everything that decides about a row or a cell lives here. A clause by relation needs a subject
(a row about an employee) and the token's scope; a clause by grant opens the classes of the
viewer's grants within their extents. Whoever looks as another reads what both may, and
changes nothing. Rows about the company are read alike under every extent
and changed only by grants for all people. HR does not change their own record.
"""

from collections.abc import Hashable, Iterable
from dataclasses import replace

from hub.auth.decision import (
    ALWAYS,
    NEVER,
    AllOf,
    Always,
    AnyOf,
    Condition,
    Decision,
    InState,
    Never,
    Not,
    Related,
    Seen,
    Standing,
    When,
    Within,
    all_of,
    any_of,
    holds,
    negated,
    seen,
)
from hub.auth.viewer import EMPLOYEE, MANAGER, Extent, Viewer
from hub.schema.audience import Allow, Audience, Relation
from hub.schema.model import EntitySpec, Field

__all__ = [
    "ALWAYS",
    "NEVER",
    "AllOf",
    "Always",
    "AnyOf",
    "Condition",
    "Decision",
    "InState",
    "Never",
    "Not",
    "Related",
    "Seen",
    "Standing",
    "When",
    "Within",
    "all_of",
    "any_of",
    "audience_of",
    "decides",
    "extents",
    "holds",
    "list_open",
    "masked",
    "read",
    "reading",
    "reads_all",
    "rows",
    "scope_signature",
    "ways_to_read",
    "ways_to_write",
    "write",
    "write_row",
]

_SCOPE_OF = {
    Relation.ONESELF: EMPLOYEE,
    Relation.DIRECT_MANAGER: MANAGER,
    Relation.MANAGER: MANAGER,
}
_ANY_GRANT = "*"
_ONESELF = When(Related(Relation.ONESELF))


def rows(spec: EntitySpec, viewer: Viewer) -> Decision:
    """May the viewer know that a row exists."""
    return reading(spec, spec.rows, viewer)


def list_open(spec: EntitySpec, viewer: Viewer) -> Decision:
    """Is a list of these rows below an employee open (maybe empty) or locked.

    The same as `rows` without states: whether a row waits for its state stays hidden.
    """
    stateless = tuple(replace(one, state=None) for one in spec.rows)
    return reading(spec, stateless, viewer)


def audience_of(field: Field, *, masked: bool) -> Audience:
    """Who reads a cell, or its masked form: nobody where there is none."""
    if not masked:
        return field.read
    return () if field.kind.mask is None else (*field.read, *field.cls.masked)


def read(spec: EntitySpec, field: Field, viewer: Viewer) -> Decision:
    """May the viewer read the cell of a row that they may know of."""
    return reading(spec, field.read, viewer)


def reads_all(spec: EntitySpec, field: Field, viewer: Viewer) -> bool:
    """Whether the viewer may read the field of everybody: as samples of what waits need it."""
    return isinstance(read(spec, field, viewer), Always)


def masked(spec: EntitySpec, field: Field, viewer: Viewer) -> Decision:
    """May the viewer read the masked form; whoever may read the cell may. Never without one."""
    return reading(spec, audience_of(field, masked=True), viewer)


def write(spec: EntitySpec, field: Field, viewer: Viewer) -> Decision:
    """May the viewer change the cell; the row must be one that `rows` lets them know of."""
    if viewer.shown is not None:
        return NEVER
    return any_of(decision for _, decision in ways_to_write(spec, field, viewer))


def ways_to_write(
    spec: EntitySpec, field: Field, viewer: Viewer
) -> tuple[tuple[Allow, Decision], ...]:
    """Each way in which the cell is changed, and what it means for this viewer."""
    return tuple(
        (
            one,
            all_of(
                (_by_relation(spec, one, viewer), _to_change(spec, one, viewer), _state(spec, one))
            ),
        )
        for one in field.write
        if viewer.stepped_up or not one.step_up
    )


def ways_to_read(
    spec: EntitySpec, audience: Audience, viewer: Viewer
) -> tuple[tuple[Allow, Decision], ...]:
    """Each way of an audience, and what it means for this viewer, for reading."""
    return tuple(
        (
            one,
            all_of(
                (_by_relation(spec, one, viewer), _by_grant(spec, one, viewer), _state(spec, one))
            ),
        )
        for one in audience
        if viewer.stepped_up or not one.step_up
    )


def write_row(spec: EntitySpec, viewer: Viewer, fields: Iterable[Field]) -> Decision:
    """May the viewer change all of these cells of a row at once; of no cell: never."""
    each = [write(spec, one, viewer) for one in fields]
    return all_of(each) if each else NEVER


def decides(spec: EntitySpec, field: Field, viewer: Viewer) -> Decision:
    """May the viewer approve or reject what somebody else wants to change of themselves."""
    if viewer.shown is not None:
        return NEVER
    ways = (
        all_of((_by_relation(spec, one, viewer), _to_change(spec, one, viewer)))
        for one in field.approval
    )
    another = ALWAYS if viewer.employee_id is None else negated(_ONESELF)
    return all_of((any_of(ways), another))


def extents(viewer: Viewer) -> tuple[Extent, ...]:
    """The viewer's extents; `Within` carries places in this tuple."""
    return tuple(group.extent for group in viewer.reach.groups)


def scope_signature(viewer: Viewer) -> Hashable:
    """Equal for two viewers whose decisions are equal, whoever they are; holds no value.

    Identity and the ids in extents are parameters of a plan, their kind and number its shape.
    """
    reach = viewer.reach
    return (
        viewer.employee_id is not None,
        viewer.stepped_up,
        EMPLOYEE in viewer.scopes,
        MANAGER in viewer.scopes,
        tuple(sorted(reach.everywhere)),
        tuple(
            (type(group.extent).__name__, tuple(sorted(group.classes))) for group in reach.groups
        ),
        None if viewer.shown is None else scope_signature(viewer.shown),
    )


def reading(spec: EntitySpec, audience: Audience, viewer: Viewer) -> Decision:
    """What an audience means for this viewer, for reading."""
    own = any_of(decision for _, decision in ways_to_read(spec, audience, viewer))
    if viewer.shown is None:
        return own
    return all_of((own, seen(reading(spec, audience, viewer.shown))))


def _state(spec: EntitySpec, allow: Allow) -> Decision:
    """What the clause's state demands; one that the entity does not know never holds."""
    if not allow.state:
        return ALWAYS
    return When(InState(allow.state)) if allow.state in spec.states else NEVER


def _by_relation(spec: EntitySpec, allow: Allow, viewer: Viewer) -> Decision:
    """What the clause's relation demands; a clause without relation and grant opens nothing."""
    if allow.relation is None:
        return ALWAYS if allow.grant else NEVER
    if allow.relation is Relation.EVERYONE:
        return ALWAYS
    if spec.subject is None or viewer.employee_id is None:
        return NEVER
    if _SCOPE_OF[allow.relation] not in viewer.scopes:
        return NEVER
    return When(Related(allow.relation))


def _by_grant(spec: EntitySpec, allow: Allow, viewer: Viewer) -> Decision:
    """What the clause's grant demands for reading."""
    if allow.grant is None:
        return ALWAYS
    if _opens(viewer.reach.everywhere, allow.grant):
        return ALWAYS
    numbers = tuple(
        number
        for number, group in enumerate(viewer.reach.groups)
        if _opens(group.classes, allow.grant)
    )
    if not numbers:
        return NEVER
    return ALWAYS if spec.subject is None else When(Within(numbers))


def _to_change(spec: EntitySpec, allow: Allow, viewer: Viewer) -> Decision:
    """What the clause's grant demands for changing: another's record, or all of the company."""
    if allow.grant is None:
        return ALWAYS
    if spec.subject is None:
        return ALWAYS if _opens(viewer.reach.everywhere, allow.grant) else NEVER
    # Whoever holds the grant cannot use it on themselves, whatever scopes the token has.
    another = ALWAYS if viewer.employee_id is None else negated(_ONESELF)
    return all_of((_by_grant(spec, allow, viewer), another))


def _opens(classes: frozenset[str], wanted: str) -> bool:
    return bool(classes) if wanted == _ANY_GRANT else wanted in classes
