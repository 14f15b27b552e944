"""Sealed cells of the company: identity numbers, and payslips, each under its person's own key.

The hub's own sealer seals them, and the data keys are exported to a file, so that peers open the
same values: 52 bytes a key, id (16), version (4), secret (32).
"""

import asyncio
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import asyncpg
from asyncpg import Range

from hub.store.sealing.keyfile import FileKeyStore
from hub.store.sealing.seal import Place, Sealer

IDENTITY: Final = Place("employee_private", "national_id")
NET: Final = Place("payslip", "net")
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"
_COLUMNS: Final = (
    *("id", "employee_id", "period", "run", "pay_date", "released_at", "net_sealed", "version"),
    *("recorded", "stream_id", "record_key", "row_key", "mapping_version", "content_hash"),
)


async def seal_company(dsn: str, home: Path, months: int) -> None:
    """Payslips of so many months; the exported keys lie in `keys.bin` of the home."""
    keys = await asyncio.to_thread(FileKeyStore, home / "keys")
    connection = await asyncpg.connect(dsn)
    try:
        people = [row[0] for row in await connection.fetch("select id from hub.employee")]
        subjects = [_plain(one) for one in people]
        sealer = Sealer(keys)
        await sealer.prepare([(one, group) for one in subjects for group in ("identity", "pay")])
        await _identities(connection, sealer, subjects)
        for month in range(months):
            await _payslips(connection, sealer, subjects, month)
        _export(keys, subjects, home / "keys.bin")
    finally:
        await connection.close()
        keys.close()


def _plain(one: Any) -> UUID:
    return UUID(bytes=one.bytes)


async def _identities(connection: Any, sealer: Sealer, people: Sequence[UUID]) -> None:
    texts = [_identity(number) for number in range(len(people))]
    sealed = sealer.seal_many(IDENTITY, "identity", people, people, texts)
    indexes = sealer.blind_index_many(IDENTITY, texts)
    await connection.execute("create temp table made (id uuid, sealed bytea, index bytea)")
    await connection.copy_records_to_table(
        "made", records=zip(people, sealed, indexes, strict=True)
    )
    await connection.execute(
        "update hub.employee_private p set national_id_sealed = sealed, national_id_index = index"
        " from made where made.id = p.id"
    )
    await connection.execute("drop table made")


async def _payslips(connection: Any, sealer: Sealer, people: Sequence[UUID], month: int) -> None:
    """One month: released, its net pay sealed."""
    period, pay_day = f"2026-{5 + month:02}", date(2026, 5 + month, 10)
    ids = [UUID(int=(3 << 96) + (7 << 76) + month * len(people) + at) for at in range(len(people))]
    texts = [f"{500_000 + one.int % 3_999_971 * 7 % 4_000_000} CNY" for one in ids]
    sealed = sealer.seal_many(NET, "pay", ids, people, texts)
    now = datetime.now(UTC)
    keys = [f"{month}/{at}" for at in range(len(people))]
    records = [
        (
            key,
            owner,
            period,
            "月度工资",
            pay_day,
            now,
            net,
            1,
            Range(now),
            9003,
            name,
            name,
            1,
            b"\0",
        )
        for key, owner, net, name in zip(ids, people, sealed, keys, strict=True)
    ]
    await connection.copy_records_to_table(
        "payslip", schema_name="hub", columns=_COLUMNS, records=records
    )


def _identity(number: int) -> str:
    """A number of the right form that belongs to no place that exists: 900000."""
    body = f"900000{1960 + number % 45:04}0101{number % 1000:03}"
    total = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True))
    return body + _CHECKS[total % 11]


def _export(keys: FileKeyStore, people: Sequence[UUID], file: Path) -> None:
    with file.open("wb") as out:
        file.chmod(0o600)
        for one in people:
            for group in ("identity", "pay"):
                key = keys.current(one.bytes, group)
                out.write(key.id + key.version.to_bytes(4) + key.secret)
