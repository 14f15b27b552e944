"""The company itself: departments, legal entities, sites."""

from hub.schema.audience import BEGUN_ROWS, COMPANY_ROWS, ORGANISATION
from hub.schema.kinds import Code, Date, Int, Text
from hub.schema.model import Entity, State, field, link, term


class LegalEntity(Entity, rows=COMPANY_ROWS, plural="legal_entities", unique=("code",)):
    """A company that employs people."""

    code = field(Code, "The company's own code.", cls=ORGANISATION, required=True)
    name = field(Text, "Registered name.", cls=ORGANISATION)
    short_name = field(Text, "Name in daily use.", cls=ORGANISATION)
    registration_number = field(
        Code, "Unified social credit code or registration number.", cls=ORGANISATION
    )
    country = field(Code, "ISO 3166-1 alpha-2.", cls=ORGANISATION)
    currency = field(Code, "ISO 4217.", cls=ORGANISATION)
    address = field(Text, "Registered address.", cls=ORGANISATION)


class Location(Entity, rows=COMPANY_ROWS, plural="locations", unique=("code",)):
    """A site where people work."""

    code = field(Code, "The company's own code.", cls=ORGANISATION, required=True)
    name = field(Text, "Name.", cls=ORGANISATION)
    type = term("location_type", "Kind of site.", cls=ORGANISATION)
    country = field(Code, "ISO 3166-1 alpha-2.", cls=ORGANISATION)
    region = field(Text, "Province or state.", cls=ORGANISATION)
    city = field(Text, "City.", cls=ORGANISATION)
    address = field(Text, "Street and number.", cls=ORGANISATION)
    zone = field(Code, "IANA time zone.", cls=ORGANISATION)


class Department(
    Entity,
    rows=BEGUN_ROWS,
    plural="departments",
    unique=("code",),
    timeline=True,
    states=(State("begun", "effective_from", "begun"),),
):
    """A unit of the organisation: a tree, each unit valid for a time."""

    code = field(Code, "The company's own code.", cls=ORGANISATION, required=True)
    name = field(Text, "Name.", cls=ORGANISATION)
    type = term("department_type", "Kind of unit.", cls=ORGANISATION)
    parent = link("Department", "Unit above.", cls=ORGANISATION, reverse="children")
    head = link("Employee", "Who leads it.", cls=ORGANISATION, reverse="heads")
    legal_entity = link("LegalEntity", "Belongs to.", cls=ORGANISATION, reverse="departments")
    position_in_list = field(Int, "Place among its siblings.", cls=ORGANISATION)
    effective_from = field(Date, "First day.", cls=ORGANISATION)
    effective_to = field(Date, "Last day, inclusive.", cls=ORGANISATION)
