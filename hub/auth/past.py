"""Who may look into the past: today's rights, of which those that everybody has lead nowhere.

That a colleague stands in the directory today tells nothing of their former posts. So of rows
about people, what is open to everyone today is open in the past to those who may know of a person
in any case: oneself, managers, and HR with a grant. What the hub keeps of an employee from other
rows (their department, their manager) is in the past as open as those rows are.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from hub.auth.decision import Decision, all_of
from hub.auth.policy import reading
from hub.auth.viewer import Viewer
from hub.schema.audience import MANAGERS, SELF, Allow, Audience, Relation, hr
from hub.schema.model import EntitySpec, Field, Model

PROJECTED: Final[Mapping[str, tuple[str, str]]] = {
    "number": ("Employment", "number"),
    "legal_entity": ("Employment", "legal_entity"),
    "status": ("Employment", "status"),
    "employment_type": ("Employment", "employment_type"),
    "hire_date": ("Employment", "effective_from"),
    "employment": ("Employment", "employee"),
    "department": ("Assignment", "department"),
    "manager": ("Assignment", "manager"),
    "location": ("Assignment", "location"),
    "position": ("Assignment", "position"),
    "grade": ("Assignment", "grade"),
    "highest_education": ("Education", "employee"),
    "highest_full_time_education": ("Education", "employee"),
    "first_education": ("Education", "employee"),
}
"""Current projection of an employee → the entity and field from which it is kept."""
_KNOWN: Final[Audience] = (SELF, MANAGERS, *hr("*"))


def into_past(spec: EntitySpec, audience: Audience) -> Audience:
    """The ways of an audience that lead into the past."""
    if spec.subject is None:
        return audience
    found: list[Allow] = []
    for one in audience:
        if one.relation is Relation.EVERYONE:
            found += [replace(way, state=one.state, step_up=one.step_up) for way in _KNOWN]
        else:
            found.append(one)
    return tuple(dict.fromkeys(found))


def of_source(model: Model, one: Field, viewer: Viewer) -> Decision:
    """Whether the viewer may read, of the same person, that from which a projection is kept."""
    entity, name = PROJECTED[one.name]
    source = model[entity]
    ways = (source.rows, source[name].read)
    return all_of(reading(source, _stateless(source, some), viewer) for some in ways)


def _stateless(spec: EntitySpec, audience: Audience) -> Audience:
    return tuple(replace(one, state=None) for one in into_past(spec, audience))
