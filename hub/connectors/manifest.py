"""The manifest: how one outside system is asked over HTTP, as data (`hub: manifest/1`).

Everything a manifest can say stands in this file. It is decoded strictly: what is not known here
is refused with its place. The meaning of names and paths is checked in `manifest_check`.
"""

from typing import Any, Literal

import msgspec

from hub.schema.record import Json

VERSION = "manifest/1"

Action = Literal["RETRY", "FAIL", "IGNORE", "RATE_LIMITED", "REFRESH_TOKEN_THEN_RETRY", "PARTIAL"]


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A piece of a manifest: unknown fields are refused."""


class Label(Part, frozen=True):
    """A label in both languages."""

    en: str
    zh: str


class Setting(Part, frozen=True):
    """One thing to fill in: a value of the configuration or a secret."""

    label: Label
    type: Literal["text", "integer", "boolean"] = "text"
    required: bool = False
    default: Json = None
    help: str | None = None


class Request(Part, frozen=True):
    """One request; every value is a template. At most one of `form` and `json`."""

    path: str
    method: Literal["GET", "POST"] = "GET"
    query: dict[str, Json] = {}
    headers: dict[str, str] = {}
    form: dict[str, Json] | None = None
    json: Json = None
    base: str | None = None
    """Another address than the manifest's `base_url`, for a system with several hosts."""


class ErrorRule(Part, frozen=True):
    """An answer that means trouble although its status says 200; the first match decides.

    Matches where `path` exists and, if given, `equals` it, is one of `one_of`, or is not one of
    `unless` - for an answer that always carries its code. An empty list or null is no match.
    """

    path: str
    action: Action
    equals: Json = None
    one_of: list[Json] = []
    unless: list[Json] = []
    code: str | None = None
    """Path to the system's own code; only a short code is ever shown, no message."""
    keys: str | None = None
    """PARTIAL: path to the keys that were refused."""
    hint: str | None = None


class StatusRule(Part, frozen=True):
    """What an HTTP status means, where the usual meaning does not hold."""

    status: list[int]
    action: Action
    hint: str | None = None


class Apply(Part, frozen=True):
    """What is added to every request once the token is known."""

    headers: dict[str, str] = {}
    query: dict[str, str] = {}


class NoAuth(Part, frozen=True, tag="none"):
    """No authentication."""


class HeaderAuth(Part, frozen=True, tag="header"):
    """A header made from secrets."""

    name: str
    value: str


class BearerAuth(Part, frozen=True, tag="bearer"):
    """`Authorization: Bearer …`."""

    token: str


class BasicAuth(Part, frozen=True, tag="basic"):
    """`Authorization: Basic …`, UTF-8."""

    username: str
    password: str


class QueryAuth(Part, frozen=True, tag="query"):
    """A parameter in the address; prefer a header, addresses are logged by others."""

    name: str
    value: str


class TokenAuth(Part, frozen=True, tag="token"):
    """A request that gives a token, which is then added to every other request."""

    request: Request
    pick: dict[str, str]
    """Name → path into the answer; `{{ token.name }}` in `apply` and elsewhere."""
    apply: Apply
    expires_in: str | None = None
    """Path to the seconds for which the token holds."""
    lifetime: float | None = None
    """Seconds for which it holds, where the answer does not say."""
    errors: list[ErrorRule] = []


class OAuth2Auth(Part, frozen=True, tag="oauth2"):
    """OAuth 2 client credentials."""

    token_url: str
    client_id: str
    client_secret: str
    scope: str | None = None
    method: Literal["client_secret_basic", "client_secret_post"] = "client_secret_basic"
    parameters: dict[str, str] = {}


Auth = NoAuth | HeaderAuth | BearerAuth | BasicAuth | QueryAuth | TokenAuth | OAuth2Auth


class NoPaging(Part, frozen=True, tag="none"):
    """One answer holds everything."""


class PagePaging(Part, frozen=True, tag="page"):
    """`{{ page }}` counts pages from `first`. Ends as `Ending` says."""

    size: int
    first: int = 1
    has_more: str | None = None
    total: str | None = None
    stop: Literal["empty", "short"] = "empty"


class OffsetPaging(Part, frozen=True, tag="offset"):
    """`{{ page }}` counts records; it moves on by what was received."""

    size: int
    first: int = 0
    has_more: str | None = None
    total: str | None = None
    stop: Literal["empty", "short"] = "empty"


class CursorPaging(Part, frozen=True, tag="cursor"):
    """`{{ page }}` is what the last answer gave at `next`; ends when it gives none."""

    next: str
    size: int | None = None
    first: Json = None
    has_more: str | None = None
    total: str | None = None


class AfterPaging(Part, frozen=True, tag="after"):
    """`{{ page }}` is `field` of the last record: paging by key, unmoved by changes between."""

    field: str
    size: int
    first: Json = None
    has_more: str | None = None
    total: str | None = None
    stop: Literal["empty", "short"] = "empty"


class LinkPaging(Part, frozen=True, tag="next_link"):
    """The answer gives the next address, at `next` or in its `Link` header."""

    next: str | None = None
    size: int | None = None
    total: str | None = None


