"""Office fields about mappings: versions, the draft, what it would change, back to a version.

Documents travel as YAML, as people write them; comments are not kept. Samples of a preview are
shown for fields that the viewer may read of everybody.
"""

from collections.abc import Mapping
from typing import Any, Final

import orjson
import strawberry
import yaml

from hub.auth.policy import reads_all
from hub.flows import drafts
from hub.flows.preview import Preview, preview
from hub.flows.publish import Published
from hub.mappings.contrast import KINDS
from hub.mappings.difference import differences
from hub.mappings.document import read as read_document
from hub.resolvers.office.connections import RunAccount
from hub.resolvers.office.field import (
    ADMIN,
    Asking,
    Info,
    OfficeField,
    office_mutation,
    office_query,
)
from hub.resolvers.types_scalars import DateTimeText
from hub.store.connections import Stream, get_connection, mapping_document
from hub.store.drafts import Draft, Version, draft_of, versions_of

POINTS: Final = 2_000
"""Of going through all records that are kept."""


def _told(doc: str) -> Any:
    return strawberry.field(description=doc)


@strawberry.type(description="A published version of a mapping; it never changes.")
class MappingVersion:
    """A version."""

    version: int = _told("Counts from 1.")
    hash: str = _told("Names its content.")
    in_use: bool = _told("Whether records go through it now; others are retired.")
    author: str = _told("Who wrote it.")
    reason: str | None = _told("Why it was published.")
    published_at: DateTimeText = _told("When.")
    approved_by: str | None = _told("The second person, where one was needed.")


@strawberry.type(description="What is being written: one for each stream, until it is published.")
class MappingDraft:
    """A draft."""

    state: str = _told("draft or approved.")
    hash: str = _told("Names its content; for `expectedHash` and for approval.")
    document: str = _told("YAML.")
    author: str = _told("Who saved it.")
    comment: str | None = _told("What it is about.")
    saved_at: DateTimeText = _told("When.")
    approved_by: str | None = _told("The second person who approved it.")


@strawberry.type(description="A rule that two versions do not have in common.")
class MappingDifference:
    """A difference."""

    place: str = _told("Like `Employee.legal_name` or `lexicon.gender.先生`.")
    kind: str = _told("added, removed or changed.")
    before: str | None = _told("JSON of the rule in the earlier version.")
    after: str | None = _told("JSON of the rule in the later version.")


@strawberry.type(description="How records of a stream become rows.")
class StreamMapping:
    """A stream's mapping."""

    connection: str = _told("Name of the connection.")
    stream: str = _told("Name of the stream.")
    version: int | None = _told("The version in use; null before the first.")
    document: str | None = _told("YAML of the version in use.")
    versions: list[MappingVersion] = _told("The latest first.")
    draft: MappingDraft | None = _told("What is being written.")


@strawberry.type(description="A cell before and after, of one record.")
class PreviewSample:
    """A sample."""

    record: str = _told("Key of the record.")
    raw: str | None = _told("What the source says.")
    before: str | None = _told("Value under the version in use.")
    after: str | None = _told("Value under the previewed one.")
    reason: str | None = _told("Why it waits, as a code.")


@strawberry.type(description="What becomes of the cells of one field.")
class PreviewField:
    """A field that differs."""

    entity: str = _told("Name of the entity.")
    field: str = _told("Name of the field, as mappings write it.")
    changed: int = _told("Another value.")
    mapped: int = _told("Waited with a reason, gets a value.")
    settled: int = _told("Waited with a reason, is empty by decision.")
    unmapped: int = _told("Waits with a reason from now on.")
    filled: int = _told("Was empty, gets a value.")
    cleared: int = _told("Had a value, is empty from now on.")
    samples: list[PreviewSample] | None = _told("Five of each kind; null: not for this viewer.")


@strawberry.type(description="Rows that come or go.")
class PreviewRows:
    """Rows of an entity."""

    entity: str = _told("Name of the entity.")
    added: int = _told("Rows that records make from now on.")
    removed: int = _told("Rows that they make no longer.")


