"""Which document a request means: its own text, or a trusted one that it names.

The mode of the client (`azp` or `client_id` of its token) decides: `off` takes texts only, `on`
takes both, `required` takes trusted documents only. Found documents are remembered for seconds,
so that one that was removed is gone from all processes as soon.
"""

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from hub.errors import Refused
from hub.resolvers.http_status import Malformed
from hub.resolvers.trusted_manifest import bare
from hub.settings import OFF, REQUIRED, Modes
from hub.store.connection import Database
from hub.store.sessions import CLIENT
from hub.store.trusted import find

FOUND_SECONDS: Final = 5.0
MISSED_SECONDS: Final = 1.0
_REMEMBERED: Final = 4_096
_LONGEST: Final = 200
_PAGES: Final = ("", CLIENT)


@dataclass(frozen=True)
class Named:
    """A document named by a request."""

    id: str
    apollo: bool = False
    """Named the way of Apollo's persisted queries, whose clients know its errors by their text."""


@dataclass
class Trusted:
    """The trusted documents as this process knows them."""

    database: Database
    modes: Modes
    own: Mapping[str, str] = field(default_factory=dict)
    """Documents of the hub's own pages, by their ids: no mode closes them to these pages, nor to
    who asks by no client. A client that may ask its own documents only gains none by them."""
    clock: Callable[[], float] = time.monotonic
    _known: "OrderedDict[tuple[str, str], tuple[float, str | None]]" = field(
        default_factory=OrderedDict
    )

    async def text(self, sent: str, named: Named | None, client: str) -> str:
        """The text of the document that is meant; raises Refused.

        `sent` is the text that came, empty if none did.
        """
        if named is not None and not sent and client in _PAGES and named.id in self.own:
            return self.own[named.id]
        mode = self.modes.of(client)
        if named is None or (sent and mode != REQUIRED):
            return _own_text(sent, named, mode)
        if mode == OFF:
            raise _unnamed(named)
        known = await self._known_text(named.id, client)
        if known is None:
            raise _required() if sent else _unknown(named)
        return known

    async def _known_text(self, id_: str, client: str) -> str | None:
        key, now = (client, id_), self.clock()
        known = self._known.get(key)
        if known is not None and now < known[0]:
            self._known.move_to_end(key)
            return known[1]
        text = await find(self.database, id_, client)
        self._known[key] = (now + (MISSED_SECONDS if text is None else FOUND_SECONDS), text)
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        return text


def named_in(given: dict[str, Any]) -> Named | None:
    """The document that a request names by `documentId` or Apollo's extension; None if none."""
    id_ = given.get("documentId")
    persisted = (given.get("extensions") or {}).get("persistedQuery")
    if id_ is None and persisted is None:
        return None
    apollo = id_ is None
    if apollo:
        id_ = persisted.get("sha256Hash") if isinstance(persisted, dict) else None
    if not isinstance(id_, str) or not 0 < len(id_) <= _LONGEST or "\0" in id_:
        raise Malformed(
            "BODY_INVALID", "The document's id is no id.", hint="Send `documentId` as a string."
        )
    if not apollo and given.get("query"):
        raise Malformed(
            "BODY_INVALID",
            "The document is sent, and named as well.",
            hint="Send either `query` or `documentId`.",
        )
    return Named(bare(id_), apollo)


def _own_text(sent: str, named: Named | None, mode: str) -> str:
    """The text that came; its hash, if that came along, fits it. It is not stored."""
    if mode == REQUIRED:
        raise _required()
    if named is not None and hashlib.sha256(sent.encode()).hexdigest() != named.id:
        raise Refused(
            "DOCUMENT_MISMATCH",
            "The document does not have the hash that came with it.",
            hint="Send the sha256 of `query`, or leave the hash out.",
        )
    return sent


def _unnamed(named: Named) -> Refused:
    """Where documents are not named. Apollo's clients know its text, and send documents then."""
    if named.apollo:
        return Refused(
            "PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported", hint="Send `query`."
        )
    return Refused(
        "DOCUMENTS_OFF", "Documents are not asked by their id here.", hint="Send `query`."
    )


def _unknown(named: Named) -> Refused:
    if named.apollo:
        return Refused(
            "PERSISTED_QUERY_NOT_FOUND",
            "PersistedQueryNotFound",
            hint="Send `query` along, or load the manifest: `hub documents load`.",
        )
    return Refused(
        "DOCUMENT_UNKNOWN",
        "There is no trusted document of that id for this client.",
        hint="Load the manifest of this release: `hub documents load`.",
    )


def _required() -> Refused:
    return Refused(
        "DOCUMENT_REQUIRED",
        "This client may ask trusted documents only.",
        hint="Send `documentId`; `hub documents load` takes the manifest of a release.",
    )
