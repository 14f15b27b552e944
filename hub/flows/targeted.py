"""A targeted pull: single records are asked for by their keys and land as any record does.

Used where it is known which records are others now: after a write, and when a system tells us of
an event.
"""

from collections.abc import Sequence

from hub.connectors.protocol import Connector
from hub.flows.hub import Hub
from hub.flows.understand import Reading, verdicts
from hub.schema.record import JsonRecords
from hub.schema.verdict import Account
from hub.store.landing.land import Landing, land


async def pull_records(
    hub: Hub,
    connector: Connector,
    reading: Reading,
    keys: Sequence[str],
    *,
    run_id: str,
    operator: str,
    by: str | None = None,
) -> tuple[Account, tuple[str, ...]]:
    """Land the records with these keys (or these values of `by`): the account, and their keys.

    The caller is alone on the connection. Raises Refused FETCH_UNSUPPORTED, Transient.
    """
    if not keys:
        return Account(), ()
    records = JsonRecords(await connector.fetch(reading.stream.name, keys, by))
    if not len(records):
        return Account(), ()
    mapped = await verdicts(hub, reading, records)
    landing = Landing(
        stream_id=reading.stream.id,
        run_id=run_id,
        mapping_version=reading.version,
        actor=operator,
        records=records,
        mapped=mapped,
    )
    account = await land(hub.database, hub.made, hub.model, hub.sealer, hub.today(), landing)
    return account, tuple(key for key in mapped.keys.to_list() if key is not None)
