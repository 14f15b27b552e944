"""What people are taught at work."""

from hub.schema.audience import CATALOGUE, COMPANY_ROWS, TRAINING, own_rows
from hub.schema.kinds import Bool, Code, Date, Decimal, Instant, Minutes, Text
from hub.schema.model import Entity, field, link, term


class Course(Entity, rows=COMPANY_ROWS, plural="courses", title="title"):
    """Something that can be taken."""

    code = field(Code, "Code in the catalogue.", cls=CATALOGUE)
    title = field(Text, "Title.", cls=CATALOGUE)
    category = field(Text, "Where it stands in the catalogue.", cls=CATALOGUE)
    provider = field(Text, "Who offers it.", cls=CATALOGUE)
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
    status = term("enrolment_status", "How far it is.", cls=TRAINING)
    progress = field(Decimal, "Done, in percent.", cls=TRAINING)
    score = field(Decimal, "Result, as the course counts.", cls=TRAINING)
    mandatory = field(Bool, "Whether it must be finished.", cls=TRAINING)
    due_date = field(Date, "To be finished by.", cls=TRAINING)
    enrolled_at = field(Instant, "When it was assigned or chosen.", cls=TRAINING)
    last_access = field(Instant, "When it was last opened.", cls=TRAINING)
    completed_at = field(Instant, "When it was finished.", cls=TRAINING)
