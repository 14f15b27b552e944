r"""One pass over the answer fills the holes that only the hub can fill.

A hole is `\x01number:…\x02`; neither character occurs in escaped JSON. Without holes the bytes go
out untouched. Marks of what is read of people are holes that leave nothing behind.
"""

import re
from binascii import unhexlify
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import orjson

from hub.plan.bound import Request, binding
from hub.plan.planner import Plan
from hub.plan.slots import ComputedHole, CountHole, CursorHole, FoldHole, ReadMark, SealedHole
from hub.plan.tree import Parts
from hub.resolvers.fold import fold_all
from hub.resolvers.loaders import loaders
from hub.schema.kinds import minor_digits
from hub.schema.model import Model
from hub.schema.vocabulary import Term
from hub.store.cursors import HubKeys
from hub.store.sealing.keys import Erased
from hub.store.sealing.seal import Place

_OPEN: Final = b"\x01"
_HOLE: Final = re.compile(rb"\x01(\d+):([^\x02]*)\x02")
_NULL: Final = b"null"


@dataclass(frozen=True)
class Finish:
    """Fills the holes of one answer."""

    plan: Plan
    request: Request
    model: Model
    keys: HubKeys
    counted: dict[int, bytes] = field(default_factory=dict)
    """Of lists that were counted anew: hole → `count;snapshot`."""
    _marked: list[tuple[tuple[str, ...], Sequence[bytes]]] = field(default_factory=list)

    def read(self) -> dict[tuple[str, ...], list[str]]:
        """Whose recorded classes the answer shows: classes → ids; each person stands once."""
        marked: dict[tuple[str, ...], set[bytes]] = {}
        for classes, people in self._marked:
            marked.setdefault(classes, set()).update(people)
        if len(marked) > 1:
            marked = _together(marked)
        return {
            classes: [one.decode("ascii") for one in sorted(marked[classes])] for classes in marked
        }

    async def fill(self, body: bytes) -> bytes:
        """The response without holes."""
        if _OPEN not in body:
            return body
        pieces = _HOLE.split(body)  # text, number, detail, text, number, …
        places: dict[bytes, list[int]] = {}
        for place in range(1, len(pieces), 3):
            places.setdefault(pieces[place], []).append(place)
        later: list[tuple[list[int], ComputedHole]] = []
        folds: list[tuple[int, FoldHole]] = []
        for number, those in places.items():
            hole = self.plan.holes[int(number)]
            if isinstance(hole, ComputedHole):
                later.append((those, hole))
            elif isinstance(hole, FoldHole):
                folds += [(place, hole) for place in those]
            else:
                details = [pieces[place + 1] for place in those]
                for place, text in zip(those, self._filled(hole, details), strict=True):
                    pieces[place + 1] = text
            for place in those:
                pieces[place] = b""
        if later:
            await self._compute(pieces, later)
        if folds:
            await self._fold(pieces, folds)
        return b"".join(pieces)

    def _filled(
        self, hole: ReadMark | CountHole | CursorHole | SealedHole, details: Sequence[bytes]
    ) -> Sequence[bytes]:
        """What stands in the holes of one kind."""
        if isinstance(hole, ReadMark):
            self._marked.append((tuple(sorted(hole.classes)), details))
            return [b""] * len(details)
        if isinstance(hole, CountHole):
            self.counted[self.plan.holes.index(hole)] = details[0]
            return [one.partition(b";")[0] for one in details]
        if isinstance(hole, CursorHole):
            bound, make = binding(hole, self.request), self.keys.make_cursor
            return [b'"' + make(detail, bound) + b'"' for detail in details]
        return self._sealed(hole, details)

    async def _compute(
        self, pieces: list[bytes], later: Sequence[tuple[Sequence[int], ComputedHole]]
    ) -> None:
        """Computed fields in one batch a field."""
        by_name: dict[str, list[int]] = {}
        for places, hole in later:
            by_name.setdefault(hole.name, []).extend(places)
        serving = loaders(self.model)  # one set per request
        for name, places in by_name.items():
            asked = [orjson.loads(pieces[place + 1]) for place in places]
            wanted = [value for value in asked if value is not None]
            found = iter(await serving[name].load_many(wanted))
            for place, value in zip(places, asked, strict=True):
                pieces[place + 1] = _NULL if value is None else orjson.dumps(next(found))

    async def _fold(self, pieces: list[bytes], folds: Sequence[tuple[int, FoldHole]]) -> None:
        """Sums of sealed amounts."""
        asked = [(hole, pieces[place + 1]) for place, hole in folds]
        found = await fold_all(
            asked, lambda hole: self.keys.sealer.text_opener(Place(hole.table, hole.column))
        )
        for (place, _), value in zip(folds, found, strict=True):
            pieces[place + 1] = value

    def _sealed(self, hole: SealedHole, details: Sequence[bytes]) -> list[bytes]:
        """`row:sealed`, both in hex, opened in one go."""
        cells = [unhexlify(one.replace(b"-", b"").replace(b":", b"")) for one in details]
        values = self.keys.sealer.open_cells(Place(hole.table, hole.column), cells)
        shown = self._shown(hole)
        return [_NULL if isinstance(one, Erased) else orjson.dumps(shown(one)) for one in values]

    def _shown(self, hole: SealedHole) -> Callable[[str], Any]:
        """How the graph shows an open value."""
        mask = hole.kind.mask if hole.masked else None
        parts = hole.parts
        if mask:
            return mask
        if parts is None:
            return str
        if hole.kind.vocabulary:
            return lambda code: self._term(hole, code)
        return lambda text: money_parts(text, parts)

    def _term(self, hole: SealedHole, code: str) -> dict[str, Any]:
        term = self.model.vocabularies[str(hole.kind.vocabulary)].term(code)
        return term_parts(term, hole.parts or Parts(()), hole.language)


