"""One-time codes: of an authenticator app (RFC 6238), and recovery codes on paper."""

import base64
import hashlib
import hmac
import unicodedata
from typing import Final
from urllib.parse import quote

import pyotp

STEP: Final = 30
"""Seconds that one code of an app counts."""
_AROUND: Final = (0, -1, 1)
"""Steps beside the present one that are taken: clocks of phones differ."""
DIGITS: Final = 6
RECOVERY: Final = 10
"""Recovery codes that are given out at once."""
_ALPHABET: Final = "ABCDEFGHJKMNPQRSTVWXYZ0123456789"
"""32 characters that are not taken for one another: without I, L, O and U."""
_GROUPS, _GROUP = 4, 4


def app_key(secret: str) -> bytes:
    """The key of an app, derived from the secret of the browser that sets it up.

    So the key need lie nowhere until the app has shown that it works.
    """
    return hmac.digest(secret.encode(), b"hub: authenticator app", hashlib.sha256)[:20]


def spelled(key: bytes) -> str:
    """The key as apps take it when it is typed: base32."""
    return base64.b32encode(key).decode().rstrip("=")


def app_address(key: bytes, person: str, company: str) -> str:
    """The address that apps read from a QR code."""
    label = f"{quote(company, safe='')}:{quote(person, safe='')}"
    return f"otpauth://totp/{label}?secret={spelled(key)}&issuer={quote(company, safe='')}"


def app_step(key: bytes, code: str, now: float, used: int = 0) -> int | None:
    """The step that the code belongs to; None if it is none of now, or of one used before."""
    typed = typed_code(code)
    if len(typed) != DIGITS or not typed.isascii() or not typed.isdigit():
        return None
    app, present = pyotp.HOTP(spelled(key)), int(now) // STEP
    found = [
        present + apart for apart in _AROUND if hmac.compare_digest(app.at(present + apart), typed)
    ]
    return next((one for one in found if one > used), None)


def recovery_codes(secret: str) -> list[str]:
    """Codes of 80 bits, `ABCD-EFGH-JKMN-PQRS`, derived from a secret of the browser.

    So they can be shown on the page after, and lie nowhere meanwhile.
    """
    return [_recovery_code(secret, number) for number in range(RECOVERY)]


def _recovery_code(secret: str, number: int) -> str:
    about = f"hub: recovery code {number}".encode()
    raw = hmac.digest(secret.encode(), about, hashlib.sha256)
    letters = [_ALPHABET[one % len(_ALPHABET)] for one in raw[: _GROUPS * _GROUP]]
    return "-".join("".join(letters[at : at + _GROUP]) for at in range(0, _GROUPS * _GROUP, _GROUP))


def recovery_digest(code: str) -> bytes:
    """What is kept of a recovery code, however its letters and lines were typed."""
    typed = typed_code(code).upper().translate(str.maketrans("ILOU", "110V"))
    return hashlib.sha256(typed.encode("utf-8", "replace")).digest()


def typed_code(code: str) -> str:
    """A code as it was meant: full-width digits, spaces and lines make no difference."""
    text = unicodedata.normalize("NFKC", code[:64])
    return "".join(one for one in text if one.isalnum())
