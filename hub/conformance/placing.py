"""Values put where a manifest's paths lead, and people as records of its streams."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from hub.conformance.people import FIELDS, Person
from hub.connectors.manifest import Stream
from hub.connectors.manifest_path import parse_path
from hub.schema.record import ABSENT, Json

OWN: Final = tuple(name for name in FIELDS if name not in {"key", "moment"})


def put(body: Json, path: str, value: Json) -> Json:
    """The body with a value at a path; `[*]` is a single element."""
    return _put(body, list(parse_path(path).steps), value)


def _put(body: Json, steps: list[Any], value: Json) -> Json:
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    if step is None and not rest:
        return value
    if step is None and isinstance(value, list):  # `[*].id`: one element for each value
        return [_put({}, rest, one) for one in value]
    if step is None or isinstance(step, int):
        found = list(body) if isinstance(body, list) else []
        at = step or 0
        found += [None] * (at + 1 - len(found))
        found[at] = _put(found[at] or {}, rest, value)
        return found
    made = dict(body) if isinstance(body, Mapping) else {}
    made[step] = _put(made.get(step, {}), rest, value)
    return made


def record_of(stream: Stream, person: Person, more: Mapping[str, Json]) -> dict[str, Json]:
    """The person as the stream's system would tell of it; the kit's fields begin with `kit_`."""
    values = {f"kit_{name}": getattr(person, name) for name in OWN}
    values["kit_moment"] = person.moment
    record: Json = {name: value for name, value in values.items() if value is not ABSENT}
    record.update(more)
    for name in stream.key:
        if not name.startswith("_parent"):
            record = put(record, f"$.{name}", _as_key(person.key))
    if stream.cursor and person.moment is not None:
        for name in stream.cursor.fields:
            record = put(record, f"$.{name}", value_of(stream.cursor.kind, person.moment))
    for name, wanted in ((one.field, one.one_of[0]) for one in [stream.deleted] if one):
        if person.note == "gone":
            record = put(record, f"$.{name}", wanted)
    found: dict[str, Json] = record
    return found


def _as_key(key: str) -> Json:
    return int(key) if key.isdigit() else key


def value_of(kind: str, moment: str) -> Json:
    """A moment as a cursor field of that kind holds it."""
    if kind == "integer":
        return int(dt.datetime.fromisoformat(moment).timestamp())
    return moment[:10] if kind == "date" else moment
