"""Files as they really come: encodings, quotes, ragged rows, spreadsheets."""

import csv
import datetime as dt
import io
import time
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.connectors import files_csv
from hub.connectors.protocol import Connector, WriteOperation
from hub.connectors.registry import open_connector
from hub.errors import Refused
from tests.contract.vendor import pull
from tests.support.pace import slowness

PEOPLE = [["E001", "王䶮"], ["E002", "𠮷田㛃"], ["E003", "ＡＢＣ"]]


def opened(home: Path, path: str, **stream: Any) -> Connector:
    return open_connector("files", {"path": path, "streams": {"people": stream}}, {}, home)


def written(path: Path, text: str, encoding: str = "utf-8") -> None:
    path.write_bytes(text.encode(encoding))


TEXT = "工号,姓名\n" + "".join(f"{number},{name}\n" for number, name in PEOPLE)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
async def test_rare_characters_survive_every_encoding_undeclared(
    tmp_path: Path, encoding: str
) -> None:
    written(tmp_path / "p.csv", TEXT, encoding)
    found = await pull(opened(tmp_path, "p.csv"), "people")
    assert [[one["工号"], one["姓名"]] for one in found.items] == PEOPLE
    assert found.complete
    assert found.cursor is None
    assert found.items[2] | {"姓名": ""} == {
        "工号": "E003", "姓名": "", "_row": "4", "_file": "p.csv", "_sheet": None}  # fmt: skip


@pytest.mark.parametrize(
    ("declared", "real"),
    [("utf-8", "gb18030"), ("gb18030", "utf-8"), ("gbk", "utf-8-sig"), (None, "latin-1"),
     ("big-5", "utf-8"), (None, "shift_jis")],
)  # fmt: skip
async def test_a_wrong_encoding_is_refused_and_never_guessed(
    tmp_path: Path, declared: str | None, real: str
) -> None:
    text = {"latin-1": "id,name\n1,Jos\xe9\n", "shift_jis": "id,name\n1,ｶﾞｯｺｳ\n"}.get(real, TEXT)
    written(tmp_path / "p.csv", text, real)
    with pytest.raises(Refused, match="FILE_ENCODING") as caught:
        await pull(opened(tmp_path, "p.csv", encoding=declared), "people")
    assert "p.csv" in str(caught.value)
    assert "王" not in str(caught.value)


async def test_a_broken_byte_far_down_is_refused_with_its_line(tmp_path: Path) -> None:
    lines = [b"id,name\n", *(b"%d,x\n" % n for n in range(400_000)), b"9,\xff\xff\n"]
    (tmp_path / "p.csv").write_bytes(b"".join(lines))
    with pytest.raises(Refused, match="line 400002"):
        await pull(opened(tmp_path, "p.csv", encoding="utf-8"), "people")


async def test_a_ragged_row_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    written(tmp_path / "p.csv", 'a,b\n1,x\n2\n3,y,z\n\n4,"q\nr"\n5,"o"dd\n6,,\n7,"s ""t"""\n')
    found = await pull(opened(tmp_path, "p.csv"), "people")
    assert [(one["a"], one["b"], one["_row"]) for one in found.items] == [
        ("1", "x", "2"), ("4", "q\nr", "6"), ("6", None, "8"), ("7", 's "t"', "9")]  # fmt: skip
    assert [error.code for error in found.errors] == [
        "FILE_ROW_RAGGED", "FILE_ROW_RAGGED", "FILE_QUOTE"]  # fmt: skip
    assert "row 3" in found.errors[0].message
    assert not found.complete


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    rows=st.lists(
        st.tuples(*[st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)] * 3),
        max_size=30,
    ),
    block=st.integers(1, 60),
)
async def test_the_quick_and_the_careful_reader_agree_with_the_csv_module(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: list[tuple[str, ...]], block: int
) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([("a", "b", "c"), *rows])
    written(tmp_path / "p.csv", out.getvalue())
    with monkeypatch.context() as patched:
        patched.setattr(files_csv, "BLOCK", block)
        found = await pull(opened(tmp_path, "p.csv", encoding="utf-8", delimiter=","), "people")
    expected = [tuple(cell or None for cell in row) for row in rows if any(row)]
    assert [(one["a"], one["b"], one["c"]) for one in found.items] == expected
    assert not found.errors


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "FILE_EMPTY"), ("a,a\n1,2\n", "FILE_HEADER"), ("a,,c\n1,2,3\n", "FILE_HEADER"),
     ("a,_row\n", "FILE_HEADER"), ('a,b\n1,"x\n2,y\n', "FILE_QUOTE")],
)  # fmt: skip
async def test_a_file_that_cannot_be_read_is_refused_with_its_place(
    tmp_path: Path, text: str, code: str
) -> None:
    written(tmp_path / "p.csv", text)
    with pytest.raises(Refused, match=code) as caught:
        await pull(opened(tmp_path, "p.csv"), "people")
    assert "p.csv" in str(caught.value)


