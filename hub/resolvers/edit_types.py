"""Types of what mutations tell beside rows: what would change, and what became of many rows."""

from enum import Enum

import strawberry

from hub.resolvers.types_problems import Problem

CHANGED_FIELDS = "Fields that have another value by it, or that the viewer may not compare."


@strawberry.type(description="What an edit would change of a row.")
class EditChange:
    """Of a dry run."""

    entity: str = strawberry.field(description="Entity of the row.")
    id: strawberry.ID | None = strawberry.field(
        description="The row; null if it would be made by the edit."
    )
    fields: list[str] = strawberry.field(description=CHANGED_FIELDS)


@strawberry.enum(description="What became of a row of a bulk edit.")
class RowOutcome(Enum):
    """As `Fate`."""

    CHANGED = strawberry.enum_value(
        "changed", description="A cell has another value, or may have: not all are the viewer's."
    )
    UNCHANGED = strawberry.enum_value(
        "unchanged", description="Every cell had that value; the hub stands by it from now on."
    )
    REFUSED = strawberry.enum_value(
        "refused", description="The viewer may not change it so, or there is no such row for them."
    )
    STALE = strawberry.enum_value("stale", description="It has another version than was expected.")
    INVALID = strawberry.enum_value("invalid", description="The values do not fit.")
    WITHHELD = strawberry.enum_value(
        "withheld", description="It could be changed, and was not: it is all rows or none."
    )


@strawberry.type(description="A row of a bulk edit.")
class EditedRow:
    """What became of it."""

    id: strawberry.ID = strawberry.field(description="As it was named.")
    outcome: RowOutcome = strawberry.field(description="What became of it.")
    fields: list[str] = strawberry.field(description=CHANGED_FIELDS)
    problem: Problem | None = strawberry.field(description="Why it was not changed.")


@strawberry.type(description="How many rows of a bulk edit had each outcome; they sum up to all.")
class EditTotals:
    """The account."""

    rows: int = strawberry.field(description="All rows.")
    changed: int = strawberry.field(description="CHANGED.")
    unchanged: int = strawberry.field(description="UNCHANGED.")
    refused: int = strawberry.field(description="REFUSED.")
    stale: int = strawberry.field(description="STALE.")
    invalid: int = strawberry.field(description="INVALID.")
    withheld: int = strawberry.field(description="WITHHELD.")
