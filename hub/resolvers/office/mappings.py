"""Office fields for the mapping editor: their fields with samples, our fields, steps as data.

Numbers are for whoever may open this; a sample is shown by the class of the field that takes it,
and a value that nobody has placed yet only to who may read everything (`flows/lens.py`).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeVar, cast

import strawberry
from strawberry.scalars import JSON

from hub.errors import Refused
from hub.flows.discover import discover, proposed
from hub.flows.drafts import (
    approve_draft,
    differences,
    discard_draft,
    document_of,
    faults,
    preview_document,
    save_draft,
)
from hub.flows.drafts import preview_draft as previewed
from hub.flows.lens import Lens
from hub.flows.newest import silent
from hub.flows.publish import publish_draft, retire, rollback
from hub.mappings.life import APPROVE, PUBLISHED, possible, state_of_version
from hub.resolvers.office.connections import RunAccount
from hub.resolvers.office.field import (
    ADMIN,
    Asking,
    Info,
    OfficeField,
    office_mutation,
    office_query,
)
from hub.resolvers.office.mapping_inputs import (
    ApproveMappingInput,
    DiscardMappingInput,
    PreviewMappingInput,
    PublishMappingInput,
    RetireMappingInput,
    RollbackMappingInput,
    SaveMappingDraftInput,
)
from hub.resolvers.office.mapping_types import (
    MappingDifference,
    MappingMatch,
    MappingPreview,
    MappingProblem,
    MappingProposal,
    MappingTarget,
    StreamField,
    targets_of,
)
from hub.resolvers.types_scalars import DateTimeText
from hub.store.connections import Stream, get_connection
from hub.store.mappings import (
    Draft,
    Version,
    draft_of,
    examples_of,
    versions_of,
)

_PREVIEW_POINTS: Final = 20_000
"""A preview goes through everything that is kept."""
_LOOK_POINTS: Final = 2_000


F = TypeVar("F", bound=Callable[..., Any])


def _read(doc: str) -> Callable[[F], F]:
    """A field whose value takes a read of its own."""
    made: Callable[[F], F] = strawberry.field(description=doc)
    return made


_Where = tuple[str, Stream, int | None]
"""Connection, stream, and the version in use."""


@strawberry.type(description="A version of a mapping: never changed.")
class MappingVersion:
    """A version."""

    version: int = strawberry.field(description="Its number in the stream.")
    state: str = strawberry.field(description="published (in use), superseded or retired.")
    hash: str = strawberry.field(description="Content address of the document.")
    author: str = strawberry.field(description="Who published it.")
    reason: str | None = strawberry.field(description="Why.")
    approved_by: str | None = strawberry.field(description="The second person, if any.")
    published_at: DateTimeText = strawberry.field(description="When.")
    acts: list[str] = strawberry.field(description="What can be done with it now.")
    where: strawberry.Private[_Where]

    @_read("The document: rows, fields, steps and value grids as data.")
    async def document(self, info: Info) -> JSON:
        """As it was published."""
        name, stream, _ = self.where
        found: Any = await document_of(info.context.hub, name, stream.name, self.version)
        return cast("JSON", found)

    @_read("What differs from an earlier version, else the one before.")
    async def diff(self, info: Info, before: int | None = None) -> list[MappingDifference]:
        """Rule by rule."""
        _, stream, _ = self.where
        earlier = before if before is not None else (self.version - 1 or None)
        found = await differences(info.context.hub, stream, earlier, self.version)
        return [MappingDifference.of(one) for one in found]


@strawberry.type(description="The draft that is worked on; a stream has one at most.")
class MappingDraft:
    """A draft."""

    state: str = strawberry.field(description="draft, previewed or approved.")
    hash: str = strawberry.field(description="Content address; an edit names the one it saw.")
    author: str = strawberry.field(description="Who saved it last.")
    reason: str | None = strawberry.field(description="Why.")
    approved_by: str | None = strawberry.field(description="The second person.")
    changed_at: DateTimeText = strawberry.field(description="When it was changed last.")
    document: JSON = strawberry.field(description="The document as data.")
    effect: JSON | None = strawberry.field(description="Numbers of its last preview.")
    acts: list[str] = strawberry.field(description="What can be done with it now.")
    where: strawberry.Private[_Where]

    @_read("What is wrong with it, each fault with its place.")
    async def problems(self, info: Info) -> list[MappingProblem]:
        """By the model and by the paths of the stream."""
        _, stream, _ = self.where
        found = await faults(info.context.hub, stream, dict(self.document))  # type: ignore[call-overload]
        return [MappingProblem.of(one) for one in found]

    @_read("What is no fault and worth knowing, such as systems that tell no time of change.")
    async def notes(self, info: Info) -> list[MappingProblem]:
        """Of fields whose newest word wins."""
        _, stream, _ = self.where
        found = await silent(info.context.hub, stream, data_of(self.document))
        return [MappingProblem.of(one) for one in found]

    @_read("What differs from the version in use.")
    async def diff(self, info: Info) -> list[MappingDifference]:
        """Rule by rule."""
        _, stream, in_use = self.where
        document = data_of(self.document)
        found = await differences(info.context.hub, stream, in_use, document)
        return [MappingDifference.of(one) for one in found]


@strawberry.type(description="The mapping of one stream, with all that its editor shows.")
class StreamMapping:
    """A stream's mapping."""

    connection: str = strawberry.field(description="Name of the connection.")
    stream: str = strawberry.field(description="Name of the stream.")
    version_in_use: int | None = strawberry.field(description="Null where none is.")
    where: strawberry.Private[_Where]

    @_read("The document in use; null where none is.")
    async def document(self, info: Info) -> JSON | None:
        """As it was published."""
        name, stream, in_use = self.where
        if in_use is None:
            return None
        found: Any = await document_of(info.context.hub, name, stream.name, in_use)
        return cast("JSON", found)

    @_read("All versions, the last one first.")
    async def versions(self, info: Info) -> list[MappingVersion]:
        """With their states."""
        _, stream, _ = self.where
        found = await versions_of(info.context.hub.database, stream.id)
        return [_version(info.context, one, self.where) for one in found]

    @_read("The open draft.")
    async def draft(self, info: Info) -> MappingDraft | None:
        """Null where nobody works on one."""
        _, stream, _ = self.where
        found = await draft_of(info.context.hub.database.writer, stream.id)
        return None if found is None else _draft(info.context, found, self.where)

    @_read("Their fields: what they hold, and which of ours take them.")
    async def fields(self, info: Info) -> list[StreamField]:
        """With samples as the viewer may see them."""
        name, stream, _ = self.where
        lens = Lens.of(info.context.viewer)
        return StreamField.listed(await discover(info.context.hub, name, stream.name, lens))

    @_read("Our fields that a mapping can fill.")
    def targets(self, info: Info, entities: list[str] | None = None) -> list[MappingTarget]:
        """Of these entities, or of all."""
        return targets_of(info.context.hub.model, entities, info.context.language)

    @_read("Names of the examples that are kept with it.")
    async def examples(self, info: Info) -> list[str]:
        """What they hold is sealed."""
        _, stream, _ = self.where
        hub = info.context.hub
        return [one.name for one in await examples_of(hub.database, hub.sealer, stream.id)]