@strawberry.type(description="What publishing would do to all records that are kept.")
class MappingPreview:
    """A preview."""

    hash: str = _told("Names the content that was previewed.")
    version: int | None = _told("The version in use that it is compared with.")
    records: int = _told("Records that went through both; 0 where the content is the same.")
    fields: list[PreviewField] = _told("Fields whose cells differ.")
    rows: list[PreviewRows] = _told("Entities whose rows come or go.")
    rejected: int = _told("Records that could not land any more.")
    accepted: int = _told("Records that could land from now on.")
    ignored: int = _told("Records that are ours no longer.")
    people: int = _told("Employees whom it touches.")
    of_people: int = _told("Employees there are.")
    departments: int = _told("Departments where those work today.")
    periods: list[str] = _told("Periods of pay that it touches.")
    needs_approval: bool = _told("Whether a second person must approve it.")
    seconds: float = _told("How long it took.")


@strawberry.type(description="It is in use.")
class PublishMappingSuccess:
    """What publishing came to."""

    mapping: StreamMapping = _told("As it is now.")
    version: int = _told("The version in use.")
    unchanged: bool = _told("The content was in use already.")
    account: RunAccount = _told("Of the kept records that went through it.")


@strawberry.type(description="A rollback is in use.")
class RollBackMappingSuccess(PublishMappingSuccess):
    """What a rollback came to."""


@strawberry.type(description="It is saved.")
class SaveMappingDraftSuccess:
    """The draft as it is now."""

    draft: MappingDraft = _told("As it is now.")


@strawberry.type(description="It is approved.")
class ApproveMappingDraftSuccess:
    """The draft as it is now."""

    draft: MappingDraft = _told("As it is now.")


@strawberry.type(description="The draft is gone.")
class DiscardMappingDraftSuccess:
    """The mapping without draft."""

    mapping: StreamMapping = _told("As it is now.")


@strawberry.input(description="Which mapping.")
class MappingOf:
    """A stream of a connection."""

    connection: str = _told("Name of the connection.")
    stream: str = _told("Name of the stream.")


@strawberry.input(description="Save what is being written.")
class SaveMappingDraftInput(MappingOf):
    """A draft."""

    document: str = _told("YAML.")
    comment: str | None = strawberry.field(default=None, description="What it is about.")
    expected_hash: str | None = strawberry.field(
        default=None, description="Of the draft that was read, empty for none; else a Conflict."
    )


@strawberry.input(description="Approve a draft as a second person.")
class ApproveMappingDraftInput(MappingOf):
    """Which draft."""

    hash: str = _told("Of the draft whose preview was looked at.")


@strawberry.input(description="Forget a draft.")
class DiscardMappingDraftInput(MappingOf):
    """Which draft."""


@strawberry.input(description="Publish the draft.")
class PublishMappingInput(MappingOf):
    """Which draft, and why."""

    reason: str = _told("Why; kept in the trail.")
    accept_changes: bool = strawberry.field(
        default=False, description="Let it through though many people end, move or are deleted."
    )


@strawberry.input(description="Use a retired version again.")
class RollBackMappingInput(PublishMappingInput):
    """Which version."""

    version: int = _told("The version whose content is to be used.")


@office_query("The mapping of a stream.", may=ADMIN)
async def mapping(info: Info, connection: str, stream: str) -> StreamMapping | None:
    """A stream's mapping; raises Refused CONNECTION_UNKNOWN, STREAM_UNKNOWN."""
    return await _mapping(info.context, connection, stream)


@office_query("What two versions of a mapping do not have in common.", may=ADMIN)
async def mapping_differences(
    info: Info, connection: str, stream: str, before: int, after: int
) -> list[MappingDifference] | None:
    """Rule by rule; raises Refused VERSION_UNKNOWN."""
    database = info.context.hub.database
    found = (await get_connection(database, connection)).stream(stream)
    old, new = [
        await drafts.document_of(info.context.hub, found, version) for version in (before, after)
    ]
    return [
        MappingDifference(
            place=one.place, kind=one.kind, before=_json(one.before), after=_json(one.after)
        )
        for one in differences(old, new)
    ]


