"""Other values for each of several people, by a workbook: written, filled in, and taken back.

Open to whoever signs in: a sheet holds what the viewer reads and may change, and what it changes
is what an edit of theirs would.
"""

import asyncio
import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import strawberry

from hub.errors import Refused, said_why
from hub.flows import people_sheet_take as flow
from hub.flows.edit import Problem
from hub.flows.edit_many import MOST as PART
from hub.flows.edit_many import Account, Fate, recalled
from hub.flows.people_sheet import (
    MOST,
    WRITTEN_MOST,
    Line,
    Written,
    key_of,
    read_people,
    text_of,
    workbook,
)
from hub.flows.roster_sheet import XLSX
from hub.resolvers.edit_inputs import row_of
from hub.resolvers.edit_types import RowOutcome
from hub.resolvers.office.field import (
    Asking,
    Info,
    OfficeField,
    anyone,
    office_mutation,
    office_query,
)
from hub.resolvers.office.files import OfficeFile
from hub.resolvers.viewers import given
from hub.schema.labels import labels
from hub.schema.model import Field
from hub.store.acts import note
from hub.store.reads import Reading

POINTS: Final = 2_000
"""Of a hundred people."""
SHEET_POINTS: Final = 10_000
"""Of writing a thousand."""
_HEAD: Final = ("number", "legal_name")


def _told(doc: str, **more: Any) -> Any:
    return strawberry.field(description=doc, **more)


@strawberry.input(description="Take a workbook of `peopleSheet` that was filled in.")
class ChangePeopleBySheetInput:
    """Which, and why."""

    content: str = _told("Its bytes in base64.")
    reason: str = _told("Why; kept in the trail.")
    dry_run: bool = _told("Say what would become of it, and change nothing.", default=False)
    part: int | None = _told(
        f"Which {PART} of its lines, from 1: a sheet of more is taken in parts, each with an "
        "Idempotency-Key of its own. Without it, all of a sheet that has no more.",
        default=None,
    )


@strawberry.type(description="A cell that a line is about.")
class PeopleSheetCell:
    """Before and after."""

    field: str = _told("As the sheet's column names it.")
    value: str | None = _told("What the line says; null: it clears the field.")
    label: str | None = _told("The same for a person to read, such as the name of a term.")
    now: str | None = _told("Of a dry run: what stands there, for a person to read.")
    locked: bool = _told("Of a dry run: whether the viewer may not read what stands.")


@strawberry.type(description="What became of a line of a sheet.")
class PeopleSheetLine:
    """Changed, or not and why."""

    row: int = _told("Where it stands in the sheet, as programs count: the header is 1.")
    id: strawberry.ID = _told("Whom it names.")
    outcome: RowOutcome = _told("What became of it.")
    cells: list[PeopleSheetCell] = _told("What it is about.")
    code: str | None = _told("What it was refused for.")
    message: str | None = _told("The same for a person to read.")
    hint: str | None = _told("What to do about it.")


@strawberry.type(description="What became of a sheet, line by line.")
class ChangePeopleBySheetSuccess:
    """An account."""

    dry_run: bool = _told("Whether nothing was changed, because `dryRun` was asked for.")
    lines: list[PeopleSheetLine] = _told("In the order of the sheet; of a part, its own.")
    changed: int = _told("Lines that changed something, or would.")
    parts: int = _told("How many parts the sheet has.")