@strawberry.type(description="It is done.")
class MappingDraftSuccess:
    """The draft as it is now."""

    mapping: StreamMapping = strawberry.field(description="The stream's mapping.")


@strawberry.type(description="The draft went over everything that is kept.")
class MappingPreviewSuccess:
    """What it would do."""

    mapping: StreamMapping = strawberry.field(description="The stream's mapping.")
    preview: MappingPreview = strawberry.field(description="What it would do.")


@strawberry.type(description="A version is in use.")
class PublishMappingSuccess:
    """And kept records went through it."""

    version: int = strawberry.field(description="The version in use.")
    unchanged: bool = strawberry.field(description="It had this content already.")
    account: RunAccount = strawberry.field(description="What became of the kept records.")
    mapping: StreamMapping = strawberry.field(description="The stream's mapping.")


@office_query("The mapping of a stream: versions, draft, fields of both sides.", may=ADMIN)
async def mapping(info: Info, connection: str, stream: str) -> StreamMapping | None:
    """Raises Refused CONNECTION_UNKNOWN, STREAM_UNKNOWN."""
    return await shown_mapping(info.context, connection, stream)


@office_query(
    "What a document would do to everything that is kept; without one, the stream's draft.",
    may=ADMIN,
    points=_PREVIEW_POINTS,
)
async def mapping_preview(
    info: Info, connection: str, stream: str, document: JSON | None = None
) -> MappingPreview | None:
    """Raises Refused MAPPING_INVALID, DRAFT_UNKNOWN; nothing is noted."""
    hub = info.context.hub
    known = await get_connection(hub.database, connection)
    given = document if document is not None else await document_of(hub, connection, stream, 0)
    effect, misses = await preview_document(hub, known, known.stream(stream), data_of(given))
    return MappingPreview.of(info.context, effect, misses)


