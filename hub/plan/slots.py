"""What a plan leaves open: values to bind, and holes to fill after the statement has run."""

from dataclasses import dataclass
from typing import TypeAlias

from hub.plan.tree import Filter, Moment, OrderKey, Page, Parts, Value
from hub.schema.kinds import Kind


@dataclass(frozen=True)
class Remembered:
    """A count that was told before in that hole; without one, the snapshot of all of them."""

    hole: int | None


@dataclass(frozen=True)
class Slot:
    """A parameter of the statement: where its value comes from and how it is converted.

    `source` is a `Value` of the request, the name of something the viewer brings (`viewer`,
    `today`, `extent.0`, …), or what is remembered of an earlier answer (null where nothing is).
    `convert` names a conversion of `bound`, with its arguments.
    """

    source: "Value | str | Remembered"
    convert: tuple[str, ...] = ("text",)


@dataclass(frozen=True)
class SealedHole:
    """A sealed value: `row:hex`. Shown whole, masked, or as the parts of a Term or Money."""

    table: str
    column: str
    kind: Kind
    masked: bool = False
    parts: Parts | None = None
    language: str = "en"


@dataclass(frozen=True)
class CursorHole:
    """A keyset cursor: the JSON list of the order's values and the id."""

    place: str
    order: tuple[OrderKey, ...]
    where: Filter | None
    page: Page
    moment: Moment | None = None


@dataclass(frozen=True)
class CountHole:
    """A list's count and the snapshot that it was counted in: `count;snapshot`."""

    number: int


@dataclass(frozen=True)
class ComputedHole:
    """A field that the hub computes in batches; the JSON of its inputs."""

    name: str


FOLDED_MOST = 50_000
"""Sealed values that one answer folds, and rows that one list gives to it."""
FOLDED_TOO_MANY = "too many"
"""Stands in a fold's hole where its list has more rows than that."""


@dataclass(frozen=True)
class FoldHole:
    """Sealed amounts to be summed: `row:hex,row:hex,…`; one entry a currency in the answer."""

    table: str
    column: str
    name: str
    """Type of an entry in the graph."""
    parts: Parts


@dataclass(frozen=True)
class ReadMark:
    """Stands before a row that shows recorded classes of a person: their id. Nothing fills it."""

    classes: tuple[str, ...]


Hole: TypeAlias = SealedHole | CursorHole | CountHole | ComputedHole | FoldHole | ReadMark


@dataclass(frozen=True)
class Withheld:
    """What a plan knows that the viewer may not see: one line of `extensions.access`."""

    path: str
    cls: str
    cells: str
    """`all`, or `some` where it depends on the row."""
    granted_by: tuple[str, ...]
    """What would open it: relations and HR classes."""
