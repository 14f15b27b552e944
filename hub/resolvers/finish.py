r"""One pass over the answer fills the holes that only the hub can fill.

A hole is `\x01number:…\x02`; neither character occurs in escaped JSON. Without holes the bytes go
out untouched.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson
from aiodataloader import DataLoader

from hub.plan.bound import Request, binding
from hub.plan.planner import Plan
from hub.plan.slots import ComputedHole, CursorHole, FoldHole, SealedHole
from hub.plan.tree import Parts
from hub.resolvers.fold import fold_all
from hub.schema.kinds import minor_digits
from hub.schema.model import Model
from hub.schema.vocabulary import Term
from hub.store.cursors import HubKeys
from hub.store.sealing.keys import Erased
from hub.store.sealing.seal import Place

_OPEN, _CLOSE = b"\x01", b"\x02"
_NULL = b"null"


@dataclass(frozen=True)
class Finish:
    """Fills the holes of one answer. `loaders` serve computed fields, one set per request."""

    plan: Plan
    request: Request
    model: Model
    keys: HubKeys
    loaders: Mapping[str, "DataLoader[str, Any]"]
    _openers: dict[int, Any] = field(default_factory=dict)
    _bindings: dict[int, bytes] = field(default_factory=dict)

    async def fill(self, body: bytes) -> bytes:
        """The response without holes."""
        if _OPEN not in body:
            return body
        head, *rest = body.split(_OPEN)
        pieces: list[bytes] = [head]
        later: list[tuple[int, str, bytes]] = []
        folds: list[tuple[int, FoldHole, bytes]] = []
        for part in rest:
            inner, _, after = part.partition(_CLOSE)
            number, _, detail = inner.partition(b":")
            hole = self.plan.holes[int(number)]
            if isinstance(hole, ComputedHole):
                later.append((len(pieces), hole.name, detail))
                pieces.append(_NULL)
            elif isinstance(hole, FoldHole):
                folds.append((len(pieces), hole, detail))
                pieces.append(_NULL)
            elif isinstance(hole, CursorHole):
                pieces.append(self._cursor(int(number), hole, detail))
            else:
                pieces.append(self._sealed(int(number), hole, detail))
            pieces.append(after)
        await self._compute(pieces, later)
        if folds:
            await self._fold(pieces, folds)
        return b"".join(pieces)

    async def _compute(self, pieces: list[bytes], later: Sequence[tuple[int, str, bytes]]) -> None:
        """Computed fields in one batch a field."""
        by_name: dict[str, list[tuple[int, str]]] = {}
        for place, name, detail in later:
            value = orjson.loads(detail)
            if value is not None:
                by_name.setdefault(name, []).append((place, value))
        for name, asked in by_name.items():
            found = await self.loaders[name].load_many([value for _, value in asked])
            for (place, _), value in zip(asked, found, strict=True):
                pieces[place] = orjson.dumps(value)

    async def _fold(
        self, pieces: list[bytes], folds: Sequence[tuple[int, FoldHole, bytes]]
    ) -> None:
        """Sums of sealed amounts."""
        asked = [(hole, detail) for _, hole, detail in folds]
        found = await fold_all(
            asked, lambda hole: self.keys.sealer.text_opener(Place(hole.table, hole.column))
        )
        for (place, _, _), value in zip(folds, found, strict=True):
            pieces[place] = value

    def _cursor(self, number: int, hole: CursorHole, detail: bytes) -> bytes:
        if number not in self._bindings:
            self._bindings[number] = binding(hole, self.request)
        return b'"' + self.keys.make_cursor(detail, self._bindings[number]) + b'"'

    def _sealed(self, number: int, hole: SealedHole, detail: bytes) -> bytes:
        if number not in self._openers:
            place = Place(hole.table, hole.column)
            self._openers[number] = self.keys.sealer.text_opener(place)
        row, _, sealed = detail.decode("ascii").partition(":")
        value = self._openers[number](row, sealed)
        if isinstance(value, Erased):
            return _NULL
        if hole.masked and hole.kind.mask:
            return orjson.dumps(hole.kind.mask(value))
        if hole.parts is None:
            return orjson.dumps(value)
        if hole.kind.vocabulary:
            return self._term(hole, value)
        return orjson.dumps(money_parts(value, hole.parts))

    def _term(self, hole: SealedHole, code: str) -> bytes:
        term = self.model.vocabularies[str(hole.kind.vocabulary)].term(code)
        return orjson.dumps(term_parts(term, hole.parts or Parts(()), hole.language))


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
