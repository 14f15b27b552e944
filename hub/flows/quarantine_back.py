"""A workbook of the quarantine comes back: each filled line is taken, or refused and told why.

The same that is done by hand, with the same checks: words are decided, records corrected and tried
again, entries dismissed. A line holds for what its writer saw: where a record has changed since the
workbook was written, its lines are refused.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hub.errors import HubError, Refused, Transient, said_why
from hub.flows import held, queue
from hub.flows.hub import Hub
from hub.flows.lens import Lens
from hub.flows.quarantine import leave
from hub.flows.quarantine_sheet import DISMISS, NOTHING, Filled, Place, read_filled
from hub.store.acts import note
from hub.store.landing.desk import REJECTED, WAITING
from hub.store.quarantine import Standing, standing
from hub.store.uuid7 import is_uuid


@dataclass(frozen=True)
class Said:
    """What is to be told of a line; `message` is English, without any value."""

    place: Place
    code: str
    message: str
    hint: str | None = None


@dataclass(frozen=True)
class Account:
    """What became of a workbook: `lines` are taken or refused, each one once."""

    lines: int
    refused: tuple[Said, ...]
    words: int
    """That were decided."""
    cells: int
    """That waited with them and do so no longer."""
    records: int
    """That were corrected."""
    still: tuple[Said, ...]
    """Lines of records that could not land even so."""
    dismissed: int

    @property
    def taken(self) -> int:
        """Lines that were."""
        return self.lines - len(self.refused)


_STALE: Final = Refused(
    "SHEET_STALE",
    "What the line is about has landed, was dismissed, or says something else by now.",
    hint="Export a new workbook.",
)
_TWICE: Final = Refused(
    "SHEET_TWICE", "A line above it is about the same.", hint="Keep one of them."
)
_UNCLEAR: Final = Refused(
    "SHEET_DECISION",
    "Nothing of the kind can be decided here.",
    hint="A term's code or `-` where the line has a word; `dismiss` everywhere.",
)


class _Desk:
    """What is known and what has been refused while a workbook is gone through."""

    def __init__(self, states: Mapping[str, Standing]) -> None:
        self._states = states
        self.refused: list[Said] = []

    def refuse(self, lines: Sequence[Filled], error: HubError) -> None:
        """Lines that are not taken."""
        self.refused += [Said(one.place, error.code, error.message, error.hint) for one in lines]

    @contextmanager
    def refusing(self, lines: Sequence[Filled]) -> Iterator[None]:
        """What the asker can mend, or time will, refuses these lines and holds up no other."""
        try:
            yield
        except (Refused, Transient) as error:
            self.refuse(lines, error)

    def about(self, line: Filled) -> Standing | None:
        """The entry that a line is about, if it stands as it stood."""
        key, _, state = line.entry.partition(" ")
        found = self._states.get(key)
        return found if found is not None and found.state == state else None


async def take(hub: Hub, file: Path, lens: Lens, *, actor: str, reason: str) -> Account:
    """Take a filled workbook; raises Refused REASON_MISSING, SHEET_INVALID, FILE_…."""
    why = said_why(reason)
    lines = await asyncio.to_thread(read_filled, file)
    named = {one.entry.partition(" ")[0] for one in lines}
    desk = _Desk(await standing(hub.database, [one for one in named if is_uuid(one)]))
    corrections = [one for one in lines if one.path is not None]
    decisions = [one for one in lines if one.path is None]
    words, rest = await _words(hub, desk, decisions)
    records, still = await _corrected(hub, desk, lens, corrections, actor, why)
    dismissed = await _dismissed(hub, desk, rest, corrections, actor, why)
    decided, cells = await _decided(hub, desk, words, actor, why)
    refused = tuple(sorted(desk.refused, key=lambda one: (one.place.sheet, one.place.row)))
    detail = {"lines": len(lines), "refused": len(refused)}
    writer = hub.database.writer
    await note(writer, actor, "quarantine.sheet", "quarantine", reason=why, detail=detail)
    return Account(len(lines), refused, decided, cells, records, tuple(still), dismissed)


async def _corrected(
    hub: Hub, desk: _Desk, lens: Lens, lines: Sequence[Filled], actor: str, reason: str
) -> tuple[int, list[Said]]:
    """Records with other values in their place, tried again: how many, and which still wait."""
    by_record: dict[str, list[Filled]] = defaultdict(list)
    for one in lines:
        found = desk.about(one)
        if found is None:
            desk.refuse([one], _STALE)
        elif not found.whole:
            desk.refuse([one], _UNCLEAR)
        elif any(other.path == one.path for other in by_record[found.id]):
            desk.refuse([one], _TWICE)
        else:
            by_record[found.id].append(one)
    paths = held.Paths(hub)
    by_connection: dict[str, list[tuple[held.Put, list[Filled]]]] = defaultdict(list)
    for key, some in by_record.items():
        with desk.refusing(some):
            [record] = await held.chosen(hub, [key])
            values = {str(one.path): _value(one) for one in some}
            put = await held.to_put(hub, paths, record, values, lens)
            by_connection[record.connection].append((put, some))
    count, still = 0, []
    for puts in by_connection.values():
        with desk.refusing([line for _, some in puts for line in some]):
            outcomes = await held.put(hub, [one for one, _ in puts], actor=actor, reason=reason)
            count += len(outcomes)
            for now, (_, some) in zip(outcomes, puts, strict=True):
                if now is not None and now.state in {REJECTED, WAITING}:
                    still += [Said(one.place, now.code or "", now.message or "") for one in some]
    return count, still


def _value(line: Filled) -> str | None:
    return None if line.text == NOTHING else line.text


async def _dismissed(
    hub: Hub,
    desk: _Desk,
    lines: Sequence[Filled],
    corrections: Sequence[Filled],
    actor: str,
    reason: str,
) -> int:
    """Entries that stay as they are: how many."""
    corrected = {one.entry for one in corrections}
    ids: dict[str, list[Filled]] = defaultdict(list)
    for one in lines:
        found = desk.about(one)
        if found is None:
            desk.refuse([one], _STALE)
        elif one.entry in corrected:
            desk.refuse([one], _TWICE)
        else:
            ids[found.id].append(one)
    if not ids:
        return 0
    try:
        return await leave(hub, list(ids), actor=actor, reason=reason)
    except (Refused, Transient) as error:
        desk.refuse([line for some in ids.values() for line in some], error)
        return 0


_Words = dict[str, tuple[str | None, list[Filled], queue.Word]]


async def _words(hub: Hub, desk: _Desk, lines: Sequence[Filled]) -> tuple[_Words, list[Filled]]:
    """Word → what it means, and the lines that say so; beside them those that dismiss."""
    known = {one.id: one for one in await queue.words(hub, ids=[one.word for one in lines])}
    found: _Words = {}
    dismissing: list[Filled] = []
    for one in lines:
        word = known.get(one.word)
        codes = hub.model.vocabularies[word.vocabulary].codes if word else frozenset()
        if one.text in DISMISS and one.text not in codes:
            dismissing.append(one)
            continue
        if not one.word:
            desk.refuse([one], _UNCLEAR)
            continue
        with desk.refusing([one]):
            code = None if one.text == NOTHING else one.text
            word = queue.checked(hub.model, known, one.word, code)
            meaning, some, _ = found.setdefault(word.id, (code, [], word))
            if meaning != code:
                raise _TWICE
            some.append(one)
    return found, dismissing


async def _decided(
    hub: Hub, desk: _Desk, words: _Words, actor: str, reason: str
) -> tuple[int, int]:
    """Words that were decided, stream by stream, and cells that they filled."""
    by_stream: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, (_, _, word) in words.items():
        by_stream[word.connection, word.stream].append(key)
    decided = cells = 0
    for keys in by_stream.values():
        with desk.refusing([line for key in keys for line in words[key][1]]):
            chosen = {key: words[key][0] for key in keys}
            for one in await queue.decide(hub, chosen, actor=actor, reason=reason):
                decided += one.words
                cells += one.filled
    return decided, cells
