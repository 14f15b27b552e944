"""The way to a directory: one bound connection, entries in pages, errors in the hub's words."""

import base64
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Any, Final, Protocol
from urllib.parse import urlsplit
from uuid import UUID

from hub.errors import HubError, Refused, Transient
from hub.schema.record import Json

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # of names that it imports from pyasn1
    import ldap3
    from ldap3.core import exceptions as wrong
    from ldap3.utils.log import OFF, set_library_log_detail_level

set_library_log_detail_level(OFF)  # it would write entries
_CONNECT: Final = 10
_ANSWER: Final = 120
_PASSWORDS: Final = frozenset({"userpassword", "unicodepwd"})
_SINGLE: Final = frozenset(
    {"entryuuid", "entrycsn", "modifytimestamp", "createtimestamp", "usnchanged", "objectguid"}
)
"""Attributes of one value, where the schema cannot be read."""


@dataclass(frozen=True)
class Login:
    """Where the directory is and who asks."""

    url: str
    user: str | None
    password: str | None = field(repr=False, default=None)
    start_tls: bool = False
    ca_file: str | None = None


@dataclass(frozen=True)
class Asked:
    """Which entries, and what of them."""

    base: str
    filter: str
    scope: str
    attributes: tuple[str, ...]
    page: int


@dataclass(frozen=True)
class Entry:
    """An entry: a text for an attribute of one value, a list for others."""

    dn: str
    attributes: Mapping[str, Json]


class Directory(Protocol):
    """An opened directory; not for several threads at once."""

    def pages(self, asked: Asked) -> Iterator[list[Entry]]:
        """The entries, page by page; raises Refused, Transient LDAP_*."""
        ...

    def close(self) -> None:
        """Leave it."""
        ...


def open_directory(login: Login) -> Directory:
    """The directory, not yet reached; raises Refused LDAP_URL, LDAP_PLAIN."""
    parts = urlsplit(login.url)
    if parts.scheme not in {"ldap", "ldaps"} or not parts.hostname or parts.password:
        raise Refused(
            "LDAP_URL",
            "The address of the directory cannot be read.",
            "$.url",
            "Write it as ldaps://host or ldap://host:389, without user and password.",
        )
    plain = parts.scheme == "ldap" and not login.start_tls
    if plain and login.password and not _here(parts.hostname):
        raise Refused(
            "LDAP_PLAIN",
            "The password would go over the network unencrypted.",
            "$.url",
            "Use ldaps:// or start_tls.",
        )
    return _Ldap3(login)


def _here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class _Ldap3:
    """A directory by ldap3."""

    def __init__(self, login: Login) -> None:
        self._login = login
        self._connection: Any = None
        self._single: frozenset[str] | None = None

    def pages(self, asked: Asked) -> Iterator[list[Entry]]:
        with _told(asked), self._left_on_error():
            connection = self._bound()
            cookie: bytes | None = None
            while True:
                connection.search(
                    asked.base,
                    asked.filter,
                    search_scope=ldap3.LEVEL if asked.scope == "level" else ldap3.SUBTREE,
                    attributes=list(asked.attributes),
                    paged_size=asked.page,
                    paged_cookie=cookie,
                )
                yield [self._entry(one) for one in connection.response if _is_entry(one)]
                paged = connection.result.get("controls", {}).get("1.2.840.113556.1.4.319", {})
                cookie = paged.get("value", {}).get("cookie")
                if not cookie:
                    return

    def close(self) -> None:
        if self._connection is not None:
            _leave(self._connection)
            self._connection = None

    @contextmanager
    def _left_on_error(self) -> Iterator[None]:
        """A connection that failed is not used again."""
        try:
            yield
        except wrong.LDAPException:
            self.close()
            raise

    def _bound(self) -> Any:
        if self._connection is None:
            login = self._login
            tls = ldap3.Tls(validate=2, ca_certs_file=login.ca_file)  # ssl.CERT_REQUIRED
            server = ldap3.Server(
                login.url, tls=tls, connect_timeout=_CONNECT, get_info=ldap3.SCHEMA
            )
            connection = ldap3.Connection(
                server,
                login.user,
                login.password,
                read_only=True,
                raise_exceptions=True,
                receive_timeout=_ANSWER,
                return_empty_attributes=False,
                check_names=False,
            )
            try:
                connection.open(read_server_info=False)
                if login.start_tls:
                    connection.start_tls(read_server_info=False)
                connection.bind(read_server_info=True)
            except wrong.LDAPException:
                _leave(connection)
                raise
            self._connection = connection
            self._single = _single_valued(server)
        return self._connection

    def _entry(self, found: Mapping[str, Any]) -> Entry:
        single = self._single or _SINGLE
        attributes: dict[str, Json] = {}
        for name, values in found["raw_attributes"].items():
            bare = name.split(";")[0].lower()
            if bare in _PASSWORDS or not values:
                continue
            texts = [_text(bare, one) for one in values]
            attributes[name] = texts[0] if bare in single else texts
        return Entry(found["dn"], attributes)


