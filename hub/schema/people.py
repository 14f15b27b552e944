"""People: the human, the work relationship, the post."""

from hub.schema.audience import (
    CONTACT,
    CONTRACT,
    CURRENT_STAFF,
    DIRECT,
    DIRECTORY,
    DIRECTORY_ROWS,
    HOME,
    IDENTITY,
    JOB,
    LEAVING,
    PERSONAL,
    SELF,
    SPECIAL,
    Allow,
    Relation,
    hr,
)
from hub.schema.kinds import (
    Bool,
    Code,
    Date,
    Decimal,
    Email,
    Name,
    NationalId,
    Phone,
    PrivateEmail,
    SealedText,
    Text,
)
from hub.schema.model import Entity, State, field, link, term

CURRENT = State("current", "status", "in", ("probation", "active", "leave", "notice"))
BEGUN = State("begun", "effective_from", "begun")
ENDED = State("ended", "effective_to", "ended")
GONE = State("gone", "last_working_day", "ended")


def _past(state: str) -> tuple[Allow, ...]:
    """Oneself and managers once that day has passed; HR at any time."""
    return (
        Allow(Relation.ONESELF, state=state),
        Allow(Relation.MANAGER, state=state),
        *hr("CORE"),
    )


PAST_END = _past("ended")
"""An end that lies ahead tells of a move or a leaving: HR's until it has come."""
PAST_LAST_DAY = _past("gone")
"""So does a last working day: access.md's row CONTRACT holds from the day after it."""
POST_ROWS = (
    Allow(Relation.ONESELF, state="begun"),
    Allow(Relation.MANAGER, state="begun"),
    *hr("CORE"),
)
"""Future-dated rows are HR's until they begin."""

__all__ = ["CURRENT_STAFF", "Assignment", "Employee", "Employment"]


class Employee(
    Entity,
    rows=DIRECTORY_ROWS,
    plural="employees",
    subject="self",
    states=(CURRENT,),
    title="legal_name",
):
    """One human known to the company, employed or contracted; survives leaving and rehire."""

    number = field(Code, "Number of the current primary employment.", cls=DIRECTORY, projected=True)
    legal_name = field(
        Name, "Name as it stands in the identity document.", cls=DIRECTORY, required=True
    )
    preferred_name = field(Name, "Name that colleagues use.", cls=DIRECTORY)
    latin_name = field(Text, "Name in Latin letters, as in a passport.", cls=DIRECTORY)
    family_name = field(Name, "Family name, where it is kept apart.", cls=DIRECTORY)
    given_name = field(Name, "Given name, where it is kept apart.", cls=DIRECTORY)
    middle_name = field(Name, "Name between given and family name.", cls=DIRECTORY)
    salutation = field(Text, "Form of address.", cls=DIRECTORY)
    pronouns = field(Text, "Pronouns that the employee asks for.", cls=DIRECTORY)
    photo = field(Text, "Reference of the portrait in the company's file store.", cls=DIRECTORY)
    locale = field(Code, "Preferred language, BCP 47.", cls=DIRECTORY)
    zone = field(Code, "IANA time zone of daily work.", cls=DIRECTORY)
    work_email = field(Email, "Mail address at work; unique in the company.", cls=DIRECTORY)
    work_phone = field(Text, "Phone at work.", cls=DIRECTORY)

    department = link(
        "Department",
        "Where the employee works today.",
        cls=DIRECTORY,
        reverse="employees",
        projected=True,
    )
    manager = link(
        "Employee",
        "Who the employee reports to today.",
        cls=DIRECTORY,
        reverse="reports",
        projected=True,
    )
    location = link(
        "Location",
        "Site of the current post.",
        cls=DIRECTORY,
        reverse="employees",
        projected=True,
    )
    position = field(Text, "Title of the current post.", cls=DIRECTORY, projected=True)
    legal_entity = link(
        "LegalEntity",
        "Employer in the current employment.",
        cls=JOB,
        reverse="employees",
        projected=True,
    )
    status = term("employment_status", "State of the current employment.", cls=JOB, projected=True)
    employment_type = term(
        "employment_type", "Type of the current employment.", cls=JOB, projected=True
    )
    grade = field(Code, "Grade of the current post.", cls=JOB, projected=True)
    hire_date = field(Date, "First day of the current employment.", cls=JOB, projected=True)
    employment = link("Employment", "Current primary employment.", cls=JOB, projected=True)

    private_phone = field(Phone, "Own phone.", cls=CONTACT, read=(SELF, DIRECT, *hr("CORE")))
    private_email = field(PrivateEmail, "Own mail address.", cls=CONTACT)
    home_address = field(SealedText, "Where the employee lives.", cls=HOME)
    permanent_address = field(SealedText, "Registered or permanent address.", cls=HOME)

    birth_date = field(Date, "Day of birth.", cls=PERSONAL)
    gender = term("gender", "Gender as registered.", cls=PERSONAL)
    marital_status = term("marital_status", "Marital status.", cls=PERSONAL)
    household_registration = term(
        "household_registration", "Kind of household registration (户口).", cls=PERSONAL
    )
    nationality = field(Code, "Country of citizenship, ISO 3166-1 alpha-2.", cls=PERSONAL)
    other_nationalities = field(Text, "Further countries of citizenship.", cls=PERSONAL)
    birth_place = field(Text, "Where the employee was born.", cls=PERSONAL)
    birth_country = field(Code, "Country of birth, ISO 3166-1 alpha-2.", cls=PERSONAL)
    household_place = field(Text, "Where the household is registered (户口所在地).", cls=PERSONAL)
    languages = field(Text, "Languages spoken.", cls=PERSONAL)
    died_on = field(Date, "Day of death.", cls=PERSONAL, read=hr("PERSONAL"))
    native_place = field(Text, "Place of origin (籍贯).", cls=PERSONAL)
    entered_workforce = field(Date, "First day of work anywhere.", cls=PERSONAL)

    ethnicity = term("ethnicity", "Ethnicity, GB/T 3304.", cls=SPECIAL)
    political_status = term("political_status", "Political status, GB/T 4762.", cls=SPECIAL)

    religion = field(SealedText, "Religion.", cls=SPECIAL)
    disability = field(SealedText, "Disability and its certificate.", cls=SPECIAL)
    special_care = field(SealedText, "Status of special care (烈属, 孤老).", cls=SPECIAL)

    tax_number = field(NationalId, "Number at the tax office.", cls=IDENTITY)
    social_security_number = field(NationalId, "Number at social security.", cls=IDENTITY)
    national_id = field(NationalId, "Number issued by the state.", cls=IDENTITY)
    id_document_type = term("id_document_type", "Kind of that document.", cls=IDENTITY)

    highest_education = link("Education", "Highest level completed.", cls=JOB, projected=True)
    highest_full_time_education = link(
        "Education", "Highest level completed in full-time study.", cls=JOB, projected=True
    )
    first_education = link("Education", "First education after school.", cls=JOB, projected=True)


