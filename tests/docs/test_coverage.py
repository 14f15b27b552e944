"""Every field of the models that others offer is one of ours, or has its reason."""

from hub.schema.shipped import shipped
from tests.docs.pages import covered

SYSTEMS = {
    *("Merge", "Kombo", "Finch", "Apideck"),
    *("SCIM", "Frappe", "Odoo hr", "Feishu CoreHR"),
}


def test_every_system_is_accounted_for() -> None:
    """None of the models that the graph must be a superset of is missing."""
    _, systems = covered()
    assert set(systems) == SYSTEMS
    assert all(fields for objects in systems.values() for fields in objects.values())


def test_every_field_leads_to_a_field_or_a_reason() -> None:
    """A field of ours that was renamed leaves no dead end behind."""
    reasons, systems = covered()
    known = {f"{spec.name}.{name}" for spec in shipped() for name in spec.fields}
    dead = [
        (system, thing, field, ours)
        for system, objects in systems.items()
        for thing, fields in objects.items()
        for field, ours in fields.items()
        if (ours[1:] not in reasons if ours[:1] == "~" else ours not in known)
    ]
    assert dead == []


def test_every_reason_is_needed() -> None:
    """A reason that nothing gives is none."""
    reasons, systems = covered()
    given = {
        ours[1:]
        for objects in systems.values()
        for fields in objects.values()
        for ours in fields.values()
        if ours[:1] == "~"
    }
    assert given == set(reasons)
