"""What did not land: by reason, record by record as far as somebody may read, and tried again.

Each column of a record is shown to who may read all fields that it fills, of everybody; a column
that fills none, and the record's key, to who may read everything. Others see shapes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from hub.errors import Refused, said_why
from hub.flows import held
from hub.flows.amend import amended
from hub.flows.discover import opened_by, takers
from hub.flows.hub import Hub
from hub.flows.lens import Lens
from hub.flows.replay import Only, everything
from hub.mappings.mapping import parse
from hub.schema.model import Model
from hub.schema.record import Json, JsonRecords
from hub.store.connections import get_connection, mapping_document
from hub.store.held import Wanted, held_records
from hub.store.landing.desk import PARTIAL, REJECTED, WAITING
from hub.store.landing.places import word_of
from hub.store.narrowed import OLDEST
from hub.store.quarantine import (
    EntriesAsked,
    Entry,
    Reason,
    dismiss,
    entries,
    reopen,
    still_waiting,
    whole_records,
)
from hub.store.runs import alone

UNMAPPED: Final = "UNMAPPED"
CELLS: Final = 80
"""Of one record that are shown."""


@dataclass(frozen=True)
class ShownCell:
    """A column of a record, with its value or the value's shape."""

    path: str
    value: str | None
    masked: bool
    concerns: bool
    """The field that waits is filled from it."""
    fills: tuple[str, ...]
    """`Entity.field` each."""


@dataclass(frozen=True)
class ShownEntry:
    """An entry as somebody may see it."""

    entry: Entry
    key: str
    raw: str | None
    masked: bool
    """`key` and `raw` may be shapes; this says so of `raw`."""
    word: str | None
    """Names the word in the queue, where one decides about it."""
    cells: tuple[ShownCell, ...]
    recorded: tuple[str, ...]
    """Classes of what is shown that must stand on the record."""


@dataclass(frozen=True)
class Tried:
    """What trying again came to."""

    before: int
    """Entries of the connection that waited."""
    after: int

    @property
    def landed(self) -> int:
        """Those that wait no longer."""
        return max(0, self.before - self.after)


async def shown(
    hub: Hub,
    lens: Lens,
    reason: Reason,
    *,
    dismissed: bool,
    after: str | None,
    limit: int,
    direction: str = OLDEST,
) -> list[ShownEntry]:
    """A page of one reason's entries; raises Refused CONNECTION_UNKNOWN, STREAM_UNKNOWN."""
    stream = (await get_connection(hub.database, reason.connection)).stream(reason.stream)
    taken: Mapping[str, tuple[str, ...]] = {}
    if stream.mapping_version is not None:
        document = await mapping_document(hub.database, stream.id, stream.mapping_version)
        rules = parse(document, reason.stream)
        taken = takers(rules) if reason.entity else held.used(rules)
    wanted = EntriesAsked(stream.id, reason, dismissed, after, limit, direction)
    page = await entries(hub.database, hub.sealer, wanted)
    if not reason.entity:
        page = await _corrected(hub, page)
    return [_shown(hub, lens, reason, taken, one) for one in page]


async def _corrected(hub: Hub, page: Sequence[Entry]) -> list[Entry]:
    """Records that could not land, with what somebody put in their place."""
    wanted = Wanted(ids=[one.id for one in page])
    found = await held_records(hub.database, hub.sealer, wanted, after=None, limit=len(page))
    known = {one.id: one for one in found if one.body is not None}
    return [
        replace(one, body=amended(known[one.id].body or {}, known[one.id].corrections))
        if one.id in known
        else one
        for one in page
    ]


def _shown(
    hub: Hub, lens: Lens, reason: Reason, taken: Mapping[str, tuple[str, ...]], one: Entry
) -> ShownEntry:
    own = f"{reason.entity}.{reason.field}" if reason.field else ""
    opened = lens.opens(hub.model, reason.entity, reason.field)
    cells = tuple(_cells(hub, lens, taken, own, one.body))
    seen = {target for cell in cells if not cell.masked for target in cell.fills}
    if opened and one.raw is not None and own:
        seen.add(own)
    return ShownEntry(
        entry=one,
        key=lens.shown(one.record_key, opened=lens.opens_everything) or "",
        raw=lens.shown(one.raw, opened=opened),
        masked=not opened,
        word=_word(hub, reason, own, one) if opened else None,
        cells=cells,
        recorded=recorded_of(hub.model, seen),
    )


