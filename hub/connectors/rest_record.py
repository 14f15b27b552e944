"""From a record as it came to a record as it is handed on."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hub.connectors.manifest import Cursor, Manifest, Stream
from hub.connectors.manifest_path import given, parse_path
from hub.connectors.manifest_template import fill
from hub.connectors.rest_request import Names
from hub.errors import Refused
from hub.schema.record import Json, PartialError


@dataclass(frozen=True)
class Shaped:
    """Records that stand, records that say they are deleted, and values that are no records."""

    records: list[dict[str, Json]]
    tombstones: list[dict[str, Json]]
    errors: Sequence[PartialError]


def shaped(manifest: Manifest, stream: Stream, found: list[Json], names: Names) -> Shaped:
    """The records of a page."""
    result = Shaped([], [], [])
    errors: list[PartialError] = []
    for index, raw in enumerate(found):
        if not isinstance(raw, Mapping):
            errors.append(PartialError("RECORD_SHAPE", f"Element {index} is no record."))
            continue
        record = _one(manifest, stream, raw, names)
        (result.tombstones if _deleted(stream, record) else result.records).append(record)
    return Shaped(result.records, result.tombstones, errors)


def _one(
    manifest: Manifest, stream: Stream, raw: Mapping[str, Json], names: Names
) -> dict[str, Json]:
    record: dict[str, Json] = _clean(raw, frozenset(manifest.unwrap), stream.rename)
    for pivot in stream.pivot:
        listed = record.get(pivot.list)
        entries = [part for part in listed if isinstance(part, Mapping)] if listed else []
        record[pivot.name] = {str(e.get(pivot.key)): e.get(pivot.value) for e in entries}
    for name in stream.drop:
        record.pop(name, None)
    record.update(fill(stream.add, names))
    parent = names.get("parent")
    if parent is not None:
        record["_parent"] = kept(parent, stream)
    return record


def kept(parent: Mapping[str, Json], stream: Stream) -> dict[str, Json]:
    """The parent's fields that records get."""
    wanted = stream.parent.keep if stream.parent else []
    return {name: parent[name] for name in wanted or parent if name in parent}


def _deleted(stream: Stream, record: Mapping[str, Json]) -> bool:
    rule = stream.deleted
    return bool(rule) and value_at(record, rule.field) in rule.one_of if rule else False


def value_at(record: Mapping[str, Json], field: str) -> Json:
    """The value of a field, by a path without `$`; absent as null."""
    return given(parse_path(f"$.{field}").find(record))


def _clean(value: Any, unwrap: frozenset[str], rename: Mapping[str, str]) -> Any:
    if isinstance(value, Mapping):
        kind = value.get("__class__")
        if kind in unwrap:
            return _UNWRAP[kind](value)
        return {rename.get(key, key): _clean(part, unwrap, rename) for key, part in value.items()}
    if isinstance(value, list):
        return [_clean(part, unwrap, rename) for part in value]
    return value


def _day(value: Mapping[str, Any]) -> dt.date:
    return dt.date(value["year"], value["month"], value["day"])


def _time(value: Mapping[str, Any]) -> dt.time:
    parts = (value.get(name, 0) for name in ("hour", "minute", "second", "microsecond"))
    return dt.time(*parts)


_UNWRAP: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "date": lambda value: _day(value).isoformat(),
    "time": lambda value: _time(value).isoformat(),
    "datetime": lambda value: dt.datetime.combine(_day(value), _time(value)).isoformat(),
    "Decimal": lambda value: str(value["decimal"]),
    "timedelta": lambda value: f"{value['seconds']:.12g}",
    "bytes": lambda value: str(value["base64"]),
}


class Mark:
    """The greatest cursor value that was read, as the manifest's `cursor` describes it."""

    def __init__(self, cursor: Cursor, before: Json) -> None:
        self._cursor = cursor
        self.value: Json = (before or {}).get("value")

    def meet(self, records: Sequence[Mapping[str, Json]]) -> None:
        """Look at records; a null cursor field moves nothing."""
        for record in records:
            for field in self._cursor.fields:
                value = value_at(record, field)
                if value is not None and (self.value is None or self._later(value)):
                    self.value = value

    def _later(self, value: Json) -> bool:
        return bool(_comparable(self._cursor, value) > _comparable(self._cursor, self.value))


def _comparable(cursor: Cursor, value: Json) -> Any:
    try:
        if cursor.kind == "integer":
            return int(value)
        if cursor.kind == "datetime":
            moment = dt.datetime.fromisoformat(str(value))
            return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
        return dt.date.fromisoformat(str(value)) if cursor.kind == "date" else str(value)
    except ValueError:
        raise Refused(
            "CURSOR_VALUE",
            "A cursor field does not hold what the manifest says.",
            f"kind {cursor.kind}, fields {', '.join(cursor.fields)}",
            "Correct `cursor.kind` or `cursor.fields`.",
        ) from None


def earlier(cursor: Cursor, value: Json) -> Json:
    """The value less the overlap, in the shape in which it came."""
    if not cursor.overlap or cursor.kind == "text":
        return value
    if cursor.kind == "integer":
        return int(value) - int(cursor.overlap)
    if cursor.kind == "date":
        day = dt.date.fromisoformat(str(value)) - dt.timedelta(days=cursor.overlap)
        return day.isoformat()
    moment = dt.datetime.fromisoformat(str(value)) - dt.timedelta(seconds=cursor.overlap)
    return moment.isoformat(sep="T" if "T" in str(value) else " ")