Paging = NoPaging | PagePaging | OffsetPaging | CursorPaging | AfterPaging | LinkPaging


class Parent(Part, frozen=True):
    """Asks once for each record of another stream, or for batches of their ids.

    One by one, `{{ parent.NAME }}` are the parent's fields and each record gets the parent as
    `_parent`. With `batch`, `{{ ids }}` are up to so many values of `field`, and `match` names
    the record's field that says whose it is.
    """

    stream: str
    field: str
    batch: int | None = None
    match: str | None = None
    keep: list[str] = []
    """Fields of the parent that records get as `_parent`; none: all."""
    also: list[dict[str, Json]] = []
    """Parents that the other stream does not list (the root department)."""
    where: dict[str, list[Json]] = {}
    """Only parents whose field has one of these values."""


class Tree(Part, frozen=True):
    """Asks for `{{ node }}` beginning at `roots`, then for each node found in `field`."""

    roots: list[Json]
    field: str


class Windows(Part, frozen=True):
    """Asks for `{{ window.start }}` to `{{ window.end }}`, at most `days` apart.

    With `inclusive`, the end is the last day of the window and the next begins a day later;
    otherwise the end is where the next begins.
    """

    days: int
    start: str
    end: str = "{{ today }}"
    inclusive: bool = True
    overlap: int = 0
    """Days to read again before the cursor."""


class Cursor(Part, frozen=True):
    """What moves on from run to run: the greatest of `fields`, less `overlap` at the next."""

    fields: list[str]
    kind: Literal["text", "integer", "date", "datetime"] = "datetime"
    overlap: float = 0
    """Seconds, days for dates, units for integers."""
    initial: Json = None
    ordered: bool = False
    """True: records come in this order, so that the cursor may move with every batch."""


class Listing(Part, frozen=True):
    """Asks for the keys of all records that there are, read or not: who is missing is gone."""

    request: Request
    records: str
    paging: Paging = NoPaging()


class Pivot(Part, frozen=True):
    """A list of name and value, such as `fieldDataList`, as an object `name`."""

    list: str
    key: str
    value: str
    name: str


class Group(Part, frozen=True):
    """Neighbouring records that agree in `by` become one record: those fields, and `into`.

    `into` holds the records themselves. The system must be asked for them in this order; a group
    that comes again later is another record of the same key, and is refused when it lands.
    """

    by: list[str]
    into: str


class Tombstone(Part, frozen=True):
    """Which records say that they are deleted."""

    field: str
    one_of: list[Json]


class Stream(Part, frozen=True):
    """One stream of records."""

    request: Request
    records: str
    mode: Literal["snapshot", "incremental", "listed", "events"] = "snapshot"
    key: list[str] = []
    label: Label | None = None
    fields: list[str] = []
    """Paths that the system documents."""
    paging: Paging = NoPaging()
    parent: Parent | None = None
    tree: Tree | None = None
    windows: Windows | None = None
    cursor: Cursor | None = None
    listing: Listing | None = None
    """For `listed`: asked after the changes, in the same run."""
    errors: list[ErrorRule] = []
    deleted: Tombstone | None = None
    add: dict[str, Json] = {}
    """Fields that every record gets: templates over config, const, parent, window, node."""
    rename: dict[str, str] = {}
    """Keys, at any depth, that the records get under another name."""
    pivot: list[Pivot] = []
    group: Group | None = None
    missing: Literal["fail", "empty"] = "fail"
    """An answer without `records`: an error, or no records."""
    batch: int = 1_000


class Rate(Part, frozen=True):
    """At most `calls` in any `per` seconds."""

    calls: int
    per: float


class Retry(Part, frozen=True):
    """How often and how long; waits in seconds."""

    attempts: int = 5
    first_wait: float = 0.5
    longest_wait: float = 60


class Value(Part, frozen=True):
    """A composed value: a template, then filters over the whole."""

    template: str
    filters: list[str] = []


class Manifest(Part, frozen=True):
    """One system."""

    hub: Literal["manifest/1"]
    system: str
    label: Label
    base_url: str
    streams: dict[str, Stream]
    config: dict[str, Setting] = {}
    secrets: dict[str, Setting] = {}
    const: dict[str, Json] = {}
    values: dict[str, Value] = {}
    auth: Auth = NoAuth()
    headers: dict[str, str] = {}
    check: Request | None = None
    errors: list[ErrorRule] = []
    status: list[StatusRule] = []
    unwrap: list[Literal["date", "datetime", "time", "Decimal", "timedelta", "bytes"]] = []
    """JSON-RPC objects `{"__class__": …}` that become text."""
    rate: Rate | None = None
    concurrency: int = 1
    """How many requests may be under way at once."""
    retry: Retry = Retry()
    timeout: float = 30
    """Seconds for one answer."""


def names_of(kind: Any) -> tuple[str, ...]:
    """The fields of a piece, for hints and docs."""
    return tuple(field.encode_name for field in msgspec.structs.fields(kind))
