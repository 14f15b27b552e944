"""Rows know whether any of their texts needs escaping in JSON."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
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
        "phone",
        "email",
    ),
    "location": (
        "code",
        "name",
        "type",
        "country",
        "region",
        "city",
        "address",
        "postal_code",
        "phone",
        "zone",
    ),
    "cost_centre": ("code", "name"),
    "grade": ("code", "name", "ladder"),
    "department": ("code", "name", "type"),
    "position": ("code", "name", "job_family", "duties"),
    "team": ("code", "name", "purpose"),
    "pay_group": ("code", "name", "frequency", "currency"),
    "payroll_run": ("name", "period", "type", "status"),
    "work_calendar": ("code", "name", "country", "region", "working_days"),
    "calendar_day": ("type", "name"),
    "shift": ("code", "name"),
    "leave_type": ("code", "name", "kind", "category", "unit"),
    "course": ("code", "title", "category", "provider", "description", "language", "url"),
    "session": ("name", "place", "trainer", "status"),
    "employee": (
        "number",
        "legal_name",
        "preferred_name",
        "latin_name",
        "family_name",
        "given_name",
        "middle_name",
        "salutation",
        "pronouns",
        "photo",
        "locale",
        "zone",
        "work_email",
        "work_phone",
        "position",
        "status",
        "employment_type",
        "grade",
    ),
    "employment": ("number", "employment_type", "status", "source", "leaving_kind"),
    "assignment": ("position", "grade", "action", "job_family", "cost_centre"),
    "team_membership": ("role",),
    "contract": ("number", "type", "duration", "status", "files"),
    "onboarding": ("status", "source", "application", "position"),
    "offboarding": ("status", "kind"),
    "education": (
        "level",
        "outcome",
        "study_mode",
        "degree",
        "school",
        "country",
        "field_of_study",
        "grade",
        "certificate_number",
    ),
    "work_history": (
        "company",
        "industry",
        "position",
        "department",
        "country",
        "duties",
        "leaving_reason",
        "referee",
    ),
    "identity_document": ("type", "country", "authority"),
    "bank_account": ("bank", "branch", "bank_code", "type", "currency"),
    "attendance_day": ("status", "shift"),
    "punch": ("direction", "source", "place", "coordinates", "device", "photo", "note"),
    "punch_correction": ("direction", "status", "reason"),
    "overtime": ("day_type", "compensation", "status", "reason"),
    "business_trip": ("destination", "purpose", "status"),
    "leave_request": ("category", "status", "unit"),
    "leave_balance": ("category", "unit"),
    "enrolment": ("status",),
    "certificate": ("name", "number", "issuer", "level", "status", "file"),
    "compensation": ("item", "unit", "frequency"),
    "payslip": ("period", "run", "payment_method"),
    "payslip_line": ("item", "name"),
    "insurance_enrolment": ("scheme", "city", "status"),
    "contribution": ("scheme", "period"),
    "tax_item": ("item", "period"),
    "goal": ("title", "description", "period", "status"),
    "review": ("period", "rating", "status"),
    "reward": ("title", "kind", "granted_by"),
    "penalty": ("kind",),
}
NOT_PLAIN = r'["\\\x01-\x1f]'


def upgrade() -> None:
    """Bring the schema one step up."""
    for table, names in TEXTS.items():
        whole = " || ".join(f"coalesce({name}, '')" for name in names)
        plain = sa.Computed(f"{whole} !~ '{NOT_PLAIN}'", persisted=True)
        op.add_column(table, sa.Column("plain", sa.Boolean(), plain), schema="hub")
