"""A workbook of people, filled for somebody and taken back by the rules of edits of many.

What is shown is what the viewer reads, what is made is what `edit_many` makes of it: the same
checks, the same landing, the same account. A cell that somebody else changed since the sheet was
written is told as stale, as far as the viewer may know of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from hub.auth.viewer import Viewer
from hub.flows.edit import Problem
from hub.flows.edit_many import Account, Fate, Many, Row, edit_many
from hub.flows.edit_record import Edit
from hub.flows.history import history
from hub.flows.hub import Hub
from hub.flows.people_sheet import NOTHING, Line, text_of
from hub.flows.reasons import reasons
from hub.schema.model import Field

PERSON: Final = "Employee"
_NOTHING: Final = "NOTHING_TO_CHANGE"
_OVERTAKEN: Final = "SHEET_OVERTAKEN"
_LANGUAGES: Final = ("en", "zh")
Given = Mapping[str, object]


@dataclass(frozen=True)
class Standing:
    """What stands of a person for somebody."""

    now: Mapping[str, str | None]
    """Field → canonical text, of the fields that they read."""
    writable: frozenset[str]


@dataclass(frozen=True)
class Meant:
    """A line, whom it is about, and what stands there for the viewer."""

    line: Line
    row: str | None
    now: Mapping[str, str | None]


@dataclass(frozen=True)
class Told:
    """What became of a line."""

    line: Line
    fate: Fate
    fields: tuple[str, ...]
    """Those that the line is about: of a change, those that have another value by it."""
    problem: Problem | None


async def standing(
    hub: Hub, viewer: Viewer, row: str, fields: Sequence[Field], given: Given
) -> Standing | None:
    """What of the fields stands; None for a person of whom the viewer may not know."""
    spec = hub.model[PERSON]
    found = await reasons(hub, viewer, spec, row, fields, given)
    if found is None:
        return None
    readable = [one.field for one in found if one.read]
    past = await history(hub, viewer, spec, row, readable, given)
    now: dict[str, str | None] = {}
    for one in past.fields if past else ():
        last = one.spans[0] if one.spans else None
        if last is None or last.ends is not None:
            now[one.field.name] = None
        elif not last.erased:
            now[one.field.name] = last.value
    return Standing(now, frozenset(one.field.name for one in found if one.write))


async def meant(
    hub: Hub, viewer: Viewer, lines: Sequence[Line], rows: Sequence[str | None], given: Given
) -> list[Meant]:
    """The lines with what stands in the cells that they would change."""
    spec = hub.model[PERSON]
    found = []
    for line, row in zip(lines, rows, strict=True):
        fields = [spec[name] for name in line.values]
        known = None if row is None or not fields else await standing(
            hub, viewer, row, fields, given
        )  # fmt: skip
        found.append(Meant(line, row, known.now if known else {}))
    return found


async def changed(
    hub: Hub,
    viewer: Viewer,
    some: Sequence[Meant],
    reason: str,
    given: Given,
    *,
    dry: bool,
    slot: tuple[str, bytes] | None,
) -> Account | Problem:
    """Make what the lines want, each for itself, as `edit_many` does."""
    met: set[str] = set()
    wanted: list[tuple[str, Edit | Problem]] = []
    for one in some:
        wanted.append((str(one.line.row), _edit(hub, one, met)))
        met.add(one.row or "")
    return await edit_many(hub, viewer, Many(wanted, reason, dry=dry, slot=slot), given)


def _edit(hub: Hub, one: Meant, met: set[str]) -> Edit | Problem:
    """A line as an edit. All lines keep their place, so that a retry knows which had landed."""
    if one.row is None:
        return Problem("NotFound", "ROW_NOT_FOUND", "There is no such row.", path=("id",))
    if one.row in met:
        return Problem(
            "Invalid", "SHEET_TWICE", "A line above it is about the same.", "Keep one of them."
        )
    differing = {
        name: value
        for name, value in one.line.values.items()
        if name not in one.now or one.now[name] != value
    }
    if not differing:
        return Problem("Invalid", _NOTHING, "It says what stands there.", path=("set",))
    if any(_overtaken(hub, one, name) for name in differing):
        return Problem(
            "Conflict",
            _OVERTAKEN,
            "Somebody changed a cell since the sheet was written.",
            "Take a new sheet.",
        )
    return Edit(PERSON, one.row, differing)


def _overtaken(hub: Hub, one: Meant, name: str) -> bool:
    """Whether the cell says something else than what was written into the sheet."""
    written = one.line.written.get(name)
    if written is None or name not in one.now:
        return False
    field = hub.model[PERSON][name]
    return written not in {
        text_of(hub.model, field, one.now[name], language) or NOTHING for language in _LANGUAGES
    }


def told(lines: Sequence[Line], account: Account) -> list[Told]:
    """The account, line by line."""
    return [_told(line, row) for line, row in zip(lines, account.rows, strict=True)]


def _told(line: Line, row: Row) -> Told:
    if row.problem is not None and row.problem.code == _NOTHING:
        return Told(line, Fate.UNCHANGED, (), None)
    fields = row.fields if row.problem is None else tuple(line.values)
    stale = row.problem is not None and row.problem.code == _OVERTAKEN
    return Told(line, Fate.STALE if stale else row.fate, fields, row.problem)
