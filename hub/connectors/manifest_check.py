"""Whether a well-formed manifest makes sense: names are known, paths parse, streams lead somewhere.

Everything is found before the first request is sent.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from hub.connectors.manifest import Fetch, Listing, Manifest, NoPaging, Stream, Write
from hub.connectors.manifest_parts import (
    BasicAuth,
    BearerAuth,
    ErrorRule,
    HeaderAuth,
    OAuth2Auth,
    QueryAuth,
    Request,
    TokenAuth,
)
from hub.connectors.manifest_path import PathError, parse_path
from hub.connectors.manifest_template import FILTERS, TemplateError, places
from hub.connectors.spec import close_to
from hub.schema.record import Json


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, and where."""

    path: str
    message: str
    hint: str | None = None


def faults(manifest: Manifest) -> Iterator[Fault]:
    """Every fault, in the order of the document's meaning: base, authentication, streams."""
    base = _base_names(manifest)
    everywhere = base | _token_names(manifest)
    yield from _templates("$.base_url", manifest.base_url, base)
    for name, value in manifest.values.items():
        at = f"$.values.{name}"
        yield from _templates(f"{at}.template", value.template, everywhere)
        yield from (
            Fault(f"{at}.filters", f"filter `{wanted}` is not known", close_to(wanted, FILTERS))
            for wanted in value.filters
            if wanted not in FILTERS
        )
    yield from _authentication(manifest, base, everywhere)
    yield from _templates("$.headers", manifest.headers, everywhere)
    yield from _rules("$.errors", manifest.errors)
    if manifest.check:
        yield from _request("$.check", manifest.check, everywhere)
    for name, stream in manifest.streams.items():
        yield from _stream(manifest, name, stream, everywhere)
    yield from _events(manifest)
    yield from _numbers(manifest)


def _events(manifest: Manifest) -> Iterator[Fault]:
    events = manifest.events
    if events is None:
        return
    if events.secret not in manifest.secrets:
        hint = close_to(events.secret, manifest.secrets)
        yield Fault("$.events.secret", f"there is no secret `{events.secret}`", hint)
    if (events.scheme == "hmac") != (events.header is not None):
        yield Fault("$.events.header", "`hmac` needs the header with the signature, and only that")
    yield from _path("$.events.id", events.id)
    for name, hint_ in events.streams.items():
        at = f"$.events.streams.{name}"
        stream = manifest.streams.get(name)
        if stream is None or stream.fetch is None:
            yield Fault(at, f"`{name}` is no stream with `fetch`", close_to(name, manifest.streams))
        elif hint_.by is not None and hint_.by not in stream.fetch.by:
            yield Fault(f"{at}.by", "records are not asked for by it")
        yield from _path(f"{at}.keys", hint_.keys)
        yield from _path(f"{at}.when", hint_.when)


def _base_names(manifest: Manifest) -> set[str]:
    names = {"today", "now"}
    for prefix, group in (
        ("config", manifest.config),
        ("secret", manifest.secrets),
        ("const", manifest.const),
        ("value", manifest.values),
    ):
        names.update(f"{prefix}.{name}" for name in group)
    return names


def _token_names(manifest: Manifest) -> set[str]:
    if isinstance(manifest.auth, TokenAuth):
        return {f"token.{name}" for name in manifest.auth.pick}
    return set()


def _authentication(manifest: Manifest, base: set[str], everywhere: set[str]) -> Iterator[Fault]:
    auth = manifest.auth
    if isinstance(auth, (HeaderAuth, BearerAuth, BasicAuth, QueryAuth)):
        yield from _templates("$.auth", msgspec.structs.asdict(auth), base)
    if isinstance(auth, OAuth2Auth):
        fields = msgspec.structs.asdict(auth)
        yield from _templates("$.auth", fields, base)
    if isinstance(auth, TokenAuth):
        yield from _request("$.auth.request", auth.request, base)
        yield from _templates("$.auth.apply", msgspec.structs.asdict(auth.apply), everywhere)
        yield from _rules("$.auth.errors", auth.errors)
        for name, path in auth.pick.items():
            yield from _path(f"$.auth.pick.{name}", path)
        yield from _path("$.auth.expires_in", auth.expires_in)


