"""Types and inputs of connecting a system step by step."""

from typing import cast

import strawberry
from strawberry.scalars import JSON

from hub.connectors.spec import Spec
from hub.flows.connecting import Found, Looked
from hub.resolvers.office.connections import Failure, SystemConnection
from hub.resolvers.office.mapping_types import MappingMatch, StreamField


@strawberry.type(description="One thing that a person fills in to connect a system.")
class ConnectorField:
    """A field of a form."""

    name: str = strawberry.field(description="Its name in the configuration.")
    label: str = strawberry.field(description="In the language of the asker.")
    type: str = strawberry.field(description="text, integer, boolean or streams (chosen later).")
    required: bool = strawberry.field(description="Whether it must be given.")
    secret: bool = strawberry.field(description="It is kept sealed, and never shown again.")
    help: str | None = strawberry.field(description="An example, or what to look for.")


@strawberry.type(description="A kind of system that can be connected.")
class ConnectorKind:
    """A connector."""

    kind: str = strawberry.field(description="`files`, `sql`, `rest` or a system that ships.")
    label: str = strawberry.field(description="In the language of the asker.")
    fields: list[ConnectorField] = strawberry.field(description="Its form.")

    @classmethod
    def of(cls, kind: str, spec: Spec, language: str) -> "ConnectorKind":
        """As the graph shows it."""
        chinese = language == "zh"
        return cls(
            kind=kind,
            label=spec.label_zh if chinese else spec.label_en,
            fields=[
                ConnectorField(
                    name=one.name,
                    label=one.label_zh if chinese else one.label_en,
                    type=one.type,
                    required=one.required,
                    secret=one.secret,
                    help=one.help,
                )
                for one in spec.fields
            ],
        )


@strawberry.type(description="A stream that a system has, or could have if it is declared so.")
class FoundStream:
    """A stream."""

    name: str = strawberry.field(description="Its name.")
    mode: str = strawberry.field(description="snapshot, incremental, listed or events.")
    fields: list[str] = strawberry.field(description="Fields that were seen.")
    settings: JSON | None = strawberry.field(
        description="What declares it under `streams` in the configuration; null: it needs none."
    )
    problem: Failure | None = strawberry.field(description="Why it cannot be read as it is.")

    @classmethod
    def of(cls, one: Found) -> "FoundStream":
        """As the graph shows it."""
        settings = None if one.settings is None else cast("JSON", dict(one.settings))
        return cls(
            name=one.name,
            mode=one.mode,
            fields=list(one.fields),
            settings=settings,
            problem=Failure.of(one.problem.as_dict()) if one.problem else None,
        )


@strawberry.type(description="What a stream of a system holds that is not connected yet.")
class StreamLook:
    """A look at a stream."""

    stream: str = strawberry.field(description="Its name.")
    records: int = strawberry.field(description="Records that were looked at.")
    fields: list[StreamField] = strawberry.field(description="With samples as one may see them.")
    document: JSON | None = strawberry.field(
        description="A mapping to begin with; null where no header is known."
    )
    ships: bool = strawberry.field(description="Whether it comes with the hub.")
    matches: list[MappingMatch] = strawberry.field(description="What a proposal rests on.")
    doubts: list[MappingMatch] = strawberry.field(description="Headers with other values.")

    @classmethod
    def of(cls, one: Looked) -> "StreamLook":
        """As the graph shows it."""
        found, proposal = one.fields, one.proposal
        document = one.ships or (proposal.document if proposal else None)
        return cls(
            stream=found.stream,
            records=max((field.records for field in found.fields), default=0),
            fields=StreamField.listed(found),
            document=cast("JSON | None", document),
            ships=one.ships is not None,
            matches=[MappingMatch.of(each) for each in proposal.matches] if proposal else [],
            doubts=[MappingMatch.of(each) for each in proposal.doubts] if proposal else [],
        )


@strawberry.type(description="How a connection is made; secrets by their names alone.")
class ConnectionSettings:
    """Settings of a connection."""

    name: str = strawberry.field(description="Of the connection.")
    connector: str = strawberry.field(description="What reads it.")
    config: JSON = strawberry.field(description="As it was filled in.")
    secrets: list[str] = strawberry.field(description="Which ones are kept, sealed.")
    schedule: str | None = strawberry.field(description="When it runs; null where only by hand.")
    streams: list[str] = strawberry.field(description="That are connected.")


@strawberry.input(description="Reach a system and ask for its streams; nothing is kept.")
class TryConnectionInput:
    """A system and how to get in."""

    connector: str = strawberry.field(description="Kind of system.")
    config: JSON = strawberry.field(description="Its form; without `streams`, streams are offered.")
    name: str = strawberry.field(
        default="", description="Of a connection that is there, whose secrets are used."
    )
    secrets: JSON | None = strawberry.field(
        default=None, description="By name; null: those that are kept."
    )


@strawberry.type(description="The system answers.")
class TryConnectionSuccess:
    """And has streams."""

    streams: list[FoundStream] = strawberry.field(description="Its streams.")


@strawberry.input(description="Look at the first records of a stream; nothing is kept.")
class LookAtStreamInput:
    """A stream of a system."""

    connector: str = strawberry.field(description="Kind of system.")
    config: JSON = strawberry.field(description="Its form, the stream declared.")
    stream: str = strawberry.field(description="Name of the stream.")
    name: str = strawberry.field(
        default="", description="Of a connection that is there, whose secrets are used."
    )
    secrets: JSON | None = strawberry.field(
        default=None, description="By name; null: those that are kept."
    )


@strawberry.type(description="What the stream holds.")
class LookAtStreamSuccess:
    """With a mapping to begin with."""

    look: StreamLook = strawberry.field(description="What it holds.")


@strawberry.input(description="A mapping to begin with.")
class StreamDraftInput:
    """Of a stream."""

    stream: str = strawberry.field(description="Name of the stream.")
    document: JSON = strawberry.field(description="The document, as data.")


@strawberry.input(description="Connect a system; each stream with a mapping begins as a draft.")
class ConnectSystemInput:
    """A system, its streams and drafts."""

    name: str = strawberry.field(description="Name of the connection.")
    connector: str = strawberry.field(description="Kind of system.")
    config: JSON = strawberry.field(description="Its form, with the streams that are chosen.")
    streams: list[str] = strawberry.field(description="To be connected.")
    secrets: JSON | None = strawberry.field(
        default=None, description="By name; null: those that are kept."
    )
    schedule: str | None = strawberry.field(
        default=None, description="`every 15m`, `daily 02:30`; null: only by hand."
    )
    drafts: list[StreamDraftInput] = strawberry.field(
        default_factory=list, description="Mappings to begin with, for streams that are new."
    )
    replaces: bool = strawberry.field(
        default=False, description="The connection is there already, and is changed."
    )


@strawberry.type(description="It is connected; nothing is read before a mapping is published.")
class ConnectSystemSuccess:
    """The connection."""

    connection: SystemConnection = strawberry.field(description="As it is now.")