@office_query(
    "People as a workbook (XLSX) to be filled in, for `changePeopleBySheet`: of the fields what "
    "the viewer reads and may change. An empty cell leaves what stands, `-` clears it.",
    may=anyone,
    points=SHEET_POINTS,
)
async def people_sheet(
    info: Info, people: list[strawberry.ID], fields: list[str]
) -> OfficeFile | None:
    """The file; raises Refused ROWS_TOO_MANY, SHEET_FIELD."""
    asking = info.context
    hub, viewer = asking.hub, asking.viewer
    ids = list(dict.fromkeys(str(one) for one in people))
    if not 0 < len(ids) <= MOST:
        raise Refused("ROWS_TOO_MANY", "So many people are not written.", hint=f"1 to {MOST}.")
    chosen = _chosen(asking, fields)
    spec, facts = hub.model[flow.PERSON], given(viewer, asking.today)
    asked = [spec[name] for name in dict.fromkeys([*_HEAD, *(one.name for one in chosen)])]
    rows = {one: row for one in ids if (row := row_of(one, flow.PERSON))}
    standing = await flow.standings(hub, viewer, list(rows.values()), asked, facts)
    written, shown = [], {}
    for one, row in rows.items():
        if row not in standing:
            continue
        found = standing[row]
        texts = {
            each.name: text_of(hub.model, each, found.now[each.name], asking.language)
            for each in chosen
            if each.name in found.now and each.name in found.writable
        }
        number, name = (found.now.get(each) or "" for each in _HEAD)
        written.append(Written(one, number, name, texts))
        shown[row] = [*(each for each in _HEAD if each in found.now), *texts]
    said = labels(hub.model)
    heads = [said[f"{spec.name}.{one.name}"][asking.language] for one in chosen]
    made = await asyncio.to_thread(workbook, written, chosen, heads, asking.language)
    if len(made) > WRITTEN_MOST:
        raise Refused(
            "ROWS_TOO_MANY", "The sheet is too large.", hint="Fewer people, or fewer fields."
        )
    await _on_record(asking, shown)
    detail = {"fields": [key_of(one) for one in chosen]}
    await note(
        hub.database.writer, viewer.subject, "people.sheet", flow.PERSON, rows=len(written),
        detail=detail,
    )  # fmt: skip
    return OfficeFile.of(f"people-{asking.today.isoformat()}.xlsx", XLSX, made)


def _chosen(asking: Asking, fields: Sequence[str]) -> list[Field]:
    known = {key_of(one): one for one in asking.hub.model[flow.PERSON].targets}
    unknown = [one for one in fields if one not in known]
    if unknown or not fields:
        raise Refused(
            "SHEET_FIELD",
            "A sheet has no such field.",
            unknown[0][:60] if unknown else "no field is named",
            "Name fields that an edit can fill.",
        )
    return [known[one] for one in dict.fromkeys(fields)]


async def _again(
    asking: Asking, wanted: ChangePeopleBySheetInput, kept: Mapping[str, str]
) -> ChangePeopleBySheetSuccess:
    part = await _part(asking, wanted)
    return _account(asking, wanted, part, recalled(list(kept.items())), None)


@office_mutation(
    "Change people by a workbook of `peopleSheet` that was filled in, a hundred at a time, each "
    "line for itself; first as a dry run, which tells before and after of each.",
    ChangePeopleBySheetInput,
    ChangePeopleBySheetSuccess,
    may=anyone,
    points=POINTS,
    again=_again,
)
async def change_by_sheet(
    asking: Asking, wanted: ChangePeopleBySheetInput
) -> ChangePeopleBySheetSuccess:
    """Raises Refused SHEET_INVALID, ROWS_TOO_MANY, SHEET_PART, REASON_MISSING."""
    dry = wanted.dry_run
    reason = wanted.reason if dry else said_why(wanted.reason)
    hub, viewer, facts = asking.hub, asking.viewer, given(asking.viewer, asking.today)
    part = await _part(asking, wanted)
    rows = [row_of(one.id, flow.PERSON) for one in part.lines]
    some = await flow.meant(hub, viewer, part.lines, rows, facts)
    slot = None if asking.keep is None else (asking.keep.key, asking.keep.request)
    if dry:
        await _on_record(asking, {one.row: list(one.now) for one in some if one.row})
    above = [row_of(one.id, flow.PERSON) for one in part.above]
    found = await flow.changed(hub, viewer, some, reason, facts, above=above, dry=dry, slot=slot)
    if isinstance(found, Problem):
        raise Refused(found.code, found.message, hint=found.hint)
    if found.seen:
        people = {classes: sorted(set(ids)) for classes, ids in found.seen.items()}
        await asking.edge.reads.keep(Reading(viewer.subject, people, (), viewer.purpose))
    return _account(asking, wanted, part, found, some if dry else None)


