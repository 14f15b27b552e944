"""Search lexemes: whatever is typed of a name is a prefix of something that was stored."""

import uuid

from hypothesis import given
from hypothesis import strategies as st

from hub.store.search import lexemes, query_lexemes, sort_key, tsvector
from hub.store.uuid7 import id_bytes_of, uuid7s

names = st.text(alphabet="王李曾䶮𠮷㛃张三丰AbcＯ·' 7", min_size=1, max_size=6)


@given(names, st.data())
def test_any_part_of_a_name_is_found(name: str, data: st.DataObject) -> None:
    """Each lexeme of a query is a prefix of a lexeme of the row, for Chinese anywhere."""
    stored = lexemes([name], "E0012", "wang.li@example.cn")
    first = data.draw(st.integers(0, len(name) - 1))
    part = name[first:] if name[first] in "王李曾䶮𠮷㛃张三丰" else name
    for asked in query_lexemes(part):
        assert any(one.startswith(asked) for one in stored), (asked, stored)


def test_sound_number_and_mail_are_found() -> None:
    stored = lexemes(["曾䶮", None], "E0012", "wang.li@example.cn")
    for typed in ("zengy", "zy", "yan", "Ｅ0012", "e00", "wang", "wang.li@example.cn"):
        for asked in query_lexemes(typed):
            assert any(one.startswith(asked) for one in stored), typed
    assert query_lexemes(" ·!") == []
    assert sort_key("曾䶮") == "zeng yan" < sort_key("张三") == "zhang san"
    assert tsvector(["o'neil", "a\\b"]) == "'o''neil' 'a\\\\b'"


def test_ids_are_of_version_7_unique_and_rise() -> None:
    made = uuid7s(40_000)
    assert made == sorted(set(made))
    assert {uuid.UUID(one).version for one in made[::999]} == {7}
    assert id_bytes_of(made[:3]) == [uuid.UUID(one).bytes for one in made[:3]]
