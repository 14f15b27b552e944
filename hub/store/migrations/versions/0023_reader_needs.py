"""The reading role reads what answers are made of: no superseded images, no audit."""

from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step up."""
    op.execute(
        """
        do $$
        declare name text;
        begin
            -- Only images of a table that there is: `work_history` is one of current rows.
            for name in select t.tablename from pg_tables t
                        where t.schemaname = 'hub' and (t.tablename = 'audit' or exists (
                            select from pg_tables main where main.schemaname = 'hub'
                            and t.tablename = main.tablename || '_history'))
            loop
                execute format('revoke select on hub.%I from hub_reader', name);
            end loop;
        end
        $$
        """
    )


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
