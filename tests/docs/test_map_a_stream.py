"""The examples of "map a stream" do what the page says."""

import csv
import io
import json

import pytest

from hub.mappings.apply import apply
from hub.mappings.document import read
from hub.mappings.lint import lint
from hub.mappings.mapping import parse
from hub.schema.record import JsonRecords
from hub.schema.shipped import shipped
from tests.docs.fences import Fence, fences, howto
from tests.golden.test_mappings import told

BLOCKS = list(fences("csv", "yaml", "json", page=howto("map-a-stream")))
CASES = [tuple(BLOCKS[at : at + 3]) for at in range(0, len(BLOCKS), 3)]


@pytest.mark.parametrize("case", CASES, ids=[one[0].place for one in CASES])
def test_the_example_gives_what_the_page_shows(case: tuple[Fence, ...]) -> None:
    """Records, mapping and result stand below each other; they fit."""
    assert [one.language for one in case] == ["csv", "yaml", "json"]
    records = JsonRecords(list(csv.DictReader(io.StringIO(case[0].text))))
    document = read(case[1].text, case[1].place)
    assert lint(document, shipped(), records.paths()) == []
    found = told(apply(parse(document, case[1].place), records, shipped()))
    assert found == json.loads(case[2].text)


def test_there_are_four_examples() -> None:
    """The page has as many examples as it had, each of three blocks."""
    assert len(BLOCKS) == 4 * 3
