"""The place of a sealed field: for which table and column its values are sealed and indexed."""

from hub.schema.model import EntitySpec, Field
from hub.store.sealing.seal import Place
from hub.store.tables import Tables


def place_of(made: Tables, spec: EntitySpec, one: Field) -> Place:
    """Where a field's canonical values lie: its table and the base name of its columns."""
    return Place(made.of(spec, one).name, one.column)


def mapped_place(spec: EntitySpec, one: Field) -> Place:
    """Where a field's values lie in a mapped record."""
    return Place("mapped_record", f"{spec.name}.{one.name}")


RAW_BODY = Place("raw_record", "body")
QUARANTINED = Place("quarantine", "raw")
