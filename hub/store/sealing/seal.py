"""Sealing: values that only a holder of the key store can read.

A sealed value is `version (1) | key id (16) | nonce (12) | AES-256-GCM ciphertext and tag`. What it
was sealed for (table, column, row, version of the key) is authenticated with it, so a sealed value
that is moved to another row, column or table does not open. Rows of `<table>_history` are sealed as
the rows that they were: their place names the base table.

Equality is found by the blind index beside a value: an HMAC under a key of its own, per place.

Ids are UUIDs or their 16 bytes; bytes are quicker. Everything but `prepare` and `erase` is a few
microseconds of computing a value and touches no disk, except for keys that other processes made.
"""

import hmac
import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from hub.errors import Broken, Transient, Unmappable
from hub.store.sealing.ciphers import VERSION, Ciphers, KeyErased
from hub.store.sealing.keys import ERASED, Erased, Id, KeyStore, id_bytes

_NONCE: Final = 12
_ID: Final = slice(1, 17)
_NONCE_AT: Final = slice(17, 29)
_BODY: Final = slice(29, None)
OVERHEAD: Final = 29 + 16
"""Bytes of a sealed empty value: everything above and the tag."""
_INDEX: Final = 16


@dataclass(frozen=True, slots=True)
class Place:
    """Where values of one kind lie. Names of the stored table and of the field's column."""

    table: str
    column: str

    @property
    def encoded(self) -> bytes:
        """Both names, each with its length, so that no two places look the same."""
        parts = (self.table.encode(), self.column.encode())
        return b"".join(len(part).to_bytes(2) + part for part in parts)


