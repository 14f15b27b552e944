"""Office fields beside the mapping editor: words of a column, and examples that HR writes.

Words are shown to who may read the field that they fill; examples hold whole records, and are
shown to who may read everything. Whether an example holds is told to whoever may edit.
"""

from collections.abc import Mapping
from typing import Any, Final, cast

import strawberry
from strawberry.scalars import JSON

from hub.flows.columns import ColumnWord, column_words
from hub.flows.drafts import document_of
from hub.flows.examples import Miss, misses
from hub.flows.lens import Lens
from hub.mappings.mapping import parse
from hub.mappings.words.evidence import told as evidence_told
from hub.resolvers.office.field import (
    ADMIN,
    Asking,
    Info,
    OfficeField,
    office_mutation,
    office_query,
)
from hub.resolvers.office.mapping_inputs import MappingExampleInput, RemoveMappingExampleInput
from hub.resolvers.office.mappings import MappingDraftSuccess, data_of, shown_mapping
from hub.resolvers.office.queue import WordSuggestion
from hub.store.connections import get_connection
from hub.store.mappings import Example, examples_of, put_example, remove_example


def _told(doc: str) -> Any:
    return strawberry.field(description=doc)


@strawberry.type(description="A raw value of a column, and what it may mean.")
class MappingWord:
    """A word."""

    raw: str | None = _told("The value; null where the viewer may not read the field.")
    records: int = _told("Records that have it.")
    term: str | None = _told("The code that it means for certain, without any decision.")
    suggestions: list[WordSuggestion] = _told("Else five at most, the best first.")

    @classmethod
    def of(cls, one: ColumnWord, language: str, *, opened: bool) -> "MappingWord":
        """As this viewer may see it."""
        if not opened:
            return cls(raw=None, records=one.records, term=None, suggestions=[])
        return cls(
            raw=one.match.raw,
            records=one.records,
            term=one.match.term,
            suggestions=[
                WordSuggestion(
                    term=each.term,
                    score=each.score,
                    evidence=evidence_told(each.evidence, language),
                )
                for each in one.match.suggestions
            ],
        )


@strawberry.type(description="An example: this record should give that.")
class MappingExample:
    """An example, run against a document."""

    name: str = _told("Its name.")
    author: str = _told("Who wrote it.")
    misses: list[str] = _told("`Row.field` of each value that comes out otherwise.")
    given: JSON | None = _told("The record; null where the viewer may not read everything.")
    then: JSON | None = _told("What it should give: row → field → text; null likewise.")

    @classmethod
    def of(cls, one: Example, found: list[Miss], *, opened: bool) -> "MappingExample":
        """As this viewer may see it."""
        return cls(
            name=one.name,
            author=one.author,
            misses=[each.place for each in found if each.example == one.name],
            given=cast("JSON", dict(one.given)) if opened else None,
            then=cast("JSON", {row: dict(cells) for row, cells in one.then.items()})
            if opened
            else None,
        )


@strawberry.type(description="The example is forgotten.")
class RemoveMappingExampleSuccess:
    """Of a stream."""

    name: str = _told("Its name.")


@office_query(
    "The commonest values of a column, with what they may mean as `Entity.field`.",
    may=ADMIN,
    points=500,
)
async def mapping_words(
    info: Info, connection: str, stream: str, path: str, field: str
) -> list[MappingWord] | None:
    """Raises Refused STREAM_UNKNOWN, STREAM_EMPTY, TRIAL_FIELD."""
    asking = info.context
    found = await column_words(asking.hub, connection, stream, path, field)
    entity, _, own = field.partition(".")
    opened = Lens.of(asking.viewer).opens(asking.hub.model, entity, own)
    return [MappingWord.of(one, asking.language, opened=opened) for one in found]


@office_query("Examples of a stream, run against a document.", may=ADMIN, points=500)
async def mapping_examples(
    info: Info, connection: str, stream: str, document: JSON | None = None
) -> list[MappingExample] | None:
    """Without a document, against the version in use; raises Refused MAPPING_INVALID, …."""
    hub = info.context.hub
    found = (await get_connection(hub.database, connection)).stream(stream)
    given = document if document is not None else await document_of(hub, connection, stream, None)
    rules = parse(data_of(given), "the document")
    kept = await examples_of(hub.database, hub.sealer, found.id)
    wrong = misses(rules, hub.model, kept)
    opened = Lens.of(info.context.viewer).opens_everything
    return [MappingExample.of(one, wrong, opened=opened) for one in kept]


@office_mutation(
    "Keep an example with the mapping: this record should give that.",
    MappingExampleInput,
    MappingDraftSuccess,
    may=ADMIN,
)
async def keep(asking: Asking, wanted: MappingExampleInput) -> MappingDraftSuccess:
    """It is sealed, and run on every change."""
    hub = asking.hub
    found = (await get_connection(hub.database, wanted.connection)).stream(wanted.stream)
    kept = Example(wanted.name, data_of(wanted.given), data_of(wanted.then))
    await put_example(hub.database, hub.sealer, found.id, kept, actor=asking.viewer.subject)
    mapping = await shown_mapping(asking, wanted.connection, wanted.stream)
    return MappingDraftSuccess(mapping=mapping)


@office_mutation(
    "Forget an example.", RemoveMappingExampleInput, RemoveMappingExampleSuccess, may=ADMIN
)
async def forget(asking: Asking, wanted: RemoveMappingExampleInput) -> RemoveMappingExampleSuccess:
    """Raises Refused EXAMPLE_UNKNOWN."""
    database = asking.hub.database
    found = (await get_connection(database, wanted.connection)).stream(wanted.stream)
    await remove_example(database, found.id, wanted.name, actor=asking.viewer.subject)
    return RemoveMappingExampleSuccess(name=wanted.name)


QUERIES: Final[Mapping[str, OfficeField]] = {
    "mappingWords": mapping_words,
    "mappingExamples": mapping_examples,
}
MUTATIONS: Final[Mapping[str, OfficeField]] = {
    "keepMappingExample": keep,
    "removeMappingExample": forget,
}
