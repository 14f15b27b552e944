"""From pages to batches, with the cursor that holds after each."""

from collections.abc import Iterator

from hub.connectors.manifest import Stream
from hub.connectors.rest_record import Mark, Shaped
from hub.connectors.rest_window import Window
from hub.schema.record import Batch, Json, JsonRecords, PartialError


class Gathering:
    """Pages on their way into batches, and the cursor that holds after each.

    A cursor moves only past what was read whole: not while pages of an unordered stream are
    under way, and not in a run in which the system refused a part.
    """

    def __init__(self, stream: Stream, cursor: Json, mark: Mark | None) -> None:
        self._stream = stream
        self._cursor = cursor
        self._mark = mark
        self._records: list[dict[str, Json]] = []
        self._tombstones: list[dict[str, Json]] = []
        self._errors: list[PartialError] = []
        self._whole = True

    def add(self, found: Shaped) -> None:
        """Take a page."""
        self._records += found.records
        self._tombstones += found.tombstones
        self._errors += found.errors
        self._whole = self._whole and not found.errors
        if self._mark and self._stream.cursor:
            self._mark.meet([*found.records, *found.tombstones])

    def full(self) -> Iterator[Batch]:
        """Batches that are full, keeping something for the last one."""
        size = self._stream.batch
        while len(self._records) > size:
            part, self._records = self._records[:size], self._records[size:]
            yield self._batch(part, self._cursor)

    def window_done(self, window: Window | None) -> None:
        """The window was read to its end."""
        if window and self._whole and not self._mark:
            self._cursor = {"until": window.end.isoformat()}

    def rest(self, cursor: Json = None) -> Batch:
        """What is left, with the cursor that holds after the whole read: `cursor`, if given."""
        if cursor is not None and self._whole:
            self._cursor = cursor
        if self._mark and self._whole and self._mark.value is not None:
            self._cursor = {"value": self._mark.value}
        part, self._records = self._records, []
        return self._batch(part, self._cursor)

    def _batch(self, part: list[dict[str, Json]], cursor: Json) -> Batch:
        tombstones, self._tombstones = self._tombstones, []
        errors, self._errors = self._errors, []
        return Batch(JsonRecords(part), cursor, tombstones, errors)
