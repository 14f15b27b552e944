"""What a mapping consists of, as frozen values; how it is written stands in `mapping`."""

import hashlib
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field
from typing import Any

import orjson

Arg = str | int | bool | None | tuple["Arg", ...]
"""A step's argument: plain JSON, lists as tuples, mappings as tuples of pairs."""


@dataclass(frozen=True)
class Step:
    """One step of a chain with its arguments, defaults filled in."""

    name: str
    args: tuple[tuple[str, Arg], ...]
    place: str = field(default="", compare=False)

    def __getitem__(self, name: str) -> Any:
        """An argument; steps read only what their schema declares."""
        return dict(self.args)[name]


@dataclass(frozen=True)
class Path:
    """The first of these paths that has a value; `$name` is a named value."""

    paths: tuple[str, ...]


@dataclass(frozen=True)
class Const:
    """The same text for every record."""

    text: str


@dataclass(frozen=True)
class Join:
    """Several paths, those that have a value, joined by a text."""

    paths: tuple[str, ...]
    by: str


@dataclass(frozen=True)
class Packed(Join):
    """Several paths as a JSON list, nulls too: what an expression looks at."""


@dataclass(frozen=True)
class RowOf:
    """The row that another rule makes of the same record, by the rule's name."""

    row: str


Source = Path | Const | Join | RowOf


@dataclass(frozen=True)
class Chain:
    """Where a value comes from and the steps that it goes through."""

    source: Source
    steps: tuple[Step, ...] = ()
    place: str = field(default="", compare=False)


@dataclass(frozen=True)
class FieldRule:
    """One canonical field of a row and its chain."""

    name: str
    chain: Chain


@dataclass(frozen=True)
class Condition:
    """A test on a value of the record, as text without white space around it."""

    chain: Chain
    among: tuple[str, ...] | None = None
    not_among: tuple[str, ...] | None = None
    present: bool | None = None
    """True: there is a value; False: there is none."""


@dataclass(frozen=True)
class Find:
    """By what a record names an employee: `number`, `work_email`, `account`, … and its chain."""

    by: str
    chain: Chain
    account: str | None = None
    """For `account`: the stream whose keys these are, `connection/stream`."""


@dataclass(frozen=True)
class Columns:
    """One row for each of these columns that has a value: `$name` and `$value`."""

    columns: tuple[str, ...]
    name: str = "name"
    value: str = "value"

    def owns(self, path: str) -> bool:
        """Whether a path is of the column and not of the record."""
        return path in {f"${self.name}", f"${self.value}"}


@dataclass(frozen=True)
class Items:
    """One row for each item of a list that the record holds: `$item`, and `$item.path` within."""

    path: str
    name: str = "item"
    by: str | None = None
    """What stands between the items of a text; None: the list is JSON."""
    absent_is_empty: bool = False
    """Whether a record without the list has none; else it says nothing that could be relied on."""

    def owns(self, path: str) -> bool:
        """Whether a path is of the item and not of the record."""
        return path == f"${self.name}" or path.startswith(f"${self.name}.")


Each = Columns | Items


@dataclass(frozen=True)
class RowRule:
    """One row, or one for each column or item of a list, of an entity out of every record."""

    name: str
    entity: str
    key: tuple[Chain, ...]
    fields: tuple[FieldRule, ...]
    subject: Find | RowOf | None = None
    """How the row finds its employee; for Employee, how it finds its existing row."""
    create: bool = False
    each: Each | None = None
    when: tuple[Condition, ...] = ()
    """All must hold, otherwise the record makes no such row."""
    changed: Chain | None = None
    """When the record changed, by its own word."""
    newest: frozenset[str] = frozenset()
    """Fields of which a newer word of another stream goes before this one."""
    place: str = field(default="", compare=False)


@dataclass(frozen=True)
class WriteRule:
    """What of a row is written back to the system, through its own records.

    The chains say how *their* values are read as ours; written is the way back.
    """

    row: str
    """Name of the rule whose records are written."""
    fields: tuple[FieldRule, ...]
    """Canonical fields, projected ones too, and states of the entity."""
    create: str | None = None
    """State in which a row without a record over there gets one; None: never."""
    place: str = field(default="", compare=False)


Lexicon = tuple[tuple[str, tuple[tuple[str, str | None], ...]], ...]
"""By field (or `Entity.field`): their word → our code; None is a word that means nothing."""


@dataclass(frozen=True)
class Mapping:
    """How the records of one stream become rows."""

    stream: str
    rows: tuple[RowRule, ...]
    precedence: int
    values: tuple[tuple[str, Chain], ...] = ()
    """Named values, picked elsewhere as `$name`."""
    lexicon: Lexicon = ()
    ignore_when: tuple[Condition, ...] = ()
    """Any of them makes the record one that is not ours."""
    write: WriteRule | None = None
    """What goes back to the system; None: nothing does."""
    document: ReadOnly[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def hash(self) -> str:
        """Content address of the document, whatever the order of its keys: 64 hex digits."""
        text = orjson.dumps(dict(self.document), option=orjson.OPT_SORT_KEYS)
        return hashlib.sha256(text).hexdigest()

    def row(self, name: str) -> RowRule | None:
        """The rule of that name."""
        return next((rule for rule in self.rows if rule.name == name), None)

    def words(self, entity: str, name: str) -> ReadOnly[str, str | None]:
        """The lexicon of a field: `Entity.field` before `field`."""
        books = dict(self.lexicon)
        return dict(books.get(f"{entity}.{name}") or books.get(name) or ())
