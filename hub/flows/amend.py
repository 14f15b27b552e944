"""What people decided about records of a stream, wherever these are understood.

A correction stands in a record's place before the mapping sees it; the bytes that are kept stay
those that came. What was dismissed is rejected, whatever a mapping would make of it. Both hold for
the very bytes that were looked at: `store/held.py`.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Final

import orjson

from hub.mappings.apply import filtered
from hub.schema.record import Json, JsonRecords, Records, at_path, split_path, stored
from hub.schema.verdict import Mapped, MappedRows, RejectedRecord
from hub.store.connection import Database
from hub.store.held import Corrections, in_force
from hub.store.landing.digests import body_digests
from hub.store.sealing.seal import Sealer

DISMISSED: Final = RejectedRecord(0, "DISMISSED", "Somebody decided that the record is not ours.")


@dataclass(frozen=True)
class Amendments:
    """Decisions that are in force for a stream."""

    sealer: Sealer
    decided: Mapping[bytes, Corrections | None]
    """By digest of the bytes: corrections, or None where the record is dismissed."""

    def about(self, bodies: Sequence[bytes]) -> dict[int, Corrections | None]:
        """Those about records of a batch, by position."""
        if not self.decided:
            return {}
        hashes = body_digests(self.sealer, bodies)
        return {at: self.decided[one] for at, one in enumerate(hashes) if one in self.decided}

    def stored(self, bodies: Sequence[bytes]) -> JsonRecords:
        """Kept records as mappings are to see them."""
        return _with(stored(bodies), self.about(bodies))


async def amendments(database: Database, sealer: Sealer, stream_id: int) -> Amendments:
    """What is in force for a stream; of most there is nothing."""
    return Amendments(sealer, await in_force(database, sealer, stream_id))


def corrected(records: Records, decided: Mapping[int, Corrections | None]) -> Records:
    """The records with what was corrected in its place."""
    return _with(stored(records.bodies()), decided) if any(decided.values()) else records


def _with(records: JsonRecords, decided: Mapping[int, Corrections | None]) -> JsonRecords:
    changes = {at: amended(records.items[at], one) for at, one in decided.items() if one}
    if not changes:
        return records
    return JsonRecords([changes.get(at, item) for at, item in enumerate(records.items)])


def amended(item: Mapping[str, Json], corrections: Corrections) -> Mapping[str, Json]:
    """One record with other values at these paths; what leads there is made where it is not."""
    made = dict(deepcopy(item))
    for path, text in corrections.items():
        _put(made, path, text)
    return made


def can_be_put(item: Mapping[str, Json], path: str) -> bool:
    """Whether a value can stand at that path of the record."""
    trial = dict(deepcopy(item))
    _put(trial, path, "x")
    return bool(at_path(trial, path, split_path(path)) == "x")


def _put(item: dict[str, Json], path: str, text: str | None) -> None:
    """Put a value where `at_path` finds it; nothing where the path leads past a list's end."""
    steps = split_path(path)
    if path in item or len(steps) < 2:  # noqa: PLR2004 - a key of the record itself
        item[path] = _as_before(item.get(path), text)
        return
    here: Json = item
    for step in steps[:-1]:
        if isinstance(step, str) and isinstance(here, dict):
            here = here.setdefault(step, {})
        elif isinstance(step, int) and isinstance(here, list) and step < len(here):
            here = here[step]
        else:
            return
    last = steps[-1]
    if isinstance(last, str) and isinstance(here, dict):
        here[last] = _as_before(here.get(last), text)
    elif isinstance(last, int) and isinstance(here, list) and last < len(here):
        here[last] = _as_before(here[last], text)


def _as_before(before: Json, text: str | None) -> Json:
    """The text, as a number or truth value where one stood: mappings see the same shape."""
    if text is None or not isinstance(before, int | float):
        return text
    try:
        found = orjson.loads(text)
    except orjson.JSONDecodeError:
        return text
    return found if isinstance(found, int | float) else text


def without_dismissed(mapped: Mapped, decided: Mapping[int, Corrections | None]) -> Mapped:
    """Verdicts in which what was dismissed is rejected, and for that reason."""
    gone = {at for at, one in decided.items() if one is None}
    if not gone:
        return mapped
    rejected = [one for one in mapped.rejected if one.record not in gone]
    rejected += [replace(DISMISSED, record=at) for at in sorted(gone)]
    ignored = mapped.ignored.scatter(sorted(gone), False)
    return replace(
        mapped,
        rows=tuple(_left(one, gone) for one in mapped.rows),
        rejected=tuple(sorted(rejected, key=lambda one: one.record)),
        ignored=ignored,
    )


def _left(rows: MappedRows, gone: set[int]) -> MappedRows:
    return filtered(rows, ~rows.record.is_in(list(gone)))


def leaves(item: Mapping[str, Json]) -> Sequence[tuple[str, str | None]]:
    """Every path of a record with its value as text, as mappings read it."""
    records = JsonRecords([item])
    return [(path, records.pick(path).values[0]) for path in records.paths()]
