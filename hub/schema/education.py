"""Where and what an employee learned before or beside work."""

from hub.schema.audience import EDUCATION, hr, own_rows
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
    expected_end_date = field(Date, "Day of graduation as expected.", cls=EDUCATION)
    grade = field(Text, "Result, as the school counts.", cls=EDUCATION)
    certificate_number = field(Code, "Number of the certificate (证书编号).", cls=EDUCATION)
    first = field(Bool, "The first education after school (第一学历).", cls=EDUCATION)


class WorkHistory(
    Entity,
    rows=own_rows(EDUCATION),
    plural="work_histories",
    subject="employee",
    title="start_date",
):
    """Work elsewhere, before this company or beside it."""

    employee = link("Employee", "Who.", cls=EDUCATION, reverse="work_history", required=True)
    company = field(Text, "Employer.", cls=EDUCATION)
    industry = field(Text, "Line of business.", cls=EDUCATION)
    position = field(Text, "Title.", cls=EDUCATION)
    department = field(Text, "Department there.", cls=EDUCATION)
    country = field(Code, "ISO 3166-1 alpha-2.", cls=EDUCATION)
    start_date = field(Date, "First day.", cls=EDUCATION)
    end_date = field(Date, "Last day, inclusive.", cls=EDUCATION)
    duties = field(Text, "What was done.", cls=EDUCATION)
    leaving_reason = field(Text, "Why it ended, as told.", cls=EDUCATION, read=hr("CORE"))
    referee = field(Text, "Who can be asked.", cls=EDUCATION, read=hr("CORE"))
