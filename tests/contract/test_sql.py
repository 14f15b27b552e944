"""Databases of others: values exactly, changes without gaps, never a write."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import asyncpg
import pytest
import sqlalchemy as sa

from hub.connectors.protocol import Connector, WriteOperation
from hub.connectors.registry import open_connector
from hub.errors import Refused, Transient
from tests.contract.vendor import Pulled, pull


@pytest.fixture
def clock(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A time clock's database with ten punches, one of them without a time of change."""
    connection = sqlite3.connect(tmp_path / "clock.db")
    connection.execute("create table punch (id integer, who text, note blob, changed text)")
    rows = [(n, f"王䶮{n}", b"\x00\xff", f"2026-01-{n:02} 08:00:00") for n in range(1, 10)]
    connection.executemany("insert into punch values (?,?,?,?)", [*rows, (10, "x", None, None)])
    connection.commit()
    yield connection
    connection.close()


def opened(home: Path, **stream: Any) -> Connector:
    config = {"url": "sqlite:///clock.db", "streams": {"punches": stream}}
    return open_connector("sql", config, {}, home)


async def test_a_table_is_read_whole_in_batches_as_text(
    tmp_path: Path, clock: sqlite3.Connection
) -> None:
    connector = opened(tmp_path, table="punch", key=["id"], batch=4)
    found = await pull(connector, "punches")
    assert [len(batch.records) for batch in found.batches] == [4, 4, 2]
    assert found.items[0] == {
        "id": "1", "who": "王䶮1", "note": "00ff", "changed": "2026-01-01 08:00:00"}  # fmt: skip
    assert found.complete
    assert (await connector.discover())[0].fields == ("id", "who", "note", "changed")
    assert (await connector.check()).ok
    await connector.close()


async def test_changes_include_ties_the_overlap_and_rows_without_a_time(
    tmp_path: Path, clock: sqlite3.Connection
) -> None:
    connector = opened(
        tmp_path, table="punch", key=["id"], cursor_column="changed", overlap=3600, batch=3
    )
    first = await pull(connector, "punches")
    assert sorted(int(one["id"]) for one in first.items) == list(range(1, 11))
    assert first.cursor == {"kind": "text", "value": "2026-01-09 08:00:00"}
    clock.execute("insert into punch values (11, 'late', null, '2026-01-09 07:30:00')")
    clock.execute("insert into punch values (12, 'no time', null, null)")
    clock.execute("insert into punch values (13, 'tie', null, '2026-01-09 08:00:00')")
    clock.commit()
    second = await pull(connector, "punches", first.cursor)
    assert sorted(int(one["id"]) for one in second.items) == [9, 10, 11, 12, 13]
    assert second.cursor == first.cursor
    await connector.close()


async def test_reading_on_from_any_batch_ends_with_the_same_rows(
    tmp_path: Path, clock: sqlite3.Connection
) -> None:
    connector = opened(tmp_path, table="punch", key=["id"], cursor_column="changed", batch=2)
    whole = await pull(connector, "punches")
    for stop in range(len(whole.batches)):
        landed = {one["id"] for one in Pulled(whole.batches[: stop + 1]).items}
        again = await pull(connector, "punches", whole.batches[stop].cursor)
        assert landed | {one["id"] for one in again.items} == {str(n) for n in range(1, 11)}
    await connector.close()


async def test_a_query_is_one_select(tmp_path: Path, clock: sqlite3.Connection) -> None:
    query = "select id, 'a:b; drop' as word, who as \"update\" from punch where id < 3;"
    connector = opened(tmp_path, query=query)
    assert [one["word"] for one in (await pull(connector, "punches")).items] == ["a:b; drop"] * 2
    await connector.close()
    for bad in (
        "delete from punch",
        "select 1; drop table punch",
        "with gone as (delete from punch returning *) select * from gone",
        "select * into other from punch",
        "/* select */ update punch set who = ''",
    ):
        with pytest.raises(Refused, match="SQL_QUERY"):
            opened(tmp_path, query=bad)


async def test_wrong_names_and_missing_files_are_refused_with_hints(
    tmp_path: Path, clock: sqlite3.Connection
) -> None:
    for stream, told in (
        ({"table": "punches"}, "Perhaps you meant `punch`"),
        ({"table": "punch", "columns": ["whoo"]}, "Perhaps you meant `who`"),
        ({"query": "select nothing from punch"}, "SQL_STATEMENT"),
    ):
        connector = opened(tmp_path, **stream)
        with pytest.raises(Refused) as caught:
            await pull(connector, "punches")
        assert told in str(caught.value)
        assert not (await connector.check()).ok
        await connector.close()
    with pytest.raises(Refused, match="not there"):
        open_connector("sql", {"url": "sqlite:///none.db", "streams": {}}, {}, tmp_path)
    assert not (tmp_path / "none.db").exists()


async def test_a_password_stands_in_no_url_and_in_no_error(tmp_path: Path) -> None:
    config = {"url": "postgresql://hr@127.0.0.1:9/none", "streams": {"a": {"table": "t"}}}
    connector = open_connector("sql", config, {"password": "s3cr3t"}, tmp_path)
    with pytest.raises(Transient, match="SQL_UNREACHABLE") as caught:
        await pull(connector, "a")
    assert "s3cr3t" not in f"{caught.value!r} {caught.value.__cause__}"
    await connector.close()
    config = {"url": "postgresql://hr:s3cr3t@127.0.0.1:9/none", "streams": {}}
    with pytest.raises(Refused, match="holds a password") as refused:
        open_connector("sql", config, {}, tmp_path)
    assert "s3cr3t" not in repr(refused.value)


async def test_writing_is_refused(tmp_path: Path, clock: sqlite3.Connection) -> None:
    connector = opened(tmp_path, table="punch")
    with pytest.raises(Refused, match="WRITE_UNSUPPORTED"):
        await connector.write([WriteOperation("punches", "create", None, {}, "k")])
    await connector.close()


POSTGRES = """
create table punch (
    id bigint, who text, day date, at timestamptz, amount numeric(12,2), raw bytea, ok boolean,
    extra jsonb, took interval);
insert into punch select n, '王䶮' || n, date '2026-01-01' + n, timestamptz '2026-01-01 08:00+08'
    + n * interval '1 hour', n + 0.10, '\\x00ff', true, '{"a": [1]}', interval '90 seconds'
    from generate_series(1, 500) n;
insert into punch (id) values (501);
"""


async def test_postgres_values_are_exact_and_its_changes_have_no_gaps(
    empty_database: str, tmp_path: Path
) -> None:
    raw = await asyncpg.connect(empty_database)
    await raw.execute(POSTGRES)
    await raw.close()
    url = sa.make_url(empty_database)
    config = {
        "url": empty_database.replace(f":{url.password}@", "@"),
        "streams": {"p": {"table": "public.punch", "key": ["id"], "cursor_column": "at",
                          "overlap": 3600, "batch": 200}},
    }  # fmt: skip
    connector = open_connector("sql", config, {"password": str(url.password or "")}, tmp_path)
    found = await pull(connector, "p")
    assert len(found.items) == 501
    assert found.items[1] == {
        "id": "1", "who": "王䶮1", "day": "2026-01-02", "at": "2026-01-01T01:00:00+00:00",
        "amount": "1.10", "raw": "00ff", "ok": "true", "extra": '{"a":[1]}',
        "took": "PT90S"}  # fmt: skip
    again = await pull(connector, "p", found.cursor)
    assert sorted(int(one["id"]) for one in again.items) == [499, 500, 501]
    await connector.close()
