"""The queue of words: seen once a word, decided once, filled by itself; the sheet, and a crash."""

from pathlib import Path

import fastexcel
import pytest
import xlsxwriter

from hub.errors import Refused
from hub.flows.connect import connect
from hub.flows.hub import Hub
from hub.flows.pull import pull
from hub.flows.queue import (
    NOISE,
    Word,
    accept_suggestions,
    annotate,
    decide,
    suggestions,
    teach,
    words,
)
from hub.flows.queue_sheet import HEAD, read_sheet, write_sheet
from tests.support.outside import (
    DEPARTMENTS,
    EDUCATION,
    STAFF,
    document,
    people,
    staff_folder,
    write_staff,
)

SAID = ("大学", "本科", "硕士研究生", "大学", "不详的", "=1+1")
"""What stands for education, person by person; 本科 alone is known."""


@pytest.fixture
async def staff(hub: Hub, tmp_path: Path) -> Hub:
    """Thirty people whose education is spelt in six ways."""
    education = [
        {"工号": one["工号"], "学历": SAID[at % 6], "学校": "某大学"}
        for at, one in enumerate(people(30))
    ]
    write_staff(tmp_path, people(30), education=education)
    wanted = staff_folder(tmp_path, DEPARTMENTS, STAFF, EDUCATION)
    await connect(hub, wanted, operator="tester")
    (await pull(hub, "staff", operator="tester")).check()
    return hub


async def levels(hub: Hub) -> dict[str | None, int]:
    rows = await hub.database.writer.fetch(
        "select level, count(*) from hub.education where closed_at is null group by 1"
    )
    return {row[0]: row[1] for row in rows}


async def by_value(hub: Hub) -> dict[str, Word]:
    return {one.value: one for one in await words(hub)}


async def test_a_word_stands_once_with_all_its_cells(staff: Hub) -> None:
    found = await words(staff)
    assert (found[0].value, found[0].cells, found[0].people) == ("大学", 10, 10)
    assert {one.value for one in found} == {"大学", "不详的", "=1+1"}
    assert {
        (one.connection, one.stream, one.entity, one.field, one.vocabulary) for one in found
    } == {("staff", "education", "Education", "level", "education_level")}
    assert all(one.first_seen <= one.last_seen for one in found)
    assert {one.term for one in suggestions(staff.model, found[0])} >= {"bachelor"}


async def test_a_decision_fills_what_waited_without_the_system(staff: Hub, tmp_path: Path) -> None:
    before = await by_value(staff)
    for name in ("departments", "staff", "education"):
        (tmp_path / f"{name}.csv").unlink()
    chosen = {before["大学"].id: "bachelor", before["不详的"].id: NOISE}
    [made] = await decide(staff, chosen, actor="t", reason="decided with HR")
    assert (made.words, made.filled, made.version) == (2, 15, 2)
    assert set(await by_value(staff)) == {"=1+1"}
    assert (await levels(staff))["bachelor"] == 15
    author = await staff.database.writer.fetchval(
        "select author || ': ' || reason from hub.mapping_version where version = 2"
    )
    assert author == "t: decided with HR"


async def test_what_is_wrong_is_refused_before_anything_is_taken(staff: Hub) -> None:
    found = await by_value(staff)
    for chosen, code in (
        ({found["大学"].id: "bachelor", found["=1+1"].id: "bachelour"}, "WORD_TERM_UNKNOWN"),
        ({found["大学"].id: "bachelor", "0" * 32: "bachelor"}, "WORD_UNKNOWN"),
    ):
        with pytest.raises(Refused) as caught:
            await decide(staff, chosen, actor="t", reason="r")
        assert caught.value.code == code
        assert "大学" not in str(caught.value)
    assert await by_value(staff) == found


