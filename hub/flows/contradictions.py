"""Whether a version's codes contradict evidence.

Within the records that are kept of its stream, and by what other systems say of the same people.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

from hub.flows.hub import Hub
from hub.flows.replay import ALL
from hub.flows.understand import Reading, verdicts
from hub.mappings.contradict import Contradiction, Tally, narrowed
from hub.mappings.shifted import Shifts
from hub.schema.record import stored
from hub.schema.verdict import Mapped
from hub.schema.vocabulary import Vocabulary
from hub.store.landing.raw import Kept, kept
from hub.store.others import said_by_others

_PAGE: Final = 5_000
_PERSON: Final = "Employee"
ENOUGH: Final = 50_000
"""Records after which codes are known well enough."""


async def contradictions(hub: Hub, reading: Reading) -> list[Contradiction]:
    """Fields whose codes cannot be what the mapping says; none where nothing can be compared."""
    across = _Across.of(hub, reading)
    mapping = narrowed(reading.mapping, across.vocabularies)
    if mapping is None:
        return []
    narrow, tally, after, seen = replace(reading, mapping=mapping), Tally(), "", 0
    stream = reading.stream.id
    read = partial(kept, hub.database, hub.sealer, stream, ALL, limit=_PAGE, lately=hub.lately)
    while seen < ENOUGH and (page := await read(after=after)):
        after, seen = page[-1].key, seen + len(page)
        mapped = await verdicts(hub, narrow, stored([one.body for one in page]))
        tally.add(mapped)
        await across.add(page, mapped)
    within = tally.found()
    told = {one.field for one in within}
    return [*within, *(one for one in across.found() if one.field not in told)]


@dataclass(frozen=True)
class _Across:
    """The same people in other systems, field by field."""

    hub: Hub
    stream: int
    vocabularies: Mapping[str, Vocabulary]
    """By field of a person that holds a term, of those that the mapping fills."""
    shifts: Shifts = field(default_factory=Shifts)

    @classmethod
    def of(cls, hub: Hub, reading: Reading) -> "_Across":
        spec, known = hub.model[_PERSON], hub.model.vocabularies
        filled = {
            one.name for row in reading.mapping.rows if row.entity == _PERSON for one in row.fields
        }
        terms = {
            one.name: known[one.kind.vocabulary]
            for one in spec.targets
            if one.name in filled and one.kind.vocabulary is not None
        }
        return cls(hub, reading.stream.id, terms)

    async def add(self, page: Sequence[Kept], mapped: Mapped) -> None:
        """One page more; a record whose person is not known yet says nothing here."""
        hub, names = self.hub, list(self.vocabularies)
        for rows in mapped.rows if names else ():
            people = [page[at].subject for at in rows.record.to_list()]
            others = await said_by_others(
                hub.database, hub.sealer, hub.model[_PERSON], self.stream, people, names
            )
            for name in names if others else ():
                cell = rows.cells.get(name)
                if cell is not None:
                    theirs = [others.get((one, name)) for one in people]
                    self.shifts.add(name, cell.raw.to_list(), cell.values.to_list(), theirs)

    def found(self) -> list[Contradiction]:
        """Fields whose words are shifted against what the others say."""
        return self.shifts.found(self.vocabularies)
