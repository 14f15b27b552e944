"""Inputs of the mutations about mappings."""

import strawberry
from strawberry.scalars import JSON


@strawberry.input(description="Save the draft of a stream.")
class SaveMappingDraftInput:
    """A document for the editor to go on with."""

    connection: str = strawberry.field(description="Name of the connection.")
    stream: str = strawberry.field(description="Name of the stream.")
    document: JSON = strawberry.field(description="The document, as data.")
    reason: str | None = strawberry.field(default=None, description="Why; goes with the version.")
    expected_hash: str | None = strawberry.field(
        default=None, description="Hash of the draft that was seen; another one is a conflict."
    )


@strawberry.input(description="Run the draft over everything that is kept.")
class PreviewMappingInput:
    """Of which stream."""

    connection: str = strawberry.field(description="Name of the connection.")
    stream: str = strawberry.field(description="Name of the stream.")


@strawberry.input(description="Stand for the draft of somebody else.")
class ApproveMappingInput:
    """Of which stream."""

    connection: str = strawberry.field(description="Name of the connection.")
    stream: str = strawberry.field(description="Name of the stream.")
    reason: str = strawberry.field(description="What was looked at.")


@strawberry.input(description="Give the draft up.")
class DiscardMappingInput:
    """Of which stream."""

    connection: str = strawberry.field(description="Name of the connection.")
    stream: str = strawberry.field(description="Name of the stream.")


@strawberry.input(description="Publish the draft.")
class PublishMappingInput:
    """Of which stream."""

    connection: str = strawberry.field(description="Name of the connection.")
    stream: str = strawberry.field(description="Name of the stream.")
    reason: str | None = strawberry.field(default=None, description="Why; else the draft's.")
    accept_changes: bool = strawberry.field(
        default=False, description="Let it through although it ends, moves or deletes many."
    )


@strawberry.input(description="Use a version again.")
class RollbackMappingInput:
    """Of which stream."""

    connection: str = strawberry.field(description="Name of the connection.")
    stream: str = strawberry.field(description="Name of the stream.")
    version: int = strawberry.field(description="The version.")
    reason: str = strawberry.field(description="Why; it stands in the audit.")


@strawberry.input(description="Take the version in use out of use.")
class RetireMappingInput:
    """Of which stream."""

    connection: str = strawberry.field(description="Name of the connection.")
    stream: str = strawberry.field(description="Name of the stream.")
    reason: str = strawberry.field(description="Why; it stands in the audit.")


@strawberry.input(description="An example: this record should give that.")
class MappingExampleInput:
    """Of which stream."""

    connection: str = strawberry.field(description="Name of the connection.")
    stream: str = strawberry.field(description="Name of the stream.")
    name: str = strawberry.field(description="One of that name is replaced.")
    given: JSON = strawberry.field(description="The record, field of theirs → text.")
    then: JSON = strawberry.field(description="Row → field of ours → canonical text.")


@strawberry.input(description="Forget an example.")
class RemoveMappingExampleInput:
    """Of which stream."""

    connection: str = strawberry.field(description="Name of the connection.")
    stream: str = strawberry.field(description="Name of the stream.")
    name: str = strawberry.field(description="Of the example.")
