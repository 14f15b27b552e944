"""Office fields for pages that show any entity: what its fields are called, which words there are.

Nothing here is about a person, so that whoever is signed in may ask.
"""

from collections.abc import Mapping
from typing import Any, Final

import strawberry

from hub.errors import Refused
from hub.resolvers.office.field import Asking, Info, OfficeField, anyone, office_query
from hub.schema.labels import Label, labels, meanings
from hub.schema.model import EntitySpec
from hub.schema.vocabulary import Vocabulary


def _told(doc: str) -> Any:
    return strawberry.field(description=doc)


@strawberry.type(description="What a field is called.")
class FieldLabel:
    """A field."""

    name: str = _told("As mappings write it.")
    graph_name: str = _told("As the graph writes it.")
    label: str = _told("In the language of the asker.")
    about: str = _told("What it holds, in that language.")
    class_: str = strawberry.field(name="class", description="Class of the field.")
    kind: str = _told("Date, Term, Link, …")
    vocabulary: str | None = _told("Of a Term: the vocabulary that its codes are of.")
    editable: bool = _told("Whether an edit can fill it; whether the asker may, `access` says.")


@strawberry.type(description="What an entity is called, and its fields.")
class EntityLabel:
    """An entity."""

    entity: str = _told("Its name.")
    label: str = _told("In the language of the asker.")
    about: str = _told("What one of them is, in that language.")
    fields: list[FieldLabel] = _told("In the order of the model.")


@strawberry.type(description="A vocabulary, without its terms.")
class VocabularyLabel:
    """A vocabulary."""

    name: str = _told("Its name, for `vocabulary`.")
    label: str = _told("In the language of the asker.")
    terms: int = _told("How many terms it has.")
    source: str = _told("The standard or law that it follows.")


@office_query("What entities and their fields are called, in the order of the model.", may=anyone)
async def entity_labels(info: Info, entities: list[str] | None = None) -> list[EntityLabel] | None:
    """Of these entities, or of all; raises Refused LABEL_ENTITY."""
    model = info.context.hub.model
    known = {one.name for one in model}
    unknown = [name for name in entities or () if name not in known]
    if unknown:
        raise Refused(
            "LABEL_ENTITY",
            "There is no such entity.",
            unknown[0][:60],
            "docs/reference/fields.md names them.",
        )
    chosen = [one for one in model if entities is None or one.name in entities]
    said, held = labels(model), meanings(model)
    return [_entity(info.context, one, said, held) for one in chosen]


@office_query("All vocabularies, without their terms.", may=anyone)
async def vocabularies(info: Info) -> list[VocabularyLabel] | None:
    """By name."""
    asking = info.context
    found = sorted(asking.hub.model.vocabularies.values(), key=lambda one: one.name)
    return [_vocabulary(asking, one) for one in found]


def _entity(
    asking: Asking, spec: EntitySpec, said: Mapping[str, Label], held: Mapping[str, Label]
) -> EntityLabel:
    return EntityLabel(
        entity=spec.name,
        label=said[spec.name][asking.language],
        about=held[spec.name][asking.language],
        fields=[
            FieldLabel(
                name=one.name,
                graph_name=one.graph_name,
                label=said[f"{spec.name}.{one.name}"][asking.language],
                about=held[f"{spec.name}.{one.name}"][asking.language],
                class_=one.cls.name,
                kind=one.kind.name,
                vocabulary=one.kind.vocabulary,
                editable=one in spec.targets,
            )
            for one in spec.fields.values()
        ],
    )


def _vocabulary(asking: Asking, one: Vocabulary) -> VocabularyLabel:
    return VocabularyLabel(
        name=one.name,
        label=one.label[asking.language],
        terms=len(one.terms),
        source=one.source,
    )


QUERIES: Final[Mapping[str, OfficeField]] = {
    "entityLabels": entity_labels,
    "vocabularies": vocabularies,
}
MUTATIONS: Final[Mapping[str, OfficeField]] = {}
