"""The words of a column: each raw value, how often it stands, and what it may mean."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from hub.errors import Refused
from hub.flows.discover import records_of
from hub.flows.hub import Hub
from hub.mappings.step import SPACES
from hub.mappings.words.match import matcher
from hub.mappings.words.result import Match
from hub.store.connections import get_connection

MOST: Final = 300
"""Words of a column: what has more is no vocabulary."""


@dataclass(frozen=True)
class ColumnWord:
    """A raw value of a column."""

    records: int
    match: Match


async def column_words(hub: Hub, name: str, stream: str, path: str, field: str) -> list[ColumnWord]:
    """The commonest values at a path, matched against the vocabulary of `Entity.field`.

    Raises Refused STREAM_UNKNOWN, STREAM_EMPTY, TRIAL_FIELD.
    """
    entity, _, own = field.partition(".")
    spec = hub.model.entities.get(entity)
    found = spec.fields.get(own) if spec else None
    if found is None or found.kind.vocabulary is None:
        raise Refused(
            "TRIAL_FIELD", "The field has no vocabulary.", field[:80], "Name `Entity.field`."
        )
    connection = await get_connection(hub.database, name)
    records = await records_of(hub, connection, connection.stream(stream))
    values = records.pick(path).values.cast(pl.String).str.strip_chars(SPACES)
    counts = values.filter(values.is_not_null() & (values != "")).value_counts(sort=True).head(MOST)
    match = matcher(hub.model.vocabularies[found.kind.vocabulary])
    return [ColumnWord(count, match(raw)) for raw, count in counts.iter_rows()]
