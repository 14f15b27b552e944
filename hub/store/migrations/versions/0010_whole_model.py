"""The whole model: posts, contracts, leave, punches, insurance, performance and the rest."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0007"
branch_labels = None
depends_on = None

TABLES = (
    "bank_account",
    "business_trip",
    "calendar_day",
    "certificate",
    "compensation",
    "contract",
    "contribution",
    "cost_centre",
    "dependent",
    "emergency_contact",
    "goal",
    "grade",
    "health_record",
    "identity_document",
    "insurance_enrolment",
    "leave_balance",
    "leave_request",
    "leave_type",
    "offboarding",
    "onboarding",
    "overtime",
    "pay_group",
    "payroll_run",
    "penalty",
    "position",
    "punch",
    "punch_correction",
    "review",
    "reward",
    "session",
    "shift",
    "tax_item",
    "team",
    "team_membership",
    "work_calendar",
    "work_history",
)


def upgrade() -> None:
    """Bring the schema one step up."""
    op.create_table(
        "bank_account",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("number_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("number_index", sa.LargeBinary(), nullable=True),
        sa.Column("holder_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("bank", sa.Text(collation="C"), nullable=True),
        sa.Column("branch", sa.Text(collation="C"), nullable=True),
        sa.Column("bank_code", sa.Text(collation="C"), nullable=True),
        sa.Column("type", sa.Text(collation="C"), nullable=True),
        sa.Column("currency", sa.Text(collation="C"), nullable=True),
        sa.Column("primary", sa.Boolean(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_account")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_bank_account_employee_id_bank_id"),
        "bank_account",
        ["employee_id", "bank", "id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_bank_account_number_index"),
        "bank_account",
        ["number_index"],
        unique=False,
        schema="hub",
    )
    op.create_table(
        "bank_account_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("number_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("number_index", sa.LargeBinary(), nullable=True),
        sa.Column("holder_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("bank", sa.Text(collation="C"), nullable=True),
        sa.Column("branch", sa.Text(collation="C"), nullable=True),
        sa.Column("bank_code", sa.Text(collation="C"), nullable=True),
        sa.Column("type", sa.Text(collation="C"), nullable=True),
        sa.Column("currency", sa.Text(collation="C"), nullable=True),
        sa.Column("primary", sa.Boolean(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_bank_account_history")),
        schema="hub",
    )
    op.create_table(
        "business_trip",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("start_date", sa.Date(), nullable=True),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("days", sa.Numeric(), nullable=True),
        sa.Column("destination", sa.Text(collation="C"), nullable=True),
        sa.Column("purpose", sa.Text(collation="C"), nullable=True),
        sa.Column("status", sa.Text(collation="C"), nullable=True),
        sa.Column("approver_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("stream_id", sa.Integer(), nullable=False),
        sa.Column("record_key", sa.Text(collation="C"), nullable=False),
        sa.Column("row_key", sa.Text(collation="C"), nullable=False),
        sa.Column("mapping_version", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_business_trip")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_business_trip_approver_id"),
        "business_trip",
        ["approver_id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_business_trip_employee_id_start_date_id"),
        "business_trip",
        ["employee_id", "start_date", "id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_business_trip_start_date_id"),
        "business_trip",
        ["start_date", "id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_business_trip_stream_id_record_key_row_key"),
        "business_trip",
        ["stream_id", "record_key", "row_key"],
        unique=True,
        schema="hub",
    )
    op.create_table(
        "business_trip_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("start_date", sa.Date(), nullable=True),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("days", sa.Numeric(), nullable=True),
        sa.Column("destination", sa.Text(collation="C"), nullable=True),
        sa.Column("purpose", sa.Text(collation="C"), nullable=True),
        sa.Column("status", sa.Text(collation="C"), nullable=True),
        sa.Column("approver_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("stream_id", sa.Integer(), nullable=False),
        sa.Column("record_key", sa.Text(collation="C"), nullable=False),
        sa.Column("row_key", sa.Text(collation="C"), nullable=False),
        sa.Column("mapping_version", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_business_trip_history")),
        schema="hub",
    )
    op.create_table(
        "calendar_day",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("calendar_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("type", sa.Text(collation="C"), nullable=True),
        sa.Column("name", sa.Text(collation="C"), nullable=True),
        sa.Column("work_minutes", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_day")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_calendar_day_calendar_id"),
        "calendar_day",
        ["calendar_id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_calendar_day_calendar_id_date"),
        "calendar_day",
        ["calendar_id", "date"],
        unique=False,
        schema="hub",
    )
    op.create_table(
        "calendar_day_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("calendar_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("type", sa.Text(collation="C"), nullable=True),
        sa.Column("name", sa.Text(collation="C"), nullable=True),
        sa.Column("work_minutes", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_calendar_day_history")),
        schema="hub",
    )
    op.create_table(
        "certificate",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("name", sa.Text(collation="C"), nullable=True),
        sa.Column("number", sa.Text(collation="C"), nullable=True),
        sa.Column("issuer", sa.Text(collation="C"), nullable=True),
        sa.Column("level", sa.Text(collation="C"), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("status", sa.Text(collation="C"), nullable=True),
        sa.Column("course_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("mandatory", sa.Boolean(), nullable=True),
        sa.Column("file", sa.Text(collation="C"), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_certificate_course_id"), "certificate", ["course_id"], unique=False, schema="hub"
    )
    op.create_index(
        op.f("ix_certificate_employee_id_name_id"),
        "certificate",
        ["employee_id", "name", "id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_certificate_number"), "certificate", ["number"], unique=False, schema="hub"
    )
    op.create_table(
        "certificate_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("name", sa.Text(collation="C"), nullable=True),
        sa.Column("number", sa.Text(collation="C"), nullable=True),
        sa.Column("issuer", sa.Text(collation="C"), nullable=True),
        sa.Column("level", sa.Text(collation="C"), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("status", sa.Text(collation="C"), nullable=True),
        sa.Column("course_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("mandatory", sa.Boolean(), nullable=True),
        sa.Column("file", sa.Text(collation="C"), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_certificate_history")),
        schema="hub",
    )
    op.create_table(
        "compensation",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("item", sa.Text(collation="C"), nullable=True),
        sa.Column("amount_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("unit", sa.Text(collation="C"), nullable=True),
        sa.Column("frequency", sa.Text(collation="C"), nullable=True),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("effective_from", sa.Date(), nullable=True),
        sa.Column("effective_to", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column(
            "valid",
            postgresql.DATERANGE(),
            sa.Computed("daterange(effective_from, effective_to, '[]')", persisted=True),
            nullable=True,
        ),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_compensation")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_compensation_employee_id_effective_from_id"),
        "compensation",
        ["employee_id", "effective_from", "id"],
        unique=False,
        schema="hub",
    )
    op.create_table(
        "compensation_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("item", sa.Text(collation="C"), nullable=True),
        sa.Column("amount_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("unit", sa.Text(collation="C"), nullable=True),
        sa.Column("frequency", sa.Text(collation="C"), nullable=True),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("effective_from", sa.Date(), nullable=True),
        sa.Column("effective_to", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column(
            "valid",
            postgresql.DATERANGE(),
            sa.Computed("daterange(effective_from, effective_to, '[]')", persisted=True),
            nullable=True,
        ),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_compensation_history")),
        schema="hub",
    )
    op.create_table(
        "contract",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("employment_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("legal_entity_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("number", sa.Text(collation="C"), nullable=True),
        sa.Column("type", sa.Text(collation="C"), nullable=True),
        sa.Column("duration", sa.Text(collation="C"), nullable=True),
        sa.Column("status", sa.Text(collation="C"), nullable=True),
        sa.Column("renewals", sa.Integer(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("start_date", sa.Date(), nullable=True),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("files", sa.Text(collation="C"), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_contract_employee_id_start_date_id"),
        "contract",
        ["employee_id", "start_date", "id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_contract_employment_id"), "contract", ["employment_id"], unique=False, schema="hub"
    )
    op.create_index(
        op.f("ix_contract_legal_entity_id"),
        "contract",
        ["legal_entity_id"],
        unique=False,
        schema="hub",
    )
    op.create_index(op.f("ix_contract_number"), "contract", ["number"], unique=False, schema="hub")
    op.create_table(
        "contract_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("employment_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("legal_entity_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("number", sa.Text(collation="C"), nullable=True),
        sa.Column("type", sa.Text(collation="C"), nullable=True),
        sa.Column("duration", sa.Text(collation="C"), nullable=True),
        sa.Column("status", sa.Text(collation="C"), nullable=True),
        sa.Column("renewals", sa.Integer(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("start_date", sa.Date(), nullable=True),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("files", sa.Text(collation="C"), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_contract_history")),
        schema="hub",
    )
    op.create_table(
        "contribution",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("scheme", sa.Text(collation="C"), nullable=True),
        sa.Column("period", sa.Text(collation="C"), nullable=True),
        sa.Column("payslip_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("base_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("employee_amount_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("employer_amount_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("arrears", sa.Boolean(), nullable=True),
        sa.Column("released_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("released_at_zone", sa.Text(collation="C"), nullable=True),
        sa.Column("released_at_text", sa.Text(collation="C"), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("stream_id", sa.Integer(), nullable=False),
        sa.Column("record_key", sa.Text(collation="C"), nullable=False),
        sa.Column("row_key", sa.Text(collation="C"), nullable=False),
        sa.Column("mapping_version", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contribution")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_contribution_employee_id_period_id"),
        "contribution",
        ["employee_id", "period", "id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_contribution_payslip_id"),
        "contribution",
        ["payslip_id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_contribution_period_id"),
        "contribution",
        ["period", "id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_contribution_stream_id_record_key_row_key"),
        "contribution",
        ["stream_id", "record_key", "row_key"],
        unique=True,
        schema="hub",
    )
    op.create_table(
        "contribution_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("scheme", sa.Text(collation="C"), nullable=True),
        sa.Column("period", sa.Text(collation="C"), nullable=True),
        sa.Column("payslip_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("base_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("employee_amount_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("employer_amount_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("arrears", sa.Boolean(), nullable=True),
        sa.Column("released_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("released_at_zone", sa.Text(collation="C"), nullable=True),
        sa.Column("released_at_text", sa.Text(collation="C"), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("stream_id", sa.Integer(), nullable=False),
        sa.Column("record_key", sa.Text(collation="C"), nullable=False),
        sa.Column("row_key", sa.Text(collation="C"), nullable=False),
        sa.Column("mapping_version", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_contribution_history")),
        schema="hub",
    )
    op.create_table(
        "cost_centre",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("code", sa.Text(collation="C"), nullable=True),
        sa.Column("name", sa.Text(collation="C"), nullable=True),
        sa.Column("parent_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("legal_entity_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cost_centre")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_cost_centre_code"), "cost_centre", ["code"], unique=False, schema="hub"
    )
    op.create_index(
        op.f("ix_cost_centre_legal_entity_id"),
        "cost_centre",
        ["legal_entity_id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_cost_centre_parent_id"), "cost_centre", ["parent_id"], unique=False, schema="hub"
    )
    op.create_table(
        "cost_centre_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("code", sa.Text(collation="C"), nullable=True),
        sa.Column("name", sa.Text(collation="C"), nullable=True),
        sa.Column("parent_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("legal_entity_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_cost_centre_history")),
        schema="hub",
    )
    op.create_table(
        "dependent",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("relationship_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("gender_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("birth_date_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("national_id_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("national_id_index", sa.LargeBinary(), nullable=True),
        sa.Column("phone_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("phone_index", sa.LargeBinary(), nullable=True),
        sa.Column("employer_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("address_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("insured", sa.Boolean(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dependent")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_dependent_employee_id_id"),
        "dependent",
        ["employee_id", "id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_dependent_national_id_index"),
        "dependent",
        ["national_id_index"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_dependent_phone_index"), "dependent", ["phone_index"], unique=False, schema="hub"
    )
    op.create_table(
        "dependent_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("relationship_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("gender_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("birth_date_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("national_id_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("national_id_index", sa.LargeBinary(), nullable=True),
        sa.Column("phone_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("phone_index", sa.LargeBinary(), nullable=True),
        sa.Column("employer_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("address_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("insured", sa.Boolean(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_dependent_history")),
        schema="hub",
    )
    op.create_table(
        "emergency_contact",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("relationship_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("phone_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("phone_index", sa.LargeBinary(), nullable=True),
        sa.Column("address_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("first", sa.Boolean(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emergency_contact")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_emergency_contact_employee_id_id"),
        "emergency_contact",
        ["employee_id", "id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_emergency_contact_phone_index"),
        "emergency_contact",
        ["phone_index"],
        unique=False,
        schema="hub",
    )
    op.create_table(
        "emergency_contact_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("relationship_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("phone_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("phone_index", sa.LargeBinary(), nullable=True),
        sa.Column("address_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("first", sa.Boolean(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_emergency_contact_history")),
        schema="hub",
    )
    op.create_table(
        "goal",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("title", sa.Text(collation="C"), nullable=True),
        sa.Column("description", sa.Text(collation="C"), nullable=True),
        sa.Column("period", sa.Text(collation="C"), nullable=True),
        sa.Column("weight", sa.Numeric(), nullable=True),
        sa.Column("progress", sa.Numeric(), nullable=True),
        sa.Column("status", sa.Text(collation="C"), nullable=True),
        sa.Column("due_date", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_goal_employee_id_due_date_id"),
        "goal",
        ["employee_id", "due_date", "id"],
        unique=False,
        schema="hub",
    )
    op.create_table(
        "goal_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("title", sa.Text(collation="C"), nullable=True),
        sa.Column("description", sa.Text(collation="C"), nullable=True),
        sa.Column("period", sa.Text(collation="C"), nullable=True),
        sa.Column("weight", sa.Numeric(), nullable=True),
        sa.Column("progress", sa.Numeric(), nullable=True),
        sa.Column("status", sa.Text(collation="C"), nullable=True),
        sa.Column("due_date", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_goal_history")),
        schema="hub",
    )
    op.create_table(
        "grade",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("code", sa.Text(collation="C"), nullable=True),
        sa.Column("name", sa.Text(collation="C"), nullable=True),
        sa.Column("ladder", sa.Text(collation="C"), nullable=True),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grade")),
        schema="hub",
    )
    op.create_index(op.f("ix_grade_code"), "grade", ["code"], unique=False, schema="hub")
    op.create_table(
        "grade_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("code", sa.Text(collation="C"), nullable=True),
        sa.Column("name", sa.Text(collation="C"), nullable=True),
        sa.Column("ladder", sa.Text(collation="C"), nullable=True),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_grade_history")),
        schema="hub",
    )
    op.create_table(
        "health_record",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("kind_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("date_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("result_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("blood_group_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("allergies_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("diet_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("file_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_health_record")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_health_record_employee_id_id"),
        "health_record",
        ["employee_id", "id"],
        unique=False,
        schema="hub",
    )
    op.create_table(
        "health_record_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("kind_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("date_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("result_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("blood_group_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("allergies_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("diet_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("file_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_health_record_history")),
        schema="hub",
    )
    op.create_table(
        "identity_document",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("type", sa.Text(collation="C"), nullable=True),
        sa.Column("number_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("number_index", sa.LargeBinary(), nullable=True),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("country", sa.Text(collation="C"), nullable=True),
        sa.Column("authority", sa.Text(collation="C"), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("files_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity_document")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_identity_document_employee_id_valid_until_id"),
        "identity_document",
        ["employee_id", "valid_until", "id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_identity_document_number_index"),
        "identity_document",
        ["number_index"],
        unique=False,
        schema="hub",
    )
    op.create_table(
        "identity_document_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("type", sa.Text(collation="C"), nullable=True),
        sa.Column("number_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("number_index", sa.LargeBinary(), nullable=True),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("country", sa.Text(collation="C"), nullable=True),
        sa.Column("authority", sa.Text(collation="C"), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("files_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_identity_document_history")),
        schema="hub",
    )
    op.create_table(
        "insurance_enrolment",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("scheme", sa.Text(collation="C"), nullable=True),
        sa.Column("city", sa.Text(collation="C"), nullable=True),
        sa.Column("legal_entity_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("account_number_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("base_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("employee_rate", sa.Numeric(), nullable=True),
        sa.Column("employer_rate", sa.Numeric(), nullable=True),
        sa.Column("status", sa.Text(collation="C"), nullable=True),
        sa.Column("effective_from", sa.Date(), nullable=True),
        sa.Column("effective_to", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column(
            "valid",
            postgresql.DATERANGE(),
            sa.Computed("daterange(effective_from, effective_to, '[]')", persisted=True),
            nullable=True,
        ),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_insurance_enrolment")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_insurance_enrolment_employee_id_effective_from_id"),
        "insurance_enrolment",
        ["employee_id", "effective_from", "id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_insurance_enrolment_legal_entity_id"),
        "insurance_enrolment",
        ["legal_entity_id"],
        unique=False,
        schema="hub",
    )
    op.create_table(
        "insurance_enrolment_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("scheme", sa.Text(collation="C"), nullable=True),
        sa.Column("city", sa.Text(collation="C"), nullable=True),
        sa.Column("legal_entity_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("account_number_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("base_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("employee_rate", sa.Numeric(), nullable=True),
        sa.Column("employer_rate", sa.Numeric(), nullable=True),
        sa.Column("status", sa.Text(collation="C"), nullable=True),
        sa.Column("effective_from", sa.Date(), nullable=True),
        sa.Column("effective_to", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column(
            "valid",
            postgresql.DATERANGE(),
            sa.Computed("daterange(effective_from, effective_to, '[]')", persisted=True),
            nullable=True,
        ),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_insurance_enrolment_history")),
        schema="hub",
    )
    op.create_table(
        "leave_balance",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("type_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("category", sa.Text(collation="C"), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("unit", sa.Text(collation="C"), nullable=True),
        sa.Column("entitled", sa.Numeric(), nullable=True),
        sa.Column("carried_over", sa.Numeric(), nullable=True),
        sa.Column("used", sa.Numeric(), nullable=True),
        sa.Column("planned", sa.Numeric(), nullable=True),
        sa.Column("left", sa.Numeric(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("stream_id", sa.Integer(), nullable=False),
        sa.Column("record_key", sa.Text(collation="C"), nullable=False),
        sa.Column("row_key", sa.Text(collation="C"), nullable=False),
        sa.Column("mapping_version", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leave_balance")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_leave_balance_employee_id_year_id"),
        "leave_balance",
        ["employee_id", "year", "id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_leave_balance_stream_id_record_key_row_key"),
        "leave_balance",
        ["stream_id", "record_key", "row_key"],
        unique=True,
        schema="hub",
    )
    op.create_index(
        op.f("ix_leave_balance_type_id"), "leave_balance", ["type_id"], unique=False, schema="hub"
    )
    op.create_index(
        op.f("ix_leave_balance_year_id"),
        "leave_balance",
        ["year", "id"],
        unique=False,
        schema="hub",
    )
    op.create_table(
        "leave_balance_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("type_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("category", sa.Text(collation="C"), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("unit", sa.Text(collation="C"), nullable=True),
        sa.Column("entitled", sa.Numeric(), nullable=True),
        sa.Column("carried_over", sa.Numeric(), nullable=True),
        sa.Column("used", sa.Numeric(), nullable=True),
        sa.Column("planned", sa.Numeric(), nullable=True),
        sa.Column("left", sa.Numeric(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("stream_id", sa.Integer(), nullable=False),
        sa.Column("record_key", sa.Text(collation="C"), nullable=False),
        sa.Column("row_key", sa.Text(collation="C"), nullable=False),
        sa.Column("mapping_version", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_leave_balance_history")),
        schema="hub",
    )
    op.create_table(
        "leave_request",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("type_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("category", sa.Text(collation="C"), nullable=True),
        sa.Column("status", sa.Text(collation="C"), nullable=True),
        sa.Column("start_date", sa.Date(), nullable=True),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("start_half", sa.Boolean(), nullable=True),
        sa.Column("end_half", sa.Boolean(), nullable=True),
        sa.Column("start_time", sa.Time(), nullable=True),
        sa.Column("end_time", sa.Time(), nullable=True),
        sa.Column("amount", sa.Numeric(), nullable=True),
        sa.Column("unit", sa.Text(collation="C"), nullable=True),
        sa.Column("approver_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("requested_on", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("cancelled_on", sa.Date(), nullable=True),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("attachment_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("stream_id", sa.Integer(), nullable=False),
        sa.Column("record_key", sa.Text(collation="C"), nullable=False),
        sa.Column("row_key", sa.Text(collation="C"), nullable=False),
        sa.Column("mapping_version", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leave_request")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_leave_request_approver_id"),
        "leave_request",
        ["approver_id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_leave_request_employee_id_start_date_id"),
        "leave_request",
        ["employee_id", "start_date", "id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_leave_request_start_date_id"),
        "leave_request",
        ["start_date", "id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_leave_request_stream_id_record_key_row_key"),
        "leave_request",
        ["stream_id", "record_key", "row_key"],
        unique=True,
        schema="hub",
    )
    op.create_index(
        op.f("ix_leave_request_type_id"), "leave_request", ["type_id"], unique=False, schema="hub"
    )
    op.create_table(
        "leave_request_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("type_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("category", sa.Text(collation="C"), nullable=True),
        sa.Column("status", sa.Text(collation="C"), nullable=True),
        sa.Column("start_date", sa.Date(), nullable=True),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("start_half", sa.Boolean(), nullable=True),
        sa.Column("end_half", sa.Boolean(), nullable=True),
        sa.Column("start_time", sa.Time(), nullable=True),
        sa.Column("end_time", sa.Time(), nullable=True),
        sa.Column("amount", sa.Numeric(), nullable=True),
        sa.Column("unit", sa.Text(collation="C"), nullable=True),
        sa.Column("approver_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("requested_on", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("cancelled_on", sa.Date(), nullable=True),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("attachment_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("stream_id", sa.Integer(), nullable=False),
        sa.Column("record_key", sa.Text(collation="C"), nullable=False),
        sa.Column("row_key", sa.Text(collation="C"), nullable=False),
        sa.Column("mapping_version", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_leave_request_history")),
        schema="hub",
    )
    op.create_table(
        "leave_type",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("code", sa.Text(collation="C"), nullable=True),
        sa.Column("name", sa.Text(collation="C"), nullable=True),
        sa.Column("kind", sa.Text(collation="C"), nullable=True),
        sa.Column("category", sa.Text(collation="C"), nullable=True),
        sa.Column("unit", sa.Text(collation="C"), nullable=True),
        sa.Column("paid_percent", sa.Numeric(), nullable=True),
        sa.Column("yearly_limit", sa.Numeric(), nullable=True),
        sa.Column("carries_over", sa.Boolean(), nullable=True),
        sa.Column("counts_holidays", sa.Boolean(), nullable=True),
        sa.Column("certificate_needed", sa.Boolean(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leave_type")),
        schema="hub",
    )
    op.create_index(op.f("ix_leave_type_code"), "leave_type", ["code"], unique=False, schema="hub")
    op.create_table(
        "leave_type_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("code", sa.Text(collation="C"), nullable=True),
        sa.Column("name", sa.Text(collation="C"), nullable=True),
        sa.Column("kind", sa.Text(collation="C"), nullable=True),
        sa.Column("category", sa.Text(collation="C"), nullable=True),
        sa.Column("unit", sa.Text(collation="C"), nullable=True),
        sa.Column("paid_percent", sa.Numeric(), nullable=True),
        sa.Column("yearly_limit", sa.Numeric(), nullable=True),
        sa.Column("carries_over", sa.Boolean(), nullable=True),
        sa.Column("counts_holidays", sa.Boolean(), nullable=True),
        sa.Column("certificate_needed", sa.Boolean(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_leave_type_history")),
        schema="hub",
    )
    op.create_table(
        "offboarding",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("employment_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("status", sa.Text(collation="C"), nullable=True),
        sa.Column("kind", sa.Text(collation="C"), nullable=True),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("interview_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("noticed_on", sa.Date(), nullable=True),
        sa.Column("last_working_day", sa.Date(), nullable=True),
        sa.Column("handover_to_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("next_employer_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offboarding")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_offboarding_employee_id_last_working_day_id"),
        "offboarding",
        ["employee_id", "last_working_day", "id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_offboarding_employment_id"),
        "offboarding",
        ["employment_id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_offboarding_handover_to_id"),
        "offboarding",
        ["handover_to_id"],
        unique=False,
        schema="hub",
    )
    op.create_table(
        "offboarding_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("employment_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("status", sa.Text(collation="C"), nullable=True),
        sa.Column("kind", sa.Text(collation="C"), nullable=True),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("interview_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("noticed_on", sa.Date(), nullable=True),
        sa.Column("last_working_day", sa.Date(), nullable=True),
        sa.Column("handover_to_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("next_employer_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_offboarding_history")),
        schema="hub",
    )
    op.create_table(
        "onboarding",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("status", sa.Text(collation="C"), nullable=True),
        sa.Column("source", sa.Text(collation="C"), nullable=True),
        sa.Column("application", sa.Text(collation="C"), nullable=True),
        sa.Column("offered_on", sa.Date(), nullable=True),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("start_date", sa.Date(), nullable=True),
        sa.Column("department_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("position", sa.Text(collation="C"), nullable=True),
        sa.Column("checked", sa.Boolean(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_onboarding")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_onboarding_department_id"),
        "onboarding",
        ["department_id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_onboarding_employee_id_start_date_id"),
        "onboarding",
        ["employee_id", "start_date", "id"],
        unique=False,
        schema="hub",
    )
    op.create_table(
        "onboarding_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("status", sa.Text(collation="C"), nullable=True),
        sa.Column("source", sa.Text(collation="C"), nullable=True),
        sa.Column("application", sa.Text(collation="C"), nullable=True),
        sa.Column("offered_on", sa.Date(), nullable=True),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("start_date", sa.Date(), nullable=True),
        sa.Column("department_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("position", sa.Text(collation="C"), nullable=True),
        sa.Column("checked", sa.Boolean(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_onboarding_history")),
        schema="hub",
    )
    op.create_table(
        "overtime",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("starts_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("starts_at_zone", sa.Text(collation="C"), nullable=True),
        sa.Column("starts_at_text", sa.Text(collation="C"), nullable=True),
        sa.Column("ends_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("ends_at_zone", sa.Text(collation="C"), nullable=True),
        sa.Column("ends_at_text", sa.Text(collation="C"), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("day_type", sa.Text(collation="C"), nullable=True),
        sa.Column("compensation", sa.Text(collation="C"), nullable=True),
        sa.Column("status", sa.Text(collation="C"), nullable=True),
        sa.Column("approver_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("reason", sa.Text(collation="C"), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("stream_id", sa.Integer(), nullable=False),
        sa.Column("record_key", sa.Text(collation="C"), nullable=False),
        sa.Column("row_key", sa.Text(collation="C"), nullable=False),
        sa.Column("mapping_version", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overtime")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_overtime_approver_id"), "overtime", ["approver_id"], unique=False, schema="hub"
    )
    op.create_index(
        op.f("ix_overtime_date_id"), "overtime", ["date", "id"], unique=False, schema="hub"
    )
    op.create_index(
        op.f("ix_overtime_employee_id_date_id"),
        "overtime",
        ["employee_id", "date", "id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_overtime_stream_id_record_key_row_key"),
        "overtime",
        ["stream_id", "record_key", "row_key"],
        unique=True,
        schema="hub",
    )
    op.create_table(
        "overtime_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("starts_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("starts_at_zone", sa.Text(collation="C"), nullable=True),
        sa.Column("starts_at_text", sa.Text(collation="C"), nullable=True),
        sa.Column("ends_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("ends_at_zone", sa.Text(collation="C"), nullable=True),
        sa.Column("ends_at_text", sa.Text(collation="C"), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("day_type", sa.Text(collation="C"), nullable=True),
        sa.Column("compensation", sa.Text(collation="C"), nullable=True),
        sa.Column("status", sa.Text(collation="C"), nullable=True),
        sa.Column("approver_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("reason", sa.Text(collation="C"), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("stream_id", sa.Integer(), nullable=False),
        sa.Column("record_key", sa.Text(collation="C"), nullable=False),
        sa.Column("row_key", sa.Text(collation="C"), nullable=False),
        sa.Column("mapping_version", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_overtime_history")),
        schema="hub",
    )
    op.create_table(
        "pay_group",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("code", sa.Text(collation="C"), nullable=True),
        sa.Column("name", sa.Text(collation="C"), nullable=True),
        sa.Column("frequency", sa.Text(collation="C"), nullable=True),
        sa.Column("legal_entity_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("currency", sa.Text(collation="C"), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pay_group")),
        schema="hub",
    )
    op.create_index(op.f("ix_pay_group_code"), "pay_group", ["code"], unique=False, schema="hub")
    op.create_index(
        op.f("ix_pay_group_legal_entity_id"),
        "pay_group",
        ["legal_entity_id"],
        unique=False,
        schema="hub",
    )
    op.create_table(
        "pay_group_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("code", sa.Text(collation="C"), nullable=True),
        sa.Column("name", sa.Text(collation="C"), nullable=True),
        sa.Column("frequency", sa.Text(collation="C"), nullable=True),
        sa.Column("legal_entity_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("currency", sa.Text(collation="C"), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_pay_group_history")),
        schema="hub",
    )
    op.create_table(
        "payroll_run",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("name", sa.Text(collation="C"), nullable=True),
        sa.Column("period", sa.Text(collation="C"), nullable=True),
        sa.Column("pay_group_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("type", sa.Text(collation="C"), nullable=True),
        sa.Column("status", sa.Text(collation="C"), nullable=True),
        sa.Column("start_date", sa.Date(), nullable=True),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("pay_date", sa.Date(), nullable=True),
        sa.Column("books_closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("books_closed_at_zone", sa.Text(collation="C"), nullable=True),
        sa.Column("books_closed_at_text", sa.Text(collation="C"), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payroll_run")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_payroll_run_pay_group_id"),
        "payroll_run",
        ["pay_group_id"],
        unique=False,
        schema="hub",
    )
    op.create_table(
        "payroll_run_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("name", sa.Text(collation="C"), nullable=True),
        sa.Column("period", sa.Text(collation="C"), nullable=True),
        sa.Column("pay_group_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("type", sa.Text(collation="C"), nullable=True),
        sa.Column("status", sa.Text(collation="C"), nullable=True),
        sa.Column("start_date", sa.Date(), nullable=True),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("pay_date", sa.Date(), nullable=True),
        sa.Column("books_closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("books_closed_at_zone", sa.Text(collation="C"), nullable=True),
        sa.Column("books_closed_at_text", sa.Text(collation="C"), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_payroll_run_history")),
        schema="hub",
    )
    op.create_table(
        "penalty",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("kind", sa.Text(collation="C"), nullable=True),
        sa.Column("imposed_on", sa.Date(), nullable=True),
        sa.Column("lifted_on", sa.Date(), nullable=True),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("amount_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_penalty")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_penalty_employee_id_imposed_on_id"),
        "penalty",
        ["employee_id", "imposed_on", "id"],
        unique=False,
        schema="hub",
    )
    op.create_table(
        "penalty_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("kind", sa.Text(collation="C"), nullable=True),
        sa.Column("imposed_on", sa.Date(), nullable=True),
        sa.Column("lifted_on", sa.Date(), nullable=True),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("amount_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_penalty_history")),
        schema="hub",
    )
    op.create_table(
        "position",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("code", sa.Text(collation="C"), nullable=True),
        sa.Column("name", sa.Text(collation="C"), nullable=True),
        sa.Column("job_family", sa.Text(collation="C"), nullable=True),
        sa.Column("department_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("grade_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("reports_to_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("leads", sa.Boolean(), nullable=True),
        sa.Column("headcount", sa.Numeric(), nullable=True),
        sa.Column("duties", sa.Text(collation="C"), nullable=True),
        sa.Column("effective_from", sa.Date(), nullable=True),
        sa.Column("effective_to", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column(
            "valid",
            postgresql.DATERANGE(),
            sa.Computed("daterange(effective_from, effective_to, '[]')", persisted=True),
            nullable=True,
        ),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_position")),
        schema="hub",
    )
    op.create_index(op.f("ix_position_code"), "position", ["code"], unique=False, schema="hub")
    op.create_index(
        op.f("ix_position_department_id"), "position", ["department_id"], unique=False, schema="hub"
    )
    op.create_index(
        op.f("ix_position_grade_id"), "position", ["grade_id"], unique=False, schema="hub"
    )
    op.create_index(
        op.f("ix_position_reports_to_id"), "position", ["reports_to_id"], unique=False, schema="hub"
    )
    op.create_table(
        "position_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("code", sa.Text(collation="C"), nullable=True),
        sa.Column("name", sa.Text(collation="C"), nullable=True),
        sa.Column("job_family", sa.Text(collation="C"), nullable=True),
        sa.Column("department_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("grade_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("reports_to_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("leads", sa.Boolean(), nullable=True),
        sa.Column("headcount", sa.Numeric(), nullable=True),
        sa.Column("duties", sa.Text(collation="C"), nullable=True),
        sa.Column("effective_from", sa.Date(), nullable=True),
        sa.Column("effective_to", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column(
            "valid",
            postgresql.DATERANGE(),
            sa.Computed("daterange(effective_from, effective_to, '[]')", persisted=True),
            nullable=True,
        ),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_position_history")),
        schema="hub",
    )
    op.create_table(
        "punch",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("punched_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("punched_at_zone", sa.Text(collation="C"), nullable=True),
        sa.Column("punched_at_text", sa.Text(collation="C"), nullable=True),
        sa.Column("direction", sa.Text(collation="C"), nullable=True),
        sa.Column("source", sa.Text(collation="C"), nullable=True),
        sa.Column("in_range", sa.Boolean(), nullable=True),
        sa.Column("place", sa.Text(collation="C"), nullable=True),
        sa.Column("latitude", sa.Numeric(), nullable=True),
        sa.Column("longitude", sa.Numeric(), nullable=True),
        sa.Column("coordinates", sa.Text(collation="C"), nullable=True),
        sa.Column("device", sa.Text(collation="C"), nullable=True),
        sa.Column("photo", sa.Text(collation="C"), nullable=True),
        sa.Column("note", sa.Text(collation="C"), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("stream_id", sa.Integer(), nullable=False),
        sa.Column("record_key", sa.Text(collation="C"), nullable=False),
        sa.Column("row_key", sa.Text(collation="C"), nullable=False),
        sa.Column("mapping_version", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_punch")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_punch_employee_id_punched_at_id"),
        "punch",
        ["employee_id", "punched_at", "id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_punch_punched_at_id"), "punch", ["punched_at", "id"], unique=False, schema="hub"
    )
    op.create_index(
        op.f("ix_punch_stream_id_record_key_row_key"),
        "punch",
        ["stream_id", "record_key", "row_key"],
        unique=True,
        schema="hub",
    )
    op.create_table(
        "punch_correction",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("punched_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("punched_at_zone", sa.Text(collation="C"), nullable=True),
        sa.Column("punched_at_text", sa.Text(collation="C"), nullable=True),
        sa.Column("direction", sa.Text(collation="C"), nullable=True),
        sa.Column("status", sa.Text(collation="C"), nullable=True),
        sa.Column("approver_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("reason", sa.Text(collation="C"), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("stream_id", sa.Integer(), nullable=False),
        sa.Column("record_key", sa.Text(collation="C"), nullable=False),
        sa.Column("row_key", sa.Text(collation="C"), nullable=False),
        sa.Column("mapping_version", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_punch_correction")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_punch_correction_approver_id"),
        "punch_correction",
        ["approver_id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_punch_correction_date_id"),
        "punch_correction",
        ["date", "id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_punch_correction_employee_id_date_id"),
        "punch_correction",
        ["employee_id", "date", "id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_punch_correction_stream_id_record_key_row_key"),
        "punch_correction",
        ["stream_id", "record_key", "row_key"],
        unique=True,
        schema="hub",
    )
    op.create_table(
        "punch_correction_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("punched_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("punched_at_zone", sa.Text(collation="C"), nullable=True),
        sa.Column("punched_at_text", sa.Text(collation="C"), nullable=True),
        sa.Column("direction", sa.Text(collation="C"), nullable=True),
        sa.Column("status", sa.Text(collation="C"), nullable=True),
        sa.Column("approver_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("reason", sa.Text(collation="C"), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("stream_id", sa.Integer(), nullable=False),
        sa.Column("record_key", sa.Text(collation="C"), nullable=False),
        sa.Column("row_key", sa.Text(collation="C"), nullable=False),
        sa.Column("mapping_version", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_punch_correction_history")),
        schema="hub",
    )
    op.create_table(
        "punch_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("punched_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("punched_at_zone", sa.Text(collation="C"), nullable=True),
        sa.Column("punched_at_text", sa.Text(collation="C"), nullable=True),
        sa.Column("direction", sa.Text(collation="C"), nullable=True),
        sa.Column("source", sa.Text(collation="C"), nullable=True),
        sa.Column("in_range", sa.Boolean(), nullable=True),
        sa.Column("place", sa.Text(collation="C"), nullable=True),
        sa.Column("latitude", sa.Numeric(), nullable=True),
        sa.Column("longitude", sa.Numeric(), nullable=True),
        sa.Column("coordinates", sa.Text(collation="C"), nullable=True),
        sa.Column("device", sa.Text(collation="C"), nullable=True),
        sa.Column("photo", sa.Text(collation="C"), nullable=True),
        sa.Column("note", sa.Text(collation="C"), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("stream_id", sa.Integer(), nullable=False),
        sa.Column("record_key", sa.Text(collation="C"), nullable=False),
        sa.Column("row_key", sa.Text(collation="C"), nullable=False),
        sa.Column("mapping_version", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_punch_history")),
        schema="hub",
    )
    op.create_table(
        "review",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("period", sa.Text(collation="C"), nullable=True),
        sa.Column("rating", sa.Text(collation="C"), nullable=True),
        sa.Column("score", sa.Numeric(), nullable=True),
        sa.Column("reviewer_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("comment_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("self_comment_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("status", sa.Text(collation="C"), nullable=True),
        sa.Column("published_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("published_at_zone", sa.Text(collation="C"), nullable=True),
        sa.Column("published_at_text", sa.Text(collation="C"), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_review_employee_id_period_id"),
        "review",
        ["employee_id", "period", "id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_review_reviewer_id"), "review", ["reviewer_id"], unique=False, schema="hub"
    )
    op.create_table(
        "review_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("period", sa.Text(collation="C"), nullable=True),
        sa.Column("rating", sa.Text(collation="C"), nullable=True),
        sa.Column("score", sa.Numeric(), nullable=True),
        sa.Column("reviewer_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("comment_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("self_comment_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("status", sa.Text(collation="C"), nullable=True),
        sa.Column("published_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("published_at_zone", sa.Text(collation="C"), nullable=True),
        sa.Column("published_at_text", sa.Text(collation="C"), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_review_history")),
        schema="hub",
    )
    op.create_table(
        "reward",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("title", sa.Text(collation="C"), nullable=True),
        sa.Column("kind", sa.Text(collation="C"), nullable=True),
        sa.Column("granted_on", sa.Date(), nullable=True),
        sa.Column("granted_by", sa.Text(collation="C"), nullable=True),
        sa.Column("amount_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("published_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("published_at_zone", sa.Text(collation="C"), nullable=True),
        sa.Column("published_at_text", sa.Text(collation="C"), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reward")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_reward_employee_id_granted_on_id"),
        "reward",
        ["employee_id", "granted_on", "id"],
        unique=False,
        schema="hub",
    )
    op.create_table(
        "reward_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("title", sa.Text(collation="C"), nullable=True),
        sa.Column("kind", sa.Text(collation="C"), nullable=True),
        sa.Column("granted_on", sa.Date(), nullable=True),
        sa.Column("granted_by", sa.Text(collation="C"), nullable=True),
        sa.Column("amount_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("published_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("published_at_zone", sa.Text(collation="C"), nullable=True),
        sa.Column("published_at_text", sa.Text(collation="C"), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_reward_history")),
        schema="hub",
    )
    op.create_table(
        "session",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("course_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("name", sa.Text(collation="C"), nullable=True),
        sa.Column("starts_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("starts_at_zone", sa.Text(collation="C"), nullable=True),
        sa.Column("starts_at_text", sa.Text(collation="C"), nullable=True),
        sa.Column("ends_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("ends_at_zone", sa.Text(collation="C"), nullable=True),
        sa.Column("ends_at_text", sa.Text(collation="C"), nullable=True),
        sa.Column("place", sa.Text(collation="C"), nullable=True),
        sa.Column("trainer", sa.Text(collation="C"), nullable=True),
        sa.Column("seats", sa.Numeric(), nullable=True),
        sa.Column("status", sa.Text(collation="C"), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_session_course_id"), "session", ["course_id"], unique=False, schema="hub"
    )
    op.create_table(
        "session_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("course_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("name", sa.Text(collation="C"), nullable=True),
        sa.Column("starts_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("starts_at_zone", sa.Text(collation="C"), nullable=True),
        sa.Column("starts_at_text", sa.Text(collation="C"), nullable=True),
        sa.Column("ends_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("ends_at_zone", sa.Text(collation="C"), nullable=True),
        sa.Column("ends_at_text", sa.Text(collation="C"), nullable=True),
        sa.Column("place", sa.Text(collation="C"), nullable=True),
        sa.Column("trainer", sa.Text(collation="C"), nullable=True),
        sa.Column("seats", sa.Numeric(), nullable=True),
        sa.Column("status", sa.Text(collation="C"), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_session_history")),
        schema="hub",
    )
    op.create_table(
        "shift",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("code", sa.Text(collation="C"), nullable=True),
        sa.Column("name", sa.Text(collation="C"), nullable=True),
        sa.Column("start_time", sa.Time(), nullable=True),
        sa.Column("end_time", sa.Time(), nullable=True),
        sa.Column("break_minutes", sa.Integer(), nullable=True),
        sa.Column("work_minutes", sa.Integer(), nullable=True),
        sa.Column("late_grace_minutes", sa.Integer(), nullable=True),
        sa.Column("early_grace_minutes", sa.Integer(), nullable=True),
        sa.Column("flexible", sa.Boolean(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shift")),
        schema="hub",
    )
    op.create_index(op.f("ix_shift_code"), "shift", ["code"], unique=False, schema="hub")
    op.create_table(
        "shift_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("code", sa.Text(collation="C"), nullable=True),
        sa.Column("name", sa.Text(collation="C"), nullable=True),
        sa.Column("start_time", sa.Time(), nullable=True),
        sa.Column("end_time", sa.Time(), nullable=True),
        sa.Column("break_minutes", sa.Integer(), nullable=True),
        sa.Column("work_minutes", sa.Integer(), nullable=True),
        sa.Column("late_grace_minutes", sa.Integer(), nullable=True),
        sa.Column("early_grace_minutes", sa.Integer(), nullable=True),
        sa.Column("flexible", sa.Boolean(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_shift_history")),
        schema="hub",
    )
    op.create_table(
        "tax_item",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("item", sa.Text(collation="C"), nullable=True),
        sa.Column("period", sa.Text(collation="C"), nullable=True),
        sa.Column("amount_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("year_to_date_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("released_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("released_at_zone", sa.Text(collation="C"), nullable=True),
        sa.Column("released_at_text", sa.Text(collation="C"), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("stream_id", sa.Integer(), nullable=False),
        sa.Column("record_key", sa.Text(collation="C"), nullable=False),
        sa.Column("row_key", sa.Text(collation="C"), nullable=False),
        sa.Column("mapping_version", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tax_item")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_tax_item_employee_id_period_id"),
        "tax_item",
        ["employee_id", "period", "id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_tax_item_period_id"), "tax_item", ["period", "id"], unique=False, schema="hub"
    )
    op.create_index(
        op.f("ix_tax_item_stream_id_record_key_row_key"),
        "tax_item",
        ["stream_id", "record_key", "row_key"],
        unique=True,
        schema="hub",
    )
    op.create_table(
        "tax_item_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("item", sa.Text(collation="C"), nullable=True),
        sa.Column("period", sa.Text(collation="C"), nullable=True),
        sa.Column("amount_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("year_to_date_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("released_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("released_at_zone", sa.Text(collation="C"), nullable=True),
        sa.Column("released_at_text", sa.Text(collation="C"), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("stream_id", sa.Integer(), nullable=False),
        sa.Column("record_key", sa.Text(collation="C"), nullable=False),
        sa.Column("row_key", sa.Text(collation="C"), nullable=False),
        sa.Column("mapping_version", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_tax_item_history")),
        schema="hub",
    )
    op.create_table(
        "team",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("code", sa.Text(collation="C"), nullable=True),
        sa.Column("name", sa.Text(collation="C"), nullable=True),
        sa.Column("purpose", sa.Text(collation="C"), nullable=True),
        sa.Column("parent_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("lead_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
        schema="hub",
    )
    op.create_index(op.f("ix_team_code"), "team", ["code"], unique=False, schema="hub")
    op.create_index(op.f("ix_team_lead_id"), "team", ["lead_id"], unique=False, schema="hub")
    op.create_index(op.f("ix_team_parent_id"), "team", ["parent_id"], unique=False, schema="hub")
    op.create_table(
        "team_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("code", sa.Text(collation="C"), nullable=True),
        sa.Column("name", sa.Text(collation="C"), nullable=True),
        sa.Column("purpose", sa.Text(collation="C"), nullable=True),
        sa.Column("parent_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("lead_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_team_history")),
        schema="hub",
    )
    op.create_table(
        "team_membership",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("team_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("role", sa.Text(collation="C"), nullable=True),
        sa.Column("percent", sa.Numeric(), nullable=True),
        sa.Column("effective_from", sa.Date(), nullable=True),
        sa.Column("effective_to", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column(
            "valid",
            postgresql.DATERANGE(),
            sa.Computed("daterange(effective_from, effective_to, '[]')", persisted=True),
            nullable=True,
        ),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_membership")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_team_membership_employee_id_effective_from_id"),
        "team_membership",
        ["employee_id", "effective_from", "id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_team_membership_team_id"),
        "team_membership",
        ["team_id"],
        unique=False,
        schema="hub",
    )
    op.create_table(
        "team_membership_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("team_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("role", sa.Text(collation="C"), nullable=True),
        sa.Column("percent", sa.Numeric(), nullable=True),
        sa.Column("effective_from", sa.Date(), nullable=True),
        sa.Column("effective_to", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column(
            "valid",
            postgresql.DATERANGE(),
            sa.Computed("daterange(effective_from, effective_to, '[]')", persisted=True),
            nullable=True,
        ),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_team_membership_history")),
        schema="hub",
    )
    op.create_table(
        "work_calendar",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("code", sa.Text(collation="C"), nullable=True),
        sa.Column("name", sa.Text(collation="C"), nullable=True),
        sa.Column("country", sa.Text(collation="C"), nullable=True),
        sa.Column("region", sa.Text(collation="C"), nullable=True),
        sa.Column("working_days", sa.Text(collation="C"), nullable=True),
        sa.Column("day_minutes", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_calendar")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_work_calendar_code"), "work_calendar", ["code"], unique=False, schema="hub"
    )
    op.create_table(
        "work_calendar_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("code", sa.Text(collation="C"), nullable=True),
        sa.Column("name", sa.Text(collation="C"), nullable=True),
        sa.Column("country", sa.Text(collation="C"), nullable=True),
        sa.Column("region", sa.Text(collation="C"), nullable=True),
        sa.Column("working_days", sa.Text(collation="C"), nullable=True),
        sa.Column("day_minutes", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_work_calendar_history")),
        schema="hub",
    )
    op.create_table(
        "work_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("company", sa.Text(collation="C"), nullable=True),
        sa.Column("industry", sa.Text(collation="C"), nullable=True),
        sa.Column("position", sa.Text(collation="C"), nullable=True),
        sa.Column("department", sa.Text(collation="C"), nullable=True),
        sa.Column("country", sa.Text(collation="C"), nullable=True),
        sa.Column("start_date", sa.Date(), nullable=True),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("duties", sa.Text(collation="C"), nullable=True),
        sa.Column("leaving_reason", sa.Text(collation="C"), nullable=True),
        sa.Column("referee", sa.Text(collation="C"), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_history")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_work_history_employee_id_start_date_id"),
        "work_history",
        ["employee_id", "start_date", "id"],
        unique=False,
        schema="hub",
    )
    op.create_table(
        "work_history_history",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=True),
        sa.Column("company", sa.Text(collation="C"), nullable=True),
        sa.Column("industry", sa.Text(collation="C"), nullable=True),
        sa.Column("position", sa.Text(collation="C"), nullable=True),
        sa.Column("department", sa.Text(collation="C"), nullable=True),
        sa.Column("country", sa.Text(collation="C"), nullable=True),
        sa.Column("start_date", sa.Date(), nullable=True),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("duties", sa.Text(collation="C"), nullable=True),
        sa.Column("leaving_reason", sa.Text(collation="C"), nullable=True),
        sa.Column("referee", sa.Text(collation="C"), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("pending", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_work_history_history")),
        schema="hub",
    )
    op.add_column(
        "assignment", sa.Column("action", sa.Text(collation="C"), nullable=True), schema="hub"
    )
    op.add_column(
        "assignment",
        sa.Column("held_position_id", sa.UUID(as_uuid=False), nullable=True),
        schema="hub",
    )
    op.add_column(
        "assignment",
        sa.Column("second_manager_id", sa.UUID(as_uuid=False), nullable=True),
        schema="hub",
    )
    op.add_column(
        "assignment", sa.Column("job_family", sa.Text(collation="C"), nullable=True), schema="hub"
    )
    op.add_column("assignment", sa.Column("remote", sa.Boolean(), nullable=True), schema="hub")
    op.add_column(
        "assignment", sa.Column("shift_id", sa.UUID(as_uuid=False), nullable=True), schema="hub"
    )
    op.create_index(
        op.f("ix_assignment_held_position_id"),
        "assignment",
        ["held_position_id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_assignment_second_manager_id"),
        "assignment",
        ["second_manager_id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_assignment_shift_id"), "assignment", ["shift_id"], unique=False, schema="hub"
    )
    op.add_column(
        "assignment_history",
        sa.Column("action", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column(
        "assignment_history",
        sa.Column("held_position_id", sa.UUID(as_uuid=False), nullable=True),
        schema="hub",
    )
    op.add_column(
        "assignment_history",
        sa.Column("second_manager_id", sa.UUID(as_uuid=False), nullable=True),
        schema="hub",
    )
    op.add_column(
        "assignment_history",
        sa.Column("job_family", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column(
        "assignment_history", sa.Column("remote", sa.Boolean(), nullable=True), schema="hub"
    )
    op.add_column(
        "assignment_history",
        sa.Column("shift_id", sa.UUID(as_uuid=False), nullable=True),
        schema="hub",
    )
    op.add_column(
        "course", sa.Column("description", sa.Text(collation="C"), nullable=True), schema="hub"
    )
    op.add_column(
        "course", sa.Column("language", sa.Text(collation="C"), nullable=True), schema="hub"
    )
    op.add_column("course", sa.Column("url", sa.Text(collation="C"), nullable=True), schema="hub")
    op.add_column("course", sa.Column("active", sa.Boolean(), nullable=True), schema="hub")
    op.add_column(
        "course_history",
        sa.Column("description", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column(
        "course_history", sa.Column("language", sa.Text(collation="C"), nullable=True), schema="hub"
    )
    op.add_column(
        "course_history", sa.Column("url", sa.Text(collation="C"), nullable=True), schema="hub"
    )
    op.add_column("course_history", sa.Column("active", sa.Boolean(), nullable=True), schema="hub")
    op.add_column(
        "department",
        sa.Column("cost_centre_id", sa.UUID(as_uuid=False), nullable=True),
        schema="hub",
    )
    op.create_index(
        op.f("ix_department_cost_centre_id"),
        "department",
        ["cost_centre_id"],
        unique=False,
        schema="hub",
    )
    op.add_column(
        "department_history",
        sa.Column("cost_centre_id", sa.UUID(as_uuid=False), nullable=True),
        schema="hub",
    )
    op.add_column(
        "education", sa.Column("expected_end_date", sa.Date(), nullable=True), schema="hub"
    )
    op.add_column(
        "education", sa.Column("grade", sa.Text(collation="C"), nullable=True), schema="hub"
    )
    op.add_column(
        "education",
        sa.Column("certificate_number", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column(
        "education_history", sa.Column("expected_end_date", sa.Date(), nullable=True), schema="hub"
    )
    op.add_column(
        "education_history", sa.Column("grade", sa.Text(collation="C"), nullable=True), schema="hub"
    )
    op.add_column(
        "education_history",
        sa.Column("certificate_number", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee", sa.Column("family_name", sa.Text(collation="C"), nullable=True), schema="hub"
    )
    op.add_column(
        "employee",
        sa.Column("family_name_sort", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee", sa.Column("given_name", sa.Text(collation="C"), nullable=True), schema="hub"
    )
    op.add_column(
        "employee",
        sa.Column("given_name_sort", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee", sa.Column("middle_name", sa.Text(collation="C"), nullable=True), schema="hub"
    )
    op.add_column(
        "employee",
        sa.Column("middle_name_sort", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee", sa.Column("salutation", sa.Text(collation="C"), nullable=True), schema="hub"
    )
    op.add_column(
        "employee", sa.Column("pronouns", sa.Text(collation="C"), nullable=True), schema="hub"
    )
    op.add_column(
        "employee", sa.Column("photo", sa.Text(collation="C"), nullable=True), schema="hub"
    )
    op.add_column(
        "employee", sa.Column("locale", sa.Text(collation="C"), nullable=True), schema="hub"
    )
    op.add_column(
        "employee", sa.Column("zone", sa.Text(collation="C"), nullable=True), schema="hub"
    )
    op.add_column(
        "employee_history",
        sa.Column("family_name", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_history",
        sa.Column("family_name_sort", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_history",
        sa.Column("given_name", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_history",
        sa.Column("given_name_sort", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_history",
        sa.Column("middle_name", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_history",
        sa.Column("middle_name_sort", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_history",
        sa.Column("salutation", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_history",
        sa.Column("pronouns", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_history", sa.Column("photo", sa.Text(collation="C"), nullable=True), schema="hub"
    )
    op.add_column(
        "employee_history", sa.Column("locale", sa.Text(collation="C"), nullable=True), schema="hub"
    )
    op.add_column(
        "employee_history", sa.Column("zone", sa.Text(collation="C"), nullable=True), schema="hub"
    )
    op.add_column(
        "employee_private",
        sa.Column("permanent_address_sealed", sa.LargeBinary(), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_private",
        sa.Column("other_nationalities", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_private",
        sa.Column("birth_place", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_private",
        sa.Column("birth_country", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_private",
        sa.Column("household_place", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_private",
        sa.Column("languages", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column("employee_private", sa.Column("died_on", sa.Date(), nullable=True), schema="hub")
    op.add_column(
        "employee_private",
        sa.Column("religion_sealed", sa.LargeBinary(), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_private",
        sa.Column("disability_sealed", sa.LargeBinary(), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_private",
        sa.Column("special_care_sealed", sa.LargeBinary(), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_private",
        sa.Column("tax_number_sealed", sa.LargeBinary(), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_private",
        sa.Column("tax_number_index", sa.LargeBinary(), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_private",
        sa.Column("social_security_number_sealed", sa.LargeBinary(), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_private",
        sa.Column("social_security_number_index", sa.LargeBinary(), nullable=True),
        schema="hub",
    )
    op.create_index(
        op.f("ix_employee_private_social_security_number_index"),
        "employee_private",
        ["social_security_number_index"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_employee_private_tax_number_index"),
        "employee_private",
        ["tax_number_index"],
        unique=False,
        schema="hub",
    )
    op.add_column(
        "employee_private_history",
        sa.Column("permanent_address_sealed", sa.LargeBinary(), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_private_history",
        sa.Column("other_nationalities", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_private_history",
        sa.Column("birth_place", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_private_history",
        sa.Column("birth_country", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_private_history",
        sa.Column("household_place", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_private_history",
        sa.Column("languages", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_private_history", sa.Column("died_on", sa.Date(), nullable=True), schema="hub"
    )
    op.add_column(
        "employee_private_history",
        sa.Column("religion_sealed", sa.LargeBinary(), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_private_history",
        sa.Column("disability_sealed", sa.LargeBinary(), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_private_history",
        sa.Column("special_care_sealed", sa.LargeBinary(), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_private_history",
        sa.Column("tax_number_sealed", sa.LargeBinary(), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_private_history",
        sa.Column("tax_number_index", sa.LargeBinary(), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_private_history",
        sa.Column("social_security_number_sealed", sa.LargeBinary(), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employee_private_history",
        sa.Column("social_security_number_index", sa.LargeBinary(), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employment",
        sa.Column("service_company_id", sa.UUID(as_uuid=False), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employment", sa.Column("pay_group_id", sa.UUID(as_uuid=False), nullable=True), schema="hub"
    )
    op.add_column(
        "employment", sa.Column("calendar_id", sa.UUID(as_uuid=False), nullable=True), schema="hub"
    )
    op.add_column(
        "employment", sa.Column("weekly_hours", sa.Numeric(), nullable=True), schema="hub"
    )
    op.add_column(
        "employment", sa.Column("overtime_exempt", sa.Boolean(), nullable=True), schema="hub"
    )
    op.add_column("employment", sa.Column("rehire", sa.Boolean(), nullable=True), schema="hub")
    op.add_column(
        "employment", sa.Column("source", sa.Text(collation="C"), nullable=True), schema="hub"
    )
    op.add_column(
        "employment", sa.Column("retirement_date", sa.Date(), nullable=True), schema="hub"
    )
    op.add_column("employment", sa.Column("notice_days", sa.Numeric(), nullable=True), schema="hub")
    op.add_column(
        "employment", sa.Column("probation_start", sa.Date(), nullable=True), schema="hub"
    )
    op.add_column(
        "employment", sa.Column("leaving_kind", sa.Text(collation="C"), nullable=True), schema="hub"
    )
    op.create_index(
        op.f("ix_employment_calendar_id"), "employment", ["calendar_id"], unique=False, schema="hub"
    )
    op.create_index(
        op.f("ix_employment_pay_group_id"),
        "employment",
        ["pay_group_id"],
        unique=False,
        schema="hub",
    )
    op.create_index(
        op.f("ix_employment_service_company_id"),
        "employment",
        ["service_company_id"],
        unique=False,
        schema="hub",
    )
    op.add_column(
        "employment_history",
        sa.Column("service_company_id", sa.UUID(as_uuid=False), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employment_history",
        sa.Column("pay_group_id", sa.UUID(as_uuid=False), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employment_history",
        sa.Column("calendar_id", sa.UUID(as_uuid=False), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employment_history", sa.Column("weekly_hours", sa.Numeric(), nullable=True), schema="hub"
    )
    op.add_column(
        "employment_history",
        sa.Column("overtime_exempt", sa.Boolean(), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employment_history", sa.Column("rehire", sa.Boolean(), nullable=True), schema="hub"
    )
    op.add_column(
        "employment_history",
        sa.Column("source", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column(
        "employment_history", sa.Column("retirement_date", sa.Date(), nullable=True), schema="hub"
    )
    op.add_column(
        "employment_history", sa.Column("notice_days", sa.Numeric(), nullable=True), schema="hub"
    )
    op.add_column(
        "employment_history", sa.Column("probation_start", sa.Date(), nullable=True), schema="hub"
    )
    op.add_column(
        "employment_history",
        sa.Column("leaving_kind", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column(
        "enrolment", sa.Column("session_id", sa.UUID(as_uuid=False), nullable=True), schema="hub"
    )
    op.create_index(
        op.f("ix_enrolment_session_id"), "enrolment", ["session_id"], unique=False, schema="hub"
    )
    op.add_column(
        "enrolment_history",
        sa.Column("session_id", sa.UUID(as_uuid=False), nullable=True),
        schema="hub",
    )
    op.add_column(
        "legal_entity", sa.Column("phone", sa.Text(collation="C"), nullable=True), schema="hub"
    )
    op.add_column(
        "legal_entity", sa.Column("email", sa.Text(collation="C"), nullable=True), schema="hub"
    )
    op.add_column(
        "legal_entity_history",
        sa.Column("phone", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column(
        "legal_entity_history",
        sa.Column("email", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column(
        "location", sa.Column("postal_code", sa.Text(collation="C"), nullable=True), schema="hub"
    )
    op.add_column(
        "location", sa.Column("phone", sa.Text(collation="C"), nullable=True), schema="hub"
    )
    op.add_column(
        "location_history",
        sa.Column("postal_code", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    op.add_column(
        "location_history", sa.Column("phone", sa.Text(collation="C"), nullable=True), schema="hub"
    )
    op.add_column(
        "payslip", sa.Column("payroll_run_id", sa.UUID(as_uuid=False), nullable=True), schema="hub"
    )
    op.add_column(
        "payslip", sa.Column("payment_method", sa.Text(collation="C"), nullable=True), schema="hub"
    )
    op.create_index(
        op.f("ix_payslip_payroll_run_id"), "payslip", ["payroll_run_id"], unique=False, schema="hub"
    )
    op.add_column(
        "payslip_history",
        sa.Column("payroll_run_id", sa.UUID(as_uuid=False), nullable=True),
        schema="hub",
    )
    op.add_column(
        "payslip_history",
        sa.Column("payment_method", sa.Text(collation="C"), nullable=True),
        schema="hub",
    )
    for table in TABLES:
        op.execute(sa.text(f"grant select on hub.{table}, hub.{table}_history to hub_reader"))


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
