"""Code fences of the project's Markdown pages, with their place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Final

ROOT: Final = Path(__file__).parents[2]
_FENCE: Final = re.compile(r"^( *)```(\w*)([^\n]*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Fence:
    """One fenced block: `place` is like `docs/howto/x.md:12`."""

    language: str
    info: str
    """What stands behind the language: `connector=files`, `company`, or nothing."""
    text: str
    place: str


def pages() -> list[Path]:
    """Every Markdown page that a reader of the project meets."""
    tops = [one for one in ROOT.glob("*.md") if one.is_file()]
    return sorted([*tops, *(ROOT / "docs").rglob("*.md")])


def fences(*languages: str, page: Path | None = None) -> Iterator[Fence]:
    """Fences of these languages, of all pages or of one."""
    for one in pages() if page is None else [page]:
        text = one.read_text(encoding="utf-8")
        for found in _FENCE.finditer(text):
            if found[2] in languages:
                line = text.count("\n", 0, found.start()) + 1
                place = f"{one.relative_to(ROOT)}:{line}"
                yield Fence(found[2], found[3].strip(), dedent(found[4]), place)


def howto(name: str) -> Path:
    """A page of docs/howto."""
    return ROOT / "docs" / "howto" / f"{name}.md"
