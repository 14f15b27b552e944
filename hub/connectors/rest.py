"""An HTTP system as a connector: a manifest, interpreted."""

from collections.abc import AsyncIterator, Mapping, Sequence
from pathlib import Path

from hub.connectors.manifest import Manifest
from hub.connectors.manifest_load import load_manifest
from hub.connectors.portions import with_last
from hub.connectors.protocol import Checked, Heard, Receipt, WriteOperation
from hub.connectors.rest_client import RestClient
from hub.connectors.rest_events import heard
from hub.connectors.rest_read import Reader
from hub.connectors.rest_request import Names, first_names
from hub.connectors.rest_write import Writer
from hub.connectors.spec import ConfigField, Spec, failed, refuse_events, stream_of
from hub.errors import HubError, Refused
from hub.schema.record import Batch, Json, JsonRecords, StreamSpec

DEFAULT_ZONE = "Asia/Shanghai"

_ZONE = ConfigField("zone", "text", 'Time zone of "today"', "「今天」所用时区")

SPEC = Spec(
    "rest",
    "HTTP system by manifest",
    "按清单描述的 HTTP 系统",
    (
        ConfigField(
            "manifest", "text", "Manifest (name or file)", "清单(名称或文件)", required=True
        ),
        _ZONE,
    ),
)


class RestConnector:
    """Streams of one manifest at one address."""

    def __init__(self, manifest: Manifest, names: Names) -> None:
        self._manifest = manifest
        self._names = names
        self._client = RestClient(manifest, names)
        self._reader = Reader(manifest, names, self._client)
        self._writer = Writer(manifest, names, self._client)

    async def check(self) -> Checked:
        """Ask the manifest's `check` request, or the first page of its first plain stream."""
        try:
            await self._probe()
        except HubError as error:
            return failed(error)
        return Checked(ok=True, message=f"{self._manifest.label.en} answers.")

    async def discover(self) -> list[StreamSpec]:
        """Streams with the fields of their first page and those that the manifest documents."""
        return [await self._discovered(name) for name in self._manifest.streams]

    def read(self, stream: str, cursor: Json) -> AsyncIterator[Batch]:
        """Records from `cursor` on; raises Refused, Transient or Broken."""
        stream_of(self._manifest.streams, stream)
        return with_last(self._reader.batches(stream, cursor), cursor)

    async def write(self, operations: Sequence[WriteOperation]) -> list[Receipt]:
        """Apply changes of one stream and action; raises Refused WRITE_UNSUPPORTED, Transient."""
        stream_of(self._manifest.streams, operations[0].stream)
        return await self._writer.write(operations)

    async def fetch(
        self, stream: str, keys: Sequence[str], by: str | None = None
    ) -> list[Mapping[str, Json]]:
        """Single records as they are now; raises Refused FETCH_UNSUPPORTED, Transient."""
        stream_of(self._manifest.streams, stream)
        return await self._writer.fetch(stream, keys, by)

    def hear(self, headers: Mapping[str, str], body: bytes) -> Heard:
        """What a signed event tells of; raises Refused WEBHOOK_…, EVENTS_UNSUPPORTED."""
        if self._manifest.events is None:
            refuse_events()
        return heard(self._manifest.events, self._names, headers, body)

    async def close(self) -> None:
        """Free the connections."""
        await self._client.close()

    async def _probe(self) -> None:
        if self._manifest.check:
            await self._client.ask("check", self._manifest.check, self._names)
            return
        plain = [name for name, one in self._manifest.streams.items() if one.parent is None]
        await self._reader.sample(plain[0])

    async def _discovered(self, name: str) -> StreamSpec:
        stream = self._manifest.streams[name]
        seen = JsonRecords(await self._reader.sample(name)).paths()
        return StreamSpec(name, stream.mode, tuple(dict.fromkeys([*stream.fields, *seen])))


def open_rest(
    name: str, config: Mapping[str, Json], secrets: Mapping[str, str], home: Path
) -> RestConnector:
    """The connector; `name` is a shipped manifest or a file. Raises Refused."""
    manifest = load_manifest(name, home)
    zone = config.get("zone", DEFAULT_ZONE)
    if not isinstance(zone, str):
        raise Refused("CONNECTION_CONFIG", "A setting is of another type.", "$.zone", "Give text.")
    settings = {key: value for key, value in config.items() if key != "zone"}
    return RestConnector(manifest, first_names(manifest, settings, secrets, zone))


def spec_of_manifest(manifest: Manifest) -> Spec:
    """What a connection to this system asks for."""
    settings = [(group, False) for group in manifest.config.items()]
    settings += [(group, True) for group in manifest.secrets.items()]
    fields = [
        ConfigField(name, one.type, one.label.en, one.label.zh, one.required, sealed, one.help)
        for (name, one), sealed in settings
    ]
    return Spec(manifest.system, manifest.label.en, manifest.label.zh, (*fields, _ZONE))