@dataclass(frozen=True)
class _Part:
    """The lines that are taken now."""

    lines: Sequence[Line]
    above: Sequence[Line]
    parts: int


async def _part(asking: Asking, wanted: ChangePeopleBySheetInput) -> _Part:
    try:
        data = base64.b64decode(wanted.content, validate=True)
    except (binascii.Error, ValueError):
        data = b""  # no workbook, and told as such
    model = asking.hub.model
    lines = await asyncio.to_thread(read_people, model, model[flow.PERSON], data)
    parts = -(-len(lines) // PART)
    if wanted.part is None and parts > 1:
        raise Refused(
            "ROWS_TOO_MANY",
            f"{len(lines)} lines are too many at once.",
            hint=f"Take them {PART} at a time: `part` 1 to {parts}.",
        )
    number = 1 if wanted.part is None else wanted.part
    if not 1 <= number <= parts:
        raise Refused("SHEET_PART", "The sheet has no such part.", hint=f"1 to {parts}.")
    begins = (number - 1) * PART
    return _Part(lines[begins : begins + PART], lines[:begins], parts)


async def _on_record(asking: Asking, shown: Mapping[str, Sequence[str]]) -> None:
    """Sensitive classes of others are on the record before they are told."""
    viewer, spec = asking.viewer, asking.hub.model[flow.PERSON]
    read: dict[tuple[str, ...], list[str]] = {}
    for row, names in shown.items():
        classes = tuple(sorted({spec[one].cls.name for one in names if spec[one].cls.recorded}))
        if classes and row != viewer.employee_id:
            read.setdefault(classes, []).append(row)
    if read:
        await asking.edge.reads.keep(Reading(viewer.subject, read, purpose=viewer.purpose))


def _account(
    asking: Asking,
    wanted: ChangePeopleBySheetInput,
    part: _Part,
    account: Account,
    some: Sequence[flow.Meant] | None,
) -> ChangePeopleBySheetSuccess:
    told = flow.told(part.lines, account)
    now = [None] * len(told) if some is None else [one.now for one in some]
    made = [_line(asking, one, known) for one, known in zip(told, now, strict=True)]
    changed = sum(one.fate is Fate.CHANGED for one in told)
    return ChangePeopleBySheetSuccess(
        dry_run=wanted.dry_run, lines=made, changed=changed, parts=part.parts
    )


def _line(asking: Asking, one: flow.Told, now: Mapping[str, str | None] | None) -> PeopleSheetLine:
    why = one.problem
    spec = asking.hub.model[flow.PERSON]
    fields = [spec[name] for name in one.fields if name in one.line.values]
    return PeopleSheetLine(
        row=one.line.row,
        id=strawberry.ID(one.line.id),
        outcome=RowOutcome(one.fate.value),
        cells=[_cell(asking, field, one.line.values[field.name], now) for field in fields],
        code=None if why is None else why.code,
        message=None if why is None else why.message,
        hint=None if why is None else why.hint,
    )


def _cell(
    asking: Asking, field: Field, value: str | None, now: Mapping[str, str | None] | None
) -> PeopleSheetCell:
    model, language = asking.hub.model, asking.language
    known = None if now is None else now.get(field.name)
    return PeopleSheetCell(
        field=key_of(field),
        value=value,
        label=text_of(model, field, value, language) or None,
        now=text_of(model, field, known, language) or None,
        locked=now is not None and field.name not in now,
    )


QUERIES: Final[Mapping[str, OfficeField]] = {"peopleSheet": people_sheet}
MUTATIONS: Final[Mapping[str, OfficeField]] = {"changePeopleBySheet": change_by_sheet}
