"""`hub mapping fields`, `propose`, `example…`: what a stream holds, and what it should become."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from hub.cli.acting import act
from hub.cli.say import say, say_json, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hub.flows.hub import Hub
    from hub.mappings.profile import Profile
    from hub.mappings.propose import Proposal


def fields(name: str, stream: str, /, *, json: bool = False) -> None:
    """Show what the fields of a stream hold: values, gaps, and what they look like.

    Parameters
    ----------
    name
        The connection.
    stream
        Its stream.
    json
        Print it as JSON.
    """
    from hub.flows.discover import discover
    from hub.flows.lens import OPERATOR

    found = act(lambda hub: discover(hub, name, stream, OPERATOR))
    if json:
        say_json([{**vars(one), "mapped": found.mapped.get(one.path, ())} for one in found.fields])
        return
    say(*_lines(found.fields, found.mapped))


def propose(
    name: str,
    stream: str,
    /,
    *,
    connector: str | None = None,
    config: Path | None = None,
    out: Path | None = None,
) -> None:
    """Propose a mapping from headers that are known and from what the values look like.

    Of a system that is not connected yet, `--connector` and `--config` say how to read it.

    Parameters
    ----------
    name
        The connection, or the name that it will have.
    stream
        Its stream.
    connector
        files, sql, rest, or a shipped system.
    config
        YAML with what the connector asks for.
    out
        Write the mapping there; otherwise it is printed.
    """
    from hub.cli.mapping import written
    from hub.flows.discover import first_records, proposed
    from hub.mappings.profile import profiles
    from hub.mappings.propose import propose as proposal

    async def work(hub: "Hub") -> "Proposal":
        if connector is None or config is None:
            return await proposed(hub, name, stream)
        records = await first_records(hub, connector, _config(config), {}, stream)
        return proposal(stream, profiles(records), hub.model)

    found = act(work)
    text = written(found.document)
    if out is None:
        say(text.rstrip("\n"))
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text, encoding="utf-8")
    rows = [(one.path, one.target, f"{one.confidence:.0%}", one.why) for one in found.matches]
    say(*table(("field", "becomes", "confidence", "why"), rows))
    for one in found.doubts:
        say(f"In doubt: {one.path} is no {one.target}? {one.why}")
    if found.open:
        say(f"Nothing proposed for: {', '.join(found.open)}.")
    say(f"Written: {out}.")


def example(name: str, stream: str, file: Path, /) -> None:
    """Keep examples with a mapping: this record should give that.

    The file is a YAML list of `{name, given: {field of theirs: text}, then: {row: {field: text}}}`.

    Parameters
    ----------
    name
        The connection.
    stream
        Its stream.
    file
        The examples, YAML.
    """
    from hub.store.connections import get_connection
    from hub.store.mappings import put_example

    wanted = _examples(file)

    async def work(hub: "Hub") -> None:
        found = (await get_connection(hub.database, name)).stream(stream)
        for one in wanted:
            await put_example(hub.database, hub.sealer, found.id, one, actor=hub.settings.operator)

    act(work)
    say(f"{len(wanted)} examples are kept with {name}/{stream} and run on every change.")


def examples(name: str, stream: str, /, *, remove: str | None = None) -> None:
    """Run the examples of a stream against the version in use, or remove one.

    Parameters
    ----------
    name
        The connection.
    stream
        Its stream.
    remove
        Name of an example to be forgotten.
    """
    from hub.flows.drafts import document_of
    from hub.flows.examples import misses
    from hub.mappings.mapping import parse
    from hub.store.connections import get_connection
    from hub.store.mappings import examples_of, remove_example

    async def work(hub: "Hub") -> list[tuple[str, str]]:
        found = (await get_connection(hub.database, name)).stream(stream)
        if remove is not None:
            await remove_example(hub.database, found.id, remove, actor=hub.settings.operator)
        kept = await examples_of(hub.database, hub.sealer, found.id)
        mapping = parse(await document_of(hub, name, stream, None), stream)
        wrong: dict[str, list[str]] = {}
        for one in misses(mapping, hub.model, kept):
            wrong.setdefault(one.example, []).append(one.place)
        return [(one.name, ", ".join(wrong.get(one.name, ["holds"]))) for one in kept]

    found = act(work)
    say(*(table(("example", "does not hold at"), found) if found else ["There is no example."]))


def _lines(found: "Sequence[Profile]", mapped: Any) -> list[str]:
    head = ("field", "looks like", "sure", "empty", "distinct", "becomes", "samples")
    rows = [
        (
            one.path,
            one.guess,
            f"{one.confidence:.0%}",
            f"{one.nulls:.0%}",
            one.distinct,
            ", ".join(mapped.get(one.path, ())) or "-",
            " · ".join(one.samples),
        )
        for one in found
    ]
    return table(head, rows)


def _config(file: Path) -> dict[str, Any]:
    from hub.cli.connect import read_yaml

    return read_yaml(lambda: file.read_text(encoding="utf-8"), str(file))


def _examples(file: Path) -> "list[Any]":
    import yaml

    from hub.errors import Refused
    from hub.store.mappings import Example

    try:
        # Texts stay texts: a staff number 0042 is no number, a day no date.
        text = file.read_text(encoding="utf-8")
        listed = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - makes nothing but texts
        return [Example(str(one["name"]), dict(one["given"]), _then(one)) for one in listed]
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise Refused(
            "EXAMPLE_INVALID",
            "The examples cannot be read.",
            detail=file.name,
            hint="A list of `{name, given: {…}, then: {Row: {field: text}}}`.",
        ) from error


def _then(one: Any) -> dict[str, dict[str, str | None]]:
    return {
        row: {name: None if text in {"", "null"} else text for name, text in cells.items()}
        for row, cells in one["then"].items()
    }
