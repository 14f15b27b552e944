"""Looks for texts in every byte of folders, however they may be encoded there."""

import base64
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

import polars as pl

_PORTION: Final = 4 << 20
_AT_ONCE: Final = 32 << 20
_LEAD: Final = (0, 2, 3)
"""Characters of base64 that also hold bits of what stands before, by its length modulo 3."""


@dataclass(frozen=True)
class Found:
    """A text where it should not be."""

    text: str
    encoding: str
    file: str


def forms(text: str) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of a text in the usual encodings."""
    plain = text.encode()
    for name in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "gb18030"):
        yield name, text.encode(name)
    yield "hex", plain.hex().encode()
    yield "HEX", plain.hex().upper().encode()
    for before in range(3):
        sextets = (before + len(plain)) * 8 // 6
        for name, encode in (("base64", base64.b64encode), ("base64url", base64.urlsafe_b64encode)):
            yield f"{name}+{before}", encode(bytes(before) + plain)[_LEAD[before] : sextets]
    units = text.encode("utf-16-be")
    codes = [units[at : at + 2].hex() for at in range(0, len(units), 2)]
    yield "json", json.dumps(text)[1:-1].encode()
    yield "escapes", "".join(f"\\u{one}" for one in codes).encode()
    yield "ESCAPES", "".join(f"\\u{one.upper()}" for one in codes).encode()
    yield "url", quote(text, safe="").encode()
    yield "octal", "".join(_octal(one) for one in plain).encode()
    yield "repr", repr(plain)[2:-1].encode()
    if text.isdecimal() and 1 << 32 < int(text) < 1 << 63:
        yield "int8-le", int(text).to_bytes(8, "little")
        yield "int8-be", int(text).to_bytes(8, "big")


def _octal(one: int) -> str:
    return chr(one) if 32 <= one < 127 else f"\\{one:03o}"


class Search:
    """Texts that are looked for, all at once."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._needles: dict[str, tuple[str, str]] = {}
        for text in texts:
            for name, raw in forms(text):
                assert len(raw) >= 8, "what is so short occurs by chance"
                self._needles.setdefault(raw.decode("latin-1"), (text, name))
        self._patterns = list(self._needles)
        self._longest = max(map(len, self._patterns))

    def files(self, *folders: Path) -> tuple[set[Found], int]:
        """What was found below the folders, and how many bytes were looked through."""
        every = {file.resolve() for folder in folders for file in folder.rglob("*")}
        files = sorted(file for file in every if file.is_file())
        found: set[Found] = set()
        contents: list[tuple[str, bytes]] = []
        size = held = 0
        for file in files:
            raw = file.read_bytes()
            contents.append((str(file), file.name.encode() + b"\x00" + raw))
            size, held = size + len(raw), held + len(raw)
            if held >= _AT_ONCE or file == files[-1]:
                found |= self._among(contents)
                contents, held = [], 0
        return found, size

    def within(self, raw: bytes) -> set[tuple[str, str]]:
        """(text, encoding) of what occurs in these bytes."""
        return {(one.text, one.encoding) for one in self._among([("", raw)])}

    def _among(self, contents: Iterable[tuple[str, bytes]]) -> set[Found]:
        """Texts in contents, each with its name; all at once, as making ready takes long."""
        names, parts = [], []
        for name, raw in contents:
            for at in range(0, len(raw), _PORTION):
                names.append(name)
                parts.append(raw[at : at + _PORTION + self._longest].decode("latin-1"))
        hits = pl.Series(parts, dtype=pl.String).str.extract_many(self._patterns, overlapping=True)
        return {
            Found(*self._needles[one], name)
            for name, part in zip(names, hits.to_list(), strict=True)
            for one in part
        }
