"""Reading a request backwards: which values stand where a manifest's template has its places."""

import base64
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import parse_qsl, unquote

import orjson

from hub.conformance.door import Asked
from hub.connectors.manifest_parts import Request
from hub.connectors.manifest_template import Place, parse_template

_ROW: Final = re.compile(r"\[(?P<at>\d+)\](?:\[(?P<name>[^\]]+)\])?$")


def matched(request: Request, asked: Asked) -> dict[str, Any] | None:
    """Name of place → value, if this request was made of that template; otherwise None."""
    if asked.method != request.method:
        return None
    found: dict[str, Any] = {}
    if not _text(request.path, unquote(asked.path), found, anchored=True):
        return None
    parts = [(request.query, dict(asked.query))]
    if request.form is not None:
        parts.append((request.form, dict(parse_qsl(asked.body.decode(), keep_blank_values=True))))
    for template, given in parts:
        if not all(_pair(key, value, given, found) for key, value in template.items()):
            return None
    if request.json is not None and not _json(request.json, orjson.loads(asked.body), found):
        return None
    return found


def _pair(key: str, template: Any, given: Mapping[str, str], found: dict[str, Any]) -> bool:
    """A parameter; one of `name[#]` is a list, or a list of records."""
    if key.endswith("[#]"):
        [place] = parse_template(template)
        found[place.name if isinstance(place, Place) else key] = _listed(key[:-3], given)
        return True
    if isinstance(template, str) and key in given:
        return _text(template, given[key], found)
    if isinstance(template, str):
        return all(isinstance(part, Place) for part in parse_template(template))
    return isinstance(template, list) or str(template) == given.get(key)


def _listed(name: str, given: Mapping[str, str]) -> list[Any]:
    rows: dict[int, Any] = {}
    for key, value in given.items():
        place = _ROW.fullmatch(key.removeprefix(name)) if key.startswith(name) else None
        if place is None:
            continue
        if place["name"] is None:
            rows[int(place["at"])] = value
        else:
            rows.setdefault(int(place["at"]), {})[place["name"]] = value
    return [rows[at] for at in sorted(rows)]


def _json(template: Any, given: Any, found: dict[str, Any]) -> bool:
    if isinstance(template, str):
        return _whole(template, given, found)
    if isinstance(template, Mapping):
        named = {key.removesuffix("?"): (key, part) for key, part in template.items()}
        if not isinstance(given, Mapping) or given.keys() - named.keys():
            return False
        return all(
            _json(part, given[name], found) if name in given else key.endswith("?")
            for name, (key, part) in named.items()
        )
    if isinstance(template, list):
        fits = isinstance(given, list) and len(given) == len(template)
        return fits and all(_json(a, b, found) for a, b in zip(template, given, strict=True))
    return bool(template == given)


def _whole(template: str, given: Any, found: dict[str, Any]) -> bool:
    """A template that is one place may hold any JSON value."""
    parts = parse_template(template)
    if len(parts) == 1 and isinstance(parts[0], Place):
        found[parts[0].name] = _undone(parts[0], given)
        return True
    return isinstance(given, str) and _text(template, given, found)


def _text(template: str, given: str, found: dict[str, Any], *, anchored: bool = False) -> bool:
    parts = list(_parts(template, anchored=anchored))
    pattern = "".join("(.*?)" if isinstance(part, Place) else re.escape(part) for part in parts)
    fits = re.fullmatch(pattern, given, re.DOTALL)
    if fits is None:
        return False
    values = iter(fits.groups())
    for part in parts:
        if isinstance(part, Place):
            found[part.name] = _undone(part, next(values))
    return True


def _parts(template: str, *, anchored: bool) -> Iterator[str | Place]:
    parts = parse_template(template)
    if anchored and not (parts and isinstance(parts[0], str) and parts[0].startswith("/")):
        yield "/"
    yield from parts


def _undone(place: Place, value: Any) -> Any:
    """The value before its filters, as far as they can be undone."""
    for name in reversed(place.filters):
        if name == "join":
            value = value.split(",")
        elif name == "base64":
            value = base64.b64decode(value).decode()
        elif name == "json" and isinstance(value, str):
            value = orjson.loads(value)
    return value
