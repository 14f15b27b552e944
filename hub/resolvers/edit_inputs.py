"""What inputs of mutations mean as values: ids, rows, canonical text; shared by all mutations.

Inputs arrive as the graph names them. Values become canonical text; an absent field is not
named, null clears.
"""

import hashlib
import uuid
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from hub.errors import Refused, Unmappable
from hub.flows.edit import Problem
from hub.flows.edit_record import Edit
from hub.schema.kinds import minor_digits
from hub.schema.model import EntitySpec, Field
from hub.schema.names import camel
from hub.store.uuid7 import uuid7

Wanted: TypeAlias = Mapping[str, Any]
Edits: TypeAlias = "list[Edit] | Problem"
May: TypeAlias = Callable[[Edit], Awaitable[Problem | None]]
"""Asks the policy about one edit, before anything is read for it."""


@dataclass
class Ids:
    """Ids for new rows: fresh, or derived from an idempotency key so that a retry meets them."""

    seed: bytes | None
    _made: int = 0

    @classmethod
    def fresh(cls) -> "Ids":
        """New ids each time."""
        return cls(None)

    @classmethod
    def of(cls, subject: str, key: str) -> "Ids":
        """The same ids for the same principal and key."""
        return cls(hashlib.sha256(f"{subject}\x1f{key}".encode()).digest())

    def next(self) -> str:
        """The id of the next new row."""
        if self.seed is None:
            return str(uuid7())
        self._made += 1
        digest = hashlib.sha256(self.seed + bytes([self._made])).digest()
        number = int.from_bytes(digest[:16])
        number = number & ~(0xF << 76) | 8 << 76  # version 8 of RFC 9562: made by own means
        return str(uuid.UUID(int=number & ~(0x3 << 62) | 0x2 << 62))


def row_of(global_id: Any, entity: str) -> str | None:
    """The row that a global id of that entity names."""
    table, _, row = str(global_id).rpartition("_")
    try:
        found = str(uuid.UUID(row))
    except ValueError:
        return None
    return found if table.replace("_", "") == entity.lower() else None


def values_of(spec: EntitySpec, wanted: Wanted) -> dict[str, str | None]:
    """Field → canonical text of what an input names."""
    known = {field.graph_name: field for field in spec.targets if not field.custom}
    values = {
        known[name].name: _text(known[name], value)
        for name, value in wanted.items()
        if name in known
    }
    for name, value in (wanted.get("custom") or {}).items():
        field = next(one for one in spec.targets if one.custom and camel(one.name) == name)
        values[field.name] = _text(field, value)
    return values


def _text(field: Field, value: Any) -> str | None:
    """A value of an input as canonical text of the field's kind."""
    if value is None:
        return None
    if field.kind.target:
        row = row_of(value, field.kind.target)
        if row is None:
            raise Refused(
                "ROW_NOT_FOUND", f"{field.graph_name} names no {field.kind.target}.", hint=None
            )
        return row
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, Mapping):
        return _money(Decimal(str(value["amount"])), str(value["currency"]))
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _money(amount: Decimal, currency: str) -> str:
    minor = amount.scaleb(minor_digits(currency))
    if minor != minor.to_integral_value():
        raise Unmappable("VALUE_INVALID", "The amount has more digits than its currency.")
    return f"{int(minor)} {currency}"


def day_of(value: Any) -> date:
    """A day of an input."""
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def not_found(where: str) -> Problem:
    """No such row, or none that this viewer may know of."""
    return Problem("NotFound", "ROW_NOT_FOUND", "There is no such row.", path=(where,))
