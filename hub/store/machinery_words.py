"""Tables of the company's own words: changes of departments, their other names, edited terms."""

from typing import Any

from sqlalchemy import Column, Date, Index, MetaData, Table, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP, UUID

_CODE = Text(collation="C")


def _text(name: str, *, null: bool = False, key: bool = False) -> Column[Any]:
    return Column(name, _CODE, nullable=null, primary_key=key)


def _id(name: str, *, key: bool = False) -> Column[Any]:
    return Column(name, UUID(as_uuid=False), nullable=False, primary_key=key)


def _moment(name: str, *, null: bool = False) -> Column[Any]:
    default = None if null else text("now()")
    return Column(name, TIMESTAMP(timezone=True), nullable=null, server_default=default)


def words_tables(m: MetaData) -> dict[str, Table]:
    """What people say of departments and terms, beside what systems send."""
    change = Table(
        "department_change",
        m,
        _id("id", key=True),
        _id("department_id"),
        _text("kind"),
        # First day on which it holds.
        Column("day", Date, nullable=False),
        Column("document", JSONB, nullable=False),
        # planned, done, withdrawn, failed.
        _text("state"),
        _text("error", null=True),
        _text("author"),
        _text("reason"),
        _moment("planned_at"),
        _moment("done_at", null=True),
        Index("ix_department_change_due", "day", postgresql_where=text("state = 'planned'")),
        Index(None, "department_id"),
        Index(None, "day", "id"),
        Index(None, "state", "day", "id"),
    )
    alias = Table(
        "department_alias",
        m,
        _id("id", key=True),
        _id("department_id"),
        _text("value"),
        # Name of the connection that means it so; empty: all do.
        _text("system"),
        _text("author"),
        _text("reason"),
        _moment("at"),
        UniqueConstraint("value", "system"),
        Index(None, "department_id"),
    )
    part = Table(
        "department_part",
        m,
        _id("department_id", key=True),
        _id("employee_id", key=True),
        _id("successor_id"),
    )
    edit = Table(
        "term_edit",
        m,
        _text("vocabulary", key=True),
        _text("code", key=True),
        Column("document", JSONB, nullable=False),
        _text("author"),
        _text("reason"),
        _moment("at"),
        Index(None, "at", "vocabulary", "code"),
        Index(None, "vocabulary", "at", "code"),
    )
    return {
        "department_change": change,
        "department_alias": alias,
        "department_part": part,
        "term_edit": edit,
    }
