"""A directory (OpenLDAP, Active Directory, 389 DS) as a system: subtrees as streams.

Entries are read in pages. With a `cursor` attribute only what changed is read, and then the keys
of all entries are listed, so that the deleted and the moved away are noticed. An attribute is a
text where the directory's schema says that it has one value, otherwise a list (`mail[0]`).
Passwords are never asked for.
"""

import datetime as dt
import re
from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal

import msgspec

from hub.connectors.ldap_directory import Asked, Directory, Entry, Login, open_directory
from hub.connectors.portions import in_thread, with_last
from hub.connectors.protocol import Checked
from hub.connectors.spec import ConfigField, ReadOnly, Spec, decoded, failed, stream_of, with_fields
from hub.errors import HubError, Refused
from hub.observe import observe
from hub.schema.record import Batch, Json, JsonRecords, StreamSpec

SPEC: Final = Spec(
    "ldap",
    "Directory (LDAP)",
    "目录服务(LDAP)",
    (
        ConfigField("url", "text", "Address", "地址", required=True, help="ldaps://host"),
        ConfigField("start_tls", "boolean", "Encrypt with StartTLS", "使用 StartTLS 加密"),
        ConfigField("ca_file", "text", "Certificate authority (file)", "证书颁发机构(文件)"),
        ConfigField("user", "text", "Bind DN", "绑定 DN"),
        ConfigField("password", "text", "Password", "密码", secret=True),
        ConfigField("base", "text", "Base DN", "基准 DN", required=True),
        ConfigField("streams", "streams", "Streams", "数据流", required=True),
    ),
)
_CSN: Final = re.compile(r"(?P<moment>\d{14})(?P<fraction>\.\d+)?Z(?P<rest>#.*)?")
_NEVER: Final = frozenset({"userpassword", "unicodepwd", "sambantpassword", "krbprincipalkey"})