def _leave(connection: Any) -> None:
    """Say goodbye if the directory still listens; free the socket in any case."""
    socket = connection.socket
    with suppress(wrong.LDAPException, OSError):  # it may be gone: then nobody is to be told
        connection.unbind()
    if socket is not None:
        socket.close()


def _is_entry(found: Mapping[str, Any]) -> bool:
    return bool(found["type"] == "searchResEntry")  # others refer to further servers


def _single_valued(server: Any) -> frozenset[str]:
    """Lower-case names of all attributes that have one value by the directory's schema."""
    schema = server.schema
    if schema is None or not schema.attribute_types:
        return _SINGLE
    kinds = schema.attribute_types.values()
    return _SINGLE | {name.lower() for one in kinds if one.single_value for name in one.name or ()}


def _text(name: str, value: bytes) -> str:
    """A value as text; a GUID in its usual form, other bytes in base64."""
    if name == "objectguid" and len(value) == 16:  # noqa: PLR2004 - bytes of a GUID
        return str(UUID(bytes_le=value))
    try:
        return value.decode()
    except UnicodeDecodeError:
        return base64.b64encode(value).decode()


@contextmanager
def _told(asked: Asked) -> Iterator[None]:
    """Errors of the directory in the hub's words; what it says itself may hold names."""
    try:
        yield
    except wrong.LDAPException as error:
        raise _as_hub(error, asked) from None


_REFUSALS: Final[Sequence[tuple[tuple[type[Exception], ...], tuple[str, str, str]]]] = (
    (
        (wrong.LDAPInvalidCredentialsResult, wrong.LDAPInappropriateAuthenticationResult),
        ("LDAP_CREDENTIALS", "The directory does not let us in.", "Check bind DN and password."),
    ),
    (
        (wrong.LDAPNoSuchObjectResult, wrong.LDAPInvalidDNSyntaxResult, wrong.LDAPInvalidDnError),
        ("LDAP_BASE", "The directory has no such base.", "Check `base`, and who may see it."),
    ),
    (
        (wrong.LDAPInvalidFilterError, wrong.LDAPObjectClassError, wrong.LDAPAttributeError),
        ("LDAP_FILTER", "The filter cannot be read.", "Write it as (objectClass=person)."),
    ),
    (
        (wrong.LDAPSizeLimitExceededResult, wrong.LDAPAdminLimitExceededResult),
        (
            "LDAP_LIMIT",
            "The directory gives fewer entries than there are.",
            "Ask its administrator to lift the limit for this account's paged searches.",
        ),
    ),
    (
        (wrong.LDAPInsufficientAccessRightsResult, wrong.LDAPConfidentialityRequiredResult),
        ("LDAP_ACCESS", "The account may not read this.", "Give it the right to read, or use TLS."),
    ),
)


def _as_hub(error: Exception, asked: Asked) -> HubError:
    kind = type(error).__name__
    for kinds, (code, message, hint) in _REFUSALS:
        if isinstance(error, kinds):
            return Refused(code, message, f"base {asked.base}, {kind}", hint)
    if isinstance(error, wrong.LDAPOperationResult) and not isinstance(
        error,
        wrong.LDAPBusyResult | wrong.LDAPUnavailableResult | wrong.LDAPTimeLimitExceededResult,
    ):
        return Refused(
            "LDAP_FAILED", "The directory refused the request.", kind, "Check its log for details."
        )
    return Transient(
        "LDAP_UNREACHABLE", "The directory does not answer.", kind, "Check address and network."
    )
