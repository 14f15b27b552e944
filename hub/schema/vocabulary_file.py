"""YAML read strictly: every value knows its file and line, no duplicate key, no guessed type.

YAML 1.1 turns an unquoted `01` into a number and `no` into False; here a text is a text only if
it stands as one, so that codes of standards arrive as they are written.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import yaml

from hub.errors import Refused

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as quick where it is
_TAG: Final = "tag:yaml.org,2002:"
_TRUE: Final = ("true", "yes", "on")


@dataclass(frozen=True)
class Place:
    """Where something stands."""

    file: str
    line: int

    def refused(self, message: str, hint: str) -> Refused:
        """The error for whoever keeps the file."""
        return Refused(
            "VOCABULARY_INVALID", message, detail=f"{self.file}, line {self.line}", hint=hint
        )


@dataclass(frozen=True)
class Mapped:
    """A YAML mapping with typed access; every method raises `Refused` with the place."""

    place: Place
    nodes: dict[str, yaml.Node]

    def __contains__(self, key: str) -> bool:
        return key in self.nodes

    def __iter__(self) -> Iterator[str]:
        return iter(self.nodes)

    def only(self, *known: str) -> None:
        """Refuse keys that are not known."""
        for key, node in self.nodes.items():
            if key not in known:
                raise self._at(node).refused(
                    f"The key {key} is not known.", f"Known: {', '.join(known)}."
                )

    def text(self, key: str) -> str:
        """A text that is not empty."""
        return self._text(self._node(key))

    def texts(self, key: str) -> list[str]:
        """A list of texts; one text is a list of one."""
        node = self._node(key)
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        return [self._text(item) for item in items]

    def integer(self, key: str) -> int:
        """A whole number."""
        value = self._scalar(self._node(key))
        if isinstance(value, bool) or not isinstance(value, int):
            raise self._at(self._node(key)).refused(f"{key} is not a number.", "Write it plainly.")
        return value

    def boolean(self, key: str, *, default: bool) -> bool:
        """`true` or `false`; `default` if the key is absent."""
        if key not in self:
            return default
        value = self._scalar(self._node(key))
        if not isinstance(value, bool):
            raise self._at(self._node(key)).refused(f"{key} is not a yes or no.", "true or false.")
        return value

    def is_mapping(self, key: str) -> bool:
        """Whether a mapping stands there."""
        return isinstance(self._node(key), yaml.MappingNode)

    def mapping(self, key: str) -> "Mapped":
        """The mapping below `key`."""
        return _mapped(self.place.file, self._node(key))

    def mappings(self, key: str) -> list["Mapped"]:
        """A list of mappings that is not empty."""
        node = self._node(key)
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            raise self._at(node).refused(f"{key} is not a list.", "Begin each item with a dash.")
        return [_mapped(self.place.file, item) for item in node.value]

    def scalars(self) -> Iterator[tuple[str, str | int | bool]]:
        """All keys with their texts, numbers and booleans."""
        for key, node in self.nodes.items():
            yield key, self._scalar(node)

    def _node(self, key: str) -> yaml.Node:
        if key not in self.nodes:
            raise self.place.refused(f"{key} is missing.", f"Add {key}.")
        return self.nodes[key]

    def _at(self, node: yaml.Node) -> Place:
        return Place(self.place.file, node.start_mark.line + 1)

    def _text(self, node: yaml.Node) -> str:
        if node.tag != f"{_TAG}str" or not str(node.value).strip():
            raise self._at(node).refused("A text is expected here.", "Put the value in quotes.")
        return str(node.value)

    def _scalar(self, node: yaml.Node) -> str | int | bool:
        if node.tag == f"{_TAG}bool":
            return str(node.value).lower() in _TRUE
        if node.tag == f"{_TAG}int" and str(node.value).lstrip("-").isdigit():
            return int(node.value)
        return self._text(node)


def parse(file: str, text: str) -> Mapped:
    """The one document of a file; `file` is the name that errors give."""
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise Place(file, line).refused("This is not YAML.", "Check indents and quotes.") from error
    if node is None:
        raise Place(file, 1).refused("The file is empty.", "Begin with format: 1.")
    return _mapped(file, node)


def _mapped(file: str, node: yaml.Node) -> Mapped:
    place = Place(file, node.start_mark.line + 1)
    if not isinstance(node, yaml.MappingNode):
        raise place.refused("Keys and values are expected here.", "Write key: value.")
    nodes: dict[str, yaml.Node] = {}
    for key, value in node.value:
        if str(key.value) in nodes:
            at = Place(file, key.start_mark.line + 1)
            raise at.refused(f"The key {key.value} stands twice.", "Keep one of them.")
        nodes[str(key.value)] = value
    return Mapped(place, nodes)
