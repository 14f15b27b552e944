"""Who keeps the key-encryption key: a file, the environment, a PKCS#11 token, or a Vault.

The file `kek` holds, for each version of the key-encryption key, the text that its *custodian*
gave for it. Only that custodian turns the text into the key again: once, when a process starts.
Wrapping and unwrapping data keys is local from then on, so a hub does not depend on how quick
or reachable its custodian is while it answers.

Versions of one file may be with different custodians: moving from one to another is a rotation.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from hub.errors import Refused
from hub.store.sealing.custodian import (
    ENVIRONMENT,
    FILE,
    TOKEN,
    VAULT,
    Custodian,
    EnvironmentCustodian,
    FileCustodian,
    invalid,
)
from hub.store.sealing.custody_pkcs11 import TokenCustodian
from hub.store.sealing.custody_vault import VaultCustodian


class Custody:
    """The custodian that settings choose for what is new, and every other by its name."""

    def __init__(self, settings: Mapping[str, str] = MappingProxyType({})) -> None:
        """Raises Refused `SETTING_INVALID` for a custodian that there is not."""
        self._settings = settings
        self._known: dict[str, Custodian] = {}
        self.chosen = settings.get("HUB_KEK_IN", FILE)
        """Name of the one that keeps new versions."""
        if self.chosen not in _MADE:
            raise Refused(
                "SETTING_INVALID",
                "HUB_KEK_IN names no custodian.",
                hint=f"Use {', '.join(_MADE)}.",
            )

    def of(self, name: str) -> Custodian:
        """The custodian of that name.

        Raises Refused `SETTING_INVALID` where its settings are missing, `KEK_INVALID` where there
        is none of that name.
        """
        if name not in _MADE:
            raise invalid()
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = _MADE[name](self._settings)
        return found


def _file(_: Mapping[str, str]) -> Custodian:
    return FileCustodian()


_MADE: Final[Mapping[str, Callable[[Mapping[str, str]], Custodian]]] = MappingProxyType(
    {FILE: _file, ENVIRONMENT: EnvironmentCustodian, TOKEN: TokenCustodian, VAULT: VaultCustodian}
)
