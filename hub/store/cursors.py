"""The keys that only the hub has, as the planner needs them: blind indexes and cursors.

A cursor is the order's values and the id, encrypted (a value in it may be one that the holder
could not read tomorrow) and authenticated together with what it is bound to. The cipher is
deterministic (AES-SIV): the same page has the same cursors, so that its ETag holds.
"""

import base64
import binascii
import hashlib
from dataclasses import dataclass

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from hub.store.sealing.seal import Place, Sealer

_CURSOR_KEY = 64
_TAG = 16


@dataclass(frozen=True)
class HubKeys:
    """Implements `hub.plan.bound.Keys` over the sealer."""

    sealer: Sealer
    cursor: AESSIV
    tagging: bytes

    @classmethod
    def of(cls, sealer: Sealer) -> "HubKeys":
        """The keys derive from the index key, so that every hub process has the same."""
        place = Place("cursor", "key")
        key = b"".join(sealer.blind_index(place, str(one)) for one in range(6))
        return cls(sealer, AESSIV(key[:_CURSOR_KEY]), key[_CURSOR_KEY:])

    def blind(self, table: str, column: str, text: str) -> bytes:
        """The blind index of canonical text in that place."""
        return self.sealer.blind_index(Place(table, column), text)

    def make_cursor(self, values: bytes, binding: bytes) -> bytes:
        """A token for the JSON list of the order's values, ASCII without quotes."""
        sealed = self.cursor.encrypt(values, [binding])
        return base64.urlsafe_b64encode(sealed).rstrip(b"=")

    def open_cursor(self, token: str, binding: bytes) -> list[str | None] | None:
        """The values; None for a token that is damaged or bound to something else."""
        try:
            sealed = base64.urlsafe_b64decode(token.encode() + b"=" * (-len(token) % 4))
            plain = self.cursor.decrypt(sealed, [binding])
        except (binascii.Error, InvalidTag, ValueError):
            return None
        found: list[str | None] = orjson.loads(plain)
        return found

    def tag(self, body: bytes, *of: str) -> str:
        """A name for these bytes, of that viewer and media type; nobody else can compute it."""
        mark = hashlib.blake2b(key=self.tagging, digest_size=_TAG)
        for one in (*(part.encode() for part in of), body):
            mark.update(len(one).to_bytes(8, "big") + one)
        return mark.hexdigest()
