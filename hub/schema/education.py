"""Where and what an employee learned before or beside work."""

from hub.schema.audience import EDUCATION, own_rows
from hub.schema.kinds import Bool, Code, Date, Text
from hub.schema.model import Entity, field, link, term


class Education(
    Entity,
    rows=own_rows(EDUCATION),
    plural="educations",
    subject="employee",
    title="end_date",
):
    """One course of education; level, outcome, mode of study and degree stand apart."""

    employee = link("Employee", "Who.", cls=EDUCATION, reverse="educations", required=True)
    level = term("education_level", "Level completed (学历).", cls=EDUCATION)
    outcome = term("education_outcome", "How it ended (毕业, 结业, 肄业, 在读).", cls=EDUCATION)
    study_mode = term("study_mode", "Full time, part time, self-taught, …", cls=EDUCATION)
    degree = term("degree", "Academic degree (学位).", cls=EDUCATION)
    school = field(Text, "Institution.", cls=EDUCATION)
    country = field(Code, "ISO 3166-1 alpha-2.", cls=EDUCATION)
    field_of_study = field(Text, "Subject (专业).", cls=EDUCATION)
    start_date = field(Date, "First day.", cls=EDUCATION)
    end_date = field(Date, "Day of graduation or end.", cls=EDUCATION)
    first = field(Bool, "The first education after school (第一学历).", cls=EDUCATION)
