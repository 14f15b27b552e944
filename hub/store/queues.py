"""How much waits: jobs, records and cells, as counts for those who run the hub."""

from dataclasses import dataclass
from typing import Final

from hub.store.connection import Database

_SEEN: Final = """
select (select count(*) from hub.job) as jobs,
       (select count(*) from hub.job where run_at < now() and leased_until is null) as late_jobs,
       (select count(*) from hub.raw_record where state = 'waiting' and closed_at is null)
           as waiting,
       (select count(*) from hub.raw_record where state = 'rejected' and closed_at is null)
           as rejected,
       (select count(*) from hub.quarantine where state = 'open') as quarantine
"""


@dataclass(frozen=True)
class Queues:
    """What waits."""

    jobs: int
    late_jobs: int
    """Due, and taken by no worker."""
    waiting: int
    """Records that wait for others, or for a decision."""
    rejected: int
    quarantine: int
    """Cells."""


async def queues(database: Database) -> Queues:
    """What waits now."""
    [row] = await database.writer.fetch(_SEEN)
    return Queues(**dict(row))
