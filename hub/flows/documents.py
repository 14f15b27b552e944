"""Documents of mappings as a person hands them in: read from a file, linted, put in order."""

from collections.abc import Sequence
from pathlib import Path

from hub.errors import Refused
from hub.mappings.document import SYSTEMS, Document, read
from hub.mappings.lint import lint
from hub.mappings.mapping import parse
from hub.mappings.rules import Mapping as Rules
from hub.schema.model import Model


def read_mappings(place: Path) -> list[Document]:
    """The mapping documents of a folder, of one file, or of a system that ships with mappings.

    Raises Refused MAPPING_….
    """
    shipped = SYSTEMS / place.name
    known = len(place.parts) == 1 and not place.exists() and shipped.is_dir()
    folder = shipped if known else place
    files = [folder] if folder.is_file() else sorted(folder.glob("*.y*ml"))
    if not files:
        raise Refused(
            "MAPPING_MISSING",
            "There is no mapping.",
            detail=str(folder),
            hint="Name a folder with one YAML document for each stream.",
        )
    return [read_mapping(one) for one in files]


def read_mapping(file: Path) -> Document:
    """The mapping document of a file; raises Refused MAPPING_UNREADABLE."""
    try:
        return read(file.read_text(encoding="utf-8"), file.name)
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(
            "MAPPING_UNREADABLE", "The file cannot be read.", file.name, "Save it in UTF-8."
        ) from error


def linted(model: Model, document: Document, paths: Sequence[str] | None) -> Rules:
    """The mapping of a document that has no fault; raises Refused MAPPING_INVALID with all."""
    problems = lint(document, model, paths or None)
    place = str(document.get("stream", "mapping"))
    if problems:
        raise Refused(
            "MAPPING_INVALID",
            f"The mapping has {len(problems)} fault{'s' * (len(problems) != 1)}.",
            detail=f"{place}: " + "; ".join(str(one) for one in problems),
            hint=problems[0].hint or None,
        )
    return parse(document, place)


def in_order(mappings: Sequence[Rules], model: Model) -> list[Rules]:
    """Streams of what others hang on first: the company, its people, then what is about them."""
    places = {name: place for place, name in enumerate(model.entities)}

    def place(mapping: Rules) -> tuple[int, str]:
        return min(places[rule.entity] for rule in mapping.rows), mapping.stream

    return sorted(mappings, key=place)
