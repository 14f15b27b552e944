"""A company's own fields: declared as data in a versioned file, no release needed.

```yaml
hub: company/1
version: 2026-11
fields:
  - entity: Employee
    name: badge_colour
    kind: Text
    class: DIRECTORY
    label: {en: Badge colour, zh: 工牌颜色}
    doc: Colour of the badge.
```
"""

import re
from pathlib import Path
from typing import Any

import yaml

from hub.errors import Refused
from hub.schema.audience import CLASSES, FieldClass
from hub.schema.kinds import PLAIN_KINDS, Kind, sealed_term_kind, term_kind
from hub.schema.model import Field, Model

FORMAT = "company/1"
_CLASSES = {one.name: one for one in CLASSES}


def extended(model: Model, path: Path | None) -> Model:
    """The model with the fields of the company's file; raises Refused with the place."""
    if path is None:
        return model
    document = _read(path)
    by_entity: dict[str, list[Field]] = {}
    for place, item in enumerate(document.get("fields", []), start=1):
        entity, made = _field(model, item, f"{path.name}, field {place}")
        by_entity.setdefault(entity, []).append(made)
    for entity, fields in by_entity.items():
        model = model.with_fields(entity, tuple(fields), str(document.get("version", "1")))
    return model


def _read(path: Path) -> dict[str, Any]:
    try:
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise _refused(path.name, "The file cannot be read.", "Use YAML in UTF-8.") from error
    if not isinstance(document, dict) or document.get("hub") != FORMAT:
        raise _refused(path.name, "Not a company file.", f"Begin it with `hub: {FORMAT}`.")
    return document


def _field(model: Model, item: Any, place: str) -> tuple[str, Field]:
    if not isinstance(item, dict):
        raise _refused(place, "A field is a mapping.", "See docs/howto/add-a-company-field.md.")
    entity, name = str(item.get("entity")), str(item.get("name"))
    if entity not in model.entities:
        raise _refused(place, "No such entity.", f"One of {', '.join(model.entities)}.")
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,40}", name):
        raise _refused(place, "The name is not usable.", "Use lower case and underscores.")
    label = item.get("label")
    if not isinstance(label, dict) or not {"en", "zh"} <= label.keys():
        raise _refused(place, "The label is missing.", "Give `label: {en: …, zh: …}`.")
    cls = _class(item, place)
    return entity, Field(
        name=name,
        kind=_kind(model, item, cls, place),
        doc=str(item.get("doc") or label["en"]),
        cls=cls,
        read=cls.read,
        write=cls.write,
        custom=True,
        label={str(key): str(value) for key, value in label.items()},
    )


def _class(item: dict[str, Any], place: str) -> FieldClass:
    found = _CLASSES.get(str(item.get("class")))
    if found is None:
        raise _refused(place, "The class is missing or unknown.", f"One of {', '.join(_CLASSES)}.")
    return found


def _kind(model: Model, item: dict[str, Any], cls: FieldClass, place: str) -> Kind:
    name = str(item.get("kind"))
    if name == "Term":
        vocabulary = str(item.get("vocabulary"))
        if vocabulary not in model.vocabularies:
            raise _refused(place, "No such vocabulary.", f"One of {', '.join(model.vocabularies)}.")
        return term_kind(vocabulary) if cls.queryable else sealed_term_kind(vocabulary)
    if name not in PLAIN_KINDS:
        raise _refused(place, "No such kind.", f"Term or one of {', '.join(PLAIN_KINDS)}.")
    return PLAIN_KINDS[name]


def _refused(place: str, message: str, hint: str) -> Refused:
    return Refused("COMPANY_FILE_INVALID", message, detail=place, hint=hint)
