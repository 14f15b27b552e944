"""Records column by column read as the records themselves."""

from typing import Any

import orjson
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.schema.columnar import ColumnRecords, Columns, columns_of
from hub.schema.record import FrameRecords, JsonRecords, stored

NAMES = ("名", "a", "b", "a.b", "a[0]", "b.c", "", ".", "[0]", "é")
PATHS = (*NAMES, "a.b.c", "a[1].b", "b[0]", "b.c.d", "missing", "a.", "名.a", "b..c")
texts = st.one_of(st.text(max_size=4), st.sampled_from(["1", "null", '{"b":1}', "𠮷", "true"]))
values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(2**53), 2**53), st.floats(allow_nan=False,
              allow_infinity=False), texts),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(["b", "c", "d"]), inner)
    ),
    max_leaves=4,
)  # fmt: skip
flat = st.one_of(st.none(), texts)


def _items(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Records that lack keys, and have them in any order."""
    return st.lists(
        st.dictionaries(st.sampled_from(NAMES), inner, max_size=len(NAMES)), min_size=1, max_size=6
    )


def _same(found: ColumnRecords, twin: JsonRecords) -> None:
    assert len(found) == len(twin)
    assert found.bodies() == twin.bodies()
    assert found.paths() == twin.paths()
    for path in PATHS:
        one, other = found.pick(path), twin.pick(path)
        assert one.values.to_list() == other.values.to_list(), path
        gone, gone_too = (
            [False] * len(twin) if each.absent is None else each.absent.to_list()
            for each in (one, other)
        )
        assert gone == gone_too, path


@given(items=st.one_of(_items(values), _items(flat)), data=st.data())
@settings(max_examples=600)
def test_every_path_of_any_records_reads_the_same(items: list[dict[str, Any]], data: Any) -> None:
    """Of all that were put in, of some of them, and of those in another order."""
    twin = stored([orjson.dumps(one) for one in items])
    rows = data.draw(st.lists(st.sampled_from(range(len(items))), unique=True, min_size=1))
    packed = columns_of(JsonRecords(items), rows)
    kept = data.draw(st.permutations(range(len(rows))))[: data.draw(st.integers(0, len(rows)))]
    columns = ColumnRecords(Columns(packed), pl.Series(kept, dtype=pl.UInt32))
    _same(columns, JsonRecords([twin.items[rows[at]] for at in kept]))


@given(rows=st.lists(st.tuples(flat, flat), min_size=1, max_size=6))
def test_a_table_reads_as_its_kept_bodies(rows: list[tuple[str | None, str | None]]) -> None:
    """A cell without a text is null in both."""
    frame = pl.DataFrame(rows, schema={"名": pl.String, "a.b": pl.String}, orient="row")
    records = FrameRecords(frame)
    packed = columns_of(records, range(len(rows)))
    every = pl.int_range(len(rows), dtype=pl.UInt32, eager=True)
    _same(ColumnRecords(Columns(packed), every), stored(records.bodies()))
