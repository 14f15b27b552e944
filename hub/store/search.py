"""Search over people: which lexemes a person has, and which a search asks for.

`Employee.search` is a tsvector of plain lexemes (no dictionary, no positions): single characters
and pairs of neighbours for Chinese, words in small letters for all else, the pinyin of the name
from each syllable on (`zhangsan`, `san`) and its initials (`zs`), the number, the words before
the @ of the mail address at work. A search is the conjunction of `query_lexemes(text)`, each as a
prefix: `'张三':* & 'zs':*`.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from pypinyin import Style, lazy_pinyin

SEARCHED = ("legal_name", "preferred_name", "latin_name", "number", "work_email")
"""Fields of an employee whose words a search finds."""
_SURNAMES = {"曾": "zeng", "单": "shan", "解": "xie", "仇": "qiu", "区": "ou", "查": "zha"}
"""Readings that differ where the character is a surname."""
_ASCII = re.compile("[0-9a-z]+")
"""The runs of a text without other letters: no normal form changes it."""


def lexemes(names: Sequence[str | None], number: str | None, email: str | None) -> list[str]:
    """The lexemes of a person, sorted."""
    found: set[str] = set()
    for name in filter(None, names):
        found.update(_of_text(name))
        found.update(_of_sound(name))
    if number:
        found.update(_of_text(number))
    if email:
        found.update(_of_text(email.partition("@")[0]))
    return sorted(found)


def query_lexemes(text: str) -> list[str]:
    """What a row must have, each as a prefix; empty if the text holds no letter or digit."""
    found: dict[str, None] = {}
    for run, chinese in _runs(text.partition("@")[0]):
        found.update(dict.fromkeys(_pairs(run) if chinese and len(run) > 1 else [run]))
    return list(found)


def tsvector(found: Iterable[str]) -> str:
    """Lexemes in the form in which Postgres reads a tsvector."""
    return " ".join("'" + one.replace("\\", "\\\\").replace("'", "''") + "'" for one in found)


@lru_cache(maxsize=100_000)
def sort_key(name: str) -> str:
    """Pinyin by which names are ordered; what has none stands as it is, in small letters."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(_syllables(plain))


def _syllables(plain: str) -> list[str]:
    said: list[str] = lazy_pinyin(plain, style=Style.NORMAL, errors=_as_it_is)
    if plain and plain[0] in _SURNAMES and said:
        said[0] = _SURNAMES[plain[0]]
    return [one.strip() for one in said if one.strip()]


@lru_cache(maxsize=100_000)
def _spoken(run: str) -> tuple[str, ...]:
    """The syllables of Chinese characters: names come again and again."""
    return tuple(_syllables(run))


def _as_it_is(run: str) -> str:
    """What has no reading stands for itself."""
    return run


def _of_text(text: str) -> Iterator[str]:
    for run, chinese in _runs(text):
        if chinese:
            yield from run
            yield from _pairs(run)
        else:
            yield run


def _of_sound(name: str) -> Iterator[str]:
    for run, chinese in _runs(name):
        if chinese:
            said = _spoken(run)
            yield from ("".join(said[at:]) for at in range(len(said)))
            yield "".join(one[0] for one in said)


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)]


def _runs(text: str) -> Iterator[tuple[str, bool]]:
    """Runs of Chinese characters and runs of other letters and digits."""
    if text.isascii():
        yield from ((found, False) for found in _ASCII.findall(text.lower()))
        return
    run, kind = "", ""
    for one in unicodedata.normalize("NFKC", text).casefold():
        now = _kind(one)
        if run and now != kind:
            yield run, kind == "chinese"
            run = ""
        run, kind = (run + one if now else ""), now
    if run:
        yield run, kind == "chinese"


def _kind(one: str) -> str:
    if unicodedata.category(one) == "Lo":
        return "chinese"
    return "word" if one.isalnum() else ""
