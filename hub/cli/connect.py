"""`hub connect`, `hub pause`, `hub resume`, `hub remove`."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from hub.cli.acting import act
from hub.cli.say import say
from hub.errors import Refused

if TYPE_CHECKING:
    from hub.flows.hub import Hub


def connect(
    name: str,
    /,
    *,
    connector: str,
    config: Path,
    mapping: Path,
    secret: Annotated[tuple[str, ...], Parameter(negative="")] = (),
    secrets_file: Path | None = None,
    schedule: str | None = None,
) -> None:
    """Connect a system: it is tried, its mappings are checked, then it is stored.

    Parameters
    ----------
    name
        Name of the connection; one of that name is replaced.
    connector
        files, sql, ldap, calendar, rest, or a shipped system such as moodle or tryton.
    config
        YAML with what the connector asks for.
    mapping
        Folder with one YAML mapping for each stream, or a system whose mappings ship: tryton.
    secret
        KEY=ENVVAR: the secret KEY is taken from that variable of the environment.
    secrets_file
        YAML with secrets; `-` reads it from stdin.
    schedule
        `every 15m`, `every 2h` or `daily 02:30`, for `hub work`.
    """
    from hub.flows.connect import Wanted, read_mappings
    from hub.flows.connect import connect as store

    wanted = Wanted(
        name=name,
        connector=connector,
        config=read_yaml(lambda: config.read_text(encoding="utf-8"), str(config)),
        mappings=read_mappings(mapping),
        secrets=_secrets(secret, secrets_file),
        schedule=schedule,
    )

    async def work(hub: "Hub") -> None:
        made = await store(hub, wanted, operator=hub.settings.operator)
        streams = ", ".join(one.name for one in made.streams)
        say(f"{made.name} is connected; streams in order: {streams}.", f"Next: hub sync {name}")

    act(work)


def pause(name: str, /) -> None:
    """Take a connection off its schedule."""
    _pause(name, paused=True)
    say(f"{name} is paused.")


def resume(name: str, /) -> None:
    """Put a connection back on its schedule."""
    _pause(name, paused=False)
    say(f"{name} is scheduled again.")


def remove(name: str, /) -> None:
    """Remove a connection that never brought a record."""
    from hub.store.connections import remove_connection

    async def work(hub: "Hub") -> None:
        await remove_connection(hub.database, name, actor=hub.settings.operator)

    act(work)
    say(f"{name} is removed.")


def _pause(name: str, *, paused: bool) -> None:
    from hub.store.connections import pause_connection

    async def work(hub: "Hub") -> None:
        await pause_connection(hub.database, name, paused=paused, actor=hub.settings.operator)

    act(work)


def _secrets(given: tuple[str, ...], file: Path | None) -> dict[str, str] | None:
    """Secrets by name; None if none are given, which keeps those that are stored."""
    if not given and file is None:
        return None
    found: dict[str, str] = {}
    if file is not None:
        read = sys.stdin.read if str(file) == "-" else lambda: file.read_text(encoding="utf-8")
        texts = read_yaml(read, "the secrets", texts=True)
        found |= {str(key): str(value) for key, value in texts.items()}
    return found | dict(_from_environment(one) for one in given)


def _from_environment(pair: str) -> tuple[str, str]:
    key, equals, variable = pair.partition("=")
    value = os.environ.get(variable)
    if not key or not equals or value is None:
        raise Refused(
            "SECRET_MISSING",
            "A secret is named by KEY=ENVVAR, and the variable must be set.",
            detail=f"secret {key}" if equals else None,
            hint="For example --secret password=PAYROLL_PASSWORD.",
        )
    return key, value


def read_yaml(read: Callable[[], str], place: str, *, texts: bool = False) -> dict[str, Any]:
    """A YAML mapping; days stay text, with `texts` all does: a password is no number."""
    import yaml

    from hub.connectors.manifest_load import PlainLoader

    loader = yaml.BaseLoader if texts else PlainLoader
    try:
        found = yaml.load(read(), loader)  # noqa: S506 - both make nothing but plain values
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        found = None  # the cause may quote a secret
    if not isinstance(found, dict):
        raise Refused(
            "CONFIG_UNREADABLE",
            "The file is no YAML mapping.",
            detail=place,
            hint="Write `key: value` lines in UTF-8.",
        )
    return found
