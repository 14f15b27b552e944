"""Named statements: a file of `sql/` holds many, each below a line `-- name: …`."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from hub.store.scripts import FOLDER

_NAME = re.compile(r"^-- name: (?P<name>\w+)$", re.MULTILINE)


@cache
def queries(file: str) -> Mapping[str, str]:
    """The statements of a file by name."""
    _, *parts = _NAME.split((FOLDER / file).read_text(encoding="utf-8"))
    return MappingProxyType(
        {name: text.strip() for name, text in zip(parts[::2], parts[1::2], strict=True)}
    )
