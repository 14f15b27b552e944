"""Whoever keeps the key-encryption key, the store is the same; and one can follow another."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from hub.errors import HubError, Refused, Transient
from hub.store.sealing.custody import Custody
from hub.store.sealing.keyfile import FileKeyStore
from hub.store.sealing.seal import Place, Sealer
from tests.keys import softhsm
from tests.keys.vault import FakeVault, serving
from tests.support.require import require

PLACE = Place("employee_private", "national_id")
VERBS = ("datakey/plaintext", "decrypt", "rewrap")
KEY = "hr-data-hub"


@pytest.fixture(scope="module")
def hsm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A token of this process: the library reads its configuration once."""
    require(softhsm.installed(), "SoftHSM of Debian (softhsm2)")
    found = softhsm.token(tmp_path_factory.mktemp("hsm"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", found.pop("SOFTHSM2_CONF"))
        yield found


@pytest.fixture
def vault() -> Iterator[tuple[FakeVault, dict[str, str]]]:
    """A Vault with a transit key, and the settings of a hub that may use it."""
    made = FakeVault()
    made.rotate(KEY)
    with serving(made) as url:
        yield (
            made,
            {
                "HUB_KEK_IN": "vault",
                "HUB_KEK_VAULT_URL": url,
                "HUB_KEK_VAULT_TOKEN": made.token(KEY, *VERBS),
            },
        )


@pytest.fixture
def environment() -> dict[str, str]:
    return {"HUB_KEK_IN": "environment", "HUB_KEK_SECRET": os.urandom(32).hex()}


@contextmanager
def opened(folder: Path, settings: Mapping[str, str]) -> Iterator[FileKeyStore]:
    keys = FileKeyStore(folder, Custody(settings))
    try:
        yield keys
    finally:
        keys.close()


def rotated(keys: FileKeyStore) -> str:
    """Rotate; who keeps the newest version."""
    rotation = keys.rotation()
    *_, last = rotation.steps(rotation.begin())
    return last.custodian


def sealed(keys: FileKeyStore, who: UUID, text: str) -> bytes:
    sealer = Sealer(keys)
    asyncio.run(sealer.prepare([(who, "pay")]))
    return sealer.seal(who, "pay", PLACE, who, text)


def _works(folder: Path, settings: Mapping[str, str]) -> None:
    """Seals, opens after a start and after rotations; the key is plain in no file."""
    who = uuid4()
    with opened(folder, settings) as keys:
        value = sealed(keys, who, "440301")
        assert [one for _, one, _ in keys.inventory().versions] == [settings["HUB_KEK_IN"]]
    for _ in range(2):
        with opened(folder, settings) as keys:
            assert Sealer(keys).open(PLACE, who, value) == "440301"
            secrets = [keys._kek.newest.secret]
            assert rotated(keys) == settings["HUB_KEK_IN"]
            secrets.append(keys._kek.newest.secret)
            assert secrets[0] != secrets[1]
            assert Sealer(keys).open(PLACE, who, value) == "440301"
            for content in (one.read_bytes() for one in folder.iterdir()):
                assert not any(one in content or one.hex().encode() in content for one in secrets)


def test_the_environment_keeps_it(tmp_path: Path, environment: dict[str, str]) -> None:
    _works(tmp_path / "keys", environment)


@pytest.mark.debian
def test_a_real_token_keeps_it(tmp_path: Path, hsm: dict[str, str]) -> None:
    _works(tmp_path / "keys", hsm)


def test_a_vault_keeps_it(tmp_path: Path, vault: tuple[FakeVault, dict[str, str]]) -> None:
    _works(tmp_path / "keys", vault[1])


@pytest.mark.debian
def test_it_moves_from_each_to_each_by_a_rotation(
    tmp_path: Path,
    hsm: dict[str, str],
    vault: tuple[FakeVault, dict[str, str]],
    environment: dict[str, str],
) -> None:
    """All pairs; a store that is open meanwhile, with the same settings, reads on."""
    every = hsm | vault[1] | environment
    way = ["file", "environment", "pkcs11", "vault", "file", "pkcs11", "environment", "vault"]
    way += ["pkcs11", "file", "vault", "environment", "file"]
    assert len(set(pairwise(way))) == 12
    folder, who = tmp_path / "keys", uuid4()
    with opened(folder, every | {"HUB_KEK_IN": way[0]}) as reader:
        value, sealer = sealed(reader, who, "440301"), Sealer(reader)
        for custodian in way[1:]:
            with opened(folder, every | {"HUB_KEK_IN": custodian}) as keys:
                assert rotated(keys) == custodian
            sealer._opening.clear()
            assert sealer.open(PLACE, who, value) == "440301"
            assert sealed(reader, uuid4(), "1")
    with opened(folder, {}) as keys:  # back in the file, nobody else is needed
        assert Sealer(keys).open(PLACE, who, value) == "440301"


def _refused(folder: Path, settings: Mapping[str, str]) -> str:
    """The code of the error that a start ends with; nothing in the folder is changed by it."""
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    with pytest.raises(HubError) as refused:
        FileKeyStore(folder, Custody(settings))
    assert refused.value.hint
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
    secrets = [value for name, value in settings.items() if name.endswith(("SECRET", "PIN"))]
    assert not any(one in f"{refused.value} {refused.value.detail}" for one in secrets)
    return refused.value.code


def test_another_secret_of_the_environment_is_refused(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    folder, other = tmp_path / "keys", os.urandom(32).hex()
    with opened(folder, environment):
        pass
    assert _refused(folder, environment | {"HUB_KEK_SECRET": other}) == "KEK_WRONG"
    assert _refused(folder, {"HUB_KEK_IN": "environment"}) == "SETTING_INVALID"
    assert _refused(folder, environment | {"HUB_KEK_SECRET": "short"}) == "SETTING_INVALID"
    assert _refused(folder, {"HUB_KEK_IN": "drawer"}) == "SETTING_INVALID"
    both = environment | {"HUB_KEK_SECRET": f"{other},{environment['HUB_KEK_SECRET']}"}
    with opened(folder, both) as keys:
        assert keys.rotation().rewrap() == 1
    with opened(folder, environment | {"HUB_KEK_SECRET": other}) as keys:
        assert keys._kek.version == 1


@pytest.mark.debian
def test_a_token_that_refuses_is_told(tmp_path: Path, hsm: dict[str, str]) -> None:
    """Wrong PIN, wrong token, wrong library, no such key, a text that was changed."""
    folder = tmp_path / "keys"
    with opened(folder, hsm):
        pass
    assert _refused(folder, hsm | {"HUB_KEK_HSM_PIN": "31337"}) == "CUSTODIAN_REFUSED"
    assert _refused(folder, hsm | {"HUB_KEK_HSM_TOKEN": "other"}) == "CUSTODIAN_REFUSED"
    assert _refused(folder, hsm | {"HUB_KEK_HSM_MODULE": "/none.so"}) == "CUSTODIAN_REFUSED"
    assert _refused(folder, hsm | {"HUB_KEK_HSM_KEY": "a:b"}) == "SETTING_INVALID"
    text = (folder / "kek").read_text("ascii")
    (folder / "kek").write_text(text.replace(f"{KEY}:", "another:"))
    assert _refused(folder, hsm) == "CUSTODIAN_REFUSED"
    last = "0" if text.strip()[-1] != "0" else "1"
    (folder / "kek").write_text(f"{text.strip()[:-1]}{last}\n")
    assert _refused(folder, hsm) == "CUSTODIAN_REFUSED"


@pytest.mark.debian
def test_a_key_never_leaves_its_token(tmp_path: Path, hsm: dict[str, str]) -> None:
    """It is sensitive and cannot be extracted; another label is another key."""
    import pkcs11

    with opened(tmp_path / "keys", hsm | {"HUB_KEK_HSM_KEY": "second"}) as keys:
        assert keys._kek.newest.text.startswith("second:")
    token = pkcs11.lib(str(softhsm.MODULE)).get_token(token_label="hub")
    with token.open(user_pin=softhsm.PIN) as session:
        key = session.get_key(label="second", key_type=pkcs11.KeyType.AES)
        assert key[pkcs11.Attribute.EXTRACTABLE] is False
        with pytest.raises(pkcs11.AttributeSensitive):
            _ = key[pkcs11.Attribute.VALUE]


@pytest.mark.debian
def test_another_process_opens_what_a_token_keeps(tmp_path: Path, hsm: dict[str, str]) -> None:
    code = (
        "import os, sys; from pathlib import Path\n"
        "from hub.store.sealing.custody import Custody\n"
        "from hub.store.sealing.keyfile import FileKeyStore\n"
        "print(FileKeyStore(Path(sys.argv[1]), Custody(dict(os.environ))).index_key.hex())\n"
    )
    with opened(tmp_path / "keys", hsm) as keys:
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "keys")],
            env=os.environ | hsm,
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.strip() == keys.index_key.hex()


def test_a_vault_is_asked_for_as_little_as_it_takes(
    tmp_path: Path, vault: tuple[FakeVault, dict[str, str]]
) -> None:
    """One call a start, one a rotation; none for a value."""
    made, settings = vault
    folder, who = tmp_path / "keys", uuid4()
    with opened(folder, settings) as keys:
        value = sealed(keys, who, "440301")
        assert [path for path, _ in made.asked] == [f"transit/datakey/plaintext/{KEY}"]
        assert made.asked[0][1] == {"bits": 256}
    made.asked.clear()
    with opened(folder, settings) as keys:
        assert [path for path, _ in made.asked] == [f"transit/decrypt/{KEY}"]
        made.sealed = True  # from here on nobody can ask it
        assert Sealer(keys).open(PLACE, who, value) == "440301"
        assert sealed(keys, uuid4(), "1")
        with pytest.raises(Transient, match="CUSTODIAN_AWAY"):
            rotated(keys)
        made.sealed = False
        assert rotated(keys) == "vault"


def test_rewrapping_follows_the_versions_of_a_transit_key(
    tmp_path: Path, vault: tuple[FakeVault, dict[str, str]]
) -> None:
    """Before `min_decryption_version` is raised; the hub sees no key, and no data key moves."""
    made, settings = vault
    folder = tmp_path / "keys"
    with opened(folder, settings) as keys:
        before = (folder / "keys").read_bytes()
        made.rotate(KEY)
        made.asked.clear()
        assert keys.rotation().rewrap() == 1
        assert [path for path, _ in made.asked] == [f"transit/rewrap/{KEY}"]
        assert "vault:v2:" in (folder / "kek").read_text("ascii")
        assert (folder / "keys").read_bytes() == before
    made.oldest[KEY] = 2
    with opened(folder, settings):
        pass
    made.rotate(KEY)
    made.oldest[KEY] = 3
    assert _refused(folder, settings) == "CUSTODIAN_REFUSED"


def test_a_vault_that_does_not_answer_well_is_told(
    tmp_path: Path, vault: tuple[FakeVault, dict[str, str]]
) -> None:
    """Sealed and away: try again. Token, policy, mount, namespace: somebody mends it."""
    made, settings = vault
    folder = tmp_path / "keys"
    with opened(folder, settings):
        pass
    made.sealed = True
    with pytest.raises(Transient, match="CUSTODIAN_AWAY") as away:
        FileKeyStore(folder, Custody(settings))
    assert "503 Vault is sealed" in str(away.value.detail)
    made.sealed = False
    made.standby = "http://127.0.0.1:1"
    assert _refused(folder, settings) == "CUSTODIAN_AWAY"  # the token goes to no other address
    made.standby = None
    away_url = {"HUB_KEK_VAULT_URL": "http://127.0.0.1:1"}
    assert _refused(folder, settings | away_url) == "CUSTODIAN_AWAY"
    for wrong in (
        {"HUB_KEK_VAULT_TOKEN": "hvs.none"},
        {"HUB_KEK_VAULT_TOKEN": made.token(KEY, "encrypt")},
        {"HUB_KEK_VAULT_MOUNT": "other"},
        {"HUB_KEK_VAULT_KEY": "other"},
        {"HUB_KEK_VAULT_NAMESPACE": "other"},
    ):
        assert _refused(folder, settings | wrong) == "CUSTODIAN_REFUSED"
    with pytest.raises(Refused) as refused:
        FileKeyStore(folder, Custody(settings | {"HUB_KEK_VAULT_TOKEN": "hvs.none"}))
    assert "403 permission denied" in str(refused.value.detail)
    assert "hvs." not in f"{refused.value} {refused.value.detail}"
    for wrong in ({"HUB_KEK_VAULT_URL": "http://vault.example.com"}, {"HUB_KEK_VAULT_URL": ""}):
        assert _refused(folder, settings | wrong) == "SETTING_INVALID"


def test_a_token_file_is_read_anew_each_time(
    tmp_path: Path, vault: tuple[FakeVault, dict[str, str]]
) -> None:
    """An agent renews it while the hub runs: the token of before has lost its lease."""
    made, settings = vault
    file = tmp_path / "token"
    file.write_text(f"{settings.pop('HUB_KEK_VAULT_TOKEN')}\n", "ascii")
    settings["HUB_KEK_VAULT_TOKEN_FILE"] = str(file)
    with opened(tmp_path / "keys", settings) as keys:
        made.tokens.clear()
        with pytest.raises(Refused, match="CUSTODIAN_REFUSED"):
            rotated(keys)
        file.write_text(made.token(KEY, *VERBS), "ascii")
        assert rotated(keys) == "vault"
        file.unlink()
        with pytest.raises(Refused, match="SETTING_INVALID"):
            rotated(keys)


def test_a_namespace_goes_along(tmp_path: Path, vault: tuple[FakeVault, dict[str, str]]) -> None:
    made, settings = vault
    made.namespace = "people"
    with opened(tmp_path / "keys", settings | {"HUB_KEK_VAULT_NAMESPACE": "people"}) as keys:
        assert keys._kek.newest.custodian == "vault"


def test_a_rotation_to_one_that_is_away_changes_nothing(
    tmp_path: Path, vault: tuple[FakeVault, dict[str, str]]
) -> None:
    made, settings = vault
    folder, who = tmp_path / "keys", uuid4()
    with opened(folder, {}) as keys:
        value = sealed(keys, who, "1")
    made.sealed = True
    with opened(folder, settings) as keys:  # what is in the file needs no Vault
        with pytest.raises(Transient):
            rotated(keys)
        assert Sealer(keys).open(PLACE, who, value) == "1"
        assert [number for number, *_ in keys.inventory().versions] == [1]
