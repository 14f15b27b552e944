"""`hub vocabulary …`: which term a raw value means, and how codes of systems translate."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hub.cli.acting import act
from hub.cli.say import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hub.flows.department_words import Naming
    from hub.flows.hub import Hub
    from hub.mappings.words.match import Matcher
    from hub.schema.vocabulary import Vocabulary

_ENCODINGS = ("utf-8-sig", "gb18030")


def match(
    name: str, file: Path, /, *, terms: Path | None = None, system: str | None = None
) -> None:
    """Say for each raw value which term it means: one JSON object a line.

    `term` is null where a decision is needed; `suggestions` then says what may be meant, and why.
    Vocabularies that ship need no database.

    Parameters
    ----------
    name
        The vocabulary, such as `education_level`, or `department`.
    file
        One raw value a line, in UTF-8 or GB18030; `-` reads the standard input.
    terms
        A CSV file of one's own terms, `code,name` a line; `parent` and `aliases` may follow.
    system
        Whose codes the values may be, such as "Feishu EHR"; of departments the connection whose
        names they are: who waits with a name there is evidence for which department it means.
    """
    import orjson

    found = _matcher(name, terms, system)
    told: dict[str, bytes] = {}
    for raw in _lines(_text(file)):
        if raw not in told:
            told[raw] = orjson.dumps(found(raw).as_dict())
        sys.stdout.write(told[raw].decode() + "\n")
    sys.stdout.flush()


def translate(name: str, /, *codes: str, source: str, target: str) -> None:
    """Say codes of one system in the words of another: one JSON object a line.

    Parameters
    ----------
    name
        The vocabulary, such as `education_level`.
    codes
        Codes of the source.
    source
        The system or standard whose codes they are.
    target
        The system or standard to translate into.
    """
    import orjson

    from hub.errors import Refused
    from hub.mappings.words.match import vocabulary_of
    from hub.schema.crosswalk import systems
    from hub.schema.crosswalk import translate as translated

    vocabulary = vocabulary_of(_shipped(), name)
    for system in (source, target):
        if system not in systems(vocabulary):
            hint = f"One of {', '.join(systems(vocabulary))}."
            raise Refused("SYSTEM_UNKNOWN", "The vocabulary has no codes of it.", system, hint)
    for code in codes:
        for one in translated(vocabulary, code, source, target):
            sys.stdout.write(orjson.dumps({"raw": code, **vars(one)}).decode() + "\n")
    sys.stdout.flush()


def export(name: str, /) -> None:
    """Print a vocabulary as a SKOS concept scheme in JSON-LD.

    Parameters
    ----------
    name
        The vocabulary, such as `education_level`.
    """
    from hub.cli.say import say_json
    from hub.mappings.words.match import vocabulary_of
    from hub.schema.skos import to_skos

    say_json(to_skos(vocabulary_of(_shipped(), name)))


def import_(file: Path, /) -> None:
    """Read a SKOS concept scheme (JSON-LD) and print it as a vocabulary file, checked.

    Parameters
    ----------
    file
        The document; `-` reads the standard input.
    """
    import orjson

    from hub.errors import Refused
    from hub.schema.skos import from_skos

    try:
        document = orjson.loads(_text(file))
    except orjson.JSONDecodeError as error:
        raise Refused(
            "SKOS_INVALID", "This is not JSON.", file.name, "Convert it to JSON-LD first."
        ) from error
    text, _ = from_skos(document if isinstance(document, dict) else {})
    sys.stdout.write(text)
    sys.stdout.flush()


def _lines(text: str) -> list[str]:
    """Lines as files know them: a value may hold other separators, which are part of it."""
    lines = text.replace("\r\n", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def _matcher(name: str, terms: Path | None, system: str | None) -> "Matcher":
    from hub.mappings.words.match import (
        DEPARTMENTS,
        SHORT,
        matcher,
        of_terms,
        read_terms,
        vocabulary_of,
    )

    if name in DEPARTMENTS and terms is None:
        return act(partial(_departments, connection=system)).match
    if terms is None:
        return matcher(vocabulary_of(_shipped(), name), system)
    known = _shipped().get(SHORT.get(name, name)) if name not in DEPARTMENTS else None
    return of_terms(SHORT.get(name, name), read_terms(_text(terms), terms.name), known)


def _shipped() -> "Mapping[str, Vocabulary]":
    from hub.schema.vocabulary import load_vocabularies

    return load_vocabularies()


async def _departments(hub: "Hub", connection: str | None) -> "Naming":
    from hub.flows.department_words import naming

    return await naming(hub, connection)


def _text(file: Path) -> str:
    """The text of a file; raises Refused FILE_MISSING, FILE_ENCODING."""
    from hub.errors import Refused

    try:
        content = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise Refused(
            "FILE_MISSING", "The file cannot be read.", detail=file.name, hint="Check its path."
        ) from error
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused(
        "FILE_ENCODING", "The file is no text.", detail=file.name, hint="Save it as UTF-8."
    )


def edit(
    vocabulary: str,
    code: str,
    /,
    *,
    reason: str,
    create: bool = False,
    en: str | None = None,
    zh: str | None = None,
    alias: tuple[str, ...] = (),
    retire: bool = False,
    revive: bool = False,
    rank: int | None = None,
    broader: str | None = None,
    dry_run: bool = False,
) -> None:
    """Add, rename, alias or retire a term; what waited for its words is filled.

    Parameters
    ----------
    vocabulary
        Name of the vocabulary.
    code
        Code of the term.
    reason
        Why; it stands in the audit.
    create
        The term is new.
    en
        What it is called in English.
    zh
        What it is called in Chinese.
    alias
        A name beside those that it has; may be given several times.
    retire
        It is offered no more.
    revive
        It is offered again.
    rank
        Of a new term in an order: its place.
    broader
        Code of the broader term.
    dry_run
        Show what it would come to, and do nothing.
    """
    from hub.flows.terms import TermEffect, edit_term, effect
    from hub.schema.vocabulary_edits import TermEdit

    label = {key: text for key, text in (("en", en), ("zh", zh)) if text is not None}
    active = False if retire else True if revive else None
    wanted = TermEdit(code, label, None, alias, active, rank, broader)

    async def work(hub: "Hub") -> "TermEffect | int":
        if dry_run:
            return await effect(hub, vocabulary, wanted, new=create)
        actor = hub.settings.operator
        return await edit_term(hub, vocabulary, wanted, new=create, actor=actor, reason=reason)

    found = act(work)
    if isinstance(found, TermEffect):
        say(
            f"words     {found.words} of the queue would be known: {found.cells} cells of "
            f"{found.people} people",
            f"rows      {found.rows} hold the term",
            *(f"named by  the mapping of {one}/{two}" for one, two in found.mappings),
        )
    else:
        say(f"Edited; {found} cells wait no longer.")
