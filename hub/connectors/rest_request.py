"""Templates become a request: names are looked up, addresses quoted, nulls left out."""

import datetime as dt
import zoneinfo
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import orjson

from hub.connectors.manifest import Manifest
from hub.connectors.manifest_parts import Request, Setting
from hub.connectors.manifest_path import given, parse_path
from hub.connectors.manifest_template import (
    FILTERS,
    Place,
    TemplateError,
    ZonedDay,
    fill,
    parse_template,
)
from hub.connectors.spec import close_to, secret
from hub.errors import Refused
from hub.schema.record import Json


class Names(dict[str, Any]):
    """What templates may name: `config.x`, `secret.x`, `page`, …; grown by `with_`, not changed."""

    def __init__(self, found: Mapping[str, Any], manifest: Manifest) -> None:
        super().__init__(found)
        self._manifest = manifest

    def __missing__(self, name: str) -> Any:
        """`value.x` is composed, `parent.a.b` and `record.a` are picked when asked for."""
        kind, _, rest = name.partition(".")
        if kind == "value":
            return self._composed(rest)
        if kind in {"parent", "record"} and kind in self:
            return given(parse_path(f"$.{rest}").find(self[kind]))
        if name in {"now", "today"}:  # asked each time: a connector may live for days
            now = dt.datetime.now(self["zone"])
            return now if name == "now" else ZonedDay.of(now.date(), self["zone"])
        raise TemplateError(f"`{name}` has no value yet")

    def __repr__(self) -> str:
        return f"Names({', '.join(sorted(self))})"  # values may be secrets

    def with_(self, **more: Any) -> "Names":
        """These names and more; `window_start` stands for `window.start`."""
        return Names({**self, **more}, self._manifest)

    def and_(self, more: Mapping[str, Any]) -> "Names":
        """These names and more, as they are called."""
        return Names({**self, **more}, self._manifest)

    def _composed(self, name: str) -> Any:
        value = self._manifest.values[name]
        filled = fill(value.template, self)
        for wanted in value.filters:
            filled = FILTERS[wanted](filled)
        return filled


def first_names(
    manifest: Manifest, config: Mapping[str, Json], secrets: Mapping[str, str], zone: str
) -> Names:
    """Names that hold for the whole connection; raises Refused CONNECTION_CONFIG."""
    found: dict[str, Any] = {f"const.{name}": value for name, value in manifest.const.items()}
    for name in config:
        if name not in manifest.config:
            raise Refused(
                "CONNECTION_CONFIG",
                "This setting is not known.",
                f"$.{name}",
                close_to(name, manifest.config),
            )
    for name, setting in manifest.config.items():
        found[f"config.{name}"] = _setting(name, setting, config)
    for name, setting in manifest.secrets.items():
        wanted = setting.required or secrets.get(name)
        found[f"secret.{name}"] = secret(secrets, name) if wanted else None
    return Names({**found, "zone": _zone(zone)}, manifest)


_TYPES: Mapping[str, type] = {"text": str, "integer": int, "boolean": bool}


def _setting(name: str, setting: Setting, config: Mapping[str, Json]) -> Json:
    value = config.get(name, setting.default)
    if value is None and setting.required:
        raise Refused(
            "CONNECTION_CONFIG",
            "A setting is missing.",
            f"$.{name}",
            f"Set `{name}` ({setting.label.en}).",
        )
    if value is not None and type(value) is not _TYPES[setting.type]:
        raise Refused(
            "CONNECTION_CONFIG",
            "A setting is of another type.",
            f"$.{name}",
            f"Give {setting.type}.",
        )
    return value


def _zone(name: str) -> dt.tzinfo:
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        raise Refused(
            "CONNECTION_CONFIG",
            "This time zone is not known.",
            "$.zone",
            "Use a name such as Asia/Shanghai.",
        ) from None


@dataclass(frozen=True)
class Built:
    """A request that can be sent."""

    method: str
    url: str = field(repr=False)
    headers: dict[str, str] = field(repr=False)
    content: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Extra:
    """What authentication adds to a request."""

    headers: Mapping[str, str] = field(repr=False)
    query: Mapping[str, str] = field(repr=False)


NO_EXTRA = Extra({}, {})


def build(base: str, request: Request, names: Names, extra: Extra, url: str | None) -> Built:
    """The request; `url` replaces path and query where the system gave the next address.

    Raises Refused MANIFEST_VALUE when a place has no value or a filter cannot take it.
    """
    try:
        query = [] if url else list(_pairs(fill(request.query, names)))
        headers = {key: str(value) for key, value in fill(request.headers, names).items()}
        content = _content(request, names, headers)
        address = url or base_of(base, request, names).rstrip("/") + _path(request.path, names)
    except TemplateError as error:
        raise Refused(
            "MANIFEST_VALUE",
            "The request cannot be written.",
            f"{request.path}: {error}",
            "Correct the manifest's template.",
        ) from None
    query += list(_pairs(extra.query))
    if query:
        address += ("&" if "?" in address else "?") + urlencode(query)
    return Built(request.method, address, {**headers, **extra.headers}, content)


def base_of(base: str, request: Request, names: Names) -> str:
    """The address below which the request lies: its own, or the connection's."""
    return str(fill(request.base, names)) if request.base else base


def same_origin(one: str, other: str) -> bool:
    """Whether both addresses lead to the same scheme, host and port."""
    left, right = urlsplit(one), urlsplit(other)
    return (left.scheme, left.netloc) == (right.scheme, right.netloc)


def _path(template: str, names: Names) -> str:
    parts = parse_template(template)
    path = "".join(
        quote(str(part.fill(names)), safe="") if isinstance(part, Place) else part for part in parts
    )
    return path if path.startswith("/") else f"/{path}"


def _content(request: Request, names: Names, headers: dict[str, str]) -> bytes | None:
    if request.form is not None:
        headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
        return urlencode(list(_pairs(fill(request.form, names)))).encode()
    if request.json is not None:
        headers.setdefault("Content-Type", "application/json")
        return orjson.dumps(fill(request.json, names), default=str)
    return None


def _pairs(filled: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
    """Null left out; a list repeats its name, or counts where the name ends in `[#]`.

    Of a list of records each value has a name of its own: `users[0][email]`.
    """
    for key, value in filled.items():
        if isinstance(value, list):
            for index, part in enumerate(value):
                name = key.replace("[#]", f"[{index}]")
                if isinstance(part, Mapping):
                    yield from _pairs({f"{name}[{one}]": text for one, text in part.items()})
                else:
                    yield name, FILTERS["text"](part)
        elif value is not None:
            yield key, FILTERS["text"](value)
