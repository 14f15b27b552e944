"""Word lists of the matchers: YAML files beside them, read once."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as quick where it is


@cache
def lists(name: str) -> Mapping[str, Any]:
    """The lists of a file, by name."""
    text = files("hub.mappings.words").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return MappingProxyType(yaml.load(text, Loader=_LOADER))  # noqa: S506 - a safe loader
