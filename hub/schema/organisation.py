"""The company itself: legal entities, sites, departments, and what posts are made of."""

from hub.schema.audience import BEGUN_ROWS, COMPANY_ROWS, JOB, ORGANISATION
from hub.schema.kinds import Bool, Code, Date, Decimal, Int, Text
from hub.schema.model import Entity, State, field, link, term
from hub.schema.people import PAST_END, POST_ROWS

BEGUN = State("begun", "effective_from", "begun")
ENDED = State("ended", "effective_to", "ended")


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
    phone = field(Text, "Switchboard.", cls=ORGANISATION)
    email = field(Text, "Mail address of the company.", cls=ORGANISATION)


class Location(Entity, rows=COMPANY_ROWS, plural="locations", unique=("code",)):
    """A site where people work."""

    code = field(Code, "The company's own code.", cls=ORGANISATION, required=True)
    name = field(Text, "Name.", cls=ORGANISATION)
    type = term("location_type", "Kind of site.", cls=ORGANISATION)
    country = field(Code, "ISO 3166-1 alpha-2.", cls=ORGANISATION)
    region = field(Text, "Province or state.", cls=ORGANISATION)
    city = field(Text, "City.", cls=ORGANISATION)
    address = field(Text, "Street and number.", cls=ORGANISATION)
    postal_code = field(Code, "Postal code.", cls=ORGANISATION)
    phone = field(Text, "Phone of the site.", cls=ORGANISATION)
    zone = field(Code, "IANA time zone.", cls=ORGANISATION)


class Department(
    Entity,
    rows=BEGUN_ROWS,
    plural="departments",
    unique=("code",),
    timeline=True,
    states=(BEGUN,),
):
    """A unit of the organisation: a tree, each unit valid for a time."""

    code = field(Code, "The company's own code.", cls=ORGANISATION, required=True)
    name = field(Text, "Name.", cls=ORGANISATION)
    type = term("department_type", "Kind of unit.", cls=ORGANISATION)
    parent = link("Department", "Unit above.", cls=ORGANISATION, reverse="children")
    head = link("Employee", "Who leads it.", cls=ORGANISATION, reverse="heads")
    legal_entity = link("LegalEntity", "Belongs to.", cls=ORGANISATION, reverse="departments")
    cost_centre = link("CostCentre", "Is charged to.", cls=ORGANISATION, reverse="departments")
    position_in_list = field(Int, "Place among its siblings.", cls=ORGANISATION)
    merged_into = link(
        "Department",
        "Unit that has its place once it has ended.",
        cls=ORGANISATION,
        reverse="merged",
    )
    effective_from = field(Date, "First day.", cls=ORGANISATION)
    effective_to = field(Date, "Last day, inclusive.", cls=ORGANISATION)


class CostCentre(Entity, rows=COMPANY_ROWS, plural="cost_centres", unique=("code",)):
    """What work is charged to: a tree."""

    code = field(Code, "The company's own code.", cls=ORGANISATION, required=True)
    name = field(Text, "Name.", cls=ORGANISATION)
    parent = link("CostCentre", "Cost centre above.", cls=ORGANISATION, reverse="children")
    legal_entity = link("LegalEntity", "Belongs to.", cls=ORGANISATION, reverse="cost_centres")
    active = field(Bool, "Whether it is still used.", cls=ORGANISATION)


class Grade(Entity, rows=COMPANY_ROWS, plural="grades", unique=("code",)):
    """A step of a career ladder."""

    code = field(Code, "The company's own code, as on posts.", cls=ORGANISATION, required=True)
    name = field(Text, "Name.", cls=ORGANISATION)
    ladder = field(Text, "Which ladder: management, technical, …", cls=ORGANISATION)
    level = field(Int, "Height on the ladder; more is higher.", cls=ORGANISATION)
    active = field(Bool, "Whether it is still given.", cls=ORGANISATION)


class Position(
    Entity, rows=BEGUN_ROWS, plural="positions", unique=("code",), timeline=True, states=(BEGUN,)
):
    """An established post of a department, held by somebody or vacant."""

    code = field(Code, "The company's own code.", cls=ORGANISATION, required=True)
    name = field(Text, "Title.", cls=ORGANISATION)
    job_family = field(Text, "Family of jobs that it belongs to.", cls=ORGANISATION)
    department = link("Department", "Where it stands.", cls=ORGANISATION, reverse="positions")
    grade = link("Grade", "Grade that it carries.", cls=ORGANISATION, reverse="positions")
    reports_to = link("Position", "Post above.", cls=ORGANISATION, reverse="posts_below")
    leads = field(Bool, "Whether its holder leads people.", cls=ORGANISATION)
    headcount = field(Decimal, "How many full-time holders it is meant for.", cls=ORGANISATION)
    duties = field(Text, "What its holder does.", cls=ORGANISATION)
    effective_from = field(Date, "First day.", cls=ORGANISATION)
    effective_to = field(Date, "Last day, inclusive.", cls=ORGANISATION)


class Team(Entity, rows=COMPANY_ROWS, plural="teams", unique=("code",)):
    """People who work together across departments: a project, a squad, a committee."""

    code = field(Code, "The company's own code.", cls=ORGANISATION, required=True)
    name = field(Text, "Name.", cls=ORGANISATION)
    purpose = field(Text, "What it is for.", cls=ORGANISATION)
    parent = link("Team", "Team above.", cls=ORGANISATION, reverse="children")
    lead = link("Employee", "Who leads it.", cls=ORGANISATION, reverse="leads")
    active = field(Bool, "Whether it still works.", cls=ORGANISATION)


class TeamMembership(
    Entity,
    rows=POST_ROWS,
    plural="team_memberships",
    subject="employee",
    timeline=True,
    states=(BEGUN, ENDED),
    title="effective_from",
):
    """One employee in one team for a time."""

    employee = link("Employee", "Who.", cls=JOB, reverse="team_memberships", required=True)
    team = link("Team", "In which team.", cls=JOB, reverse="memberships", required=True)
    role = field(Text, "What they do there.", cls=JOB)
    percent = field(Decimal, "Share of full time, 0 to 100.", cls=JOB)
    effective_from = field(Date, "First day.", cls=JOB)
    effective_to = field(Date, "Last day, inclusive.", cls=JOB, read=PAST_END)
