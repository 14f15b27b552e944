"""Writing to an HTTP system as its manifest says: calls, receipts, and reading again.

A call that is refused as a whole is tried record by record, so that one that cannot be written
keeps no other back. Whatever the system says of values stays here: receipts carry codes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from hub.connectors.manifest import Call, Manifest, Stream
from hub.connectors.manifest_path import pick
from hub.connectors.manifest_template import fill
from hub.connectors.protocol import Receipt, WriteOperation
from hub.connectors.rest_answer import CODE, Answer
from hub.connectors.rest_client import RestClient
from hub.connectors.rest_record import shaped, value_at
from hub.connectors.rest_request import Names
from hub.connectors.spec import close_to, refuse_fetch, refuse_write
from hub.errors import Refused
from hub.schema.record import ABSENT, Json

DONE: Final = "done"
REFUSED: Final = "refused"
UPDATE: Final = "update"
CREATE: Final = "create"
_FLAGS: Final[Mapping[str, int]] = {"true": 1, "t": 1, "1": 1, "false": 0, "f": 0, "0": 0}


@dataclass(frozen=True)
class Writer:
    """Writes the streams of one manifest."""

    manifest: Manifest
    names: Names
    client: RestClient

    async def fetch(
        self, name: str, keys: Sequence[str], by: str | None
    ) -> list[Mapping[str, Json]]:
        """Single records; those that are not there are left out."""
        stream = self.manifest.streams[name]
        if stream.fetch is None:
            refuse_fetch(name)
        field = by or stream.fetch.by[0]
        if field not in stream.fetch.by:
            raise Refused(
                "FETCH_UNSUPPORTED",
                "Records of this stream are not asked for by that field.",
                f"stream {name}, field {field}",
                close_to(field, stream.fetch.by),
            )
        found: list[Mapping[str, Json]] = []
        for some in _portions(list(dict.fromkeys(keys)), stream.fetch.batch):
            known = self.names.with_(keys=some, by=field)
            answer = await self.client.ask(
                f"{name}.fetch", stream.fetch.request, known, stream.errors
            )
            listed = pick(stream.fetch.records, answer.body)
            records = listed if isinstance(listed, list) else []
            found += shaped(self.manifest, stream, records, known).records
        return found

    async def write(self, operations: Sequence[WriteOperation]) -> list[Receipt]:
        """A receipt for each; operations are of one stream and action."""
        name, action = operations[0].stream, operations[0].action
        stream = self.manifest.streams[name]
        call = None if stream.write is None else getattr(stream.write, action, None)
        if call is None:
            refuse_write(name, action)
        receipts: dict[int, Receipt] = {}
        ready: list[int] = []
        for at, one in enumerate(operations):
            lacking = [need for need in call.needs if one.values.get(need) in {None, ""}]
            if lacking:
                receipts[at] = Receipt(REFUSED, one.key, f"VALUE_MISSING.{lacking[0]}")
            else:
                ready.append(at)
        for some in _portions(ready, call.batch):
            found = await self._called(stream, call, [operations[at] for at in some])
            receipts.update(zip(some, found, strict=True))
        return [receipts[at] for at in range(len(operations))]

    async def _called(
        self, stream: Stream, call: Call, some: Sequence[WriteOperation]
    ) -> list[Receipt]:
        known = self.names.with_(
            records=[self._record(stream, call, one) for one in some],
            idempotency_key=some[0].idempotency_key,
        )
        what = f"{some[0].stream}.{some[0].action}"
        try:
            answer = await self.client.ask(what, call.request, known, call.errors, again=False)
        except Refused as error:
            if error.code not in {"HTTP_REFUSED", "HTTP_NOT_JSON"}:
                raise
            if len(some) == 1:
                return [Receipt(REFUSED, some[0].key, _code(error))]
            return [receipt for one in some for receipt in await self._called(stream, call, [one])]
        return _receipts(call, some, answer)

    def _record(self, stream: Stream, call: Call, one: WriteOperation) -> dict[str, Any]:
        values: dict[str, Any] = {
            name: _FLAGS.get(str(value), value) if name in call.flags else value
            for name, value in one.values.items()
            if name not in call.leaves
        }
        if one.key is not None:
            values[stream.key[0]] = one.key
        filling = fill(call.fill, self.names.with_(record=values))
        return {**filling, **values}


def _receipts(call: Call, some: Sequence[WriteOperation], answer: Answer) -> list[Receipt]:
    made = pick(call.keys, answer.body)
    keys = made if isinstance(made, list) and len(made) == len(some) else [one.key for one in some]
    refused = _refused(call, answer.body)
    return [
        Receipt(REFUSED, None if key is None else str(key), refused[str(key)])
        if str(key) in refused
        else Receipt(DONE, None if key is None else str(key))
        for key in keys
    ]


def _refused(call: Call, body: Json) -> dict[str, str]:
    """Key → code of what a good answer says was not taken."""
    if call.refused is None:
        return {}
    listed = pick(call.refused.list, body)
    if listed is ABSENT or not isinstance(listed, list):
        return {}
    found = {}
    for one in listed:
        if isinstance(one, Mapping):
            code = value_at(one, call.refused.code)
            short = str(code) if CODE.match(str(code)) else "REFUSED"
            found[str(value_at(one, call.refused.key))] = short
    return found


def _code(error: Refused) -> str:
    """The system's own code, which the client put last into the detail of its error."""
    last = (error.detail or "").rpartition(", code ")[2]
    return last if CODE.match(last) and last != error.detail else error.code


def _portions(items: list[Any], size: int) -> list[list[Any]]:
    return [items[start : start + size] for start in range(0, len(items), size)]
