"""What a plan leaves open: values to bind, and holes to fill after the statement has run."""

from dataclasses import dataclass
from typing import TypeAlias

from hub.plan.tree import Filter, OrderKey, Page, Parts, Value
from hub.schema.kinds import Kind


@dataclass(frozen=True)
class Slot:
    """A parameter of the statement: where its value comes from and how it is converted.

    `source` is a `Value` of the request, or the name of something the viewer brings (`viewer`,
    `today`, `extent.0`, …). `convert` names a conversion of `bound`, with its arguments.
    """

    source: "Value | str"
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


Hole: TypeAlias = SealedHole | CursorHole | ComputedHole | FoldHole


@dataclass(frozen=True)
class Withheld:
    """What a plan knows that the viewer may not see: one line of `extensions.access`."""

    path: str
    cls: str
    cells: str
    """`all`, or `some` where it depends on the row."""
    granted_by: tuple[str, ...]
    """What would open it: relations and HR classes."""
