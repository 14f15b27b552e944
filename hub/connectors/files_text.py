"""Which encoding a text file is in, decided strictly over the whole file before a row is read.

A wrong guess would turn names into other names without any error: gb18030 gives a character to
almost any bytes. So UTF-8 is tried first (its byte pattern does not come about by accident), a
guessed gb18030 must contain no control or private-use character, and a declared encoding is
refused when the bytes contradict it.
"""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from hub.errors import Refused

CHUNK = 1 << 20  # bytes

ALIASES = {
    "utf-8": "utf-8", "utf8": "utf-8", "utf-8-sig": "utf-8",
    "gb18030": "gb18030", "gbk": "gb18030", "gb2312": "gb18030", "cp936": "gb18030",
    "utf-16": "utf-16", "utf16": "utf-16",
}  # fmt: skip

_IMPLAUSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
_IDEOGRAPH = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")


def encoding_of(path: Path, declared: str | None) -> str:
    """A Python codec name that reads the whole file; raises Refused FILE_ENCODING with place."""
    if declared is None:
        return _detected(path)
    codec = ALIASES.get(declared.lower().replace("_", "-"))
    if codec is None:
        raise Refused(
            "FILE_ENCODING",
            "This encoding is not known.",
            f"{path.name}, encoding {declared}",
            "Use utf-8, gb18030 or utf-16, or leave it out.",
        )
    place = _first_fault(path, codec)
    if place is not None:
        raise _mismatch(path, codec, place)
    if codec == "gb18030" and _reads_as_utf8(path):
        raise _mismatch(path, codec, "line 1")
    return _with_bom(codec)


def _detected(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(2)
    if head in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
        return encoding_of(path, "utf-16")
    place = _first_fault(path, "utf-8")
    if place is None:
        return "utf-8-sig"
    if _first_fault(path, "gb18030", plausible=True) is None:
        return "gb18030"
    raise Refused(
        "FILE_ENCODING",
        "The file is neither UTF-8 nor gb18030.",
        f"{path.name}, {place}",
        "Save it again as CSV UTF-8, or declare its encoding.",
    )


def _mismatch(path: Path, codec: str, place: str) -> Refused:
    return Refused(
        "FILE_ENCODING",
        f"The file is not in the declared encoding {codec}.",
        f"{path.name}, {place}",
        "Correct `encoding`, or leave it out: UTF-8 and gb18030 are recognised.",
    )


def _with_bom(codec: str) -> str:
    return "utf-8-sig" if codec == "utf-8" else codec


def _decoded(path: Path, codec: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(codec)("strict")
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield decoder.decode(chunk)
        yield decoder.decode(b"", final=True)


def _first_fault(path: Path, codec: str, *, plausible: bool = False) -> str | None:
    """Where the bytes are not of that encoding (`line N`), or None; NUL is never text."""
    line = 1
    texts = _decoded(path, codec)
    while True:
        try:
            text = next(texts, None)
        except UnicodeError as error:
            return f"line {line + _lines_before(error)}"
        if text is None:
            return None
        odd = _IMPLAUSIBLE.search(text) if plausible else _nul(text)
        if odd:
            return f"line {line + text.count(chr(10), 0, odd.start())}"
        line += text.count("\n")


def _lines_before(error: UnicodeError) -> int:
    if not isinstance(error, UnicodeDecodeError):
        return 0
    return error.object[: error.start].count(b"\n")


def _nul(text: str) -> "re.Match[str] | None":
    return re.search("\x00", text) if "\x00" in text else None


def _reads_as_utf8(path: Path) -> bool:
    """Valid UTF-8 with ideographs: gb18030 text does not look like that by accident."""
    if _first_fault(path, "utf-8") is not None:
        return False
    return any(_IDEOGRAPH.search(text) for text in _decoded(path, "utf-8"))
