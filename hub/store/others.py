"""What other streams than one say of the same people: evidence that is independent of it."""

from collections.abc import Mapping, Sequence

from hub.schema.model import EntitySpec
from hub.store.connection import Database
from hub.store.landing.identify import prior_of
from hub.store.landing.mapped import opened_with
from hub.store.scripts import statement
from hub.store.sealing.seal import Sealer


async def said_by_others(
    database: Database,
    sealer: Sealer,
    spec: EntitySpec,
    stream_id: int,
    rows: Sequence[str],
    names: Sequence[str],
) -> Mapping[tuple[str, str], str]:
    """(row, field) → the value that others have for it, where all of them have the same."""
    found = await database.writer.fetch(
        statement("mapped_by_others.sql"), stream_id, list(rows), spec.name, list(names)
    )
    said: dict[tuple[str, str], set[str]] = {}
    for row in found:
        prior = prior_of(row)
        for name, value in opened_with(sealer, spec, prior).fields.items():
            if value is not None:
                said.setdefault((prior.row_id, name), set()).add(value)
    return {place: next(iter(values)) for place, values in said.items() if len(values) == 1}
