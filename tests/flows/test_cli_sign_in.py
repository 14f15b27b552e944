"""Accounts, sessions and machine clients on the command line: what is printed, and what is not."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from hub.cli import main
from tests.support.databases import run_async
from tests.support.site import opened_site

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def hub(
    database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Run a command over a database with one person, H1."""

    async def fill() -> None:
        async with opened_site(database, tmp_path / "home"):
            pass

    run_async(fill)
    monkeypatch.setenv("HUB_DATABASE_URL", database)
    monkeypatch.setenv("HUB_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HUB_PUBLIC_URL", "https://people.example.test")

    def run(*words: str) -> tuple[int, str, str]:
        code = main(list(words))
        return code, *capsys.readouterr()

    return run


def test_an_account_is_invited_listed_and_closed(hub: Run) -> None:
    """The link stands once on the terminal; the list holds nothing secret."""
    code, link, _ = hub("account", "invite", "H1")
    assert code == 0
    assert re.fullmatch(r"https://people.example.test/signin/invitation/[\w-]{43}\n", link)
    code, listed, _ = hub("account", "list")
    assert re.search(r"^H1 +no +0 +0 +0 ", listed, re.MULTILINE)
    assert link.rpartition("/")[2].strip() not in listed
    assert hub("account", "close", "H1")[:2] == (0, "Closed.\n")
    assert hub("account", "list")[1] == "There is no account.\n"
    code, _, said = hub("account", "invite", "nobody")
    assert (code, said.partition(":")[0]) == (2, "ACCOUNT_UNKNOWN")


def test_a_client_is_made_with_a_grant_and_ends_with_it(hub: Run) -> None:
    """Its secret is printed by `add` and `renew` alone."""
    words = ("--role", "hr", "--classes", "CORE", "PAY", "--reason", "export")
    code, made, _ = hub("client", "add", "payroll-export", *words)
    assert code == 0
    [secret] = re.findall(r"client_secret: ([\w-]{43})", made)
    assert re.search(r" client payroll-export +hr +CORE PAY +everywhere ", hub("grants")[1])
    assert secret not in hub("client", "list")[1]
    code, renewed, _ = hub("client", "renew", "payroll-export")
    assert re.fullmatch(r"client_secret: [\w-]{43}\n", renewed)
    assert secret not in renewed
    assert hub("client", "revoke", "payroll-export", "--reason", "over")[0] == 0
    assert "payroll-export" not in hub("grants")[1]
    code, _, said = hub("client", "renew", "payroll-export")
    assert (code, said.partition(":")[0]) == (2, "CLIENT_UNKNOWN")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("Payroll",), "CLIENT_NAME"),
        (("x",), "CLIENT_NAME"),
        (("good", "--role", "king"), "GRANT_ROLE"),
        (("good", "--role", "hr", "--classes", "X"), "GRANT_CLASS"),
        (("good", "--role", "hr", "--extent", "subtrees"), "GRANT_EXTENT"),
    ],
)
def test_a_client_that_cannot_be_is_not_made(hub: Run, words: tuple[str, ...], code: str) -> None:
    """No name is used up by a mistake in its grant."""
    found, out, said = hub("client", "add", *words)
    assert (found, out, said.partition(":")[0]) == (2, "", code)
    assert hub("client", "list")[1] == "There is no machine client.\n"


def test_access_is_ended_by_number(hub: Run) -> None:
    """Without sessions it makes tokens void all the same."""
    assert hub("session", "list")[1] == "Nobody is signed in here.\n"
    assert hub("session", "end", "H1", "--reason", "lost")[:2] == (0, "Done; 0 sessions ended.\n")
    code, _, said = hub("session", "end", "nobody", "--reason", "lost")
    assert (code, said.partition(":")[0]) == (2, "ACCOUNT_UNKNOWN")