@office_query(
    "A mapping to begin with, by known headers and the shapes of values.",
    may=ADMIN,
    points=_LOOK_POINTS,
)
async def mapping_proposal(info: Info, connection: str, stream: str) -> MappingProposal | None:
    """Raises Refused PROPOSAL_NONE."""
    found = await proposed(info.context.hub, connection, stream)
    return MappingProposal(
        document=cast("JSON", found.document),
        matches=[MappingMatch.of(one) for one in found.matches],
        doubts=[MappingMatch.of(one) for one in found.doubts],
        open=list(found.open),
    )


@office_mutation(
    "Save the draft of a stream, faults and all.",
    SaveMappingDraftInput,
    MappingDraftSuccess,
    may=ADMIN,
)
async def save(asking: Asking, wanted: SaveMappingDraftInput) -> MappingDraftSuccess:
    """Raises Refused DRAFT_CONFLICT."""
    await save_draft(
        asking.hub,
        wanted.connection,
        wanted.stream,
        data_of(wanted.document),
        author=asking.viewer.subject,
        reason=wanted.reason,
        expected=wanted.expected_hash,
    )
    return MappingDraftSuccess(
        mapping=await shown_mapping(asking, wanted.connection, wanted.stream)
    )


@office_mutation(
    "Run the draft over everything that is kept, and note its numbers.",
    PreviewMappingInput,
    MappingPreviewSuccess,
    may=ADMIN,
    points=_PREVIEW_POINTS,
)
async def preview(asking: Asking, wanted: PreviewMappingInput) -> MappingPreviewSuccess:
    """Raises Refused MAPPING_INVALID, DRAFT_UNKNOWN."""
    actor = asking.viewer.subject
    found = await previewed(asking.hub, wanted.connection, wanted.stream, actor=actor)
    return MappingPreviewSuccess(
        mapping=await shown_mapping(asking, wanted.connection, wanted.stream),
        preview=MappingPreview.of(asking, found.effect, found.misses),
    )


@office_mutation(
    "Stand for the draft of somebody else.", ApproveMappingInput, MappingDraftSuccess, may=ADMIN
)
async def approve(asking: Asking, wanted: ApproveMappingInput) -> MappingDraftSuccess:
    """Raises Refused APPROVAL_OWN, MAPPING_STATE."""
    actor, reason = asking.viewer.subject, wanted.reason
    await approve_draft(asking.hub, wanted.connection, wanted.stream, actor=actor, reason=reason)
    return MappingDraftSuccess(
        mapping=await shown_mapping(asking, wanted.connection, wanted.stream)
    )


@office_mutation("Give the draft up.", DiscardMappingInput, MappingDraftSuccess, may=ADMIN)
async def discard(asking: Asking, wanted: DiscardMappingInput) -> MappingDraftSuccess:
    """Raises Refused DRAFT_UNKNOWN."""
    actor = asking.viewer.subject
    await discard_draft(asking.hub, wanted.connection, wanted.stream, actor=actor)
    return MappingDraftSuccess(
        mapping=await shown_mapping(asking, wanted.connection, wanted.stream)
    )