async def test_a_missing_file_is_refused_and_a_header_alone_is_an_empty_snapshot(
    tmp_path: Path,
) -> None:
    connector = opened(tmp_path, "none/*.csv")
    assert not (await connector.check()).ok
    with pytest.raises(Refused, match="FILE_MISSING"):
        await pull(connector, "people")
    written(tmp_path / "p.csv", "a,b\n")
    found = await pull(opened(tmp_path, "p.csv"), "people")
    assert found.items == []
    assert found.complete


async def test_files_of_a_pattern_are_read_in_order_with_their_names(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for month in ("02", "01"):
        written(tmp_path / "in" / f"pay-2026-{month}.csv", f"id;月\n1;{month}\n")
    found = await pull(opened(tmp_path, "in", glob="pay-*.csv"), "people")
    assert [one["_file"] for one in found.items] == ["pay-2026-01.csv", "pay-2026-02.csv"]
    assert [batch.last for batch in found.batches] == [False, True]


def workbook(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("说明").write(0, 0, "nothing here")
        sheet = book.add_worksheet("工资")
        sheet.write_row(1, 1, ["工号", "姓名", "入职", "打卡", "应发", "比例", "班次", "错误"])
        sheet.write(2, 1, 42, book.add_format({"num_format": "000000"}))
        sheet.write(2, 2, "䶮 ")
        sheet.write(2, 3, dt.date(2026, 1, 2), book.add_format({"num_format": "yyyy-mm-dd"}))
        stamp = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        sheet.write(2, 4, dt.datetime(2026, 1, 2, 3, 4, 5), stamp)  # noqa: DTZ001 - as Excel
        sheet.write(2, 5, 12345678.9)
        sheet.write(2, 6, 3)
        sheet.write(2, 7, 0.375, book.add_format({"num_format": "hh:mm"}))
        sheet.write_formula(2, 8, "=1/0", None, "#DIV/0!")
        sheet.write(4, 1, "00043")


async def test_a_sheet_is_read_as_a_person_sees_it(tmp_path: Path) -> None:
    workbook(tmp_path / "pay.xlsx")
    connector = opened(tmp_path, "pay.xlsx", sheet="工资", header_row=2)
    found = await pull(connector, "people")
    assert found.items[0] == {
        "工号": "000042", "姓名": "䶮 ", "入职": "2026-01-02", "打卡": "2026-01-02 03:04:05",
        "应发": "12345678.9", "比例": "3", "班次": "09:00:00", "错误": "#DIV/0!",
        "_row": "3", "_file": "pay.xlsx", "_sheet": "工资"}  # fmt: skip
    assert (found.items[1]["工号"], found.items[1]["_row"]) == ("00043", "5")
    assert "工号" in (await connector.discover())[0].fields


async def test_a_corrupt_workbook_and_a_missing_sheet_are_refused(tmp_path: Path) -> None:
    workbook(tmp_path / "pay.xlsx")
    with pytest.raises(Refused, match=r"FILE_SHEET.*It has: 说明, 工资"):
        await pull(opened(tmp_path, "pay.xlsx", sheet="none"), "people")
    whole = (tmp_path / "pay.xlsx").read_bytes()
    for damaged in (b"", b"no zip at all", whole[: len(whole) // 2]):
        (tmp_path / "bad.xlsx").write_bytes(damaged)
        with pytest.raises(Refused, match="FILE_CORRUPT"):
            await pull(opened(tmp_path, "bad.xlsx"), "people")


async def test_a_long_file_is_read_quickly_in_even_batches(tmp_path: Path) -> None:
    lines = "".join(f'E{n},王䶮,"部,{n % 9}",2026-01-01,09:00\n' for n in range(300_000))
    written(tmp_path / "p.csv", "工号,姓名,部门,日,时\n" + lines, "gb18030")
    began = time.process_time()
    read = opened(tmp_path, "p.csv").read("people", None)
    sizes = [len(batch.records) async for batch in read]
    assert sizes == [25_000] * 12
    assert time.process_time() - began < 5 * slowness()


async def test_writing_is_refused(tmp_path: Path) -> None:
    operation = WriteOperation("people", "update", "1", {}, "k")
    with pytest.raises(Refused, match="WRITE_UNSUPPORTED"):
        await opened(tmp_path, "p.csv").write([operation])
