r"""From canonical text to columns: each kind lies in its columns in the form Postgres reads.

Whole columns at a time: Strings in, Strings out, null stays null. Sealed kinds become `\x…` of
their envelope, with the blind index beside it where the kind has one.
"""

from collections.abc import Mapping, Sequence

import orjson
import polars as pl

from hub.schema.model import EntitySpec, Field
from hub.store.landing.copying import hexes
from hub.store.landing.desk import Desk
from hub.store.landing.places import place_of
from hub.store.search import sort_key


def columns_of(
    desk: Desk,
    spec: EntitySpec,
    one: Field,
    values: pl.Series,
    rows: Sequence[bytes],
    subjects: Sequence[bytes],
) -> list[pl.Series]:
    """The columns of a field, named. `rows` and `subjects` are ids of 16 bytes, by position."""
    if one.kind.sealed:
        return _sealed(desk, spec, one, values, rows, subjects)
    match one.kind.name:
        case "Instant":
            return _split(one, values, "|")
        case "Money":
            return _split(one, values, " ")
        case "Name":
            return [values.alias(one.column), _sorted_by(values).alias(f"{one.column}_sort")]
    return [values.alias(f"{one.column}{one.kind.main.suffix}")]


def waiting_cells(codes: Mapping[str, str]) -> str | None:
    """The column `pending`: field → reason as `[{"field", "reason"}]`, null where nothing waits."""
    if not codes:
        return None
    listed = [{"field": name, "reason": code} for name, code in codes.items()]
    return orjson.dumps(listed).decode()


def _split(one: Field, values: pl.Series, separator: str) -> list[pl.Series]:
    names = [f"{one.column}{column.suffix}" for column in one.kind.columns]
    parts = values.str.splitn(separator, len(names)).struct
    found = [parts.field(f"field_{at}").alias(name) for at, name in enumerate(names)]
    return [found[0], *(_filled(series) for series in found[1:])]


def _filled(series: pl.Series) -> pl.Series:
    """A part that is empty was never said."""
    return series.set(series == "", None)


def _sorted_by(values: pl.Series) -> pl.Series:
    keys = {name: sort_key(name) for name in values.drop_nulls().unique().to_list()}
    return pl.Series([keys.get(name) for name in values.to_list()], dtype=pl.String)


def _sealed(
    desk: Desk,
    spec: EntitySpec,
    one: Field,
    values: pl.Series,
    rows: Sequence[bytes],
    subjects: Sequence[bytes],
) -> list[pl.Series]:
    place, texts = place_of(desk.made, spec, one), values.to_list()
    sealed = desk.sealer.seal_many(place, one.cls.key_group, rows, subjects, texts)
    found = [hexes(sealed, f"{one.column}_sealed")]
    if any(column.suffix == "_index" for column in one.kind.columns):
        found.append(hexes(desk.sealer.blind_index_many(place, texts), f"{one.column}_index"))
    return found
