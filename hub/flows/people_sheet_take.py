"""A workbook of people, filled for somebody and taken back by the rules of edits of many.

What is shown is what the viewer reads, what is made is what `edit_many` makes of it: the same
checks, the same landing, the same account. A cell that somebody else changed since the sheet was
written is told as stale, as far as the viewer may know of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Final

from hub.auth import policy
from hub.auth.viewer import Viewer
from hub.flows.edit import Problem
from hub.flows.edit_many import Account, Fate, Many, Row, edit_many
from hub.flows.edit_record import Edit
from hub.flows.hub import Hub
from hub.flows.people_sheet import NOTHING, Line, text_of
from hub.flows.reasons import what_holds
from hub.schema.model import Field
from hub.store.images import Album
from hub.store.sealing.keys import Erased

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


async def standings(
    hub: Hub, viewer: Viewer, rows: Sequence[str], fields: Sequence[Field], given: Given
) -> dict[str, Standing]:
    """Row → what of the fields stands; of people of whom the viewer may know."""
    if not rows or not fields:
        return {}
    spec = hub.model[PERSON]
    asked = [
        *(policy.read(spec, one, viewer) for one in fields),
        *(policy.write(spec, one, viewer) for one in fields),
    ]
    known = await what_holds(hub, viewer, spec, rows, asked, given)
    names, size = [one.name for one in fields], len(fields)
    read = {row: list(compress(names, may[:size])) for row, may in known.items()}
    write = {row: frozenset(compress(names, may[size:])) for row, may in known.items()}
    held = await Album(hub.database, hub.made, hub.sealer, spec).present(read)
    return {row: Standing(_unerased(held.get(row, {}), read[row]), write[row]) for row in known}


def _unerased(
    held: Mapping[str, str | Erased | None], names: Sequence[str]
) -> dict[str, str | None]:
    """What stands of these fields; what was erased is told like what may not be read."""
    now = {name: held.get(name) for name in names}
    return {name: value for name, value in now.items() if not isinstance(value, Erased)}


async def meant(
    hub: Hub, viewer: Viewer, lines: Sequence[Line], rows: Sequence[str | None], given: Given
) -> list[Meant]:
    """The lines with what stands in the cells that they would change."""
    spec = hub.model[PERSON]
    fields = [spec[name] for name in dict.fromkeys(name for one in lines for name in one.values)]
    known = await standings(hub, viewer, [one for one in rows if one], fields, given)
    found = []
    for line, row in zip(lines, rows, strict=True):
        now = known[row].now if row in known else {}
        found.append(Meant(line, row, {name: now[name] for name in line.values if name in now}))
    return found


async def changed(
    hub: Hub,
    viewer: Viewer,
    some: Sequence[Meant],
    reason: str,
    given: Given,
    *,
    above: Sequence[str | None] = (),
    dry: bool,
    slot: tuple[str, bytes] | None,
) -> Account | Problem:
    """Make what the lines want, each for itself, as `edit_many` does; `above`: of lines before."""
    met = {row for row in above if row}
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
