"""What two mapping documents do not have in common, rule by rule, for a person to read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from hub.mappings.document import Document

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
_NOTHING: Final = object()


@dataclass(frozen=True)
class Difference:
    """One rule that differs. `before` and `after` are parts of the documents, None where absent."""

    place: str
    """`Employee.legal_name`, `Employee.key`, `lexicon.gender.先生`, `values.period`, …."""
    kind: str
    """`added`, `removed` or `changed`."""
    before: Any
    after: Any


def differences(before: Document, after: Document) -> list[Difference]:
    """All that differs, in the order of the later document, what is gone last."""
    old, new = dict(_parts(before)), dict(_parts(after))
    found = []
    for place in dict.fromkeys([*new, *old]):
        was, now = old.get(place, _NOTHING), new.get(place, _NOTHING)
        if was == now:
            continue
        kind = ADDED if was is _NOTHING else REMOVED if now is _NOTHING else CHANGED
        found.append(Difference(place, kind, _shown(was), _shown(now)))
    return found


def _shown(part: Any) -> Any:
    return None if part is _NOTHING else part


def _parts(document: Document) -> Iterator[tuple[str, Any]]:
    """The document cut into rules, each with its place."""
    for word, part in document.items():
        if word == "rows":
            for row in part:
                yield from _row(row)
        elif word == "lexicon":
            for name, book in part.items():
                yield from ((f"lexicon.{name}.{said}", code) for said, code in book.items())
        elif isinstance(part, Mapping):
            yield from ((f"{word}.{name}", one) for name, one in part.items())
        else:
            yield word, part


def _row(row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    name = row.get("name") or row.get("entity")
    for word, part in row.items():
        if word == "fields":
            yield from ((f"{name}.{field}", chain) for field, chain in part.items())
        elif word not in {"name", "entity"}:
            yield f"{name}.{word}", part
    yield f"{name}", row.get("entity")