@office_mutation(
    "Publish the draft as the next version; kept records go through it.",
    PublishMappingInput,
    PublishMappingSuccess,
    may=ADMIN,
    points=_PREVIEW_POINTS,
)
async def publish(asking: Asking, wanted: PublishMappingInput) -> PublishMappingSuccess:
    """Raises Refused EXAMPLE_FAILS, MASS_CHANGE, APPROVAL_MISSING, MAPPING_STATE."""
    made = await publish_draft(
        asking.hub,
        wanted.connection,
        wanted.stream,
        author=asking.viewer.subject,
        reason=wanted.reason,
        accept=wanted.accept_changes,
    )
    return PublishMappingSuccess(
        version=made.version,
        unchanged=made.unchanged,
        account=RunAccount.of(made.account),
        mapping=await shown_mapping(asking, wanted.connection, wanted.stream),
    )


@office_mutation(
    "Use a version again; edits made in the hub stay on top.",
    RollbackMappingInput,
    PublishMappingSuccess,
    may=ADMIN,
    points=_PREVIEW_POINTS,
)
async def roll_back(asking: Asking, wanted: RollbackMappingInput) -> PublishMappingSuccess:
    """Raises Refused VERSION_UNKNOWN, MAPPING_STATE."""
    actor, reason = asking.viewer.subject, wanted.reason
    made = await rollback(
        asking.hub, wanted.connection, wanted.stream, wanted.version, actor=actor, reason=reason
    )
    return PublishMappingSuccess(
        version=made.version,
        unchanged=made.unchanged,
        account=RunAccount.of(made.account),
        mapping=await shown_mapping(asking, wanted.connection, wanted.stream),
    )


@office_mutation(
    "Take the version in use out of use.", RetireMappingInput, MappingDraftSuccess, may=ADMIN
)
async def out_of_use(asking: Asking, wanted: RetireMappingInput) -> MappingDraftSuccess:
    """Raises Refused MAPPING_STATE."""
    actor, reason = asking.viewer.subject, wanted.reason
    await retire(asking.hub, wanted.connection, wanted.stream, actor=actor, reason=reason)
    return MappingDraftSuccess(
        mapping=await shown_mapping(asking, wanted.connection, wanted.stream)
    )


def data_of(given: Any) -> dict[str, Any]:
    """A JSON object; raises Refused MAPPING_UNREADABLE for any other JSON."""
    if not isinstance(given, dict):
        raise Refused(
            "MAPPING_UNREADABLE", "A mapping document is a JSON object.", hint="Send an object."
        )
    return given


async def shown_mapping(asking: Asking, name: str, stream: str) -> StreamMapping:
    """As the graph shows it; raises Refused CONNECTION_UNKNOWN, STREAM_UNKNOWN."""
    found = (await get_connection(asking.hub.database, name)).stream(stream)
    return StreamMapping(
        connection=name,
        stream=stream,
        version_in_use=found.mapping_version,
        where=(name, found, found.mapping_version),
    )


def _version(asking: Asking, one: Version, where: _Where) -> MappingVersion:
    state = state_of_version(one.version, one.in_use, retired=one.retired)
    acts: Sequence[str] = possible(state)
    return MappingVersion(
        version=one.version,
        state=state,
        hash=one.hash,
        author=one.author,
        reason=one.reason,
        approved_by=one.approved_by,
        published_at=asking.moment(one.published_at),
        acts=[act for act in acts if state != PUBLISHED or act == "retire"],
        where=where,
    )


def _draft(asking: Asking, one: Draft, where: _Where) -> MappingDraft:
    return MappingDraft(
        state=one.state,
        hash=one.hash,
        author=one.author,
        reason=one.reason,
        approved_by=one.approved_by,
        changed_at=asking.moment(one.changed_at),
        document=cast("JSON", one.document),
        effect=cast("JSON | None", one.effect),
        acts=[
            act
            for act in possible(one.state)
            if act != APPROVE or one.author != asking.viewer.subject  # four eyes
        ],
        where=where,
    )


QUERIES: Final[Mapping[str, OfficeField]] = {
    "mapping": mapping,
    "mappingPreview": mapping_preview,
    "mappingProposal": mapping_proposal,
}
MUTATIONS: Final[Mapping[str, OfficeField]] = {
    "saveMappingDraft": save,
    "previewMappingDraft": preview,
    "approveMappingDraft": approve,
    "discardMappingDraft": discard,
    "publishMappingDraft": publish,
    "rollbackMapping": roll_back,
    "retireMapping": out_of_use,
}
