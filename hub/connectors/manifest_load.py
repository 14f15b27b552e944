"""From YAML text to a checked manifest; every fault has its path, its line and a hint."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from hub.connectors.manifest import VERSION, Manifest, Stream, Value
from hub.connectors.manifest_check import faults
from hub.connectors.manifest_parts import Setting
from hub.connectors.spec import close_to, decoded, field_names
from hub.errors import Refused

SYSTEMS = Path(__file__).parent / "systems"

_SECTIONS: Mapping[str, type] = {
    "streams": Stream,
    "config": Setting,
    "secrets": Setting,
    "values": Value,
}


def shipped() -> tuple[str, ...]:
    """Names of the manifests that come with the hub."""
    return tuple(sorted(path.stem for path in SYSTEMS.glob("*.yaml")))


def load_manifest(name: str, home: Path) -> Manifest:
    """A shipped manifest by name, or a YAML file by path; raises Refused MANIFEST_*."""
    path = SYSTEMS / f"{name}.yaml" if name in shipped() else home / name
    if not path.is_file():
        raise Refused(
            "MANIFEST_MISSING", "There is no such manifest.", name, close_to(name, shipped())
        )
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise _refused("the file is not UTF-8", path.name, None) from None
    return parse_manifest(text, path.name)


def parse_manifest(text: str, where: str) -> Manifest:
    """The manifest; raises Refused MANIFEST_INVALID with path, line and hint."""
    document, root = _parsed(text, where)
    if document.get("hub") != VERSION:
        raise _refused(
            "the first line must be `hub: manifest/1`",
            f"{where}, $.hub",
            "This hub reads version 1.",
        )
    manifest = _typed(document, root, where)
    for fault in faults(manifest):
        at = _place(root, fault.path, where)
        raise _refused(fault.message, at, fault.hint)
    return manifest


def _typed(document: dict[str, Any], root: yaml.Node, where: str) -> Manifest:
    """Section by section, so that the place of a fault names the stream or the setting."""
    for section, kind in _SECTIONS.items():
        parts = document.get(section)
        for name, part in parts.items() if isinstance(parts, dict) else ():
            _decoded(kind, part, f"$.{section}.{name}", root, where)
    found: Manifest = _decoded(Manifest, document, "$", root, where)
    return found


def _decoded(kind: type, value: Any, prefix: str, root: yaml.Node, where: str) -> Any:
    try:
        return decoded(kind, value, "MANIFEST_INVALID", "the manifest is wrong")
    except Refused as error:
        path = prefix + (error.detail or "$").removeprefix("$")
        unknown = re.search(r"unknown field `([^`]+)`", error.message)
        hint = close_to(unknown[1], field_names(kind)) if unknown else None
        raise Refused(error.code, error.message, _place(root, path, where), hint) from None


def _refused(message: str, detail: str, hint: str | None) -> Refused:
    return Refused("MANIFEST_INVALID", f"The manifest is wrong: {message}.", detail, hint)


class PlainLoader(yaml.SafeLoader):
    """YAML for JSON: refuses a key that is given twice; a day stays the text that it is."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """A mapping with text keys, each once."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"`{key.value}` is given twice", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


# A day in YAML would become an object that JSON does not know: it stays the text that it is.
PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _parsed(text: str, where: str) -> tuple[dict[str, Any], yaml.Node]:
    loader = PlainLoader(text)
    try:
        root = loader.get_single_node()
        document = loader.construct_document(root) if root else None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _refused(error.problem or "this is not YAML", f"{where}, line {line}", None) from None
    finally:
        loader.dispose()
    if not isinstance(document, dict) or root is None:
        raise _refused("it must be a mapping", f"{where}, line 1", "Begin with `hub: manifest/1`.")
    return document, root


def _place(root: yaml.Node, path: str, where: str) -> str:
    node: yaml.Node | None = root
    line = root.start_mark.line
    for step in re.findall(r"[^.\[\]]+", path.removeprefix("$")):
        key, node = _below(node, step)
        if node is None:
            break
        line = key.start_mark.line if key else node.start_mark.line
    return f"{where}, line {line + 1}, {path}"


def _below(node: yaml.Node | None, step: str) -> tuple[yaml.Node | None, yaml.Node | None]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key, value
    if isinstance(node, yaml.SequenceNode) and step.isdigit() and int(step) < len(node.value):
        return None, node.value[int(step)]
    return None, None
