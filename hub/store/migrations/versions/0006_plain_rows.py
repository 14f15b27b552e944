"""Rows know whether any of their texts needs escaping in JSON."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0001"
branch_labels = None
depends_on = None

TEXTS = {
    "legal_entity": (
        "code",
        "name",
        "short_name",
        "registration_number",
        "country",
        "currency",
        "address",
    ),
    "location": ("code", "name", "type", "country", "region", "city", "address", "zone"),
    "department": ("code", "name", "type"),
    "employee": (
        "number",
        "legal_name",
        "preferred_name",
        "latin_name",
        "work_email",
        "work_phone",
        "position",
        "status",
        "employment_type",
        "grade",
    ),
    "employment": ("number", "employment_type", "status"),
    "assignment": ("position", "grade", "cost_centre"),
    "education": (
        "level",
        "outcome",
        "study_mode",
        "degree",
        "school",
        "country",
        "field_of_study",
    ),
    "attendance_day": ("status", "shift"),
    "course": ("code", "title", "category", "provider"),
    "enrolment": ("status",),
    "payslip": ("period", "run"),
    "payslip_line": ("item", "name"),
}
NOT_PLAIN = r'["\\\x01-\x1f]'


def upgrade() -> None:
    """Bring the schema one step up."""
    for table, names in TEXTS.items():
        whole = " || ".join(f"coalesce({name}, '')" for name in names)
        plain = sa.Computed(f"{whole} !~ '{NOT_PLAIN}'", persisted=True)
        op.add_column(table, sa.Column("plain", sa.Boolean(), plain), schema="hub")
