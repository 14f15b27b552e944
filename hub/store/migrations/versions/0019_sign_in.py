"""Sign-in: accounts and their factors, sessions, machine clients, revoked tokens."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0019"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step up; the reading role sees none of these tables."""
    op.create_table(
        "account",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("password", sa.Text(collation="C"), nullable=True),
        sa.Column("password_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column(
            "created_at",
            postgresql.TIMESTAMP(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Text(collation="C"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("employee_id", name=op.f("uq_account_employee_id")),
        schema="hub",
    )
    op.create_table(
        "account_invitation",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("created_by", sa.Text(collation="C"), nullable=False),
        sa.Column("expires_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["hub.account.id"], name=op.f("fk_account_invitation_account_id")
        ),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_account_invitation")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_account_invitation_account_id"),
        "account_invitation",
        ["account_id"],
        unique=False,
        schema="hub",
    )
    op.create_table(
        "account_factor",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("account_id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("kind", sa.Text(collation="C"), nullable=False),
        sa.Column("name", sa.Text(collation="C"), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("credential", sa.LargeBinary(), nullable=True),
        sa.Column("counter", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column(
            "created_at",
            postgresql.TIMESTAMP(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("used_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["hub.account.id"], name=op.f("fk_account_factor_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_factor")),
        sa.UniqueConstraint("credential", name=op.f("uq_account_factor_credential")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_account_factor_account_id"),
        "account_factor",
        ["account_id"],
        unique=False,
        schema="hub",
    )
    op.create_table(
        "sign_in_failures",
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("last_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("until", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_sign_in_failures")),
        schema="hub",
    )
    op.create_table(
        "sign_in_begun",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("step", sa.Text(collation="C"), nullable=False),
        sa.Column("detail", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("expires_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_sign_in_begun")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_sign_in_begun_expires_at"),
        "sign_in_begun",
        ["expires_at"],
        unique=False,
        schema="hub",
    )
    op.create_table(
        "sign_in_session",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("employee_id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("issuer", sa.Text(collation="C"), nullable=False),
        sa.Column("methods", sa.ARRAY(sa.Text(collation="C")), nullable=False),
        sa.Column(
            "began_at",
            postgresql.TIMESTAMP(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "seen_at",
            postgresql.TIMESTAMP(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("expires_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("proved_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_session")),
        sa.UniqueConstraint("digest", name=op.f("uq_sign_in_session_digest")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_sign_in_session_employee_id"),
        "sign_in_session",
        ["employee_id"],
        unique=False,
        schema="hub",
    )
    op.create_table(
        "token_revocation",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("principal_id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("token", sa.Text(collation="C"), nullable=False),
        sa.Column(
            "at",
            postgresql.TIMESTAMP(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_token_revocation")),
        schema="hub",
    )
    op.create_index(
        op.f("ix_token_revocation_principal_id"),
        "token_revocation",
        ["principal_id"],
        unique=False,
        schema="hub",
    )
    op.create_table(
        "machine_client",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("name", sa.Text(collation="C"), nullable=False),
        sa.Column("secret", sa.Text(collation="C"), nullable=False),
        sa.Column(
            "created_at",
            postgresql.TIMESTAMP(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Text(collation="C"), nullable=False),
        sa.Column("used_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("revoked_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_machine_client")),
        sa.UniqueConstraint("name", name=op.f("uq_machine_client_name")),
        schema="hub",
    )


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
