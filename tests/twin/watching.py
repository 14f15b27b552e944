"""The naive reader once more, noting whose sensitive cells it shows and what they were found by.

It knows which classes are on the record from the list below, as a person copied it, and who a row
is about from the twin's own table. It says nothing about aggregates, which name nobody.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from hub.schema.model import EntitySpec, Field
from tests.twin.access import SUBJECT
from tests.twin.choosing import field_named
from tests.twin.document import Ask, Sets
from tests.twin.names import linked_list, masked_sibling
from tests.twin.reader import Reader, _order
from tests.twin.world import Row

RECORDED: Final = frozenset(
    {
        *("CONTACT", "HOME", "PERSONAL", "SPECIAL", "IDENTITY", "BANK", "PAY", "LEAVING"),
        *("PUNCH", "LEAVE_DETAIL", "FAMILY", "HEALTH", "HR_ONLY"),
    }
)
_NOT_CELLS: Final = frozenset(
    {"id", "version", "__typename", "restricted", "pending", "custom", "ancestors"}
)


@dataclass(frozen=True)
class Watching(Reader):
    """Answers, and fills `seen`: employee → classes."""

    seen: "defaultdict[str, set[str]]" = field(default_factory=lambda: defaultdict(set))
    _names: list[list[str]] = field(default_factory=list)

    def _object(self, spec: EntitySpec, row: Row, sets: Sets) -> dict[str, Any]:
        for name in self._names[-1] if self._names else []:
            self._note(spec, row, name)
        for ask in self.reading.asked(sets, spec.name, "Node"):
            if ask.name == "custom":
                for inner in self.reading.asked(ask.sets, f"{spec.name}Custom"):
                    if inner.name != "__typename":
                        self._note(spec, row, inner.name)
            elif ask.name == "pinyin":
                self._note(spec, row, "legalName")
            elif ask.name not in _NOT_CELLS:
                self._note(spec, row, ask.name)
        with self._below([]):
            return super()._object(spec, row, sets)

    def _page(self, spec: EntitySpec, ask: Ask, rows: list[Row]) -> dict[str, Any]:
        names = [*_tested(ask.arguments.get("filter"))]
        names += [path for path, _ in _order(ask) if "." not in path]
        with self._below(names):
            return super()._page(spec, ask, rows)

    def _shown_as(self, spec: EntitySpec, one: Field, value: Any, ask: Ask) -> Any:
        with self._below([]):  # also a key of a group: nobody was found by it
            return super()._shown_as(spec, one, value, ask)

    @contextmanager
    def _below(self, names: list[str]) -> Iterator[None]:
        self._names.append(names)
        try:
            yield
        finally:
            self._names.pop()

    def _note(self, spec: EntitySpec, row: Row, name: str) -> None:
        if spec.name not in SUBJECT:
            return
        person = row[SUBJECT[spec.name]]
        via = linked_list(self.rights.world.model, spec, name)
        if via is not None:
            target = self.rights.world.model[via[0]]
            about = spec.name == "Employee" and target.subject == via[1]
            open_to = about and self.rights.list_open(target.name, row)
            cls = target[via[1]].cls.name
        else:
            sibling = masked_sibling(spec, name)
            one = sibling or field_named(spec, name)
            may = self.rights.masked if sibling else self.rights.cell
            open_to, cls = may(spec, one, row), one.cls.name
        if open_to and cls in RECORDED and person != self.rights.who.employee:
            self.seen[person].add(cls)


def watched(reader: Watching) -> Mapping[str, set[str]]:
    """Employee → classes of theirs that the answer shows to somebody else."""
    reader.answer()
    return dict(reader.seen)


def _tested(where: Any) -> Iterator[str]:
    for name, value in (where or {}).items():
        if name in {"and", "or", "not"}:
            for one in value if isinstance(value, list) else [value]:
                yield from _tested(one)
        elif any(given is not None for given in (value or {}).values()):
            yield name
