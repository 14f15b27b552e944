"""Superseded images are read by questions of another time, and found by moment and by link.

They stand behind the same wall as the rows of today (`store/wall.py`). Indexes are of the columns
by which rows hang on others; between commas where there are several.
"""

from alembic import op

revision = "0066"
down_revision = "0064"
branch_labels = None
depends_on = None

_IMAGES = {
    "assignment": (
        "department_id",
        "employee_id",
        "employment_id",
        "held_position_id",
        "location_id",
        "manager_id",
        "shift_id",
    ),
    "attendance_day": ("employee_id",),
    "bank_account": ("employee_id",),
    "business_trip": ("employee_id",),
    "calendar_day": ("calendar_id",),
    "certificate": (
        "course_id",
        "employee_id",
    ),
    "compensation": ("employee_id",),
    "contract": (
        "employee_id",
        "employment_id",
        "legal_entity_id",
    ),
    "contribution": (
        "employee_id",
        "payslip_id",
    ),
    "cost_centre": (
        "legal_entity_id",
        "parent_id",
    ),
    "course": (),
    "department": (
        "cost_centre_id",
        "head_id",
        "legal_entity_id",
        "merged_into_id",
        "parent_id",
    ),
    "dependent": ("employee_id",),
    "education": ("employee_id",),
    "emergency_contact": ("employee_id",),
    "employee": (
        "department_id",
        "legal_entity_id",
        "legal_name_sort,id",
        "location_id",
        "manager_id",
    ),
    "employment": (
        "calendar_id",
        "employee_id",
        "legal_entity_id",
        "number",
        "pay_group_id",
    ),
    "enrolment": (
        "course_id",
        "employee_id",
        "session_id",
    ),
    "goal": ("employee_id",),
    "grade": (),
    "health_record": ("employee_id",),
    "identity_document": ("employee_id",),
    "insurance_enrolment": ("employee_id",),
    "leave_balance": (
        "employee_id",
        "type_id",
    ),
    "leave_request": (
        "employee_id",
        "type_id",
    ),
    "leave_type": (),
    "legal_entity": (),
    "location": (),
    "offboarding": ("employee_id",),
    "onboarding": (
        "department_id",
        "employee_id",
    ),
    "overtime": ("employee_id",),
    "pay_group": ("legal_entity_id",),
    "payroll_run": ("pay_group_id",),
    "payslip": (
        "employee_id",
        "payroll_run_id",
    ),
    "payslip_line": (
        "employee_id",
        "payslip_id",
    ),
    "penalty": ("employee_id",),
    "position": (
        "department_id",
        "grade_id",
        "reports_to_id",
    ),
    "punch": ("employee_id",),
    "punch_correction": ("employee_id",),
    "review": ("employee_id",),
    "reward": ("employee_id",),
    "session": ("course_id",),
    "shift": (),
    "tax_item": ("employee_id",),
    "team": (
        "lead_id",
        "parent_id",
    ),
    "team_membership": (
        "employee_id",
        "team_id",
    ),
    "work_calendar": (),
    "work_history": ("employee_id",),
}


def upgrade() -> None:
    """Bring the schema one step up."""
    for table, indexes in _IMAGES.items():
        images = f"{table}_history"
        name = f"ix_{images}_recorded"
        op.create_index(name, images, ["recorded"], schema="hub", postgresql_using="gist")
        for columns in indexes:
            named = columns.split(",")
            op.create_index(f"ix_{images}_{'_'.join(named)}", images, named, schema="hub")
    for table in (*_IMAGES, "employee_private"):
        op.execute(f"grant select on hub.{table}_history to hub_reader")
    # Who went where when their department was split: posts of a day are followed by it.
    op.execute("grant select on hub.department_part to hub_reader")


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
