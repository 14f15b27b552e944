"""Whether the hub's answer is the twin's: equal as JSON, keys in the same order, cursors by row."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.twin.reader import Mark


def differences(hub: Any, twin: Any, marks: Mapping[str, str], path: str = "") -> Iterator[str]:
    """Places at which the two differ, with both values."""
    if isinstance(twin, Mark):
        if marks.get(str(hub)) != twin.row:
            yield f"{path}: cursor of another row than {twin.row}"
    elif isinstance(twin, dict) and isinstance(hub, dict):
        if list(twin) != list(hub):
            yield f"{path}: keys {list(hub)}, not {list(twin)}"
            return
        for key, value in twin.items():
            yield from differences(hub[key], value, marks, f"{path}.{key}")
    elif isinstance(twin, list) and isinstance(hub, list):
        yield from _of_lists(hub, twin, marks, path)
    elif type(hub) is not type(twin) or hub != twin:
        yield f"{path}: {hub!r}, not {twin!r}"


def _of_lists(
    hub: list[Any], twin: list[Any], marks: Mapping[str, str], path: str
) -> Iterator[str]:
    if all(isinstance(one, str) for one in [*hub, *twin]):
        # Names of locked fields are a set, in whatever order they are listed.
        if sorted(hub) != sorted(twin):
            missing, more = set(twin) - set(hub), set(hub) - set(twin)
            yield f"{path}: without {sorted(missing)}, with {sorted(more)}"
        return
    if len(hub) != len(twin):
        yield f"{path}: {len(hub)} items {str(hub)[:300]}, not {len(twin)} {str(twin)[:300]}"
        return
    for place, (one, other) in enumerate(zip(hub, twin, strict=True)):
        yield from differences(one, other, marks, f"{path}[{place}]")
