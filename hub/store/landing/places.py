"""The place of a sealed field: for which table and column its values are sealed and indexed."""

from hub.schema.model import EntitySpec, Field
from hub.store.sealing.seal import Place, Sealer
from hub.store.tables import Tables


def place_of(made: Tables, spec: EntitySpec, one: Field) -> Place:
    """Where a field's canonical values lie: its table and the base name of its columns."""
    return Place(made.of(spec, one).name, one.column)


def mapped_place(spec: EntitySpec, one: Field) -> Place:
    """Where a field's values lie in a mapped record."""
    return Place("mapped_record", f"{spec.name}.{one.name}")


RAW_BODY = Place("raw_record", "body")
QUARANTINED = Place("quarantine", "raw")
_WORD = Place("queue", "word")


def word_of(sealer: Sealer, stream_id: int, field: str, value: str) -> bytes:
    """What names a word of the queue: 16 bytes from stream, `Entity.field` and value.

    They tell none of the three to whoever has no keys.
    """
    return sealer.blind_index(_WORD, f"{stream_id}/{field}/{value}")
