"""People changed by a CSV: a row each, `number` and fields as the graph names them.

    bytes → rows with canonical texts → in hundreds: who is meant → the bulk edit of the graph

An empty cell leaves its field as it is. Numbers that name nobody are answered as people are of whom
one may not know: by the account.
"""

import csv
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from io import StringIO
from pathlib import Path
from typing import Final

from hub.auth.viewer import Viewer
from hub.errors import Refused
from hub.flows.edit import Problem
from hub.flows.edit_many import MOST, Account, Many, edit_many
from hub.flows.edit_record import Edit
from hub.flows.hub import Hub
from hub.schema.kinds import minor_digits
from hub.schema.model import EntitySpec, Field
from hub.store.grants import people_numbered

NUMBER: Final = "number"
LARGEST: Final = 10_000
"""Rows of one sheet."""
_BOOLS: Final = {"true": "t", "false": "f", "是": "t", "否": "f"}


@dataclass(frozen=True)
class SheetRow:
    """What a row wants."""

    number: str
    values: Mapping[str, str | None]
    """Field → canonical text, as far as it can be read; None empties it."""


def sheet_at(path: Path) -> bytes:
    """What stands in the file; Refused EDIT_SHEET."""
    try:
        return path.read_bytes()
    except OSError:
        raise _refused(f"{path.name} cannot be read.") from None


def read_sheet(spec: EntitySpec, data: bytes, clear: str | None) -> list[SheetRow]:
    """The rows; a cell that is `clear` empties its field. Refused EDIT_SHEET."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _refused("It is not UTF-8.") from None
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    try:
        lines = [(reader.line_num, line) for line in reader]
    except csv.Error as error:
        raise _refused(f"Line {reader.line_num}: {error}.") from None
    if not lines:
        raise _refused("It is empty.")
    (_, head), *rest = lines
    fields = _fields(spec, [one.strip() for one in head])
    rows = list(_rows(fields, rest, clear))
    if not rows or len(rows) > LARGEST:
        raise _refused(f"It has {len(rows)} rows; there must be 1 to {LARGEST}.")
    twice = [number for number, count in Counter(one.number for one in rows).items() if count > 1]
    if twice:
        raise _refused(f"{len(twice)} numbers stand in it more than once.")
    return rows


async def edited(
    hub: Hub,
    viewer: Viewer,
    rows: Sequence[SheetRow],
    reason: str,
    given: Mapping[str, object],
    *,
    together: bool = False,
    dry: bool = False,
) -> AsyncIterator[tuple[Sequence[SheetRow], Account]]:
    """Some of the rows at a time, with what became of each. Refused EDIT_SHEET, ROWS_TOO_MANY."""
    size = len(rows) if together else MOST
    for at in range(0, len(rows), size):
        part = rows[at : at + size]
        known = await people_numbered(hub.database, [one.number for one in part])
        wanted = [(one.number, _edit(one, known.get(one.number))) for one in part]
        done = await edit_many(hub, viewer, Many(wanted, reason, together=together, dry=dry), given)
        if isinstance(done, Problem):
            raise Refused(done.code, done.message, hint=done.hint)
        yield part, done


def _edit(one: SheetRow, row: str | None) -> Edit | Problem:
    if row is None:
        return Problem("NotFound", "ROW_NOT_FOUND", "There is no such row.", path=("id",))
    if not one.values:
        return Problem("Invalid", "NOTHING_TO_CHANGE", "No field is named.", path=("set",))
    return Edit("Employee", row, one.values)


def _fields(spec: EntitySpec, head: Sequence[str]) -> list[Field | None]:
    """The field of each column; None: the number."""
    known = {
        f"custom.{one.graph_name}" if one.custom else one.graph_name: one for one in spec.targets
    }
    unknown = [one for one in head if one != NUMBER and one not in known]
    if head.count(NUMBER) != 1 or len(set(head)) < len(head) or unknown or len(head) == 1:
        detail = f"No field: {', '.join(unknown)}." if unknown else f"Columns: {', '.join(head)}."
        raise _refused(detail)
    return [known.get(one) if one != NUMBER else None for one in head]


def _rows(
    fields: Sequence[Field | None], lines: Sequence[tuple[int, list[str]]], clear: str | None
) -> Iterator[SheetRow]:
    for place, line in lines:
        if not any(one.strip() for one in line):
            continue
        if len(line) != len(fields):
            raise _refused(f"Line {place} has {len(line)} cells, the head {len(fields)}.")
        number, values = "", {}
        for field, cell in zip(fields, line, strict=True):
            text = cell.strip()
            if field is None:
                number = text
            elif text:
                values[field.name] = None if text == clear else canonical(field, text)
        if not number:
            raise _refused(f"Line {place} names nobody.")
        yield SheetRow(number, values)


def canonical(field: Field, text: str) -> str:
    """As the kind writes it; what cannot be read stays, and is refused by the edit."""
    kind = field.kind
    if kind.target:
        return text.rpartition("_")[2]
    if kind.graph == "Boolean":
        return _BOOLS.get(text.lower(), text)
    if kind.graph == "Money":
        amount, _, currency = text.partition(" ")
        try:
            minor = Decimal(amount).scaleb(minor_digits(currency))
        except InvalidOperation:
            return text
        return f"{int(minor)} {currency}" if minor == minor.to_integral_value() else text
    return text


def _refused(detail: str) -> Refused:
    return Refused(
        "EDIT_SHEET",
        "The sheet cannot be read as changes of people.",
        detail=detail,
        hint="UTF-8 with a head: `number`, and fields as the graph names them.",
    )
