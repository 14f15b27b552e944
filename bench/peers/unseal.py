"""Opening sealed values with exported keys, for the peers in Python.

A value is version 1 | key id 16 | nonce 12 | AES-256-GCM ciphertext and tag, bound to place and
row; `BENCH_KEYS` names the file of keys that `bench/sealed.py` wrote.
"""

import os
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_KEY = 52


@cache
def place(*names: str) -> bytes:
    """Table and column, as they are bound to a value."""
    return b"".join(len(one).to_bytes(2) + one.encode() for one in names)


NATIONAL_ID, NET = place("employee_private", "national_id"), place("payslip", "net")


@cache
def keys() -> dict[bytes, tuple[AESGCM, bytes]]:
    """Key id → cipher and version of the key."""
    whole = Path(os.environ["BENCH_KEYS"]).read_bytes()
    parts = (whole[at : at + _KEY] for at in range(0, len(whole), _KEY))
    return {one[:16]: (AESGCM(one[20:]), one[16:20]) for one in parts}


def unseal(where: bytes, row: bytes, sealed: bytes) -> str:
    """One sealed text."""
    cipher, version = keys()[sealed[1:17]]
    return cipher.decrypt(sealed[17:29], sealed[29:], where + row + version).decode()


def money(text: str) -> dict[str, str]:
    """`123456 CNY` as amount and currency."""
    minor, _, currency = text.partition(" ")
    return {"amount": f"{minor[:-2]}.{minor[-2:]}", "currency": currency}
