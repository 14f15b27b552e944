"""What people are taught at work."""

from hub.schema.audience import CATALOGUE, COMPANY_ROWS, SELF, TRAINING, hr, own_rows
from hub.schema.kinds import Bool, Code, Date, Decimal, Instant, Minutes, Text
from hub.schema.model import Entity, field, link, term


class Course(Entity, rows=COMPANY_ROWS, plural="courses", title="title"):
    """Something that can be taken."""

    code = field(Code, "Code in the catalogue.", cls=CATALOGUE)
    title = field(Text, "Title.", cls=CATALOGUE)
    category = field(Text, "Where it stands in the catalogue.", cls=CATALOGUE)
    provider = field(Text, "Who offers it.", cls=CATALOGUE)
    description = field(Text, "What it teaches.", cls=CATALOGUE)
    language = field(Code, "BCP 47.", cls=CATALOGUE)
    url = field(Text, "Where it is taken.", cls=CATALOGUE)
    active = field(Bool, "Whether it is still offered.", cls=CATALOGUE)
    duration_minutes = field(Minutes, "How long it takes.", cls=CATALOGUE)
    mandatory = field(Bool, "Whether it must be taken.", cls=CATALOGUE)
    start_date = field(Date, "First day.", cls=CATALOGUE)
    end_date = field(Date, "Last day.", cls=CATALOGUE)


class Enrolment(
    Entity,
    rows=own_rows(TRAINING),
    plural="enrolments",
    subject="employee",
    owned=True,
    title="enrolled_at",
):
    """One employee taking one course."""

    employee = link("Employee", "Who.", cls=TRAINING, reverse="enrolments", required=True)
    course = link("Course", "What.", cls=TRAINING, reverse="enrolments", required=True)
    session = link("Session", "When and where.", cls=TRAINING, reverse="enrolments")
    status = term("enrolment_status", "How far it is.", cls=TRAINING)
    progress = field(Decimal, "Done, in percent.", cls=TRAINING)
    score = field(Decimal, "Result, as the course counts.", cls=TRAINING)
    mandatory = field(Bool, "Whether it must be finished.", cls=TRAINING)
    due_date = field(Date, "To be finished by.", cls=TRAINING)
    enrolled_at = field(Instant, "When it was assigned or chosen.", cls=TRAINING)
    last_access = field(Instant, "When it was last opened.", cls=TRAINING)
    completed_at = field(Instant, "When it was finished.", cls=TRAINING)


class Session(Entity, rows=COMPANY_ROWS, plural="sessions", title="starts_at"):
    """A course held at one time."""

    course = link("Course", "Which course.", cls=CATALOGUE, reverse="sessions", required=True)
    name = field(Text, "Name.", cls=CATALOGUE)
    starts_at = field(Instant, "Begins.", cls=CATALOGUE)
    ends_at = field(Instant, "Ends.", cls=CATALOGUE)
    place = field(Text, "Room or address of the meeting.", cls=CATALOGUE)
    trainer = field(Text, "Who teaches.", cls=CATALOGUE)
    seats = field(Decimal, "How many can come.", cls=CATALOGUE)
    status = term("session_status", "Planned, held, cancelled.", cls=CATALOGUE)


class Certificate(
    Entity,
    rows=own_rows(TRAINING),
    plural="certificates",
    subject="employee",
    title="name",
):
    """A certificate or licence, which may run out."""

    employee = link("Employee", "Whose.", cls=TRAINING, reverse="certificates", required=True)
    name = field(Text, "What it certifies.", cls=TRAINING)
    number = field(Code, "Number.", cls=TRAINING)
    issuer = field(Text, "Who issued it.", cls=TRAINING)
    level = field(Text, "Level or grade.", cls=TRAINING)
    issued_on = field(Date, "Day of issue.", cls=TRAINING)
    valid_until = field(Date, "Last day of validity, inclusive.", cls=TRAINING)
    status = term("certificate_status", "Valid, expired, withdrawn.", cls=TRAINING)
    course = link("Course", "Won by which course.", cls=TRAINING, reverse="certificates")
    mandatory = field(Bool, "Whether the post demands it.", cls=TRAINING)
    file = field(Text, "Reference of the scan.", cls=TRAINING, read=(SELF, *hr("LEARNING")))
