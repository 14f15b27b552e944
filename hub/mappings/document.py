"""Mapping documents as text and as dicts; everything that concerns the format's version.

A document is YAML in files and JSON in the database, the same dict. The YAML is read in the
plain sense that people expect of it: `no`, `2026-01-31` and `08:30` are text, and a key that is
written twice is an error, not a silent loss.
"""

import re
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, Final

import yaml

from hub.errors import Refused

FORMAT: Final = 1
_PREFIX: Final = "mapping/"
SYSTEMS: Final = Path(__file__).parent / "systems"
"""Mappings that ship: a folder for each system, a document for each stream."""

Document = dict[str, Any]


class _Loader(yaml.SafeLoader):
    """Safe YAML with text for everything but null, true, false and whole numbers."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:
        """A dict; a repeated key is refused with its line."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, "a key stands here twice", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {}
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:null", re.compile(r"^(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""]
)
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), ["t", "f"])
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"^(?:0|-?[1-9][0-9]{0,17})$"), list("-0123456789")
)


def read(text: str, place: str) -> Document:
    """The document in a YAML text; raises Refused with file and line."""
    try:
        found = yaml.load(text, _Loader)  # noqa: S506 - the loader is a SafeLoader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{place}, line {mark.line + 1}" if mark else place
        raise Refused(
            "MAPPING_UNREADABLE",
            "The mapping cannot be read as YAML.",
            detail=f"{where}: {getattr(error, 'problem', None) or 'syntax'}",
            hint="Check indentation, quotes and repeated keys at that line.",
        ) from error
    if not isinstance(found, dict):
        raise Refused(
            "MAPPING_UNREADABLE",
            "A mapping document is a YAML mapping.",
            detail=place,
            hint=f"Begin it with `hub: {_PREFIX}{FORMAT}`.",
        )
    return found


UPGRADES: dict[int, Callable[[Document], Document]] = {}
"""From version n to n + 1, one function each; format 1 is the first."""


def version_of(document: Document) -> int | None:
    """The number in `hub: mapping/N`, or None."""
    found = re.fullmatch(rf"{_PREFIX}([0-9]{{1,4}})", str(document.get("hub", "")))
    return int(found[1]) if found else None


def upgraded(document: Document) -> Document:
    """The document in the present format; its version must be known (`is_known`)."""
    version = version_of(document)
    while version is not None and version < FORMAT:
        document = UPGRADES[version](document)
        version = version_of(document)
    return document


def is_known(document: Document) -> bool:
    """Whether this release can read the document's version."""
    version = version_of(document)
    return version is not None and (version == FORMAT or version in UPGRADES)
