"""Reference pages whose content is the program: `python -m tests.docs.pages` writes them anew.

A page keeps its prose by hand; what stands between `<!-- generated: name -->` and `<!-- end -->`
is made here from the model, the registry of steps, the commands and the README.
"""

import importlib
import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Final, get_args, get_origin

import yaml

from hub.cli import _COMMANDS
from hub.conformance import table as conformance_table
from hub.conformance.catalogue import CATALOGUE
from hub.mappings.step import Example, Failed, Param, StepSpec
from hub.mappings.steps import STEPS
from hub.schema.kinds import PLAIN_KINDS, Kind
from hub.schema.labels import labels
from hub.schema.model import EntitySpec, Field
from hub.schema.shipped import shipped
from tests.conformance.subjects import SUBJECTS

ROOT: Final = Path(__file__).parents[2]
REFERENCE: Final = ROOT / "docs" / "reference"
_BLOCK: Final = re.compile(r"(<!-- generated: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A Markdown table; bars and line ends in cells are escaped."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("\n", " ").replace("|", "\\|")


# --- fields ---------------------------------------------------------------------------------


def fields() -> str:
    """Every entity with its fields."""
    model = shipped()
    return "\n".join(_entity(spec, labels(model)) for spec in model)


def _entity(spec: EntitySpec, said: Mapping[str, Mapping[str, str]]) -> str:
    head = ("field", "kind", "class", "meaning", "en", "zh")
    rows = [_field(spec, one, said[f"{spec.name}.{one.name}"]) for one in spec.fields.values()]
    return "\n".join(
        [
            f"### {spec.name} · {said[spec.name]['zh']}",
            "",
            f"{spec.doc} {_nature(spec)}".strip(),
            "",
            table(head, rows),
        ]
    )


def _nature(spec: EntitySpec) -> str:
    parts = [f"List: `{spec.graph_plural}`."]
    if spec.unique:
        parts.append(f"Unique: {' and '.join(f'`{one}`' for one in spec.unique)}.")
    if spec.timeline:
        parts.append("Valid for a time.")
    if spec.owned:
        parts.append("One stream owns a row alone.")
    return " ".join(parts)


def _field(spec: EntitySpec, one: Field, label: Mapping[str, str]) -> tuple[str, ...]:
    marks = [
        *(["required"] if one.required else []),
        *(["kept by the hub"] if one.projected else []),
        *([f"masked as `{one.masked_name}`"] if one.masked_name else []),
        *([f"list `{one.reverse}` on the other side"] if one.reverse else []),
        *(["whom the row is about"] if one.name == spec.subject else []),
    ]
    doc = f"{one.doc} ({'; '.join(marks)})" if marks else one.doc
    return (f"`{one.name}`", kind(one.kind), one.cls.name, doc, label["en"], label["zh"])


def kind(found: Kind) -> str:
    """A kind with its vocabulary or target."""
    if found.vocabulary:
        return f"{found.name} `{found.vocabulary}`"
    return f"→ {found.target}" if found.target else found.name


def kinds() -> str:
    """Every kind that a company's own field can have."""
    return table(
        ("kind", "in the graph", "sealed", "filters"),
        [
            (
                f"`{one.name}`",
                f"`{one.graph}`",
                "yes" if one.sealed else "",
                ", ".join(sorted(one.ops - {"order"})) or "none",
            )
            for one in PLAIN_KINDS.values()
        ],
    )


def vocabularies() -> str:
    """The vocabularies that ship."""
    return table(
        ("vocabulary", "en", "zh", "terms", "order", "follows"),
        [
            (
                f"`{one.name}`",
                one.label["en"],
                one.label["zh"],
                str(len(one.terms)),
                "ranked" if one.ranked else "",
                one.source,
            )
            for one in shipped().vocabularies.values()
        ],
    )


# --- coverage -------------------------------------------------------------------------------

COVERAGE: Final = REFERENCE / "coverage.yaml"


def covered() -> tuple[dict[str, str], dict[str, dict[str, dict[str, str]]]]:
    """(reason → its sentence, system → object → field → our field or `~reason`)."""
    found = yaml.safe_load(COVERAGE.read_text(encoding="utf-8"))
    return found["reasons"], found["systems"]


def coverage() -> str:
    """Every field of the models that others offer, and ours."""
    reasons, systems = covered()
    return "\n".join(_system(name, objects, reasons) for name, objects in systems.items())


def _system(name: str, objects: dict[str, dict[str, str]], reasons: dict[str, str]) -> str:
    rows = [
        (thing, f"`{field}`", "" if ours[:1] == "~" else f"`{ours}`", reasons.get(ours[1:], ""))
        for thing, fields_ in objects.items()
        for field, ours in fields_.items()
    ]
    held = sum(1 for row in rows if row[2])
    return "\n".join(
        [
            f"### {name}",
            "",
            f"{len(rows)} fields: {held} held, {len(rows) - held} not, each with its reason.",
            "",
            table(("object", "field", "ours", "why not"), rows),
        ]
    )


# --- steps ----------------------------------------------------------------------------------


def steps() -> str:
    """Every step of the registry."""
    return "\n".join(_step(spec) for spec in STEPS.values())


def _step(spec: StepSpec) -> str:
    parts = [f"### `{spec.name}`", "", f"{spec.doc} {spec.zh}", ""]
    if spec.params:
        head = ("argument", "type", "default", "meaning")
        parts.append(table(head, [_param(spec, one) for one in spec.params]))
    lines = [_example(spec, one) for one in spec.examples]
    return "\n".join([*parts, *lines, ""])


def _param(spec: StepSpec, one: Param) -> tuple[str, ...]:
    alone = " May be written alone." if spec.short == one.name else ""
    choices = f" One of {', '.join(f'`{item}`' for item in one.choices)}." if one.choices else ""
    default = "required" if one.required else _written(one.default)
    return (f"`{one.name}`", one.type, default, f"{one.doc}{choices}{alone}")


def _written(value: Any) -> str:
    if value is None:
        return "none"
    return f"`{_flow(list(value) if isinstance(value, tuple) else value)}`"


def _example(spec: StepSpec, one: Example) -> str:
    step = _flow(spec.name if one.args is None else {spec.name: one.args})
    given = repr(one.given)
    return f"- `{step}`: `{given}` → {_outcome(one)}"


def _outcome(one: Example) -> str:
    if isinstance(one.then, Failed):
        return f"waits, {one.then.code}"
    return "empty" if one.then is None else f"`{one.then!r}`"


def _flow(value: Any) -> str:
    """A value as YAML on one line."""
    text = yaml.safe_dump(
        value, default_flow_style=True, allow_unicode=True, width=10_000, sort_keys=False
    )
    return text.removesuffix("\n").removesuffix("\n...").strip()


# --- commands -------------------------------------------------------------------------------


def commands() -> str:
    """Every command with its arguments, from its signature and docstring."""
    return "\n".join(_command(name, target, text) for name, target, text in _COMMANDS)


def _command(name: str, target: str, text: str) -> str:
    module, _, function = target.partition(":")
    found: Callable[..., Any] = getattr(importlib.import_module(f"hub.cli.{module}"), function)
    params = list(inspect.signature(found, eval_str=True).parameters.values())
    said = told(found.__doc__ or "")
    usage = " ".join(["hub", name, *(_usage(one) for one in params)])
    lines = [f"### `hub {name}`", "", text, "", f"    {usage}", ""]
    lines += [f"- `{_named(one)}` {said[one.name]}" for one in params if one.name in said]
    return "\n".join([*lines, ""] if said else lines)


def _named(one: inspect.Parameter) -> str:
    if one.kind is inspect.Parameter.VAR_POSITIONAL:
        return f"{one.name.upper()}…"
    positional = one.kind is inspect.Parameter.POSITIONAL_ONLY
    return one.name.upper() if positional else f"--{one.name.replace('_', '-')}"


def _usage(one: inspect.Parameter) -> str:
    name = _named(one)
    kinds_ = _kinds(one.annotation)
    if name.startswith("--") and bool not in kinds_:
        name = f"{name} {one.name.rpartition('_')[2].upper()}" + ("…" if tuple in kinds_ else "")
    return name if one.default is inspect.Parameter.empty else f"[{name}]"


def _kinds(annotation: Any) -> set[Any]:
    if get_origin(annotation) is Annotated:
        return _kinds(get_args(annotation)[0])
    if isinstance(annotation, UnionType):
        return {kind for one in get_args(annotation) for kind in _kinds(one)}
    return {get_origin(annotation) or annotation}


def told(doc: str) -> dict[str, str]:
    """Parameter → what its docstring says, in numpy style."""
    found: dict[str, str] = {}
    name = ""
    for line in _below_parameters(inspect.cleandoc(doc)):
        if line and not line.startswith(" "):
            name = line
            found[name] = ""
        elif line:
            found[name] = f"{found[name]} {line.strip()}".strip()
    return found


def _below_parameters(doc: str) -> Iterator[str]:
    _, _, below = doc.partition("Parameters\n----------\n")
    yield from below.splitlines()


# --- settings -------------------------------------------------------------------------------


def conformance() -> str:
    """Connector × check, and why a check does not apply."""
    return conformance_table.page(SUBJECTS, CATALOGUE)


def settings() -> str:
    """The README's table of settings."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(r"^\| setting \|.*?\n\n", readme, re.MULTILINE | re.DOTALL)
    assert found is not None, "README.md has no table of settings"
    return found[0].strip() + "\n"


BLOCKS: Final[Mapping[str, Callable[[], str]]] = {
    "fields": fields,
    "coverage": coverage,
    "kinds": kinds,
    "vocabularies": vocabularies,
    "steps": steps,
    "commands": commands,
    "conformance": conformance,
    "settings": settings,
}


def renewed(text: str) -> str:
    """A page with its generated blocks as the program now is."""
    return _BLOCK.sub(lambda found: f"{found[1]}{BLOCKS[found[2]]()}{found[3]}", text)


def generated() -> list[Path]:
    """Pages with generated blocks."""
    pages = sorted((ROOT / "docs").rglob("*.md"))
    return [one for one in pages if _BLOCK.search(one.read_text(encoding="utf-8"))]


if __name__ == "__main__":
    for page in generated():
        page.write_text(renewed(page.read_text(encoding="utf-8")), encoding="utf-8")