class Employment(
    Entity,
    rows=POST_ROWS,
    plural="employments",
    subject="employee",
    timeline=True,
    states=(BEGUN, ENDED, GONE),
    title="effective_from",
):
    """One work relationship with a legal entity; a rehire is a new one."""

    employee = link("Employee", "Who.", cls=JOB, reverse="employments", required=True)
    number = field(Code, "Employee number; unique per legal entity and time.", cls=JOB)
    legal_entity = link("LegalEntity", "Employer.", cls=JOB, reverse="employments")
    employment_type = term("employment_type", "Kind of employment.", cls=JOB)
    status = term("employment_status", "State of this employment.", cls=JOB)
    primary = field(Bool, "The main one of several.", cls=JOB)
    service_company = link(
        "LegalEntity", "Where the work is done, if not for the employer.", cls=JOB
    )
    pay_group = link("PayGroup", "Paid with which group.", cls=JOB, reverse="employments")
    calendar = link("WorkCalendar", "Works by which calendar.", cls=JOB, reverse="employments")
    weekly_hours = field(Decimal, "Hours a week as agreed.", cls=JOB)
    overtime_exempt = field(Bool, "Whether overtime is not paid by law.", cls=JOB)
    rehire = field(Bool, "Whether the person had worked here before.", cls=JOB)
    source = field(Text, "How the person was found.", cls=CONTRACT)
    retirement_date = field(Date, "Day of retirement as planned.", cls=CONTRACT)
    notice_days = field(Decimal, "Notice to be given, in days.", cls=CONTRACT)
    effective_from = field(Date, "First day.", cls=JOB)
    effective_to = field(Date, "Last day, inclusive.", cls=JOB, read=PAST_END)
    probation_start = field(Date, "First day of probation.", cls=CONTRACT)
    probation_end = field(Date, "Last day of probation.", cls=CONTRACT)
    contract_end = field(Date, "Last day of the current contract.", cls=CONTRACT)
    seniority_date = field(Date, "Day from which service counts.", cls=JOB)
    leaving_kind = term("leaving_kind", "How the employment ended.", cls=LEAVING)
    last_working_day = field(Date, "Last day at work, inclusive.", cls=CONTRACT, read=PAST_LAST_DAY)
    leaving_reason = field(SealedText, "Why the employment ended.", cls=LEAVING)


class Assignment(
    Entity,
    rows=POST_ROWS,
    plural="assignments",
    subject="employee",
    timeline=True,
    states=(BEGUN, ENDED),
    title="effective_from",
):
    """One post in a department for a time; several may run side by side."""

    employee = link("Employee", "Who.", cls=JOB, reverse="assignments", required=True)
    employment = link("Employment", "Within which employment.", cls=JOB, reverse="assignments")
    department = link("Department", "Where.", cls=JOB, reverse="assignments")
    location = link("Location", "At which site.", cls=JOB, reverse="assignments")
    manager = link("Employee", "Reports to.", cls=JOB)
    position = field(Text, "Title of the post.", cls=JOB)
    grade = field(Code, "Grade.", cls=JOB)
    action = term("assignment_action", "What began the post.", cls=JOB)
    held_position = link("Position", "Established post held.", cls=JOB, reverse="assignments")
    second_manager = link("Employee", "Reports to besides (dotted line).", cls=JOB)
    job_family = field(Text, "Family of jobs.", cls=JOB)
    remote = field(Bool, "Whether the work is done away from the site.", cls=JOB)
    shift = link("Shift", "Works by which shift as a rule.", cls=JOB, reverse="assignments")
    cost_centre = field(Code, "Cost centre.", cls=JOB)
    primary = field(Bool, "The main one of several posts.", cls=JOB)
    percent = field(Decimal, "Share of full time, 0 to 100.", cls=JOB)
    effective_from = field(Date, "First day.", cls=JOB)
    effective_to = field(Date, "Last day, inclusive.", cls=JOB, read=PAST_END)
