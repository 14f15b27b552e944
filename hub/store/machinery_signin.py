"""Tables of sign-in: accounts and their factors, sessions, machine clients, what is revoked."""

from typing import Any, Final

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP, UUID

_CODE: Final = Text(collation="C")


def _id(name: str = "id", *, key: bool = False) -> Column[Any]:
    return Column(name, UUID(as_uuid=False), primary_key=key, nullable=False)


def _text(name: str) -> Column[Any]:
    return Column(name, _CODE, nullable=False)


def _moment(name: str, *, null: bool = False, now: bool = False) -> Column[Any]:
    default = text("now()") if now else None
    return Column(name, TIMESTAMP(timezone=True), nullable=null, server_default=default)


def _digest() -> Column[Any]:
    """SHA-256 of a secret of 256 random bits, which only its holder has."""
    return Column("digest", LargeBinary, primary_key=True)


def signin_tables(m: MetaData) -> dict[str, Table]:
    """Who may sign in on the hub's own pages, and who has."""
    return {**_accounts(m), **_signed_in(m), **_clients(m)}


def _accounts(m: MetaData) -> dict[str, Table]:
    account = Table(
        "account",
        m,
        _id(key=True),
        Column("employee_id", UUID(as_uuid=False), nullable=False, unique=True),
        # argon2id in its usual encoding; null before the invitation is taken up.
        Column("password", _CODE),
        _moment("password_at", null=True),
        _moment("created_at", now=True),
        _text("created_by"),
    )
    invitation = Table(
        "account_invitation",
        m,
        _digest(),
        Column("account_id", UUID(as_uuid=False), ForeignKey(account.c.id), nullable=False),
        _text("created_by"),
        _moment("expires_at"),
        Index(None, "account_id"),
    )
    factor = Table(
        "account_factor",
        m,
        _id(key=True),
        Column("account_id", UUID(as_uuid=False), ForeignKey(account.c.id), nullable=False),
        # `totp`, `passkey` or `recovery`.
        _text("kind"),
        _text("name"),
        # totp: its key, sealed; passkey: the public key; recovery: SHA-256 of the code.
        Column("secret", LargeBinary, nullable=False),
        # passkey: the id that the authenticator gave it.
        Column("credential", LargeBinary, unique=True),
        # passkey: uses as the authenticator counts them; totp: the last step that was used.
        Column("counter", BigInteger, nullable=False, server_default=text("0")),
        _moment("created_at", now=True),
        _moment("used_at", null=True),
        Index(None, "account_id"),
    )
    # Failures of a name or an address, known here or not.
    failures = Table(
        "sign_in_failures",
        m,
        Column("key", LargeBinary, primary_key=True),
        Column("count", Integer, nullable=False),
        _moment("last_at"),
        _moment("until"),
    )
    return {
        "account": account,
        "account_invitation": invitation,
        "account_factor": factor,
        "sign_in_failures": failures,
    }


def _signed_in(m: MetaData) -> dict[str, Table]:
    # A sign-in that has begun: its secret is a cookie of that browser; used once.
    begun = Table(
        "sign_in_begun",
        m,
        _digest(),
        _text("step"),
        Column("detail", JSONB, nullable=False),
        _moment("expires_at"),
        Index(None, "expires_at"),
    )
    session = Table(
        "sign_in_session",
        m,
        _id(key=True),
        Column("digest", LargeBinary, nullable=False, unique=True),
        Column("employee_id", UUID(as_uuid=False), nullable=False),
        # Of the provider: `iss`; of an account: `hub`.
        _text("issuer"),
        Column("methods", ARRAY(_CODE), nullable=False),
        _moment("began_at", now=True),
        _moment("seen_at", now=True),
        _moment("expires_at"),
        # When a second factor was shown.
        _moment("proved_at", null=True),
        Index(None, "employee_id"),
    )
    revoked = Table(
        "token_revocation",
        m,
        _id(key=True),
        _id("principal_id"),
        # `jti` of one token; empty: all that were issued before.
        _text("token"),
        _moment("at", now=True),
        Index(None, "principal_id"),
    )
    return {"sign_in_begun": begun, "sign_in_session": session, "token_revocation": revoked}


def _clients(m: MetaData) -> dict[str, Table]:
    client = Table(
        "machine_client",
        m,
        _id(key=True),
        Column("name", _CODE, nullable=False, unique=True),
        # argon2id of its secret.
        _text("secret"),
        _moment("created_at", now=True),
        _text("created_by"),
        _moment("used_at", null=True),
        _moment("revoked_at", null=True),
    )
    return {"machine_client": client}
