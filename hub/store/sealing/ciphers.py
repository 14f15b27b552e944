"""Data keys made ready for use, as many as fit, and never longer than they may be used."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from hub.store.sealing.keys import ERASED, DataKey, Erased, KeyStore

VERSION: Final = b"\x01"
"""First byte of every sealed value: the layout told in `seal.py`."""
_KEPT: Final = 65_536
"""Ciphers in each of two generations, of 3 KB each: a batch is about everybody, day after day."""


class KeyErased(Exception):
    """The key of a sealed value is erased; becomes the value `ERASED`."""


class Cipher:
    """A data key, ready for use."""

    __slots__ = ("head", "key_version", "open", "seal")

    def __init__(self, key: DataKey) -> None:
        gcm = AESGCM(key.secret)
        self.seal = gcm.encrypt
        self.open = gcm.decrypt
        self.head = VERSION + key.id
        self.key_version = key.version.to_bytes(4)


class Ciphers(dict[bytes, Cipher]):
    """Ciphers of late, made when they are missed: the older of two generations is let go.

    A cipher never outlives the erasure of its key: whoever uses them asks `fresh` first.
    """

    def __init__(self, keys: KeyStore, find: Callable[[bytes], DataKey | Erased]) -> None:
        super().__init__()
        self._older: dict[bytes, Cipher] = {}
        self._keys = keys
        self._find = find
        self._generation = keys.generation()

    def fresh(self) -> "Ciphers":
        """Let all go if any process has erased a key."""
        generation = self._keys.generation()
        if generation != self._generation:
            self._older = {}
            self.clear()
            self._generation = generation  # last: another thread may be in __missing__
        return self

    def make(
        self,
        uses: Mapping[bytes, int],
        find: Callable[[Iterable[bytes]], Mapping[bytes, DataKey | Erased]],
    ) -> dict[bytes, DataKey]:
        """Make at once what is missing of what is used several times; the keys of what is not.

        A cipher that is used once costs more to keep than to make: the keys are given instead.
        Those that are erased are in neither.
        """
        generation, older = self._generation, self._older
        missing = [name for name in uses if name not in self and name not in older]
        keys = find(missing) if len(missing) > 1 else {}
        made: dict[bytes, Cipher] = {}
        once: dict[bytes, DataKey] = {}
        for name, key in keys.items():
            if isinstance(key, DataKey):
                if uses[name] > 1:
                    made[name] = Cipher(key)
                else:
                    once[name] = key
        self._keep(made, generation)
        return once

    def __missing__(self, name: bytes) -> Cipher:
        generation = self._generation
        cipher = self._older.get(name)
        if cipher is None:
            key = self._find(name)
            if key is ERASED:
                raise KeyErased
            cipher = Cipher(key)
        self._keep({name: cipher}, generation)
        return cipher

    def _keep(self, made: Mapping[bytes, Cipher], generation: bytes) -> None:
        """Have them at hand, if no key was erased since that generation."""
        if len(self) + len(made) > _KEPT:
            self._older = dict(self)
            self.clear()
        self.update(made)
        if self._keys.generation() != generation:  # erased in between: they must not stay
            for name in made:
                self.pop(name, None)
