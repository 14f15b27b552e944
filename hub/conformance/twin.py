"""What landing makes of batches, told naively: the state that a read leaves behind."""

from dataclasses import dataclass, field
from typing import Any

from hub.conformance.people import Person, seen
from hub.schema.record import Batch, Json, JsonRecords


@dataclass
class Twin:
    """Records by key and the cursor, moved together, batch by batch."""

    mode: str
    paths: dict[str, str]
    people: dict[str, Person] = field(default_factory=dict)
    cursor: Json = None
    _run: set[str] = field(default_factory=set)

    def begin(self) -> Json:
        """A run begins; the cursor to read from."""
        self._run = set()
        return None if self.mode == "snapshot" else self.cursor

    def take(self, batch: Batch) -> None:
        """Land a batch, its cursor with it; what a complete read does not show is closed."""
        for one in seen(batch, self.paths):
            self.people[one.key] = one
            self._run.add(one.key)
        for key in keys_of(batch.tombstones, self.paths["key"]):
            self.people.pop(key, None)
        there = self._run | set(keys_of(batch.present, self.paths["key"]))
        if self.mode != "snapshot":
            self.cursor = batch.cursor
        if batch.last and self.mode in {"snapshot", "listed"}:
            self.people = {key: one for key, one in self.people.items() if key in there}

    @property
    def state(self) -> dict[str, Person]:
        """What is there."""
        return dict(self.people)


def keys_of(records: Any, path: str) -> list[str]:
    """The keys of tombstones and of what is listed."""
    return [str(one) for one in JsonRecords(list(records)).pick(path).values.to_list()]
