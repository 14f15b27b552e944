"""The manifest: how one outside system is asked over HTTP, as data (`hub: manifest/1`).

Everything a manifest can say stands in this file and in `manifest_parts`. It is decoded strictly:
what is not known here is refused with its place. The meaning of names and paths is checked in
`manifest_check`.
"""

from typing import Any, Literal

import msgspec

from hub.connectors.manifest_parts import (
    Auth,
    ErrorRule,
    Label,
    NoAuth,
    Part,
    Request,
    Setting,
    StatusRule,
)
from hub.schema.record import Json

VERSION = "manifest/1"


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
    changed: bool = False
    """Only parents of records that changed since the last run, as the other stream's `cursor`
    finds them; each once. What hangs below them is read whole."""


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


class Versions(Part, frozen=True):
    """Reads only what differs from the last run, by what the list shows.

    The stream's request is asked for `{{ ids }}`, up to `batch` values of the listed field `ids`,
    in each window in which anything that is listed of them under `of` has changed. `day` is the
    listed field that says in which window a record lies.
    """

    of: list[str]
    ids: str
    day: str
    batch: int = 50


class Listing(Part, frozen=True):
    """Asks for the keys of all records that there are, read or not: who is missing is gone."""

    request: Request
    records: str
    paging: Paging = NoPaging()
    versions: Versions | None = None
    """Asked before the records instead of after the changes: it says which are to be read."""


class Pivot(Part, frozen=True):
    """A list of name and value, such as `fieldDataList`, as an object `name`."""

    list: str
    key: str
    value: str
    name: str


class Group(Part, frozen=True):
    """Neighbouring records that agree in `by` become one record: those fields, and `into`.

    `by` are fields or paths; `into` holds the records themselves. The system must be asked for
    them in this order; a group that comes again later is another record of the same key, and is
    refused when it lands.
    Where no order can be had, `scattered` gathers them from all of what one question brings.
    """

    by: list[str]
    into: str
    scattered: bool = False


class Tombstone(Part, frozen=True):
    """Which records say that they are deleted."""

    field: str
    one_of: list[Json]


class Fetch(Part, frozen=True):
    """Asks for single records: `{{ keys }}` are up to `batch` values of the field `{{ by }}`."""

    request: Request
    records: str
    by: list[str]
    """Fields by whose values records can be asked for; the first is the key."""
    batch: int = 50


class Refusals(Part, frozen=True):
    """A list in a good answer of what was refused of it: by the record's key, with a code."""

    list: str
    key: str
    code: str


class Call(Part, frozen=True):
    """One request that writes up to `batch` records.

    `{{ records }}` are their values, `{{ idempotency_key }}` names the call. `fill` adds values
    that the system wants: templates over `{{ record.NAME }}`.
    """

    request: Request
    batch: int = 1
    needs: list[str] = []
    """Values without which the system refuses the record."""
    fill: dict[str, Json] = {}
    leaves: list[str] = []
    """Values that this call does not take; another one writes them."""
    flags: list[str] = []
    """Values that are true or false, which the system takes as 1 and 0."""
    keys: str | None = None
    """Path to the keys of the records that were made, in the order of the request."""
    refused: Refusals | None = None
    errors: list[ErrorRule] = []


class Write(Part, frozen=True):
    """How records of a stream are changed."""

    update: Call
    create: Call | None = None


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
    drop: list[str] = []
    """Fields that records do not keep: what depends on where it was asked, not on the record."""
    once: bool = False
    """A record comes under several questions (a person in each department): the first counts."""
    pivot: list[Pivot] = []
    group: Group | None = None
    missing: Literal["fail", "empty"] = "fail"
    """An answer without `records`: an error, or no records."""
    batch: int = 1_000
    fetch: Fetch | None = None
    write: Write | None = None


class Hint(Part, frozen=True):
    """Which events tell of records of a stream, and where the keys of these stand."""

    keys: str
    when: str | None = None
    """Path to what kind of event it is."""
    one_of: list[Json] = []
    by: str | None = None
    """The field whose values these are, if it is not the key."""


class Events(Part, frozen=True):
    """How the system tells of events, signed with a secret.

    `standard` is the Standard Webhooks scheme. `hmac` is an HMAC-SHA256 in a header, over the body
    or, where `timestamp` names a header with seconds, over body and timestamp.
    """

    secret: str
    streams: dict[str, Hint]
    scheme: Literal["standard", "hmac"] = "standard"
    header: str | None = None
    prefix: str = ""
    encoding: Literal["hex", "base64"] = "hex"
    timestamp: str | None = None
    id: str | None = None
    """`hmac`: path to the event's id; without one, equal bodies are one event."""


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
    events: Events | None = None
    rate: Rate | None = None
    concurrency: int = 1
    """How many requests may be under way at once."""
    retry: Retry = Retry()
    timeout: float = 30
    """Seconds for one answer."""


def names_of(kind: Any) -> tuple[str, ...]:
    """The fields of a piece, for hints and docs."""
    return tuple(field.encode_name for field in msgspec.structs.fields(kind))
