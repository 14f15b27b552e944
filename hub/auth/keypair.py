"""A key pair of the hub's own in its home, readable by its owner alone and made when it is missed.

All processes of a home share it; of those that make one at once, the first one's counts.
"""

import json
import os
import uuid
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from hub.auth.jwks import FixedKeys, PublicKey

VERSION: Final = 1
ALGORITHM: Final = "ES256"


class UnusableKeyError(Exception):
    """The file cannot be used; says why, and nothing of what is in it."""


def load_or_make(path: Path) -> ECKey:
    """The key pair of that file; raises UnusableKeyError."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _publish(path, ECKey.generate_key("P-256", private=True).as_dict(private=True))
    return _load(path)


def public_of(key: ECKey) -> FixedKeys:
    """Its public part, for a verifier; its id is its thumbprint."""
    kid = key.thumbprint()
    public = ECKey.import_key(key.as_dict(private=False))
    return FixedKeys(MappingProxyType({kid: PublicKey(kid, ALGORITHM, public, kid)}))


def _publish(path: Path, key: Any) -> None:
    fresh = path.with_name(f"{path.name}.{uuid.uuid4().hex}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump({"version": VERSION, "key": key}, file)
            file.flush()
            os.fsync(file.fileno())
        _link_if_first(fresh, path)
    finally:
        fresh.unlink()


def _link_if_first(fresh: Path, path: Path) -> None:
    try:
        os.link(fresh, path)
    except FileExistsError:
        return  # another process was first: its key is the one to use


def _load(path: Path) -> ECKey:
    if path.stat().st_mode & 0o077:
        raise UnusableKeyError("Others can read it.")
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        if document["version"] == VERSION:
            return ECKey.import_key(document["key"])
    except (JoseError, ValueError, TypeError, KeyError):
        # The cause is dropped: it may quote the private key.
        raise UnusableKeyError("It is not a key file.") from None
    raise UnusableKeyError("Its version is not known.")