class LdapStream(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One stream: which entries, by what they are known, and how changes are found."""

    filter: str = "(objectClass=*)"
    base: str | None = None
    scope: Literal["subtree", "level"] = "subtree"
    attributes: list[str] = []
    """Without any: all that are no operational ones."""
    key: str = "entryUUID"
    cursor: Literal["entryCSN", "modifyTimestamp", "uSNChanged"] | None = None
    """Without one every read is a snapshot."""
    overlap: float = 300
    """Seconds before the cursor to read again: a replica may bring a change late."""
    page: int = 500

    @property
    def mode(self) -> str:
        """`listed` where changes can be told."""
        return "listed" if self.cursor else "snapshot"

    @property
    def asked(self) -> tuple[str, ...]:
        """Attributes to ask for."""
        wanted = self.attributes or ["*"]
        own = [self.key, *([self.cursor] if self.cursor else [])]
        return tuple(dict.fromkeys([*wanted, *own]))


class LdapConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a connection to a directory asks for."""

    url: str
    base: str
    streams: dict[str, LdapStream]
    user: str | None = None
    start_tls: bool = False
    ca_file: str | None = None


class LdapConnector(ReadOnly):
    """Subtrees of one directory."""

    def __init__(self, config: LdapConfig, directory: Directory) -> None:
        self._config = config
        self._directory = directory

    async def check(self) -> Checked:
        """Whether the directory lets us in and each stream's base is there."""
        try:
            await self.discover()
        except HubError as error:
            return failed(error)
        return Checked(ok=True, message=f"{len(self._config.streams)} streams can be read.")

    async def discover(self) -> list[StreamSpec]:
        """Streams with the attributes of their first page; raises Refused, Transient LDAP_*."""
        found = []
        for name, stream in self._config.streams.items():
            first = [batch async for batch in in_thread(self._sample(stream))]
            seen = first[0].records.paths() if first else ()
            documented = [one for one in stream.attributes if one not in {"*", "+"}]
            spec = StreamSpec(name, stream.mode)
            found.append(with_fields(spec, dict.fromkeys(["dn", *documented, *seen])))
        return found

    def read(self, stream: str, cursor: Json) -> AsyncIterator[Batch]:
        """Entries from `cursor` on; raises Refused, Transient LDAP_*."""
        found = stream_of(self._config.streams, stream)
        return with_last(self._batches(stream, found, cursor), cursor)

    async def close(self) -> None:
        """Leave the directory."""
        self._directory.close()

    async def _batches(
        self, name: str, stream: LdapStream, cursor: Json
    ) -> AsyncGenerator[Batch, None]:
        count = 0
        async for batch in in_thread(self._pages(stream, cursor)):
            count += len(batch.records)
            yield batch
        observe("connect.directory", stream=name, entries=count)

    def _sample(self, stream: LdapStream) -> Iterator[Batch]:
        """The first page."""
        for page in self._directory.pages(self._question(stream, stream.filter, stream.asked)):
            yield Batch(JsonRecords([_record(one) for one in page]))
            return

    def _pages(self, stream: LdapStream, cursor: Json) -> Iterator[Batch]:
        """What changed; the cursor holds only after all of it, for entries come in no order."""
        since = cursor.get("value") if isinstance(cursor, Mapping) else None
        text = stream.filter
        if stream.cursor and since is not None:
            text = f"(&{stream.filter}({stream.cursor}>={earlier(stream, since)}))"
        reached = since
        for page in self._directory.pages(self._question(stream, text, stream.asked)):
            records = [_record(one) for one in page]
            if stream.cursor:
                reached = _latest(
                    stream.cursor, [reached, *(r.get(stream.cursor) for r in records)]
                )
            yield Batch(JsonRecords(records), cursor=cursor)
        if stream.cursor:
            yield Batch(
                JsonRecords([]),
                cursor={"value": reached} if reached is not None else cursor,
                present=self._present(stream),
            )

    def _present(self, stream: LdapStream) -> list[dict[str, Json]]:
        """The keys of all entries that there are."""
        asked = self._question(stream, stream.filter, (stream.key,))
        return [
            {stream.key: one.attributes.get(stream.key), "dn": one.dn}
            for page in self._directory.pages(asked)
            for one in page
        ]

    def _question(self, stream: LdapStream, text: str, attributes: Sequence[str]) -> Asked:
        base = stream.base or self._config.base
        return Asked(base, text, stream.scope, tuple(attributes), stream.page)


def _record(entry: Entry) -> dict[str, Json]:
    return {"dn": entry.dn, **entry.attributes}


def _latest(attribute: str, values: Sequence[Json]) -> str | None:
    """The greatest; times of one format are ordered as texts are, update numbers as numbers."""
    known = [str(one) for one in values if one is not None]
    if not known:
        return None
    return max(known, key=int) if attribute == "uSNChanged" else max(known)


def earlier(stream: LdapStream, value: str) -> str:
    """The cursor less the overlap, as the directory writes it: `20260131085958.000000Z#…`."""
    found = _CSN.fullmatch(value)
    if stream.cursor == "uSNChanged" or found is None or not stream.overlap:
        return value
    moment = dt.datetime.strptime(found["moment"], "%Y%m%d%H%M%S").replace(tzinfo=dt.UTC)
    before = (moment - dt.timedelta(seconds=stream.overlap)).strftime("%Y%m%d%H%M%S")
    fraction = found["fraction"] or ""
    return f"{before}{fraction}Z{'#000000#000#000000' if found['rest'] else ''}"


def open_ldap(config: Mapping[str, Json], secrets: Mapping[str, str], home: Path) -> LdapConnector:
    """The connector, nothing asked yet; raises Refused CONNECTION_CONFIG, LDAP_URL, LDAP_PLAIN."""
    found = decoded(LdapConfig, dict(config), "CONNECTION_CONFIG", "The directory is wrong")
    for name, stream in found.streams.items():
        _check_stream(name, stream)
    ca_file = str(home / found.ca_file) if found.ca_file else None
    login = Login(found.url, found.user, secrets.get("password"), found.start_tls, ca_file)
    return LdapConnector(found, open_directory(login))


def _check_stream(name: str, stream: LdapStream) -> None:
    place = f"$.streams.{name}"
    if stream.page < 1 or stream.overlap < 0:
        raise Refused("CONNECTION_CONFIG", "A number is too small.", place, "Give one above 0.")
    asked = {one.lower() for one in stream.attributes}
    if asked & _NEVER:
        raise Refused(
            "CONNECTION_CONFIG",
            "Passwords are not read.",
            f"{place}.attributes",
            "Take the attribute out: people sign in where they are known.",
        )