@office_query(
    "What a mapping would change, over all records that are kept; the draft if none is given.",
    may=ADMIN,
    points=POINTS,
)
async def mapping_preview(
    info: Info, connection: str, stream: str, document: str | None = None
) -> MappingPreview | None:
    """A preview; raises Refused MAPPING_INVALID, DRAFT_UNKNOWN."""
    asking = info.context
    if document is None:
        stored = (await get_connection(asking.hub.database, connection)).stream(stream)
        wanted = dict((await drafts.present(asking.hub, stored)).document)
    else:
        wanted = read_document(document, "document")
    found = await preview(
        asking.hub, connection, stream, wanted, sees=lambda *place: _sees(asking, *place)
    )
    return _preview(asking, found)


@office_mutation(
    "Save what is being written of a mapping; nothing changes until it is published.",
    SaveMappingDraftInput,
    SaveMappingDraftSuccess,
    may=ADMIN,
)
async def save_draft(asking: Asking, wanted: SaveMappingDraftInput) -> SaveMappingDraftSuccess:
    """Save; raises Refused MAPPING_…, DRAFT_CONFLICT."""
    saved = await drafts.save(
        asking.hub,
        wanted.connection,
        wanted.stream,
        read_document(wanted.document, "document"),
        author=asking.viewer.subject,
        comment=wanted.comment,
        expected=wanted.expected_hash,
    )
    return SaveMappingDraftSuccess(draft=_draft(asking, saved))


@office_mutation(
    "Approve a draft as a second person.",
    ApproveMappingDraftInput,
    ApproveMappingDraftSuccess,
    may=ADMIN,
)
async def approve_draft(
    asking: Asking, wanted: ApproveMappingDraftInput
) -> ApproveMappingDraftSuccess:
    """Approve; raises Refused APPROVAL_BY_AUTHOR, DRAFT_…."""
    place = (wanted.connection, wanted.stream, wanted.hash)
    found = await drafts.approve(asking.hub, *place, actor=asking.viewer.subject)
    return ApproveMappingDraftSuccess(draft=_draft(asking, found))


@office_mutation("Forget a draft.", DiscardMappingDraftInput, DiscardMappingDraftSuccess, may=ADMIN)
async def discard_draft(
    asking: Asking, wanted: DiscardMappingDraftInput
) -> DiscardMappingDraftSuccess:
    """Forget it; raises Refused DRAFT_UNKNOWN."""
    place = (wanted.connection, wanted.stream)
    await drafts.discard(asking.hub, *place, actor=asking.viewer.subject)
    return DiscardMappingDraftSuccess(mapping=await _mapping(asking, *place))


@office_mutation(
    "Publish the draft: it is the next version, and kept records go through it.",
    PublishMappingInput,
    PublishMappingSuccess,
    may=ADMIN,
    points=POINTS,
)
async def publish_mapping(asking: Asking, wanted: PublishMappingInput) -> PublishMappingSuccess:
    """Publish; raises Refused APPROVAL_NEEDED, MASS_CHANGE, CONNECTION_BUSY, …."""
    made = await drafts.publish_draft(
        asking.hub,
        wanted.connection,
        wanted.stream,
        actor=asking.viewer.subject,
        reason=wanted.reason,
        accept=wanted.accept_changes,
    )
    now = await _mapping(asking, wanted.connection, wanted.stream)
    return PublishMappingSuccess(mapping=now, **_outcome(made))


@office_mutation(
    "Use a retired version's content again; edits made in the hub stay.",
    RollBackMappingInput,
    RollBackMappingSuccess,
    may=ADMIN,
    points=POINTS,
)
async def roll_back_mapping(asking: Asking, wanted: RollBackMappingInput) -> RollBackMappingSuccess:
    """Roll back; raises Refused VERSION_UNKNOWN, MASS_CHANGE, CONNECTION_BUSY."""
    made = await drafts.roll_back(
        asking.hub,
        wanted.connection,
        wanted.stream,
        wanted.version,
        actor=asking.viewer.subject,
        reason=wanted.reason,
        accept=wanted.accept_changes,
    )
    now = await _mapping(asking, wanted.connection, wanted.stream)
    return RollBackMappingSuccess(mapping=now, **_outcome(made))


