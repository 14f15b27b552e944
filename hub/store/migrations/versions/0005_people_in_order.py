"""Lists of people that hang on a row are read in their order."""

from alembic import op

revision = "0005"
down_revision = "0003"
branch_labels = None
depends_on = None

LINKS = ("legal_entity_id", "location_id", "manager_id")


def upgrade() -> None:
    """Bring the schema one step up."""
    for link in LINKS:
        op.create_index(
            op.f(f"ix_employee_{link}_legal_name_sort_id"),
            "employee",
            [link, "legal_name_sort", "id"],
            schema="hub",
        )
    for link in ("department_id", *LINKS):
        op.drop_index(op.f(f"ix_employee_{link}"), table_name="employee", schema="hub")


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
