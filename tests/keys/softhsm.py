"""A real PKCS#11 token: Debian's SoftHSM, in a folder of its own."""

import os
import subprocess
from pathlib import Path
from typing import Final

MODULE: Final = Path("/usr/lib/softhsm/libsofthsm2.so")
PIN: Final = "271828"


def installed() -> bool:
    """Whether the Debian package is there."""
    return MODULE.exists()


def token(folder: Path, label: str = "hub") -> dict[str, str]:
    """Make a token; the environment of a process that uses it.

    The library reads its configuration once a process, so each process has one folder of tokens.
    """
    store = folder / "tokens"
    store.mkdir(parents=True, exist_ok=True)
    config = folder / "softhsm2.conf"
    config.write_text(f"directories.tokendir = {store}\nlog.level = ERROR\n", "utf-8")
    environment = os.environ | {"SOFTHSM2_CONF": str(config)}
    words = ("softhsm2-util", "--init-token", "--free", "--label", label)
    pins = ("--pin", PIN, "--so-pin", "31415926")
    subprocess.run([*words, *pins], check=True, env=environment, capture_output=True)
    return {
        "SOFTHSM2_CONF": str(config),
        "HUB_KEK_IN": "pkcs11",
        "HUB_KEK_HSM_MODULE": str(MODULE),
        "HUB_KEK_HSM_TOKEN": label,
        "HUB_KEK_HSM_PIN": PIN,
    }
