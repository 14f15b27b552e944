"""Tables of rights for a time: deputies of managers, emergency access by two people."""

from typing import Any

from sqlalchemy import ARRAY, Column, Date, Index, Integer, MetaData, Table, Text, text
from sqlalchemy.dialects.postgresql import TIMESTAMP, UUID

_CODE = Text(collation="C")


def _id(name: str, *, key: bool = False, null: bool = False) -> Column[Any]:
    return Column(name, UUID(as_uuid=False), primary_key=key, nullable=null)


def _moment(name: str, *, null: bool = False, now: bool = False) -> Column[Any]:
    default = text("now()") if now else None
    return Column(name, TIMESTAMP(timezone=True), nullable=null, server_default=default)


def access_tables(m: MetaData) -> dict[str, Table]:
    """What is given from one person to another, and what two people open together."""
    delegation = Table(
        "delegation",
        m,
        _id("id", key=True),
        _id("manager_id"),
        _id("deputy_id"),
        Column("valid_from", Date, nullable=False),
        # Both days included; there is no deputy for good.
        Column("valid_to", Date, nullable=False),
        Column("given_by", _CODE, nullable=False),
        Column("reason", _CODE, nullable=False),
        _moment("given_at", now=True),
        _moment("ended_at", null=True),
        Index(None, "manager_id"),
        Index(None, "deputy_id"),
    )
    emergency = Table(
        "emergency",
        m,
        _id("id", key=True),
        _id("employee_id"),
        Column("classes", ARRAY(_CODE), nullable=False),
        Column("purpose", _CODE, nullable=False),
        _moment("asked_at", now=True),
        # The second person; with them it becomes a grant that ends by itself.
        Column("confirmed_by", _CODE),
        _moment("confirmed_at", null=True),
        _id("grant_id", null=True),
        _moment("refused_at", null=True),
    )
    alarm = Table(
        "access_alarm",
        m,
        _id("id", key=True),
        Column("kind", _CODE, nullable=False),
        # Id of the employee or machine client.
        Column("principal", _CODE, nullable=False),
        Column("class", _CODE, nullable=False),
        Column("people", Integer),
        _moment("raised_at", now=True),
        _moment("cleared_at", null=True),
        Index(
            "ix_access_alarm_open",
            "kind",
            "principal",
            "class",
            unique=True,
            postgresql_where=text("cleared_at is null"),
        ),
    )
    return {"delegation": delegation, "emergency": emergency, "access_alarm": alarm}