class Sealer:
    """Seals and opens values with the keys of one store; may be used by several threads."""

    def __init__(self, keys: KeyStore) -> None:
        self._keys = keys
        self._opening = Ciphers(keys, keys.by_id)
        self._sealing: dict[str, Ciphers] = {}
        self._index_keys: dict[Place, bytes] = {}

    @property
    def keys(self) -> KeyStore:
        """The store whose keys it uses."""
        return self._keys

    async def prepare(self, wanted: Iterable[tuple[Id, str]]) -> int:
        """Make the missing data keys of these (subject, group); gives their number.

        They are durable on return: so call it *before* the transaction that uses them.
        """
        return await self._keys.prepare(wanted)

    async def erase(self, subject: Id, groups: Iterable[str]) -> int:
        """Make all that was sealed for the subject in these groups unreadable, in all processes.

        Gives the number of keys erased. Blind indexes do not depend on these keys: whoever
        erases clears them too.
        """
        return await self._keys.erase(subject, groups)

    def has_key(self, subject: Id, group: str) -> bool:
        """Whether something can be sealed for the subject in that group without a new key."""
        try:
            self._keys.current(id_bytes(subject), group)
        except (Broken, Transient) as error:
            if error.code not in {"KEY_NOT_PREPARED", "KEY_ERASED"}:
                raise
            return False
        return True

    def seal(self, subject: Id, group: str, place: Place, row: Id, text: str) -> bytes:
        """Seal one text. Raises like `seal_many`."""
        return self.seal_bytes(subject, group, place, row, _encode(text, place))

    def seal_many(
        self,
        place: Place,
        group: str,
        rows: Sequence[Id],
        subjects: Sequence[Id],
        texts: Sequence[str | None],
    ) -> list[bytes | None]:
        """Seal a column: row, subject and text by position; None stays None.

        Raises Broken `KEY_NOT_PREPARED`, Transient `KEY_ERASED`, Unmappable `TEXT_INVALID`.
        """
        values = [None if text is None else _encode(text, place) for text in texts]
        return self.seal_bytes_many(place, group, rows, subjects, values)

    def seal_bytes(self, subject: Id, group: str, place: Place, row: Id, value: bytes) -> bytes:
        """Seal one value of bytes. Raises like `seal_bytes_many`."""
        cipher = self._ciphers(group).fresh()[id_bytes(subject)]
        nonce = os.urandom(_NONCE)
        bound = place.encoded + id_bytes(row) + cipher.key_version
        return cipher.head + nonce + cipher.seal(nonce, value, bound)

    def seal_bytes_many(
        self,
        place: Place,
        group: str,
        rows: Sequence[Id],
        subjects: Sequence[Id],
        values: Sequence[bytes | None],
    ) -> list[bytes | None]:
        """Seal a column of bytes: row, subject and value by position; None stays None.

        Raises Broken `KEY_NOT_PREPARED`, Transient `KEY_ERASED`.
        """
        ciphers = self._ciphers(group).fresh()
        encoded = place.encoded
        nonces = os.urandom(_NONCE * len(values))
        sealed: list[bytes | None] = []
        at = 0
        for row, subject, value in zip(rows, subjects, values, strict=True):
            if value is None:
                sealed.append(None)
                continue
            cipher = ciphers[subject if isinstance(subject, bytes) else subject.bytes]
            nonce = nonces[at : at + _NONCE]
            at += _NONCE
            bound = encoded + (row if isinstance(row, bytes) else row.bytes) + cipher.key_version
            sealed.append(cipher.head + nonce + cipher.seal(nonce, value, bound))
        return sealed

    def seal_block(
        self, place: Place, group: str, block: bytes, subjects: Sequence[bytes], values: list[bytes]
    ) -> bytes:
        """Seal values end to end, each under its subject's key; `block` is the id of them all.

        A value takes `OVERHEAD` bytes more than it has. It opens alone, as the row `row_in_block`.
        Raises like `seal_bytes_many`.
        """
        ciphers = self._ciphers(group).fresh()
        encoded = place.encoded + block
        nonces = os.urandom(_NONCE * len(values))
        parts: list[bytes] = []
        begins = at = 0
        for subject, value in zip(subjects, values, strict=True):
            cipher = ciphers[subject]
            nonce = nonces[at : at + _NONCE]
            at += _NONCE
            bound = encoded + begins.to_bytes(4) if begins else encoded
            parts += (cipher.head, nonce, cipher.seal(nonce, value, bound + cipher.key_version))
            begins += OVERHEAD + len(value)
        return b"".join(parts)

    def open(self, place: Place, row: Id, sealed: bytes) -> str | Erased:
        """Open one text. Raises like `open_bytes`."""
        return _decoded(self.open_bytes(place, row, sealed))

    def open_many(
        self, place: Place, rows: Sequence[Id], sealed: Sequence[bytes | None]
    ) -> list[str | Erased | None]:
        """Open a column of texts: row and sealed value by position; None stays None."""
        return [
            None if value is None else _decoded(value)
            for value in self.open_bytes_many(place, rows, sealed)
        ]

    def open_bytes(self, place: Place, row: Id, sealed: bytes) -> bytes | Erased:
        """Open one value of bytes.

        Raises Broken `SEAL_MISMATCH` if it was not sealed for this place and row or was changed,
        Broken `KEY_UNKNOWN` if its key is not in this key store.
        """
        return self._opener(place)(id_bytes(row), sealed)

    def open_bytes_many(
        self, place: Place, rows: Sequence[Id], sealed: Sequence[bytes | None]
    ) -> list[bytes | Erased | None]:
        """Open a column of bytes: row and sealed value by position; None stays None."""
        encoded, ciphers = place.encoded, self._opening.fresh()
        uses = Counter(
            [
                one[_ID]
                for one in sealed
                if one is not None and len(one) >= OVERHEAD and one[:1] == VERSION
            ]
        )
        once = ciphers.make(uses, self._keys.by_ids)
        found: list[bytes | Erased | None] = []
        for row, value in zip(rows, sealed, strict=True):
            if value is None:
                found.append(None)
                continue
            bound = encoded + (row if isinstance(row, bytes) else row.bytes)
            if len(value) < OVERHEAD or value[:1] != VERSION:
                raise _mismatch(place, id_bytes(row))
            key = once.get(value[_ID])
            try:
                if key is None:
                    cipher = ciphers[value[_ID]]
                    open_one, bound = cipher.open, bound + cipher.key_version
                else:
                    open_one, bound = AESGCM(key.secret).decrypt, bound + key.version.to_bytes(4)
                found.append(open_one(value[_NONCE_AT], value[_BODY], bound))
            except InvalidTag:
                raise _mismatch(place, id_bytes(row)) from None
            except KeyErased:
                found.append(ERASED)
        return found

    def opener(self, place: Place) -> Callable[[bytes, bytes], str | Erased]:
        """Opens texts of one place, given the row's 16 bytes and the sealed value.

        It may be kept as long as the sealer. Raises like `open_bytes`.
        """
        open_one = self._opener(place)

        def open_text(row: bytes, sealed: bytes) -> str | Erased:
            return _decoded(open_one(row, sealed))

        return open_text

    def text_opener(self, place: Place) -> Callable[[str, str], str | Erased]:
        """Opens texts of one place, given the row's UUID as text and the sealed value in hex."""
        open_text = self.opener(place)
        unhex = bytes.fromhex
        return lambda row, sealed: open_text(unhex(row.replace("-", "")), unhex(sealed))

    def open_cells(self, place: Place, cells: Sequence[bytes]) -> list[str | Erased]:
        """Texts of one place, each given as the row's 16 bytes and the sealed value behind them.

        The quick way for many cells of an answer. Raises like `open_bytes`.
        """
        encoded, ciphers = place.encoded, self._opening.fresh()
        found: list[str | Erased] = []
        for cell in cells:
            row = cell[:16]
            if len(cell) < OVERHEAD + 16 or cell[16:17] != VERSION:
                raise _mismatch(place, row)
            try:
                cipher = ciphers[cell[17:33]]
                opened = cipher.open(cell[33:45], cell[45:], encoded + row + cipher.key_version)
            except InvalidTag:
                raise _mismatch(place, row) from None
            except KeyErased:
                found.append(ERASED)
            else:
                found.append(_decoded(opened))
        return found

    def blind_index(self, place: Place, text: str) -> bytes:
        """16 bytes that are equal for equal texts of one place and say nothing else.

        The text must be canonical already. Raises Unmappable `TEXT_INVALID`.
        """
        return hmac.digest(self._index_key(place), _encode(text, place), "sha256")[:_INDEX]

    def blind_index_many(self, place: Place, texts: Sequence[str | None]) -> list[bytes | None]:
        """The blind index of a column; None stays None."""
        return [None if text is None else self.blind_index(place, text) for text in texts]

    def _index_key(self, place: Place) -> bytes:
        key = self._index_keys.get(place)
        if key is None:
            key = hmac.digest(self._keys.index_key, place.encoded, "sha256")
            self._index_keys[place] = key
        return key

    def _ciphers(self, group: str) -> Ciphers:
        found = self._sealing.get(group)
        if found is None:
            keys = self._keys
            found = Ciphers(keys, lambda subject: keys.current(subject, group))
            self._sealing[group] = found
        return found

    def _opener(self, place: Place) -> Callable[[bytes, bytes], bytes | Erased]:
        encoded = place.encoded
        ciphers = self._opening

        def open_one(row: bytes, sealed: bytes) -> bytes | Erased:
            if len(sealed) < OVERHEAD or sealed[:1] != VERSION:
                raise _mismatch(place, row)
            try:
                cipher = ciphers.fresh()[sealed[_ID]]
                bound = encoded + row + cipher.key_version
                return cipher.open(sealed[_NONCE_AT], sealed[_BODY], bound)
            except InvalidTag:
                raise _mismatch(place, row) from None
            except KeyErased:
                return ERASED

        return open_one


