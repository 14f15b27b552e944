"""Pages of tables whose rows are replaced keep room for the next image of a row."""

from alembic import op

revision = "0079"
down_revision = "0078"
branch_labels = None
depends_on = None
_TABLES = """
    legal_entity location cost_centre grade department position team pay_group payroll_run
    work_calendar calendar_day shift leave_type course session employee employee_private employment
    assignment team_membership contract onboarding offboarding education work_history dependent
    emergency_contact identity_document bank_account certificate compensation insurance_enrolment
    goal review reward penalty health_record mapped_record raw_record
"""


def upgrade() -> None:
    """Bring the schema one step up; pages that are full already stay as they are."""
    for name in _TABLES.split():
        op.execute(f"alter table hub.{name} set (fillfactor = 80)")


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
