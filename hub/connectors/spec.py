"""What a kind of connection asks for: one declaration read by validation, forms and help."""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NoReturn, TypeVar

import msgspec

from hub.connectors.protocol import Checked, Heard, Receipt, WriteOperation
from hub.errors import HubError, Refused
from hub.schema.record import Json, StreamSpec

T = TypeVar("T")


@dataclass(frozen=True)
class ConfigField:
    """One thing that a person fills in to make a connection."""

    name: str
    type: str
    """`text`, `integer`, `boolean` or `streams` (a table of streams)."""
    label_en: str
    label_zh: str
    required: bool = False
    secret: bool = False
    """True: it is kept sealed, apart from the configuration."""
    help: str | None = None


@dataclass(frozen=True)
class Spec:
    """A kind of connection and what it asks for."""

    kind: str
    label_en: str
    label_zh: str
    fields: tuple[ConfigField, ...]


def close_to(word: str, known: Iterable[str]) -> str | None:
    """A hint that names the nearest known word, or all of them when none is near."""
    words = sorted(known)
    near = difflib.get_close_matches(word, words, n=1)
    if near:
        return f"Perhaps you meant `{near[0]}`."
    return f"Known: {', '.join(words)}." if words else None


_UNKNOWN = re.compile(r"unknown field `(?P<name>[^`]+)`")
_PLACE = re.compile(r" - at `(?:key in )?(?P<place>[^`]+)`")


def decoded(kind: type[T], value: Any, code: str, what: str) -> T:
    """`value` as `kind`; raises Refused that names the place and, for a typo, the right name."""
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise _refusal(error, kind, code, what) from None


def _refusal(error: msgspec.ValidationError, kind: type, code: str, what: str) -> Refused:
    text = str(error)
    found = _PLACE.search(text)
    unknown = _UNKNOWN.search(text)
    hint = close_to(unknown["name"], field_names(kind)) if unknown else None
    message = _PLACE.sub("", text)
    return Refused(code, f"{what}: {message[:1].lower()}{message[1:]}.", _at(found), hint)


def _at(found: "re.Match[str] | None") -> str:
    return found["place"] if found else "$"


def field_names(kind: type) -> set[str]:
    """Names of all fields of a struct and of the structs inside it."""
    names: set[str] = set()
    waiting: list[Any] = [msgspec.inspect.type_info(kind)]
    seen: set[int] = set()
    while waiting:
        info = waiting.pop()
        if isinstance(info, msgspec.inspect.StructType):
            if hash(info.cls) in seen:
                continue
            seen.add(hash(info.cls))
            names.update(f.encode_name for f in info.fields)
            waiting.extend(f.type for f in info.fields)
        waiting.extend(_inside(info))
    return names


def _inside(info: Any) -> list[Any]:
    single = (getattr(info, name, None) for name in ("item_type", "value_type"))
    return [*getattr(info, "types", ()), *filter(None, single)]


def stream_of(streams: Mapping[str, T], name: str) -> T:
    """The stream of that name; raises Refused STREAM_UNKNOWN."""
    if name not in streams:
        raise Refused(
            "STREAM_UNKNOWN",
            "This connection has no such stream.",
            f"stream {name}",
            close_to(name, streams),
        )
    return streams[name]


def secret(secrets: Mapping[str, str], name: str) -> str:
    """The secret of that name; raises Refused SECRET_MISSING."""
    if not secrets.get(name):
        raise Refused(
            "SECRET_MISSING",
            "A secret that this connection needs is not set.",
            f"secret {name}",
            f"Set `{name}` where the connection is configured.",
        )
    return secrets[name]


def failed(error: HubError) -> Checked:
    """The answer of a check that ran into `error`."""
    place = f" ({error.detail})" if error.detail else ""
    return Checked(ok=False, message=f"{error.message}{place}", hint=error.hint)


def with_fields(spec: StreamSpec, fields: Iterable[str]) -> StreamSpec:
    """The stream with the fields that were seen."""
    return replace(spec, fields=tuple(fields))


class ReadOnly:
    """A connector that reads and does not write."""

    async def write(self, operations: Sequence[WriteOperation]) -> list[Receipt]:
        """Refuse with WRITE_UNSUPPORTED."""
        refuse_write(operations[0].stream, operations[0].action)

    async def fetch(
        self, stream: str, keys: Sequence[str], by: str | None = None
    ) -> list[Mapping[str, Json]]:
        """Refuse with FETCH_UNSUPPORTED."""
        del keys, by
        refuse_fetch(stream)

    def hear(self, headers: Mapping[str, str], body: bytes) -> Heard:
        """Refuse with EVENTS_UNSUPPORTED."""
        del headers, body
        refuse_events()


def refuse_events() -> NoReturn:
    """Raise Refused EVENTS_UNSUPPORTED."""
    raise Refused("EVENTS_UNSUPPORTED", "This connection hears no events.")


def refuse_write(stream: str, action: str) -> NoReturn:
    """Raise Refused WRITE_UNSUPPORTED."""
    raise Refused(
        "WRITE_UNSUPPORTED",
        "This stream is read only.",
        f"stream {stream}, action {action}",
        "Choose a connection that can write, or change the record in its system.",
    )


def refuse_fetch(stream: str) -> NoReturn:
    """Raise Refused FETCH_UNSUPPORTED."""
    raise Refused(
        "FETCH_UNSUPPORTED",
        "Single records of this stream cannot be asked for.",
        f"stream {stream}",
        "Pull the connection, or add `fetch` to the stream in its manifest.",
    )
