"""A subject made of a manifest: what it says of itself is what is tried, against its mirror."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

import msgspec

from hub.conformance.ability import Can
from hub.conformance.door import Door
from hub.conformance.mirror import Mirror
from hub.conformance.mirror_pages import size_of
from hub.conformance.people import Person
from hub.conformance.world import Subject, World
from hub.connectors.manifest import (
    AfterPaging,
    CursorPaging,
    LinkPaging,
    Manifest,
    NoPaging,
    OffsetPaging,
    PagePaging,
    Retry,
    Stream,
)
from hub.connectors.manifest_load import load_manifest
from hub.connectors.manifest_parts import NoAuth, TokenAuth
from hub.connectors.protocol import Connector
from hub.connectors.rest import RestConnector
from hub.connectors.rest_request import first_names
from hub.connectors.webhook import new_secret
from hub.demo.moodle import running
from hub.errors import Refused

PATHS: Final = {"name": "kit_name", "number": "kit_number", "note": "kit_note",
                "count": "kit_count", "moment": "kit_moment"}  # fmt: skip
QUICK: Final = Retry(attempts=3, first_wait=0.01, longest_wait=2)
"""The manifest's own patience would make a check last minutes."""
_ALWAYS: Final = frozenset(
    {Can.EDIT, Can.EMPTY, Can.NUMBER, Can.NOTE, Can.NULL, Can.ABSENT, Can.COUNT, Can.MOMENT,
     Can.NEWLINES, Can.DRIFT, Can.MANY_BATCHES, Can.HTTP, Can.SCRIPT, Can.STOP, Can.SIDE_BY_SIDE}
)  # fmt: skip


def subject_of(name: str, home: Path, stream: str | None = None) -> Subject:
    """The subject of a shipped manifest or a file; raises Refused MANIFEST_*, STREAM_NOT_PLAIN."""
    manifest = load_manifest(name, home)
    chosen = stream or next((one for one, it in manifest.streams.items() if plain(it)), None)
    if chosen is None or not plain(manifest.streams[chosen]):
        raise Refused(
            "STREAM_NOT_PLAIN",
            "The kit tries streams that are asked for by themselves.",
            f"manifest {manifest.system}",
            "Name a stream without parent, tree, windows and group, and with a key of one field.",
        )
    one = manifest.streams[chosen]

    @asynccontextmanager
    async def world(folder: Path) -> AsyncIterator[World]:
        made = RestWorld(manifest, chosen, folder)
        async with made:
            yield made

    return Subject(
        manifest.system if stream is None else f"{manifest.system}-{chosen.replace('_', '-')}",
        "mirror of its manifest",
        chosen,
        one.mode,
        abilities(manifest, one),
        {"key": one.key[0], **PATHS},
        world,
        page=min(size_of(one.paging), 3),
        overlap=_minutes(one),
    )


def plain(stream: Stream) -> bool:
    """Whether a stream is asked for by itself, and its records are known by one field."""
    special = (stream.parent, stream.tree, stream.windows, stream.group)
    return not any(special) and len(stream.key) == 1


def abilities(manifest: Manifest, stream: Stream) -> frozenset[Can]:
    """What a manifest says that its system can do."""
    known = {
        **_of_pages(stream),
        **_of_manifest(manifest, stream),
        Can.CHANGES: stream.cursor is not None,
        Can.NO_STAMP: False,
        Can.ORDERED: stream.cursor is not None and stream.cursor.ordered,
        Can.OVERLAP: stream.cursor is not None and stream.cursor.overlap > 0,
        Can.SNAPSHOT: stream.mode == "snapshot",
        Can.LISTED: stream.listing is not None,
        Can.TOMBSTONES: stream.deleted is not None,
        **_of_writing(stream),
    }
    return _ALWAYS | {one for one, can in known.items() if can}


def _of_pages(stream: Stream) -> dict[Can, bool]:
    paging = stream.paging
    counted = isinstance(paging, PagePaging | OffsetPaging)
    total = bool(getattr(paging, "total", None))
    told = total or bool(getattr(paging, "has_more", None))
    return {
        Can.PAGES: not isinstance(paging, NoPaging),
        Can.COUNTED: counted,
        Can.UNTOLD_END: counted and not told,
        Can.TOTAL: total,
        Can.TELLS_END: told or isinstance(paging, CursorPaging | LinkPaging),
        Can.SCROLL: isinstance(paging, CursorPaging),
        Can.KEYSET: isinstance(paging, AfterPaging),
        Can.LINK: isinstance(paging, LinkPaging),
    }


