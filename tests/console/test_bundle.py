"""The bundle is small, made of checked sources, and stands in both languages."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.console.conftest import WEB

pytestmark = [pytest.mark.node, pytest.mark.slow]
FIRST_VIEW = 400_000
"""Bytes, as they go over the wire."""


def test_the_first_view_is_small(bundle: Path) -> None:
    """All that the page loads before it shows anything, packed, is less than 400 kB."""
    page = (bundle / "index.html").read_text(encoding="utf-8")
    loaded = re.findall(r'(?:src|href)="/console/([^"]+)"', page)
    assert any(one.endswith(".js") for one in loaded)
    assert any(one.endswith(".css") for one in loaded)
    sizes = {one: len(gzip.compress((bundle / one).read_bytes(), 9)) for one in loaded}
    assert sum(sizes.values()) < FIRST_VIEW, sizes


def test_sources_keep_their_rules(packages: Any) -> None:
    """Strict types, lint (no words in code, no other way to fetch), and their own tests."""
    packages.npm("run", "types")
    packages.npm("run", "lint")
    packages.npm("test")


def test_documents_fit_the_graph_as_it_is(packages: Any) -> None:
    """What codegen makes of `schema.graphql` and the documents is what is checked in."""
    folder = WEB / "src" / "gql"
    before = {one.name: one.read_text(encoding="utf-8") for one in folder.iterdir()}
    packages.npm("run", "generate")
    after = {one.name: one.read_text(encoding="utf-8") for one in folder.iterdir()}
    assert after == before


def test_the_lock_file_names_no_registry() -> None:
    """Packages are named by their digest, wherever they come from."""
    lock = (WEB / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
    assert '"integrity"' in lock


def test_both_languages_say_the_same_things() -> None:
    """Each word stands in Chinese and English with the same values in it; plurals are English."""
    english, chinese = (
        _flat(json.loads((WEB / "src" / "words" / f"{name}.json").read_text(encoding="utf-8")))
        for name in ("en", "zh")
    )
    assert set(english) == set(chinese)
    for key, text in english.items():
        assert set(re.findall(r"{{(\w+)}}", text)) >= set(re.findall(r"{{(\w+)}}", chinese[key]))


def _flat(words: dict[str, Any], path: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for name, one in words.items():
        if isinstance(one, dict):
            found |= _flat(one, f"{path}{name}.")
        elif not name.endswith("_one"):
            found[path + name] = one
    return found
