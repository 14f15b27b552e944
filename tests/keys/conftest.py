"""A home with a company that was landed by commands."""

import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import pytest

from hub.cli import main
from hub.flows.hub import Hub, open_hub
from hub.settings import Settings
from tests.keys.company import Company
from tests.support.databases import run_async

Run = Callable[..., tuple[int, str, str]]
T = TypeVar("T")


@pytest.fixture
def hub(
    database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Run a command over a home with a company; exit code, output, error output."""
    monkeypatch.setenv("HUB_DATABASE_URL", database)
    monkeypatch.setenv("HUB_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HUB_OPERATOR", "王五")
    monkeypatch.setenv("HUB_DEV", "1")

    def run(*words: str) -> tuple[int, str, str]:
        code = main(list(words))
        return (code, *capsys.readouterr())

    company = Company(tmp_path / "in", 7)
    company.write()
    config, mapping = company.mappings(tmp_path)
    words = ("--connector", "files", "--config", str(config), "--mapping", str(mapping))
    for command in (("connect", "staff", *words), ("sync", "staff")):
        code, out, err = run(*command)
        assert code == 0, out + err
    return run


def of_hub(work: Callable[[Hub], Awaitable[T]]) -> T:
    """Open the hub of the environment and do the work."""

    async def opened() -> T:
        async with open_hub(Settings.from_env(os.environ)) as hub:
            return await work(hub)

    return run_async(opened)
