"""Images of people are found by their number; no image is by its recorded time.

Rows of a moment are those of a table and of its images in one order, of which the ends of the
recorded time are asked: a range index finds none of them, and each change would pay for it.
"""

from alembic import op

revision = "0069"
down_revision = "0068"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step up."""
    op.create_index(
        op.f("ix_employee_history_number"), "employee_history", ["number"], schema="hub"
    )
    op.execute(
        """
        do $$
        declare
            one text;
        begin
            for one in select indexname from pg_indexes
                       where schemaname = 'hub' and indexname ~ '^ix_.+_history_recorded$' loop
                execute format('drop index hub.%I', one);
            end loop;
        end $$
        """
    )


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
