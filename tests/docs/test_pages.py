"""Pages say what the program is: generated blocks, labels, settings, commands, targets."""

import ast
import re
from pathlib import Path

import pytest

from hub.errors import Refused
from hub.schema.labels import catalogue, chinese, labels, meanings, read
from hub.schema.shipped import shipped
from hub.schema.vocabulary import LANGUAGES
from tests.docs.fences import ROOT, fences, pages
from tests.docs.pages import generated, renewed

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", generated(), ids=lambda one: one.name)
def test_generated_blocks_are_as_the_program_is(page: Path) -> None:
    """A change of model, steps, commands or README: `python -m tests.docs.pages` writes them."""
    text = page.read_text(encoding="utf-8")
    assert renewed(text) == text


def test_all_references_have_a_generated_block() -> None:
    """No page loses its markers silently."""
    names = {one.name for one in generated()}
    assert names == {
        *("fields.md", "mapping-format.md", "commands.md", "settings.md", "coverage.md"),
        "conformance.md",
    }


def test_every_entity_and_field_is_labelled_in_every_language() -> None:
    """What ships can be shown to people in English and Chinese from the start."""
    model = shipped()
    wanted = {spec.name for spec in model}
    wanted |= {f"{spec.name}.{name}" for spec in model for name in spec.fields}
    found = labels(model)
    assert found.keys() == wanted
    assert all(found[key][language].strip() for key in wanted for language in LANGUAGES)


def test_the_catalogue_labels_nothing_that_is_not_there() -> None:
    """A field that was renamed leaves no label behind."""
    assert sorted(catalogue().keys() - labels(shipped()).keys()) == []


def test_all_that_ships_is_explained_in_both_languages() -> None:
    """One Chinese sentence each for all entities and fields, and for nothing else."""
    wanted = catalogue().keys()
    assert chinese().keys() == wanted
    assert meanings(shipped()).keys() == wanted
    for key, text in chinese().items():
        assert re.search(r"[一-鿿]", text), key
        assert text.endswith("。"), key
        assert len(text) <= 50, key


def test_chinese_labels_are_chinese() -> None:
    """A Chinese label has a Chinese character, an English one has none."""
    for key, label in catalogue().items():
        assert re.search(r"[一-鿿]", label["zh"]), key
        assert label["en"].isascii(), key


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("format: 1\nlabels:\n  Employee: {en: Employee}\n", 3),
        ('format: 1\nlabels:\n  A: {en: A, zh: 甲}\n  B: {en: "", zh: 乙}\n', 4),
        ("format: 1\nlabels:\n  A: {en: A, zh: 甲, fr: B}\n", 3),
    ],
)
def test_a_label_that_is_not_complete_is_refused_with_its_line(text: str, line: int) -> None:
    """Both languages, not empty, and no other."""
    with pytest.raises(Refused, match=f"labels.yaml, line {line}"):
        read("labels.yaml", text)


def test_every_setting_stands_in_the_readme() -> None:
    """The README's table names each variable that the settings read, and no other."""
    tree = ast.parse((ROOT / "hub" / "settings.py").read_text(encoding="utf-8"))
    constants = (one.value for one in ast.walk(tree) if isinstance(one, ast.Constant))
    known = {one for one in constants if isinstance(one, str) and re.fullmatch("HUB_[A-Z_]+", one)}
    rows = [line for line in README.splitlines() if line.startswith("| `HUB_")]
    told = {name for line in rows for name in re.findall(r"HUB_[A-Z_]+", line.split("|")[1])}
    assert told == known


def test_no_page_names_a_setting_that_is_not_read() -> None:
    """`HUB_…` in any page is a setting of the README's table, or one of the tests."""
    rows = [line for line in README.splitlines() if line.startswith("| `HUB_")]
    known = {name for line in rows for name in re.findall(r"HUB_[A-Z_]+", line.split("|")[1])}
    known |= {"HUB_TEST_REQUIRE", "HUB_TEST_DATABASE_URL", "HUB_TEST_ROUNDS", "HUB_GOLDEN_WRITE"}
    known |= {"HUB_ATTACK_SEED", "HUB_ATTACK_QUERIES"}
    known |= {"HUB_BUSY"}  # a code of an error
    named = {
        name
        for page in pages()
        for name in re.findall(r"HUB_[A-Z_]+", page.read_text(encoding="utf-8"))
    }
    assert sorted(named - known) == []


def test_make_targets_in_pages_exist() -> None:
    """`make x` in a page is a target of the Makefile."""
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    texts = [page.read_text(encoding="utf-8") for page in pages()]
    named = {
        name for text in texts for name in re.findall(r"(?:`|^)make ([a-z-]+)", text, re.MULTILINE)
    }
    assert {"demo", "test"} <= named
    assert sorted(named - targets) == []


def test_commands_in_pages_exist() -> None:
    """`hub x` in a shell block or in backticks is a command."""
    from hub.cli import _COMMANDS

    known = {name.split()[0] for name, _, _ in _COMMANDS}
    text = "\n".join(one.text for one in fences("sh"))
    named = set(re.findall(r"^hub ([a-z-]+)", text, re.MULTILINE))
    for page in pages():
        named |= set(re.findall(r"`hub ([a-z-]+)", page.read_text(encoding="utf-8")))
    assert {"migrate", "sync"} <= named
    assert sorted(named - known) == []
