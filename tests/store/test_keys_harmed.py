"""A key store that lost something is refused with a hint, and never quietly begun anew."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest

from hub.errors import HubError
from hub.store.sealing import keyfile_format as layout
from hub.store.sealing.keyfile import FileKeyStore


def _made(keys: FileKeyStore, number: int) -> int:
    return asyncio.run(keys.prepare((uuid4(), "pay") for _ in range(number)))


def _without_kek(folder: Path) -> None:
    (folder / "kek").unlink()


def _without_keys(folder: Path) -> None:
    (folder / "keys").unlink()


def _other_kek(folder: Path) -> None:
    (folder / "kek").write_text(f"hub-kek-1\n1 {os.urandom(32).hex()}\n")


def _broken_kek(folder: Path) -> None:
    (folder / "kek").write_text("hub-kek-1\n1 00ff\n")


def _empty_kek(folder: Path) -> None:
    (folder / "kek").write_text("")


def _kek_of_nobody(folder: Path) -> None:
    (folder / "kek").write_text(f"hub-kek-2\n1 drawer 0 {os.urandom(32).hex()}\n")


def _kek_of_few_words(folder: Path) -> None:
    (folder / "kek").write_text(f"hub-kek-2\n1 file {os.urandom(32).hex()}\n")


def _open_kek(folder: Path) -> None:
    (folder / "kek").chmod(0o644)


def _cut_keys(folder: Path) -> None:
    os.truncate(folder / "keys", layout.place_of(1) + 7)


def _no_header(folder: Path) -> None:
    os.truncate(folder / "keys", 20)


def _rotten_keys(folder: Path) -> None:
    with (folder / "keys").open("r+b") as file:
        file.seek(layout.place_of(1) + 40)
        file.write(b"rot")


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (_without_kek, "KEK_MISSING"),
        (_without_keys, "KEYS_MISSING"),
        (_other_kek, "KEK_WRONG"),
        (_broken_kek, "KEK_INVALID"),
        (_empty_kek, "KEK_INVALID"),
        (_kek_of_nobody, "KEK_INVALID"),
        (_kek_of_few_words, "KEK_INVALID"),
        (_open_kek, "KEK_EXPOSED"),
        (_cut_keys, "KEYS_DAMAGED"),
        (_no_header, "KEYS_DAMAGED"),
        (_rotten_keys, "KEYS_DAMAGED"),
    ],
)
def test_a_harmed_store_is_refused_and_left_alone(
    tmp_path: Path, harm: Callable[[Path], None], code: str
) -> None:
    """With a hint, and without a new key in the place of a lost one."""
    folder = tmp_path / "keys"
    keys = FileKeyStore(folder)
    _made(keys, 2)
    keys.close()
    harm(folder)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    with pytest.raises(HubError) as refused:
        FileKeyStore(folder)
    assert refused.value.code == code
    assert refused.value.hint
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


@pytest.mark.parametrize("dies_before", ["kek", "keys"])
def test_an_interrupted_first_start_is_finished_by_the_next(
    tmp_path: Path, dies_before: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "keys"
    replace = Path.replace

    def dying(self: Path, target: Path) -> Path:
        if target.name == dies_before:
            raise KeyboardInterrupt
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", dying)
        with pytest.raises(KeyboardInterrupt):
            FileKeyStore(folder)
    keys = FileKeyStore(folder)
    assert _made(keys, 1) == 1
    keys.close()