def _cells(
    hub: Hub, lens: Lens, taken: Mapping[str, tuple[str, ...]], own: str, body: Json
) -> Iterator[ShownCell]:
    if not isinstance(body, Mapping):
        return
    record = JsonRecords([body])
    paths = sorted(record.paths(), key=lambda path: own not in taken.get(path, ()))
    # A record that could not land may lack just what its mapping looks for.
    lacking = [one for one in taken if one not in paths and not one.startswith("$") and not own]
    for path in [*lacking, *paths][:CELLS]:
        fills = taken.get(path, ())
        opened = opened_by(lens, hub.model, fills)
        [value] = record.pick(path).values.to_list()
        yield ShownCell(
            path, lens.shown(value, opened=opened), not opened, own in fills, tuple(sorted(fills))
        )


def _word(hub: Hub, reason: Reason, own: str, one: Entry) -> str | None:
    if reason.code != UNMAPPED or one.raw is None or vocabulary_of(hub, reason) is None:
        return None
    return word_of(hub.sealer, one.stream_id, own, one.raw).hex()


def vocabulary_of(hub: Hub, reason: Reason) -> str | None:
    """Whose terms the words of the field are; None for links, other kinds and whole records."""
    spec = hub.model.entities.get(reason.entity)
    declared = spec.fields.get(reason.field) if spec else None
    return declared.kind.vocabulary if declared else None


def recorded_of(model: Model, targets: Iterable[str]) -> tuple[str, ...]:
    """Classes of these `Entity.field` that must stand on the record when they are shown."""
    found = set()
    for target in targets:
        entity, _, name = target.partition(".")
        spec = model.entities.get(entity)
        declared = spec.fields.get(name) if spec else None
        if declared is not None and declared.cls.recorded:
            found.add(declared.cls.name)
    return tuple(sorted(found))


async def retry(hub: Hub, name: str, stream: str | None, *, actor: str) -> Tried:
    """Send what waits through the mapping in use once more, and what waits for it elsewhere.

    The system is not asked. Raises Refused CONNECTION_UNKNOWN, STREAM_UNKNOWN, CONNECTION_BUSY.
    """
    known = await get_connection(hub.database, name)
    only = None if stream is None else known.stream(stream).id
    async with alone(hub.database, known.id, name):
        fresh = await get_connection(hub.database, name)
        before = await still_waiting(hub.database, name)

        def meant(each: int) -> Only | None:
            return everything if only in {None, each} else None

        states = (PARTIAL, WAITING, REJECTED)
        await held.try_again(hub, fresh, states, meant, actor=actor)
    return Tried(before, await still_waiting(hub.database, name))


async def leave(hub: Hub, ids: Sequence[str], *, actor: str, reason: str) -> int:
    """Dismiss cells and whole records; how many. Raises Refused RECORD_UNKNOWN."""
    whole = await whole_records(hub.database, ids)
    done = await dismiss(hub.database, ids, actor=actor, reason=reason)
    return done + (await held.dismiss(hub, whole, actor=actor, reason=reason) if whole else 0)


async def take_back(hub: Hub, ids: Sequence[str], *, actor: str, reason: str) -> int:
    """Ask about dismissed entries again, try whole records again; how many they were.

    Raises Refused RECORD_UNKNOWN, CONNECTION_BUSY.
    """
    whole = await whole_records(hub.database, ids)
    done = await reopen(hub.database, ids, actor=actor)
    if whole:
        await held.reopen(hub, whole, actor=actor, reason=reason)
    return done + len(whole)


def checked(reason: str, ids: Sequence[str], most: int) -> str:
    """The reason, trimmed; raises Refused REASON_MISSING, PAGE_INVALID."""
    if not 0 < len(ids) <= most:
        raise Refused("PAGE_INVALID", "So many at once are not taken.", hint=f"1 to {most}.")
    return said_why(reason)
