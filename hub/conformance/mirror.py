"""A vendor made of a manifest: it answers whatever the manifest asks, and misbehaves on demand.

It knows the manifest from the other side: paths, pages, tokens, cursors, lists of keys, writes and
fetches stand where the manifest says. So any manifest can be tried without its vendor. What it
cannot tell is whether the vendor is as the manifest says: for that, a server of its shape stands
in its place.
"""

import base64
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final
from urllib.parse import urlencode

import orjson

from hub.conformance import mirror_pages
from hub.conformance.door import Asked
from hub.conformance.matching import matched
from hub.conformance.people import Person
from hub.conformance.placing import put, record_of, value_of
from hub.connectors.manifest import Call, Listing, Manifest, Paging, Stream
from hub.connectors.manifest_parts import TokenAuth
from hub.connectors.manifest_path import pick
from hub.schema.record import ABSENT, Json

Answer = tuple[int, Mapping[str, str], bytes]
LIFETIME: Final = 3600
_ADDRESS: Final = "address of this request"
_FRESH: Final[Mapping[str, str]] = {"content-type": "application/json"}


@dataclass
class Mirror:
    """The vendor: its people, its tokens, and what it does wrong."""

    manifest: Manifest
    stream_name: str
    secrets: Mapping[str, str]
    people: dict[str, Person] = field(default_factory=dict)
    lifetime: float = LIFETIME
    logins: int = 0
    questions: int = 0
    """Pages of the stream that were asked for."""
    writes: list[tuple[str | None, dict[str, Json], str]] = field(default_factory=list)
    """Key, values and key of idempotency of what was written."""
    before: Callable[[int], None] = lambda _: None
    """Called with the number of the page, before it is made."""
    alter: Callable[[int, list[Json]], list[Json]] = lambda _, records: records
    """The records of a page as they are sent."""
    total_by: int = 0
    """What is added to the number of records that is told."""
    refuses: frozenset[str] = frozenset()
    """Keys that it refuses to give, or to change."""
    stale: frozenset[str] = frozenset()
    """Keys whose precondition does not hold."""
    told_in_body: bool = False
    """Expired tokens are told in an answer of status 200."""
    scrolls_ended: bool = False
    hide: frozenset[str] = frozenset()
    """Fields that records lack."""
    more: Mapping[str, Json] = field(default_factory=dict)
    """Fields that every record has besides."""
    _token: str = ""

    @property
    def stream(self) -> Stream:
        """The stream that is tried."""
        return self.manifest.streams[self.stream_name]

    @property
    def token(self) -> TokenAuth | None:
        """The token step."""
        return self.manifest.auth if isinstance(self.manifest.auth, TokenAuth) else None

    def expire(self) -> None:
        """The token holds no more."""
        self._token = ""

    def is_data(self, asked: Asked) -> bool:
        """Whether this is no token step."""
        return self.token is None or matched(self.token.request, asked) is None

    async def answer(self, asked: Asked) -> Answer:
        """The answer to a request."""
        if not self.is_data(asked):
            return self._login(asked)
        if not self._let_in(asked):
            return self._refused_token()
        for request, act in self._acts():
            found = matched(request, asked)
            if found is not None:
                found.setdefault("page", asked.query.get("page"))
                kept = {one: it for one, it in asked.query.items() if one != "page"}
                return act({**found, _ADDRESS: f"{asked.path}?{urlencode(kept)}"})
        if self.manifest.check and matched(self.manifest.check, asked) is not None:
            return self._said(self._good())
        return 404, _FRESH, b"{}"

    def _acts(self) -> Iterator[tuple[Any, Callable[[dict[str, Any]], Answer]]]:
        stream = self.stream
        if stream.fetch:
            yield stream.fetch.request, self._fetched
        if stream.write:
            yield stream.write.update.request, lambda found: self._written("update", found)
            if stream.write.create:
                yield stream.write.create.request, lambda found: self._written("create", found)
        if stream.listing:
            yield stream.listing.request, self._listed
        yield stream.request, self._paged
        for other in self.manifest.streams.values():
            for part in (other, other.listing):
                if part is not None:
                    yield part.request, partial(self._elsewhere, part)

    def _elsewhere(self, other: Stream | Listing, _: dict[str, Any]) -> Answer:
        """The answer of a stream that is not tried: nobody is there."""
        body = put(self._good(), other.records, [])
        nobody = mirror_pages.Cut((), None)
        return self._said(mirror_pages.told(other.paging, body, nobody, 0, ""))

    # Who asks

    def _login(self, asked: Asked) -> Answer:
        if not all(secret in _everything(asked) for secret in self.secrets.values() if secret):
            return 401, _FRESH, b"{}"
        self.logins += 1
        self._token = f"token-{self.logins}"
        body: Json = {}
        if self.token is not None:
            for name, path in self.token.pick.items():
                body = put(body, path, self._token if name == self._last_pick else "7")
            if self.token.expires_in:
                body = put(body, self.token.expires_in, self.lifetime)
        return self._said(body)

    @property
    def _last_pick(self) -> str:
        return list(self.token.pick)[-1] if self.token else ""

    def _let_in(self, asked: Asked) -> bool:
        if self.token is not None:
            return bool(self._token) and self._token in _everything(asked)
        wanted = [one for name, one in self.secrets.items() if one and name != _signing(self)]
        return all(one in _everything(asked) for one in wanted)

    def _refused_token(self) -> Answer:
        rules = self.manifest.errors
        rule = next((one for one in rules if one.action == "REFRESH_TOKEN_THEN_RETRY"), None)
        if self.told_in_body and rule is not None:
            named = [rule.equals, *rule.one_of]
            code = next((one for one in named if one is not None), 40014)
            return self._said(put(self._good(), rule.path, code))
        return 401, _FRESH, b"{}"

    # What is asked

    def _paged(self, found: dict[str, Any]) -> Answer:
        self.questions += 1
        self.before(self.questions)
        stream = self.stream
        people = [one for one in self.people.values() if self._since(one, found.get("cursor"))]
        return self._page(stream.records, stream.paging, people, found, (stream, self.alter))

    def _listed(self, found: dict[str, Any]) -> Answer:
        listing = self.stream.listing
        assert listing is not None  # noqa: S101 - such requests are matched only with a listing
        known = (self.stream, lambda _, records: records)
        people = list(self.people.values())
        return self._page(listing.records, listing.paging, people, found, known)

    def _page(
        self,
        records: str,
        paging: Paging,
        people: Sequence[Person],
        found: dict[str, Any],
        known: tuple[Stream, Callable[[int, list[Json]], list[Json]]],
    ) -> Answer:
        stream, alter = known
        ordered = sorted(people, key=lambda one: mirror_pages.place(stream, paging, one))
        if self.scrolls_ended and found.get("page") not in {None, ""}:
            return 404, _FRESH, b'{"message": "scroll expired"}'
        cut = mirror_pages.cut(paging, ordered, found.get("page"))
        shown = [self._record(one) for one in cut.people if one.key not in self.refuses]
        body = put(self._good(), records, alter(self.questions, shown))
        body = mirror_pages.told(paging, body, cut, len(ordered) + self.total_by, found[_ADDRESS])
        body = self._partial(body, [one.key for one in cut.people if one.key in self.refuses])
        return self._said(body, mirror_pages.link_of(paging, cut, found[_ADDRESS]))

    def _partial(self, body: Json, keys: list[str]) -> Json:
        """Tell which keys are refused, where the manifest says that it would be told."""
        rules = [*self.stream.errors, *self.manifest.errors]
        rule = next((one for one in rules if one.action == "PARTIAL" and one.keys), None)
        if rule is None or not keys:
            return body
        named = next((one for one in [rule.equals, *rule.one_of] if one is not None), None)
        if named is not None:
            body = put(body, rule.path, named)
        return put(body, rule.keys or rule.path, keys)

    def _since(self, person: Person, cursor: Any) -> bool:
        rule = self.stream.cursor
        if rule is None or cursor in {None, ""} or person.moment is None:
            return True
        own = value_of(rule.kind, person.moment)
        return bool(mirror_pages.comparable(own) >= mirror_pages.comparable(cursor))

    def _record(self, person: Person) -> Json:
        made = record_of(self.stream, person, self.more)
        for name in self.hide:
            made.pop(name, None)
        return made

    # What is written

    def _fetched(self, found: dict[str, Any]) -> Answer:
        fetch = self.stream.fetch
        keys = {str(one) for one in found.get("keys", ())}
        asked = [one for one in self.people.values() if one.key in keys or one.number in keys]
        records = fetch.records if fetch else "$"
        return self._said(put(self._good(), records, [self._record(one) for one in asked]))

    def _written(self, action: str, found: dict[str, Any]) -> Answer:
        call: Call | None = getattr(self.stream.write, action)
        assert call is not None  # noqa: S101 - such requests are matched only with a call
        key_path = self.stream.key[0]
        made, refused = [], []
        for record in found.get("records", ()):
            key = str(record.get(key_path, len(self.people) + 1))
            if key in self.stale:
                return 412, _FRESH, b'{"code": "stale"}'
            if key in self.refuses:
                refused.append(key)
                continue
            values = {name: one for name, one in record.items() if name != key_path}
            self.writes.append((key, values, str(found.get("idempotency_key"))))
            self._take(key, values)
            made.append(key)
        body = self._good()
        if call.keys:
            body = put(body, call.keys, made)
        if refused and call.refused is None:
            return 422, _FRESH, b'{"code": "refused"}'
        if refused and call.refused is not None:
            told: list[Json] = [
                {call.refused.key: key, call.refused.code: "cannotchange"} for key in refused
            ]
            body = put(body, call.refused.list, told)
        return self._said(body)

    def _take(self, key: str, values: Mapping[str, Json]) -> None:
        person = self.people.get(key, Person(key, "", key))
        known = {
            name: values[f"kit_{name}"] for name in ("name", "note") if f"kit_{name}" in values
        }
        self.people[key] = Person(**{**person.__dict__, **known})

    def _good(self) -> Json:
        """The code that says that all is well, where the manifest has one."""
        body: Json = {}
        for rule in [*self.manifest.errors, *self.stream.errors]:
            if rule.unless and pick(rule.path, body) is ABSENT:
                body = put(body, rule.path, rule.unless[0])
        return body

    def _said(self, body: Json, link: str | None = None) -> Answer:
        headers = {**_FRESH, **({"link": f'<{link}>; rel="next"'} if link else {})}
        return 200, headers, orjson.dumps(body)


def _signing(mirror: Mirror) -> str | None:
    return mirror.manifest.events.secret if mirror.manifest.events else None


def _everything(asked: Asked) -> str:
    """All texts of a request, also those that were written in base64."""
    plain = [*asked.headers.values(), *asked.query.values(), asked.body.decode(errors="replace")]
    found = list(plain)
    for text in plain[: len(asked.headers)]:
        for word in text.split():
            try:
                found.append(base64.b64decode(word, validate=True).decode())
            except ValueError:
                continue
    return "\n".join(found)