def _stream(manifest: Manifest, name: str, stream: Stream, names: set[str]) -> Iterator[Fault]:
    at = f"$.streams.{name}"
    known = names | _stream_names(stream)
    open_names = ("parent.",) if stream.parent and not stream.parent.batch else ()
    yield from _request(f"{at}.request", stream.request, known, open_names)
    yield from _templates(f"{at}.add", stream.add, known, open_names)
    yield from _path(f"{at}.records", stream.records)
    for field in ("next", "has_more", "total"):
        yield from _path(f"{at}.paging.{field}", getattr(stream.paging, field, None))
    yield from _rules(f"{at}.errors", stream.errors)
    if stream.windows:
        yield from _templates(f"{at}.windows.start", stream.windows.start, names)
        yield from _templates(f"{at}.windows.end", stream.windows.end, names)
    if stream.cursor:
        yield from _templates(f"{at}.cursor.initial", stream.cursor.initial, names)
    if stream.tree:
        yield from _templates(f"{at}.tree.roots", stream.tree.roots, names)
    if stream.listing:
        yield from _listing(stream.listing, f"{at}.listing", names)
        yield from _versions(stream, f"{at}.listing.versions")
    if stream.fetch:
        yield from _fetch(stream.fetch, f"{at}.fetch", names)
    if stream.write:
        yield from _write(stream, stream.write, f"{at}.write", names)
    yield from _parents(manifest, name, at)
    yield from _changed_parents(manifest, stream, at)
    yield from _sense(stream, at)


def _listing(listing: Listing, at: str, names: set[str]) -> Iterator[Fault]:
    paged = set() if isinstance(listing.paging, NoPaging) else {"page", "page_size"}
    yield from _request(f"{at}.request", listing.request, names | paged)
    yield from _path(f"{at}.records", listing.records)
    for field in ("next", "has_more", "total"):
        yield from _path(f"{at}.paging.{field}", getattr(listing.paging, field, None))


def _versions(stream: Stream, at: str) -> Iterator[Fault]:
    """What differs is asked for by id and window, and by nothing else."""
    versions = stream.listing.versions if stream.listing else None
    if versions is None:
        return
    if stream.windows is None or not stream.windows.inclusive or stream.windows.overlap:
        yield Fault(at, "needs `windows` that neither overlap nor share a day")
    if stream.parent or stream.tree or stream.cursor:
        yield Fault(at, "goes without `parent`, `tree` and `cursor`: the list says what is read")
    if not versions.of or versions.batch < 1:
        yield Fault(at, "compares at least one field, and asks for at least one id at a time")


def _fetch(fetch: Fetch, at: str, names: set[str]) -> Iterator[Fault]:
    yield from _request(f"{at}.request", fetch.request, names | {"keys", "by"})
    yield from _path(f"{at}.records", fetch.records)
    if not fetch.by or fetch.batch < 1:
        yield Fault(f"{at}.by", "records are asked for by a field, at least one at a time")


def _write(stream: Stream, write: Write, at: str, names: set[str]) -> Iterator[Fault]:
    for name, call in (("update", write.update), ("create", write.create)):
        if call is None:
            continue
        yield from _request(
            f"{at}.{name}.request", call.request, names | {"records", "idempotency_key"}
        )
        yield from _templates(f"{at}.{name}.fill", call.fill, names, ("record.",))
        yield from _rules(f"{at}.{name}.errors", call.errors)
        yield from _path(f"{at}.{name}.keys", call.keys)
        if call.refused is not None:
            yield from _path(f"{at}.{name}.refused.list", call.refused.list)
        if call.batch < 1:
            yield Fault(f"{at}.{name}.batch", "a call writes at least one record")
    asked = stream.fetch.by if stream.fetch else []
    if stream.key != asked[:1]:
        yield Fault(
            f"{at}.update",
            "what is written must be readable again by its key",
            "Give the stream `fetch` with its key first in `by`.",
        )
    if write.create and len(asked) == 1:
        yield Fault(
            f"{at}.create",
            "a record that was made before must be found again",
            "Give `fetch.by` a second field, by which the mapping finds whose it is.",
        )


def _sense(stream: Stream, at: str) -> Iterator[Fault]:
    if stream.request.form is not None and stream.request.json is not None:
        yield Fault(f"{at}.request", "a request has a form or JSON, not both")
    if (stream.mode == "listed") != (stream.listing is not None):
        yield Fault(
            f"{at}.listing",
            "`listing` and the mode `listed` belong together",
            "Say how the keys of all records are asked for.",
        )
    changed = stream.parent is not None and stream.parent.changed
    if stream.mode in {"incremental", "listed"} and not (
        stream.cursor or stream.windows or changed
    ):
        yield Fault(
            f"{at}.mode",
            "changes need `cursor`, `windows` or `parent.changed`",
            "Read a snapshot, or say how changes are found.",
        )
    if stream.tree and stream.parent:
        yield Fault(f"{at}.tree", "a stream has a tree or a parent, not both")
    if stream.cursor and stream.windows:
        yield Fault(
            f"{at}.cursor", "windows move their own cursor", "Take `cursor` out, or `windows`."
        )
    yield from _grouping(stream, at)
    yield from _keeping(stream, at)
    size = getattr(stream.paging, "size", None)
    if size is not None and size < 1:
        yield Fault(f"{at}.paging.size", "a page holds at least one record")
    if stream.windows and stream.windows.days < 1:
        yield Fault(f"{at}.windows.days", "a window has at least one day")
    if stream.batch < 1 or (
        stream.parent and stream.parent.batch is not None and stream.parent.batch < 1
    ):
        yield Fault(f"{at}.batch", "a batch holds at least one")