def _of_manifest(manifest: Manifest, stream: Stream) -> dict[Can, bool]:
    auth, rules = manifest.auth, [*stream.errors, *manifest.errors]
    actions = {one.action for one in rules}
    token = isinstance(auth, TokenAuth)
    return {
        Can.AUTH: bool(manifest.secrets) or not isinstance(auth, NoAuth),
        Can.TOKEN: token,
        Can.LIFETIME: isinstance(auth, TokenAuth) and auth.expires_in is not None,
        Can.TOKEN_IN_BODY: token and "REFRESH_TOKEN_THEN_RETRY" in actions,
        Can.BODY_FAULTS: any(one.action == "FAIL" for one in rules),
        Can.QUOTA: "RATE_LIMITED" in actions,
        Can.BUDGET: manifest.rate is not None,
        Can.PARTIAL: any(one.action == "PARTIAL" and one.keys for one in rules),
        Can.EVENTS: manifest.events is not None and manifest.events.streams != {},
        Can.STANDARD: manifest.events is not None and manifest.events.scheme == "standard",
    }


def _of_writing(stream: Stream) -> dict[Can, bool]:
    update = stream.write.update if stream.write else None
    rules = update.errors if update else []
    return {
        Can.FETCH: stream.fetch is not None,
        Can.WRITE: update is not None,
        Can.CREATE: stream.write is not None and stream.write.create is not None,
        Can.BATCH_WRITE: update is not None and update.batch > 1,
        Can.REFUSALS: update is not None and update.refused is not None,
        Can.NEEDS: bool(stream.write and stream.write.create and stream.write.create.needs),
        Can.IDEMPOTENT: update is not None and "idempotency_key" in repr(update.request),
        Can.PRECONDITION: any("412" in repr(one) or "stale" in repr(one) for one in rules),
    }


def _minutes(stream: Stream) -> int:
    if stream.cursor is None:
        return 0
    return 1440 if stream.cursor.kind == "date" else int(-(-stream.cursor.overlap // 60))


@dataclass
class RestWorld(World):
    """The mirror of a manifest behind a door."""

    manifest: Manifest
    stream: str
    folder: Path

    def __post_init__(self) -> None:
        self._secrets = {
            name: f"s3cr3t-{name}-{at}" for at, name in enumerate(self.manifest.secrets)
        }
        if self.manifest.events is not None:
            self._secrets[self.manifest.events.secret] = new_secret()
        self.secrets = tuple(self._secrets.values())
        self._small = small(self.manifest, self.stream)
        self._mirror = Mirror(self._small, self.stream, self._secrets)
        self.door = Door(self._mirror.answer, self._mirror.is_data)
        self._away = False

    async def __aenter__(self) -> Self:
        self._serving = running(self.door, log="critical")
        self.url = await self._serving.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        if not self._away:
            await self._serving.__aexit__(None, None, None)

    @property
    def mirror(self) -> Mirror:
        """The server."""
        return self._mirror

    async def opened(self) -> Connector:
        """A connector with small pages and batches, and little patience."""
        return self._connector(self._secrets)

    async def intruder(self) -> Connector:
        """A connector whose secrets are others."""
        return self._connector({name: f"x{one[1:]}" for name, one in self._secrets.items()})

    async def hold(self, people: Sequence[Person]) -> None:
        """Exactly these."""
        self._mirror.people = {one.key: one for one in people}

    async def drift(self, kind: str, people: Sequence[Person]) -> None:
        """A field more, or one less."""
        self._mirror.more = {"kit_added": "新"} if kind == "more" else {}
        self._mirror.hide = frozenset({"kit_note"} if kind == "fewer" else ())
        await self.hold(people)

    async def stop(self) -> None:
        """End the server."""
        await self._serving.__aexit__(None, None, None)
        self._away = True

    async def start(self) -> None:
        """Serve again, at the same port."""
        self._serving = running(self.door, int(self.url.rpartition(":")[2]), log="critical")
        await self._serving.__aenter__()
        self._away = False

    def _connector(self, secrets: Mapping[str, str]) -> Connector:
        manifest = self._small
        config = {name: _filled(name, one.type, self.url) for name, one in manifest.config.items()
                  if one.required or name == "base_url"}  # fmt: skip
        return RestConnector(manifest, first_names(manifest, config, secrets, "Asia/Shanghai"))


def _filled(name: str, kind: str, url: str) -> Any:
    if kind != "text":
        return 1 if kind == "integer" else True
    return url if "url" in name else "2026-01-01" if name == "from" else "kit"


def small(manifest: Manifest, stream: str) -> Manifest:
    """The manifest with pages and batches of three records, and waits of a moment."""
    one = manifest.streams[stream]
    paging = _small(one.paging)
    listing = one.listing
    if listing is not None:
        listing = msgspec.structs.replace(listing, paging=_small(listing.paging))
    cut = msgspec.structs.replace(one, paging=paging, batch=4, listing=listing)
    streams = {**manifest.streams, stream: cut}
    return msgspec.structs.replace(manifest, streams=streams, retry=QUICK, timeout=3.0)


def _small(paging: Any) -> Any:
    known = getattr(paging, "size", None)
    return msgspec.structs.replace(paging, size=3) if known else paging
