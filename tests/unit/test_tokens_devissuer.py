"""The built-in issuer works in development on loopback, and nowhere else; sign-in as a whole."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from hub.auth.devissuer import FILE, DevIssuer, issuers_of
from hub.auth.ports import Facts
from hub.auth.signin import sign_in
from hub.auth.tokens import Verifier
from hub.auth.viewer import Everywhere, Grant
from hub.errors import Refused
from hub.settings import Settings
from tests.support.issuer import NOW, Clock

TODAY = date(2026, 11, 23)
ID = "0190a000-0000-7000-8000-000000000001"


def settings(home: Path, **env: str) -> Settings:
    """Settings of a hub in development on loopback, or as given."""
    return Settings.from_env({"HUB_HOME": str(home), "HUB_DEV": "1", **env})


def refused(home: Path, **env: str) -> Refused:
    """Why there is no built-in issuer under these settings."""
    with pytest.raises(Refused) as error:
        DevIssuer(settings(home, **env))
    return error.value


async def test_its_tokens_are_accepted_with_the_scopes_of_the_profile(tmp_path: Path) -> None:
    """What `hub token` prints opens the hub of the same home, for an hour."""
    clock = Clock()
    verifier = Verifier(issuers_of(settings(tmp_path)), clock)
    text = DevIssuer(settings(tmp_path), clock).issue("E0001", "hrbp")
    claims = await verifier.authenticate(f"Bearer {text}")
    assert (claims.subject, claims.subject_kind, claims.issuer) == ("E0001", "number", "hub-dev")
    assert claims.scopes == {"employee", "manager", "hrbp"}
    assert claims.expires_at == NOW + 3600


@pytest.mark.parametrize(
    "env",
    [
        {"HUB_DEV": "0"},
        {"HUB_DEV": ""},
        {"HUB_DEV": "true"},
        {"HUB_HOST": "0.0.0.0"},  # noqa: S104 - it must be refused
        {"HUB_HOST": "::"},
        {"HUB_HOST": "hub.example.test"},
    ],
)
async def test_elsewhere_it_neither_issues_nor_is_accepted(
    tmp_path: Path, env: dict[str, str]
) -> None:
    """No token, no key file, and tokens made before come from an unknown issuer."""
    text = DevIssuer(settings(tmp_path)).issue("E0001", "admin")
    assert refused(tmp_path / "other", **env).code == "DEV_ISSUER_OFF"
    assert not (tmp_path / "other").exists()
    with pytest.raises(Refused) as error:
        await Verifier(issuers_of(settings(tmp_path, **env))).authenticate(f"Bearer {text}")
    assert error.value.code == "TOKEN_ISSUER_UNKNOWN"


async def test_tokens_of_another_home_are_refused(tmp_path: Path) -> None:
    """Every home has a key of its own."""
    text = DevIssuer(settings(tmp_path / "a")).issue("E0001", "admin")
    with pytest.raises(Refused) as error:
        await Verifier(issuers_of(settings(tmp_path / "b"))).authenticate(f"Bearer {text}")
    assert error.value.code == "TOKEN_INVALID"


def test_the_key_is_its_owners_alone_and_the_same_for_all_processes(tmp_path: Path) -> None:
    """Mode 0600, nothing else left behind, however many make it at once."""
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: DevIssuer(settings(tmp_path)), range(16)))
    assert len({one._kid for one in made}) == 1
    assert [one.name for one in tmp_path.iterdir()] == [FILE]
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600


def test_a_key_that_others_can_read_is_not_used(tmp_path: Path) -> None:
    """Else any user of the machine could be anybody."""
    DevIssuer(settings(tmp_path))
    (tmp_path / FILE).chmod(0o640)
    assert refused(tmp_path).code == "DEV_ISSUER_FILE"


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 1}', '{"version": 1, "key": {"kty": "EC", "d": "x"}}']
)
def test_a_damaged_key_is_told_without_its_content(tmp_path: Path, text: str) -> None:
    """The hint says what to do."""
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    (tmp_path / FILE).chmod(0o600)
    error = refused(tmp_path)
    assert error.code == "DEV_ISSUER_FILE"
    assert error.__cause__ is None


def test_a_key_of_a_later_version_is_told_apart(tmp_path: Path) -> None:
    """A document of another version is not guessed at."""
    DevIssuer(settings(tmp_path))
    path = tmp_path / FILE
    path.write_text(json.dumps({**json.loads(path.read_text()), "version": 2}), encoding="utf-8")
    assert refused(tmp_path).detail == "Its version is not known."


def test_an_unknown_profile_is_refused(tmp_path: Path) -> None:
    """A typing error is not a token without rights."""
    with pytest.raises(Refused) as error:
        DevIssuer(settings(tmp_path)).issue("E0001", "root")
    assert error.value.code == "SCOPE_UNKNOWN"


def test_a_company_issuer_needs_a_safe_name_and_is_not_ours(tmp_path: Path) -> None:
    """Keys are found by its name, a safe address; nobody takes the built-in issuer's."""
    url = "https://login.example.test/jwks"
    both = issuers_of(settings(tmp_path, HUB_ISSUER="https://login.test", HUB_JWKS_URL=url))
    assert [one.name for one in both] == ["https://login.test", "hub-dev"]
    by_name = issuers_of(settings(tmp_path, HUB_ISSUER="https://login.test"))
    assert [one.name for one in by_name] == ["https://login.test", "hub-dev"]
    for wrong in ({"HUB_JWKS_URL": url}, {"HUB_ISSUER": "http://login.test"}):
        with pytest.raises(Refused) as error:
            issuers_of(settings(tmp_path, **wrong))
        assert error.value.code == "SETTING_INVALID"
    with pytest.raises(Refused):
        Verifier(issuers_of(settings(tmp_path, HUB_ISSUER="hub-dev", HUB_JWKS_URL=url)))


