"""The twin's own search: what a search finds, told from its description."""

import unicodedata
from collections.abc import Iterator
from typing import Any, Final

from pypinyin import Style, lazy_pinyin

_AS_SURNAME: Final = {"曾": "zeng", "单": "shan", "解": "xie", "仇": "qiu", "区": "ou", "查": "zha"}


def found(row: dict[str, Any], text: str) -> bool:
    """Every word of the search begins one of the words of the person."""
    wanted = list(_asked(text))
    words = set(_words_of(row))
    return bool(wanted) and all(any(one.startswith(part) for one in words) for part in wanted)


def order_key(name: str) -> str:
    """The reading by which names are ordered."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(_said(plain))


def _asked(text: str) -> Iterator[str]:
    for run in _runs(text.split("@", 1)[0]):
        if _chinese(run[0]) and len(run) > 1:
            yield from (run[at : at + 2] for at in range(len(run) - 1))
        else:
            yield run


def _words_of(row: dict[str, Any]) -> Iterator[str]:
    for name in (row["legal_name"], row["preferred_name"], row["latin_name"]):
        for run in _runs(name or ""):
            if not _chinese(run[0]):
                yield run
                continue
            said = _said(run)
            yield from run
            yield from (run[at : at + 2] for at in range(len(run) - 1))
            yield from ("".join(said[at:]) for at in range(len(said)))
            yield "".join(one[0] for one in said)
    for text in (row["number"], (row["work_email"] or "").split("@", 1)[0]):
        yield from _runs(text or "")


def _said(text: str) -> list[str]:
    said = lazy_pinyin(text, style=Style.NORMAL, errors=lambda run: [run])
    if text[:1] in _AS_SURNAME:
        said[0] = _AS_SURNAME[text[0]]
    return [one.strip() for one in said if one.strip()]


def _runs(text: str) -> Iterator[str]:
    """Runs of letters and digits, Chinese apart from others."""
    run = ""
    for one in [*unicodedata.normalize("NFKC", text).casefold(), " "]:
        letter = _chinese(one) or one.isalnum()
        if run and (not letter or _chinese(one) != _chinese(run[0])):
            yield run
            run = ""
        run = run + one if letter else ""


def _chinese(one: str) -> bool:
    return unicodedata.category(one) == "Lo"