def _grouping(stream: Stream, at: str) -> Iterator[Fault]:
    group = stream.group
    if group is None:
        return
    if not group.by or group.into in group.by:
        yield Fault(f"{at}.group", "a group is told by fields, and lies in another one")
    if stream.cursor or stream.deleted or stream.tree:
        yield Fault(
            f"{at}.group",
            "a group must be read whole, without `cursor`, `deleted` or `tree`",
            "Read a snapshot, or windows that hold whole groups.",
        )


def _changed_parents(manifest: Manifest, stream: Stream, at: str) -> Iterator[Fault]:
    """A cursor of changes is the other stream's, so this one has none and is no snapshot."""
    parent = stream.parent
    if parent is None or not parent.changed:
        return
    above = manifest.streams.get(parent.stream)
    if above is not None and above.cursor is None:
        yield Fault(
            f"{at}.parent.changed",
            f"`{parent.stream}` does not say what changed",
            f"Give `{parent.stream}` a `cursor`.",
        )
    if stream.mode == "snapshot" or stream.cursor is not None:
        yield Fault(
            f"{at}.mode",
            "what hangs below changed records is `incremental`, without a cursor of its own",
        )


def _keeping(stream: Stream, at: str) -> Iterator[Fault]:
    """What is left out of a read must not be what tells its records apart."""
    if stream.once and not stream.key:
        yield Fault(
            f"{at}.once", "records that come again are told by their key", "Give the stream `key`."
        )
    told_by = {*stream.key, *(stream.cursor.fields if stream.cursor else [])}
    yield from (
        Fault(f"{at}.drop", f"`{name}` tells the record, it cannot be dropped")
        for name in stream.drop
        if name in told_by
    )


def _stream_names(stream: Stream) -> set[str]:
    names: set[str] = set()
    if stream.cursor:
        names.add("cursor")
    if not isinstance(stream.paging, NoPaging):
        names |= {"page", "page_size"}
    if stream.tree:
        names.add("node")
    if stream.windows:
        names |= {"window.start", "window.end"}
    if (stream.parent and stream.parent.batch) or (stream.listing and stream.listing.versions):
        names.add("ids")
    return names


def _parents(manifest: Manifest, name: str, at: str) -> Iterator[Fault]:
    """A parent must exist, and no stream may come to itself."""
    seen = [name]
    parent = manifest.streams[name].parent
    while parent:
        if parent.stream not in manifest.streams:
            yield Fault(
                f"{at}.parent.stream",
                f"there is no stream `{parent.stream}`",
                close_to(parent.stream, manifest.streams),
            )
            return
        if parent.stream in seen:
            yield Fault(f"{at}.parent.stream", f"`{name}` would be its own parent")
            return
        seen.append(parent.stream)
        parent = manifest.streams[parent.stream].parent


def _request(
    at: str, request: Request, names: set[str], open_names: tuple[str, ...] = ()
) -> Iterator[Fault]:
    for field in ("base", "path", "query", "headers", "form", "json"):
        yield from _templates(f"{at}.{field}", getattr(request, field), names, open_names)


def _templates(
    at: str, template: Json, names: set[str], open_names: tuple[str, ...] = ()
) -> Iterator[Fault]:
    try:
        found = list(places(template))
    except TemplateError as error:
        yield Fault(at, str(error), "A place is `{{ name }}` or `{{ name | filter }}`.")
        return
    for place in found:
        if place.name not in names and not (open_names and place.name.startswith(open_names)):
            yield Fault(at, f"`{place.name}` is not known here", close_to(place.name, names))


def _rules(at: str, rules: Iterable[ErrorRule]) -> Iterator[Fault]:
    for index, rule in enumerate(rules):
        for field in ("path", "code", "keys"):
            yield from _path(f"{at}[{index}].{field}", getattr(rule, field))


def _path(at: str, text: str | None) -> Iterator[Fault]:
    if text is None:
        return
    try:
        parse_path(text)
    except PathError as error:
        yield Fault(at, str(error), "A path is like `$.result` or `$.items[0].name`.")


def _numbers(manifest: Manifest) -> Iterator[Fault]:
    checks: tuple[tuple[str, Any], ...] = (
        ("$.concurrency", manifest.concurrency),
        ("$.timeout", manifest.timeout),
        ("$.retry.attempts", manifest.retry.attempts),
        ("$.rate.calls", manifest.rate.calls if manifest.rate else 1),
        ("$.rate.per", manifest.rate.per if manifest.rate else 1),
    )
    yield from (Fault(at, "must be more than 0") for at, number in checks if number <= 0)
