"""The keys that only the hub has, as the planner needs them: blind indexes and cursors.

A cursor is the order's values and the id, encrypted (a value in it may be one that the holder
could not read tomorrow) and authenticated together with what it is bound to.
"""

import base64
import binascii
import os
from dataclasses import dataclass

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from hub.store.sealing.seal import Place, Sealer

_NONCE = 12


@dataclass(frozen=True)
class HubKeys:
    """Implements `hub.plan.bound.Keys` over the sealer."""

    sealer: Sealer
    cursor: AESGCM

    @classmethod
    def of(cls, sealer: Sealer) -> "HubKeys":
        """The cursor key derives from the index key, so that every hub process has the same."""
        place = Place("cursor", "key")
        key = sealer.blind_index(place, "1") + sealer.blind_index(place, "2")
        return cls(sealer, AESGCM(key))

    def blind(self, table: str, column: str, text: str) -> bytes:
        """The blind index of canonical text in that place."""
        return self.sealer.blind_index(Place(table, column), text)

    def make_cursor(self, values: bytes, binding: bytes) -> bytes:
        """A token for the JSON list of the order's values, ASCII without quotes."""
        nonce = os.urandom(_NONCE)
        sealed = nonce + self.cursor.encrypt(nonce, values, binding)
        return base64.urlsafe_b64encode(sealed).rstrip(b"=")

    def open_cursor(self, token: str, binding: bytes) -> list[str | None] | None:
        """The values; None for a token that is damaged or bound to something else."""
        try:
            sealed = base64.urlsafe_b64decode(token.encode() + b"=" * (-len(token) % 4))
            plain = self.cursor.decrypt(sealed[:_NONCE], sealed[_NONCE:], binding)
        except (binascii.Error, InvalidTag, ValueError):
            return None
        found: list[str | None] = orjson.loads(plain)
        return found
