"""An alarm rings by itself when one class of many people is read within the hour."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hub.flows.access_alarms import judge_access
from hub.settings import BulkReads
from hub.store.reads import Reading, Reads
from tests.support.site import HR, Site, opened_site

PEOPLE = tuple(f"00000000-0000-7000-8000-{number:012x}" for number in range(30))


async def _keep(site: Site, cls: str, people: int) -> None:

    await Reads(site.hub.database).keep(Reading(HR, {(cls,): PEOPLE[:people]}))


async def test_it_rings_above_the_threshold_of_the_class_until_the_hour_is_over(
    database: str, tmp_path: Path
) -> None:
    async with opened_site(database, tmp_path, HUB_BULK_READS="20, BANK=5") as site:
        now = datetime.now(UTC)
        writer = site.hub.database.writer

        async def standing() -> list[tuple[str, str, int]]:
            rows = await writer.fetch(
                "select kind, class, people from hub.access_alarm where cleared_at is null"
                " order by class"
            )
            return [tuple(row) for row in rows]

        await _keep(site, "PAY", 20)
        await _keep(site, "BANK", 5)
        await judge_access(site.hub, now)
        assert await standing() == []
        await _keep(site, "PAY", 21)
        await _keep(site, "BANK", 6)
        await judge_access(site.hub, now)
        await judge_access(site.hub, now)
        assert await standing() == [("bulk", "BANK", 6), ("bulk", "PAY", 21)]
        assert await writer.fetchval("select count(*) from hub.outbox where entity = 'Alarm'") == 2
        await judge_access(site.hub, now + timedelta(hours=1))
        assert await standing() == []


def test_thresholds_by_class_parse() -> None:
    read = BulkReads.read("500, PAY=100,HEALTH = 20")
    assert (read.of("PAY"), read.of("HEALTH"), read.of("BANK"), read.least) == (100, 20, 500, 20)