async def _mapping(asking: Asking, connection: str, stream: str) -> StreamMapping:
    database = asking.hub.database
    found: Stream = (await get_connection(database, connection)).stream(stream)
    used = found.mapping_version
    written = None if used is None else await mapping_document(database, found.id, used)
    saved = await draft_of(database, found.id)
    return StreamMapping(
        connection=connection,
        stream=stream,
        version=used,
        document=None if written is None else _yaml(written),
        versions=[_version(asking, one, used) for one in await versions_of(database, found.id)],
        draft=None if saved is None else _draft(asking, saved),
    )


def _version(asking: Asking, one: Version, used: int | None) -> MappingVersion:
    return MappingVersion(
        version=one.version,
        hash=one.hash,
        in_use=one.version == used,
        author=one.author,
        reason=one.reason,
        published_at=asking.moment(one.published_at),
        approved_by=one.approved_by,
    )


def _draft(asking: Asking, one: Draft) -> MappingDraft:
    return MappingDraft(
        state=one.state,
        hash=one.hash,
        document=_yaml(one.document),
        author=one.author,
        comment=one.note,
        saved_at=asking.moment(one.saved_at),
        approved_by=one.approved_by,
    )


def _outcome(made: Published) -> dict[str, Any]:
    return {
        "version": made.version,
        "unchanged": made.unchanged,
        "account": RunAccount.of(made.account),
    }


def _sees(asking: Asking, entity: str, name: str) -> bool:
    """Whether the viewer may read the field of everybody."""
    spec = asking.hub.model[entity]
    return reads_all(spec, spec[name], asking.viewer)


def _preview(asking: Asking, found: Preview) -> MappingPreview:
    contrast = found.contrast
    return MappingPreview(
        hash=found.hash,
        version=found.version,
        records=contrast.records,
        fields=[
            PreviewField(
                entity=entity,
                field=name,
                samples=_samples(found, entity, name) if _sees(asking, entity, name) else None,
                **{kind: kinds[kind] for kind in KINDS},
            )
            for (entity, name), kinds in sorted(contrast.cells.items())
        ],
        rows=[
            PreviewRows(entity=entity, added=kinds["added"], removed=kinds["removed"])
            for entity, kinds in sorted(contrast.rows.items())
        ],
        rejected=contrast.fates["rejected"],
        accepted=contrast.fates["accepted"],
        ignored=contrast.fates["ignored"],
        people=len(found.affected.people),
        of_people=found.people,
        departments=found.affected.departments,
        periods=sorted(found.affected.periods),
        needs_approval=drafts.needs_approval(asking.hub, found),
        seconds=round(found.seconds, 3),
    )


def _samples(found: Preview, entity: str, name: str) -> list[PreviewSample]:
    kept = found.contrast.samples
    return [
        PreviewSample(**vars(one)) for kind in KINDS for one in kept.get((entity, name, kind), ())
    ]


def _yaml(document: Mapping[str, Any]) -> str:
    return yaml.safe_dump(dict(document), allow_unicode=True, sort_keys=False)


def _json(part: Any) -> str | None:
    return None if part is None else orjson.dumps(part).decode()


QUERIES: Final[Mapping[str, OfficeField]] = {
    "mapping": mapping,
    "mappingDifferences": mapping_differences,
    "mappingPreview": mapping_preview,
}
MUTATIONS: Final[Mapping[str, OfficeField]] = {
    "saveMappingDraft": save_draft,
    "approveMappingDraft": approve_draft,
    "discardMappingDraft": discard_draft,
    "publishMapping": publish_mapping,
    "rollBackMapping": roll_back_mapping,
}
