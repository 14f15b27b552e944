"""Texts with places: `{{ config.user }}:{{ secret.password }}`, `{{ window.start | epoch_ms }}`.

Names and a closed list of filters, nothing else: no expression can be written, so none can be
run. A template that is one whole place keeps the type of its value (a number, a list).
"""

import base64
import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import orjson

from hub.schema.record import Json

_PLACE = re.compile(r"\{\{\s*(?P<inside>.*?)\s*\}\}")
_NAME = re.compile(r"^[A-Za-z_]\w*(\.[A-Za-z_][\w-]*)*$")


class TemplateError(ValueError):
    """A template that cannot be read, or a value that a filter cannot take."""


class ZonedDay(dt.date):
    """A day that begins at midnight of its zone, for the filters that need a moment."""

    zone: dt.tzinfo = dt.UTC

    @classmethod
    def of(cls, day: dt.date, zone: dt.tzinfo) -> "ZonedDay":
        """The day in that zone."""
        made = cls(day.year, day.month, day.day)
        made.zone = zone
        return made


def _moment(value: Any) -> dt.datetime:
    if isinstance(value, dt.datetime):
        return value
    if isinstance(value, dt.date):
        return dt.datetime.combine(value, dt.time(), getattr(value, "zone", dt.UTC))
    moment = dt.datetime.fromisoformat(str(value))
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def _iso(value: Any) -> str:
    return value.isoformat() if isinstance(value, dt.date) else _moment(value).isoformat()


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.date):
        return value.isoformat()
    return orjson.dumps(value).decode() if isinstance(value, (dict, list)) else str(value)


FILTERS: Mapping[str, Callable[[Any], Any]] = {
    "base64": lambda value: base64.b64encode(_text(value).encode()).decode(),
    "date": lambda value: _moment(value).date().isoformat(),
    "datetime": lambda value: _moment(value).strftime("%Y-%m-%d %H:%M:%S"),
    "epoch": lambda value: int(_moment(value).timestamp()),
    "epoch_ms": lambda value: int(_moment(value).timestamp() * 1000),
    "int": int,
    "iso": _iso,
    "join": lambda value: ",".join(_text(part) for part in value),
    "json": lambda value: orjson.dumps(value, default=str).decode(),
    "lower": lambda value: _text(value).lower(),
    "text": _text,
}


@dataclass(frozen=True)
class Place:
    """One `{{ name | filter }}`."""

    name: str
    filters: tuple[str, ...]

    def fill(self, names: Mapping[str, Any]) -> Any:
        """The value, filtered; null stays null; raises TemplateError."""
        value = names[self.name]
        for name in self.filters:
            if value is None:
                return None
            try:
                value = FILTERS[name](value)
            except (TypeError, ValueError, OverflowError):
                raise TemplateError(f"`{self.name}` cannot be written as `{name}`") from None
        return value


Part = str | Place


@cache
def parse_template(text: str) -> tuple[Part, ...]:
    """Texts and places in turn; raises TemplateError."""
    parts: list[Part] = []
    at = 0
    for found in _PLACE.finditer(text):
        parts.append(text[at : found.start()])
        parts.append(_place(found["inside"]))
        at = found.end()
    parts.append(text[at:])
    kept = tuple(part for part in parts if part != "")
    if any(isinstance(part, str) and ("{{" in part or "}}" in part) for part in kept):
        raise TemplateError(f"a bracket of `{text}` is not closed")
    return kept


def _place(inside: str) -> Place:
    name, *filters = (part.strip() for part in inside.split("|"))
    if not _NAME.match(name):
        raise TemplateError(f"`{inside}` is not a name: expressions are not known here")
    for wanted in filters:
        if wanted not in FILTERS:
            raise TemplateError(f"filter `{wanted}` is not known (known: {', '.join(FILTERS)})")
    return Place(name, tuple(filters))


def fill(template: Json, names: Mapping[str, Any]) -> Json:
    """The template with its places filled, through lists and objects.

    A key that ends in `?` is left out when its value is null. Raises TemplateError.
    """
    if isinstance(template, str):
        return _fill_text(template, names)
    if isinstance(template, Mapping):
        filled = {key: fill(value, names) for key, value in template.items()}
        return {
            key.removesuffix("?"): value
            for key, value in filled.items()
            if value is not None or not key.endswith("?")
        }
    if isinstance(template, list):
        return [fill(value, names) for value in template]
    return template


def _fill_text(template: str, names: Mapping[str, Any]) -> Json:
    parts = parse_template(template)
    if len(parts) == 1 and isinstance(parts[0], Place):
        value = parts[0].fill(names)
        return value.isoformat() if isinstance(value, dt.date) else value
    return "".join(part if isinstance(part, str) else _text(part.fill(names)) for part in parts)


def places(template: Json) -> Iterator[Place]:
    """Every place in a template; raises TemplateError."""
    if isinstance(template, str):
        yield from (part for part in parse_template(template) if isinstance(part, Place))
    elif isinstance(template, Mapping):
        for value in template.values():
            yield from places(value)
    elif isinstance(template, list):
        for value in template:
            yield from places(value)