def _together(marked: Mapping[tuple[str, ...], set[bytes]]) -> dict[tuple[str, ...], set[bytes]]:
    """Each person under all the classes that are shown of them."""
    classes: dict[bytes, set[str]] = {}
    for names, people in marked.items():
        for person in people:
            classes.setdefault(person, set()).update(names)
    found: dict[tuple[str, ...], set[bytes]] = {}
    for person, shown in classes.items():
        found.setdefault(tuple(sorted(shown)), set()).add(person)
    return found


def money_parts(text: str, parts: Parts) -> dict[str, str]:
    """`123456 CNY` → the parts that were asked for, e.g. `{"amount": "1234.56"}`."""
    minor, _, currency = text.partition(" ")
    digits = minor_digits(currency)
    sign, number = ("-", minor[1:]) if minor.startswith("-") else ("", minor)
    padded = number.rjust(digits + 1, "0")
    whole = f"{padded[:-digits]}.{padded[-digits:]}" if digits else padded
    found = {"amount": f"{sign}{whole}", "currency": currency, "__typename": "Money"}
    return {key: found[what] for key, what, _ in parts.parts}


def term_parts(term: Term, parts: Parts, language: str) -> dict[str, Any]:
    """A term as the graph shows it; the twin of what the statement writes for open terms."""
    shown: dict[str, Any] = {}
    for key, what, detail in parts.parts:
        if what == "id":
            shown[key] = f"term_{term.vocabulary}/{term.code}"
        elif what == "label":
            shown[key] = term.label[detail or language]
        elif what == "__typename":
            shown[key] = "Term"
        elif what == "codings":
            pairs = [one.partition("=") for one in (detail or "").split(",") if one]
            shown[key] = [
                {
                    inner: "Coding" if part == "__typename" else getattr(coding, part)
                    for inner, _, part in pairs
                }
                for coding in term.codings
            ]
        else:
            shown[key] = getattr(term, what)
    return shown
