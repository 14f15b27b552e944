"""Where a check is run: a subject, its world, and what was heard meanwhile."""

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hub.conformance.door import Door
from hub.conformance.people import Person, seen
from hub.conformance.twin import Twin
from hub.conformance.unkept import held
from hub.conformance.world import Subject, World
from hub.connectors.protocol import Connector
from hub.errors import HubError
from hub.observe import Observation, subscribe
from hub.schema.record import Batch, Json


@dataclass
class Pulled:
    """What a read gave, and how it ended."""

    batches: list[Batch]
    people: list[Person]
    error: HubError | None = None

    @property
    def complete(self) -> bool:
        """Whether it ended with a batch that says that all was read."""
        return self.error is None and bool(self.batches) and self.batches[-1].last

    @property
    def cursor(self) -> Json:
        """Where the next read begins."""
        return self.batches[-1].cursor if self.batches else None

    @property
    def partial(self) -> list[str]:
        """Codes of what was refused in part."""
        return [error.code for batch in self.batches for error in batch.errors]

    @property
    def by_key(self) -> dict[str, Person]:
        """The records by key, the last one of each."""
        return {one.key: one for one in self.people}


@dataclass
class Stand:
    """A subject in its world."""

    subject: Subject
    world: World
    heard: list[str] = field(default_factory=list)
    """Log lines, observations and errors of this check."""
    _open: list[Connector] = field(default_factory=list)

    @property
    def door(self) -> Door:
        """What stands before the system."""
        if self.world.door is None:
            raise LookupError(self.subject.name)
        return self.world.door

    async def connector(self) -> Connector:
        """A connector, closed when the check ends."""
        made = await self.world.opened()
        self._open.append(made)
        return made

    async def intruder(self) -> Connector:
        """A connector with wrong secrets."""
        made = await self.world.intruder()
        self._open.append(made)
        return made

    async def read(self, cursor: Json = None, connector: Connector | None = None) -> Pulled:
        """Read to the end, or to the error that ends it."""
        found = Pulled([], [])
        reader = connector or await self.connector()
        try:
            async with aclosing(reader.read(self.subject.stream, cursor)) as batches:  # type: ignore[type-var] # connectors read by generators
                async for batch in batches:
                    found.batches.append(batch)
                    found.people += seen(batch, self.subject.paths)
        except HubError as error:
            found.error = error
            self.heard.append(str(error))
        held(not any(one.last for one in found.batches[:-1]), "a batch before the end says `last`")
        return found

    async def whole(self, cursor: Json = None) -> Pulled:
        """Read, and expect a complete end."""
        found = await self.read(cursor)
        held(found.error is None, f"the read failed: {_code(found.error)}")
        held(found.complete, f"the read is not complete: {found.partial}")
        return found

    def shown(self, people: Sequence[Person]) -> dict[str, Person]:
        """People by key, as far as this subject has their fields, everything as text."""
        return {one.key: self.as_read(one) for one in people}

    def as_read(self, person: Person) -> Person:
        """The person as a read would show it."""
        usual = Person("", "", "")
        told = {name: getattr(person, name) for name in self.subject.paths}
        if "count" in told and isinstance(told["count"], int):
            told["count"] = str(told["count"])
        return Person(**{**usual.__dict__, **told})

    def twin(self) -> Twin:
        """A naive landing that has seen nothing."""
        return Twin(self.subject.mode, self.subject.paths)

    async def close(self) -> None:
        """Free what was opened."""
        for one in self._open:
            await one.close()


def _code(error: HubError | None) -> str:
    return error.code if error else ""


class _Lines(logging.Handler):
    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.DEBUG)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line, unless the kit's own server says it."""
        if not record.name.startswith(("uvicorn", "asyncio")):
            self._heard.append(record.getMessage())


@asynccontextmanager
async def stand(subject: Subject, folder: Path) -> AsyncIterator[Stand]:
    """A fresh world of the subject; everything that is logged or observed is heard."""
    async with subject.world(folder) as world:
        found = Stand(subject, world)

        def observed(told: Observation) -> None:
            found.heard.append(repr(told))

        lines, root = _Lines(found.heard), logging.getLogger()
        stop = subscribe(observed)
        root.addHandler(lines)
        try:
            yield found
        finally:
            root.removeHandler(lines)
            stop()
            await found.close()


def texts(value: Any) -> str:
    """Everything that was heard as one text."""
    return "\n".join(value)
