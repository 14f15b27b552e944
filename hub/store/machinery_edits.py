"""Edits of one's own data that wait for a decision; answers about groups."""

from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP, UUID

_CODE = Text(collation="C")


def edit_tables(m: MetaData) -> dict[str, Table]:
    """The values go once it is decided; what remains says who asked, and who decided."""
    edit = Table(
        "own_edit",
        m,
        Column("id", UUID(as_uuid=False), primary_key=True),
        Column("employee_id", UUID(as_uuid=False), nullable=False),
        Column("entity", _CODE, nullable=False),
        Column("row_id", UUID(as_uuid=False), nullable=False),
        Column("fields", ARRAY(_CODE), nullable=False),
        # Group of fields → how often it had changed when this was asked.
        Column("seen", JSONB, nullable=False),
        Column("reason", _CODE, nullable=False),
        Column("asked_by", _CODE, nullable=False),
        _moment("asked_at", now=True),
        # waiting, approved, rejected or withdrawn.
        Column("state", _CODE, nullable=False, server_default=text("'waiting'")),
        Column("decided_by", _CODE),
        _moment("decided_at", now=False),
        Column("decided_for", _CODE),
        Index("ix_own_edit_state_id", "state", "id"),
        Index("ix_own_edit_employee_id_state_id", "employee_id", "state", "id"),
    )
    cell = Table(
        "own_edit_cell",
        m,
        Column("edit_id", UUID(as_uuid=False), ForeignKey("hub.own_edit.id"), primary_key=True),
        Column("field", _CODE, primary_key=True),
        # Canonical text, sealed under its author; null clears the field.
        Column("value", LargeBinary),
    )
    return {"own_edit": edit, "own_edit_cell": cell}


def statistic_tables(m: MetaData) -> dict[str, Table]:
    """What was answered about groups, to whomever: later answers are held against it."""
    statistic = Table(
        "statistic",
        m,
        # Entity.field, and a currency.
        Column("measure", _CODE, primary_key=True),
        Column("month", _CODE, primary_key=True),
        Column("department_id", UUID(as_uuid=False), primary_key=True),
        # Who was there, and who of them had a value.
        Column("people", ARRAY(UUID(as_uuid=False)), nullable=False),
        Column("given", ARRAY(UUID(as_uuid=False)), nullable=False),
        Column("values", BigInteger, nullable=False),
        Column("total", Numeric, nullable=False),
        Column("asked_by", _CODE, nullable=False),
        _moment("asked_at", now=True),
    )
    floor = Table(
        "statistic_floor",
        m,
        Column("measure", _CODE, primary_key=True),
        # The last month of which answers are forgotten; none of them is answered again.
        Column("month", _CODE, nullable=False),
    )
    piece = Table(
        "statistic_piece",
        m,
        Column("measure", _CODE, primary_key=True),
        Column("person_id", UUID(as_uuid=False), primary_key=True),
        # Into which pieces forgotten answers cut those who had a value, and those who were there.
        Column("given", Integer),
        Column("people", Integer, nullable=False),
        Column("always", Boolean, nullable=False),
    )
    return {"statistic": statistic, "statistic_floor": floor, "statistic_piece": piece}


def _moment(name: str, *, now: bool) -> Column[Any]:
    default = text("now()") if now else None
    return Column(name, TIMESTAMP(timezone=True), nullable=not now, server_default=default)