def row_in_block(block: bytes, begins: int) -> bytes:
    """The row of a value of a block that begins at that byte; the first one is the block itself."""
    return block + begins.to_bytes(4) if begins else block


def _decoded(value: bytes | Erased) -> str | Erased:
    if not isinstance(value, bytes):
        return value
    try:
        return value.decode()
    except UnicodeDecodeError:
        raise Broken(  # from None: the cause would carry the value
            "SEALED_NO_TEXT",
            "A value that was sealed as bytes was opened as a text.",
            hint="This is a fault of the hub; please report it.",
        ) from None


def _encode(text: str, place: Place) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise Unmappable(  # from None: the cause would carry the value
            "TEXT_INVALID",
            "A text holds half of a character (a lone surrogate).",
            detail=f"{place.table}.{place.column}",
            hint="Look at the encoding of the file or system that it comes from.",
        ) from None


def _mismatch(place: Place, row: bytes) -> Broken:
    return Broken(
        "SEAL_MISMATCH",
        "A sealed value does not belong where it lies, or was changed.",
        detail=f"{place.table}.{place.column} of row {_shown(row)}",
        hint="Restore the row from a backup, or read its record again from its system.",
    )


def _shown(row: bytes) -> str:
    return str(UUID(bytes=row)) if len(row) == _INDEX else "of no id"