async def test_suggestions_are_taken_where_they_are_clear(staff: Hub) -> None:
    offered = {one.value: suggestions(staff.model, one) for one in await words(staff)}
    assert await accept_suggestions(staff, 1.1, actor="t", reason="r") == []
    made = await accept_suggestions(staff, 0.0, actor="t", reason="r")
    clear = {
        value
        for value, found in offered.items()
        if found and (len(found) == 1 or found[0].score > found[1].score)
    }
    assert sum(one.words for one in made) == len(clear)
    assert set(await by_value(staff)) == set(offered) - clear


async def test_a_declined_word_is_left_alone(staff: Hub) -> None:
    found = await by_value(staff)
    await annotate(staff, [found["=1+1"].id], actor="t", declined=True, comment="Rechenfehler")
    await annotate(staff, [found["不详的"].id], actor="t", assignee="wang")
    now = await by_value(staff)
    assert (now["=1+1"].state, now["不详的"].state) == ("declined", "open")
    assert now["不详的"].noted is not None
    assert now["不详的"].noted.assignee == "wang"
    (await pull(staff, "staff", operator="tester")).check()
    assert (await by_value(staff))["=1+1"].state == "declined"  # also when it comes again


async def test_the_sheet_goes_out_and_comes_back(staff: Hub, tmp_path: Path) -> None:
    file = tmp_path / "queue.xlsx"
    found = await words(staff)
    write_sheet(file, staff.model, found, lambda _word: True)
    rows = fastexcel.read_excel(file).load_sheet("queue").to_polars()
    assert rows.columns == list(HEAD)
    assert set(rows["value"]) == {"大学", "不详的", "=1+1"}  # a text, no formula
    filled = tmp_path / "filled.xlsx"
    fill(filled, [(one.id, "bachelor" if one.value == "大学" else "-") for one in found])
    chosen = read_sheet(filled, staff.model, found)
    assert chosen == {one.id: "bachelor" if one.value == "大学" else None for one in found}
    await decide(staff, chosen, actor="t", reason="from the sheet")
    assert await words(staff) == []


async def test_a_sheet_without_leave_shows_no_value(staff: Hub, tmp_path: Path) -> None:
    file = tmp_path / "queue.xlsx"
    write_sheet(file, staff.model, await words(staff), lambda _word: False)
    rows = fastexcel.read_excel(file).load_sheet("queue").to_polars()
    assert set(rows["value"]) == {""}
    assert set(rows["suggestion"]) == {""}


async def test_every_fault_of_a_sheet_has_its_place(staff: Hub, tmp_path: Path) -> None:
    found = await words(staff)
    file = tmp_path / "wrong.xlsx"
    fill(file, [(found[0].id, "bachelour"), ("x", "master"), (found[1].id, "")])
    with pytest.raises(Refused) as caught:
        read_sheet(file, staff.model, found)
    assert caught.value.code == "SHEET_INVALID"
    for place in ("row 2, column decision", "row 3, column id"):
        assert place in str(caught.value.detail)
    assert "row 4" not in str(caught.value.detail)


def fill(file: Path, rows: list[tuple[str, str]]) -> None:
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet("queue")
        sheet.write_row(0, 0, ("id", "decision"))
        for at, row in enumerate(rows, 1):
            sheet.write_row(at, 0, row)


def test_words_are_taught_in_the_book_that_the_field_reads(staff_words: list[Word]) -> None:
    [word] = staff_words
    plain, own = document(EDUCATION), document(EDUCATION.replace("  level:", "  Education.level:"))
    none = document(EDUCATION.replace("lexicon:\n  level: {本科: bachelor, 硕士: master}\n", ""))
    for given, name in ((plain, "level"), (own, "Education.level"), (none, "Education.level")):
        taught = teach(given, [(word, "bachelor")])
        assert taught["lexicon"][name]["大学"] == "bachelor"
        assert len(taught["lexicon"]) == 1
        assert given != taught


@pytest.fixture
def staff_words() -> list[Word]:
    from datetime import UTC, datetime

    now = datetime.now(UTC)
    place = ("staff", "education", "Education", "level", "education_level")
    return [Word("0" * 32, 1, *place, "大学", 1, 1, now, now, None)]