# --- sign-in --------------------------------------------------------------------------------

GRANTS = tuple(
    Grant(role, role, frozenset({"CORE"}), Everywhere(), TODAY) for role in ("hr", "admin")
)


@dataclass(frozen=True)
class OnePerson:
    """A grant store that knows one employee."""

    facts: Facts

    async def viewer_facts(self, subject_kind: str, subject: str, today: date) -> Facts | None:
        """Facts of E0001."""
        return self.facts if (subject_kind, subject, today) == ("number", "E0001", TODAY) else None


@pytest.mark.parametrize(
    ("profile", "roles", "admin"),
    [("employee", [], False), ("hr", ["hr"], False), ("admin", ["admin"], True)],
)
async def test_sign_in_narrows_grants_to_the_token(
    tmp_path: Path, profile: str, roles: list[str], admin: bool
) -> None:
    """Whoever holds the grants of two roles uses only those that the token names."""
    verifier = Verifier(issuers_of(settings(tmp_path)))
    header = f"Bearer {DevIssuer(settings(tmp_path)).issue('E0001', profile)}"
    store = OnePerson(Facts(ID, GRANTS, version=7, ended=False))
    found = await sign_in(header, verifier, store, today=TODAY, languages=("zh", "en"))
    viewer = found.viewer
    assert [one.role for one in viewer.grants] == roles
    assert viewer.admin is admin
    assert (viewer.employee_id, viewer.version, viewer.languages) == (ID, 7, ("zh", "en"))
    assert (viewer.reach.everywhere == {"CORE"}) == (profile == "hr")


@pytest.mark.parametrize(
    ("number", "ended", "code"),
    [("E0002", False, "PRINCIPAL_UNKNOWN"), ("E0001", True, "ACCESS_ENDED")],
)
async def test_nobody_and_leavers_are_told_apart_from_bad_tokens(
    tmp_path: Path, number: str, ended: bool, code: str
) -> None:
    """The token is good: signing in again would not help."""
    verifier = Verifier(issuers_of(settings(tmp_path)))
    header = f"Bearer {DevIssuer(settings(tmp_path)).issue(number, 'employee')}"
    with pytest.raises(Refused) as error:
        await sign_in(header, verifier, OnePerson(Facts(ID, (), 1, ended)), today=TODAY)
    assert error.value.code == code
    assert number not in str(error.value)
