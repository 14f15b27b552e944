"""What people call entities and fields, and what these hold, in every language of the hub.

Shipped names stand in `data/labels.yaml`, what is held in Chinese in `data/meanings.yaml` (English
is the model's own); a company's own field brings its label in its declaration. `labels(model)` and
`meanings(model)` give both under one key: `Entity` or `Entity.field`.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from hub.errors import Refused
from hub.schema.model import Field, Model
from hub.schema.vocabulary import LANGUAGES
from hub.schema.vocabulary_file import Mapped, parse

FORMAT: Final = 1
FILE: Final = "labels.yaml"
MEANINGS: Final = "meanings.yaml"

Label = Mapping[str, str]
"""Text by language, `{"en": …, "zh": …}`."""


def labels(model: Model) -> Mapping[str, Label]:
    """Every label of the model by `Entity` or `Entity.field`; raises Refused where one is missing.

    Companies need not label what ships, and cannot leave their own unlabelled.
    """
    there = catalogue()
    found = dict(_found(there, model))
    missing = [key for key, label in found.items() if label is None]
    if missing:
        raise Refused(
            "LABEL_MISSING",
            "An entity or field has no label.",
            detail=", ".join(missing),
            hint=f"Add it to {FILE}, in {' and '.join(LANGUAGES)}.",
        )
    return MappingProxyType({key: label for key, label in found.items() if label is not None})


def meanings(model: Model) -> Mapping[str, Label]:
    """What every entity and field of the model holds; raises Refused where one is missing.

    What a company says of a field of its own stands in the one language that it is said in.
    """
    there = chinese()
    found: dict[str, Label] = {}
    for spec in model:
        found[spec.name] = {"en": spec.doc, "zh": _meaning(there, spec.name)}
        for one in spec.fields.values():
            key = f"{spec.name}.{one.name}"
            found[key] = {"en": one.doc, "zh": _own(one) if one.custom else _meaning(there, key)}
    return MappingProxyType(found)


def _own(one: Field) -> str:
    label = one.label or {}
    return label.get("zh", one.doc) if one.doc == label.get("en") else one.doc


def _meaning(there: Mapping[str, str], key: str) -> str:
    if key not in there:
        raise Refused(
            "MEANING_MISSING",
            "Of an entity or field it is not said in Chinese what it holds.",
            detail=key,
            hint=f"Add it to {MEANINGS}.",
        )
    return there[key]


@cache
def chinese() -> Mapping[str, str]:
    """What is held, in Chinese; raises Refused with file and line where the file is broken."""
    text = files("hub.schema").joinpath("data", MEANINGS).read_text(encoding="utf-8")
    document = parse(MEANINGS, text)
    document.only("format", "meanings")
    entries = document.mapping("meanings")
    return MappingProxyType({key: entries.text(key) for key in entries})


@cache
def catalogue() -> Mapping[str, Label]:
    """The labels that ship; raises Refused with file and line where one is not complete."""
    text = files("hub.schema").joinpath("data", FILE).read_text(encoding="utf-8")
    return read(FILE, text)


def read(file: str, text: str) -> Mapping[str, Label]:
    """A catalogue as it is written; `file` is the name that errors give."""
    document = parse(file, text)
    document.only("format", "labels")
    if document.integer("format") != FORMAT:
        raise document.place.refused("The format is not known.", f"Write format: {FORMAT}.")
    entries = document.mapping("labels")
    return MappingProxyType({key: _label(entries.mapping(key)) for key in entries})


def _label(entry: Mapped) -> Label:
    entry.only(*LANGUAGES)
    return MappingProxyType({language: entry.text(language) for language in LANGUAGES})


def _found(there: Mapping[str, Label], model: Model) -> list[tuple[str, Label | None]]:
    found: list[tuple[str, Label | None]] = []
    for spec in model:
        found.append((spec.name, there.get(spec.name)))
        for one in spec.fields.values():
            key = f"{spec.name}.{one.name}"
            found.append((key, one.label if one.custom else there.get(key)))
    return found
